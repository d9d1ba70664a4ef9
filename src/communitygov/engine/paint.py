"""Paint scopes onto rows: for each row the cell, or the set of overlapping cells, that stands over it."""

import numpy as np
from attrs import frozen

from communitygov.structure.intervals import Intervals
from communitygov.structure.places import Ints, Longs

MOST_SPARE = 4
"""Numbers are looked up in a table, and not sorted, while it is at most so many times as long as what they number."""

MOST_COUNTED = 1 << 16
"""Numbers below this are sorted by counting them."""


@frozen(eq=False)
class Painted:
    """For each target row the number of what stands over it: a cell, or beyond the cells a set of them."""

    over: Ints
    """-1 for nothing."""
    cells: int
    """How many cells there are."""
    sets: tuple[tuple[int, ...], ...] = ()
    """Overlapping cells; the first of these sets has the number that follows the last cell."""

    def of(self, number: int) -> tuple[int, ...]:
        """The cells that a number means."""
        return (number,) if number < self.cells else self.sets[number - self.cells]


def paint(rows: Ints, scopes: list[Intervals]) -> Painted:
    """Paint scopes, numbered from 0, onto sorted rows. Scopes that overlap make numbers of their own."""
    sizes = [len(intervals) for intervals in scopes]
    pairs = np.array([pair for intervals in scopes for pair in intervals], dtype=np.int64).reshape(-1, 2)
    return paint_intervals(rows, pairs[:, 0], pairs[:, 1], np.repeat(np.arange(len(scopes)), sizes), len(scopes))


def paint_intervals(rows: Ints, starts: "Ints", ends: "Ints", cell: "Ints", cells: int) -> Painted:
    """Paint intervals, each of a cell, onto sorted rows."""
    order = np.argsort(starts, kind="stable")
    starts, ends, cell = starts[order], ends[order], cell[order]
    if not len(starts) or bool((starts[1:] >= np.maximum.accumulate(ends)[:-1]).all()):
        return Painted(_apart(rows, starts, ends, cell), cells)
    return _overlapping(rows, starts, ends, cell, cells)


def _apart(rows: Ints, starts: Ints, ends: Ints, cell: Ints) -> Ints:
    over = np.full(len(rows), -1, dtype=np.int32)
    if len(starts):
        at = np.searchsorted(starts, rows, "right") - 1
        inside = (at >= 0) & (rows < ends[np.maximum(at, 0)])
        over[inside] = cell[at[inside]]
    return over


def _overlapping(rows: Ints, starts: Ints, ends: Ints, cell: Ints, cells: int) -> Painted:
    """Sweep over the edges; each stretch between two of them has one set of cells over it."""
    sets: list[tuple[int, ...]] = []
    numbers: dict[tuple[int, ...], int] = {}
    edges = sorted({*starts.tolist(), *ends.tolist()})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for start, end, number in zip(starts.tolist(), ends.tolist(), cell.tolist(), strict=True):
        opening.setdefault(start, []).append(number)
        closing.setdefault(end, []).append(number)
    over_edge: list[int] = []
    here: dict[int, int] = {}
    for edge in edges:
        for number in closing.get(edge, ()):
            here[number] -= 1
            if not here[number]:
                del here[number]
        for number in opening.get(edge, ()):
            here[number] = here.get(number, 0) + 1
        over_edge.append(_numbered(tuple(sorted(here)), cells, numbers, sets))
    at = np.searchsorted(np.array(edges), rows, "right") - 1
    over = np.where(at >= 0, np.array(over_edge, dtype=np.int32)[np.maximum(at, 0)], -1)
    return Painted(over.astype(np.int32), cells, tuple(sets))


def _numbered(
    key: tuple[int, ...], cells: int, numbers: dict[tuple[int, ...], int], sets: list[tuple[int, ...]]
) -> int:
    if len(key) < 2:
        return key[0] if key else -1
    if key not in numbers:
        numbers[key] = cells + len(sets)
        sets.append(key)
    return numbers[key]


def classes(columns: list[Ints]) -> tuple[Ints, Ints]:
    """Number rows by equal values in every column; returns the class of each row and the first row of each class."""
    rows = len(columns[0])
    key = np.zeros(rows, dtype=np.int64)
    for column in columns:
        high = int(column.max(initial=-1))
        if rows and int(column.min()) == high:
            continue  # it tells nothing apart
        key = key * (high + 2) + (column + np.int32(1))
        if int(key.max(initial=0)) > MOST_SPARE * rows + 1024:
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
    first = np.full(int(key.max(initial=-1)) + 1, -1, dtype=np.int32)
    first[key[::-1]] = np.arange(rows - 1, -1, -1, dtype=np.int32)
    return renumbered(key), first[first >= 0]


def renumbered(codes: Longs) -> Ints:
    """Codes, none of them below 0, as numbers from 0 on without gaps, in the same order; sorted only if far apart."""
    if int(codes.max(initial=-1)) > MOST_SPARE * len(codes) + 1024:
        return np.unique(codes, return_inverse=True)[1].astype(np.int32)
    met = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.bool_)
    met[codes] = True
    return (np.cumsum(met, dtype=np.int32) - 1)[codes].astype(np.int32, copy=False)


def by_number(numbers: Ints) -> Ints:
    """The places of numbers, none of them below 0, in the order of the numbers and then their own; few are counted."""
    small = int(numbers.max(initial=0)) < MOST_COUNTED
    return np.argsort(numbers.astype(np.uint16) if small else numbers, kind="stable")
