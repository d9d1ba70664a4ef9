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
        self.cut: list[Ints] = []
        self._parts: dict[tuple[object, ...], list[tuple[Ints, Sequence[Ints]]]] = {}
        """By state and what is behind it the targets, and the cells that stand over each."""

    def add(self, members: Ints, summary: Summary, by: Sequence[tuple[object, Ints]], *, backstop: bool) -> None:
        """Note what a class comes to; ``by`` names the cells behind it, for targets of equal answers."""
        code = CODE[summary.state]
        self.states[members], self.inherited[members], self.backstop[members] = code, summary.inherited, backstop
        if summary.cut:
            self.cut.append(members)
        alike = code, *(key for key, _ in by)
        self._parts.setdefault(alike, []).append((members, [cells for _, cells in by]))

    def done(self) -> Found:
        """What was found."""
        group, firsts, count = np.full(len(self.states), -1, dtype=np.int32), [np.zeros(0, np.int32)], 0
        for parts in self._parts.values():
            members = np.concatenate([each for each, _ in parts])
            columns = [np.concatenate(cells) for cells in zip(*(cells for _, cells in parts), strict=True)]
            of, first = classes(columns or [np.zeros(len(members), dtype=np.int32)])
            group[members] = of + count
            firsts.append(members[first].astype(np.int32))
            count += len(first)
        cut = np.concatenate([np.zeros(0, np.int32), *self.cut])
        return Found(self.states, self.inherited, self.backstop, group, np.concatenate(firsts), cut)
