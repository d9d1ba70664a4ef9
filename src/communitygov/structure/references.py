"""The references of rows to nouns of other sections, and those that nothing answers to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.structure.dangling import Loose
from communitygov.structure.posts import Posts
from communitygov.structure.scopes import NOWHERE, Scopes

if TYPE_CHECKING:
    from communitygov.model.holder import Holder
    from communitygov.model.register import Register

Named = tuple[str, int, str, str, str | None]
"""A section, a row, a field, and the kind and id of what the field names; None where it names nothing."""


def loose_ends(register: "Register", scopes: Scopes, posts: Posts) -> list[Loose]:
    """The references to nothing that nobody met while places, posts and shares were compiled."""
    there = _There(register, scopes, posts)
    named = (*_bodies(register), *_posts(register), *_teams(register), *_duties(register), *_links(register))
    return [
        (section, row, field, target)
        for section, row, field, kind, target in named
        if target is not None and not there.has(kind, target)
    ]


def _bodies(register: "Register") -> Iterator[Named]:
    for row, body in enumerate(register.organisations):
        yield "organisations", row, "serves", "scope", body.serves
        yield "organisations", row, "head", "post", body.head
        yield "organisations", row, "above", "organisation", body.above
        yield "organisations", row, "approved_by", "organisation", body.approved_by


def _posts(register: "Register") -> Iterator[Named]:
    for row, post in enumerate(register.posts):
        yield "posts", row, "organisation", "organisation", post.organisation
        yield "posts", row, "shift", "shift", post.shift
    for row, appointment in enumerate(register.appointments):
        yield "appointments", row, "holder", "post", _ex_officio(appointment.holder)
        yield "appointments", row, "home", "organisation", appointment.home
        yield "appointments", row, "shift", "shift", appointment.shift


def _teams(register: "Register") -> Iterator[Named]:
    for row, team in enumerate(register.teams):
        yield "teams", row, "serves", "scope", team.serves
        for name, seat in team.seats.items():
            yield "teams", row, f"seats.{name}.holder", "post", _ex_officio(seat.holder)
            yield "teams", row, f"seats.{name}.sent_by", "organisation", seat.sent_by
            yield "teams", row, f"seats.{name}.shift", "shift", seat.shift


def _duties(register: "Register") -> Iterator[Named]:
    for row, duty in enumerate(register.duties):
        yield "duties", row, "handed_down_by", "organisation", duty.handed_down_by
    for row, share in enumerate(register.shares):
        yield "shares", row, "duty", "duty", share.duty
        yield "shares", row, "shift", "shift", share.shift
        if share.who.kind in ("organisation", "person"):
            yield "shares", row, "who", share.who.kind, share.who.id
    for row, exemption in enumerate(register.exemptions):
        yield "exemptions", row, "duty", "duty", exemption.duty


def _links(register: "Register") -> Iterator[Named]:
    for row, switch in enumerate(register.switches):
        yield _end("switches", row, "by", switch.by)
    for row, link in enumerate(register.links):
        yield _end("links", row, "who", link.who)
        yield _end("links", row, "to", link.to)


def _end(section: str, row: int, field: str, ref: Ref | None) -> Named:
    return (section, row, field, "", None) if ref is None else (section, row, field, ref.kind, ref.id)


def _ex_officio(holder: "Holder | None") -> str | None:
    return holder.ids[0] if holder is not None and holder.kind == "post" else None


class _There:
    """Whether there is what a reference names; each is looked for once."""

    def __init__(self, register: "Register", scopes: Scopes, posts: Posts) -> None:
        self.scopes, self.posts = scopes, posts
        self.ids = {
            "organisation": {body.id for body in register.organisations},
            "person": {person.id for person in register.people},
            "shift": {shift.id for shift in register.shifts},
            "duty": {duty.id for duty in register.duties},
            "zone": {zone.id for zone in scopes.zones},
        }
        self.known: dict[tuple[str, str], bool] = {}

    def has(self, kind: str, target: str) -> bool:
        """Whether a noun of a kind is there; ``scope`` is a place or a zone."""
        if kind in self.ids:
            return target in self.ids[kind]
        found = self.known.get((kind, target))
        if found is None:
            found = self.known[kind, target] = self._find(kind, target)
        return found

    def _find(self, kind: str, target: str) -> bool:
        if kind == "scope":
            return self.scopes.find(target) != NOWHERE
        if kind == "place":
            return self.scopes.tree.find(target) is not None
        if kind == "post":
            return self.posts.family_named(target) is not None or self.posts.find(target) is not None
        if kind == "team":
            return self.posts.team_family_named(target) is not None or self.posts.find_team(target) is not None
        return False
