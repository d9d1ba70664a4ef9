"""The rows of a CSV file, turned into columns block by block; what cannot be read as a row is told and left out."""

from csv import Error, field_size_limit, reader

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from communitygov.base.findings import measure
from communitygov.base.harmless import MARK, as_meant
from communitygov.base.positions import Position
from communitygov.io import csv_sayings
from communitygov.io.csv_columns import Growing
from communitygov.io.csv_header import Header
from communitygov.io.csv_lines import Lines, cell_starts, place_in
from communitygov.io.csv_source import CsvSource

BLOCK = 1 << 14
"""Rows that are turned into columns at once."""
CELLS = 1 << 20
"""Cells that are held as texts at once; of wide tables a block has fewer rows."""
MOST_LEFT_OUT = 100
"""How many of the rows that were left out are kept."""


@frozen
class LeftOut:
    """A row that was not read, for it has too few cells or too many."""

    position: Position
    """Where it begins."""
    cells: tuple[str, ...]


@define
class Reading:
    """Rows on their way to columns."""

    lines: Lines
    header: Header
    columns: tuple[Growing, ...]
    left_out: list[LeftOut] = field(factory=list[LeftOut])
    """The first rows that were not read."""
    _block: list[list[str]] = field(factory=list[list[str]])
    _begin: list[int] = field(factory=list[int])
    _begun: list[NDArray[np.uint32]] = field(factory=list["NDArray[np.uint32]"])
    _flushed: int = 0
    """How many rows are in columns already."""
    _quoted: list[int] = field(factory=list[int])
    _written: list[str] = field(factory=list[str])
    _raw: Growing = field(factory=Growing)

    @classmethod
    def of(cls, lines: Lines, header: Header) -> "Reading":
        """Begin below the header."""
        return cls(lines, header, tuple(Growing() for _ in header.names))

    def read(self) -> None:
        """Read to the end of the file, or as far as the limits go."""
        while not self.lines.at_end:
            try:
                if not self._rows():
                    self._stop()
                    return
            except Error as exc:
                self._wrong(str(exc))

    def _rows(self) -> bool:
        """Read rows to the end of the file, or to the first whose quotes go wrong; False: there are too many."""
        lines, width, block, begin = self.lines, len(self.columns), self._block, self._begin
        row, most = lines.row, max(1, min(BLOCK, CELLS // width))
        for cells in reader(lines.rows_lines(), delimiter=self.header.sign, strict=True):
            if len(cells) == width and len(row) == 1 and cells[0] and '"' not in row[0] and MARK not in row[0]:
                block.append(cells)
                begin.append(lines.number)
            else:
                self._take(cells)
            row.clear()
            if len(block) >= most:
                self._flush()
                if self._flushed > lines.limits.rows:
                    return False
        return self._flushed + len(block) <= lines.limits.rows

    def source(self) -> CsvSource:
        """The columns that came of it, with the places of their cells."""
        self._flush()
        lines = np.concatenate([np.zeros(0, dtype=np.uint32), *self._begun])
        quoted = np.array(self._quoted, dtype=np.uint32)
        texts = tuple(column.texts() for column in self.columns)
        most = self.lines.limits.rows
        if len(lines) > most:
            texts, lines, quoted = tuple(each[:most] for each in texts), lines[:most], quoted[quoted < most]
        return CsvSource(self.lines.file, self.header.sign, self.header.places, texts, lines, quoted, self._raw.texts())

    @property
    def _first(self) -> int:
        """The line the row begins on."""
        return self.lines.number - len(self.lines.row) + 1

    def _take(self, cells: list[str]) -> None:
        """A row that needs a closer look."""
        row = self.lines.row
        if not any(cells):
            if self.lines.tally.wants(csv_sayings.BLANK):
                self.lines.tally.say(csv_sayings.BLANK, Position(self.lines.file, self._first, 1))
            else:
                self.lines.tally.count(csv_sayings.BLANK)
        elif len(cells) != len(self.columns):
            self._ragged(cells)
        else:
            self._begin.append(self._first)
            written = row[0] if len(row) == 1 else "".join(row)
            if '"' in written or MARK in written:
                self._quoted.append(self._flushed + len(self._block))
                self._written.append(written)
            self._block.append([as_meant(cell) for cell in cells] if MARK in written else cells)

    def _flush(self) -> None:
        if self._block:
            for column, cells in zip(self.columns, zip(*self._block, strict=True), strict=True):
                column.extend(cells)
            self._begun.append(np.array(self._begin, dtype=np.uint32))
            self._raw.extend(self._written)
            self._flushed += len(self._block)
            for each in (self._block, self._begin, self._written):
                each.clear()

    def _ragged(self, cells: list[str]) -> None:
        has, wanted = len(cells), len(self.columns)
        kind = csv_sayings.TOO_SHORT if has < wanted else csv_sayings.TOO_LONG
        if len(self.left_out) < MOST_LEFT_OUT:
            self.left_out.append(LeftOut(Position(self.lines.file, self._first, 1), tuple(cells)))
        if not self.lines.tally.wants(kind):
            self.lines.tally.count(kind)
            return
        written = "".join(self.lines.row).rstrip("\r\n")
        at = len(written) if has < wanted else cell_starts(written, self.header.sign)[0][wanted]
        self.lines.tally.say(kind, self._place(written, at), has=measure(has), wanted=measure(wanted))

    def _wrong(self, problem: str) -> None:
        """Say what is wrong with the quotes of a row; where they do not end, read on after its first line."""
        written = "".join(self.lines.row)
        starts, wrong = cell_starts(written, self.header.sign)
        cell = written[starts[-1] : wrong].rstrip("\r\n")
        if "field limit" in problem and "\n" not in cell:
            most = measure(f"{field_size_limit():,}")
            self.lines.tally.say(csv_sayings.LONG_CELL, self._place(written, self._longest(written, starts)), most=most)
        elif wrong is not None and wrong != starts[-1] and not ("\n" in cell or "\r" in cell):
            self.lines.tally.say(csv_sayings.AFTER_QUOTE, self._place(written, wrong))
        else:
            self.lines.tally.say(csv_sayings.UNCLOSED, self._place(written, starts[-1]))
            self.lines.give_back()
        self.lines.row.clear()

    @staticmethod
    def _longest(written: str, starts: list[int]) -> int:
        ends = [*starts[1:], len(written)]
        return max(zip(starts, ends, strict=True), key=lambda cell: cell[1] - cell[0])[0]

    def _place(self, written: str, at: int) -> Position:
        return place_in(written, at, self.lines.file, self._first)

    def _stop(self) -> None:
        self._flush()
        most = self.lines.limits.rows
        line = int(np.concatenate(self._begun)[most])
        place = Position(self.lines.file, line, 1)
        self.lines.tally.say(csv_sayings.MANY_ROWS, place, most=measure(f"{self.lines.limits.rows:,}"))
