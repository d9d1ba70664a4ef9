"""Lay the places of a register out in preorder, the homes of layouts by arithmetic."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from communitygov.model.columns import within_entrances
from communitygov.structure.bounds import not_too_many, written_for_each
from communitygov.structure.homes import Part, part_of_shape, place_text
from communitygov.structure.laid import Laid, described
from communitygov.structure.loops import outer_ones, without_loops
from communitygov.structure.nodes import NO_PARENT, Order, Split
from communitygov.structure.place_columns import PlaceColumns
from communitygov.structure.places import FLOOR, HOUSEHOLD, Ints, Tree
from communitygov.structure.row_of import RowOf
from communitygov.structure.words import Words

if TYPE_CHECKING:
    from communitygov.model.register import Register

WHOLE: Part = (0, 0, 0)
Outer = tuple[int, Part]
"""A place that is a parent, or a part of its layout."""

NAMING: Mapping[str, tuple[str, ...]] = {
    "places": ("within",),
    "zones": ("members",),
    "posts": ("serves", "within"),
    "teams": ("serves", "within"),
    "shares": ("where", "within"),
    "switches": ("where",),
    "exemptions": ("where",),
    "waivers": ("where",),
    "organisations": ("serves",),
}
"""The fields that name a place, or a part of one."""


def named_parts(register: "Register") -> set[str]:
    """Every id in a register that may be a floor or a home of a layout. Entrances are rows of their own as it is."""
    return {
        text
        for section, fields in NAMING.items()
        for field in fields
        for text in within_entrances(getattr(register, section), field)
    }


def _with_outer(part: Part) -> tuple[Part, ...]:
    """A part of a layout with those it lies in."""
    return (part[0], 0, 0), (part[0], part[1], 0), part


class Preorder:
    """Lays the places out; what dangles is kept in ``dangling``."""

    def __init__(self, register: "Register", words: Words, at: datetime | None) -> None:
        self.words: Words = words
        self.dangling: list[tuple[str, int, str, str]] = []
        self.read: PlaceColumns = PlaceColumns.of(register.places, at)
        self.dangling += [("places", row, "id", register.places[row].id) for row in map(int, self.read.twice)]
        named = self._named(named_parts(register))
        each = written_for_each(register) & {FLOOR, HOUSEHOLD}
        not_too_many(register, self.read, each)
        if each:
            self._name_all(each, named)
        self.named: dict[int, set[Part]] = named
        self.odd: dict[int, list[Outer]] = {}
        self.first: Ints = self._parents()
        for base, part in (outer for parents in self.odd.values() for outer in parents if outer[1] != WHOLE):
            named.setdefault(base, set()).update(_with_outer(part))

    def _named(self, texts: Iterable[str]) -> dict[int, set[Part]]:
        """The parts of layouts that something names, by building, with the parts they lie in."""
        named: dict[int, set[Part]] = {}
        for text in texts:
            found = self._outer(text)
            if found is not None and found[1] != WHOLE:
                base, part = found
                named.setdefault(base, set()).update(_with_outer(part))
        return named

    def _outer(self, text: str) -> Outer | None:
        """The place, or the part of its layout, that an id means."""
        building, _, rest = text.partition("/")
        base = self.read.index.find(building)
        if base < 0 or not rest:
            return None if base < 0 else (base, WHOLE)
        part = part_of_shape(self._shape(base), rest)
        return None if part is None else (base, part)

    def _shape(self, base: int) -> tuple[int, int, int]:
        entrances, floors, homes = self.read.shape[base].tolist()
        return entrances, floors, homes

    def _name_all(self, each: frozenset[str], named: dict[int, set[Part]]) -> None:
        """Rows made for every home or floor name every home or floor."""
        for base in np.flatnonzero(self.read.shape[:, 0]).tolist():
            of = self._shape(base)
            entrances, floors, homes = (range(1, many + 1) for many in of)
            parts = named.setdefault(base, set())
            parts.update(product(entrances, (0, *floors), (0,)))
            if HOUSEHOLD in each:
                parts.update(product(entrances, floors, homes))

    def _parents(self) -> Ints:
        """The first parent of each place; those of places with several, or within a part, are in ``odd`` as well."""
        read = self.read
        first = read.index.find_all(read.within)
        first[first == np.arange(len(first))] = NO_PARENT
        for number in np.flatnonzero((first < 0) & (read.within.lengths > 0)).tolist():
            self.odd[number] = self._outer_ones(number)
        self._without_loops(first)
        for number, parents in self.odd.items():
            first[number] = parents[0][0] if parents else NO_PARENT
        return first

    def _outer_ones(self, number: int) -> list[Outer]:
        """The parents of a place that are there, each once; the others are loose ends."""
        own, found = self.read.index.texts[number], list[Outer]()
        for text in dict.fromkeys(self.read.within[number].split(" ")):
            outer = self._outer(text)
            if outer is None:
                self.dangling.append(("places", int(self.read.rows[number]), "within", text))
            elif text != own:
                found.append(outer)
        return found

    def _without_loops(self, first: Ints) -> None:
        """Take out the parents that lie in the place itself, where a place with several plays a part."""

        def parents_of(number: int) -> Sequence[int]:
            if number in self.odd:
                return [base for base, _ in self.odd[number]]
            return [int(first[number])] if first[number] >= 0 else []

        stays = without_loops(outer_ones(list(self.odd), parents_of))
        for number, parents in self.odd.items():
            self.odd[number] = [outer for outer, keep in zip(parents, stays[number], strict=True) if keep]
        first[[number for number, keep in stays.items() if number not in self.odd and not all(keep)]] = NO_PARENT

    def tree(self) -> Tree:
        """Lay out every place and return the tree."""
        split = Split()
        for base, parts in sorted(self.named.items()):
            split.split(base, self._shape(base), parts)
        more, read = len(split), self.read
        entrances = read.shape[:, 0].astype(np.int64)
        entrances[list(self.named)] = 0
        own = np.concatenate((np.ones(more, dtype=np.int64), 1 + 2 * entrances))
        order = Order.of(self._outer_nodes(split), own)
        laid = Laid.of(order, split, read, entrances)
        start = order.start[more:].astype(np.int32)
        node = {(base, WHOLE): more + base for parents in self.odd.values() for base, _ in parents} | split.of
        named = {
            place_text(read.index.texts[base], *part): int(order.start[at]) for (base, part), at in split.of.items()
        }
        second = {
            int(start[number]): tuple(int(order.start[node[outer]]) for outer in parents[1:])
            for number, parents in sorted(self.odd.items())
            if len(parents) > 1
        }
        return described(laid, read, self.words, RowOf(read.index, start, named), second)

    def _outer_nodes(self, split: Split) -> Ints:
        """The node that each node lies in: those of parts come first, those of places behind them."""
        more = len(split)
        inner = [parent if parent >= 0 else more - 2 - parent for parent in split.parent]
        parent = np.concatenate((np.array(inner, dtype=np.int64), np.where(self.first >= 0, self.first + more, -1)))
        for number, parents in self.odd.items():
            if parents and parents[0][1] != WHOLE:
                parent[more + number] = split.of[parents[0]]
        return parent
