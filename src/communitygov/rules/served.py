"""Which places something serves, as marks on the rows of the tree."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from communitygov.rules.look import Look
from communitygov.structure.places import Ints
from communitygov.structure.scopes import NOWHERE

Marks = NDArray[np.bool_]


def marks(look: Look, scopes: Iterable[int], *, below: str) -> Marks:
    """Mark every place that lies in one of some scopes, of those that stand nearer than a level."""
    structure = look.structure
    each = np.array([*dict.fromkeys(scopes)], dtype=np.int64)
    each = each[each != NOWHERE]
    each = each[structure.scopes.numbers[each] > structure.words.level_number(below)]
    odd = _odd(look, each)
    steps = np.zeros(len(structure.tree) + 1, dtype=np.int64)
    np.add.at(steps, each[~odd], 1)
    np.add.at(steps, structure.tree.end[each[~odd]], -1)
    found: Marks = steps.cumsum()[:-1] > 0
    for scope in each[odd].tolist():
        for start, end in structure.scopes.rows(scope):
            found[start:end] = True
    return found


def any_in_each(look: Look, scopes: Ints, marked: Marks) -> Marks:
    """For each of some scopes whether a place of it is marked."""
    odd = _odd(look, scopes)
    before = np.concatenate(([0], marked.cumsum()))
    plain = np.where(odd, 0, scopes)
    found: Marks = before[look.structure.tree.end[plain]] > before[plain]
    found[odd] = [any_in(look, scope, marked) for scope in scopes[odd].tolist()]
    return found


def any_in(look: Look, scope: int, marked: Marks) -> bool:
    """Whether a place of a scope is marked."""
    return any(bool(marked[start:end].any()) for start, end in look.structure.scopes.rows(scope))


def _odd(look: Look, scopes: Ints) -> Marks:
    """Which scopes are more than one row and what lies in it: zones, and places that hold more by other parents."""
    tree = look.structure.tree
    return (scopes >= len(tree)) | np.isin(scopes, list(tree.extra_within))
