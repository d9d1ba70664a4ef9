"""Days: every day, working days, days of the week, or dates."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Literal

from attrs import frozen

from communitygov.base.frozen import is_list
from communitygov.base.malformed import Malformed
from communitygov.base.time import parse_moment
from communitygov.model.checked import checked

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@frozen
class Days:
    """On which days: every day, working days of the calendar, days of the week, or dates."""

    kind: Literal["daily", "workdays", "weekdays", "dates"]
    weekdays: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Hold days made in code to what a document can say; in the order in which one is read.

        Raises
        ------
        pydantic.ValidationError
            When there is no such kind or day, or the days do not go with the kind.
        """
        weekdays, dates = checked("Days", self._checked)
        object.__setattr__(self, "weekdays", weekdays)
        object.__setattr__(self, "dates", dates)

    def _checked(self) -> tuple[tuple[str, ...], tuple[date, ...]]:
        if not (is_list(self.weekdays) and is_list(self.dates)):
            raise Malformed("days_parts")
        known = (("daily", 0, 0), ("workdays", 0, 0), ("weekdays", 1, 0), ("dates", 0, 1))
        if (self.kind, bool(self.weekdays), bool(self.dates)) not in known:
            raise Malformed("days_parts")
        if not all(day in WEEKDAYS for day in self.weekdays):
            raise Malformed("days_form")
        return _in_week_order(self.weekdays), tuple(sorted({_day(each) for each in self.dates}))

    @classmethod
    def parse(cls, value: object) -> "Days":
        """Read ``daily``, ``workdays``, ``[mon, wed]`` or a list of dates.

        Raises
        ------
        Malformed
            When it is none of these, or a day has an hour.
        """
        if isinstance(value, Days):
            return value
        if value == "daily":
            return cls("daily")
        if value == "workdays":
            return cls("workdays")
        if is_list(value) and value:
            return cls._of_list(value)
        raise Malformed("days_form")

    @classmethod
    def _of_list(cls, items: Sequence[object]) -> "Days":
        if all(item in WEEKDAYS for item in items):
            return cls("weekdays", weekdays=_in_week_order(items))
        if any(isinstance(item, str) and not any(map(str.isdigit, item)) for item in items):  # words, and no dates
            raise Malformed("days_form")
        return cls("dates", dates=tuple(sorted({_day(parse_moment(item)) for item in items})))

    def plain(self) -> "str | list[str]":
        """The value as a document writes it."""
        if self.kind == "weekdays":
            return list(self.weekdays)
        return [day.isoformat() for day in self.dates] if self.kind == "dates" else self.kind


def _in_week_order(items: Sequence[object]) -> tuple[str, ...]:
    return tuple(day for day in WEEKDAYS if day in items)


def _day(value: object) -> date:
    """A day; an instant is one where it is the midnight that programs give for a day."""
    if isinstance(value, datetime):
        if value.tzinfo is not None or value.time() != time():
            raise Malformed("days_hour")
        return value.date()
    if not isinstance(value, date):
        raise Malformed("days_form")
    return value
