"""Who is appointed to the posts: the families with the appointments for all of their posts, and those to one post."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, frozen

from communitygov.model.columns import coded
from communitygov.structure.appointed import Appointed
from communitygov.structure.families import PostFamily
from communitygov.structure.named import Named
from communitygov.structure.places import Ints, Longs
from communitygov.structure.posts import Dangling
from communitygov.structure.terms import Terms

if TYPE_CHECKING:
    from communitygov.base.texts import Texts
    from communitygov.model.register import Register


@frozen(eq=False)
class PostsHeld:
    """The appointments of a register, joined to its posts."""

    families: tuple[PostFamily, ...]
    family_of: Ints
    """Family of each post."""
    terms: Terms
    named: Named
    dangling: Dangling

    @classmethod
    def of(
        cls,
        register: "Register",
        written: Sequence[PostFamily],
        finders: "tuple[Callable[[Texts], Longs], Mapping[str, int], Callable[[Texts], Longs]]",
        stands_for: Mapping[int, int],
    ) -> "PostsHeld":
        """Join them to families as they are written; ``finders`` find single posts, families, and one made post."""
        appointments = register.appointments
        appointed = Appointed.of(appointments, *finders)
        families = tuple(
            evolve(family, everyone=(*family.everyone, *appointed.everyone.get(number, ())))
            for number, family in enumerate(written)
        )
        sizes = [family.family.size for family in families]
        family_of = np.repeat(np.arange(len(families), dtype=np.int32), sizes)
        for_all, base = appointed.for_all(), _bases(family_of, appointed.post, stands_for)
        terms = Terms.of(appointments, appointed.post, base, for_all, _elsewhere(register, families))
        return cls(families, family_of, terms, Named(appointments, terms, base[terms.row], for_all), appointed.dangling)


def _bases(family_of: Ints, post: Longs, stands_for: Mapping[int, int]) -> Longs:
    """The family from whose appointments for every post that to a post is completed."""
    found = family_of.astype(np.int64)
    found[list(stands_for)] = list(stands_for.values())
    return found[post] if len(found) else post


def _elsewhere(register: "Register", families: Iterable[PostFamily]) -> Iterator[str]:
    """The persons named for every post of a row, or as those who carry a share."""
    holders = (each.holder for family in families for _, each in family.everyone)
    yield from (text for holder in holders if holder.kind != "post" for text in holder.ids)
    yield from (who.id for who in coded(register.shares, "who").values if who.kind == "person")
