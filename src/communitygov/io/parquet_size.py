"""How much the texts of a Parquet file take when they are decoded, where that is much more than what stands in it."""

from typing import Any

import numpy as np

from communitygov.io.table_cells import LOOKED_AT

MOST: int = 1 << 30
"""Bytes that the texts of one column take that is measured: of lists or structs, or of few rows."""
FEW_ROWS: int = 1 << 16
"""Of so many rows a column of plain texts is measured as well: that takes milliseconds."""


def of_few_texts(about: Any, schema: Any) -> list[str]:
    """The columns of texts or bytes that take less than a byte a row: each different one is read once."""
    if about.num_rows < LOOKED_AT:
        return []
    return [
        column.path
        for number in range(about.num_columns)
        if _is_text(column := about.schema.column(number)) and column.path in schema.names
        if _encoded(about, number) <= about.num_rows
    ]


def large_when_decoded(parquet: Any, opened: Any, held: Any) -> tuple[str, str] | None:
    """The name and type of the first column whose texts take too much, of those measured; they are not decoded."""
    about, schema = held.metadata, held.schema_arrow
    once = of_few_texts(about, schema)
    for number in range(about.num_columns):
        column = about.schema.column(number)
        if not _is_text(column) or column.path in once or (column.path in schema.names and about.num_rows > FEW_ROWS):
            continue
        if _encoded(about, number) * _values(about, number) <= MOST:  # were all of them one value, as long as can be
            continue
        opened.seek(0)
        whole = parquet.ParquetFile(opened, metadata=about, read_dictionary=[column.path]).read([column.path])
        if sum(_decoded(each) for each in whole.columns) > MOST:
            name = whole.column_names[0]
            return name, str(schema.field(name).type).partition("<")[0]
    return None


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
