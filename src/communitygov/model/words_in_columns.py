"""The words of one column of a table that no list of the vocabulary has: counted in arrays, told one by one."""

from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.alike import codes_of_texts, numbers
from communitygov.base.coded import Coded
from communitygov.base.sound import begin
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import coded
from communitygov.model.table import Column, Table, Written, as_it_is
from communitygov.model.words_used import WORDED, KnownWords, Used, words_in

Rows = NDArray[np.int64]
NONE: Rows = np.zeros(0, dtype=np.int64)
_EVERY = b"every:"


@frozen(eq=False)
class UnknownInColumn(Collection[Used]):
    """The words of one field of a table that no list has, in the order of the rows."""

    section: str
    field: str
    table: Table[Any]
    known: KnownWords
    rows: Rows
    """The rows that have such a word, upwards."""
    count: int
    """How many such words they have."""

    @classmethod
    def of(cls, section: str, field: str, table: Table[Any], known: KnownWords) -> "UnknownInColumn":
        """Look at each different value once; at texts most of which are different in arrays."""
        column = table.columns.get(field)
        rows, count = NONE, 0
        if isinstance(column, Written) and column.read is as_it_is:
            rows = _in_texts(section, field, column.texts, known)
            count = len(rows)
        elif isinstance(column, Written):
            rows, count = _in_written(section, field, column, known)
        elif column is not None:
            rows, count = _in_values(section, field, coded(table, field), known)
        return cls(section, field, table, known, rows, count)

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[Used]:
        column: Column[Any] = self.table.columns[self.field]
        for row in numbers(self.rows):
            yield from _unknown(self.section, row, self.field, column[row], self.known)

    def __contains__(self, used: object) -> bool:
        return any(used == each for each in self)


def _unknown(section: str, row: int, field: str, value: object, known: KnownWords) -> list[Used]:
    return [used for used in words_in(section, row, field, value) if not known.has(used)]


def _in_values(section: str, field: str, column: Coded[Any], known: KnownWords) -> tuple[Rows, int]:
    """The rows of values with such words, and how many words there are."""
    many = np.array([*(len(_unknown(section, 0, field, value, known)) for value in column.values), 0], dtype=np.int64)
    each = many[column.codes]  # -1 is the last, which is none
    return np.flatnonzero(each), int(each.sum())


def _in_texts(section: str, field: str, texts: Texts, known: KnownWords) -> Rows:
    """The rows whose text is such a word."""
    rows = np.flatnonzero(texts.lengths > 0)
    ((_, lists, _),) = WORDED[section][field]("")
    listed = TextIndex.of(Texts.of(sorted(known.of_lists(lists))))
    return rows[listed.find_all(texts.take(rows)) < 0]


def _in_written(section: str, field: str, column: Written[Any], known: KnownWords) -> tuple[Rows, int]:
    """The rows of texts that stand for values of another kind, each different one of which is looked at."""
    texts = column.texts
    rows = np.flatnonzero(begin(texts, _EVERY) if field == "who" else texts.lengths > 0)
    codes, firsts = codes_of_texts(texts.take(rows))
    each = _in_values(section, field, Coded(codes, tuple(column[row] for row in numbers(rows[firsts]))), known)
    return rows[each[0]], each[1]
