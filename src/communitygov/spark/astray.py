"""Rows that look as if they say something of one made for a place that is not in their part."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from communitygov.model.columns import texts
from communitygov.model.register import Register
from communitygov.structure.build import Structure
from communitygov.structure.made import Families, Family
from communitygov.structure.made_found import made_numbers
from communitygov.structure.places import Ints
from communitygov.structure.text_parts import between

Astray = tuple[str, str, tuple[str, ...]]
"""A section, an id, and the places that may be meant."""

NO_ROWS: Ints = np.zeros(0, dtype=np.int32)


def astray(structure: Structure, part: Register) -> Iterator[Astray]:
    """The rows of a part with the id of a made row whose place is not there.

    Rows written for each place within one are left out: their places are of one part.
    """
    table, shares = structure.posts_table, structure.register.shares
    teams = [of.family for of in table.teams if of.family.rows is not None and of.team.within is None]
    prefixes = {family.prefix for family in teams}
    posts = [
        of.family
        for of in table.families
        if of.family.rows is not None and of.post.within is None and (of.team is None or of.family.prefix in prefixes)
    ]
    keys = [share.key for share in shares if share.for_each is not None and share.within is None]
    made = {row.key for row in structure.share_rows if row.share.for_each is not None}
    yield from _unmade("posts", part.posts, Families(tuple(posts)), structure)
    yield from _unmade("teams", part.teams, Families(tuple(teams)), structure)
    families = Families(tuple(Family(key, "", 0, NO_ROWS) for key in dict.fromkeys(keys)))
    yield from (each for each in _unmade("shares", part.shares, families, structure) if each[1] not in made)


def _unmade(section: str, rows: Sequence[Any], families: Families, structure: Structure) -> Iterator[Astray]:
    if not len(rows) or not len(families):
        return
    ids = texts(rows, "id")
    like = np.zeros(len(ids), dtype=np.bool_)
    for family in families.made:
        like[between(ids, f"{family.prefix}-", family.suffix)] = True
    some = ids.take(np.flatnonzero(like))
    for at in np.flatnonzero(made_numbers(families, some, structure.tree) < 0).tolist():
        yield section, some[at], tuple(dict.fromkeys(text.partition("/")[0] for text in families.meant(some[at])))
