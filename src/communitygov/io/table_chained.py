"""Tables of one section one behind the other."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.texts import Texts
from communitygov.io.table_columns import joined
from communitygov.io.table_fields import reader, sound_check
from communitygov.io.table_forms import cell_of
from communitygov.model.noun import Noun
from communitygov.model.parts import Chained
from communitygov.model.table import Column, Table, Written


def chained(noun: type[Noun], tables: Sequence[Table[Any]]) -> Table[Any]:
    """One table of the rows of several, which are nouns of one kind."""
    if len(tables) == 1:
        return tables[0]
    sizes = [len(each) for each in tables]
    names = dict.fromkeys(name for each in tables for name in each.columns)
    columns = {name: _column(noun, name, [each.columns.get(name) for each in tables], sizes) for name in names}
    return Table(tables[0].make, columns, sum(sizes))


def _column(noun: type[Noun], name: str, columns: Sequence[Column[Any] | None], sizes: Sequence[int]) -> Column[Any]:
    if all(each is None or isinstance(each, Coded) for each in columns):
        return _coded([each for each in columns if each is None or isinstance(each, Coded)], sizes)
    key = noun.model_fields[name].alias or name
    if sound_check(noun, key) is not None:
        parts = [_as_texts(each, size) for each, size in zip(columns, sizes, strict=True)]
        if all(each is not None for each in parts):
            return Written(joined([each for each in parts if each is not None]), reader(noun, key))
    which = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    rows = np.concatenate([np.arange(size, dtype=np.int64) for size in sizes])
    return Chained(tuple(columns), which, rows)


def _coded(columns: Sequence[Coded[Any] | None], sizes: Sequence[int]) -> Coded[Any]:
    """Columns of few different values; a value of several is kept once where it can be told that it is the same."""
    codes: list[Any] = []
    values: list[Any] = []
    known: dict[object, int] = {}
    for column, size in zip(columns, sizes, strict=True):
        if column is None:
            codes.append(np.full(size, NOT_STATED, dtype=np.int32))
            continue
        new = np.full(len(column.values) + 1, NOT_STATED, dtype=np.int32)
        for code, value in enumerate(column.values):
            number = known.setdefault(_key(value), len(values))
            if number == len(values):
                values.append(value)
            new[code] = number
        codes.append(new[column.codes])
    return Coded(np.concatenate(codes), tuple(values))


def _key(value: object) -> object:
    """What a value is known by: true is not 1; what has no hash is only itself."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return type(value), repr(value), value


def _as_texts(column: Column[Any] | None, size: int) -> Texts | None:
    """A column as the texts that tables keep; None where it cannot be."""
    if column is None:
        return Texts(np.zeros(8, dtype=np.uint8), np.zeros(size + 1, dtype=np.int64))
    if isinstance(column, Written):
        return column.texts
    if isinstance(column, Coded):
        cells = [_cell(value) for value in column.values]
        return None if None in cells else Texts.of((*(each or "" for each in cells), "")).take(column.codes)
    return None


def _cell(value: Any) -> str | None:
    return cell_of(value.plain() if hasattr(value, "plain") else value)


def texts_of(column: Column[Any]) -> Texts:
    """A column of ids as texts."""
    if isinstance(column, Written):
        return column.texts
    if isinstance(column, Coded):
        return Texts.of((*map(str, column.values), "")).take(column.codes)
    return Texts.of(str(column[row] or "") for row in range(len(column)))
