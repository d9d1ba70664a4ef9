"""Where the rows of tables stand, in a file of a structure: of a table in lines, of each row its line."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.positions import Position, RowsOfTable
from communitygov.base.table_positions import GivenTable, SheetTable, TableRows, TableSource
from communitygov.io.saved.container import Array
from communitygov.io.saved.mapped import Mapped
from communitygov.io.saved.sections import Sections


@frozen(eq=False)
class Lines:
    """A table of which only the line of each row is known, or was kept."""

    file: str
    lines: Array

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands: at its row."""
        del column
        return self.row(row)

    def row(self, row: int) -> Position:
        """Where a row stands."""
        return Position(self.file, int(self.lines[row]), 1)

    def head(self, column: int) -> Position:
        """Where the header stands."""
        del column
        return Position(self.file, 1, 1)


def write_table(table: RowsOfTable, name: str, sections: Sections) -> list[Any]:
    """Write where the rows of a table stand; what is left to be said of it."""
    if isinstance(table, TableRows) and isinstance(table.source, SheetTable | GivenTable):
        sections.array(name, np.asarray(table.rows, dtype=np.int64))
        source = table.source
        columns = [[list(path), column] for path, column in table.columns.items()]
        kind, said = ("sheet", source.file) if isinstance(source, SheetTable) else ("given", source.table)
        return [kind, said, list(source.names), columns]
    at = [table.find(row, ()) for row in range(len(table))]
    sections.array(name, np.array([each.line for each in at], dtype=np.int64))
    return ["lines", at[0].file if at else "", [], []]


def read_table(mapped: Mapped, name: str, said: Sequence[Any]) -> RowsOfTable:
    """Where the rows of a table stand."""
    kind, file, names, columns = said
    array = mapped.array(name)
    if kind == "lines":
        return TableRows(Lines(file, array), np.arange(len(array)), {})
    source: TableSource = (SheetTable if kind == "sheet" else GivenTable)(file, tuple(names))
    return TableRows(source, array, {tuple(path): column for path, column in columns})
