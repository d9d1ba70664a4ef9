"""A table of a list of divisions that has no lines, of a Parquet file or in memory: each cell as a text."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import Position
from communitygov.base.table_positions import SheetTable, TableSource
from communitygov.base.texts import Texts
from communitygov.io.division_sayings import NO_TEXT
from communitygov.io.division_words import CODE, LEVEL, NAME, PARENT
from communitygov.io.echo import shown
from communitygov.io.long_cells import long_cells
from communitygov.io.parquet_size import MOST, OF_ROW
from communitygov.io.table_cells import Cells
from communitygov.io.table_limits import TableLimits
from communitygov.io.table_sayings import LARGE_COLUMN, LONG_CELL, MANY_ROWS
from communitygov.io.tally import Tally

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
    told: frozenset[int] = frozenset()
    """The rows of whose code it is told already that it is none."""

    def __len__(self) -> int:
        return self.size

    def column(self, name: str) -> Texts | None:
        """The cells of a column by its name; None where there is no such column."""
        return self.columns[self.header.index(name)] if name in self.header else None


def table_of_cells(file: str, cells: Sequence[Cells], size: int, source: TableSource, limits: TableLimits) -> CellTable:
    """The columns of a table as texts; what is not taken is told."""
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
    tally = Tally(limits.listed)
    told = {words: _tell(tally, cells[number], source, number) for number, words in _columns_read(names)}
    own = frozenset(told.get(CODE, ()))
    return CellTable(file, names, columns, SheetCells(source, names), size, tally.findings(), tally.counts, told=own)


def _tell(tally: Tally, cells: Cells, source: TableSource, number: int) -> list[int]:
    """Tell which cells of a column are no texts, numbers or dates; their rows."""
    wrong: list[int] = _no_texts(cells.says).tolist()
    key = shown(cells.header)
    for row in wrong:
        if tally.wants(NO_TEXT):
            tally.say(NO_TEXT, source.cell(row, number), key=key)
        else:
            tally.count(NO_TEXT)
    return wrong


def refused(file: str, kind: Saying, *findings: Finding) -> CellTable:
    """A table of which nothing is read."""
    return CellTable(file, (), (), SheetCells(SheetTable(file, ()), ()), 0, findings, {kind: len(findings)})


def _columns_read(names: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The columns that a list of divisions is read from, each with the names it may have."""
    for words in (CODE, NAME, LEVEL, PARENT):
        name = next((word for word in words if word in names), None)
        if name is not None:
            yield names.index(name), words


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


def _no_texts(says: "Texts | Coded[Any]") -> NDArray[np.int64]:
    """The rows that state what is no text, number or date."""
    if isinstance(says, Texts):
        return np.zeros(0, dtype=np.int64)
    wrong = [number for number, value in enumerate(says.values) if not _is_text(value)]
    return np.flatnonzero(np.isin(says.codes, wrong)) if wrong else np.zeros(0, dtype=np.int64)


def _is_text(value: object) -> bool:
    if isinstance(value, float | Decimal):
        return isfinite(value)
    return isinstance(value, str | int | date) and not isinstance(value, bool)


def _text(value: object) -> str:
    """Nothing for what is no text; a code that is a number has no sign behind its digits."""
    if not _is_text(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
