"""What something comes to by the unknowns it meets itself: worked out once for each of their values."""

from collections.abc import Callable

from attrs import field, frozen

from communitygov.engine.held import Held
from communitygov.engine.worlds import MOST_WORLDS, Met, World, every_open, known
from communitygov.structure.shifts import Unknown


class TooTangled(Exception):  # not an error: it ends the looking
    """There are more ways than are followed."""


@frozen(eq=False)
class _Split:
    """An unknown that is met, and what is found by each of its values."""

    unknown: Unknown
    options: tuple[str, ...]
    branches: "dict[str, _Split | Held]" = field(factory=dict[str, "_Split | Held"])


class Ways:
    """What is found by the values of the unknowns that are met on the way, as far as it was looked at."""

    def __init__(self, ask: Callable[[World], Held], most: int = MOST_WORLDS) -> None:
        self._root: _Split | Held | None = None
        self.unknowns: dict[Unknown, None] = {}
        """Those that are met."""
        self.whole: bool = False
        """Whether every way was looked at."""
        try:
            for number, (at, answer) in enumerate(every_open({}, ask, most + 1)):
                if number == most:
                    return
                self._add(at.met, answer)
        except TooTangled:
            return
        self.whole = True

    def _add(self, met: list[Met], answer: Held) -> None:
        if not met:
            self._root = answer
            return
        if self.unknowns.keys() != {each for each, _, _ in met}:
            self.unknowns.update((each, None) for each, _, _ in met)
        unknown, options, chosen = met[0]
        node = self._root
        if not isinstance(node, _Split):
            node = self._root = _Split(unknown, options)
        for unknown, options, following in met[1:]:
            inner = node.branches.get(node.options[chosen])
            if not isinstance(inner, _Split):
                inner = node.branches[node.options[chosen]] = _Split(unknown, options)
            node, chosen = inner, following
        node.branches[node.options[chosen]] = answer

    def at(self, world: World) -> Held | None:
        """What is found in a world; None where that was not looked at."""
        node = self._root
        while isinstance(node, _Split):
            node = node.branches.get(known(world, node.unknown, node.options))
        return node
