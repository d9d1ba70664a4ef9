"""Who stands in the cells of a column: their leads, one by one, and the posts among them."""

import numpy as np
from attrs import frozen

from communitygov.engine.cells import Leads, carrier_kind
from communitygov.engine.codes import Holdings
from communitygov.engine.over import Carrier
from communitygov.engine.patterns import Members
from communitygov.structure.places import Ints
from communitygov.structure.shares import ShareRow


@frozen(eq=False)
class Behind:
    """The leads of each cell of a column."""

    members: Members
    leads: Leads
    posts: Ints
    """For each lead, cell by cell, its post where that is held as the appointments to it say; else -1."""

    @classmethod
    def of(cls, holdings: Holdings, leads: Leads, members: Members) -> "Behind":
        """Look for the posts among them."""
        number = leads.number[members.order]
        of_posts = np.array([carrier_kind(row) == "post" for row in leads.rows], dtype=np.bool_)
        plain = of_posts[leads.share[members.order]] & (number >= 0)
        plain[plain] = holdings.likeness.number[number[plain]] >= 0
        return cls(members, leads, np.where(plain, number, -1).astype(np.int32))

    def lead_at(self, cells: Ints, position: int) -> Ints:
        """The lead at a position among those of some cells, as ``posts`` has them; -1 for none."""
        first = self.members.first
        lead = first[cells] + position  # of -1 the end of all
        return np.where((cells >= 0) & (lead < first[cells + 1]), lead, -1)

    def carrier(self, lead: int) -> tuple[ShareRow, Carrier]:
        """The share of a lead, and who carries it."""
        number = int(self.members.order[lead])
        row = self.leads.rows[int(self.leads.share[number])]
        return row, (carrier_kind(row), int(self.leads.number[number]))

    def position(self, cell: int, share: ShareRow, number: int) -> int | None:
        """The position of a carrier, by its number, among the leads of a cell.

        The share may be another that says the same, of a duty that is led alike.
        """
        for position, lead in enumerate(self.members.of(cell).tolist() if cell >= 0 else ()):
            its = self.leads.rows[int(self.leads.share[lead])]
            if int(self.leads.number[lead]) == number and _said(its) == _said(share):
                return position
        return None


def _said(row: ShareRow) -> tuple[object, ...]:
    """Who carries a share, where and when, and how it meets others."""
    share = row.share
    return row.carrier, row.target, share.who.id, row.where, share.shift, share.adds, share.joint
