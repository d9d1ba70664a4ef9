"""The rows of a structure that are a part's own."""

from collections.abc import Iterable, Sequence

import numpy as np

from communitygov.base.texts import TextIndex
from communitygov.model.columns import texts
from communitygov.model.place import Place
from communitygov.structure.build import Structure
from communitygov.structure.intervals import Intervals
from communitygov.structure.places import Bools

Root = tuple[str, str]
"""A place, and the place of others it lies in."""


def own_rows(structure: Structure, places: Sequence[Place]) -> Bools:
    """Which rows are some places, or parts of their layouts."""
    mine = TextIndex.of(texts(places, "id")).find_all(structure.tree.ids) >= 0
    found: Bools = mine[structure.tree.base]
    return found


def runs_of(rows: Bools) -> Intervals:
    """Rows as intervals."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    return tuple((int(first), int(end)) for first, end in edges.reshape(-1, 2))


def held_alone(structure: Structure, own: Bools, lying: Iterable[Root]) -> frozenset[str]:
    """The places of others that hold nothing but a part's own: whatever is over all of that is over them."""
    tree = structure.tree
    others = np.concatenate(([0], np.cumsum((np.diff(tree.atoms_before) > 0) & ~own)))
    found: set[str] = set()
    for parent in {parent for _, parent in lying}:
        spot = tree.find(parent)
        for row in () if spot is None else tree.containers(spot.row):
            if not own[row] and all(others[start] == others[end] for start, end in tree.rows_within(row)):
                found.add(tree.id(row))
    return frozenset(found)


def with_places(structure: Structure, own: Bools, more: Iterable[str]) -> Bools:
    """The rows that are own, and those of some places themselves."""
    found = own.copy()
    found[[spot.row for spot in map(structure.tree.find, more) if spot is not None]] = True
    return found


def roots(structure: Structure, own: Bools) -> tuple[Root, ...]:
    """The outermost of a part's own places, by any parent, each with the place of others that it lies in."""
    tree = structure.tree
    outer = tree.parent[own]
    chosen = np.flatnonzero((outer >= 0) & ~own[np.maximum(outer, 0)])
    found = [(row, int(tree.parent[row])) for row in np.flatnonzero(own)[chosen].tolist()]
    found += [(row, at) for row, others in tree.extra_parents.items() if own[row] for at in others if not own[at]]
    return tuple((tree.id(row), tree.id(at).partition("/")[0]) for row, at in found)
