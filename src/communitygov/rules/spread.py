"""Over which places a finding is spread, where it is of more than its subject; and what they are known by."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from communitygov.queries.answer import STATES
from communitygov.queries.cells import Cells
from communitygov.rules.look import Look
from communitygov.rules.remark import Rows
from communitygov.structure.places import FLOOR, HOUSEHOLD, Ints, Tree
from communitygov.structure.scopes import NOWHERE

NONE: Ints = np.zeros(0, dtype=np.int64)


def in_state(several: Iterable[Sequence[Cells]], duty: str, state: str) -> Ints:
    """The rows at which a duty is in a state in each of several counts, for however short a time."""
    found: Ints | None = None
    for counted in several:
        rows = _in_state(counted, duty, state)
        found = rows if found is None else np.intersect1d(found, rows)
    return NONE if found is None else found


def _in_state(counted: Sequence[Cells], duty: str, state: str) -> Ints:
    for cells in counted:
        if cells.duty == duty:
            return np.unique(cells.rows[cells.there(STATES.index(state))])
    return NONE


def rows_of_scopes(look: Look, scopes: Iterable[int]) -> Sequence[int]:
    """The places that some scopes are, a zone being those it holds; none where any of them is nowhere."""
    structure = look.structure
    found: dict[int, None] = {}
    for scope in scopes:
        if scope == NOWHERE:
            return ()
        zone = structure.scopes.is_zone(scope)
        for start, end in structure.scopes.rows(scope) if zone else ((scope, scope + 1),):
            found |= dict.fromkeys(range(start, end))
    return tuple(sorted(found))


def known_by(look: Look, rows: Rows) -> tuple[str, ...]:
    """A text that is another for other places, whatever their order."""
    if not len(rows):
        return ()
    keys = look.kept("what places are known by", lambda: _keys(look.structure.tree))
    return (f"{int(keys[np.asarray(rows, dtype=np.int64)].sum(dtype=np.uint64)):x}",)


def _keys(tree: Tree) -> NDArray[np.uint64]:
    texts = (_known_as(tree, row).encode("utf-8", "surrogatepass") for row in range(len(tree)))
    return np.frombuffer(b"".join(blake2b(each, digest_size=8).digest() for each in texts), dtype=np.uint64)


def _known_as(tree: Tree, row: int) -> str:
    """The id of a row; of what is left of a block, of which parts are rows of their own, with what is left."""
    left = left_of_block(tree, row)
    return f"{tree.id(row)}: {' '.join(left)}" if left else tree.id(row)


def left_of_block(tree: Tree, row: int) -> tuple[str, ...]:
    """The floors, or the homes of a floor, that a block stands for where others are rows of their own; else nothing."""
    if not tree.block[row] or int(tree.end[tree.parent[row]]) == row + 1:
        return ()
    return tuple(tree.inside_block(row, HOUSEHOLD if tree.part[row, 1] else FLOOR))
