"""Find the rows of places by many ids at once: places that are written and entrances in arrays, others one by one."""

import numpy as np

from communitygov.base.texts import Texts
from communitygov.structure.places import Longs, Tree
from communitygov.structure.text_parts import last_sign, numbers


def rows_found(tree: Tree, asked: Texts) -> Longs:
    """The row of each id; of a home or a floor that nothing names the block it is one of; -1 for none."""
    found = plain_rows(tree, asked)
    for at in np.flatnonzero((found < 0) & (asked.lengths > 0)).tolist():
        spot = tree.find(asked[at])
        found[at] = -1 if spot is None else spot.row
    return found


def plain_rows(tree: Tree, asked: Texts) -> Longs:
    """The rows of places that are written, and of entrances of layouts that nothing splits; -1 for any other id."""
    found = written_rows(tree, asked)
    left = np.flatnonzero((found < 0) & (asked.lengths > 0))
    if len(left):
        found[left] = entrance_rows(tree, asked.take(left), "/")
    return found


def written_rows(tree: Tree, ids: Texts) -> Longs:
    """The rows of places that are written; -1 for none."""
    number = tree.row_of.index.find_all(ids)
    found = np.full(len(ids), -1, dtype=np.int64)
    found[number >= 0] = tree.row_of.first[number[number >= 0]]
    return found


def entrance_rows(tree: Tree, ids: Texts, sign: str) -> Longs:
    """The rows of entrances, of layouts of which nothing is named: ``b01/2`` is the second of ``b01``; -1 for none."""
    last = last_sign(ids, sign)
    cuts = np.flatnonzero(last >= 0)
    starts, ends = ids.offsets[:-1][cuts], ids.offsets[1:][cuts]
    entrance = numbers(ids, last[cuts] + 1, ends)
    base = tree.row_of.index.find_all(ids.between(starts, last[cuts]))
    there = np.flatnonzero((base >= 0) & (entrance >= 1))
    there = there[entrance[there] <= tree.shape[base[there], 0]]
    cuts, base, entrance = cuts[there], base[there], entrance[there]
    row = tree.row_of.first[base] + 2 * entrance - 1
    row = np.minimum(row, len(tree) - 1)
    said = (tree.base[row] == base) & (tree.part[row, 0] == entrance) & (tree.part[row, 1] == 0) & ~tree.block[row]
    found = np.full(len(ids), -1, dtype=np.int64)
    found[cuts[said]] = row[said]
    return found
