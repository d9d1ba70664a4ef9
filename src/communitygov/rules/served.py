"""Which places something serves, as marks on the rows of the tree."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from communitygov.rules.look import Look
from communitygov.structure.scopes import NOWHERE

Marks = NDArray[np.bool_]


def marks(look: Look, scopes: Iterable[int], *, below: str) -> Marks:
    """Mark every place that lies in one of some scopes, of those that stand nearer than a level."""
    structure = look.structure
    outer = structure.words.level_number(below)
    found = np.zeros(len(structure.tree), dtype=np.bool_)
    for scope in dict.fromkeys(scopes):
        if scope != NOWHERE and structure.scopes.number(scope) > outer:
            for start, end in structure.scopes.rows(scope):
                found[start:end] = True
    return found


def any_in(look: Look, scope: int, marked: Marks) -> bool:
    """Whether a place of a scope is marked."""
    return any(bool(marked[start:end].any()) for start, end in look.structure.scopes.rows(scope))
