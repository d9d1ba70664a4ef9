"""Hours of a day; and as rows have them: one stretch, several, or unknown."""

import re
from typing import Literal

from attrs import frozen

from communitygov.base.frozen import is_list
from communitygov.base.malformed import Malformed
from communitygov.base.time import MINUTES_A_DAY
from communitygov.model.checked import checked

_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")


def _is_minute(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MINUTES_A_DAY


@frozen(order=True)
class Hours:
    """Hours of a day in minutes from midnight; an end at or before the start is on the next day."""

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        """Hold hours made in code to what a document can say.

        Raises
        ------
        pydantic.ValidationError
            When the start or the end is no minute of a day.
        """
        checked("Hours", self._check)

    def _check(self) -> None:
        if not (_is_minute(self.start) and _is_minute(self.end)):
            raise Malformed("hours_minutes")

    def __str__(self) -> str:
        return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (self.start, self.end))

    @classmethod
    def parse(cls, text: str) -> "Hours":
        """Read ``08:00-20:00``; ``20:00-08:00`` ends on the next day, ``08:00-08:00`` lasts 24 hours.

        Raises
        ------
        Malformed
            When the text is not written so, or an hour does not exist.
        """
        match = _HOURS.fullmatch(text.strip())
        if match is None:
            raise Malformed("hours_form")
        first, first_minute, last, last_minute = map(int, match.groups())
        if max(first_minute, last_minute) > 59 or first > 23 or last > 24 or (last == 24 and last_minute):
            raise Malformed("hours_none")
        return cls(first * 60 + first_minute, (last * 60 + last_minute) % MINUTES_A_DAY)

    @property
    def length(self) -> int:
        """How long they last, in minutes; 24 hours when the end equals the start."""
        return (self.end - self.start - 1) % MINUTES_A_DAY + 1


def hours_of(value: object) -> tuple[Hours, ...]:
    """Read one stretch of hours or several.

    Raises
    ------
    Malformed
        When there is none, or one is not written as it must be.
    """
    items = tuple(value) if is_list(value) else (value,)
    if not items:
        raise Malformed("hours_form")
    return tuple(sorted(_one_stretch(item) for item in items))


def _one_stretch(value: object) -> Hours:
    if isinstance(value, Hours):
        return value
    if not isinstance(value, str):
        raise Malformed("hours_form")
    return Hours.parse(value)


def plain_hours(hours: tuple[Hours, ...]) -> str | list[str]:
    """Stretches of hours as a document writes them."""
    return str(hours[0]) if len(hours) == 1 else [str(each) for each in hours]


def hours_or_unknown(value: object) -> tuple[Hours, ...] | Literal["unknown"]:
    """Read stretches of hours, or ``unknown``.

    Raises
    ------
    Malformed
        When it is neither.
    """
    if value == "unknown":
        return "unknown"
    try:
        return hours_of(value)
    except Malformed as exc:
        raise Malformed("shift_hours" if exc.key == "hours_form" else exc.key) from exc


def plain_hours_or_unknown(hours: tuple[Hours, ...] | str) -> str | list[str]:
    """Stretches of hours, or ``unknown``, as a document writes them."""
    return hours if isinstance(hours, str) else plain_hours(hours)
