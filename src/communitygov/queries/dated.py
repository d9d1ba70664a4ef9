"""The stretches of a span between the edges of dated rows, and which of them are alike."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field, frozen

from communitygov.model.columns import Period
from communitygov.model.plain import fields_of
from communitygov.structure.build import Structure
from communitygov.structure.periods import periods_of, says_for_each

if TYPE_CHECKING:
    from communitygov.model.noun import Row

Content = Callable[[int, "Row"], Hashable]

ONCE: Mapping[str, str] = {
    "people": "people_by_id",
    "organisations": "organisations",
    "shifts": "shifts",
    "duties": "duties_by_id",
}
"""Sections whose rows are found by their ids, and what of a structure finds them."""

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
    for section, say in _sections(structure):
        for at, row in _changing(structure, section, start, end):
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


def _sections(structure: Structure) -> Iterator[tuple[str, Content | None]]:
    """Every section of rows that may begin or end, and what they say; None where other rows may take edges over."""
    register = structure.register
    made = says_for_each(register, "posts") or says_for_each(register, "teams")
    yield "posts", None
    yield "teams", None
    yield "appointments", None if made else _said
    yield "shares", None if says_for_each(register, "shares") else _numbered
    yield from ((section, _said) for section in (*ONCE, "switches", "exemptions", "links"))


def _changing(structure: Structure, section: str, start: datetime, end: datetime) -> Iterator[tuple[int, "Row"]]:
    """The rows that begin or end inside a span, each with its number; no other row is made a noun.

    Of rows found by their id only the first counts, here as in every answer.
    """
    periods = periods_of(structure.register, section)
    inside = np.array([_is_inside(period, start, end) for period in periods.values], dtype=np.bool_)
    rows, known = getattr(structure.register, section), _first(structure, section)
    for at in np.flatnonzero(inside[periods.codes]).tolist():
        row = rows[at]
        if known is None or known.get(row.id) == row:
            yield at, row


def _first(structure: Structure, section: str) -> Mapping[str, Any] | None:
    """The rows of a section by their ids, if that is how they are found."""
    found: Mapping[str, Any] | None = getattr(structure, ONCE[section]) if section in ONCE else None
    return found


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
