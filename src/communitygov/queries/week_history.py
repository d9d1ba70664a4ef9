"""What is kept of the places of a level while a duty is asked about time after time."""

import numpy as np
from attrs import define, frozen

from communitygov.engine.bulk import Targets
from communitygov.engine.found import CODE, STATES
from communitygov.engine.paint import renumbered
from communitygov.engine.row import HOLES
from communitygov.structure.places import Ints, Longs

GRAVEST = (*HOLES, "ambiguous", "unknown_which", "answered", "exempt", "not_applicable")
"""The states, the gravest first: a place is in the gravest state of what lies in it."""
RANK = np.array([GRAVEST.index(state) for state in STATES], dtype=np.int8)
CODES = np.array([CODE[state] for state in GRAVEST], dtype=np.int8)
NOTHING = len(GRAVEST)
"""The rank of a place with nothing in it that is counted."""
DOUBT = GRAVEST.index("unknown_which")


@define(eq=False)
class History:
    """Which places have been in the same states so far, for one duty."""

    of: Ints
    """For each place, and last for all of them, the number of its history."""
    ranks: Ints
    """For each history the rank at each time asked."""

    @classmethod
    def over(cls, places: int) -> "History":
        """Of some places, before anything is known."""
        return cls(np.zeros(places + 1, dtype=np.int32), np.zeros((1, 0), dtype=np.int8))

    def add(self, rank: Ints) -> None:
        """Tell places apart by their rank at one more time."""
        key = self.of.astype(np.int64) * (NOTHING + 1) + rank
        met = np.unique(key)
        self.of = renumbered(key)
        last = (met % (NOTHING + 1)).astype(np.int8)
        self.ranks = np.concatenate([self.ranks[met // (NOTHING + 1)], last[:, None]], axis=1)


@frozen(eq=False)
class Doubt:
    """Places in which it is not known, in one piece of time, what a duty comes to: of each the row of one target."""

    piece: int
    targets: Targets
    places: Longs
    rows: Ints
