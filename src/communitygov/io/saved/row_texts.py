"""What the rows of a table state, as a JSON text for each: put together column by column, without a noun of a row."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.texts import WORD, Texts
from communitygov.io.saved.different import Longs, different
from communitygov.io.table_fields import named_persons
from communitygov.model.table import Column, Table, Written, as_it_is

AT_ONCE = 1 << 14
"""Rows that are put together at a time."""
AsJson = Callable[[Any], str]
"""Writes a value as JSON."""
SPECIAL = np.zeros(256, dtype=np.bool_)
"""Bytes that JSON does not write as they are."""
SPECIAL[[*range(ord(" ")), ord('"'), ord("\\")]] = True


@frozen(eq=False)
class _Field:
    """What some rows state in one field, as JSON."""

    pieces: Texts
    which: Longs
    """The number of the piece of each row; -1 where it states nothing, or another field of the same name has it."""
    before: bytes = b""
    after: bytes = b""
    """What stands around each piece."""

    def lengths(self, rows: slice) -> Longs:
        """The bytes of some rows, and one behind each; 0 where nothing is stated."""
        which, begin = self.which[rows], self.pieces.offsets
        own = begin[which + 1] - begin[which] + len(self.before) + len(self.after) + 1
        return np.where(which < 0, 0, own)

    def put(self, data: NDArray[np.uint8], at: Longs, rows: slice) -> None:
        """Put some rows where each begins."""
        stated = self.which[rows] >= 0
        which, at = self.which[rows][stated], at[stated]
        starts = self.pieces.offsets[which]
        lengths = self.pieces.offsets[which + 1] - starts
        _same(data, at, self.before)
        at = at + len(self.before)
        before = np.cumsum(lengths) - lengths
        step = np.arange(int(lengths.sum()), dtype=np.int64)
        data[np.repeat(at - before, lengths) + step] = self.pieces.data[np.repeat(starts - before, lengths) + step]
        _same(data, at + lengths, self.after)


def _same(data: NDArray[np.uint8], at: Longs, said: bytes) -> None:
    for step, byte in enumerate(said):
        data[at + step] = byte


def row_texts(table: Table[Any], order: Iterable[str], written: AsJson) -> Texts:
    """The JSON text of what each row states, its fields in an order."""
    columns = table.columns
    fields = [each for name in order if name in columns for each in _fields(name, columns[name], written)]
    bounds = [*range(0, len(table), AT_ONCE), len(table)]
    spans = [slice(start, end) for start, end in pairwise(bounds)]
    lengths = [1 + np.maximum(sum(field.lengths(rows) for field in fields), 1) for rows in spans]
    offsets: Longs = np.concatenate((np.zeros(1, np.int64), *lengths)).cumsum()
    data = np.full(int(offsets[-1]) + WORD, ord(","), dtype=np.uint8)
    data[-WORD:] = 0
    data[offsets[:-1]] = ord("{")
    for rows in spans:
        at = offsets[:-1][rows] + 1
        for field in fields:
            field.put(data, at, rows)
            at = at + field.lengths(rows)
    data[offsets[1:] - 1] = ord("}")
    return Texts(data, offsets)


def _fields(name: str, column: Column[Any], written: AsJson) -> Iterator[_Field]:
    """One field; where some texts are the JSON of their values and others are not, two."""
    fine, (before, after) = _as_they_are(column)
    if fine is None or not isinstance(column, Written):
        yield _of_values(name, column, written)
        return
    texts = column.texts
    fine &= ~_special(texts)
    stated = texts.lengths > 0
    rows: Longs = np.arange(len(texts), dtype=np.int64)
    yield _Field(texts, np.where(fine & stated, rows, -1), f'"{name}":{before}'.encode(), after.encode())
    others = np.flatnonzero(stated & ~fine)
    if len(others):
        more = _of_values(name, column.take(others), written)
        which = np.full(len(texts), -1, dtype=np.int64)
        which[others] = more.which
        yield _Field(more.pieces, which)


def _as_they_are(column: Column[Any]) -> tuple[NDArray[np.bool_] | None, tuple[str, str]]:
    """Which texts of a column are the JSON of their values but for what stands around them, and that; None: of none."""
    if not isinstance(column, Written):
        return None, ("", "")
    if column.read is as_it_is:
        return np.ones(len(column), dtype=np.bool_), ('"', '"')
    return named_persons(column), ('{"holder":["person","', '"]}')


def _of_values(name: str, column: Column[Any], written: AsJson) -> _Field:
    """Each different value is written once."""
    codes, rows = different(column)
    values = [column[row] for row in rows.tolist()]
    said = ("" if value is None else f'"{name}":{written(value)}' for value in values)
    stated = np.array([value is not None for value in values], dtype=np.bool_)
    return _Field(Texts.of(said), np.where(stated[codes], codes, -1) if len(codes) else codes)


def _special(texts: Texts) -> NDArray[np.bool_]:
    """Which texts have a sign that JSON does not write as it is."""
    found = np.zeros(len(texts), dtype=np.bool_)
    at = np.flatnonzero(SPECIAL[texts.data[: int(texts.offsets[-1])]])
    found[np.searchsorted(texts.offsets, at, "right") - 1] = True
    return found
