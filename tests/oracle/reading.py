"""Readings: each unknown that is met takes each of its values in turn."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any


class Reading:
    """One wholly known world, as far as anybody has looked: unknowns get their value when they are met."""

    def __init__(self, trail: list[tuple[Hashable, Sequence[Any], int]]) -> None:
        self._trail = trail
        self._known = {unknown: options[index] for unknown, options, index in trail}

    def choose(self, unknown: Hashable, options: Sequence[Any]) -> Any:
        """The value of an unknown in this reading: one value wherever it is met."""
        if unknown not in self._known:
            self._trail.append((unknown, options, 0))
            self._known[unknown] = options[0]
        return self._known[unknown]


def every_reading() -> Iterator[Reading]:
    """Every combination of the values of all unknowns that are met; the caller evaluates each before the next."""
    trail: list[tuple[Hashable, Sequence[Any], int]] = []
    while True:
        yield Reading(trail)
        while trail:
            unknown, options, index = trail.pop()
            if index + 1 < len(options):
                trail.append((unknown, options, index + 1))
                break
        if not trail:
            return
