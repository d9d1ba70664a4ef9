"""How much the texts of a Parquet file take when they are decoded, where that is much more than what stands in it."""

from collections.abc import Iterator, Sequence
from typing import IO, Any

import numpy as np
from attrs import frozen

from communitygov.io.parquet_pages import Pages, pages_of
from communitygov.io.table_cells import LOOKED_AT

MOST: int = 1 << 30
"""Bytes that the texts of one column may take that grow when they are decoded, besides `OF_ROW`."""
OF_ROW = 64
"""Bytes of a text of each row, so that a table of many rows is read."""
FEW_ROWS: int = 1 << 16
"""Of so many rows a column of plain texts is measured as a whole: that takes milliseconds."""

AT_ONCE = 1 << 16
"""Bytes that are taken from the file at once where it may be left before its end."""
FEWEST = 64
"""So many of them are made at once, however long they are."""


@frozen
class OfTexts:
    """A column of texts or bytes, with its pages in each group of rows."""

    number: int
    path: str
    groups: tuple[Pages, ...]

    @property
    def encoded(self) -> int:
        """Bytes of its pages."""
        return sum(each.size for each in self.groups)

    @property
    def chained(self) -> bool:
        """Whether one text is told by another in any group of rows."""
        return any(each.chained for each in self.groups)


def texts_of(opened: IO[bytes], about: Any) -> list[OfTexts]:
    """The columns of texts or bytes of a file."""
    groups = range(about.num_row_groups)
    return [
        OfTexts(number, column.path, tuple(pages_of(opened, about.row_group(group).column(number)) for group in groups))
        for number in range(about.num_columns)
        if _is_text(column := about.schema.column(number))
    ]


def of_few_texts(texts: Sequence[OfTexts], about: Any, schema: Any) -> list[str]:
    """The columns that take less than a byte a row: each different text is read once."""
    if about.num_rows < LOOKED_AT:
        return []
    return [
        each.path for each in texts if each.path in schema.names and each.encoded <= about.num_rows and not each.chained
    ]


@frozen
class Decoded:
    """How much the texts of one column take when they are decoded."""

    name: str
    kind: str
    """Its type: ``string``, ``list``."""
    size: int
    """Bytes, or more than it has where that is little."""
    most: int
    """So many it may take; as many as stand in the file it may in any case."""


def when_decoded(parquet: Any, opened: Any, held: Any, texts: Sequence[OfTexts], most_in_all: int) -> Iterator[Decoded]:
    """What columns of texts take of which not each different text is read once, and those of so many bytes a row.

    None of them is decoded. Where it may be much, each different text is looked at, and how often it comes.
    """
    about, schema = held.metadata, held.schema_arrow
    once = of_few_texts(texts, about, schema)
    most = MOST + OF_ROW * about.num_rows
    for each in texts:
        path, encoded = each.path, each.encoded
        if path in once:
            continue
        size = encoded * _values(about, each.number)  # were all of them one value, as long as can be
        if size > most and path in schema.names and about.num_rows > FEW_ROWS:
            size = _at_most(parquet, opened, about, each)
        if size > min(most, most_in_all // len(texts)):
            size = _measured(parquet, opened, about, each, most)
        yield Decoded(*_told(schema, path), size, max(most, encoded))
    for number in range(about.num_columns):
        column = about.schema.column(number)
        if column.physical_type == "FIXED_LEN_BYTE_ARRAY":
            size = column.length * max(about.num_rows, _values(about, number))
            yield Decoded(*_told(schema, column.path), size, most)


def _told(schema: Any, path: str) -> tuple[str, str]:
    """The name of a column and its type."""
    name = path if path in schema.names else path.partition(".")[0]
    return name, str(schema.field(name).type).partition("<")[0]


def _at_most(parquet: Any, opened: Any, about: Any, texts: OfTexts) -> int:
    """Bytes that a flat column takes at most: of each group of rows as many as its longest text that may come again.

    Such texts stand before the others, and the first row shows all of them.
    """
    path, found = texts.path, 0
    opened.seek(0)
    whole = parquet.ParquetFile(opened, metadata=about, read_dictionary=[path], pre_buffer=False, buffer_size=AT_ONCE)
    for group, pages in enumerate(texts.groups):
        many = about.row_group(group).column(texts.number).num_values
        found += pages.size
        if pages.chained:
            found += pages.size * many
        elif pages.different:
            first = next(whole.iter_batches(1, row_groups=[group], columns=[path], use_threads=False), None)
            lengths = () if first is None else _lengths(first.column(0).dictionary)
            longest = int(max(lengths)) if len(lengths) > 1 else pages.size
            found += longest * many
    return found


def _measured(parquet: Any, opened: Any, about: Any, texts: OfTexts, most: int) -> int:
    """Bytes that the texts of a column take; where each is told by the one before it, not many too many are made."""
    path = texts.path
    opened.seek(0)
    if not texts.chained:
        whole = parquet.ParquetFile(opened, metadata=about, read_dictionary=[path]).read([path])
        return sum(_decoded(each) for each in whole.columns)
    rows = max(FEWEST, min(FEW_ROWS, MOST // max(1, texts.encoded)))
    found = 0
    chained = parquet.ParquetFile(opened, metadata=about, pre_buffer=False, buffer_size=AT_ONCE)
    for each in chained.iter_batches(rows, columns=[path], use_threads=False):
        found += int(each.nbytes)
        if found > most:
            break
    return found


def _is_text(column: Any) -> bool:
    return column.physical_type == "BYTE_ARRAY" and column.logical_type.type in ("STRING", "NONE")


def _values(about: Any, number: int) -> int:
    return sum(about.row_group(group).column(number).num_values for group in range(about.num_row_groups))


def _decoded(column: Any) -> int:
    """Bytes that the texts in a column take, each as often as it comes."""
    from communitygov.io.arrow_in import arrow

    types, found = arrow().types, 0
    for chunk in column.chunks:
        inner = chunk
        while types.is_nested(inner.type):
            inner = inner.field(0) if types.is_struct(inner.type) else inner.values
        if types.is_dictionary(inner.type):
            lengths = _lengths(inner.dictionary)
            counted = np.bincount(inner.indices.drop_null().to_numpy(), minlength=len(lengths))
            found += int(counted @ lengths)
        else:
            found += int(inner.nbytes)
    return found


def _lengths(texts: Any) -> Any:
    from importlib import import_module

    lengths = import_module("pyarrow.compute").binary_length(texts)
    return lengths.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
