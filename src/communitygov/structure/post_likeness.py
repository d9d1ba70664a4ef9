"""Which families of posts are written alike, so that nothing but who is appointed tells their posts apart."""

from typing import TYPE_CHECKING

import numpy as np

from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.structure.families import PostFamily


def likeness_of(families: "Sequence[PostFamily]") -> Ints:
    """A number for each family: posts of those with one number, to which nobody is appointed by name, are alike.

    One with appointments for all of it, or of a team, has a number of its own.
    """
    numbers: dict[object, int] = {}
    return np.array(
        [numbers.setdefault(_like(at, family), len(numbers)) for at, family in enumerate(families)], np.int32
    )


def _like(at: int, family: "PostFamily") -> object:
    if family.everyone or family.team is not None or family.of_team is not None:
        return at
    post, made = family.post, family.family.rows is not None
    return made, post.shift, post.seats, post.together, post.status, post.since, post.until, post.through
