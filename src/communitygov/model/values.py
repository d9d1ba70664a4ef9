"""Values that a field may hold: counts, holders, who carries a share, days."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from attrs import frozen
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue

from communitygov.base.frozen import is_list, is_map
from communitygov.base.malformed import Malformed
from communitygov.base.ref import Ref, place_id, plain_id
from communitygov.base.time import Hours, parse_moment

Bound = Literal["exact", "about", "more_than", "less_than", "unknown"]
BOUNDS: tuple[Bound, ...] = ("about", "more_than", "less_than")


@frozen
class Count:
    """A number that can be exact, approximate, bounded or unknown; never guessed."""

    number: int | None
    bound: Bound = "exact"

    @property
    def exact(self) -> int | None:
        """The number when it is exact, else None."""
        return self.number if self.bound == "exact" else None

    @classmethod
    def parse(cls, value: object) -> "Count":
        """Read ``24``, ``{about: 1000}``, ``{more_than: 10200}``, ``{less_than: 50}`` or ``unknown``."""
        if isinstance(value, Count):
            return value
        if value == "unknown":
            return cls(None, "unknown")
        if is_map(value) and len(value) == 1:
            ((bound, number),) = value.items()
            for known in BOUNDS:
                if bound == known:
                    return cls(_whole(number), known)
        return cls(_whole(value))

    def plain(self) -> "int | str | dict[str, int]":
        """The value as a document writes it."""
        if self.number is None:
            return "unknown"
        return self.number if self.bound == "exact" else {self.bound: self.number}


def _whole(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 12:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12:
        return value
    raise Malformed("count_form")


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

NOBODY = frozenset({"", "-", "—", "~", "null", "none", "nobody", "vacant", "n/a", "空缺", "空岗", "无", "暂无", "缺"})
"""What people write where nobody holds a post; never the id of a person."""
HolderKind = Literal["person", "post", "unnamed", "unknown", "one_of"]


@frozen
class Holder:
    """Who holds a post: a person, whoever holds another post, somebody unnamed, one of several, or unknown."""

    kind: HolderKind
    ids: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind == "person":
            return self.ids[0]
        if self.kind == "post":
            return f"post:{self.ids[0]}"
        return f"one of {', '.join(self.ids)}" if self.kind == "one_of" else self.kind

    @classmethod
    def parse(cls, value: object) -> "Holder":
        """Read a person's id, ``post:ID``, ``unnamed``, ``unknown`` or ``{one_of: [...]}``."""
        if isinstance(value, Holder):
            return value
        if isinstance(value, str):
            return cls._of_text(value.strip())
        if is_map(value) and set(value) == {"one_of"} and is_list(listed := value["one_of"]):
            persons = tuple(dict.fromkeys(_person(item) for item in listed))
            if persons:
                return cls("one_of", persons)
        raise Malformed("holder_form")

    @classmethod
    def _of_text(cls, text: str) -> "Holder":
        if text.casefold() in NOBODY:
            raise Malformed("holder_nobody")
        if text == "unnamed":
            return cls("unnamed")
        if text == "unknown":
            return cls("unknown")
        if text.startswith("post:"):
            return cls("post", (plain_id(text.removeprefix("post:")),))
        return cls("person", (_person(text),))

    def plain(self) -> "str | dict[str, list[str]]":
        """The value as a document writes it."""
        return {"one_of": list(self.ids)} if self.kind == "one_of" else str(self)


def _person(value: object) -> str:
    if not isinstance(value, str):
        raise Malformed("holder_form")
    return plain_id(value.strip().removeprefix("person:"))


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

CARRIERS = ("post", "team", "organisation", "person")


@frozen
class Who:
    """Who carries a share: ``post``, ``team``, ``organisation`` or ``person`` and its id; or ``every`` and a kind."""

    kind: Literal["post", "team", "organisation", "person", "every"]
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, value: object) -> "Who":
        """Read ``post:leader`` (or ``team:``, ``organisation:``, ``person:``) or ``{every: grid_leader}``."""
        if isinstance(value, Who):
            return value
        if isinstance(value, Ref):
            value = str(value)
        if is_map(value) and set(value) == {"every"} and isinstance(kind := value["every"], str):
            return cls("every", plain_id(kind.strip()))
        if isinstance(value, str):
            kind, _, identity = value.strip().partition(":")
            for known in CARRIERS:
                if kind == known:
                    return cls(known, plain_id(identity))  # type: ignore[arg-type]  # a loop over the literals
        raise Malformed("who_form")

    def plain(self) -> "str | dict[str, str]":
        """The value as a document writes it."""
        return {"every": self.id} if self.kind == "every" else str(self)


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


def _ref(value: object) -> Ref:
    if isinstance(value, Ref):
        return value
    if not isinstance(value, str):
        raise Malformed("ref_form")
    reference = Ref.parse(value.strip())
    identity = place_id(reference.id) if reference.kind == "place" else plain_id(reference.id)
    return Ref(plain_id(reference.kind), identity)


RefField = Annotated[
    Ref, PlainValidator(_ref), PlainSerializer(str), WithJsonSchema({"type": "string", "pattern": "^[a-z_]+:.+"})
]

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


def _hours(value: object) -> tuple[Hours, ...]:
    items: Sequence[object] = value if is_list(value) else [value]
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
