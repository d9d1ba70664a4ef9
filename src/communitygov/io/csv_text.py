"""A CSV file: from its bytes to columns of texts, with the place of every cell and all that is wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import BinaryIO

from attrs import frozen

from communitygov.base.findings import Finding, Saying
from communitygov.base.positions import Position
from communitygov.base.texts import Texts
from communitygov.io import csv_sayings, file_sayings
from communitygov.io.csv_columns import lost_digits, would_run
from communitygov.io.csv_encoding import Encoding, NoText, encoding_in
from communitygov.io.csv_header import header_of
from communitygov.io.csv_lines import Lines, LineTooLong
from communitygov.io.csv_rows import LeftOut, Reading
from communitygov.io.csv_source import CsvSource
from communitygov.io.echo import shown
from communitygov.io.table_limits import TABLE_LIMITS, TableLimits
from communitygov.io.tally import Tally


@frozen(eq=False, repr=False)
class CsvTable:
    """What a CSV file says: its header, and the cells of each column as texts; an empty one is an empty text.

    An apostrophe that only keeps a spreadsheet from running a cell is no part of the text.
    """

    file: str
    header: tuple[str, ...]
    columns: tuple[Texts, ...]
    source: CsvSource
    """Where each cell stands."""
    findings: tuple[Finding, ...]
    """In the order of the file; of each kind the first ones, as many as the limits list."""
    counts: Mapping[Saying, int]
    """How many there are of each kind."""
    encoding: Encoding | None
    """None: it is no text."""
    left_out: tuple[LeftOut, ...] = ()
    """The first rows that were not read."""

    def __len__(self) -> int:
        return len(self.source)

    def __repr__(self) -> str:
        return f"CsvTable({self.file!r}, {len(self):,} rows: {', '.join(self.header)})"

    @property
    def errors(self) -> int:
        """How many errors there are, listed or not."""
        return sum(count for kind, count in self.counts.items() if kind.code.severity == "error")

    def column(self, name: str) -> Texts | None:
        """The cells of a column by its name; None where there is no such column."""
        return self.columns[self.header.index(name)] if name in self.header else None


def read_csv(
    data: bytes | BinaryIO,
    file: str,
    limits: TableLimits = TABLE_LIMITS,
    *,
    is_code: Callable[[str], bool] | None = None,
) -> CsvTable:
    """Read a CSV file from bytes, or from an open file that can be read again from its start.

    Nothing is raised: what is wrong is in the findings, each with its place. Rows of another length than the header,
    and rows whose quotes go wrong, are left out.

    Parameters
    ----------
    data
        UTF-8, with or without a byte order mark, or GB18030, of which a note then tells.
    file
        The name under which places are told.
    is_code
        Which columns, by their names, hold codes, which never are numbers in scientific notation; by default all.
    """
    opened = BytesIO(data) if isinstance(data, bytes) else data
    tally = Tally(limits.listed)
    try:
        encoding = encoding_in(opened, limits.size)
    except NoText as exc:
        tally.say(exc.kind, Position(file, exc.line, exc.column), **exc.fields)
        return _table(file, tally, None, None)
    if encoding != "UTF-8":
        tally.say(file_sayings.OTHER_ENCODING, Position(file, 1, 1), encoding=encoding)
    lines, reading = Lines(opened, encoding, file, limits, tally), None
    try:
        header = header_of(lines)
        if header is not None:
            reading = Reading.of(lines, header)
            reading.read()
    except LineTooLong:
        tally.say(csv_sayings.LONG_LINE, Position(file, lines.number + 1, 1), most=limits.line)
    return _table(file, tally, encoding, reading, is_code)


def _table(
    file: str,
    tally: Tally,
    encoding: Encoding | None,
    reading: Reading | None,
    is_code: Callable[[str], bool] | None = None,
) -> CsvTable:
    header = () if reading is None else reading.header.names
    source = CsvSource.of_nothing(file) if reading is None else reading.source()
    for number, name in enumerate(header):
        if is_code is None or is_code(name):
            _tell(source, number, csv_sayings.DIGITS_LOST, lost_digits(source.texts[number]), tally, name)
        run = (row for row in would_run(source.texts[number]) if not source.is_marked(row, number))
        _tell(source, number, csv_sayings.WOULD_BE_RUN, run, tally, name)
    if header and not len(source):
        tally.say(csv_sayings.NO_ROWS, source.header[0])
    left_out = () if reading is None else tuple(reading.left_out)
    return CsvTable(file, header, source.texts, source, tally.findings(), dict(tally.counts), encoding, left_out)


def _tell(source: CsvSource, column: int, kind: Saying, rows: Iterable[int], tally: Tally, name: str) -> None:
    """Tell of some cells of a column."""
    for row in rows:
        if tally.wants(kind):
            tally.say(kind, source.cell(row, column), key=shown(name), value=shown(source.texts[column][row]))
        else:
            tally.count(kind)
