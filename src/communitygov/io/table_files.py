"""Tables in files: CSV and Parquet."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from attrs import frozen

from communitygov.base.findings import Finding
from communitygov.base.positions import Position
from communitygov.base.side_by_side import side_by_side
from communitygov.base.table_positions import SheetTable
from communitygov.io import file_sayings, table_sayings
from communitygov.io.csv_source import CsvSource
from communitygov.io.csv_text import read_csv
from communitygov.io.files import File, not_opened
from communitygov.io.mistakes import meant
from communitygov.io.parquet_in import NoParquet, read_parquet
from communitygov.io.rows import ready
from communitygov.io.table_cells import Cells
from communitygov.io.table_limits import TableLimits
from communitygov.io.table_read import Given, take, which_table
from communitygov.io.table_rows import TableRead
from communitygov.io.unread import Unread


@frozen
class CsvCells:
    """A CSV file, whose cells have lines."""

    source: CsvSource

    def cell(self, row: int, column: int) -> Position:
        """Where a cell stands."""
        return self.source.cell(row, column)

    def row(self, row: int) -> Position:
        """Where a row stands."""
        return self.source.cell(row, 0)

    def head(self, column: int) -> Position:
        """Where the name of a column stands."""
        return self.source.header[column] if self.source.header else Position(self.source.file, 1, 1)


InFile = tuple[str, TableRead] | list[Finding]
"""The name of the table in a file, and what was read of it; or why there is none."""


def tables_in(found: Sequence[File], limits: TableLimits) -> Iterator[InFile]:
    """The tables of some files, in their order: those of Parquet side by side, for other threads can go on meanwhile.

    Raises
    ------
    MissingExtra
        When pyarrow is not installed.
    """
    ready()
    parquet = {at: file for at, file in enumerate(found) if _is_parquet(file)}
    largest = sorted(parquet, key=lambda at: parquet[at].size, reverse=True)
    read = dict(zip(largest, side_by_side([partial(_read, found[at], limits) for at in largest]), strict=True))
    return (read[at] if at in read else _read(file, limits) for at, file in enumerate(found))


def _read(file: File, limits: TableLimits) -> InFile:
    given = table_in(file, limits)
    if isinstance(given, Given):
        return given.table, take(given, limits)
    return [given] if isinstance(given, Finding) else given


def table_in(file: File, limits: TableLimits) -> Given | Finding | list[Finding]:
    """The table that a file is; or why it is none."""
    said = not_opened(file)
    if said is not None:
        return said
    try:
        return _parquet(file, limits) if _is_parquet(file) else _csv(file, limits)
    except OSError as exc:
        return file_sayings.NOT_OPENED.finding(Position(file.name), why=exc.strerror or type(exc).__name__)


def _is_parquet(file: File) -> bool:
    return file.path.suffix.lower() == ".parquet"


def _csv(file: File, limits: TableLimits) -> Given | list[Finding]:
    with file.path.open("rb") as opened:
        table = read_csv(opened, file.name, limits, is_code=_none)
    unread = tuple(Unread(each.position) for each in table.left_out)
    if not table.header:
        return list(table.findings)
    which = which_table(file.path.stem, table.header)
    source = CsvCells(table.source)
    if which is None:
        return [*table.findings, _no_table(file, source.head(0))]
    findings = [*table.findings, *_noted(which, source.head(0))]
    columns = tuple(Cells(name, number, table.columns[number]) for number, name in enumerate(table.header))
    unread = tuple(Unread(each.position, section=which[0]) for each in unread)
    return Given(which[0], columns, source, len(table), tuple(findings), unread, is_text=True)


def _none(_: str) -> bool:
    """No column: lost digits are looked for where it is known which field a column is."""
    return False


def _parquet(file: File, limits: TableLimits) -> Given | Finding | list[Finding]:
    at = Position(file.name)
    try:
        columns, size = read_parquet(file.path, limits)
    except NoParquet as exc:
        return exc.kind.finding(at, **exc.fields)
    names = tuple(each.header for each in columns)
    which = which_table(file.path.stem, names)
    source = SheetTable(file.name, names)
    if which is None:
        return _no_table(file, at)
    return Given(which[0], columns, source, size, tuple(_noted(which, at)))


def _noted(which: tuple[str, bool], at: Position) -> list[Finding]:
    return [table_sayings.BY_COLUMNS.finding(at, section=which[0])] if which[1] else []


def _no_table(file: File, at: Position) -> Finding:
    from communitygov.base.wording import near
    from communitygov.io.table_headers import TABLES

    likely = near(Path(file.name).stem.partition("-")[0], TABLES)
    return table_sayings.NO_TABLE.finding(at, meant=meant(likely))
