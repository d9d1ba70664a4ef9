"""Rows of tables that take the same words from the vocabulary: one of each is looked at for all."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.alike import Codes, Rows, codes_of_texts, combined
from communitygov.base.coded import Coded
from communitygov.base.sound import begin
from communitygov.model.table import Column, Table, Written

if TYPE_CHECKING:
    from communitygov.base.texts import Texts


def alike(table: Table[Any], fields: Iterable[str]) -> tuple[Codes, Rows]:
    """A number for each row; rows with one number take the same words. And the first row of each."""
    columns = [(field, table.columns[field]) for field in fields if field in table.columns]
    return combined([_codes(field, column) for field, column in columns], len(table))


def _codes(field: str, column: Column[Any]) -> tuple[Codes, int]:
    if isinstance(column, Coded):
        return column.codes, len(column.values)
    if isinstance(column, Written):
        return _of_texts(column.texts, field)
    return np.arange(len(column), dtype=np.int32), len(column)


def _of_texts(texts: "Texts", field: str) -> tuple[Codes, int]:
    """Of those who carry a share, a kind of post alone is a word."""
    if field != "who":
        codes, firsts = codes_of_texts(texts)
        return codes, len(firsts)
    rows = np.flatnonzero(begin(texts, b"every:"))
    codes, (some, firsts) = np.zeros(len(texts), dtype=np.int32), codes_of_texts(texts.take(rows))
    codes[rows] = some + 1
    return codes, 1 + len(firsts)
