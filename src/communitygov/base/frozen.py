"""A mapping that does not change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard, TypeVar

K = TypeVar("K")
V = TypeVar("V")


def is_map(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value is a mapping; its keys are not looked at."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a list or a tuple; its items are not looked at."""
    return isinstance(value, list | tuple)


class FrozenMap(Mapping[K, V]):
    """A read-only mapping that keeps its order; equal to any mapping with the same items."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V] | None = None) -> None:
        self._items: dict[K, V] = dict(items or {})

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return is_map(other) and self._items == dict(other)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"
