"""Instants, hours and days: what is on, in one reading."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.reading import Reading

from communitygov.model.register import Register

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class When:
    """The instant asked for; a bare date stands for 00:00 and leaves shifts and hours aside."""

    at: datetime
    bare: bool


def when(text: str, time_zone: str | None = None) -> When:
    """Read an instant or a date."""
    if len(text) == 10:
        return When(datetime.combine(date.fromisoformat(text), time()), bare=True)
    at = datetime.fromisoformat(text)
    if at.tzinfo is not None:
        assert time_zone is not None
        at = at.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None)
    return When(at, bare=False)


class Clock:
    """What is on at an instant, by the shifts and the calendar of a register."""

    def __init__(self, register: Register, moment: When) -> None:
        self.moment = moment
        self.calendar = register.calendar
        self.shifts = {shift.id: shift for shift in reversed(register.shifts)}

    def shift_on(self, name: str | None, reading: Reading) -> bool:
        """Whether a shift is on; none stated is always on."""
        if name is None or self.moment.bare:
            return True
        shift = self.shifts.get(name)
        if shift is None:
            return reading.choose(("shift", name), (True, False))
        if not shift.in_force(self.moment.at):
            return False
        if shift.hours == "unknown":
            today = self.moment.at.date()
            possible = any(self._day(shift.days, day, reading) for day in (today, today - timedelta(days=1)))
            return possible and reading.choose(("shift", name), (True, False))
        return self._on(shift.hours, shift.days, reading)

    def hours_on(self, hours: Any, days: Any, reading: Reading) -> bool:
        """Whether the hours and days that a duty or a required level states hold."""
        if hours is None and days is None:
            return True
        if hours is None:
            return self._day(days, self.moment.at.date(), reading)
        return self._on(hours, days, reading)

    def _on(self, hours: Any, days: Any, reading: Reading) -> bool:
        today = self.moment.at.date()
        for day in (today, today - timedelta(days=1)):
            for each in hours:
                begin = datetime.combine(day, time()) + timedelta(minutes=each.start)
                end = datetime.combine(day, time()) + timedelta(minutes=each.end)
                if end <= begin:
                    end += timedelta(days=1)
                if begin <= self.moment.at < end and self._day(days, day, reading):
                    return True
        return False

    def _day(self, days: Any, day: date, reading: Reading) -> bool:
        if days is None or days.kind == "daily":
            return True
        if days.kind == "weekdays":
            return WEEKDAYS[day.weekday()] in days.weekdays
        if days.kind == "dates":
            return day in days.dates
        if self.calendar is None or day.year not in self.calendar.years:
            return reading.choose(("workday", day), (True, False))
        usual = day.weekday() < 5 and day not in self.calendar.holidays
        return usual or day in self.calendar.workdays
