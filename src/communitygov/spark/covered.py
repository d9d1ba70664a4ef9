"""What a coverage of a register in parts tells: by part, by duty, and by place where that was asked for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.queries.answer import STATES
from communitygov.queries.by import COUNTS, ByDuty, ByRow, whole
from communitygov.queries.covered import Gap

K = TypeVar("K")


@frozen
class PartRow:
    """The states of one duty in one part."""

    part: str
    """The part."""
    duty: Ref
    """The duty."""
    states: Mapping[str, float]
    """How many pairs are in each of the states."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"part": "text", "duty": "text", **COUNTS}

    @property
    def total(self) -> float:
        """The sum of its states."""
        return whole(sum(self.states.values()))

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a column for each state."""
        return {"part": self.part, "duty": self.duty.id, "total": self.total, **self.states}

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {"part": self.part, "duty": str(self.duty), "total": self.total, "states": dict(self.states)}


@frozen
class ByPart:
    """The states of all duties in one part."""

    part: str
    """The part; ``(shared)`` for the places that lie in none."""
    states: Mapping[str, float]
    """How many pairs are in each of the states; all zero where nothing is counted."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"part": "text", **COUNTS}

    @property
    def total(self) -> float:
        """The sum of its states."""
        return whole(sum(self.states.values()))

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a column for each state."""
        return {"part": self.part, "total": self.total, **self.states}

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {"part": self.part, "total": self.total, "states": dict(self.states)}


@frozen
class PartsCoverage:
    """Counts of every state over all parts."""

    level: str | None
    """The level asked; None: every place each duty is for."""
    mode: str | None
    """The mode asked; None: those in force."""
    at: str
    """The date or the instant asked."""
    rows: Rows[PartRow]
    """The states of each duty in each part, in the order of the parts."""
    not_counted: tuple[Ref, ...]
    """Places whose households are unknown or not exact."""
    gaps: Rows[Gap]
    """What is not answered, the heaviest first, where it was asked for; a gap lies in one part. At most a thousand."""
    gaps_left_out: int | None
    """How many gaps are not listed; None where it was not asked for gaps."""
    places: Mapping[str, Rows[ByRow]] = FrozenMap({})
    """By level, for the levels that were asked for: what `by` gives."""

    @property
    def states(self) -> Mapping[str, float]:
        """How many pairs are in each state."""
        return added_up(row.states for row in self.rows)

    @property
    def total(self) -> float:
        """How many pairs are counted."""
        return whole(sum(self.states.values()))

    @property
    def percent(self) -> float | None:
        """Answered, of all but not applicable and exempt, in per cent; None when that is nothing."""
        states = self.states
        asked = sum(count for state, count in states.items() if state not in ("not_applicable", "exempt"))
        return None if asked <= 0 else 100 * states["answered"] / asked

    def by(self, level: str) -> Rows[ByRow]:
        """The states of what lies in each place of a level, as `Coverage.by` gives them, part after part.

        Raises
        ------
        BadQuestion
            When the coverage was not asked to list this level: parts are not kept.
        """
        if level not in self.places:
            raise BadQuestion(
                f"this coverage does not list {level!r}: ask for coverage(parts, by={level!r}), for parts are not kept",
                f"这次统计没有按 {level!r} 列出：请用 coverage(parts, by={level!r})，因为各部分统计后不保留",
            )
        return self.places[level]

    def by_part(self) -> Rows[ByPart]:
        """The states of each part, in their order."""
        return Rows(ByPart, (ByPart(part, states) for part, states in _summed((r.part, r.states) for r in self.rows)))

    def by_duty(self) -> Rows[ByDuty]:
        """The states of each duty over all parts, in the order in which they were asked."""
        return Rows(ByDuty, (ByDuty(duty, states) for duty, states in _summed((r.duty, r.states) for r in self.rows)))

    def to_json(self) -> dict[str, Any]:
        """The coverage in the published form ``parts-coverage/1``."""
        return {
            "schema": "parts-coverage/1",
            "level": self.level,
            "mode": self.mode,
            "at": self.at,
            "total": self.total,
            "states": dict(self.states),
            "percent": self.percent,
            "rows": [row.to_json() for row in self.rows],
            "by_part": [row.to_json() for row in self.by_part()],
            "by_duty": [row.to_json() for row in self.by_duty()],
            "by": {level: [row.to_json() for row in rows] for level, rows in self.places.items()},
            "not_counted": [str(place) for place in self.not_counted],
            "gaps": [gap.to_json() for gap in self.gaps],
            "gaps_left_out": self.gaps_left_out,
        }


def rows_of_places(parts: Iterable[Iterable[ByRow]]) -> Rows[ByRow]:
    """The rows of places of all parts; a place that several parts lie in has one row."""
    found = _summed((row.place, row.states) for rows in parts for row in rows)
    return Rows(ByRow, (ByRow(place, states) for place, states in found))


def _summed(rows: Iterable[tuple[K, Mapping[str, float]]]) -> Iterator[tuple[K, Mapping[str, float]]]:
    """The states of each of some keys, in the order in which they are first met."""
    met: dict[K, list[Mapping[str, float]]] = {}
    for key, states in rows:
        met.setdefault(key, []).append(states)
    return ((key, added_up(each)) for key, each in met.items())


def added_up(several: Iterable[Mapping[str, float]]) -> Mapping[str, float]:
    """Some states together."""
    known = tuple(several)
    return FrozenMap({state: whole(sum(each[state] for each in known)) for state in STATES})
