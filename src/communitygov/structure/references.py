"""The references of rows to nouns of other sections, and those that nothing answers to."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.ref import Ref
from communitygov.base.texts import TextIndex
from communitygov.model.columns import coded, texts
from communitygov.structure.dangling import Loose
from communitygov.structure.holders import Holders
from communitygov.structure.posts import Posts
from communitygov.structure.scopes import NOWHERE, Scopes

if TYPE_CHECKING:
    from communitygov.model.holder import Holder
    from communitygov.model.register import Register

Named = tuple[str, int, str, str, str | None]
"""A section, a row, a field, and the kind and id of what the field names; None where it names nothing."""


FIELDS = {
    "posts": {"organisation": "organisation", "shift": "shift"},
    "appointments": {"home": "organisation", "shift": "shift"},
}
"""The fields of many rows that name a noun, and the kind of it."""


def loose_ends(register: "Register", scopes: Scopes, posts: Posts) -> list[Loose]:
    """The references to nothing that nobody met while places, posts and shares were compiled."""
    there = _There(register, scopes, posts)
    named = (*_bodies(register), *_teams(register), *_duties(register), *_links(register))
    found = [
        (section, row, field, target)
        for section, row, field, kind, target in named
        if target is not None and not there.has(kind, target)
    ]
    return [*found, *_ex_officio_of(register, there), *_posts(register, there)]


def _bodies(register: "Register") -> Iterator[Named]:
    for row, body in enumerate(register.organisations):
        yield "organisations", row, "serves", "scope", body.serves
        yield "organisations", row, "head", "post", body.head
        yield "organisations", row, "above", "organisation", body.above
        yield "organisations", row, "approved_by", "organisation", body.approved_by


def _posts(register: "Register", there: "_There") -> Iterator[Loose]:
    """Of posts and appointments: each different value is looked for once."""
    for section, fields in FIELDS.items():
        rows = getattr(register, section)
        for field, kind in fields.items():
            column = coded(rows, field)
            lost = [not there.has(kind, value) for value in column.values]
            for row in np.flatnonzero(np.array([*lost, False])[column.codes]).tolist():  # -1 is the last: none
                yield section, row, field, column.values[int(column.codes[row])]


def _ex_officio_of(register: "Register", there: "_There") -> Iterator[Loose]:
    """Appointments of whoever holds a post that there is not."""
    holders = Holders.of(register.appointments)
    for row in np.flatnonzero(holders.is_post()).tolist():
        target = holders.ids[int(holders.at[holders.first[row]])]
        if not there.has("post", target):
            yield "appointments", row, "holder", target


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
        self.rows: dict[str, Sequence[Any]] = {
            "organisation": register.organisations,
            "person": register.people,
            "shift": register.shifts,
            "duty": register.duties,
            "zone": scopes.zones,
        }
        self.ids: dict[str, TextIndex] = {}
        self.known: dict[tuple[str, str], bool] = {}

    def has(self, kind: str, target: str) -> bool:
        """Whether a noun of a kind is there; ``scope`` is a place or a zone."""
        if kind in self.rows:
            index = self.ids.get(kind)
            if index is None:
                index = self.ids[kind] = TextIndex.of(texts(self.rows[kind], "id"))
            return index.find(target) >= 0
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
