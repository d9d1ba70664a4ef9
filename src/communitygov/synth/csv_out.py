"""Tables as CSV: UTF-8, one line a row, an empty cell for what is not stated."""

import csv
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from attrs import define, field

from communitygov.base.harmless import BEFORE, RUN, harmless
from communitygov.synth.columns import Column, Table, Texts

_SIGNS: Texts = np.array([*RUN, *BEFORE])


@define(eq=False)
class CsvFile:
    """A file that takes tables of the same columns one after another."""

    ENDING: ClassVar[str] = ".csv"

    path: Path
    begun: bool = field(default=False, init=False)

    def add(self, table: Table) -> None:
        """Write the rows of a table behind those that are there."""
        with self.path.open("a" if self.begun else "w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened, lineterminator="\n")
            if not self.begun:
                writer.writerow(table)
            writer.writerows(zip(*map(_cells, table.values()), strict=True))
        self.begun = True

    def close(self) -> None:
        """Nothing is left to be written."""


def _cells(column: Column) -> list[Any]:
    """The cells of a column; what is false is not stated, and no text is one that a spreadsheet runs."""
    if column.dtype.kind == "b":
        column = np.where(column, "true", "")
    cells: list[Any] = column.tolist()
    if column.dtype.kind == "U":
        for row in np.flatnonzero(np.isin(column.astype("<U1"), _SIGNS)).tolist():
            cells[row] = harmless(cells[row])
    return cells
