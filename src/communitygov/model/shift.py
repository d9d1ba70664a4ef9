"""Shifts and the calendar of holidays they stand on."""

from datetime import date
from typing import ClassVar

from communitygov.model.days import Days
from communitygov.model.fields import DaysField, HoursOrUnknown
from communitygov.model.noun import Id, Name, Noun, Row, Text


class Shift(Row):
    """Hours on days; hours past midnight belong to the day they begin on."""

    noun: ClassVar[str] = "shift"

    id: Id
    name: Text | Name | None = None
    hours: HoursOrUnknown
    """Stretches of a day; ``unknown``: nobody knows, and it is read on and off."""
    days: DaysField = Days("daily")


class Calendar(Noun):
    """Holidays and make-up working days of the years it states.

    In a year it does not state nobody knows which days are working days, and shifts on
    ``workdays`` are read on and off.
    """

    noun: ClassVar[str] = "calendar"

    years: tuple[int, ...] = ()
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()
    """Days of a weekend that are worked."""
    source: Text | None = None
