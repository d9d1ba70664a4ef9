"""Tables as CSV: UTF-8, one line a row, an empty cell for what is not stated."""

import csv
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from attrs import define, field

from communitygov.synth.columns import Column, Table


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
    """The cells of a column; what is false is not stated."""
    cells: list[Any] = (np.where(column, "true", "") if column.dtype.kind == "b" else column).tolist()
    return cells
