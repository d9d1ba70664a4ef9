"""Which rows are marked as made up; which places are, or lie in one that is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.model.columns import coded, words_stated
from communitygov.model.sections import SECTIONS
from communitygov.model.table import Table
from communitygov.structure.build import Structure
from communitygov.structure.lasting import locked
from communitygov.structure.places import Bools

if TYPE_CHECKING:
    from communitygov.model.register import Register


def any_made_up(register: "Register", sections: Iterable[str] = SECTIONS) -> bool:
    """Whether a row of some sections is marked as made up; an opened structure has that said by its file."""
    known: Any = getattr(register, "sections_made_up", None)
    if known is not None:
        return not known().isdisjoint(sections)
    return any(_some_made_up(getattr(register, section)) for section in sections)


def _some_made_up(rows: Iterable[Any]) -> bool:
    if isinstance(rows, Table):
        return any(words_stated(rows, "made_up"))
    return any(getattr(row, "made_up", False) for row in rows)


def made_up_rows(structure: Structure) -> Bools:
    """For each row whether it, or a place it lies in, is marked as made up; kept for the next question."""
    kept: Bools | None = structure.cache.get("made_up_rows")
    if kept is None:
        kept = structure.cache["made_up_rows"] = _found(structure)
    return kept


def _found(structure: Structure) -> Bools:
    tree = structure.tree
    said = coded(tree.places, "made_up")
    marked = np.array([*map(bool, said.values), False], dtype=np.bool_)[said.codes]  # -1 is the last: not stated
    steps = np.zeros(len(tree) + 1, np.int64)
    for row in np.flatnonzero(marked[tree.base]).tolist():
        for start, end in tree.rows_within(row):
            steps[start] += 1
            steps[end] -= 1
    found: Bools = locked(steps.cumsum()[:-1] > 0)
    return found
