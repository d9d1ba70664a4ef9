"""Who is away from a structure: what is left of the appointments to a post without them."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from communitygov.model.holder import Holder

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
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

    def left(self, structure: "Structure", post: int, pairs: tuple[Said, ...]) -> tuple[Said, ...]:
        """What is left of the appointments to a post."""
        if post in self.posts or (self.bodies and not self.bodies.isdisjoint(bodies_of(structure.posts_table, post))):
            return ()
        return tuple(self._left(structure, post, pair) for pair in pairs)

    def _left(self, structure: "Structure", post: int, pair: Said) -> Said:
        """What becomes of one appointment; one of nobody stays where it is, ended."""
        row, said = pair
        if self.bodies and sender_of(structure, post, row) in self.bodies:
            return row, said.model_copy(update=ENDED)
        if not self.persons or said.holder.kind not in ("person", "one_of"):
            return pair
        there = [person for person in said.holder.ids if person not in self.persons]
        if len(there) == len(said.holder.ids):
            return pair
        return row, said.model_copy(update={"holder": UNKNOWN} if there else ENDED)


NOBODY_GONE = Gone()


def bodies_of(table: "Posts", post: int) -> tuple[str, ...]:
    """The bodies a post is of: as its family is written, and as a row of its own says."""
    own = table.overridden.get(post)
    written = table.families[int(table.family_of[post])].post.organisation, None if own is None else own[1].organisation
    return tuple(body for body in written if body is not None)


def sender_of(structure: "Structure", post: int, row: int | None) -> str | None:
    """The body that sends whoever holds a post by an appointment, or sits on a seat."""
    if row is not None:
        return structure.register.appointments[row].home
    table = structure.posts_table
    name, team = table.families[int(table.family_of[post])].seat, table.team_of(post)
    seat = None if team is None or name is None else table.team(team).seats.get(name)
    return None if seat is None else seat.sent_by
