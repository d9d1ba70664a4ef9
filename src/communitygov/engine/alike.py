"""Columns of leads for one duty after another: duties whose leads are alike have the same columns, made once."""

from attrs import define, field

from communitygov.engine.cells import leading, leads_of
from communitygov.engine.codes import Holdings
from communitygov.engine.columns import Column, Columns
from communitygov.structure.places import Ints
from communitygov.structure.shares import ShareRow

MOST_KEPT = 4
"""The columns that are kept, those of the latest duties: each is as long as what is asked about."""

Likeness = tuple[object, ...]


@define(eq=False)
class Alike:
    """Makes columns of leads, and keeps the latest."""

    columns: Columns
    _kept: dict[Likeness, list[Column]] = field(factory=dict[Likeness, list[Column]])

    def of(self, holdings: Holdings, shares: tuple[ShareRow, ...], rows: Ints, group: int) -> list[Column]:
        """The columns of the leads among some shares over rows; ``group`` is a number for the rows."""
        leads = leading(holdings, shares)
        key = (holdings.mode, group, *(likeness(holdings, row) for row in leads))
        found = self._kept.pop(key, None)
        if found is None:
            found = self.columns.of(holdings, leads_of(holdings, leads), rows)
        self._kept[key] = found
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return found


def likeness(holdings: Holdings, row: ShareRow) -> Likeness:
    """All that the columns of a lead depend on: who carries it, where and when, and how it meets other leads."""
    share = row.share
    exact = holdings.now.structure.words.exactness(share.modes, holdings.mode)
    carrier = row.carrier, row.target, share.who.id, row.where
    return *carrier, share.shift, exact, share.catch_all, share.adds, share.joint
