"""Hours of a day as rows have them: one stretch, several, or unknown."""

from typing import Annotated, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from communitygov.base.frozen import is_list
from communitygov.base.malformed import Malformed
from communitygov.base.time import Hours


def _hours(value: object) -> tuple[Hours, ...]:
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


def _plain_hours(hours: tuple[Hours, ...]) -> str | list[str]:
    return str(hours[0]) if len(hours) == 1 else [str(each) for each in hours]


def _hours_or_unknown(value: object) -> tuple[Hours, ...] | Literal["unknown"]:
    if value == "unknown":
        return "unknown"
    try:
        return _hours(value)
    except Malformed as exc:
        raise Malformed("shift_hours" if exc.key == "hours_form" else exc.key) from exc


def _plain_hours_or_unknown(hours: tuple[Hours, ...] | str) -> str | list[str]:
    return hours if isinstance(hours, str) else _plain_hours(hours)


_HOURS_TEXT = {"type": "string", "pattern": r"^\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}$"}
_HOURS_LIST = {"type": "array", "items": _HOURS_TEXT, "minItems": 1}
HoursField = Annotated[
    tuple[Hours, ...],
    PlainValidator(_hours),
    PlainSerializer(_plain_hours),
    WithJsonSchema({"anyOf": [_HOURS_TEXT, _HOURS_LIST]}),
]
HoursOrUnknown = Annotated[
    tuple[Hours, ...] | Literal["unknown"],
    PlainValidator(_hours_or_unknown),
    PlainSerializer(_plain_hours_or_unknown),
    WithJsonSchema({"anyOf": [_HOURS_TEXT, _HOURS_LIST, {"const": "unknown"}]}),
]
