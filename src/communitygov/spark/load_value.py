"""What everybody answers for in all parts together."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.tabled import ids, known

ADDED = ("homes", "others", "perhaps", "assist", "inform", "supervise")
"""What is added up of somebody who answers in several parts."""


@frozen
class PartsLoadRow:
    """What one person or post answers for in all parts together."""

    id: str
    """``person:ID``, ``post:ID``, ``unnamed:POST#N``; for a body that answers as a whole ``organisation:ID`` or
    ``team:ID``."""
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

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        counts = {name: getattr(self, name) for name in ("id", "parts", *ADDED)}
        return counts | {"not_counted": [str(place) for place in self.not_counted]}


@frozen
class PartsLoad:
    """How much everybody answers for in all parts together."""

    per: str
    """``person`` or ``post``."""
    mode: str | None
    """The mode asked; None: those in force."""
    at: str
    """The date or the instant asked."""
    duties: tuple[Ref, ...] | None
    """The duties asked; None: every duty."""
    rows: Rows[PartsLoadRow]
    """Everybody who holds a post or answers for something, bodies too, who leads most homes first."""

    def to_json(self) -> dict[str, Any]:
        """The load in the published form ``parts-load/1``."""
        return {
            "schema": "parts-load/1",
            "per": self.per,
            "mode": self.mode,
            "at": self.at,
            "duties": None if self.duties is None else [str(duty) for duty in self.duties],
            "rows": [row.to_json() for row in self.rows],
        }
