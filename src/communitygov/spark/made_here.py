"""What a row of a part makes for places that all parts share: rows that say something of it count in every part."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.model.register import Register
from communitygov.spark.names import Names, stated
from communitygov.structure.made import Families, Family
from communitygov.structure.places import Bools, Ints, Tree
from communitygov.structure.text_parts import between

NO_ROWS: Ints = np.zeros(0, dtype=np.int32)


@frozen(eq=False)
class MadeHere:
    """The rows of a part that are written for each place anywhere, by the kind of what they make."""

    families: Mapping[str, Families]
    shared: Tree
    """The places that all parts share."""

    @classmethod
    def of(cls, part: Register, shared: Tree) -> "MadeHere":
        """Those of a part."""
        found = {kind: Families(tuple(_families(kind, part))) for kind in ("post", "team", "share")}
        return cls({kind: families for kind, families in found.items() if len(families)}, shared)

    @property
    def prefixes(self) -> frozenset[str]:
        """What the ids of all that is made so begin with."""
        return frozenset(family.prefix for families in self.families.values() for family in families.made)

    def has(self, names: Names) -> Bools:
        """Which of some names may be of what is made so for a shared place."""
        found = np.zeros(len(names.ids), dtype=np.bool_)
        families = self.families.get(names.kind)
        for family in () if families is None else families.made:
            like: list[int] = between(names.ids, f"{family.prefix}-", family.suffix).tolist()
            for at in like:
                found[at] |= any(self.shared.find(place) is not None for place in family.meant(names.ids[at]))
        return found


def _families(kind: str, part: Register) -> Iterator[Family]:
    if kind == "share":
        yield from (Family(share.key, "", 0, NO_ROWS) for share in _anywhere(part.shares))
        return
    teams = [*_anywhere(part.teams)]
    if kind == "team":
        yield from (Family(team.id, "", 0, NO_ROWS) for team in teams)
    else:
        yield from (Family(post.id, "", 0, NO_ROWS) for post in _anywhere(part.posts))
        yield from (Family(team.id, f"-{seat}", 0, NO_ROWS) for team in teams for seat in team.seats)


def _anywhere(rows: Sequence[Any]) -> Iterator[Any]:
    """The rows that are written for each place, wherever it lies."""
    chosen = stated(rows, "for_each") & ~stated(rows, "within") if len(rows) else ()
    yield from (rows[at] for at in np.flatnonzero(chosen).tolist())
