"""A section as the columns of a table: what reads them gives the same rows, or the section is no table."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.frozen import is_map
from communitygov.base.texts import Texts
from communitygov.io.decode import CONTROL
from communitygov.io.fields import keys, row_noun
from communitygov.io.plain_out import MADE_FOR_EACH, order_of
from communitygov.io.table_cells import Cells
from communitygov.io.table_columns import joined, nested
from communitygov.io.table_fields import adapter, checked
from communitygov.io.table_forms import cell_of
from communitygov.io.table_headers import path_of
from communitygov.model.noun import Noun
from communitygov.model.parts import Chained, Parts
from communitygov.model.table import Column, Table, Written
from communitygov.model.tabled import tabled

Columns = dict[str, Texts]
"""The cells of a table, by header."""


@frozen
class NoTable(Exception):  # no error of ours: it never leaves the writer
    """A section says something that no cell can."""

    field: str


def cells_of(section: str, rows: Sequence[Noun]) -> Columns:
    """The rows of a section as cells.

    Raises
    ------
    NoTable
        Where something is stated that cannot be read back from cells.
    """
    noun = row_noun(section)
    table: Table[Any] = rows if isinstance(rows, Table) else tabled(rows, noun)
    found: Columns = {}
    names = {info.alias or name: name for name, info in noun.model_fields.items()}
    for key in order_of(section):
        column = table.columns.get(names[key])
        if column is not None:
            found.update(_column(section, key, column))
    stated = (each.lengths > 0 for each in found.values())
    if not np.any(list(stated), axis=0).all():
        raise NoTable("")
    return found


def _column(section: str, key: str, column: Column[Any]) -> Columns:
    if isinstance(column, Written):
        return {key: column.texts}
    if isinstance(column, Coded):
        return _coded(section, key, column)
    if isinstance(column, Parts):
        found: Columns = {} if column.whole is None else _column(section, key, column.whole)
        for path, part in column.parts.items():
            found[".".join((key, *path))] = _texts(part, key)
        return found
    if isinstance(column, Chained):
        return _chained(section, key, column)
    raise NoTable(key)


def _texts(column: Column[Any], key: str) -> Texts:
    if isinstance(column, Written):
        return column.texts
    if not isinstance(column, Coded):
        raise NoTable(key)
    cells = [cell_of(value) for value in column.values]
    if not all(isinstance(value, str) for value in column.values):
        raise NoTable(key)
    return Texts.of((*(each or "" for each in cells), "")).take(column.codes)


def _chained(section: str, key: str, column: Chained[Any]) -> Columns:
    """Columns one behind the other; a header that one of them lacks has empty cells there."""
    sizes = np.bincount(column.which, minlength=len(column.columns)).tolist()
    several: list[Columns] = []
    for number, each in enumerate(column.columns):
        rows = column.rows[column.which == number]
        several.append({} if each is None else _column(section, key, each.take(rows)))
    order = np.argsort(np.argsort(column.which, kind="stable"), kind="stable")
    found: Columns = {}
    for header in dict.fromkeys(header for each in several for header in each):
        parts = [each.get(header, _nothing(size)) for each, size in zip(several, sizes, strict=True)]
        found[header] = joined(parts).take(order)
    return found


def _nothing(size: int) -> Texts:
    return Texts(np.zeros(8, dtype=np.uint8), np.zeros(size + 1, dtype=np.int64))


def _coded(section: str, key: str, column: Coded[Any]) -> Columns:
    written = [_cells_of_value(section, key, value) for value in column.values]
    codes = np.where(column.codes == NOT_STATED, len(written), column.codes)
    headers = dict.fromkeys(header for each in written for header in each)
    return {header: Texts.of((*(each.get(header, "") for each in written), "")).take(codes) for header in headers}


def _cells_of_value(section: str, key: str, value: Any) -> dict[str, str]:
    """The cells of one value; none where it is the one that rows have by default."""
    noun = row_noun(section)
    if section not in MADE_FOR_EACH and value == keys(noun)[key].get_default(call_default_factory=False):
        return {}
    try:
        plain = adapter(noun, key).dump_python(value, mode="json", by_alias=True, exclude_defaults=True)
    except ValueError as exc:
        raise NoTable(key) from exc
    cells = _flat(key, plain)
    if cells is None or any(CONTROL.search(each) for each in cells.values()):
        raise NoTable(key)
    if not _is_read_back(section, key, cells, value):
        raise NoTable(key)
    return cells


def _flat(header: str, plain: object) -> dict[str, str] | None:
    """The cells of plain data: one, or one for each key of a mapping."""
    cell = cell_of(plain)
    if cell is not None:
        return {header: cell}
    if not is_map(plain) or not plain or any("." in each or not each for each in plain):
        return None
    parts = [_flat(f"{header}.{each}", value) for each, value in plain.items()]
    return None if None in parts else {name: cell for part in parts if part for name, cell in part.items()}


def _is_read_back(section: str, key: str, cells: Mapping[str, str], value: object) -> bool:
    noun = row_noun(section)
    paths = {header: path_of(section, header) for header in cells}
    if None in paths.values():
        return False
    given = [Cells(header, 0, Texts.of([cell]), path=paths[header] or ()) for header, cell in cells.items()]
    read, reason = checked(noun, key, nested(noun, given, 0))
    return reason is None and bool(read == value)
