"""One table of a register: its columns matched to the fields of its section, then its rows."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from attrs import frozen

from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import MOST_COLUMNS, Shapes
from communitygov.base.table_positions import OfHeader, TableSource, marks_of
from communitygov.io import csv_sayings, table_sayings
from communitygov.io.echo import shown
from communitygov.io.fields import keys, row_noun
from communitygov.io.long_cells import long_cells
from communitygov.io.mistakes import Where, no_key
from communitygov.io.table_cells import Cells
from communitygov.io.table_headers import LAYOUTS, OF_LAYOUT, TABLES, meaning, path_of
from communitygov.io.table_limits import TableLimits
from communitygov.io.table_rows import Rows, TableRead, Told, read_rows
from communitygov.io.unread import Unread
from communitygov.model.noun import Id, Noun
from communitygov.model.place import Layout


class Laid(Noun):
    """A row of a table of layouts."""

    noun: ClassVar[str] = "place"

    id: Id
    layout: Layout


@frozen(eq=False)
class Given:
    """A table as it is given: which one it is, its columns, and where its cells stand."""

    table: str
    columns: tuple[Cells, ...]
    source: TableSource
    size: int
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    is_text: bool = False
    """Whether it is a text file, of which it is told already where control signs stand."""


def which_table(name: str, header: Sequence[str]) -> tuple[str, bool] | None:
    """Which table a file of a name and some columns is, and whether only its columns say so."""
    stem = name.casefold()
    named = next((each for each in TABLES if stem == each or stem.startswith((f"{each}-", f"{each}_"))), None)
    if named is not None:
        return named, False
    fitting = [each for each in TABLES if _fits(each, header)]
    return (fitting[0], True) if len(fitting) == 1 else None


def _fits(table: str, header: Sequence[str]) -> bool:
    found = [path_of(table, each) or _path(table, meaning(table, each)) for each in header]
    return bool(header) and None not in found and {(each,) for each in _needed(table)} <= {*found}


def _path(table: str, header: str | None) -> tuple[str, ...] | None:
    return None if header is None else path_of(table, header)


def _needed(table: str) -> list[str]:
    """The columns that a table cannot do without."""
    if table == LAYOUTS:
        return [OF_LAYOUT, *(key for key, info in keys(Layout).items() if info.is_required())]
    return [key for key, info in keys(row_noun(table)).items() if info.is_required()]


def take(given: Given, limits: TableLimits) -> TableRead:
    """Make the rows of a table; none where it lacks a column without which there are none."""
    told = Told(limits.listed)
    refused = _too_much(given)
    if refused:
        rows = Rows(given.table, _noun(given.table), (), given.source, 0)
        read, lost = read_rows(rows, told), Unread(given.source.head(0), section=given.table)
        return TableRead(read.rows, read.places, (*given.findings, *refused), (*given.unread, lost))
    cells = _matched(given, told)
    lacking = [key for key in _needed(given.table) if not any(_is_of(each.path, given.table, key) for each in cells)]
    for key in lacking if given.size else ():
        at = given.source.head(0)
        told.findings.append(table_sayings.NO_COLUMN.finding(at, section=given.table, key=key))
    noun, whole = _noun(given.table), (given.source, given.size, given.is_text, bool(lacking))
    read = read_rows(Rows(given.table, noun, tuple(cells), *whole), told)
    findings = (*given.findings, *told.findings)
    return TableRead(read.rows, read.places, findings, (*given.unread, *read.unread))


def _too_much(given: Given) -> list[Finding]:
    """What no table has: more columns, or a longer cell, than is looked at."""
    if len(given.columns) > MOST_COLUMNS:
        return [csv_sayings.MANY_COLUMNS.finding(given.source.head(0), most=MOST_COLUMNS)]
    return [] if given.is_text else long_cells(given.columns, given.source)


def _noun(table: str) -> type[Noun]:
    return Laid if table == LAYOUTS else row_noun(table)


def _matched(given: Given, told: Told) -> list[Cells]:
    """The columns that say something of a field, each once."""
    found: dict[tuple[str, ...], Cells] = {}
    unknown: list[Cells] = []
    for each in given.columns:
        path = path_of(given.table, each.header)
        at = given.source.head(each.number)
        if path is None:
            key = meaning(given.table, each.header)
            path = None if key is None else path_of(given.table, key)
            if path is None:
                if given.is_text and not each.header:
                    continue  # the reader of the file has told of it
                unknown.append(each)
                continue
            told.findings.append(table_sayings.ALIAS.finding(at, header=shown(each.header), key=key))
        path = _way(given.table, path)
        if path in found:
            told.findings += _twice(given, found[path], each)
            continue
        if each.days:
            told.findings.append(table_sayings.MIDNIGHTS.finding(at, key=".".join(path)))
        found[path] = each.along(path)
    told.say(len(unknown), (_unknown(given, each) for each in unknown), _more_columns)
    return list(found.values())


def _twice(given: Given, first: Cells, again: Cells) -> Iterator[Finding]:
    """That two columns say one thing: by where they stand, or by their numbers where both are called the same."""
    at, key = given.source.head(again.number), ".".join(first.path)
    if first.header != again.header:
        place = str(given.source.head(first.number))
        yield table_sayings.COLUMN_TWICE.finding(at, key=key, first=measure(place), evidence=(place,))
    elif not given.is_text:  # the reader of a text file has told of it
        one, two = measure(first.number + 1), measure(again.number + 1)
        yield table_sayings.HEADER_TWICE.finding(at, key=key, first=one, second=two)


def _more_columns(code: str) -> Saying:
    return table_sayings.more_of(code, "列", "columns")


def _way(table: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """The way from the noun that a row is; a row of layouts says one field of a place."""
    if table != LAYOUTS:
        return path
    return ("id",) if path == (OF_LAYOUT,) else ("layout", *path)


def _is_of(path: tuple[str, ...], table: str, key: str) -> bool:
    """Whether a column says something of a field."""
    way = _way(table, (key,))
    return path[: len(way)] == way


def _unknown(given: Given, cells: Cells) -> Finding:
    """That no field is called so, as it is said of a key of a document."""
    data: dict[str, Any] = {cells.header: None}
    marks = marks_of(given.source, 0, [cells.number])
    header = type(marks)(OfHeader(given.source), marks.numbers)
    noun = Layout if given.table == LAYOUTS else row_noun(given.table)
    return no_key(Where(given.table, noun, data, header, 0, Shapes().of(data)), (cells.header,))
