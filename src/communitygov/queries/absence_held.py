"""Every appointment of a structure with the post, or the row of posts, that it is to."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.ref import Ref

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
    from communitygov.structure.build import Structure

MOST_STEPS = 8
"""Posts held by whoever holds another one, one after another, that are followed."""


@frozen(eq=False)
class Held:
    """One appointment."""

    row: int | None
    """Its row; None for one that a team's own row says of a seat."""
    appointment: "Appointment"
    """With what it does not state taken from the row for every post."""
    family: int
    post: int | None
    """The post; None where it is for every post of the family."""

    def ref(self, structure: "Structure") -> Ref:
        """The post, or the row written for every post."""
        table = structure.posts_table
        name = table.families[self.family].post.id if self.post is None else table.id(self.post)
        return Ref("post", name)


def every_held(structure: "Structure") -> Iterator[Held]:
    """Every appointment; of one that a row of a team says of each of its teams one for each seat."""
    table = structure.posts_table
    for number, family in enumerate(table.families):
        for row, appointment in family.everyone:
            if row is not None:
                yield Held(row, appointment, number, None)
            else:
                first = family.family.first
                seats = (seat for seat in range(first, first + family.family.size) if seat not in table.replaced)
                yield from (Held(None, appointment, number, seat) for seat in seats)
    for post, pairs in table.named.items():
        of = int(table.family_of[post])
        yield from (Held(row, appointment, of, post) for row, appointment in pairs)


def holders_of(structure: "Structure", held: Held, at: datetime, steps: int = MOST_STEPS) -> Iterator[str]:
    """The persons who surely hold by an appointment; also those of the post by which it is held ex officio."""
    holder = held.appointment.holder
    if holder.kind == "person":
        yield from holder.ids
    elif holder.kind == "post" and steps:
        table = structure.posts_table
        for post in table.all_named(holder.ids[0]):
            for row, appointment in table.appointments(post):
                if appointment.in_force(at):
                    other = Held(row, appointment, int(table.family_of[post]), post)
                    yield from holders_of(structure, other, at, steps - 1)
