"""Mappings that do not change, and plain data all of which does not."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import deepcopy
from typing import TypeGuard, TypeVar

from communitygov.base.malformed import Malformed

K = TypeVar("K")
V = TypeVar("V")

MOST_DEEP = 64
"""Mappings and lists within each other."""


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

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __or__(self, other: Mapping[K, V]) -> "FrozenMap[K, V]":
        return FrozenMap({**self._items, **other})

    def __ror__(self, other: Mapping[K, V]) -> "FrozenMap[K, V]":
        return FrozenMap({**other, **self._items})

    def __eq__(self, other: object) -> bool:
        return is_map(other) and self._items == dict(other)

    def __hash__(self) -> int:
        return hash(frozenset(self._items))

    def __deepcopy__(self, memo: dict[int, object]) -> "FrozenMap[K, V]":
        """Itself where there is nothing in it, as of most nouns that pydantic makes."""
        return FrozenMap(deepcopy(self._items, memo)) if self._items else self

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"


def frozen_deeply(value: object) -> object:
    """Plain data that nobody can change: mappings are frozen, lists are tuples, and so on within.

    Raises
    ------
    Malformed
        When mappings and lists lie within each other more than 64 deep, or hold themselves.
    """
    return _frozen(value, MOST_DEEP, {})


def _frozen(value: object, deep: int, known: dict[int, object]) -> object:
    if not (is_map(value) or is_list(value) or _is_set(value)):
        return value
    if deep < 0:
        raise Malformed("map_deep")
    if id(value) not in known:  # what is held twice is frozen once
        if is_map(value):
            made: object = FrozenMap({key: _frozen(each, deep - 1, known) for key, each in value.items()})
        elif _is_set(value):
            made = frozenset(value)
        else:
            made = tuple(_frozen(each, deep - 1, known) for each in value)
        known[id(value)] = made
    return known[id(value)]


def _is_set(value: object) -> TypeGuard[AbstractSet[object]]:
    return isinstance(value, AbstractSet)


def thawed(value: object) -> object:
    """The same data as dictionaries and lists, for those who write it."""
    if is_map(value):
        return {key: thawed(each) for key, each in value.items()}
    return [thawed(each) for each in value] if is_list(value) else value
