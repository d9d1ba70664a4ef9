"""Days: every day, working days, days of the week, or dates."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from attrs import frozen
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from communitygov.base.frozen import is_list
from communitygov.base.malformed import Malformed
from communitygov.base.time import parse_moment

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@frozen
class Days:
    """On which days: every day, working days of the calendar, days of the week, or dates."""

    kind: Literal["daily", "workdays", "weekdays", "dates"]
    weekdays: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()

    @classmethod
    def parse(cls, value: object) -> "Days":
        """Read ``daily``, ``workdays``, ``[mon, wed]`` or a list of dates."""
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
            return cls("weekdays", weekdays=tuple(day for day in WEEKDAYS if day in items))
        moments = [parse_moment(item) for item in items]
        return cls("dates", dates=tuple(sorted({date(m.year, m.month, m.day) for m in moments})))

    def plain(self) -> "str | list[str]":
        """The value as a document writes it."""
        if self.kind == "weekdays":
            return list(self.weekdays)
        return [day.isoformat() for day in self.dates] if self.kind == "dates" else self.kind


DaysField = Annotated[
    Days,
    PlainValidator(Days.parse),
    PlainSerializer(Days.plain),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["daily", "workdays"]},
                {"type": "array", "items": {"enum": list(WEEKDAYS)}, "minItems": 1},
                {"type": "array", "items": {"type": "string", "format": "date"}, "minItems": 1},
            ]
        }
    ),
]
