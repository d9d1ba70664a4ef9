"""The stretches of a span between the edges of dated rows, and which of them are alike."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field, frozen

from communitygov.model.columns import Period, Periods, words_stated
from communitygov.model.plain import fields_of
from communitygov.model.table import Table
from communitygov.structure.build import Structure
from communitygov.structure.by_id import RowsById

if TYPE_CHECKING:
    from communitygov.model.noun import Row

Rows = Sequence[Any] | Mapping[str, Any]
Content = Callable[[int, "Row"], Hashable]

UNREAD = frozenset({"since", "until", "through", "source", "note", "attributes"})
"""Fields that no answer depends on while a row is in force."""
UNNAMED = frozenset({"switch", "exemption", "link"})
"""Nouns whose id no answer shows."""


@frozen
class Stretch:
    """Time in which no dated row begins or ends; two of one state have the same rows in force."""

    start: datetime
    end: datetime
    state: Hashable


def stretches(structure: Structure, start: datetime, end: datetime) -> Iterator[Stretch]:
    """The stretches of a span, in order."""
    changes: dict[datetime, list[tuple[Hashable, int]]] = {start: []}
    for rows, say in _sections(structure):
        for at, row in _changing(rows, start, end):
            since, until = row.period
            said = None if say is None else say(at, row)
            if said is None:
                for edge in (since, until):
                    if edge is not None and start < edge < end:
                        changes.setdefault(edge, []).append((None, 1))
                continue
            changes.setdefault(start if since is None or since <= start else since, []).append((said, 1))
            if until is not None and until < end:
                changes.setdefault(until, []).append((said, -1))
    numbers = {content: at for at, content in enumerate(dict.fromkeys(c for each in changes.values() for c, _ in each))}
    counts = Counts(len(numbers))
    edges = sorted(changes)
    for edge, following in zip(edges, [*edges[1:], end], strict=True):
        for content, by in changes[edge]:
            counts.add(numbers[content], by)
        yield Stretch(edge, following, counts.state)


def _sections(structure: Structure) -> Iterator[tuple[Rows, Content | None]]:
    """Every section of rows that may begin or end, and what they say; None where other rows may take edges over.

    Of rows found by their id only the first counts, here as in every answer.
    """
    register = structure.register
    made = bool(words_stated(register.posts, "for_each") or words_stated(register.teams, "for_each"))
    spread = bool(words_stated(register.shares, "for_each"))
    yield register.posts, None
    yield register.teams, None
    yield register.appointments, None if made else _said
    yield register.shares, None if spread else _numbered
    named = (structure.people_by_id, structure.organisations, structure.shifts, structure.duties_by_id)
    unnamed = (register.switches, register.exemptions, register.links)
    yield from ((rows, _said) for rows in (*named, *unnamed))


def _changing(rows: Rows, start: datetime, end: datetime) -> Iterator[tuple[int, "Row"]]:
    """The rows that begin or end inside a span, each with its number; of a table no other row is made a noun."""
    table = rows.rows if isinstance(rows, RowsById) else rows
    if isinstance(table, Table):
        periods = Periods.of(table)
        inside = np.array([_is_inside(period, start, end) for period in periods.values], dtype=np.bool_)[periods.codes]
        if isinstance(rows, RowsById):
            inside[rows.twice] = False
        yield from ((at, table[at]) for at in np.flatnonzero(inside).tolist())
        return
    each = rows.values() if isinstance(rows, Mapping) else rows
    yield from ((at, row) for at, row in enumerate(each) if _is_inside(row.period, start, end))


def _is_inside(period: Period, start: datetime, end: datetime) -> bool:
    return any(edge is not None and start < edge < end for edge in period)


def _numbered(at: int, row: "Row") -> Hashable:
    """A row that stands for itself alone."""
    return row.noun, at


def _said(at: int, row: "Row") -> Hashable:
    """What a row says while it is in force; no answer shows the id of a switch, an exemption or a link."""
    del at
    unread = UNREAD | {"id"} if row.noun in UNNAMED else UNREAD
    return row.noun, *(getattr(row, name) for name in fields_of(row) if name not in unread)


@define(eq=False)
class Counts:
    """How often each of some things is there; one number stands for all the counts, and equal counts have one."""

    size: int
    _nodes: list[int] = field(init=False)
    _numbers: dict[tuple[int, int], int] = field(factory=dict[tuple[int, int], int])

    def __attrs_post_init__(self) -> None:
        self.size = 1 << max(0, self.size - 1).bit_length()
        self._nodes = [0] * (2 * self.size)
        for at in reversed(range(1, self.size)):
            self._renumber(at)

    def add(self, at: int, by: int) -> None:
        """Count one of them again, or less."""
        at += self.size
        self._nodes[at] += by
        while at > 1:
            at //= 2
            self._renumber(at)

    @property
    def state(self) -> int:
        """The number of the counts."""
        return self._nodes[1]

    def _renumber(self, at: int) -> None:
        pair = self._nodes[2 * at], self._nodes[2 * at + 1]
        self._nodes[at] = self._numbers.setdefault(pair, len(self._numbers))
