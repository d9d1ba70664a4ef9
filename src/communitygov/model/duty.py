"""Duties: rows of a list of rights and responsibilities."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from communitygov.base.frozen import is_map
from communitygov.model.fields import DaysField, HoursField
from communitygov.model.noun import Id, MomentField, Name, Noun, Row, Text
from communitygov.model.plain import PlainRequired


class Basis(Noun):
    """A legal basis, with the day it came into force."""

    noun: ClassVar[str] = "basis"

    text: Text
    since: MomentField | None = Field(default=None, alias="from")
    until: MomentField | None = None


class HowOften(Noun):
    """So many times in each period."""

    noun: ClassVar[str] = "how_often"

    times: int = Field(ge=1)
    per: Literal["hour", "day", "week", "month", "quarter", "year"]


class Required(PlainRequired, Noun):
    """A level a duty must be answered at, for one kind of place or all, at some hours or always."""

    noun: ClassVar[str] = "required"

    level: Text
    of: Text | None = None
    """The kind of place; left out: every kind."""
    hours: HoursField | None = None
    days: DaysField | None = None


def _as_rows(value: Any) -> Any:
    if isinstance(value, str):
        return ({"level": value},)
    if is_map(value):
        return tuple({"of": kind, "level": level} for kind, level in value.items())
    return value


def _as_written(rows: tuple[Required, ...]) -> Any:
    if len(rows) == 1 and rows[0].always and rows[0].of is None:
        return rows[0].level
    kinds = [row.of for row in rows]
    if all(row.always and row.of for row in rows) and len(set(kinds)) == len(kinds):
        return {row.of: row.level for row in rows}
    return [row.model_dump(mode="json", exclude_defaults=True) for row in rows]


class Duty(Row):
    """A duty (事项): what somebody must answer for, where, when and in which modes."""

    noun: ClassVar[str] = "duty"

    id: Id
    name: Text | Name | None = None
    group: Id | None = None
    """The group a share may name instead of each duty."""
    applies_to: tuple[Text, ...] = ()
    """Levels and kinds of site it asks for; none: every kind of place."""
    modes: tuple[Text, ...] = ()
    """The modes it asks in; none: all."""
    hours: HoursField | None = None
    """The hours it asks at, as a shift has them; left out: always."""
    days: DaysField | None = None
    answered_at: Annotated[
        tuple[Required, ...], BeforeValidator(_as_rows), PlainSerializer(_as_written, return_type=Any)
    ] = ()
    """The level it must be answered at, or nearer; a table by kind of place; the first row that fits holds."""
    list: Text | None = None
    """The kind of list it stands in (basic, cooperative, taken back, negative …)."""
    admission: Literal["admitted", "applied", "refused", "not_admitted", "unknown"] | None = None
    owned_by: Text | None = None
    """The level that owns it."""
    handed_down_by: Id | None = None
    """The organisation that handed it down."""
    basis: tuple[Basis, ...] = ()
    powers: tuple[Text, ...] | None = None
    """Powers that come with it; empty: none come with it; left out: not stated."""
    people: tuple[Text, ...] | None = None
    money: tuple[Text, ...] | None = None
    benefits: tuple[Text, ...] | None = None
    nature: Literal["serve", "manage"] | None = None
    how_often: HowOften | None = None
    protocol: Text | None = None
