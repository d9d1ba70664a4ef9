"""Places that are counted in one of two structures only, told by the place that a register lists."""

import numpy as np
from attrs import define, field

from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.by import whole
from communitygov.queries.compare_pairs import Asked
from communitygov.queries.compare_values import OnlyThere, Why
from communitygov.structure.places import Longs, Tree

MOST_ONLY = 1000
"""The places that are listed, the heaviest."""


@define(eq=False)
class Only:
    """Gathers what is counted in one tree and not in another."""

    tree: Tree
    other: Tree
    left: Longs = field(init=False)
    """For each row what the other has not of it, for the duty for which it is most."""

    def __attrs_post_init__(self) -> None:
        self.left = np.zeros(len(self.tree), dtype=np.int64)

    def add(self, asked: Asked, left: Longs) -> None:
        """Add what one duty has left."""
        np.maximum.at(self.left, asked.rows, left)

    def rows(self) -> Rows[OnlyThere]:
        """The places, the heaviest first; where households are counted, these alone."""
        tree, size = self.tree, len(self.tree.places)
        homes = np.bincount(tree.base, np.where(tree.asked_as_home, self.left, 0), size)
        places = np.bincount(tree.base, self.left, size)
        counts = np.where(homes > 0, homes, places)
        found = [self._only(base, float(counts[base])) for base in np.flatnonzero(counts).tolist()]
        return Rows(OnlyThere, sorted(found, key=lambda each: (-each.count, each.place))[:MOST_ONLY])

    def _only(self, base: int, count: float) -> OnlyThere:
        identity = self.tree.places[base].id
        row = self.other.row_of.get(identity)
        why: Why = "place" if row is None else "not_counted" if self.other.uncounted[row] else "homes"
        return OnlyThere(Ref("place", identity), whole(count), why)
