"""What questions over a register in parts return."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

from attrs import field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.answer import STATES
from communitygov.queries.by import COUNTS, ByDuty, ByRow, whole
from communitygov.queries.covered import Gap
from communitygov.queries.tabled import ids, known

K = TypeVar("K")

ADDED = ("homes", "others", "perhaps", "assist", "inform", "supervise")
"""What is added up of somebody who answers in several parts."""
LOST = ("pairs_lost", "pairs_to_backstop", "pairs_passed_on", "homes_lost")
"""What is added up of an absence."""


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


@frozen
class PartsCoverage:
    """Counts of every state over all parts."""

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


@frozen
class PartsLoadRow:
    """What one person or post answers for in all parts together."""

    id: str
    """``person:ID``, ``post:ID``, or ``unnamed:POST#N``."""
    parts: int
    """In how many parts they lead or help."""
    homes: int
    """The households where they lead a duty, each once."""
    others: int
    """Other places where they lead."""
    perhaps: int
    """The households where they perhaps lead."""
    assist: int
    """The households where they assist in some duty."""
    inform: int
    """The households where they are to be informed."""
    supervise: int
    """The households where they supervise."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places they lead whose households are unknown or not exact; of what stands in several parts, each once."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "id": "text",
        "parts": "count",
        "homes": "number",
        **dict.fromkeys(ADDED[1:], "count"),
        "not_counted": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table; homes are missing where all they lead are homes of unknown number."""
        return {
            "id": self.id,
            "parts": self.parts,
            **{name: getattr(self, name) for name in ADDED},
            "homes": known(self.homes, self.not_counted),
            "not_counted": ids(self.not_counted),
        }


@frozen
class PartAbsence:
    """What is lost in one part while some are away at once."""

    part: str
    """The part."""
    pairs_lost: float
    """Pairs that were answered, and are a hole."""
    pairs_to_backstop: float
    """Of these, those with somebody further out behind them."""
    pairs_passed_on: float
    """Pairs that another answers for."""
    homes_lost: float
    """Households that lose the answer to one duty at least."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"part": "text", **dict.fromkeys(LOST, "number")}

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        return {name: getattr(self, name) for name in self.COLUMNS}


@frozen
class PartsAbsence:
    """What is lost over all parts while some are away at once."""

    at: str
    """The date or the instant asked."""
    removed: tuple[str, ...]
    """Who is away."""
    rows: Rows[PartAbsence]
    """What is lost in each part, in their order; parts in which nothing is lost or passed on are left out."""
    pairs_joint: float | None
    """Pairs that are lost only because several are away together; None where `communitygov.absence` does not say."""

    @property
    def pairs_lost(self) -> float:
        """Pairs that were answered, and are a hole."""
        return whole(sum(row.pairs_lost for row in self.rows))

    @property
    def pairs_to_backstop(self) -> float:
        """Of these, those with somebody further out behind them."""
        return whole(sum(row.pairs_to_backstop for row in self.rows))

    @property
    def pairs_passed_on(self) -> float:
        """Pairs that another answers for."""
        return whole(sum(row.pairs_passed_on for row in self.rows))

    @property
    def homes_lost(self) -> float:
        """Households that lose the answer to one duty at least."""
        return whole(sum(row.homes_lost for row in self.rows))

    @property
    def by_part(self) -> Mapping[str, float]:
        """The homes lost in each part that loses some."""
        return FrozenMap({row.part: row.homes_lost for row in self.rows if row.homes_lost})
