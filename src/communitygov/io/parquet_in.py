"""A Parquet file as columns; how many rows it has, and how much they take, is looked at before they are read."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from communitygov.base.errors import MissingExtra
from communitygov.base.findings import Saying, measure
from communitygov.base.positions import MOST_COLUMNS
from communitygov.io import csv_sayings, file_sayings, table_sayings
from communitygov.io.echo import shown
from communitygov.io.parquet_size import OfTexts, of_few_texts, texts_of, when_decoded
from communitygov.io.table_cells import Cells
from communitygov.io.table_limits import TableLimits


class NoParquet(Exception):  # no error of ours: it never leaves this room
    """Why a file cannot be read."""

    def __init__(self, kind: Saying, **fields: Any) -> None:
        self.kind: Saying = kind
        self.fields: dict[str, Any] = fields
        super().__init__(kind, fields)


def read_parquet(path: Path, limits: TableLimits) -> tuple[tuple[Cells, ...], int]:
    """The columns of a file, and how many rows it has.

    Raises
    ------
    NoParquet
        When it is none, or has more in it than is read.
    MissingExtra
        When pyarrow is not installed.
    OSError
        When it cannot be opened.
    """
    from communitygov.io.arrow_in import cells_of

    try:
        parquet: Any = import_module("pyarrow.parquet")
        arrow: Any = import_module("pyarrow")
    except ImportError as exc:
        raise MissingExtra("parquet", ("pyarrow",)) from exc
    try:
        with path.open("rb") as opened:
            held = parquet.ParquetFile(opened)
            about = held.metadata
            size = sum(about.row_group(number).total_byte_size for number in range(about.num_row_groups))
            if about.num_rows > limits.rows:
                raise NoParquet(table_sayings.MANY_ROWS, most=measure(f"{limits.rows:,}"))
            if about.num_columns > MOST_COLUMNS:
                raise NoParquet(csv_sayings.MANY_COLUMNS, most=MOST_COLUMNS)
            if size > limits.size:
                raise NoParquet(file_sayings.TOO_LARGE, most=limits.size)
            texts = texts_of(opened, about)
            _refuse_large(parquet, opened, held, texts, limits)
            opened.seek(0)
            few = of_few_texts(texts, about, held.schema_arrow)
            table = parquet.ParquetFile(opened, metadata=about, read_dictionary=few).read()
            return cells_of(table), table.num_rows
    except arrow.ArrowMemoryError as exc:
        raise NoParquet(table_sayings.NO_ROOM) from exc
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as exc:
        if isinstance(exc, OSError) and exc.errno is not None:  # of the system, not of what the file says
            raise
        raise NoParquet(table_sayings.NOT_PARQUET, why=str(exc).splitlines()[0][:120]) from exc


def _refuse_large(parquet: Any, opened: Any, held: Any, texts: Sequence[OfTexts], limits: TableLimits) -> None:
    """Refuse texts that take too much when they are decoded, one column alone or all of them."""
    of_all = 0
    for each in when_decoded(parquet, opened, held, texts, limits.size):
        of_all += each.size
        if each.size > each.most:
            told = {"key": shown(each.name), "form": shown(each.kind), "most": measure(f"{each.most:,}")}
            raise NoParquet(table_sayings.LARGE_COLUMN, **told)
        if of_all > limits.size:
            raise NoParquet(file_sayings.TOO_LARGE, most=limits.size)
