"""A table of a list of divisions that has no lines, of a Parquet file or in memory: each cell as a text."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import Position
from communitygov.base.table_positions import SheetTable, TableSource
from communitygov.base.texts import Texts
from communitygov.io.echo import shown
from communitygov.io.long_cells import long_cells
from communitygov.io.parquet_size import MOST, OF_ROW
from communitygov.io.table_cells import Cells
from communitygov.io.table_limits import TableLimits
from communitygov.io.table_sayings import LARGE_COLUMN, LONG_CELL, MANY_ROWS

if TYPE_CHECKING:
    from communitygov.base.coded import Coded


@frozen
class SheetCells:
    """Where its cells stand: at their rows, in their columns."""

    sheet: TableSource
    names: tuple[str, ...]

    @property
    def header(self) -> tuple[Position, ...]:
        """Where the name of each column stands."""
        return tuple(map(self.sheet.head, range(len(self.names))))

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        return self.sheet.cell(row, column)


@frozen(eq=False, repr=False)
class CellTable:
    """What a table without lines says, each cell as a text."""

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


def table_of_cells(file: str, cells: Sequence[Cells], size: int, source: TableSource, limits: TableLimits) -> CellTable:
    """The columns of a table as texts; why they are not taken is its one finding."""
    names = tuple(each.header for each in cells)
    if size > limits.rows:
        return refused(file, MANY_ROWS, MANY_ROWS.finding(_of(file, source), most=measure(f"{limits.rows:,}")))
    long = long_cells(cells, source)
    if long:
        return refused(file, LONG_CELL, *long)
    most = MOST + OF_ROW * size
    large = next((each for each in cells if _size(each.says) > most), None)
    if large is not None:
        key, said = shown(large.header), measure(f"{most:,}")
        return refused(file, LARGE_COLUMN, LARGE_COLUMN.finding(_of(file, source), key=key, form="text", most=said))
    columns = tuple(_texts(each.says) for each in cells)
    return CellTable(file, names, columns, SheetCells(source, names), size)


def refused(file: str, kind: Saying, *findings: Finding) -> CellTable:
    """A table of which nothing is read."""
    return CellTable(file, (), (), SheetCells(SheetTable(file, ()), ()), 0, findings, {kind: len(findings)})


def _of(file: str, source: TableSource) -> Position:
    return Position(file) if isinstance(source, SheetTable) else Position(path=file)


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
