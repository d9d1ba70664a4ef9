"""One table: from its columns to the rows of a section, and what is wrong with them, each at its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray
from pydantic import ValidationError

from communitygov.base.alike import combined
from communitygov.base.coded import Coded
from communitygov.base.findings import Finding, Saying, measure
from communitygov.base.positions import Shapes, is_list, is_mapping
from communitygov.base.sound import plain_texts
from communitygov.base.table_positions import WHOLE, Path, TableRows, TableSource, marks_of
from communitygov.base.wanted import still_wanted
from communitygov.io import table_sayings
from communitygov.io.csv_sayings import DIGITS_LOST
from communitygov.io.echo import shown
from communitygov.io.fields import keys, spelled
from communitygov.io.mistakes import Mistake, Where, finding, mistakes
from communitygov.io.table_cells import Cells
from communitygov.io.table_checked import Faults
from communitygov.io.table_columns import column_of, lost, nested, stated
from communitygov.io.table_fields import Reason, reason_of, refusals, sound_check
from communitygov.io.table_refused import is_met, refused_ways, without_ways
from communitygov.io.table_values import with_value
from communitygov.io.unread import Unread, unread_row
from communitygov.model.noun import Noun
from communitygov.model.table import Column, Table, Written
from communitygov.model.tabled import Stated

MOST_UNREAD = 1000
"""Rows that were not read of which it is known what they name; where there are more, nobody knows of the others."""


@frozen(eq=False)
class TableRead:
    """The rows of a table that could be made, and what is wrong with the others."""

    rows: Table[Any]
    places: TableRows
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()


@define
class Told:
    """What is to be said of the rows of a table."""

    listed: int | None
    findings: list[Finding] = field(factory=list[Finding])

    def say(self, many: int, each: Iterator[Finding], more: Callable[[str], Saying] = table_sayings.more_of) -> None:
        """List the first of some findings of one kind, and say how many there are."""
        most = many if self.listed is None else self.listed
        found: list[Finding] = []
        for one in each:
            if len(found) >= most:
                break
            found.append(one)
        self.findings += found
        if found and many > len(found):
            said = more(found[-1].code)
            self.findings.append(said.finding(found[-1].position, count=measure(f"{many:,}"), most=measure(len(found))))


@frozen(eq=False)
class Rows:
    """The rows of one table as they are given, and the noun that each is to become."""

    section: str
    noun: type[Noun]
    cells: tuple[Cells, ...]
    source: TableSource
    size: int
    is_text: bool = False
    """Whether it is told already where control signs stand."""
    lacking: bool = False
    """Whether it lacks a column without which there are no rows."""

    def fields(self) -> dict[str, list[Cells]]:
        """The columns by the field they say something of, in the order of the noun."""
        order = list(keys(self.noun))
        found: dict[str, list[Cells]] = {}
        for each in sorted(self.cells, key=lambda each: order.index(each.path[0])):
            found.setdefault(each.path[0], []).append(each)
        return found

    def plain(self, row: int) -> dict[str, object]:
        """A row as a document would write it."""
        said = ((key, nested(self.noun, cells, row)) for key, cells in self.fields().items())
        return {key: value for key, value in said if value is not None}

    def where(self, row: int, data: dict[str, object]) -> Where:
        """A row as the reader of documents looks at one."""
        columns = list(self._columns(data, ()))
        return Where(self.section, self.noun, data, marks_of(self.source, row, columns), 0, Shapes().of(data))

    def column(self, way: Path) -> int:
        """The number of the column that says something of a value."""
        exact = next((each.number for each in self.cells if each.path == way), None)
        if exact is not None:
            return exact
        return next((each.number for each in self.cells if each.path[: len(way)] == way), WHOLE)

    def cell_at(self, steps: Sequence[object]) -> Cells | None:
        """The one column that says a value; None where several say it, or none does."""
        way = tuple(step for step in steps if isinstance(step, str))
        around = [each for each in self.cells if way and each.path == way[: len(each.path)]]
        inside = [each for each in self.cells if way and each.path[: len(way)] == way]
        return around[0] if len(around) == 1 else inside[0] if len(inside) == 1 else None

    def _columns(self, data: object, way: Path) -> Iterator[int]:
        """The column of each value below some data, in the order they stand."""
        inside = data.items() if is_mapping(data) else ((None, each) for each in data) if is_list(data) else ()
        for key, value in inside:
            below = way if key is None else (*way, key)
            column = self.column(below)
            yield self.column(below[:1]) if column == WHOLE else column
            yield from self._columns(value, below)

    def places(self, rows: NDArray[np.int64]) -> TableRows:
        """Where some of the rows stand."""
        return TableRows(self.source, rows, {each.path: each.number for each in self.cells})


def read_rows(rows: Rows, told: Told) -> TableRead:
    """The rows of a table as nouns that are made when they are looked at."""
    faults = Faults()
    lost(rows.noun, rows.cells, faults)
    columns = {key: column_of(rows.noun, key, cells, faults) for key, cells in rows.fields().items()}
    if not rows.lacking:
        _look_at_required(rows, faults)
        _look_at_combinations(rows, columns, faults.marked(rows.size), faults)
    wrong = faults.marked(rows.size)
    refused: dict[int, dict[str, object]] = {}
    for key, reason, some in faults.each():
        if rows.is_text and reason is table_sayings.CONTROL:
            continue
        told.say(len(some), _findings(rows, key, reason, some, refused))
    kept = np.flatnonzero(~wrong & (not rows.lacking))
    _hash_ids(rows.noun, columns)
    table = Table(Stated(rows.noun), _fields(rows.noun, columns), rows.size)
    whole = table if len(kept) == rows.size else table.take(kept)
    return TableRead(whole, rows.places(kept), (), _unread(rows, wrong, refused))


def _hash_ids(noun: type[Noun], columns: Mapping[str, Column[Any]]) -> None:
    """Ids are looked up again and again: their hashes are worked out here, where other tables are read meanwhile."""
    for key, column in columns.items():
        if isinstance(column, Written) and sound_check(noun, key) not in (None, plain_texts):
            column.texts.hashes()


def _unread(rows: Rows, wrong: NDArray[np.bool_], known: Mapping[int, dict[str, object]]) -> tuple[Unread, ...]:
    if rows.lacking:
        return (Unread(rows.source.head(0), section=rows.section),) if rows.size else ()
    return tuple(unread_of(rows, np.flatnonzero(wrong), known))


def unread_of(rows: Rows, wrong: NDArray[np.int64], known: Mapping[int, dict[str, object]]) -> Iterator[Unread]:
    """What is known of rows that were not read."""
    for row in wrong[:MOST_UNREAD].tolist():
        yield unread_row(rows.source.row(row), rows.section, known.get(row) or rows.plain(row))
    if len(wrong) > MOST_UNREAD:
        yield Unread(rows.source.row(int(wrong[MOST_UNREAD])), section=rows.section)


def _fields(noun: type[Noun], columns: Mapping[str, Column[Any]]) -> dict[str, Column[Any]]:
    """The columns by the names of fields, those of which some row states something."""
    names = {written: name for name, written in spelled().items() if name in noun.model_fields}
    return {names.get(key, key): column for key, column in columns.items() if stated(column).any()}


def _look_at_required(rows: Rows, faults: Faults) -> None:
    """Of rows of which another field is refused it is told as well what they lack."""
    wrong, fields = faults.marked(rows.size), rows.fields()
    for key, info in keys(rows.noun).items():
        if info.is_required() and wrong.any():
            empty = ~np.any([each.stated() for each in fields[key]], axis=0)
            faults.add(key, ("missing",), np.flatnonzero(wrong & empty))


def _look_at_combinations(
    rows: Rows, columns: Mapping[str, Column[Any]], wrong: NDArray[np.bool_], faults: Faults
) -> None:
    """What ties fields together is looked at once for each combination: what is stated, and values of closed kinds."""
    right = np.flatnonzero(~wrong)
    if not len(right):
        return
    parts: list[tuple[NDArray[np.int32], int]] = []
    for key, column in columns.items():
        if isinstance(column, Coded) and sound_check(rows.noun, key) is None:
            parts.append((column.codes if len(right) == rows.size else column.codes[right], len(column.values)))
        elif not (there := stated(column)).all():
            parts.append((there[right].astype(np.int32) - 1, 1))
    codes, firsts = combined(parts, len(right))
    reasons: dict[Reason, list[int]] = {}
    for code, first in enumerate(firsts.tolist()):
        still_wanted()
        try:
            rows.noun.model_validate(rows.plain(int(right[first])), by_alias=True, by_name=False)
        except ValidationError as exc:
            reasons.setdefault(reason_of(exc), []).append(code)
    for reason, these in reasons.items():
        faults.add("", reason, right[np.isin(codes, these)])


def _findings(
    rows: Rows, key: str, reason: Reason, some: NDArray[np.int64], refused: dict[int, dict[str, object]]
) -> Iterator[Finding]:
    """What is wrong with some rows in one way: as it is said of rows of documents, or as tables alone have it."""
    for row in some.tolist():
        data = refused[row] = rows.plain(row)
        lost = tuple(refused_ways(data))
        where = rows.where(row, without_ways(data, lost))
        if isinstance(reason, Saying):
            for at in _refused_cells(rows, key, row, reason):
                named, value = shown(".".join(at.path)), shown(str(at.at(row)))
                said = reason.finding(rows.source.cell(row, at.number), subject=where.subject, key=named, value=value)
                yield with_value(said, rows.noun, at, row)
        found = [each for each in _mistakes(where) if not is_met(each.way, lost)]
        mine = [each for each in found if not key or _is_at(each.way, key)]
        for each in mine if mine or isinstance(reason, Saying) else found[:1]:
            cell = None if each.missing else rows.cell_at(each.steps)
            yield with_value(finding(each), rows.noun, cell, row)


def _is_at(way: Sequence[object], key: str) -> bool:
    """Whether a way leads to what a key names, or further; a field within another has both, with a dot."""
    named = tuple(key.split("."))
    return tuple(way[: len(named)]) == named


def _refused_cells(rows: Rows, key: str, row: int, reason: Saying) -> list[Cells]:
    """The cells of a field that are refused for a reason; one for a reason that is about the field as a whole."""
    said = [each for each in rows.cells if _is_at(each.path, key) and each.at(row) is not None]
    if reason in (table_sayings.TWO_FORMS, DIGITS_LOST):
        return said[:1]
    return [each for each in said if _why(each.at(row)) == reason] or said[:1]


def _why(value: object) -> Reason:
    if isinstance(value, float):
        return table_sayings.A_FLOAT
    return next(refusals(value), table_sayings.NO_VALUE)


def _mistakes(where: Where) -> list[Mistake]:
    try:
        where.noun.model_validate(where.data, by_alias=True, by_name=False)
    except ValidationError as exc:
        return mistakes(where, exc)
    return []
