"""Find rows made for each place by many ids at once: those spelt plainly in arrays, the few others one by one."""

import numpy as np

from communitygov.base.texts import Texts
from communitygov.structure.made import Families, Family
from communitygov.structure.places import Longs, Tree
from communitygov.structure.scopes import Scopes
from communitygov.structure.text_parts import between, cut, last_sign, numbers, spans

MOST_FAMILIES = 64
"""Of more families ids are looked up one by one, by what they begin and end with."""


def made_numbers(families: Families, asked: Texts, tree: Tree) -> Longs:
    """The number of the made row with each id, as `Families.find` gives it; -1 where none has it."""
    found = np.full(len(asked), -1, dtype=np.int64)
    if len(families) > MOST_FAMILIES:
        each = (families.find(text, tree) for text in asked)
        found[:] = [-1 if number is None else number for number in each]
        return found
    for family in families.made:
        rows = between(asked, f"{family.prefix}-", family.suffix)
        rows = rows[found[rows] < 0]
        if len(rows):
            found[rows] = _of_family(family, asked, rows, tree)
    return found


def _of_family(family: Family, asked: Texts, rows: Longs, tree: Tree) -> Longs:
    """The numbers of one family: for a place, for an entrance, then for whatever else an id may mean."""
    dashed = cut(asked, rows, len(family.prefix.encode()) + 1, len(family.suffix.encode()))
    found = _at(family, _places(dashed, tree))
    left = np.flatnonzero(found < 0)
    found[left] = _at(family, _entrances(dashed.take(left), tree))
    if tree.row_of.named:
        for at in np.flatnonzero(found < 0).tolist():
            number = family.find(asked[int(rows[at])], tree)
            found[at] = -1 if number is None else number
    return found


def _places(ids: Texts, tree: Tree) -> Longs:
    """The rows of places that are written; -1 for none."""
    number = tree.row_of.index.find_all(ids)
    found = np.full(len(ids), -1, dtype=np.int64)
    found[number >= 0] = tree.row_of.first[number[number >= 0]]
    return found


def scopes_of(scopes: Scopes, asked: Texts) -> Longs:
    """The scope that each id means, as `Scopes.find` gives it; that of an empty one is nowhere."""
    found = _places(asked, scopes.tree)
    left = np.flatnonzero((found < 0) & (asked.lengths > 0))
    found[left] = _entrances(asked.take(left), scopes.tree, "/")
    for at in map(int, left[found[left] < 0]):
        found[at] = scopes.find(asked[at])
    return found


def _entrances(dashed: Texts, tree: Tree, sign: str = "-") -> Longs:
    """The rows of entrances, of layouts of which nothing is named: ``b01-2`` is the second of ``b01``."""
    last = last_sign(dashed, sign)
    cuts = np.flatnonzero(last >= 0)
    starts, ends = dashed.offsets[:-1][cuts], dashed.offsets[1:][cuts]
    entrance = numbers(dashed, last[cuts] + 1, ends)
    base = tree.row_of.index.find_all(spans(dashed, starts, last[cuts]))
    there = np.flatnonzero((base >= 0) & (entrance >= 1))
    there = there[entrance[there] <= tree.shape[base[there], 0]]
    cuts, base, entrance = cuts[there], base[there], entrance[there]
    row = tree.row_of.first[base] + 2 * entrance - 1
    row = np.minimum(row, len(tree) - 1)
    said = (tree.base[row] == base) & (tree.part[row, 0] == entrance) & (tree.part[row, 1] == 0) & ~tree.block[row]
    found = np.full(len(dashed), -1, dtype=np.int64)
    found[cuts[said]] = row[said]
    return found


def _at(family: Family, rows: Longs) -> Longs:
    """The numbers of the rows made for some places; -1 where none is."""
    made = family.rows
    if made is None or not len(made):
        return np.full(len(rows), -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(made, rows.astype(made.dtype)), len(made) - 1)
    return np.where((rows >= 0) & (made[at] == rows), at + family.first, -1).astype(np.int64)
