"""What the rows of a section state in one field, as a column: of a tuple of nouns, and of a `Table` without a noun."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.texts import Texts
from communitygov.base.time import Moment, end_of, start_of
from communitygov.model.parts import Chained
from communitygov.model.table import Column, Table, Written

if TYPE_CHECKING:
    from communitygov.model.noun import Row

Period = tuple[datetime | None, datetime | None]
"""First instant in force and first instant no longer so; None where open."""

SLASH = ord("/")


def coded(rows: Sequence[Any], field: str) -> Coded[Any]:
    """The values of a field, each kept once, in the order of the rows; None is `NOT_STATED`."""
    if not isinstance(rows, Table):
        return coded_values(map(attrgetter(field), rows))
    column = rows.columns.get(field)
    return Coded(np.full(len(rows), NOT_STATED, dtype=np.int32), ()) if column is None else _coded(column)


def _coded(column: Column[Any]) -> Coded[Any]:
    if isinstance(column, Coded):
        return column
    if isinstance(column, Written):
        each = coded_texts(column.texts)
        return Coded(each.codes, tuple(map(column.read, each.values)))
    if isinstance(column, Chained):
        return _coded_chain(column)
    return coded_values(column[row] for row in range(len(column)))


def _coded_chain(column: Chained[Any]) -> Coded[Any]:
    """Columns one behind the other: each is coded by itself, and equal values of several are one."""
    known: dict[Any, int] = {}
    codes = np.full(len(column), NOT_STATED, dtype=np.int32)
    for number, each in enumerate(column.columns):
        rows = np.flatnonzero(column.which == number)
        if each is not None and len(rows):
            part = _coded(each)
            new = [*(known.setdefault(value, len(known)) for value in part.values), NOT_STATED]
            codes[rows] = np.array(new, dtype=np.int32)[part.codes[column.rows[rows]]]
    return Coded(codes, tuple(known))


def stated(rows: Sequence[Any], row: int, field: str, left_out: Any = None) -> Any:
    """What one row says in a field; of a table nothing else of the row is read."""
    if not isinstance(rows, Table):
        return getattr(rows[row], field)
    column = rows.columns.get(field)
    value = None if column is None else column[row]
    return left_out if value is None else value


def coded_values(values: Iterable[Any]) -> Coded[Any]:
    """A coded column of some values."""
    known: dict[Any, int] = {None: NOT_STATED}
    codes = [known.setdefault(value, len(known) - 1) for value in values]
    return Coded(np.array(codes, dtype=np.int32), tuple(known)[1:])


def coded_texts(texts: Texts) -> Coded[str]:
    """A coded column of some texts; an empty one is not stated."""
    codes, values = distinct(texts)
    return Coded(codes, tuple(values))


def distinct(texts: Texts) -> tuple[NDArray[np.int32], Texts]:
    """A code for each text, and the different texts, in the order in which they are first met; -1 for empty ones."""
    first = texts.firsts()
    first[texts.lengths == 0] = NOT_STATED
    at: NDArray[np.int64] = np.flatnonzero(first == np.arange(len(texts)))
    number = np.full(len(texts) + 1, NOT_STATED, dtype=np.int32)  # the last is for none
    number[at] = np.arange(len(at), dtype=np.int32)
    return number[first], texts.take(at)


def texts(rows: Sequence[Any], field: str, plain: Callable[[Any], str] = str) -> Texts:
    """The values of a field as texts, such as ``plain`` writes them; empty where none is stated."""
    if not isinstance(rows, Table):
        return Texts.of("" if value is None else plain(value) for value in map(attrgetter(field), rows))
    column = rows.columns.get(field)
    if isinstance(column, Written):
        return column.texts
    each = coded(rows, field)
    return Texts.of((*map(plain, each.values), "")).take(each.codes)  # -1 is the last, which is empty


def words_stated(rows: Sequence[Any], field: str) -> set[Any]:
    """The different values that rows state in a field."""
    if isinstance(rows, Table):
        column = coded(rows, field)
        return {column.values[code] for code in np.unique(column.codes).tolist() if code != NOT_STATED}
    return {value for value in map(attrgetter(field), rows) if value is not None}


def rows_with(rows: Sequence[Any], field: str, wanted: Callable[[Any], object]) -> list[int]:
    """The rows whose value in a field is wanted; each different value is looked at once.

    ``wanted`` may be the ``__eq__`` of a value: one that cannot be compared with it is not wanted.
    """
    column = coded(rows, field)
    answers = (wanted(value) for value in column.values)
    are = [answer is not NotImplemented and bool(answer) for answer in answers]
    which = np.array([*are, False], dtype=np.bool_)  # -1 is the last, which is none
    found: list[int] = np.flatnonzero(which[column.codes]).tolist()
    return found


def within_entrances(rows: Sequence[Any], field: str) -> Iterator[str]:
    """What the rows name in a field and what may be a floor or a home of a layout: ids with two ``/`` or more."""
    if isinstance(rows, Table):
        column = rows.columns.get(field)
        if isinstance(column, Written):
            said = column.texts
            many = np.bincount(np.searchsorted(said.offsets, np.flatnonzero(said.data == SLASH), "right") - 1)
            values: Iterable[Any] = [column.read(text) for text in said.take(np.flatnonzero(many > 1))]
        else:
            values = coded(rows, field).values
    else:
        values = map(attrgetter(field), rows)
    for value in values:
        if isinstance(value, str):
            if value.count("/") > 1:
                yield value
        elif value:
            yield from (text for text in value if text.count("/") > 1)


@frozen(eq=False)
class Periods:
    """When each row of a section is in force."""

    codes: NDArray[np.int64]
    """A number for each row; rows with one number are in force together."""
    values: tuple[Period, ...]

    @classmethod
    def of(cls, rows: "Sequence[Row]") -> "Periods":
        """Look at each period once, however many rows state it."""
        since, until, through = (coded(rows, field) for field in ("since", "until", "through"))
        if not (since.values or until.values or through.values):
            return cls(np.zeros(len(rows), dtype=np.int64), ((None, None),))
        ends, lasts = len(until.values) + 1, len(through.values) + 1
        joined = ((since.codes.astype(np.int64) + 1) * ends + until.codes + 1) * lasts + through.codes + 1
        met, codes = np.unique(joined, return_inverse=True)
        values: list[Period] = []
        for number in met.tolist():
            start, rest = divmod(number, ends * lasts)
            values.append(_period(_of(since, start), _of(until, rest // lasts), _of(through, rest % lasts)))
        return cls(codes.astype(np.int64), tuple(values))

    @property
    def edges(self) -> set[datetime]:
        """Every instant at which a row begins or ends."""
        return {edge for period in self.values for edge in period if edge is not None}

    def in_force(self, at: datetime | None) -> NDArray[np.bool_]:
        """Which rows are in force at an instant; all of them where there is none."""
        there = [
            at is None or ((start is None or start <= at) and (end is None or at < end)) for start, end in self.values
        ]
        return np.array(there, dtype=np.bool_)[self.codes]


def _of(column: Coded[Moment], number: int) -> Moment | None:
    return column.values[number - 1] if number else None


def _period(since: Moment | None, until: Moment | None, through: Moment | None) -> Period:
    return None if since is None else start_of(since), end_of(until, through)
