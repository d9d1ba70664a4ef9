"""Fields that hold a value of its own kind: how pydantic reads it, writes it and describes it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue

from communitygov.base.ref import Ref
from communitygov.model.count import BOUNDS, Count
from communitygov.model.days import WEEKDAYS, Days
from communitygov.model.holder import Holder
from communitygov.model.hours import Hours, hours_of, hours_or_unknown, plain_hours, plain_hours_or_unknown
from communitygov.model.person_id import person_id
from communitygov.model.who import Who, reference

PersonId = Annotated[str, AfterValidator(person_id)]
"""The id of a person: an id that is none of the words for a holder."""

WhoField = Annotated[
    Who,
    PlainValidator(Who.parse),
    PlainSerializer(Who.plain),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^(post|team|organisation|person):.+"},
                {
                    "type": "object",
                    "properties": {"every": {"type": "string"}},
                    "required": ["every"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]

RefField = Annotated[
    Ref, PlainValidator(reference), PlainSerializer(str), WithJsonSchema({"type": "string", "pattern": "^[a-z_]+:.+"})
]

HOLDER_SCHEMA: JsonSchemaValue = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {"one_of": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
            "required": ["one_of"],
            "additionalProperties": False,
        },
    ]
}
HolderField = Annotated[
    Holder, PlainValidator(Holder.parse), PlainSerializer(Holder.plain), WithJsonSchema(HOLDER_SCHEMA)
]

_NUMBER = {"type": "integer", "minimum": 0}
CountField = Annotated[
    Count,
    PlainValidator(Count.parse),
    PlainSerializer(Count.plain),
    WithJsonSchema(
        {
            "anyOf": [
                _NUMBER,
                {"const": "unknown"},
                *(
                    {"type": "object", "properties": {b: _NUMBER}, "required": [b], "additionalProperties": False}
                    for b in BOUNDS
                ),
            ]
        }
    ),
]

_HOURS_TEXT = {"type": "string", "pattern": r"^\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}$"}
_HOURS_LIST = {"type": "array", "items": _HOURS_TEXT, "minItems": 1}
HoursField = Annotated[
    tuple[Hours, ...],
    PlainValidator(hours_of),
    PlainSerializer(plain_hours),
    WithJsonSchema({"anyOf": [_HOURS_TEXT, _HOURS_LIST]}),
]
HoursOrUnknown = Annotated[
    tuple[Hours, ...] | Literal["unknown"],
    PlainValidator(hours_or_unknown),
    PlainSerializer(plain_hours_or_unknown),
    WithJsonSchema({"anyOf": [_HOURS_TEXT, _HOURS_LIST, {"const": "unknown"}]}),
]

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
