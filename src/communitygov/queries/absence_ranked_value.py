"""The answer to what each of several absences comes to, ranked by the homes that lose a duty."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.later import Later
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.tabled import ids

COUNTED = ("homes_lost", "pairs_lost", "pairs_to_backstop", "pairs_without_anybody", "pairs_passed_on")


@frozen
class AbsenceRow:
    """What one absence comes to."""

    who: str
    """Who is away, as it was asked for: ``kind:id``, or a named set."""
    at: str
    """The date or the instant; of those who go home the day on which they do."""
    members: int
    """How many are away; a body with all it sends is one."""
    succeeded: int
    """Of secondments that end on the day, after how many somebody else holds the post."""
    homes_lost: float
    """How many households lose the answer to one duty at least."""
    pairs_lost: float
    """How many pairs were answered, and are a hole."""
    pairs_to_backstop: float
    """How many of these have somebody further out behind them."""
    pairs_without_anybody: float
    """How many of these have nobody behind them."""
    pairs_passed_on: float
    """How many pairs another answers for."""
    duties: tuple[Ref, ...] = field(default=(), repr=shortly)
    """The duties that are lost anywhere."""
    places: tuple[Ref, ...] = field(default=(), repr=shortly)
    """The first places, in their order, that lose a duty; at most three."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "who": "text",
        "at": "text",
        "members": "count",
        "succeeded": "count",
        "homes_lost": "number",
        "pairs_lost": "number",
        "pairs_to_backstop": "number",
        "pairs_without_anybody": "number",
        "pairs_passed_on": "number",
        "duties": "text",
        "places": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        plain = {name: getattr(self, name) for name in self.COLUMNS}
        return plain | {"duties": ids(self.duties), "places": ids(self.places)}

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        plain = {name: getattr(self, name) for name in self.COLUMNS}
        refs = {"duties": self.duties, "places": self.places}
        return plain | {name: [str(ref) for ref in those] for name, those in refs.items()}


@frozen
class Absences(Later):
    """Several absences, each apart."""

    LATER: ClassVar[tuple[str, ...]] = ("names",)

    level: str | None
    """The level asked; None: every place each duty is for."""
    mode: str | None
    """The mode asked; None: the one in force at each place."""
    rows: Rows[AbsenceRow]
    """The absences: the most homes lost first, then the most pairs with nobody behind them."""
    over: str | None = None
    """Whose absences: of every ``person``, ``post`` or ``organisation``; None: of those that were named."""
    tried: int = 0
    """How many absences were tried."""
    left_out: int = 0
    """How many that lose something or pass it on are not listed; those that change nothing are never listed of all."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places whose homes are unknown or not exact; in no count."""
    made_up: bool = False
    """Whether anything in the register is marked as made up."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the posts and bodies met, by ``kind:id``; never of persons."""

    def to_json(self) -> dict[str, Any]:
        """The absences in the published form ``absences/1``."""
        return {
            "schema": "absences/1",
            "level": self.level,
            "mode": self.mode,
            "over": self.over,
            "tried": self.tried,
            "rows": [row.to_json() for row in self.rows],
            "left_out": self.left_out,
            "not_counted": [str(place) for place in self.not_counted],
            "made_up": self.made_up,
        }
