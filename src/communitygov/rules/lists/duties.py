"""Duties as the rules of lists look at them: those in force, where their fields stand, and who leads them."""

from collections.abc import Iterator

from communitygov.model.duty import Duty
from communitygov.rules.answers.leads import by_mode, leads
from communitygov.rules.answers.shares import key_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Where

NEGATIVE = "negative"
"""The list of what is not to be done here."""


def duties(look: Look) -> Iterator[tuple[int, Duty]]:
    """The duties in force, with their rows."""
    yield from look.rows("duties")


def at_field(row: int, name: str) -> Where:
    """Where a field of a duty stands."""
    return ("duties", row, (name,))


def led_by(look: Look, duty: Duty) -> tuple[str, ...]:
    """The shares that name a duty or its group and lead it, in any mode in which it asks, as ``share:id``."""
    rows = {row.row for several in by_mode(look, duty).values() for row in several}
    return tuple(f"share:{key_at(look, row)}" for row in sorted(rows))


def levels_of_leads(look: Look, duty: Duty) -> dict[int, str]:
    """How near each named lead of a duty stands, as a level number, with one place or zone that stands there."""
    scopes = look.structure.scopes
    found: dict[int, str] = {}
    for mode, rows in by_mode(look, duty).items():
        for scope in leads(look, rows, mode).scope.tolist():
            found.setdefault(scopes.number(scope), str(scopes.ref(scope)))
    return found
