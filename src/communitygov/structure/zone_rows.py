"""What zones hold, all zones at once in arrays: where no place lies in another by a second parent."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from attrs import frozen

from communitygov.structure.intervals import Interval, Intervals
from communitygov.structure.places import Ints, Longs, Tree

MOST = 1 << 22
"""So many rows are looked at at once."""
NONE = np.iinfo(np.int32).max
"""Least of no numbers."""


@frozen(eq=False)
class ZonesHeld:
    """What each zone holds."""

    atoms: tuple[Intervals, ...]
    rows: tuple[Intervals, ...]
    """Rows whose every atom is in it."""
    least: Longs
    """The least level number of these rows; `NONE` without any."""
    inside: Longs
    """The level number just inside the innermost place that holds it; -1 without one."""


@frozen(eq=False)
class Spans:
    """Intervals of many sets: for each its set, its start and its end; in order."""

    of: Longs
    start: Longs
    end: Longs

    def __len__(self) -> int:
        return len(self.of)

    @classmethod
    def merged(cls, of: Longs, start: Longs, end: Longs) -> "Spans":
        """The same numbers as intervals that neither touch nor overlap within a set."""
        some = start < end
        of, start, end = of[some], start[some], end[some]
        apart = of * (int(end.max(initial=0)) + 2)  # what is of two sets does not touch
        order = np.lexsort((end, start, of))
        begins, ends = (start + apart)[order], np.maximum.accumulate((end + apart)[order])
        first = np.flatnonzero(np.concatenate((np.ones(min(len(of), 1), dtype=np.bool_), begins[1:] > ends[:-1])))
        last = np.concatenate((first[1:] - 1, np.full(min(len(first), 1), len(of) - 1, dtype=np.int64)))
        return cls(of[order][first], start[order][first], (ends - apart[order])[last])

    def by_set(self, sets: int) -> tuple[Intervals, ...]:
        """The intervals of each of so many sets."""
        pairs: list[Interval] = list(zip(self.start.tolist(), self.end.tolist(), strict=True))
        ends = np.searchsorted(self.of, np.arange(sets + 1)).tolist()
        return tuple(tuple(pairs[start:end]) for start, end in pairwise(ends))


def regular(tree: Tree, zone: Longs, row: Longs, zones: int) -> ZonesHeld:
    """What zones hold, of which each place named is given with its zone and its row."""
    before = tree.atoms_before
    atoms = Spans.merged(zone, before[row], before[tree.end[row]])
    rows = _rows_of(tree, atoms)
    some, first = np.unique(atoms.of, return_index=True)
    end = atoms.end[np.append(first[1:], len(atoms))[: len(first)] - 1]
    inside = np.full(zones, -1, dtype=np.int64)
    inside[some] = _just_inside(tree, atoms.start[first], end)
    return ZonesHeld(atoms.by_set(zones), rows.by_set(zones), _least_numbers(tree, rows, zones), inside)


def _rows_of(tree: Tree, atoms: Spans) -> Spans:
    """The rows whose every atom is in a set."""
    before = tree.atoms_before
    low, high = (np.searchsorted(before[:-1], edge, "left") for edge in (atoms.start, atoms.end))
    none: Longs = np.zeros(0, dtype=np.int64)
    parts = [(none, none), *(_held(tree, atoms, low, high, some) for some in _several(high - low))]
    of, row = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Spans.merged(of, row, row + 1)


def _several(many: Longs) -> Iterator[slice]:
    """The intervals a few at a time, so that not too many rows are looked at at once."""
    before, start = np.cumsum(many), 0
    while start < len(many):
        done = int(before[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(before, done + MOST, "right")))
        yield slice(start, end)
        start = end


def _held(tree: Tree, atoms: Spans, low: Longs, high: Longs, some: slice) -> tuple[Longs, Longs]:
    """The set and the row of each row within some intervals that ends within the same."""
    many = (high - low)[some]
    at = np.repeat(np.arange(len(many)), many)
    row = np.arange(len(at)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(low[some], many)
    inside = tree.atoms_before[tree.end[row]] <= atoms.end[some][at]
    return atoms.of[some][at[inside]], row[inside]


def _least_numbers(tree: Tree, rows: Spans, sets: int) -> Longs:
    """The least level number of the rows of each set; `NONE` where it has none."""
    found = np.full(sets, NONE, dtype=np.int64)
    if len(rows):
        edges = np.stack((rows.start, rows.end), axis=1).ravel()
        padded = np.append(tree.number, NONE)  # an interval may end where the rows do
        np.minimum.at(found, rows.of, np.minimum.reduceat(padded, edges)[::2])
    return found


def _just_inside(tree: Tree, first: Longs, end: Longs) -> Longs:
    """Just inside the innermost place that holds all atoms from a first to before an end; -1 where no place does."""
    before, innermost = tree.atoms_before, _innermost_numbers(tree)
    found = np.full(len(first), -2, dtype=np.int64)
    at: Ints = np.searchsorted(before, first, "right") - 1
    waiting = np.arange(len(first))
    while len(waiting):
        holds = (before[at] <= first[waiting]) & (end[waiting] <= before[tree.end[at]])
        met = waiting[holds]
        found[met] = np.maximum(found[met], innermost[at[holds]])
        at = tree.parent[at]
        waiting, at = waiting[at >= 0], at[at >= 0]
    return found + 1


def _innermost_numbers(tree: Tree) -> Ints:
    """Of each row the level number of the innermost place that holds all of it: of a block its only home or floor."""
    of_block = np.where(tree.floors == 1, tree.floor_number, -2)
    return np.where(tree.block & (tree.homes != 1), of_block, tree.number)
