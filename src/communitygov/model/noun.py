"""What every noun has: it is frozen, and knows its own fields and nothing of other nouns."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, ClassVar, Self, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from communitygov.base.frozen import FrozenMap, frozen_deeply, is_map, thawed
from communitygov.base.malformed import Malformed
from communitygov.base.ref import place_id, plain_id
from communitygov.base.time import Moment, parse_moment
from communitygov.model.plain import PlainName, PlainNoun, PlainRow

Id = Annotated[str, AfterValidator(plain_id)]
"""An id: NFC, at most 128 characters, without blanks and ``: # /``."""

PlaceId = Annotated[str, AfterValidator(place_id)]
"""The id of a place: an id, or building/entrance/floor/home below one."""

Text = Annotated[str, Field(min_length=1)]


def _frozen_map(value: object) -> FrozenMap[str, Any]:
    if not is_map(value):
        raise Malformed("map_form")
    return cast("FrozenMap[str, Any]", frozen_deeply(value))


def _plain_map(value: FrozenMap[str, Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", thawed(value))


Attributes = Annotated[
    FrozenMap[str, Any],
    PlainValidator(_frozen_map),
    PlainSerializer(_plain_map),
    WithJsonSchema({"type": "object"}),
]


def _local_moment(value: object) -> Moment:
    moment = parse_moment(value)
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        raise Malformed("date_zone")
    return moment


def _moment_schema(zone: str = "") -> WithJsonSchema:
    pattern = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6}0*)?)?ZONE)?$".replace("ZONE", zone)
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": ["2020-02-10", "2020-02-10T20:30"]})


_AS_TEXT = PlainSerializer(lambda moment: moment.isoformat(), return_type=str)

MomentField = Annotated[Moment, PlainValidator(_local_moment), _AS_TEXT, _moment_schema()]
"""A date, or an instant of local time."""

ZonedMomentField = Annotated[Moment, PlainValidator(parse_moment), _AS_TEXT, _moment_schema(r"(Z|[+-]\d{2}:?\d{2})?")]
"""A date or an instant, which may state a time zone."""


class Noun(PlainNoun, BaseModel):
    """Something people write: frozen, unknown keys forbidden, text stripped."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        populate_by_name=True,
        hide_input_in_errors=True,
        coerce_numbers_to_str=True,
        defer_build=True,
    )

    noun: ClassVar[str] = ""

    def another(self, **fields: Any) -> Self:
        """A noun of the same kind with some fields, unchecked; what is not given is as where it is left out."""
        return type(self).model_construct(**fields)  # type: ignore[return-value]  # its plugin loses Self

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value != field.get_default(call_default_factory=False):
                yield name, value


class Name(PlainName, Noun):
    """A name in Chinese, in English or in both."""

    noun: ClassVar[str] = "name"

    zh: Text | None = None
    en: Text | None = None


class Row(PlainRow, Noun):
    """What any row may have besides its own fields."""

    since: MomentField | None = Field(default=None, alias="from")
    """First instant in force; left out: since ever."""
    until: MomentField | None = None
    """First instant no longer in force; left out: without end."""
    through: MomentField | None = None
    """Last day in force; never together with ``until``."""
    source: Text | None = None
    """Where the statement is taken from."""
    note: Text | None = None
    """A remark; never read."""
    attributes: Attributes = FrozenMap()
    """The office's own data; kept through every round trip and never read. Lists in it become tuples."""
    made_up: bool | tuple[Text, ...] = False
    """True when no source says so; or the fields of the row that no source states."""

    @model_validator(mode="after")
    def _period_is_one(self) -> Self:
        if self.until is not None and self.through is not None:
            raise Malformed("period_both")
        start, end = self.period
        if start is not None and end is not None and end < start:
            raise Malformed("period_reversed")
        return self
