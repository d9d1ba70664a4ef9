"""Which rows of a column say the same: a code for each different text or number, made in arrays."""

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from communitygov.base.text_bytes import firsts_of
from communitygov.base.texts import Texts

Codes = NDArray[np.int32]
Rows = NDArray[np.int64]
_DIRECT = 1 << 22
"""Numbers up to which a table by number is smaller than a sort."""


def numbers(rows: NDArray[np.integer[Any]]) -> list[int]:
    """Some rows one by one."""
    return cast("list[int]", rows.tolist())


def codes_of_texts(texts: Texts) -> tuple[Codes, Rows]:
    """A code for each text, and the row where each code is met first; the codes count upwards in that order."""
    return _numbered(texts.firsts())


def codes_of_numbers(numbers: NDArray[np.int64], most: int) -> tuple[Codes, Rows]:
    """A code for each number from 0 to below ``most``, and the row where each code is met first."""
    if most <= _DIRECT:
        first = np.zeros(most, dtype=np.int64)
        first[numbers[::-1]] = np.arange(len(numbers), dtype=np.int64)[::-1]
        return _numbered(first[numbers])
    return _numbered(firsts_of(numbers))


def combined(columns: list[tuple[Codes, int]], rows: int) -> tuple[Codes, Rows]:
    """A code for each combination of the codes of several columns, each with how many codes it has; -1 is one more."""
    codes, firsts = np.zeros(rows, dtype=np.int32), np.zeros(min(rows, 1), dtype=np.int64)
    numbers, most = codes.astype(np.int64), 1
    for column, values in columns:
        if most * (values + 1) >= 1 << 62:
            codes, firsts = codes_of_numbers(numbers, most)
            numbers, most = codes.astype(np.int64), len(firsts)
        numbers, most = numbers * (values + 1) + (column + 1), most * (values + 1)
    return codes_of_numbers(numbers, most)


def _numbered(firsts: Rows) -> tuple[Codes, Rows]:
    """The codes, where each row is given the first that is like it."""
    new = firsts == np.arange(len(firsts), dtype=np.int64)
    codes = (np.cumsum(new) - 1).astype(np.int32)[firsts]
    return codes, np.flatnonzero(new).astype(np.int64)
