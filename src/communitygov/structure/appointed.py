"""Join appointments to posts: those that name one post, and those for every post of a family."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
from communitygov.structure.posts import Dangling, PostFamily
from communitygov.structure.stated import agreed, filled

Rows = dict[int, list[tuple[int, "Appointment"]]]
"""Appointments with their rows, by post or by family."""


@frozen
class Appointed:
    """The appointments of a register."""

    named: Rows = field(factory=dict[int, list[tuple[int, "Appointment"]]])
    """Those that name one post, by its number."""
    everyone: Rows = field(factory=dict[int, list[tuple[int, "Appointment"]]])
    """Those for every post of a family, by its number."""
    dangling: Dangling = field(factory=list[tuple[str, int, str, str]])

    @classmethod
    def of(
        cls,
        appointments: "Sequence[Appointment]",
        single: Mapping[str, int],
        each: Mapping[str, int],
        made: Callable[[str], int | None],
    ) -> "Appointed":
        """Find the post or the family that each appointment means."""
        found = cls()
        for row, appointment in enumerate(appointments):
            name = appointment.post
            number = single.get(name)
            if number is None and name in each:
                found.everyone.setdefault(each[name], []).append((row, appointment))
                continue
            number = made(name) if number is None else number
            if number is None:
                found.dangling.append(("appointments", row, "post", name))
            else:
                found.named.setdefault(number, []).append((row, appointment))
        return found

    def completed(
        self, families: Sequence[PostFamily], firsts: Sequence[int], stands_for: Mapping[int, int]
    ) -> "dict[int, tuple[tuple[int, Appointment], ...]]":
        """Those that name one post of a family, with what they do not state taken from those for all."""
        bases = [_for_all(family) if family.family.rows is not None else {} for family in families]
        return {
            number: tuple((row, filled(each, base)) for row, each in pairs)
            for number, pairs in self.named.items()
            for base in (bases[stands_for.get(number, bisect_right(firsts, number) - 1)],)
        }


def _for_all(family: PostFamily) -> "dict[str, Appointment]":
    """What the appointments for every post of a family agree in, by capacity."""
    everyone: dict[str, list[Appointment]] = {}
    for row, appointment in family.everyone:
        if row is not None:
            everyone.setdefault(appointment.capacity, []).append(appointment)
    return {capacity: agreed(rows) for capacity, rows in everyone.items()}
