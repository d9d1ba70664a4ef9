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
    last = last_sign(asked, "/")
    whole = np.flatnonzero(last < 0)
    if len(whole) == len(asked):
        return written_rows(tree, asked)
    found = _entrances(tree, asked, last)
    found[whole] = written_rows(tree, asked.take(whole))  # no id that is written has the sign in it
    return found


def written_rows(tree: Tree, ids: Texts) -> Longs:
    """The rows of places that are written; -1 for none."""
    number = tree.row_of.index.find_all(ids)
    return np.append(tree.row_of.first, -1)[number].astype(np.int64)  # -1 is the last: none


def entrance_rows(tree: Tree, ids: Texts, sign: str) -> Longs:
    """The rows of entrances, of layouts of which nothing is named: ``b01/2`` is the second of ``b01``; -1 for none."""
    return _entrances(tree, ids, last_sign(ids, sign))


def _entrances(tree: Tree, ids: Texts, last: Longs) -> Longs:
    cuts = np.flatnonzero(last >= 0)
    starts, ends = ids.offsets[:-1][cuts], ids.offsets[1:][cuts]
    entrance = numbers(ids, last[cuts] + 1, ends)
    base = tree.row_of.index.find_between(ids, starts, last[cuts].astype(np.int64))
    there = np.flatnonzero((base >= 0) & (entrance >= 1))
    there = there[entrance[there] <= tree.shape[base[there], 0]]
    cuts, base, entrance = cuts[there], base[there], entrance[there]
    row = tree.row_of.first[base] + 2 * entrance - 1
    row = np.minimum(row, len(tree) - 1)
    said = (tree.base[row] == base) & (tree.part[row, 0] == entrance) & (tree.part[row, 1] == 0) & ~tree.block[row]
    found = np.full(len(ids), -1, dtype=np.int64)
    found[cuts[said]] = row[said]
    return found
