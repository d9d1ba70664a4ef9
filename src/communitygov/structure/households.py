"""How many homes lie in a place: those that are counted, and the places whose homes nobody has counted."""

from attrs import frozen

from communitygov.structure.intervals import Intervals
from communitygov.structure.places import HOUSEHOLD, Spot, Tree


@frozen
class Households:
    """The homes in a place. What is not known is listed apart, and never read as nought."""

    counted: int
    """Homes that are counted; each once, although it lies in two grids."""
    not_counted: tuple[str, ...]
    """Ids of places in it whose number of homes is unknown or not exact, in the order of the tree."""

    @property
    def exact(self) -> int | None:
        """How many there are; None where that is not known."""
        return None if self.not_counted else self.counted

    def __str__(self) -> str:
        return f"{self.counted:,}" + (f", not counted: {', '.join(self.not_counted)}" if self.not_counted else "")


def households_of(tree: Tree, spot: Spot) -> Households:
    """The homes in one place; a home is one."""
    if spot.virtual is None:
        return _within(tree, tree.rows_within(spot.row))
    layout = tree.place(spot.row).layout
    return Households(1 if spot.virtual == HOUSEHOLD or layout is None else layout.homes, ())


def _within(tree: Tree, rows: Intervals) -> Households:
    counted = sum(int(tree.homes[start:end].sum()) for start, end in rows)
    unknown = (row for start, end in rows for row in range(start, end) if tree.uncounted[row])
    return Households(counted, tuple(tree.id(row) for row in unknown))
