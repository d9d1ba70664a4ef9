"""The zones in the order in which they begin: which of them reach over a stretch of atoms."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np
from attrs import frozen

from communitygov.structure.lasting import locked
from communitygov.structure.places import Ints

FEW = 32
"""So few zones are looked at one by one."""


@frozen(eq=False)
class Starts:
    """The zones in the order in which they begin."""

    zones: Sequence[int]
    starts: Sequence[int]
    """Where each of them begins."""
    ends: Ints
    """Where each of them ends."""
    reached: Sequence[int]
    """How far it and those before it reach."""

    @classmethod
    def of(cls, reach: Ints) -> "Starts":
        """In order of where each reaches from."""
        zones = np.argsort(reach[:, 0], kind="stable")
        starts, ends = reach[zones, 0], reach[zones, 1]
        reached = np.maximum.accumulate(ends)
        return cls(locked(zones).data, locked(starts).data, locked(ends), locked(reached).data)

    def around(self, start: int, end: int) -> list[int]:
        """The zones that begin no later than there, and end no sooner than there, in their order."""
        first, beyond = bisect_left(self.reached, end), bisect_right(self.starts, start)
        if beyond - first > FEW:  # a wide zone is among them: most of the others end before it
            return sorted([self.zones[at] for at in (np.flatnonzero(self.ends[first:beyond] >= end) + first).tolist()])
        ends = self.ends.data
        return sorted([self.zones[at] for at in range(first, beyond) if ends[at] >= end])
