"""Who is away from a structure: what is left of the appointments to a post without them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from communitygov.model.columns import coded
from communitygov.model.holder import Holder
from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from communitygov.model.post import Appointment, Post
    from communitygov.structure.build import Structure
    from communitygov.structure.posts import Posts

Said = tuple[int | None, "Appointment"]
"""An appointment with its row; None for one that a team's own row says of a seat."""

AT_NO_TIME = date(1900, 1, 1)
ENDED: Mapping[str, Any] = {"since": AT_NO_TIME, "until": AT_NO_TIME, "through": None}
UNKNOWN = Holder("unknown")
"""Perhaps somebody, perhaps nobody: one of several, some of whom are away."""


@frozen
class Gone:
    """Persons, posts and bodies that are away; a structure answers as one out of which they are taken."""

    persons: frozenset[str] = frozenset()
    posts: frozenset[int] = frozenset()
    bodies: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()
    """Teams that are no longer in force."""
    rows: frozenset[int] = frozenset()
    """Appointments by which nobody holds a post any more."""

    def left(self, structure: "Structure", post: int, pairs: tuple[Said, ...]) -> tuple[Said, ...]:
        """What is left of the appointments to a post."""
        if post in self.posts or (self.bodies and not self.bodies.isdisjoint(bodies_of(structure.posts_table, post))):
            return ()
        return tuple(self._left(structure, post, pair) for pair in pairs)

    def _left(self, structure: "Structure", post: int, pair: Said) -> Said:
        """What becomes of one appointment; one of nobody stays where it is, ended."""
        row, said = pair
        if row in self.rows:
            return row, said.model_copy(update=ENDED)
        if self.bodies and sender_of(structure, post, row) in self.bodies:
            return row, said.model_copy(update=ENDED)
        if not self.persons or said.holder.kind not in ("person", "one_of"):
            return pair
        there = [person for person in said.holder.ids if person not in self.persons]
        if len(there) == len(said.holder.ids):
            return pair
        return row, said.model_copy(update={"holder": UNKNOWN} if there else ENDED)

    def touched(self, structure: "Structure") -> Ints:
        """The posts that may be held otherwise without them, each once; ways to other posts aside."""
        table = structure.posts_table
        parts: list[Ints] = [np.array(sorted(self.posts), dtype=np.int64)]
        parts += [table.terms.naming(person) for person in self.persons]
        parts.append(table.terms.post[np.isin(table.terms.row, np.array(sorted(self.rows), dtype=np.int64))])
        parts += [np.fromiter(sent_by(structure).get(body, ()), np.int64) for body in self.bodies]
        for number, family in enumerate(table.families):
            if any(row in self.rows or self._names(said) for row, said in family.everyone) or self._has(family.post):
                parts.append(posts_of_family(table, number))
        parts.append(np.array([post for post, (_, own) in table.overridden.items() if self._has(own)], dtype=np.int64))
        return np.unique(np.concatenate(parts)).astype(np.int64)

    def _names(self, said: "Appointment") -> bool:
        return said.holder.kind in ("person", "one_of") and not self.persons.isdisjoint(said.holder.ids)

    def _has(self, post: "Post") -> bool:
        return post.organisation is not None and post.organisation in self.bodies


NOBODY_GONE = Gone()


def bodies_of(table: "Posts", post: int) -> tuple[str, ...]:
    """The bodies a post is of: as its family is written, and as a row of its own says."""
    own = table.overridden.get(post)
    written = table.families[int(table.family_of[post])].post.organisation, None if own is None else own[1].organisation
    return tuple(body for body in written if body is not None)


def posts_of_family(table: "Posts", number: int) -> Ints:
    """The posts of a family, and those written by themselves that stand for one of it."""
    of = table.families[number].family
    own = [post for post, family in table.stands_for.items() if family == number]
    return np.concatenate((np.arange(of.first, of.first + of.size), np.array(own, dtype=np.int64)))


def sent_by(structure: "Structure") -> Mapping[str, frozenset[int]]:
    """For each body the posts whose holders it sends, at any time: seats of teams, and posts to which it seconds."""
    kept: Mapping[str, frozenset[int]] | None = structure.cache.get("sent by")
    if kept is None:
        table, found = structure.posts_table, dict[str, set[int]]()
        home = coded(structure.register.appointments, "home")
        codes = home.codes[table.terms.row]
        for at in np.flatnonzero(codes >= 0).tolist():
            found.setdefault(home.values[int(codes[at])], set()).add(int(table.terms.post[at]))
        for number, family in enumerate(table.families):
            name = family.seat
            for body in {said.home for _, said in family.everyone if said.home is not None}:
                found.setdefault(body, set()).update(posts_of_family(table, number).tolist())
            for post in posts_of_family(table, number).tolist() if name is not None else ():
                team = table.team_of(post)
                seat = None if team is None or name is None else table.team(team).seats.get(name)
                if seat is not None and seat.sent_by is not None:
                    found.setdefault(seat.sent_by, set()).add(post)
        kept = structure.cache["sent by"] = {body: frozenset(posts) for body, posts in found.items()}
    return kept


def sender_of(structure: "Structure", post: int, row: int | None) -> str | None:
    """The body that sends whoever holds a post by an appointment, or sits on a seat."""
    if row is not None:
        return structure.register.appointments[row].home
    table = structure.posts_table
    name, team = table.families[int(table.family_of[post])].seat, table.team_of(post)
    seat = None if team is None or name is None else table.team(team).seats.get(name)
    return None if seat is None else seat.sent_by
