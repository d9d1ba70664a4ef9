"""What a duty comes to for many places: states by code, and which places have equal answers."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from communitygov.engine.paint import classes
from communitygov.engine.row import HOLES, Summary
from communitygov.structure.places import Bools, Ints

STATES = ("answered", "ambiguous", "unknown_which", *HOLES, "exempt", "not_applicable")
UNANSWERED = (*HOLES, "ambiguous", "unknown_which")
CODE = {state: code for code, state in enumerate(STATES)}


@frozen(eq=False)
class Found:
    """What one duty comes to for each target."""

    states: Ints
    """Code in `STATES` for each target."""
    inherited: Bools
    backstop: Bools
    """Whether somebody answers further out, in a hole."""
    group: Ints
    """Targets with one number have the same state by the same lead or backstop."""
    first: Ints
    """Index of a target of each group."""
    cut: Ints
    """The targets that have more readings than were looked at."""


class Draft:
    """What has been found for the targets so far."""

    def __init__(self, size: int) -> None:
        self.states: Ints = np.zeros(size, dtype=np.int32)
        self.inherited: Bools = np.zeros(size, dtype=np.bool_)
        self.backstop: Bools = np.zeros(size, dtype=np.bool_)
        self.group: Ints = np.full(size, -1, dtype=np.int32)
        self.first: list[int] = []
        self.cut: list[Ints] = []
        self._groups: dict[tuple[object, ...], int] = {}

    def add(self, members: Ints, summary: Summary, by: Sequence[tuple[object, Ints]], *, backstop: bool) -> None:
        """Note what a class comes to; ``by`` names the cells behind it, for targets of equal answers."""
        code = CODE[summary.state]
        self.states[members], self.inherited[members], self.backstop[members] = code, summary.inherited, backstop
        if summary.cut:
            self.cut.append(members)
        of, first = (
            classes([cells for _, cells in by]) if by else (np.zeros(len(members), np.int32), np.zeros(1, np.int32))
        )
        numbers = [
            self._number((code, *((key, int(cells[at])) for key, cells in by)), members, at) for at in first.tolist()
        ]
        self.group[members] = np.array(numbers, dtype=np.int32)[of]

    def _number(self, key: tuple[object, ...], members: Ints, at: int) -> int:
        if key not in self._groups:
            self._groups[key] = len(self.first)
            self.first.append(int(members[at]))
        return self._groups[key]

    def done(self) -> Found:
        """What was found."""
        first, cut = np.array(self.first, dtype=np.int32), np.concatenate([np.zeros(0, np.int32), *self.cut])
        return Found(self.states, self.inherited, self.backstop, self.group, first, cut)
