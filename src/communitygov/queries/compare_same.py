"""Two structures that have the same places, compared in columns."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve

from communitygov.queries.compare_cells import KindCells
from communitygov.queries.compare_columns import ColumnWork
from communitygov.queries.compare_sides import Duties, Sides
from communitygov.queries.compare_work import told
from communitygov.queries.targets import targets_of
from communitygov.structure.places import Tree

if TYPE_CHECKING:
    from communitygov.queries.compare_values import Comparison
    from communitygov.structure.build import Structure

COLUMNS = (
    *("shape", "base", "part", "block", "parent", "end", "level", "also", "site", "number"),
    *("homes", "asked_as_home", "uncounted", "floors", "atoms_before"),
)
"""The columns of a tree, of which one is not like another."""


def compared(sides: Sides, duties: Duties, level: str | None) -> "Comparison":
    """Compare two sides of which `are_of_the_same` holds."""
    work = ColumnWork(sides, duties, level, every=True)
    for asker, mine, others in zip(work.askers, duties, reversed(duties), strict=True):
        for duty in (duty for duty in mine.values() if duty.id not in others):
            for targets in targets_of(asker.side.structure, duty, level):
                asker.found(duty, targets)
    found = told(sides, duties, level, work.askers, work.groups)
    return evolve(found, cells=KindCells(sides[0].structure.tree, work.kinds))


def are_of_the_same(sides: Sides, duties: Duties, level: str | None) -> bool:
    """Whether two sides have the same places, and the duties that both have are for the same kinds of them."""
    one, other = (side.structure for side in sides)
    twice = any(each.section == "places" and each.why == "twice" for each in one.dangling)
    if one.counted != other.counted or twice or not _has_the_rows_of(one.tree, other.tree):
        return False
    both = ((duty, duties[1][duty.id]) for duty in duties[0].values() if duty.id in duties[1])
    return level is not None or all(set(duty.applies_to) == set(same.applies_to) for duty, same in both)


def with_the_places_of(before: "Structure", after: "Structure") -> "Structure":
    """The first of two structures; where the second was made of the nouns of the first, as these nouns make it."""
    made: Structure | None = before.cache.get("in_nouns")
    return before if made is None or made.tree is not after.tree else made


def _has_the_rows_of(one: Tree, other: Tree) -> bool:
    """Whether two trees are equal, row by row."""
    if one is other:
        return True
    same = one.words == other.words and one.floor_number == other.floor_number and len(one.ids) == len(other.ids)
    same = same and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in COLUMNS)
    same = same and (one.extra_parents, one.extra_within) == (other.extra_parents, other.extra_within)
    rows = np.arange(len(one.ids))
    return (
        same and dict(one.row_of.named) == dict(other.row_of.named) and bool(one.ids.are(other.ids, rows, rows).all())
    )
