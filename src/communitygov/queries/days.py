"""Days of a span: at which minutes of a day hours begin or end, and on which days they are on alike."""

from collections.abc import Hashable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from attrs import define, field

from communitygov.model.days import Days
from communitygov.model.hours import Hours
from communitygov.structure.build import Structure
from communitygov.structure.shifts import hours_on

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

DAY = timedelta(days=1)
Limit = tuple[tuple[Hours, ...] | None, Days | None]


def by_day(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """A stretch of time cut at midnight."""
    while start < end:
        last = start.date() >= end.date()
        stop = end if last else datetime.combine(start.date(), time.min) + DAY
        yield start, stop
        start = stop


def minutes_of(structure: Structure) -> list[int]:
    """The minutes of a day at which any hours begin or end, in order."""
    return sorted({minute for hours in _hours(structure) for minute in (hours.start, hours.end)})


def limits(structure: Structure) -> Iterator[Limit]:
    """The hours and days that duties state."""
    for duty in structure.duties_by_id.values():
        yield from limits_of(duty)


def limits_of(duty: "Duty") -> Iterator[Limit]:
    """The hours and days that one duty states."""
    for hours, days in ((duty.hours, duty.days), *((row.hours, row.days) for row in duty.answered_at)):
        if hours is not None or days is not None:
            yield hours, days


@define(eq=False)
class Kinds:
    """The kinds of days: on days of one kind the same hours are on at the same time."""

    structure: Structure
    _stated: tuple[Days, ...] = field(init=False)
    _kept: dict[date, Hashable] = field(factory=dict[date, Hashable])

    def __attrs_post_init__(self) -> None:
        shifts = [shift.days for shift in self.structure.shifts.values()]
        self._stated = tuple(dict.fromkeys([*shifts, *(days for _, days in limits(self.structure) if days)]))

    def of(self, at: datetime) -> Hashable:
        """The kind of a day: on which stated days hours begin, that day and the day before."""
        day = at.date()
        if day not in self._kept:
            self._kept[day] = tuple(self._begins(days, each) for days in self._stated for each in (day, day - DAY))
        return self._kept[day]

    def _begins(self, days: Days, day: date) -> bool | str:
        ons = hours_on(None, days, datetime.combine(day, time.min), self.structure.register.calendar)
        return "unknown" if ons not in ((), (True,)) else bool(ons)


def _hours(structure: Structure) -> Iterator[Hours]:
    for shift in structure.shifts.values():
        if shift.hours != "unknown":
            yield from shift.hours
    for hours, _ in limits(structure):
        yield from hours or ()
