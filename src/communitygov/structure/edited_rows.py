"""Rows of a section some of which state something else: of a table only the columns that differ are made anew."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import texts
from communitygov.model.noun import Noun
from communitygov.model.parts import Chained
from communitygov.model.table import Column, Table, Written
from communitygov.structure.places import Bools

N = TypeVar("N", bound=Noun)


def edited(rows: Sequence[N], changes: Mapping[int, Mapping[str, Any]]) -> Sequence[N]:
    """Rows some of which state other values in some fields; None for nothing."""
    if not changes:
        return rows
    if not isinstance(rows, Table):
        return tuple(row.model_copy(update=changes[at]) if at in changes else row for at, row in enumerate(rows))
    columns = dict(rows.columns)
    for field in {field: None for change in changes.values() for field in change}:
        values = {row: change[field] for row, change in changes.items() if field in change}
        columns[field] = _changed(columns.get(field), values, len(rows))
    return Table(rows.make, columns, len(rows))


def without_ids(rows: Sequence[N], ids: frozenset[str]) -> Sequence[N]:
    """Rows but those of some ids."""
    if not ids:
        return rows
    if not isinstance(rows, Table):
        return tuple(row for row in rows if getattr(row, "id", None) not in ids)
    gone = are_among(texts(rows, "id"), ids)
    return rows.take(np.flatnonzero(~gone)) if gone.any() else rows


def are_among(asked: Texts, ids: frozenset[str]) -> Bools:
    """Which of some texts are among some ids."""
    found: Bools = TextIndex.of(Texts.of(sorted(ids))).find_all(asked) >= 0
    return found


def _changed(column: Column[Any] | None, values: Mapping[int, Any], size: int) -> Column[Any]:
    """A column with other values in some rows."""
    rows = np.fromiter(values, np.int64, len(values))
    if column is None:
        column = Coded(np.full(size, NOT_STATED, dtype=np.int32), ())
    if isinstance(column, Written) and all(_is_said(column, value) for value in values.values()):
        new = Texts.of("" if value is None else str(value) for value in values.values())
        taken = np.arange(size)
        taken[rows] = size + np.arange(len(rows))
        return Written(column.texts.and_then(new).take(taken), column.read)
    if isinstance(column, Coded):
        known = {value: len(column.values) + at for at, value in enumerate(dict.fromkeys(values.values()))}
        codes = column.codes.copy()
        codes[rows] = [NOT_STATED if value is None else known[value] for value in values.values()]
        return Coded(codes, (*column.values, *known))
    own = Coded(np.arange(len(rows), dtype=np.int32), tuple(values.values()))
    which, at = np.zeros(size, dtype=np.int32), np.arange(size)
    which[rows], at[rows] = 1, np.arange(len(rows))
    return Chained((column, own), which, at)


def _is_said(column: Written[Any], value: Any) -> bool:
    """Whether the text of a value is read as that value."""
    return value is None or column.read(str(value)) == value
