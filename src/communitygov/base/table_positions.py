"""Where the cells of a table stand; of rows nothing is kept but their numbers."""

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from communitygov.base.positions import Marks, Position, Positions, Step, written_path

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Path = tuple[str, ...]
WHOLE = 1 << 30
"""The number of a column that stands for the row as a whole."""


class TableSource(Protocol):
    """One table: turns the number of a row and of a column, both from 0, into a position."""

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        ...

    def row(self, row: int) -> Position:
        """Where a row stands."""
        ...

    def head(self, column: int) -> Position:
        """Where the name of a column stands."""
        ...


@frozen
class SheetTable:
    """A table in a file whose cells have no lines, such as Parquet: rows are counted from 1."""

    file: str
    names: tuple[str, ...]

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        return Position(self.file, cell=f"row {row + 1}, {self.names[column]}")

    def row(self, row: int) -> Position:
        """Where a row stands."""
        return Position(self.file, cell=f"row {row + 1}")

    def head(self, column: int) -> Position:
        """Where the name of a column stands."""
        return Position(self.file, cell=self.names[column])


@frozen
class GivenTable:
    """A table in memory: its cells have paths, in which rows are counted from 0."""

    table: str
    names: tuple[str, ...]

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        return Position(path=f"{written_path(self.table, row)}.{self.names[column]}")

    def row(self, row: int) -> Position:
        """Where a row stands."""
        return Position(path=written_path(self.table, row))

    def head(self, column: int) -> Position:
        """Where the name of a column stands."""
        return Position(path=f"{self.table}.{self.names[column]}")


@frozen
class OfRegister:
    """The rows of a register that is there already."""

    section: str
    names: tuple[str, ...]
    positions: "Positions | None"

    def cell(self, row: int, column: int) -> Position:
        """Where a field stands."""
        return self._find(row, (self.names[column],))

    def row(self, row: int) -> Position:
        """Where a row stands."""
        return self._find(row, ())

    def head(self, column: int) -> Position:  # noqa: ARG002  # it has no header
        """Where the section stands."""
        return self._find(None, ())

    def _find(self, row: int | None, steps: tuple[Step, ...]) -> Position:
        if self.positions is None:
            return Position(path=written_path(self.section, row, steps))
        return self.positions.find(self.section, row, steps)


@frozen
class OfRow:
    """A row of a table as a source: the number of a value is that of its column."""

    source: TableSource
    row: int

    def position(self, offset: int) -> Position:
        """Where the value with this number stands."""
        return self.source.row(self.row) if offset == WHOLE else self.source.cell(self.row, offset)


@frozen
class OfHeader:
    """The header of a table as a source."""

    source: TableSource

    def position(self, offset: int) -> Position:
        """Where the name of a column stands."""
        return self.source.head(0 if offset == WHOLE else offset)


@frozen(eq=False)
class TableRows:
    """Rows of a register that were read from one table."""

    source: TableSource
    rows: "NDArray[np.integer]"
    """The number that each has in the table."""
    columns: Mapping[Path, int]
    """The columns by the way from a row to what they say."""

    def __len__(self) -> int:
        return len(self.rows)

    def find(self, row: int, steps: Sequence[Step]) -> Position:
        """Where a value of a row stands, or the nearest around it that has a place."""
        number, way = int(self.rows[row]), tuple(step for step in steps if isinstance(step, str))
        if number < 0:
            return self.source.head(0)
        while way:
            column = self._column(way)
            if column is not None:
                return self.source.cell(number, column)
            way = way[:-1]
        return self.source.row(number)

    def _column(self, way: Path) -> int | None:
        exact = self.columns.get(way)
        if exact is not None:
            return exact
        return next((column for path, column in self.columns.items() if path[: len(way)] == way), None)


def marks_of(source: TableSource, row: int, columns: Sequence[int]) -> Marks:
    """The marks of a row: the number of the column of each value, in the order they stand; the row itself first."""
    numbers = array("I", (column for each in (WHOLE, *columns) for column in (each, each)))
    return Marks(OfRow(source, row), numbers)
