"""Who holds a post at an instant, as far as it is certain: for counting heads, and never for guessing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import cast

import numpy as np
from attrs import field, frozen

from communitygov.model.post import Appointment
from communitygov.rules.groups import Made
from communitygov.structure.posts import Posts

Person = tuple[str, ...]
"""A person: one that is named, or the one of an appointment that names nobody."""

Options = frozenset[Person]
"""The persons of whom one is there: of a named person one, of ``one_of`` several."""

NOT_SURE: tuple[Options, frozenset[str]] = (frozenset(), frozenset())
"""Perhaps nobody is there."""

MOST_STEPS = 9
"""How many posts held ex officio are followed, one after the other."""


@frozen
class Unit:
    """One appointment that is in force, and the persons of whom it brings one."""

    row: int | None
    capacity: str
    shifts: frozenset[str]
    """The shifts that all must be on."""
    options: Options
    period: tuple[datetime | None, datetime | None]

    @property
    def sure(self) -> Person | None:
        """The person it brings, where that is one and certain."""
        return next(iter(self.options)) if len(self.options) == 1 else None

    def in_force(self, at: datetime) -> bool:
        """Whether its appointment is in force at an instant."""
        start, end = self.period
        return (start is None or start <= at) and (end is None or at < end)


def pool(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Those who hold the seats: whoever is acting, else the holders and the seconded; deputies stand behind them."""
    every = tuple(units)
    acting = tuple(unit for unit in every if unit.capacity == "acting")
    return acting or tuple(unit for unit in every if unit.capacity != "deputy")


def at_least(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units that bring a person each, whoever the doubtful ones are; the certain ones first."""
    met: set[Person] = set()
    found: list[Unit] = []
    for unit in sorted(units, key=lambda unit: len(unit.options)):
        if unit.options and met.isdisjoint(unit.options):
            met |= unit.options
            found.append(unit)
    return tuple(found)


@frozen(eq=False)
class Holders:
    """Who holds the posts at one instant."""

    table: Posts
    at: datetime
    _met: dict[int, tuple[Unit, ...]] = field(factory=dict[int, tuple[Unit, ...]])

    def units(self, number: int, appointments: Sequence[Made] | None = None) -> tuple[Unit, ...]:
        """The appointments to a post that are in force, each with the persons it may bring."""
        found = self._met.get(number)
        if found is None:
            made = self.table.appointments(number) if appointments is None else appointments
            found = self._met[number] = tuple(self._units(number, made))
        return found

    def _units(self, number: int, made: Sequence[Made]) -> Iterator[Unit]:
        for order, (row, each) in enumerate(made):
            if each.in_force(self.at):
                options, shifts = self._options(number, order, each, (number,))
                yield Unit(row, each.capacity, shifts | _named(each.shift), options, each.period)

    def _options(
        self, number: int, order: int, each: Appointment, met: tuple[int, ...]
    ) -> tuple[Options, frozenset[str]]:
        """The persons of whom an appointment brings one, and the shifts of the posts held ex officio on the way.

        A way that comes back to a post it has met brings nobody.
        """
        holder = each.holder
        if holder.kind == "post":
            other = other_post(self.table, number, holder.ids[0])
            if other is None or other in met or len(met) > MOST_STEPS:
                return NOT_SURE
            return self._of_post(other, (*met, other))
        if holder.kind == "unnamed":
            return frozenset({("unnamed", str(number), str(order))}), frozenset()
        return frozenset(("person", person) for person in holder.ids), frozenset()

    def _of_post(self, number: int, met: tuple[int, ...]) -> tuple[Options, frozenset[str]]:
        """The one who holds a post; nobody for certain where several appointments may bring one, or in a circle."""
        if not self._there(number):
            return NOT_SURE
        made = enumerate(each for _, each in self.table.appointments(number))
        now = [(order, each) for order, each in made if each.in_force(self.at) and each.capacity != "deputy"]
        held = [pair for pair in now if pair[1].capacity == "acting"] or now
        if len(held) != 1:
            return NOT_SURE
        options, shifts = self._options(number, *held[0], met)
        return options, shifts | _named(held[0][1].shift) | _named(self.table.post(number).shift)

    def _there(self, number: int) -> bool:
        post = self.table.post(number)
        return post.status != "abolished" and post.in_force(self.at)


def _named(shift: str | None) -> frozenset[str]:
    return frozenset() if shift is None else frozenset((shift,))


def other_post(table: Posts, number: int, named: str) -> int | None:
    """The post that a holder ex officio holds: of a row written for each place, the one made for the same place."""
    family = table.family_named(named)
    if family is None:
        return table.find(named)
    place = table.place_row(number)
    return None if place is None else table.made_at(family, cast("int", np.int32(place)))  # else all rows are copied
