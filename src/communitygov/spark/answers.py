"""What questions over a register in parts return."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.queries.answer import STATES
from communitygov.queries.by import whole
from communitygov.queries.covered import Gap

ADDED = ("homes", "others", "perhaps", "assist", "inform", "supervise")
"""What is added up of somebody who answers in several parts."""


@frozen
class PartRow:
    """The states of one duty in one part."""

    part: str
    """The part."""
    duty: Ref
    """The duty."""
    states: Mapping[str, float]
    """How many pairs are in each of the states."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"part": "text", "duty": "text", **dict.fromkeys(STATES, "number")}

    def to_row(self) -> dict[str, Any]:
        """The row of a table: a column for each state."""
        return {"part": self.part, "duty": self.duty.id, **self.states}


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

    @property
    def states(self) -> Mapping[str, float]:
        """How many pairs are in each state."""
        return FrozenMap({state: whole(sum(row.states[state] for row in self.rows)) for state in STATES})

    @property
    def total(self) -> float:
        """How many pairs are counted."""
        return whole(sum(self.states.values()))


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
    inform: int
    supervise: int

    COLUMNS: ClassVar[Mapping[str, Column]] = {"id": "text", **dict.fromkeys(("parts", *ADDED), "count")}

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
    pairs_lost: float
    """Pairs that were answered, and are a hole."""
    pairs_to_backstop: float
    """Of these, those with somebody further out behind them."""
    pairs_passed_on: float
    """Pairs that another answers for."""
    pairs_joint: float | None
    """Pairs that are lost only because several are away together; None where `communitygov.absence` does not say."""
    homes_lost: float
    """Households that lose the answer to one duty at least."""
    by_part: Mapping[str, float]
    """The homes lost in each part that loses some."""
