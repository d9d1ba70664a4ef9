"""Coverage over a span of time: asking one at a time at the beginning of every slice in which nothing changes."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from tests.oracle.hours import when
from tests.oracle.meaning import coverage
from tests.oracle.recurring import recurring

from communitygov.model.noun import Row
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS


def _rows(register: Register) -> Iterator[Row]:
    for section in SECTIONS:
        yield from getattr(register, section)


def _hours(register: Register) -> Iterator[Any]:
    for row in (*register.shifts, *register.duties, *(each for duty in register.duties for each in duty.answered_at)):
        if isinstance(row.hours, tuple):  # type: ignore[union-attr]
            yield from row.hours  # type: ignore[union-attr]


def boundaries(register: Register, start: datetime, end: datetime) -> list[datetime]:
    """The instants of a span at which anything may change, its two ends with them."""
    found = {start, end}
    found |= {moment for row in _rows(register) for moment in row.period if moment is not None}
    minutes = {0} | {minute for each in _hours(register) for minute in (each.start, each.end)}
    day = datetime.combine(start.date(), time())
    while day <= end:
        found |= {day + timedelta(minutes=minute) for minute in minutes}
        day += timedelta(days=1)
    return sorted(moment for moment in found if start <= moment <= end)


def coverage_over(
    register: Register, duties: list[str], level: str | None, mode: str | None, at: str, until: str
) -> dict[str, Any]:
    """Pairs × minutes in each state over a span; a bare date stands for its first instant."""
    edges = boundaries(register, when(at).at, when(until).at)
    states: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    not_counted: set[str] = set()
    for begin, end in pairwise(edges):
        minutes = round((end - begin).total_seconds() / 60)
        found = coverage(register, duties, level, mode, begin.isoformat(timespec="minutes"))
        states.update({state: count * minutes for state, count in found["states"].items()})
        sums.update({name: found[name] * minutes for name in ("inherited", "holes_with_backstop", "total")})
        not_counted.update(found["not_counted"])
    return {
        "states": {state: count for state, count in sorted(states.items()) if count},
        **{name: sums[name] for name in ("inherited", "holes_with_backstop", "total")},
        "not_counted": sorted(not_counted),
    }


def engine_over(
    register: Register, duties: list[str], level: str | None, mode: str | None, at: str, until: str
) -> dict[str, Any]:
    """The same of the engine, which adds up in hours."""
    import communitygov

    structure = communitygov.build(register, at=at)
    found = communitygov.coverage(structure, duty=duties, level=level, mode=mode, at=at, until=until)
    minutes = {state: round(60 * hours) for state, hours in dict(found.states).items()}
    return {
        "states": {state: count for state, count in sorted(minutes.items()) if count},
        **{name: round(60 * getattr(found, name)) for name in ("inherited", "holes_with_backstop", "total")},
        "not_counted": sorted(str(place).removeprefix("place:") for place in found.not_counted),
    }


def differing_over_weeks(seed: int) -> list[str]:
    """What the engine adds up to something else over the span of weeks that a seed draws, of rows that come back."""
    register, duties, mode, at, until = recurring(seed)
    asked = (register, duties, "grid", mode, at, until)
    ours, theirs = coverage_over(*asked), engine_over(*asked)
    return [f"over a span {name}" for name, count in ours.items() if theirs[name] != count]
