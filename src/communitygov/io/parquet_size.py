"""How much the texts of a Parquet file take when they are decoded, where that is much more than what stands in it."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.io.table_cells import LOOKED_AT

MOST: int = 1 << 30
"""Bytes that the texts of one column may take that grow when they are decoded, besides `OF_ROW`."""
OF_ROW = 64
"""Bytes of a text of each row, so that a table of many rows is read."""
FEW_ROWS: int = 1 << 16
"""Of so many rows a column of plain texts is measured as a whole: that takes milliseconds."""

CHAINED = "DELTA_BYTE_ARRAY"
"""How texts are written of which each says how much of the one before it is in it too."""
AT_ONCE = 1 << 16
"""Bytes that are taken from the file at once where it may be left before its end."""
FEWEST = 64
"""So many of them are made at once, however long they are."""


def of_few_texts(about: Any, schema: Any) -> list[str]:
    """The columns of texts or bytes that take less than a byte a row: each different one is read once."""
    if about.num_rows < LOOKED_AT:
        return []
    return [
        column.path
        for number in range(about.num_columns)
        if _is_text(column := about.schema.column(number)) and column.path in schema.names
        if _encoded(about, number) <= about.num_rows and not _is_chained(about, number)
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


def when_decoded(parquet: Any, opened: Any, held: Any, most_in_all: int) -> Iterator[Decoded]:
    """What the columns of texts take of which not each different text is read once; none of them is decoded.

    Where it may be much, each different text is looked at, and how often it comes.
    """
    about, schema = held.metadata, held.schema_arrow
    once = of_few_texts(about, schema)
    texts = [number for number in range(about.num_columns) if _is_text(about.schema.column(number))]
    most = MOST + OF_ROW * about.num_rows
    for number in texts:
        path = about.schema.column(number).path
        if path in once:
            continue
        encoded = _encoded(about, number)
        size = encoded * _values(about, number)  # were all of them one value, as long as can be
        if size > most and path in schema.names and about.num_rows > FEW_ROWS:
            size = _at_most(parquet, opened, about, number)
        if size > min(most, most_in_all // len(texts)):
            size = _measured(parquet, opened, about, number, most)
        name = path if path in schema.names else path.partition(".")[0]
        yield Decoded(name, str(schema.field(name).type).partition("<")[0], size, max(most, encoded))


def _at_most(parquet: Any, opened: Any, about: Any, number: int) -> int:
    """Bytes that a flat column takes at most: of each group of rows as many as its longest text that may come again.

    Such texts stand before the others, and the first row shows all of them.
    """
    path, found = about.schema.column(number).path, 0
    opened.seek(0)
    whole = parquet.ParquetFile(opened, metadata=about, read_dictionary=[path], pre_buffer=False, buffer_size=AT_ONCE)
    for group in range(about.num_row_groups):
        column = about.row_group(group).column(number)
        found += column.total_uncompressed_size
        if column.has_dictionary_page:
            first = next(whole.iter_batches(1, row_groups=[group], columns=[path], use_threads=False), None)
            lengths = () if first is None else _lengths(first.column(0).dictionary)
            longest = int(max(lengths)) if len(lengths) > 1 else column.total_uncompressed_size
            found += longest * column.num_values
        elif CHAINED in column.encodings:
            found += column.total_uncompressed_size * column.num_values
    return found


def _measured(parquet: Any, opened: Any, about: Any, number: int, most: int) -> int:
    """Bytes that the texts of a column take; where each is told by the one before it, not many too many are made."""
    path = about.schema.column(number).path
    opened.seek(0)
    if not _is_chained(about, number):
        whole = parquet.ParquetFile(opened, metadata=about, read_dictionary=[path]).read([path])
        return sum(_decoded(each) for each in whole.columns)
    rows = max(FEWEST, min(FEW_ROWS, MOST // max(1, _encoded(about, number))))
    found = 0
    chained = parquet.ParquetFile(opened, metadata=about, pre_buffer=False, buffer_size=AT_ONCE)
    for each in chained.iter_batches(rows, columns=[path], use_threads=False):
        found += int(each.nbytes)
        if found > most:
            break
    return found


def _is_chained(about: Any, number: int) -> bool:
    groups = range(about.num_row_groups)
    return any(CHAINED in about.row_group(group).column(number).encodings for group in groups)


def _is_text(column: Any) -> bool:
    return column.physical_type == "BYTE_ARRAY" and column.logical_type.type in ("STRING", "NONE")


def _encoded(about: Any, number: int) -> int:
    groups = range(about.num_row_groups)
    return sum(about.row_group(group).column(number).total_uncompressed_size for group in groups)


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
