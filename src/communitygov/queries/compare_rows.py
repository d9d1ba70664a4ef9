"""Which rows of two sections may differ: told by columns where they are tables, so that no other row is made."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import Periods
from communitygov.model.parts import Chained
from communitygov.model.table import Column, Table, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from communitygov.model.noun import Row
    from communitygov.structure.places import Bools

R = TypeVar("R", bound="Row")


def rows_that_may_differ(
    rows: "tuple[Sequence[R], Sequence[R]]", at: tuple[datetime, datetime], field: str, key: "Callable[[R], str]"
) -> "tuple[Iterable[R], Iterable[R]]":
    """Of two sections the rows whose key is that of a row that may say something else, or is in force in one only.

    ``at`` are the instants of both; ``field`` is where the key is stated, as far as it is.
    """
    if rows[0] is rows[1] and at[0] == at[1]:
        return (), ()
    chosen = _chosen(rows, at)
    if chosen is None:
        return rows
    keys = frozenset(key(side[row]) for side, numbers in zip(rows, chosen, strict=True) for row in numbers)
    return _with_keys(rows[0], field, key, keys), _with_keys(rows[1], field, key, keys)


def _chosen(
    rows: "tuple[Sequence[R], Sequence[R]]", at: tuple[datetime, datetime]
) -> tuple[list[int], list[int]] | None:
    """The numbers of rows that may differ; None where the two cannot be told row by row."""
    one, other = rows
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _of_tuples(one, other, at)
    if not (isinstance(one, Table) and isinstance(other, Table)) or len(one) != len(other):
        return None
    found = np.zeros(len(one), dtype=np.bool_)
    for name in one.columns.keys() | other.columns.keys():
        differs = _differs(one.columns.get(name), other.columns.get(name), len(one))
        if differs is None:
            return None
        found |= differs
    if at[0] != at[1]:
        found |= Periods.of(one).in_force(at[0]) != Periods.of(other).in_force(at[1])
    numbers: list[int] = np.flatnonzero(found).tolist()
    return numbers, numbers


def _of_tuples(
    one: "tuple[Row, ...]", other: "tuple[Row, ...]", at: tuple[datetime, datetime]
) -> tuple[list[int], list[int]]:
    """The numbers of rows that are not the same one, or not in force in both."""
    fewer, same = min(len(one), len(other)), at[0] == at[1]
    pairs = enumerate(zip(one, other, strict=False))
    found = [
        row
        for row, (mine, its) in pairs
        if mine is not its or not (same or mine.in_force(at[0]) == its.in_force(at[1]))
    ]
    return [*found, *range(fewer, len(one))], [*found, *range(fewer, len(other))]


def _differs(one: Column[Any] | None, other: Column[Any] | None, many: int) -> "Bools | None":
    """Where two columns state other values; None where that is not seen at once."""
    if one is other:
        return np.zeros(many, dtype=np.bool_)
    if one is None or other is None:
        stated = other if one is None else one
        return stated.codes >= 0 if isinstance(stated, Coded) else None
    if isinstance(one, Coded) and isinstance(other, Coded):
        fewer = min(len(one.values), len(other.values))
        alike = all(mine is its for mine, its in zip(one.values, other.values[:fewer], strict=False))
        return np.asarray(one.codes != other.codes) if alike else None
    if isinstance(one, Written) and isinstance(other, Written):
        rows = np.arange(many)
        return ~one.texts.are(other.texts, rows, rows)
    for mine, its in ((one, other), (other, one)):
        if isinstance(its, Chained) and its.columns[0] is mine:
            return np.asarray((its.which != 0) | (its.rows != np.arange(many)))
    return None


def _with_keys(rows: "Sequence[R]", field: str, key: "Callable[[R], str]", keys: frozenset[str]) -> "Iterable[R]":
    """The rows that have one of some keys; of a table that states it in a column no other is made."""
    if not keys:
        return ()
    column = rows.columns.get(field) if isinstance(rows, Table) else None
    if not isinstance(column, Written) or not column.texts.lengths.all():
        return (row for row in rows if key(row) in keys)
    among = TextIndex.of(Texts.of(sorted(keys))).find_all(column.texts) >= 0
    return (rows[at] for at in np.flatnonzero(among).tolist())
