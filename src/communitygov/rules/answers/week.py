"""Coverage over the week that begins at the day of the judgement."""

from datetime import datetime, time, timedelta

from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.rules.look import Look

DAYS = timedelta(days=7)


def span(look: Look) -> tuple[datetime, datetime]:
    """The week, cut where containment changes."""
    structure = look.structure
    start = datetime.combine(look.at.at.date(), time())
    end = start + DAYS
    return max(start, structure.since or start), min(end, structure.until or end)


def week(look: Look, mode: str) -> Coverage:
    """Every duty over the week in a mode."""
    start, end = span(look)
    return look.kept(f"week {mode}", lambda: coverage(look.structure, mode=mode, at=start, until=end))


def any_shift(look: Look) -> bool:
    """Whether anything in the register is bound to a shift: else nobody is ever off."""
    register = look.register
    seats = (seat.shift for team in register.teams for seat in team.seats.values())
    rows = (row.shift for section in (register.posts, register.appointments, register.shares) for row in section)
    return any(shift is not None for shift in (*rows, *seats))
