"""Look-ups over sections of a file: numbers by text, groups of what stands one after another, values by number."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from communitygov.io.saved.lazily import ById, ByNumber, Made, Numbers
from communitygov.io.saved.mapped import Mapped

T = TypeVar("T")


class Lookups:
    """What finds something in a file."""

    def __init__(self, mapped: Mapped) -> None:
        self.mapped: Mapped = mapped

    def numbers(self, name: str, numbers: str = "number") -> Mapping[str, int]:
        """A number for each of some texts."""
        index, values = self.mapped.index(f"{name}.id"), self.mapped.array(f"{name}.{numbers}")
        return Numbers(index, values) if len(index) else {}

    def grouped(self, name: str, make: Callable[[Any], T]) -> Made[tuple[T, ...]]:
        """Groups of what stands one after another."""
        values, offsets = self.mapped.array(name), self.mapped.array(f"{name}.offsets")

        def group(at: int) -> tuple[T, ...]:
            return tuple(map(make, values[offsets[at] : offsets[at + 1]].tolist()))

        return Made(len(offsets) - 1, group)

    def intervals(self, name: str) -> Made[Any]:
        """Groups of pairs of numbers."""
        return self.grouped(name, tuple[int, int])

    def grouped_by_text(self, name: str) -> Mapping[str, Sequence[int]]:
        """Whole numbers for each of some texts."""
        return ById(self.numbers(name), self.grouped(name, int))

    def by_number(self, name: str, values: Sequence[T]) -> Mapping[int, T]:
        """A value for each of some whole numbers."""
        keys = self.mapped.array(f"{name}.key")
        return ByNumber(keys, values) if len(keys) else {}

    def parted(self, name: str, many: int) -> Mapping[str, tuple[int, ...]]:
        """The numbers below ``many``, each under one text.

        Raises
        ------
        ValueError
            When one stands under none or under several.
        """
        found = {text: tuple(numbers) for text, numbers in self.mapped.json(name).items()}
        if sorted(chain.from_iterable(found.values())) != [*range(many)]:
            raise ValueError(name)
        return found

    def ints(self, name: str) -> Made[int]:
        """Whole numbers one after another."""
        values = self.mapped.array(name)
        return Made(len(values), lambda at: int(values[at]))
