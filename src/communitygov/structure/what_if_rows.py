"""Rows of a register so that nobody holds some posts: what else is said of them, and of other posts, stays."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from communitygov.model.holder import Holder
from communitygov.model.post import Appointment
from communitygov.model.team import Seat, Team
from communitygov.structure.build import Structure
from communitygov.structure.edited_rows import edited

if TYPE_CHECKING:
    from communitygov.model.register import Register

NEVER = date(1900, 1, 1)
"""From this day until this day: at no time."""
ENDED: Mapping[str, Any] = {"since": NEVER, "until": NEVER, "through": None}

HolderChange = Callable[[Appointment | Seat], Holder | None]
"""What becomes of the holder of an appointment or a seat; None: nobody."""


def held_by_nobody(structure: Structure, posts: Iterable[int], register: "Register") -> "Register":
    """A register in which nobody is appointed to some posts, in whatever capacity.

    ``register`` is that of the structure, which may have been edited in other sections than those of posts,
    appointments and teams.
    """
    emptied = frozenset(posts)
    if not emptied:
        return register
    appointments = _appointments(structure, emptied, register.appointments)
    teams = _teams(structure, emptied, register.teams)
    return register.model_copy(update={"appointments": appointments, "teams": teams})


def _appointments(structure: Structure, emptied: frozenset[int], rows: Sequence[Appointment]) -> Sequence[Appointment]:
    """Appointments to those posts are ended; what was said for every post of a row is said for none of those."""
    table = structure.posts_table
    named = {row for post in emptied for row, _ in table.named.get(post, ())}
    ended = edited(rows, dict.fromkeys(sorted(named), ENDED))
    blocked: dict[tuple[int, str], Appointment] = {}
    for post in emptied:
        for row, each in table.appointments(post):
            if row is not None and row not in named:
                said = Appointment(post=table.id(post), holder=each.holder, capacity=each.capacity)
                blocked[post, each.capacity] = said.model_copy(update=ENDED)
    return (*ended, *(blocked[key] for key in sorted(blocked))) if blocked else ended


def _teams(structure: Structure, emptied: frozenset[int], rows: tuple[Team, ...]) -> tuple[Team, ...]:
    """Seats of those posts that a team's own row gives a holder, without one."""
    table = structure.posts_table
    seats: dict[int, set[str]] = {}
    for post in emptied:
        seat, team = table.families[int(table.family_of[post])].seat, table.team_of(post)
        if seat is not None and team is not None and any(row is None for row, _ in table.appointments(post)):
            seats.setdefault(team, set()).add(seat)
    edited, more = dict[int, Team](), list[Team]()
    for team, names in sorted(seats.items()):
        kept = {name: without(seat) if name in names else seat for name, seat in table.team(team).seats.items()}
        own, family = table.team_overridden.get(team), table.team_family(team)
        row = own[0] if own is not None else family.row if family.family.rows is None else None
        if row is None:
            more.append(Team(id=table.team_id(team), seats=kept))
        else:
            edited[row] = rows[row].model_copy(update={"seats": Team(id="seats", seats=kept).seats})
    return (*(edited.get(row, each) for row, each in enumerate(rows)), *more)


def without(seat: Seat) -> Seat:
    """A seat that nobody holds."""
    return seat.model_copy(update={"holder": None})


def held_otherwise(structure: Structure, register: "Register", rows: Iterable[int], change: HolderChange) -> "Register":
    """A register with other holders; an appointment of nobody is ended.

    ``rows`` are the appointments to look at; of teams every seat is. One for every post of a row stays, for those that
    name one post take from it what they do not state: it is held by whoever holds the very post, which is nobody.
    """
    for_all, changes = _for_all(structure), dict[int, Mapping[str, Any]]()
    for row in rows:
        said = register.appointments[row]
        holder = change(said)
        if holder is None:
            changes[row] = _of_nobody(said.post, for_all=row in for_all)
        elif holder is not said.holder:
            changes[row] = {"holder": holder}
    appointments = edited(register.appointments, changes)
    teams = tuple(_seated(each, change) for each in register.teams)
    return register.model_copy(update={"appointments": appointments, "teams": teams})


def _for_all(structure: Structure) -> frozenset[int]:
    """The appointments made for every post of a row."""
    return frozenset(row for family in structure.posts_table.families for row, _ in family.everyone if row is not None)


def _of_nobody(post: str, *, for_all: bool) -> Mapping[str, Any]:
    """What an appointment states instead, so that nobody holds a post by it."""
    return {"holder": Holder("post", (post,))} if for_all else ENDED


def _seated(team: Team, change: HolderChange) -> Team:
    kept = {
        name: seat if seat.holder is None else seat.model_copy(update={"holder": change(seat)})
        for name, seat in team.seats.items()
    }
    if all(kept[name].holder is seat.holder for name, seat in team.seats.items()):
        return team
    return team.model_copy(update={"seats": Team(id="seats", seats=kept).seats})
