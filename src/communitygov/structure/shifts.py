"""Whether hours are on at an instant: yes, no, or as an unknown decides."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from communitygov.base.time import MINUTES_A_DAY, Instant
from communitygov.model.days import WEEKDAYS, Days
from communitygov.model.hours import Hours

if TYPE_CHECKING:
    from communitygov.model.shift import Calendar, Shift

Unknown = tuple[str, str]
"""The name of an unknown: its kind and what it is about."""

On = bool | Unknown
"""On, off, or the unknown that decides."""


def working_day(calendar: "Calendar | None", day: date) -> On:
    """Whether a day is a working day; unknown in a year the calendar does not state."""
    if calendar is None or day.year not in calendar.years:
        return ("workday", day.isoformat())
    return day in calendar.workdays or (day.weekday() < 5 and day not in calendar.holidays)


def begins_on(days: Days, day: date, calendar: "Calendar | None") -> On:
    """Whether hours begin on a day."""
    if days.kind == "workdays":
        return working_day(calendar, day)
    if days.kind == "weekdays":
        return WEEKDAYS[day.weekday()] in days.weekdays
    return days.kind == "daily" or day in days.dates


def hours_on(hours: tuple[Hours, ...] | None, days: Days | None, at: datetime, calendar: "Calendar | None") -> "Ons":
    """Whether hours on days are on at an instant: on if any of the returned is; () is off, (True,) is on."""
    minute = at.hour * 60 + at.minute
    found: list[On] = []
    for each in hours or (Hours(0, 0),):
        for back in (0, 1):
            since = minute + back * MINUTES_A_DAY
            if each.start <= since < each.start + each.length:
                found.append(begins_on(days or Days("daily"), at.date() - timedelta(days=back), calendar))
    if True in found:
        return (True,)
    return tuple(dict.fromkeys(on for on in found if on is not False))


Ons = tuple[On, ...]


def shift_on(shift: "Shift | None", name: str, at: Instant, calendar: "Calendar | None") -> Ons:
    """Whether a shift is on; one that nobody knows, or whose hours are unknown, is an unknown of its own."""
    if at.bare:
        return (True,)
    if shift is None:
        return (("shift", name),)
    if not shift.in_force(at.at):
        return ()
    if shift.hours == "unknown":
        days = (at.at.date(), at.at.date() - timedelta(days=1))
        perhaps = any(begins_on(shift.days, day, calendar) is not False for day in days)
        return (("shift", name),) if perhaps else ()
    return hours_on(shift.hours, shift.days, at.at, calendar)
