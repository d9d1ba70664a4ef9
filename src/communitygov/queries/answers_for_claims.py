"""Where somebody may answer: the posts, teams and bodies that may come down to them, and what these have shares of."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.engine.held import Answerer, Held
from communitygov.engine.over import Carrier
from communitygov.structure.holders import KINDS
from communitygov.structure.linked import Linked

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
from communitygov.structure.build import Structure
from communitygov.structure.posts import Posts
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow

Said = tuple[int | None, "Appointment"]
"""An appointment with its row."""


@frozen(eq=False)
class Reach:
    """All through which one of a register may answer, at any time and in any mode."""

    structure: Structure
    who: Ref
    own: tuple[int, ...]
    """The posts that are theirs: that name the person; the post itself."""
    posts: frozenset[int]
    """These, and the posts that whoever holds them may answer for: held ex officio, stood in for."""
    teams: frozenset[int] = field(factory=frozenset[int])
    bodies: frozenset[str] = field(factory=frozenset[str])
    people: frozenset[str] = field(factory=frozenset[str])

    @classmethod
    def of(cls, structure: Structure, who: Ref) -> "Reach":
        """Look them up."""
        table = structure.posts_table
        if who.kind == "organisation":
            return cls(structure, who, (), frozenset(), bodies=frozenset((who.id,)))
        if who.kind == "team":
            number = table.find_team(who.id)
            return cls(structure, who, (), frozenset(), teams=frozenset(() if number is None else (number,)))
        found = table.find(who.id) if who.kind == "post" else None
        own = _naming(structure, who.id) if who.kind == "person" else () if found is None else (found,)
        return cls.through(structure, who, own)

    @classmethod
    def through(
        cls, structure: Structure, who: Ref, own: tuple[int, ...], teams: Iterable[int] = (), bodies: Iterable[str] = ()
    ) -> "Reach":
        """All that may come down to some posts, or to teams and bodies as such."""
        table = structure.posts_table
        posts = frozenset(_leading_to(structure, own))
        led = {team for team in map(table.team_of, posts) if team is not None and _is_led_by(table, team, posts)}
        by_head = _by_head(structure)
        headed = {name for post in posts & by_head.keys() for name in by_head[post]}
        people = frozenset((who.id,) if who.kind == "person" else ())
        return cls(structure, who, own, posts, frozenset({*led, *teams}), frozenset({*headed, *bodies}), people)

    def carries(self, row: ShareRow, carrier: Carrier) -> bool:
        """Whether a carrier of a share may come down to them."""
        kind, number = carrier
        if kind == "post":
            return number in self.posts
        if kind == "team":
            return number in self.teams
        return row.share.who.id in (self.bodies if kind == "organisation" else self.people)

    def scopes(self, row: ShareRow) -> Iterator[int]:
        """What a share may be for, through them; also where it is not in force."""
        if row.carrier in ("kind", "posts"):
            yield from self._picked(row)
        elif row.carrier == "teams":
            table, family = self.structure.posts_table, self.structure.posts_table.teams[row.target].family
            made = (team for team in self.teams if family.first <= team < family.first + family.size)
            yield from (scope for team in made if self._inside(scope := table.team_scope(team), row.where))
        elif row.carrier != "nobody" and self.carries(row, (row.carrier, row.target)):
            yield self._of_one(row)

    def _picked(self, row: ShareRow) -> Iterator[int]:
        table, kind = self.structure.posts_table, row.share.who.id
        for post in self.posts:
            family = table.stands_for.get(post, int(table.family_of[post]))
            if (table.post(post).kind == kind) if row.carrier == "kind" else family == row.target:
                scope = int(table.scope[post])
                if self._inside(scope, row.where):
                    yield scope

    def _of_one(self, row: ShareRow) -> int:
        table, scopes = self.structure.posts_table, self.structure.scopes
        if row.where is not None:
            return row.where
        if row.target >= 0:
            return int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)
        body = self.structure.organisations.get(row.share.who.id) if row.carrier == "organisation" else None
        return NOWHERE if body is None else scopes.find(body.serves)

    def _inside(self, scope: int, where: int | None) -> bool:
        if NOWHERE in (scope, where):
            return False
        return where is None or self.structure.scopes.inside(scope, where)

    def is_meant(self, carrier: Carrier, name: str, answerer: Answerer) -> bool:
        """Whether one who answers for a carrier is the one asked about, as an entry of an answer would say it."""
        kind, identity = self.who.kind, self.who.id
        if kind == "person":
            return answerer.holder == f"person:{identity}"
        if kind == "post":
            return answerer.post is not None and answerer.post in self.own
        if kind == "organisation":
            return carrier[0] == kind and name == identity
        return carrier[0] == kind and carrier[1] in self.teams

    def among(self, carrier: Carrier, name: str, held: Held) -> bool:
        """Whether they are among those who answer."""
        return held.status == "on" and any(self.is_meant(carrier, name, each) for each in held.answerers)


def _is_led_by(table: Posts, team: int, posts: frozenset[int]) -> bool:
    """Whether the lead seat of a team is one of some posts."""
    return table.lead_seat(team) in posts


def appointed(structure: Structure, person: str, post: int) -> tuple[Said, ...]:
    """The appointments of a person to a post, in force or not."""
    return tuple(pair for pair in structure.posts_table.appointments(post) if _names(pair[1], person))


def _names(appointment: "Appointment", person: str) -> bool:
    return appointment.holder.kind in ("person", "one_of") and person in appointment.holder.ids


def _naming(structure: Structure, person: str) -> tuple[int, ...]:
    """The posts that a person is appointed to, at any time."""
    table = structure.posts_table
    found = set(table.terms.naming(person).tolist())
    for number, family in enumerate(table.families):
        if any(_names(each, person) for _, each in family.everyone):
            found.update(range(family.family.first, family.family.first + family.family.size))
            found.update(post for post, of in table.stands_for.items() if of == number)
    return tuple(sorted(post for post in found if appointed(structure, person, post)))


def _leading_to(structure: Structure, own: tuple[int, ...]) -> set[int]:
    """These posts, and all from which one comes to them by ways held ex officio or standing in."""
    found = set(own)
    back = _ways_back(structure) if own else {}
    waiting = list(own)
    while waiting:
        for post in back.get(waiting.pop(), ()):
            if post not in found:
                found.add(post)
                waiting.append(post)
    return found


def _ways_back(structure: Structure) -> dict[int, set[int]]:
    """For a post the posts that whoever holds it may answer for; made once."""
    kept: dict[int, set[int]] | None = structure.cache.get("ways back")
    if kept is not None:
        return kept
    table = structure.posts_table
    back: dict[int, set[int]] = {}
    for number, family in enumerate(table.families):
        if any(each.holder.kind == "post" for _, each in family.everyone):
            posts = [*range(family.family.first, family.family.first + family.family.size)]
            posts += [post for post, of in table.stands_for.items() if of == number]
            for post in posts:
                _note(structure, back, post)
    for post in np.unique(table.terms.post[table.terms.kind == KINDS.index("post")]).tolist():
        _note(structure, back, post)
    for to, pairs in Linked.of(structure).stands_in.items():
        for who, _ in pairs:
            back.setdefault(who, set()).add(to)
    structure.cache["ways back"] = back
    return back


def _by_head(structure: Structure) -> dict[int, list[str]]:
    """The bodies that each post heads; made once."""
    kept: dict[int, list[str]] | None = structure.cache.get("bodies by head")
    if kept is None:
        kept = {}
        for name, body in structure.organisations.items():
            head = structure.posts_table.find(body.head) if body.head else None
            if head is not None:
                kept.setdefault(head, []).append(name)
        structure.cache["bodies by head"] = kept
    return kept


def _note(structure: Structure, back: dict[int, set[int]], post: int) -> None:
    table = structure.posts_table
    for _, appointment in table.appointments(post):
        if appointment.holder.kind == "post":
            name = appointment.holder.ids[0]
            family, place = table.family_named(name), table.place_row(post)
            other = table.find(name)
            if family is not None:
                other = None if place is None else table.made_at(family, place)
            if other is not None:
                back.setdefault(other, set()).add(post)
