"""When several appointments are on at once: from the instant of the judgement on, by their periods and shifts."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from communitygov.base.time import Instant
from communitygov.model.hours import Hours
from communitygov.model.shift import Shift
from communitygov.rules.groups import Group, Made
from communitygov.rules.holders import Holders, Unit
from communitygov.rules.look import Look
from communitygov.structure.shifts import shift_on

A_WEEK = 7
MOST = 200
"""How many later instants are looked at for one post."""


def moments(look: Look, made: Iterable[Made]) -> list[datetime]:
    """The instant of the judgement, and each later one at which an appointment begins."""
    now = look.at.at
    starts = {start for _, each in made if (start := each.period[0]) is not None and start > now}
    return [now, *sorted(starts)[:MOST]]


def holders_at(look: Look, at: datetime) -> Holders:
    """Who holds the posts at an instant."""
    return look.kept(f"holders {at.isoformat()}", lambda: Holders(look.structure.posts_table, at))


def together(look: Look, group: Group, number: int) -> Iterator[tuple[datetime, tuple[Unit, ...]]]:
    """The appointments to a post that are on at once, by the instant at which they are; what is not known is not on."""
    for moment in moments(look, group.appointments):
        if group.post.in_force(moment):
            units = holders_at(look, moment).units(number, group.appointments)
            yield from ((at, on) for at, on in on_at_once(look, moment, units) if len(on) > 1)


def on_at_once(look: Look, moment: datetime, units: tuple[Unit, ...]) -> Iterator[tuple[datetime, tuple[Unit, ...]]]:
    """Those of some appointments that are on together, in the week from a moment on."""
    shifts = frozenset(shift for unit in units for shift in unit.shifts)
    for at, on in shifts_on(look, moment, shifts):
        yield at, tuple(unit for unit in units if unit.in_force(at) and unit.shifts <= on)


def shifts_on(look: Look, moment: datetime, shifts: frozenset[str]) -> list[tuple[datetime, frozenset[str]]]:
    """Which of some shifts are surely on together, in the week from a moment on: each set of them once."""
    key = f"shifts {moment.isoformat()} {sorted(shifts)}"
    return look.kept(key, lambda: list(_shifts_on(look, moment, shifts)))


def _shifts_on(look: Look, moment: datetime, names: frozenset[str]) -> Iterator[tuple[datetime, frozenset[str]]]:
    known = {name: shift for name in names if (shift := look.structure.shifts.get(name)) is not None}
    calendar = look.register.calendar
    met: set[frozenset[str]] = {frozenset()}
    yield moment, frozenset()
    yield from ((moment, frozenset((name,))) for name, shift in known.items() if _some_time(shift))
    for at in sorted({at for shift in known.values() for at in _begins(shift, moment)})[:MOST]:
        instant = Instant(at, bare=False)
        on = frozenset(name for name, shift in known.items() if True in shift_on(shift, name, instant, calendar))
        if on not in met:
            met.add(on)
            yield at, on


def _some_time(shift: Shift) -> bool:
    """Whether a shift is on at some time, and it is not known when."""
    return shift.hours == "unknown" or shift.days.kind == "workdays"


def _begins(shift: Shift, moment: datetime) -> Iterator[datetime]:
    """The instants of a week at which a shift may begin; the moment itself, for one that is already on."""
    yield moment
    hours = () if isinstance(shift.hours, str) else shift.hours
    for each in hours or (Hours(0, 0),):
        for day in _days(shift, moment):
            at = datetime.combine(day, time()) + timedelta(minutes=each.start)
            if at >= moment:
                yield at


def _days(shift: Shift, moment: datetime) -> list[date]:
    dates = [day for day in shift.days.dates if day >= moment.date()]
    return [*(moment.date() + timedelta(days=ahead) for ahead in range(A_WEEK + 1)), *dates]
