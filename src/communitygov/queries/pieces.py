"""The pieces of a span: instants at which all is alike are asked about once, for all their hours."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from communitygov.base.errors import BadQuestion, OutsideWindow
from communitygov.base.time import Instant, Moment
from communitygov.queries.dated import stretches
from communitygov.queries.days import Kinds, Limit, by_day, limits, minutes_of
from communitygov.structure.build import Structure
from communitygov.structure.shifts import Ons, Unknown, hours_on, shift_on

if TYPE_CHECKING:
    from communitygov.model.shift import Shift

OnsAt = tuple[tuple[bool | int, ...], ...]
"""Of some hours whether each is on: an unknown is a number, the same wherever it decides."""

MOST_YEARS = 100
"""The longest span: every day of it is looked at."""

MOST_TIME = timedelta(days=366 * MOST_YEARS)


@frozen
class Piece:
    """An instant to ask about, and the seconds it stands for; one instant without a span stands for none."""

    instant: Instant
    seconds: float | None = None
    until: datetime | None = None
    """The end of the last time it stands for; None without a span."""
    state: Hashable = None
    """Which rows are in force: in pieces of one state the same."""

    @property
    def factor(self) -> float:
        """What a pair counts for, in units: seconds of a span, or one."""
        return 1 if self.seconds is None else self.seconds

    @property
    def units(self) -> int:
        """How many units are one: counts of a span are told in hours, and added up in seconds, which stay whole."""
        return 1 if self.seconds is None else 3600


@frozen
class Span:
    """A stretch of time and its pieces."""

    start: datetime
    end: datetime
    pieces: tuple[Piece, ...]
    _days: tuple[tuple[datetime, Hashable], ...]
    """Every day of it, or part of one, and which others it is like."""
    _like: Mapping[Hashable, tuple[tuple[timedelta, timedelta, int], ...]]
    """When each piece begins and ends, told from the begin of a day or part of one, and its number."""

    def times(self) -> Iterator[tuple[datetime, datetime, int]]:
        """The pieces in the order of time, each as often as it comes back: from, until, and its number."""
        since, last = self.start, -1
        for day, like in self._days:
            for start, _, piece in self._like[like]:
                if last not in (-1, piece):
                    yield since, day + start, last
                    since = day + start
                last = piece
        yield since, self.end, last


def pieces_of(structure: Structure, instant: Instant, until: "Moment | str | None") -> tuple[Piece, ...]:
    """The pieces from an instant until another, each told by its first instant; without another, the instant.

    Raises
    ------
    BadQuestion
        When the span does not run forward, or is longer than a hundred years.
    OutsideWindow
        When containment changes before the end.
    """
    return (Piece(instant),) if until is None else span_of(structure, instant, until).pieces


def span_of(structure: Structure, instant: Instant, until: "Moment | str") -> Span:
    """The span from an instant until another.

    Raises
    ------
    BadQuestion
        When the span does not run forward, or is longer than a hundred years.
    OutsideWindow
        When containment changes before the end.
    """
    end = _end(structure, instant, until)
    kinds = Kinds(structure)
    days: list[tuple[datetime, Hashable]] = []
    parts: dict[Hashable, _Part] = {}
    for stretch in stretches(structure, instant.at, end):
        for start, stop in by_day(stretch.start, stretch.end):
            like = (stretch.state, kinds.of(start), start.time(), stop - start)
            parts[like] = parts.get(like, _Part(start, stop, stretch.state)).again(start)
            days.append((start, like))
    found: dict[Hashable, Piece] = {}
    within: dict[Hashable, tuple[tuple[timedelta, timedelta, int], ...]] = {}
    numbers: dict[Hashable, int] = {}
    minutes = minutes_of(structure)
    for each, part in parts.items():
        told: list[tuple[timedelta, timedelta, int]] = []
        for start, stop in pairwise([part.start, *_edges(part, minutes), part.end]):
            key = part.state, _what_is_on(structure, start)
            last = part.last + (stop - part.start)
            first = found.get(key, Piece(Instant(start, bare=False), 0, last, part.state))
            seconds = first.factor + part.times * (stop - start).total_seconds()
            found[key] = evolve(first, seconds=seconds, until=max(first.until or last, last))
            told.append((start - part.start, stop - part.start, numbers.setdefault(key, len(numbers))))
        within[each] = tuple(told)
    return Span(instant.at, end, tuple(found.values()), tuple(days), within)


def _end(structure: Structure, instant: Instant, until: "Moment | str") -> datetime:
    end = Instant.of(until, structure.register.time_zone).at
    if end <= instant.at:
        raise BadQuestion("the span does not run forward: until is not after at", "时段不成立：until 不晚于 at")
    if end - instant.at > MOST_TIME:
        raise BadQuestion(
            f"the span from {instant.at} until {end} is longer than {MOST_YEARS} years: ask about a shorter one",
            f"从 {instant.at} 到 {end} 超过 {MOST_YEARS} 年：请缩短时段",
        )
    if structure.until is not None and end > structure.until:
        raise OutsideWindow(end, structure.since, structure.until, instant.at)
    return end


@frozen
class _Part:
    """A day or part of one, and how many are like it: the same rows are in force, and hours are on alike."""

    start: datetime
    end: datetime
    state: Hashable
    times: int = 0
    last: datetime = datetime.min
    """When the last like it begins."""

    def again(self, start: datetime) -> "_Part":
        return evolve(self, times=self.times + 1, last=start)


def _edges(part: _Part, minutes: Sequence[int]) -> Iterator[datetime]:
    """The instants within a part at which hours begin or end."""
    day = datetime.combine(part.start.date(), time.min)
    edges = (day + timedelta(minutes=minute) for minute in minutes)
    return (edge for edge in edges if part.start < edge < part.end)


def _what_is_on(structure: Structure, at: datetime) -> OnsAt:
    return on_at(structure, structure.shifts.values(), limits(structure), at)


def on_at(structure: Structure, shifts: "Iterable[Shift]", limited: Iterable[Limit], at: datetime) -> OnsAt:
    """Which of some hours are on at an instant."""
    instant, calendar = Instant(at, bare=False), structure.register.calendar
    labels: dict[Unknown, int] = {}
    ons = [shift_on(shift, shift.id, instant, calendar) for shift in shifts]
    ons += [hours_on(hours, days, at, calendar) for hours, days in limited]
    return tuple([_unnamed(each, labels) for each in ons])


def is_unknown(on: bool | int) -> bool:  # noqa: FBT001  # one of `OnsAt`
    """Whether something of what `on_at` gives is not known."""
    return not isinstance(on, bool)


def _unnamed(ons: Ons, labels: dict[Unknown, int]) -> tuple[bool | int, ...]:
    """What is on, with unknowns numbered in the order they are met: which day one is about tells nothing apart."""
    return tuple(on if isinstance(on, bool) else 2 + labels.setdefault(on, len(labels)) for on in ons)
