"""The hours somebody is bound to, and the posts somebody is appointed to, as stated."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim, in_mode
from communitygov.engine.modes import modes_in_force
from communitygov.queries.answer import Entry
from communitygov.queries.answers_for_claims import Reach, appointed
from communitygov.queries.answers_for_rows import Bound, Hat, Through
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.places import Spot
from communitygov.structure.scopes import NOWHERE

if TYPE_CHECKING:
    from communitygov.model.post import Appointment


class Binding:
    """Looks up the shifts of one who is asked about."""

    def __init__(self, now: Now, who: Ref) -> None:
        self.now: Now = now
        self.who: Ref = who
        self.structure: Structure = now.structure

    def through(self, entry: Entry) -> Through:
        """The way of an entry, with the shifts it is bound to."""
        post = None if entry.post is None else self.structure.posts_table.find(entry.post.id)
        share = None if entry.share is None else Index.of(self.structure).by_key[entry.share.id].share.shift
        capacity = entry.capacity if entry.capacity != "stand_in" else None
        return Through(
            share=entry.share,
            post=entry.post,
            organisation=entry.organisation,
            team=entry.team,
            scope=entry.scope,
            capacity=entry.capacity,
            holder=entry.holder,
            shifts=tuple(self._bound(share, post, entry.holder, capacity)),
        )

    def of_claim(self, claim: Claim) -> tuple[Bound, ...]:
        """The shifts a share is bound to through its post."""
        kind, number = claim.carrier
        post = number if kind == "post" and number >= 0 else None
        holder = str(self.who) if self.who.kind == "person" else None
        return tuple(self._bound(claim.share.share.shift, post, holder, None))

    def _bound(self, share: str | None, post: int | None, holder: str | None, capacity: str | None) -> Iterator[Bound]:
        found: dict[Bound, None] = {}
        if share is not None:
            found[bound(self.structure, share, "share")] = None
        if post is not None:
            table, at = self.structure.posts_table, self.now.instant.at
            stated = table.post(post).shift
            if stated is not None:
                found[bound(self.structure, stated, "post")] = None
            for _, each in table.appointments(post):
                mine = holder is None or _is_held_by(each, holder)
                if each.shift is not None and each.in_force(at) and mine and capacity in (None, each.capacity):
                    found[bound(self.structure, each.shift, "appointment")] = None
        return iter(found)


def _is_held_by(appointment: "Appointment", holder: str) -> bool:
    kind, _, identity = holder.partition(":")
    if kind == "person":
        return appointment.holder.kind in ("person", "one_of") and identity in appointment.holder.ids
    return appointment.holder.kind == kind


def bound(structure: Structure, name: str, of: str) -> Bound:
    """A shift as it is stated; one that nobody describes has unknown days."""
    shift = structure.shifts.get(name)
    if shift is None:
        return Bound(Ref("shift", name), of, (), "unknown")
    plain = shift.days.plain()
    hours = () if shift.hours == "unknown" else tuple(map(str, shift.hours))
    return Bound(Ref("shift", name), of, hours, plain if isinstance(plain, str) else tuple(plain))


def hats_of(now: Now, reach: Reach, mode: str | None) -> tuple[Hat, ...]:
    """The posts a person is appointed to, or the appointments to the post asked about; in the order of the posts."""
    table = now.structure.posts_table
    found: list[Hat] = []
    for post in reach.own:
        person = reach.who.id if reach.who.kind == "person" else None
        pairs = table.appointments(post) if person is None else appointed(now.structure, person, post)
        found += [_hat(now, post, each, mode) for _, each in pairs]
    return tuple(dict.fromkeys(found))


def _hat(now: Now, post: int, appointment: "Appointment", mode: str | None) -> Hat:
    structure = now.structure
    table = structure.posts_table
    since, until = appointment.period
    stated = ((table.post(post).shift, "post"), (appointment.shift, "appointment"))
    holder = appointment.holder
    named = " or ".join(f"person:{each}" for each in holder.ids) if holder.kind in ("person", "one_of") else holder.kind
    return Hat(
        post=Ref("post", table.id(post)),
        holder=f"post:{holder.ids[0]}" if holder.kind == "post" else named,
        capacity=appointment.capacity,
        state=_state(now, post, appointment, mode),
        since=_said(since),
        until=_said(until),
        shifts=tuple(bound(structure, shift, of) for shift, of in stated if shift is not None),
    )


def _state(now: Now, post: int, appointment: "Appointment", mode: str | None) -> str:
    since, until = appointment.period
    at = now.instant.at
    if until is not None and at >= until:
        return "after"
    if since is not None and at < since:
        return "before"
    if not now.in_force(post):
        return "gone"
    return "now" if is_in_mode(now, post, mode) else "mode"


def is_in_mode(now: Now, post: int, mode: str | None) -> bool:
    """Whether a post is no seat, or its team is of the mode: the one asked, or one in force at what it serves."""
    structure = now.structure
    table = structure.posts_table
    team = table.team_of(post)
    if team is None or not table.team(team).modes:
        return True
    modes = (mode,) if mode is not None else modes_at(now, int(table.scope[post]))
    return any(in_mode(structure, ("post", post), each) for each in modes)


def modes_served(now: Now, reach: Reach) -> frozenset[str]:
    """The modes in force at whatever somebody serves; none for who serves nothing."""
    structure, table = now.structure, now.structure.posts_table
    bodies = (structure.organisations.get(body) for body in reach.bodies)
    scopes = {int(table.scope[post]) for post in reach.own} | {table.team_scope(team) for team in reach.teams}
    scopes |= {structure.scopes.find(body.serves) for body in bodies if body is not None}
    return frozenset(mode for scope in scopes - {NOWHERE} for mode in modes_at(now, scope))


def modes_at(now: Now, scope: int) -> tuple[str, ...]:
    """The modes in force at a place; of a zone at the first place of it."""
    structure = now.structure
    rows = () if scope == NOWHERE else structure.scopes.rows(scope)
    row = rows[0][0] if rows else 0
    held = frozenset(structure.scopes.over(Spot(row, structure.tree.id(row)))) if rows else frozenset[int]()
    return modes_in_force(now, held).modes


def _said(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.isoformat(timespec="minutes").removesuffix("T00:00")
