"""Find rows made for each place by many ids at once: those spelt plainly in arrays, the few others one by one."""

import numpy as np

from communitygov.base.texts import Texts
from communitygov.structure.made import Families, Family
from communitygov.structure.places import Longs, Tree
from communitygov.structure.rows_found import entrance_rows, plain_rows, written_rows
from communitygov.structure.scopes import Scopes
from communitygov.structure.text_parts import between, cut

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
    found = _at(family, written_rows(tree, dashed))
    left = np.flatnonzero(found < 0)
    found[left] = _at(family, entrance_rows(tree, dashed.take(left), "-"))
    if tree.row_of.named:
        for at in np.flatnonzero(found < 0).tolist():
            number = family.find(asked[int(rows[at])], tree)
            found[at] = -1 if number is None else number
    return found


def scopes_of(scopes: Scopes, asked: Texts) -> Longs:
    """The scope that each id means, as `Scopes.find` gives it; that of an empty one is nowhere."""
    found = plain_rows(scopes.tree, asked)
    for at in np.flatnonzero((found < 0) & (asked.lengths > 0)).tolist():
        found[at] = scopes.find(asked[at])
    return found


def _at(family: Family, rows: Longs) -> Longs:
    """The numbers of the rows made for some places; -1 where none is."""
    made = family.rows
    if made is None or not len(made):
        return np.full(len(rows), -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(made, rows.astype(made.dtype)), len(made) - 1)
    return np.where((rows >= 0) & (made[at] == rows), at + family.first, -1).astype(np.int64)
