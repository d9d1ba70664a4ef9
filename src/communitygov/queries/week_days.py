"""The days of a span, and what the calendar of a register says of them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from communitygov.base.time import NEVER, Instant
from communitygov.model.days import WEEKDAYS
from communitygov.queries.by import whole
from communitygov.queries.days import DAY, by_day, limits
from communitygov.queries.week_values import DayKind, WeekDay
from communitygov.structure.shifts import working_day

if TYPE_CHECKING:
    from communitygov.model.shift import Calendar
    from communitygov.structure.build import Structure

WEEK = timedelta(days=7)
LAST = datetime(NEVER - 1, 12, 31, 23, 59)
"""The last minute that can be asked about."""


def week_of(structure: "Structure", at: Instant) -> tuple[datetime, datetime]:
    """The seven days that begin with the day of an instant, cut where containment changes and where years end."""
    start = datetime.combine(at.at.date(), time())
    end = min(start + WEEK, LAST)
    return max(start, structure.since or start), min(end, structure.until or end)


def days_of(structure: "Structure", start: datetime, end: datetime) -> Iterator[WeekDay]:
    """The days of a span, each as far as it lies in it."""
    calendar = structure.register.calendar
    for since, until in by_day(start, end):
        day = since.date()
        hours = whole((until - since).total_seconds() / 3600)
        yield WeekDay(day.isoformat(), WEEKDAYS[day.weekday()], _kind(calendar, day), hours)


def _kind(calendar: "Calendar | None", day: date) -> DayKind:
    worked = working_day(calendar, day)
    if not isinstance(worked, bool):
        return "unknown"
    if day.weekday() < 5:
        return "workday" if worked else "holiday"
    return "make_up" if worked else "weekend"


def years_unknown(structure: "Structure", start: datetime, end: datetime) -> tuple[int, ...]:
    """The years that the calendar does not state and hours of a span depend on; those of the night before as well."""
    days = [shift.days for shift in structure.shifts.values()] + [days for _, days in limits(structure)]
    if not any(each is not None and each.kind == "workdays" for each in days):
        return ()
    calendar = structure.register.calendar
    stated = () if calendar is None else calendar.years
    last = (end - timedelta(seconds=1)).year
    return tuple(year for year in range((start - DAY).year, last + 1) if year not in stated)
