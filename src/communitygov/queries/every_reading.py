"""Every way to read a carrier, where some of what is not known is given."""

from collections.abc import Callable

from attrs import frozen

from communitygov.engine.held import Held
from communitygov.engine.ways import Ways
from communitygov.engine.worlds import MOST_WORLDS, World, every_way


@frozen
class Read:
    """What a carrier comes to in every world that extends one."""

    ways: tuple[Held, ...]
    cut: bool
    """Whether there are more ways than were looked at."""


class EveryReading:
    """How one carrier is read: once for each of the values that the unknowns it meets itself are given."""

    def __init__(self, ways: Ways, ask: Callable[[World], Held], most: int) -> None:
        self._ways: Ways = ways
        self._ask: Callable[[World], Held] = ask
        self._most: int = MOST_WORLDS if ways.whole else most
        self._read: dict[tuple[str | None, ...], Read] = {}

    def given(self, world: World) -> Read:
        """What it comes to where the unknowns of a world are known."""
        values = tuple([world.get(unknown) for unknown in self._ways.unknowns])
        found = self._read.get(values)
        if found is None:
            found = self._read[values] = self._look(world)
        return found

    def _look(self, world: World) -> Read:
        held = [found for _, found in every_way(world, self._at, self._most)]
        cut = not self._ways.whole or any(found.cut for found in held)
        return Read(tuple(dict.fromkeys(held)), cut)

    def _at(self, world: World) -> Held:
        found = self._ways.at(world)
        return self._ask(world) if found is None else found
