"""One file of a list of divisions in Parquet: the same columns as those of a CSV file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import Position
from communitygov.base.table_positions import SheetTable
from communitygov.base.texts import Texts
from communitygov.io.echo import shown
from communitygov.io.long_cells import long_cells
from communitygov.io.parquet_in import NoParquet, read_parquet
from communitygov.io.parquet_size import MOST, OF_ROW
from communitygov.io.table_limits import TableLimits
from communitygov.io.table_sayings import LARGE_COLUMN, LONG_CELL

if TYPE_CHECKING:
    from communitygov.base.coded import Coded


@frozen
class SheetCells:
    """Where the cells of a table without lines stand: at their rows, in their columns."""

    sheet: SheetTable

    @property
    def header(self) -> tuple[Position, ...]:
        """Where the name of each column stands."""
        return tuple(map(self.sheet.head, range(len(self.sheet.names))))

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        return self.sheet.cell(row, column)


@frozen(eq=False, repr=False)
class ParquetTable:
    """What a Parquet file says, each cell as a text."""

    file: str
    header: tuple[str, ...]
    columns: tuple[Texts, ...]
    source: SheetCells
    size: int
    findings: tuple[Finding, ...] = ()
    counts: Mapping[Saying, int] = {}
    encoding: None = None
    """It has none."""

    def __len__(self) -> int:
        return self.size

    def column(self, name: str) -> Texts | None:
        """The cells of a column by its name; None where there is no such column."""
        return self.columns[self.header.index(name)] if name in self.header else None


def parquet_table(path: Path, file: str, limits: TableLimits) -> ParquetTable:
    """Read one file; why it cannot be read is its one finding.

    Raises
    ------
    MissingExtra
        When pyarrow is not installed.
    """
    try:
        cells, size = read_parquet(path, limits)
    except NoParquet as exc:
        return _refused(file, exc.kind, exc.kind.finding(Position(file), **exc.fields))
    names = tuple(each.header for each in cells)
    refused = long_cells(cells, SheetTable(file, names))
    if refused:
        return _refused(file, LONG_CELL, *refused)
    most = MOST + OF_ROW * size
    large = next((each for each in cells if _size(each.says) > most), None)
    if large is not None:
        key, said = shown(large.header), measure(f"{most:,}")
        return _refused(file, LARGE_COLUMN, LARGE_COLUMN.finding(Position(file), key=key, form="text", most=said))
    columns = tuple(_texts(each.says) for each in cells)
    return ParquetTable(file, names, columns, SheetCells(SheetTable(file, names)), size)


def _refused(file: str, kind: Saying, *findings: Finding) -> ParquetTable:
    """A table of which nothing is read."""
    return ParquetTable(file, (), (), SheetCells(SheetTable(file, ())), 0, findings, {kind: len(findings)})


def _size(says: "Texts | Coded[Any]") -> int:
    """Bytes that a text for each row takes, or more."""
    if isinstance(says, Texts):
        return len(says.data)
    lengths = np.array([*(4 * len(_text(each)) for each in says.values), 0])
    return int(lengths[says.codes].sum())  # -1 is the last, which is empty


def _texts(says: "Texts | Coded[Any]") -> Texts:
    if isinstance(says, Texts):
        return says
    return Texts.of((*map(_text, says.values), "")).take(says.codes)  # -1 is the last, which is empty


def _text(value: object) -> str:
    """A code that is a number has no sign behind its digits."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
