"""Classes by leads for one duty after another: duties whose leads are alike have the same classes, made once."""

from collections.abc import Sequence

import numpy as np
from attrs import define, field

from communitygov.engine.cells import leading, leads_of
from communitygov.engine.codes import Holdings
from communitygov.engine.columns import Columns
from communitygov.engine.partition import Partition
from communitygov.structure.places import Ints
from communitygov.structure.shares import ShareRow

MOST_KEPT = 4
"""The classes that are kept, those of the latest duties: each is as long as what is asked about."""

Likeness = tuple[object, ...]


@define(eq=False)
class Alike:
    """Makes classes by leads, and keeps the latest."""

    columns: Columns
    _kept: dict[Likeness, Partition] = field(factory=dict[Likeness, Partition])

    def of(
        self, holdings: Sequence[Holdings], shares: tuple[ShareRow, ...], rows: Ints, group: int, *, apart: bool
    ) -> Partition:
        """Rows in classes by the leads among some shares, in the mode in force, or in those between which it is open.

        ``group`` is a number for the rows; ``apart`` tells those under overlapping scopes apart by these.
        """
        key = (group, *(self.likeness(each, shares) for each in holdings))
        found = self._kept.pop(key, None)
        if found is None:
            reached = self.columns.reached(rows, group)
            made = [self.columns.of(each, leads_of(each, leading(each, shares), reached), rows) for each in holdings]
            columns = [column for each in made for column in each]
            told = np.full(len(rows), len(holdings) > 1, dtype=np.bool_)
            for column in columns if apart else ():
                told |= column.painted.over >= column.painted.cells
            found = Partition.by_leads(len(rows), columns, told)
        self._kept[key] = found
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    def likeness(self, holdings: Holdings, shares: tuple[ShareRow, ...]) -> Likeness:
        """All that the classes depend on: the mode, and of each lead who carries it, where, and how it meets others."""
        return holdings.mode, *(likeness(holdings, row) for row in leading(holdings, shares))


def likeness(holdings: Holdings, row: ShareRow) -> Likeness:
    """All that the columns of a lead depend on: who carries it, where and when, and how it meets other leads."""
    share = row.share
    exact = holdings.now.structure.words.exactness(share.modes, holdings.mode)
    carrier = row.carrier, row.target, share.who.id, row.where
    return *carrier, share.shift, exact, share.catch_all, share.adds, share.joint
