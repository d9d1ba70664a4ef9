"""Join appointments to posts: those that name one post, and those for every post of a family."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.texts import FEW, TextIndex, Texts
from communitygov.model.columns import texts
from communitygov.structure.places import Longs
from communitygov.structure.posts import Dangling
from communitygov.structure.stated import agreed

if TYPE_CHECKING:
    from communitygov.model.post import Appointment

Rows = dict[int, list[tuple[int, "Appointment"]]]
"""Appointments with their rows, by family."""


@frozen
class Appointed:
    """The appointments of a register."""

    post: Longs
    """The number of the one post that each names; -1 where it names none, or all of a family."""
    everyone: Rows
    """Those for every post of a family, by its number."""
    dangling: Dangling

    @classmethod
    def of(
        cls,
        appointments: "Sequence[Appointment]",
        single: Callable[[Texts], Longs],
        each: Mapping[str, int],
        made: Callable[[Texts], Longs],
    ) -> "Appointed":
        """Find the post or the family that each means: of ``single`` ones, of all ``each`` made, of one ``made``."""
        asked = texts(appointments, "post")
        found = single(asked)
        left: Longs = np.flatnonzero(found < 0)
        families = numbers_of(each, asked.take(left))
        everyone: Rows = {}
        for row, family in zip(map(int, left[families >= 0]), map(int, families[families >= 0]), strict=True):
            everyone.setdefault(family, []).append((row, appointments[row]))
        left = left[families < 0]
        found[left] = made(asked.take(left))
        lost = left[found[left] < 0].tolist()
        return cls(found, everyone, [("appointments", row, "post", asked[row]) for row in lost])

    def for_all(self) -> dict[int, FrozenMap[str, "Appointment"]]:
        """What the appointments for every post of a family agree in, by family and capacity."""
        found: dict[int, dict[str, list[Appointment]]] = {}
        for family, pairs in self.everyone.items():
            for _, appointment in pairs:
                found.setdefault(family, {}).setdefault(appointment.capacity, []).append(appointment)
        return {
            family: FrozenMap({name: agreed(rows) for name, rows in each.items()}) for family, each in found.items()
        }


def numbers_of(known: Mapping[str, int], asked: Texts) -> Longs:
    """The number of each of some ids; -1 for one that is not known."""
    if len(asked) < FEW:
        return np.array([known.get(each, -1) for each in asked], dtype=np.int64)
    many: Callable[[Texts], Longs] | None = getattr(known, "numbers", None)
    if many is not None:
        return many(asked)
    if not known:
        return np.full(len(asked), -1, dtype=np.int64)
    numbers = np.array([*known.values(), -1], dtype=np.int64)
    return numbers[TextIndex.of(Texts.of(known)).find_all(asked)]  # -1 is the last
