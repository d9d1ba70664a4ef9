"""The stretches of a span between the edges of dated rows, and which of them are alike."""

from collections.abc import Hashable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from communitygov.model.plain import fields_of
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from communitygov.model.noun import Row

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
    for row, content in _rows(structure):
        since, until = row.period
        inside = [edge for edge in (since, until) if edge is not None and start < edge < end]
        if inside and content is None:
            for edge in inside:
                changes.setdefault(edge, []).append((None, 1))
        elif inside:
            changes.setdefault(start if since is None or since <= start else since, []).append((content, 1))
            if until is not None and until < end:
                changes.setdefault(until, []).append((content, -1))
    numbers = {content: at for at, content in enumerate(dict.fromkeys(c for each in changes.values() for c, _ in each))}
    counts = Counts(len(numbers))
    edges = sorted(changes)
    for edge, following in zip(edges, [*edges[1:], end], strict=True):
        for content, by in changes[edge]:
            counts.add(numbers[content], by)
        yield Stretch(edge, following, counts.state)


def _rows(structure: Structure) -> Iterator[tuple["Row", Hashable]]:
    """Every row that may begin or end, and what it says; None for one whose edges other rows may take over.

    Of rows found by their id only the first counts, here as in every answer.
    """
    register = structure.register
    made = any(row.for_each is not None for rows in (register.posts, register.teams) for row in rows)
    spread = any(row.for_each is not None for row in register.shares)
    yield from ((row, None) for row in (*register.posts, *register.teams))
    yield from ((row, None if made else _said(row)) for row in register.appointments)
    yield from ((row, None if spread else ("share", at)) for at, row in enumerate(register.shares))
    named = (structure.people_by_id, structure.organisations, structure.shifts, structure.duties_by_id)
    unnamed = (register.switches, register.exemptions, register.links)
    yield from ((row, _said(row)) for rows in named for row in rows.values())
    yield from ((row, _said(row)) for rows in unnamed for row in rows)


def _said(row: "Row") -> Hashable:
    """What a row says while it is in force; no answer shows the id of a switch, an exemption or a link."""
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
