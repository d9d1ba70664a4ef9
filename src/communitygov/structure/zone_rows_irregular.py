"""What zones hold where places lie in others by a second parent: a zone at a time."""

import numpy as np
from attrs import frozen

from communitygov.structure.intervals import Interval, Intervals, holds, merged, runs
from communitygov.structure.places import Ints, Longs, Tree
from communitygov.structure.zone_rows import NONE, ZonesHeld


def irregular(tree: Tree, zone: Longs, row: Longs, zones: int) -> ZonesHeld:
    """What zones hold, of which each place named is given with its zone and its row."""
    named: list[list[Interval]] = [[] for _ in range(zones)]
    for number, at in zip(zone.tolist(), row.tolist(), strict=True):
        named[number] += tree.atoms(at)
    atoms, met = tuple(map(merged, named)), _Irregular.of(tree)
    rows = tuple(runs(_rows_held(tree, each, met)) for each in atoms)
    least = [min((int(tree.number[start:end].min()) for start, end in each), default=NONE) for each in rows]
    inside = [_just_inside(tree, each) for each in atoms]
    return ZonesHeld(atoms, rows, np.array(least, dtype=np.int64), np.array(inside, dtype=np.int64))


@frozen(eq=False)
class _Irregular:
    """The places that others lie in by a second parent: their rows, in order, and what they hold."""

    rows: Ints
    atoms: tuple[Intervals, ...]
    first: Ints
    """The first atom of each."""

    @classmethod
    def of(cls, tree: Tree) -> "_Irregular":
        """Look at each of them once; in the order of their first atoms."""
        found = sorted((atoms[0][0], row, atoms) for row in tree.extra_within if (atoms := tree.atoms(row)))
        rows, first = ([each[at] for each in found] for at in (1, 0))
        return cls(np.array(rows, dtype=np.int64), tuple(each[2] for each in found), np.array(first, dtype=np.int64))

    def held(self, atoms: Intervals) -> set[int]:
        """The rows whose every atom is in a set; only those that begin within it are looked at."""
        found: set[int] = set()
        for start, end in atoms:
            low, high = np.searchsorted(self.first, (start, end)).tolist()
            found.update(int(self.rows[at]) for at in range(low, high) if holds(atoms, self.atoms[at]))
        return found


def _rows_held(tree: Tree, atoms: Intervals, irregular: _Irregular) -> list[int]:
    """Rows whose every atom is in the set, in order."""
    before = tree.atoms_before
    found: list[int] = []
    for start, end in atoms:
        low, high = (int(np.searchsorted(before[:-1], atom, "left")) for atom in (start, end))
        inside = np.arange(low, high, dtype=np.int64)
        found += inside[before[tree.end[inside]] <= end].tolist()
    return sorted({row for row in found if row not in tree.extra_within} | irregular.held(atoms))


def _just_inside(tree: Tree, atoms: Intervals) -> int:
    """Just inside the innermost place that holds a whole set; -1 when no place does."""
    if not atoms:
        return -1
    first = int(np.searchsorted(tree.atoms_before, atoms[0][0], "right")) - 1
    around = [tree.innermost_number(row) for row in tree.containers(first) if holds(tree.atoms(row), atoms)]
    return max(around, default=-2) + 1
