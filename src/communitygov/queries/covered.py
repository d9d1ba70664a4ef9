"""The answer to whether everything is answered for."""

from collections.abc import Iterable, Mapping
from math import fsum
from typing import Any, ClassVar, Literal, cast

from attrs import field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.frozen import FrozenMap
from communitygov.base.later import Later
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.queries.answer import Entry
from communitygov.queries.by import ByDuty, ByRow, by_duty, by_place, check_by
from communitygov.queries.cells import Cells
from communitygov.queries.tabled import carriers, id_of, ids
from communitygov.structure.build import Structure

MadeUp = Literal["all", "some", "none"]


@frozen
class Gap:
    """Places with equal answers to one duty, none of which is answered."""

    state: str
    """Their state: a hole, ambiguous or unknown_which."""
    duty: Ref
    """The duty."""
    within: Ref | None
    """The innermost place that holds all of them; None where none does."""
    places: tuple[Ref, ...] = field(repr=shortly)
    """A few of them, in order; `rows` says how many there are."""
    rows: int
    """How many places (a numbered building is one)."""
    count: float
    """Their weight: households, or household-hours over a span."""
    backstop: tuple[Entry, ...] = ()
    """Who answers further out."""
    lead: tuple[Entry, ...] = ()
    """Rivals, or who perhaps leads."""
    made_up: MadeUp = "none"
    """Whether all, some or none of these answers rest on what no source says: the duty, the place or what it lies in,
    or those listed."""
    since: str | None = None
    """Over a span: the first instant of the gap; None at one instant."""
    until: str | None = None
    """Over a span: the end of the last time it is there; between the two it may come and go."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "state": "text",
        "duty": "text",
        "within": "text",
        "places": "text",
        "rows": "count",
        "count": "number",
        "backstop": "text",
        "lead": "text",
        "made_up": "text",
        "since": "text",
        "until": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table: ids alone; several in one cell are parted by a comma and a space."""
        return {
            "state": self.state,
            "duty": self.duty.id,
            "within": id_of(self.within),
            "places": ids(self.places),
            "rows": self.rows,
            "count": self.count,
            "backstop": carriers(self.backstop),
            "lead": carriers(self.lead),
            "made_up": self.made_up,
            "since": self.since,
            "until": self.until,
        }

    def to_json(self) -> dict[str, Any]:
        """The gap in the published form."""
        return {
            "state": self.state,
            "duty": str(self.duty),
            "within": None if self.within is None else str(self.within),
            "places": [str(place) for place in self.places],
            "rows": self.rows,
            "count": self.count,
            "backstop": [entry.to_json() for entry in self.backstop],
            "lead": [entry.to_json() for entry in self.lead],
            "made_up": self.made_up,
            "since": self.since,
            "until": self.until,
        }


@frozen
class Coverage(Later):
    """Counts of every state over (place, duty) pairs; over a span, over pairs × hours."""

    LATER: ClassVar[tuple[str, ...]] = ("gaps", "gaps_left_out", "left_out", "names")

    level: str | None
    """The level asked; None: every place each duty is for."""
    mode: str | None
    """The mode asked; None: those in force."""
    modes_in_force: tuple[str, ...]
    """The modes counted in, at any of the places or hours."""
    at: str
    """The date or the instant asked, or the begin of the span."""
    until: str | None
    """The end of the span; None at one instant."""
    duties: tuple[Ref, ...] = field(repr=shortly)
    """The duties counted, in the order asked."""
    total: float
    """How many pairs, or pairs × hours, are counted: the sum of `states`."""
    states: Mapping[str, float]
    """How many are in each of `STATES`."""
    inherited: float
    """How many are answered after a nearer failure."""
    holes_with_backstop: float
    """How many of the holes have somebody further out."""
    not_counted: tuple[Ref, ...] = field(repr=shortly)
    """Places whose households are unknown or not exact."""
    gaps: Rows[Gap]
    """What is not answered, the heaviest first within each kind; at most a thousand."""
    gaps_left_out: int = 0
    """How many gaps are not listed; the counts cover them all."""
    readings_cut: float = 0
    """How many of those that are `unknown_which` have more readings than were looked at, and might be sure."""
    left_out: Mapping[str, float] = FrozenMap({})
    """What the gaps that are not listed come to, by state: with those listed, all that is in it."""
    notes: tuple[str, ...] = ()
    """Why nothing was checked, if so: ``no_place``, ``no_duty``, ``none_asked``, ``no_pair``, ``none_counted``, or
    ``none_asks`` where all is exempt or not applicable."""
    modes_tie: bool = False
    """Whether switches tie somewhere, so that several modes are in force at one place; else they differ only between
    places or hours."""
    made_up: bool = False
    """Whether anything in the register is marked as made up, so that counts may rest on what no source says."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the duties, and of the places and posts in `gaps`, by ``kind:id``; never of persons."""
    structure: Structure | None = field(default=None, eq=False, repr=False)
    """The structure asked; without it `by` gives nothing."""
    cells: tuple[Cells, ...] = field(default=(), eq=False, repr=False)
    """The counts of each duty at each row of the tree, which `by` and `by_duty` add up; not part of the answer."""

    def by(self, level: str) -> Rows[ByRow]:
        """The states of what lies in each place of a level, in order; places with nothing to count left out.

        Raises
        ------
        BadQuestion
            When there is no such level, or none is given; for each duty it is `by_duty`.
        """
        if self.structure is None:
            return Rows(ByRow)
        if cast("object", level) is None:
            raise BadQuestion("by needs a level, such as by('grid')", "by 需要一个层级，如 by('grid')")
        check_by(self.structure, level)
        return Rows(ByRow, by_place(self.structure, self.cells, level, self.not_counted))

    def by_duty(self) -> Rows[ByDuty]:
        """The states of each duty, in the order of `duties`; also of one with nothing to count."""
        return by_duty(self.duties, self.cells)

    @property
    def percent(self) -> float | None:
        """Answered, of all but not applicable and exempt, in per cent; None when that is nothing."""
        asked = fsum(count for state, count in self.states.items() if state not in ("not_applicable", "exempt"))
        return None if asked <= 0 else 100 * self.states["answered"] / asked

    def to_json(self, by: Iterable[ByRow] = ()) -> dict[str, Any]:
        """The coverage in the published form ``coverage/1``; ``by`` are the rows of one level."""
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
            "readings_cut": self.readings_cut,
            "not_counted": [str(place) for place in self.not_counted],
            "gaps": [gap.to_json() for gap in self.gaps],
            "gaps_left_out": self.gaps_left_out,
            "left_out": dict(self.left_out),
            "notes": list(self.notes),
            "made_up": self.made_up,
            "percent": self.percent,
            "by": [row.to_json() for row in by],
            "by_duty": [row.to_json() for row in self.by_duty()],
        }
