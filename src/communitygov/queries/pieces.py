"""The pieces of a span: instants at which all is alike are asked about once, for all their hours."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from attrs import frozen

from communitygov.base.errors import BadQuestion, OutsideWindow
from communitygov.base.time import Instant, Moment
from communitygov.model.noun import Row
from communitygov.queries.edges import dated_rows, edges_within
from communitygov.structure.build import Structure
from communitygov.structure.shifts import Ons, Unknown, hours_on, shift_on


@frozen
class Piece:
    """An instant to ask about, and the seconds it stands for; one instant without a span stands for none."""

    instant: Instant
    seconds: float | None = None

    @property
    def factor(self) -> float:
        """What a pair counts for, in units: seconds of a span, or one."""
        return 1 if self.seconds is None else self.seconds

    @property
    def units(self) -> int:
        """How many units are one: counts of a span are told in hours, and added up in seconds, which stay whole."""
        return 1 if self.seconds is None else 3600


def pieces_of(structure: Structure, instant: Instant, until: "Moment | str | None") -> tuple[Piece, ...]:
    """The pieces from an instant until another, each told by its first instant.

    Raises
    ------
    BadQuestion
        When the span does not run forward.
    OutsideWindow
        When containment changes before the end.
    """
    if until is None:
        return (Piece(instant),)
    end = Instant.of(until, structure.register.time_zone).at
    if end <= instant.at:
        raise BadQuestion("the span does not run forward: until is not after at", "时段不成立：until 不晚于 at")
    if structure.until is not None and end > structure.until:
        raise OutsideWindow(end, structure.since, structure.until, instant.at)
    edges = [instant.at, *edges_within(structure, instant.at, end), end]
    rows = [row for row in dated_rows(structure) if any(edge and instant.at < edge < end for edge in row.period)]
    found: dict[Hashable, Piece] = {}
    for start, stop in pairwise(edges):
        key = tuple(_what_is_on(structure, rows, start))
        first = found.get(key, Piece(Instant(start, bare=False), 0))
        found[key] = Piece(first.instant, first.factor + (stop - start).total_seconds())
    return tuple(found.values())


def _what_is_on(structure: Structure, rows: Sequence[Row], at: datetime) -> Iterator[Hashable]:
    """All that an answer at an instant may depend on: which edges are past, and which hours are on."""
    register, instant = structure.register, Instant(at, bare=False)
    yield from (tuple(edge is not None and edge <= at for edge in row.period) for row in rows)
    labels: dict[Unknown, int] = {}
    for shift in register.shifts:
        yield _unnamed(shift_on(shift, shift.id, instant, register.calendar), labels)
    for duty in register.duties:
        limits = ((duty.hours, duty.days), *((row.hours, row.days) for row in duty.answered_at))
        for hours, days in limits:
            if hours is not None or days is not None:
                yield _unnamed(hours_on(hours, days, at, register.calendar), labels)


def _unnamed(ons: Ons, labels: dict[Unknown, int]) -> tuple[bool | int, ...]:
    """What is on, with unknowns numbered in the order they are met: which day one is about tells nothing apart."""
    return tuple(on if isinstance(on, bool) else 2 + labels.setdefault(on, len(labels)) for on in ons)
