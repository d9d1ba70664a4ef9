"""Unknowns, and the worlds in which they are known."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from attrs import frozen

from communitygov.structure.shifts import Ons, Unknown

T = TypeVar("T")
World = dict[Unknown, str]
"""A value for each unknown met so far."""
Met = tuple[Unknown, tuple[str, ...], int]
"""An unknown, its values, and which of them it has."""

YES, NO = "yes", "no"
ALWAYS: Ons = (True,)
"""On for certain."""
MOST_WORLDS = 4096
"""More ways to read one question than anybody reads. Past it not every reading is looked at, and the answer says so."""


@frozen
class Need(Exception):  # not an error: it asks for a value
    """An unknown is met whose value the world does not state."""

    unknown: Unknown
    options: tuple[str, ...]


class Open(World):
    """A world that gives an unknown it does not state its first value, and remembers that."""

    def __init__(self, world: World, met: list[Met]) -> None:
        super().__init__(world)
        if met:
            self.update({unknown: options[at] for unknown, options, at in met})
        self.met: list[Met] = met

    def first(self, unknown: Unknown, options: tuple[str, ...]) -> str:
        """The first value of an unknown, from now on the one it has in this world."""
        self.met.append((unknown, options, 0))
        self[unknown] = options[0]
        return options[0]


def known(world: World, unknown: Unknown, options: tuple[str, ...] = (YES, NO)) -> str:
    """The value of an unknown in a world.

    Raises
    ------
    Need
        When the world does not state it.
    """
    value = world.get(unknown)
    if value is not None:
        return value
    if isinstance(world, Open):
        return world.first(unknown, options)
    raise Need(unknown, options)


def any_on(world: World, ons: Ons) -> bool:
    """Whether any of several conditions is on."""
    return ons == ALWAYS or any(on is True or (on is not False and known(world, on) == YES) for on in ons)


def every_way(world: World, ask: Callable[[World], T], most: int = MOST_WORLDS) -> Iterator[tuple[World, T]]:
    """Ask in every world that extends this one, splitting only where an unknown is really met; at most so often."""
    for at, answer in every_open(world, ask, most):
        yield dict(at), answer


def every_open(world: World, ask: Callable[[World], T], most: int = MOST_WORLDS) -> Iterator[tuple[Open, T]]:
    """The same, each world with the unknowns it met, in their order, for as long as the next is not asked for."""
    met: list[Met] = []
    for _ in range(most):
        at = Open(world, met)
        yield at, ask(at)
        while met:
            unknown, options, chosen = met.pop()
            if chosen + 1 < len(options):
                met.append((unknown, options, chosen + 1))
                break
        if not met:
            return
