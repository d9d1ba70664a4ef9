"""What is lost over all parts while some are away at once."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.queries.by import whole

LOST = ("pairs_lost", "pairs_to_backstop", "pairs_passed_on", "homes_lost")
"""What is added up of an absence."""


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

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return self.to_row()


@frozen
class PartsAbsence:
    """What is lost over all parts while some are away at once."""

    at: str
    """The date or the instant asked."""
    removed: tuple[str, ...]
    """Who is away, each as ``kind:id``."""
    mode: str | None
    """The mode asked; None: those in force."""
    duties: tuple[Ref, ...] | None
    """The duties asked; None: every duty."""
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

    def to_json(self) -> dict[str, Any]:
        """The absence in the published form ``parts-absence/1``."""
        return {
            "schema": "parts-absence/1",
            "removed": list(self.removed),
            "mode": self.mode,
            "at": self.at,
            "duties": None if self.duties is None else [str(duty) for duty in self.duties],
            **{name: getattr(self, name) for name in LOST},
            "pairs_joint": self.pairs_joint,
            "rows": [row.to_json() for row in self.rows],
        }
