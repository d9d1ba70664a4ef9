"""The answer to whether everything is answered for."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.queries.answer import STATES, Entry
from communitygov.queries.asked import check_level
from communitygov.structure.build import Structure
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Floats, Ints


@frozen
class Gap:
    """Places with equal answers to one duty, none of which is answered."""

    state: str
    duty: Ref
    within: Ref
    """The innermost place that holds all of them."""
    places: tuple[Ref, ...]
    """A few of them, in order; `count` says how many there are."""
    rows: int
    """How many places (a numbered building is one)."""
    count: float
    """Their weight: households, or household-hours over a span."""
    backstop: tuple[Entry, ...] = ()
    """Who answers further out."""
    lead: tuple[Entry, ...] = ()
    """Rivals, or who perhaps leads."""

    def to_json(self) -> dict[str, Any]:
        """The gap in the published form."""
        return {
            "state": self.state,
            "duty": str(self.duty),
            "within": str(self.within),
            "places": [str(place) for place in self.places],
            "rows": self.rows,
            "count": self.count,
            "backstop": [entry.to_json() for entry in self.backstop],
            "lead": [entry.to_json() for entry in self.lead],
        }


@frozen
class ByRow:
    """The states of what lies in one place."""

    place: Ref
    states: dict[str, float]

    @property
    def total(self) -> float:
        """The sum of its states."""
        return sum(self.states.values())


@frozen(eq=False, getstate_setstate=False)
class Cells(Lasting):
    """The states of one duty for each place counted, in the order of places."""

    duty: str
    rows: Ints
    weights: Floats
    states: Ints


@frozen
class Coverage:
    """Counts of every state over (place, duty) pairs; over a span, over pairs × hours."""

    level: str | None
    """The level asked; None: every place each duty is for."""
    mode: str | None
    modes_in_force: tuple[str, ...]
    at: str
    until: str | None
    duties: tuple[Ref, ...]
    total: float
    states: dict[str, float]
    inherited: float
    """How many are answered after a nearer failure."""
    holes_with_backstop: float
    """How many of the holes have somebody further out."""
    not_counted: tuple[Ref, ...]
    """Places whose households are unknown or not exact."""
    gaps: tuple[Gap, ...]
    notes: tuple[str, ...] = ()
    """Why there is nothing to count, if so: ``no_place``, ``no_duty``, ``no_pair``."""
    made_up: bool = False
    """Whether any answer counted rests on what no source says."""
    names: dict[str, Any] = field(factory=dict[str, Any], eq=False, repr=False)
    structure: Structure | None = field(default=None, eq=False, repr=False)
    cells: tuple[Cells, ...] = field(default=(), eq=False, repr=False)

    def by(self, level: str) -> tuple[ByRow, ...]:
        """The states of what lies in each place of a level, in order; places with nothing to count left out.

        Raises
        ------
        BadQuestion
            When there is no such level.
        """
        if self.structure is None:
            return ()
        check_level(self.structure, level)
        return tuple(_by(self.structure, self.cells, level))

    @property
    def percent(self) -> float | None:
        """Answered, of all but not applicable and exempt, in per cent; None when that is nothing."""
        asked = self.total - self.states["not_applicable"] - self.states["exempt"]
        return None if asked <= 0 else 100 * self.states["answered"] / asked

    def to_json(self) -> dict[str, Any]:
        """The coverage in the published form ``coverage/1``."""
        return {
            "schema": "coverage/1",
            "level": self.level,
            "mode": self.mode,
            "modes_in_force": list(self.modes_in_force),
            "at": self.at,
            "until": self.until,
            "duties": [str(duty) for duty in self.duties],
            "total": self.total,
            "states": dict(self.states),
            "inherited": self.inherited,
            "holes_with_backstop": self.holes_with_backstop,
            "not_counted": [str(place) for place in self.not_counted],
            "gaps": [gap.to_json() for gap in self.gaps],
            "notes": list(self.notes),
            "made_up": self.made_up,
        }


def _by(structure: Structure, cells: tuple[Cells, ...], level: str) -> Iterator[ByRow]:
    tree = structure.tree
    chosen = np.flatnonzero(tree.is_kind(level) & ~tree.block).tolist()
    totals = np.zeros((len(chosen), len(STATES)))
    inside = [tree.rows_within(row) for row in chosen]
    for cell in cells:
        weights = np.zeros((len(cell.rows) + 1, len(STATES)))
        weights[np.arange(1, len(cell.rows) + 1), cell.states] = cell.weights
        before = weights.cumsum(axis=0)
        for at, intervals in enumerate(inside):
            for start, end in intervals:
                low, high = np.searchsorted(cell.rows, (start, end))
                totals[at] += before[high] - before[low]
    for row, counted in zip(chosen, totals.tolist(), strict=True):
        if sum(counted):
            yield ByRow(
                Ref("place", tree.id(row)), dict(zip(STATES, (_plain(count) for count in counted), strict=True))
            )


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
