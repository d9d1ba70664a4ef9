"""Where the cells of a CSV file stand, without anything kept for a cell."""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.harmless import MARK
from communitygov.base.positions import Position
from communitygov.base.texts import Texts
from communitygov.io.csv_lines import cell_starts, place_in


@frozen(eq=False, repr=False)
class CsvSource:
    """A CSV file: the number of a cell is ``row * columns + column``, both from 0 and the header not counted.

    A cell stands after the cells before it on its line, whose lengths are known. Only rows with quotes or apostrophes
    are kept as they are written.
    """

    file: str
    sign: str
    """What parts the cells."""
    header: tuple[Position, ...]
    """Where the name of each column stands."""
    texts: tuple[Texts, ...]
    """The cells of each column."""
    lines: NDArray[np.uint32]
    """The line each row begins on."""
    quoted: NDArray[np.uint32]
    """The rows with quotes or apostrophes, upwards."""
    raw: Texts
    """How these are written."""

    @classmethod
    def of_nothing(cls, file: str) -> "CsvSource":
        """A file of which nothing could be read."""
        none = np.zeros(0, dtype=np.uint32)
        return cls(file, ",", (), (), none, none, Texts.of(()))

    def __len__(self) -> int:
        return len(self.lines)

    def position(self, offset: int) -> Position:
        """Where the cell with this number stands."""
        row, column = divmod(offset, len(self.texts))
        return self.cell(row, column)

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        line, at = int(self.lines[row]), int(np.searchsorted(self.quoted, np.uint32(row)))
        if at < len(self.quoted) and self.quoted[at] == row:
            written = self.raw[at]
            return place_in(written, cell_starts(written, self.sign)[0][column], self.file, line)
        return Position(self.file, line, 1 + sum(len(each[row]) + 1 for each in self.texts[:column]))

    def is_marked(self, row: int, column: int) -> bool:
        """Whether an apostrophe keeps a cell from being run."""
        at = int(np.searchsorted(self.quoted, np.uint32(row)))
        if at == len(self.quoted) or self.quoted[at] != row:
            return False
        written = self.raw[at]
        return written[cell_starts(written, self.sign)[0][column] :].removeprefix('"').startswith(MARK)
