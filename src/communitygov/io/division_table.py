"""One file of a list of divisions: its codes, names, levels and parents as columns, row by row of the file."""

import unicodedata
from typing import BinaryIO

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from communitygov.base.findings import Words
from communitygov.base.positions import Position
from communitygov.base.texts import Texts
from communitygov.base.wording import listed
from communitygov.io import division_sayings
from communitygov.io.csv_columns import lost_digits
from communitygov.io.csv_text import CsvTable, read_csv
from communitygov.io.division_cells import CellTable
from communitygov.io.division_codes import MOST_DIGITS, NO_CODE, Mask, Values, values_of
from communitygov.io.division_words import CODE, LEVEL, LEVELS, NAME, PARENT, STATED, step_of
from communitygov.io.echo import shown
from communitygov.io.table_limits import TableLimits
from communitygov.io.tally import Tally
from communitygov.model.division import COMMUNITIES, STEPS

NONE = -1
"""No step, no level, no row."""


@frozen(eq=False, repr=False)
class DivisionTable:
    """The rows of one file that have a code."""

    table: CsvTable | CellTable
    rows: NDArray[np.int64]
    """Which rows of the file they are."""
    values: Values
    sizes: Values
    steps: NDArray[np.int8]
    """The step of the codes that the level column states, from the outermost; -1 where it states none."""
    levels: NDArray[np.int8]
    """The level it states, where it names one and no other of its step; else -1."""
    parent_values: Values
    parent_sizes: Values
    """Nought where no parent is stated."""

    def place(self, row: int, column: tuple[str, ...] = CODE) -> Position:
        """Where a column of a row stands; where there is no such column, its code."""
        names = self.table.header
        there = [name for name in (*column, *CODE) if name in names]
        return self.table.source.cell(int(self.rows[row]), names.index(there[0]))


def division_table(data: bytes | BinaryIO, file: str, limits: TableLimits, tally: Tally) -> DivisionTable:
    """Read a CSV file; what is wrong with its rows goes into the tally, with its bytes into the table's own."""
    return of_columns(read_csv(data, file, limits, is_code=frozenset((*CODE, *PARENT)).__contains__), tally)


def of_columns(table: CsvTable | CellTable, tally: Tally) -> DivisionTable:
    """The rows of a table that have a code."""
    reading = _Reading(table, tally)
    codes = reading.column(CODE)
    if codes is None:
        if table.header:
            there = listed(map(repr, table.header[:10]))
            tally.say(division_sayings.NO_CODES, table.source.header[0], there=shown(there))
        codes = Texts.of([""] * len(table))
        kept = np.zeros(0, dtype=np.int64)
        values, sizes = np.zeros(len(table), dtype=np.int64), np.zeros(len(table), dtype=np.int64)
        steps = levels = np.full(len(table), NONE, dtype=np.int8)
    else:
        steps, levels = reading.levels()
        values, sizes = reading.codes(codes)
        kept = np.flatnonzero((values != NO_CODE) & reading.have_length(codes, sizes, values, steps))
    parents = reading.parents()
    reading.tell_of_others()
    return DivisionTable(
        table, kept, values[kept], sizes[kept], steps[kept], levels[kept], parents[0][kept], parents[1][kept]
    )


@define
class _Reading:
    table: CsvTable | CellTable
    tally: Tally
    read: list[str] = field(factory=list[str])
    """The columns that were read."""

    def column(self, names: tuple[str, ...]) -> Texts | None:
        """The column that has the first of some names there is."""
        name = next((name for name in names if name in self.table.header), None)
        if name is None:
            return None
        self.read.append(name)
        return self.table.column(name)

    def place(self, row: int) -> Position:
        """Where something of the column read last stands."""
        return self.table.source.cell(row, self.table.header.index(self.read[-1]))

    def codes(self, texts: Texts) -> tuple[Values, Values]:
        """The codes; those in full-width digits are told, and read all the same."""
        self.column(CODE)
        values, sizes = values_of(texts)
        table = self.table
        told = set(lost_digits(texts)) if isinstance(table, CsvTable) else table.told  # where it was read
        for row in np.flatnonzero(values == NO_CODE).tolist():
            if row in told:
                continue
            self._odd(row, texts[row], values, sizes)
        return values, sizes

    def _odd(self, row: int, text: str, values: Values, sizes: Values) -> None:
        plain = _plain(text)
        if plain is not None:
            kind = division_sayings.WIDE_DIGITS
            values[row], sizes[row] = int(plain), len(plain)
        else:
            kind = division_sayings.NOT_DIGITS if text else division_sayings.NO_CODE
        if self.tally.wants(kind):
            self.tally.say(kind, self.place(row), code=shown(text), plain=shown(plain or ""))
        else:
            self.tally.count(kind)

    def have_length(self, texts: Texts, sizes: Values, values: Values, steps: NDArray[np.int8]) -> Mask:
        """Which codes have the length of some level, or a level that is stated."""
        good: Mask = np.isin(sizes, (*STEPS, *COMMUNITIES)) | (steps != NONE)
        kind = division_sayings.NO_LENGTH
        for row in np.flatnonzero(~good & (values != NO_CODE)).tolist():
            if not self.tally.wants(kind):
                self.tally.count(kind)
                continue
            self.tally.say(kind, self.place(row), code=shown(texts[row]), digits=int(sizes[row]))
        return good

    def levels(self) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
        """The step and the level that each row states."""
        steps = np.full(len(self.table), NONE, dtype=np.int8)
        levels = steps.copy()
        words = self.column(LEVEL)
        if words is None:
            return steps, levels
        _, firsts, which = np.unique(words.hashes(), return_index=True, return_inverse=True)
        number: int
        for number in np.argsort(firsts).tolist():
            first = int(firsts[number])
            word = words[first].strip()
            step = step_of(word)
            if step is not None:
                rows = which == number
                steps[rows], levels[rows] = step, LEVELS.index(word) if word in STATED else NONE
            elif word:
                self._no_level(np.flatnonzero(which == number), word)
        return steps, levels

    def _no_level(self, rows: NDArray[np.int64], word: str) -> None:
        """A word that is none is one slip, however many rows have it."""
        self.tally.say(division_sayings.NO_LEVEL, self.place(int(rows[0])), word=shown(word))

    def parents(self) -> tuple[Values, Values]:
        """The parent that each row states; nought digits where it states none, as by noughts alone."""
        texts = self.column(PARENT)
        if texts is None:
            return np.zeros(len(self.table), dtype=np.int64), np.zeros(len(self.table), dtype=np.int64)
        values, sizes = values_of(texts)
        for row in np.flatnonzero((values == NO_CODE) & (sizes > 0)).tolist():
            plain = _plain(texts[row])
            values[row], sizes[row] = (NO_CODE, MOST_DIGITS + 1) if plain is None else (int(plain), len(plain))
        sizes[values == 0] = 0
        return values, sizes

    def tell_of_others(self) -> None:
        """Tell which columns were not read."""
        self.column(NAME)
        others = [name for name in self.table.header if name and name not in self.read]
        if others and self.table.header:
            place = self.table.source.header[self.table.header.index(others[0])]
            zh, en = (listed([str(shown(name)) for name in others[:10]], lang) for lang in ("zh", "en"))
            self.tally.say(division_sayings.PASSED_OVER, place, columns=Words(zh, en))


def _plain(text: str) -> str | None:
    """A code in full-width digits, or with blanks around it, in plain digits; None where it is no code."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain if plain.isascii() and plain.isdigit() and len(plain) <= MOST_DIGITS else None
