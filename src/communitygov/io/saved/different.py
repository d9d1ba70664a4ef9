"""The different values of a column: a number for each row, and a row for each number; no value of a row is made."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from communitygov.base.coded import Coded
from communitygov.model.columns import distinct
from communitygov.model.parts import Chained, Parts
from communitygov.model.table import Column, Written

Longs = NDArray[np.int64]


def different(column: Column[Any]) -> tuple[Longs, Longs]:
    """A number for each row of a column, and the first row of each; rows with one number state one value."""
    rows, codes = np.unique(_codes(column), return_index=True, return_inverse=True)[1:]
    return codes.astype(np.int64).reshape(-1), rows.astype(np.int64)


def _codes(column: Column[Any]) -> Longs:
    """A number for each row, -1 or more."""
    if isinstance(column, Coded):
        return column.codes.astype(np.int64)
    if isinstance(column, Written):
        return distinct(column.texts)[0].astype(np.int64)
    if isinstance(column, Parts):
        several = [*column.parts.values(), *([] if column.whole is None else [column.whole])]
        return _together([_codes(each) for each in several], len(column))
    if isinstance(column, Chained):
        return _chained(column)
    return np.arange(len(column), dtype=np.int64)


def _together(several: list[Longs], size: int) -> Longs:
    """A number for each row that says what all of several say."""
    found = np.zeros(size, dtype=np.int64)
    for codes in several:
        joined = found * (int(codes.max(initial=-1)) + 2) + codes + 1
        found = np.unique(joined, return_inverse=True)[1].astype(np.int64).reshape(-1)
    return found


def _chained(column: Chained[Any]) -> Longs:
    found = np.full(len(column), -1, dtype=np.int64)
    begin = 0
    for number, part in enumerate(column.columns):
        if part is not None:
            codes = _codes(part)
            mine = column.which == number
            said = codes[column.rows[mine]]
            found[mine] = np.where(said < 0, -1, said + begin)
            begin += int(codes.max(initial=-1)) + 1
    return found
