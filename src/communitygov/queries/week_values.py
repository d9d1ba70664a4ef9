"""The answer to when nobody is on: a span hour by hour, for each place of a level and each duty."""

from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.base.shortly import shortly
from communitygov.queries.week_cells import WeekCells
from communitygov.queries.week_rows import DutyWeek, WeekRow

DayKind = Literal["workday", "weekend", "holiday", "make_up", "unknown"]


@frozen
class WeekDay:
    """One day of the span, or the part of one that lies in it."""

    date: str
    """The day."""
    weekday: str
    """``mon`` to ``sun``."""
    kind: DayKind
    """What the calendar of the register says of it: ``workday``, ``weekend``, ``holiday`` (a day from Monday to Friday
    that is not worked), ``make_up`` (a day of a weekend that is), or ``unknown`` in a year it does not state."""
    hours: float
    """How many hours of it are in the span."""

    def to_json(self) -> dict[str, Any]:
        """The day in the published form."""
        return {"date": self.date, "weekday": self.weekday, "kind": self.kind, "hours": self.hours}


@frozen
class Week:
    """When nobody is on: every place of a level × duty over a week, or another span."""

    by: str
    """The level of the places listed."""
    level: str | None
    """The level of the places counted in them; None: every place each duty is for."""
    mode: str | None
    """The mode asked; None: the one in force at each place and time."""
    modes_in_force: tuple[str, ...]
    """The modes that are in force at any of the places at some time."""
    at: str
    """The begin of the span."""
    until: str
    """The end of the span."""
    days: tuple[WeekDay, ...]
    """Its days."""
    duties: Rows[DutyWeek]
    """Each duty, in the order asked."""
    rows: Rows[WeekRow]
    """Places and duties with a hole or in doubt at some hour, those with nobody on for longest first; at most a
    thousand."""
    rows_in_all: int
    """How many pairs of a place of the level and a duty there are, all well or not."""
    rows_left_out: int
    """How many with a hole or in doubt are not listed."""
    left_out: Mapping[str, float]
    """What those not listed come to, in pairs × hours by state; only what is not answered."""
    total: float
    """How many pairs × hours are counted: the sum of `states`."""
    states: Mapping[str, float]
    """Pairs × hours in each of `STATES`, as `coverage` counts them over the same span."""
    outside: float
    """How many of the pairs × hours lie in no place of the level."""
    not_counted: tuple[Ref, ...] = field(repr=shortly)
    """Places whose households are unknown or not exact."""
    calendar_unknown: tuple[int, ...] = ()
    """Years that the calendar does not state, where hours of the span depend on which days are worked: such hours are
    `unknown_which` wherever it makes a difference."""
    notes: tuple[str, ...] = ()
    """Why nothing was checked, if so, as in a coverage."""
    modes_tie: bool = False
    """Whether switches tie somewhere, so that several modes are in force at one place."""
    made_up: bool = False
    """Whether anything in the register is marked as made up."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the duties, places and posts met, by ``kind:id``; never of persons."""
    cells: WeekCells = field(factory=WeekCells, eq=False, repr=False)
    """Every place of the level × duty, all well or not, as columns: `to_columns`, `to_frame`; not part of the JSON."""

    def to_json(self) -> dict[str, Any]:
        """The week in the published form ``week/1``."""
        return {
            "schema": "week/1",
            "by": self.by,
            "level": self.level,
            "mode": self.mode,
            "modes_in_force": list(self.modes_in_force),
            "at": self.at,
            "until": self.until,
            "days": [day.to_json() for day in self.days],
            "duties": [duty.to_json() for duty in self.duties],
            "rows": [row.to_json() for row in self.rows],
            "rows_in_all": self.rows_in_all,
            "rows_left_out": self.rows_left_out,
            "left_out": dict(self.left_out),
            "total": self.total,
            "states": dict(self.states),
            "outside": self.outside,
            "not_counted": [str(place) for place in self.not_counted],
            "calendar_unknown": list(self.calendar_unknown),
            "notes": list(self.notes),
            "made_up": self.made_up,
        }
