"""Unknowns, and the worlds in which they are known."""

from collections.abc import Callable, Hashable, Iterator
from typing import Any, TypeVar

from attrs import frozen

from communitygov.structure.shifts import Ons, Unknown

T = TypeVar("T")
World = dict[Unknown, str]
"""A value for each unknown met so far."""

YES, NO = "yes", "no"
MOST_WORLDS = 4096
"""More ways to read one question than anybody reads. Past it not every reading is looked at, and the answer says so."""


@frozen
class Need(Exception):  # not an error: it asks for a value
    """An unknown is met whose value the world does not state."""

    unknown: Unknown
    options: tuple[str, ...]


def known(world: World, unknown: Unknown, options: tuple[str, ...] = (YES, NO)) -> str:
    """The value of an unknown in a world.

    Raises
    ------
    Need
        When the world does not state it.
    """
    value = world.get(unknown)
    if value is None:
        raise Need(unknown, options)
    return value


def any_on(world: World, ons: Ons) -> bool:
    """Whether any of several conditions is on."""
    return any(on is True or (on is not False and known(world, on) == YES) for on in ons)


def every_way(world: World, ask: Callable[[World], T], most: int = MOST_WORLDS) -> Iterator[tuple[World, T]]:
    """Ask in every world that extends this one, splitting only where an unknown is really met; at most so often."""
    waiting, asked = [world], 0
    while waiting and asked < most:
        at = waiting.pop()
        try:
            answer = ask(at)
        except Need as need:
            waiting += [{**at, need.unknown: option} for option in reversed(need.options)]
            continue
        asked += 1
        yield at, answer


class Watched:
    """A world that remembers whether an unknown was met."""

    def __init__(self, world: World) -> None:
        self.world: World = world
        self.touched: bool = False
        self.seen: dict[Hashable, Any] = {}
        """What has been worked out in this world, by what it depends on."""

    def known(self, unknown: tuple[str, str], options: tuple[str, ...] = ("yes", "no")) -> str:
        """The value of an unknown; see `known`."""
        self.touched = True
        return known(self.world, unknown, options)

    def any_on(self, ons: Ons) -> bool:
        """Whether any of several conditions is on."""
        if ons == (True,):
            return True
        self.touched = self.touched or bool(ons)
        return any_on(self.world, ons)
