"""The instants within a span at which an answer may change."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from communitygov.base.time import Hours
from communitygov.model.noun import Row
from communitygov.structure.build import Structure


def edges_within(structure: Structure, start: datetime, end: datetime) -> list[datetime]:
    """Every instant strictly within a span at which a row begins or ends, or hours do, in order."""
    found = {edge for row in dated_rows(structure) for edge in row.period if edge is not None and start < edge < end}
    minutes = sorted({minute for hours in _hours(structure) for minute in (hours.start, hours.end)} | {0})
    day = datetime.combine(start.date(), datetime.min.time())
    while day < end:
        found.update(edge for minute in minutes if start < (edge := day + timedelta(minutes=minute)) < end)
        day += timedelta(days=1)
    return sorted(found)


def dated_rows(structure: Structure) -> Iterator[Row]:
    """Every row that may begin or end within the stretch of a structure: all but places and zones."""
    register = structure.register
    for section in (
        register.people,
        register.organisations,
        register.shifts,
        register.posts,
        register.appointments,
        register.teams,
        register.duties,
        register.shares,
        register.switches,
        register.exemptions,
        register.links,
    ):
        yield from section


def _hours(structure: Structure) -> Iterator[Hours]:
    for shift in structure.register.shifts:
        if shift.hours != "unknown":
            yield from shift.hours
    for duty in structure.register.duties:
        yield from duty.hours or ()
        for row in duty.answered_at:
            yield from row.hours or ()
