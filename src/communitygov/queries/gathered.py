"""Gaps in the making: what equal answers come to over pieces of time, added up before any of them is let go."""

from collections import defaultdict
from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from attrs import define, field

from communitygov.engine.found import UNANSWERED
from communitygov.queries.answer import Entry
from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

Entries = tuple[Entry, ...]

MOST_GROUPS = 4000
"""The gaps that stay when some are let go, the heaviest."""
MOST_WAITING = 4 * MOST_GROUPS
"""The gaps that are added up at once: of more, the lightest are let go."""
MOST_ROWS = 50_000_000
"""The rows of places kept for all of them together."""
MOST_SETS = 16
"""The sets of places of one gap that are kept apart: gaps of equal places share them."""
ORDER = {state: at for at, state in enumerate(UNANSWERED)}


class Equal(NamedTuple):
    """What answers of one gap have in common."""

    duty: str
    state: str
    backstop: Entries
    lead: Entries

    @property
    def sort_key(self) -> tuple[object, ...]:
        """An order that no order of rows can change."""
        return ORDER[self.state], self.duty, *(entry.sort_key for entry in (*self.backstop, *self.lead))


@define(eq=False)
class Sum:
    """What equal answers come to."""

    duty: "Duty"
    units: float = 0
    """Their weight, times the units of each piece."""
    since: datetime = datetime.max
    until: datetime | None = None
    sets: dict[tuple[str, bytes], Ints] = field(factory=dict[tuple[str, bytes], Ints])
    """The places, by what a block of them stands for and a digest of the rows."""

    def places(self) -> dict[str, Ints]:
        """All the rows, by what a block of them stands for."""
        of: dict[str, list[Ints]] = {}
        for (virtual, _), rows in self.sets.items():
            of.setdefault(virtual, []).append(rows)
        return {virtual: np.unique(np.concatenate(sets)) for virtual, sets in of.items()}


class Met(NamedTuple):
    """Equal answers in one piece of time."""

    virtual: str
    rows: Ints
    units: float
    since: datetime
    until: datetime | None


@define(eq=False)
class Gathered:
    """Adds up gaps; what is let go stays let go, and is counted."""

    sums: dict[Equal, Sum] = field(factory=dict[Equal, Sum])
    let_go: set[int] = field(factory=set[int])
    """The gaps let go, by a hash of what their answers have in common."""
    units: defaultdict[str, float] = field(factory=lambda: defaultdict[str, float](float))
    """What those let go come to, by state."""
    _sets: dict[bytes, Ints] = field(factory=dict[bytes, Ints])
    _rows: int = 0

    def add(self, duty: "Duty", equal: Equal, met: Met) -> None:
        """Add equal answers of one more piece."""
        if self.let_go and hash(equal) in self.let_go:
            self.units[equal.state] += met.units
            return
        found = self.sums.get(equal)
        if found is None:
            found = self.sums[equal] = Sum(duty)
        found.units += met.units
        found.since = min(found.since, met.since)
        found.until = met.until if found.until is None or met.until is None else max(found.until, met.until)
        self._keep(found, met.virtual, met.rows)
        if len(found.sets) > MOST_SETS:
            self._unite(found)
        if self._rows > MOST_ROWS:
            self._let_places_go()
        if len(self.sums) > MOST_WAITING:
            self.keep_heaviest(MOST_GROUPS)

    def _keep(self, found: Sum, virtual: str, rows: Ints) -> None:
        """Keep places under a digest: the same rows are one array, however many gaps have them."""
        digest = blake2b(rows.tobytes(), digest_size=16).digest()
        if digest not in self._sets:
            self._sets[digest] = rows.copy() if rows.base is not None else rows
            self._rows += len(rows)
        found.sets[virtual, digest] = self._sets[digest]

    def _unite(self, found: Sum) -> None:
        places = found.places()
        found.sets = {}
        for virtual, rows in places.items():
            self._keep(found, virtual, rows)

    def _let_places_go(self) -> None:
        """Keep one set of places for each gap, and of gaps the heaviest half as long as that is too much."""
        for found in self.sums.values():
            self._unite(found)
        self._forget_sets()
        while self._rows > MOST_ROWS // 2 and len(self.sums) > 1:
            self.keep_heaviest(len(self.sums) // 2)

    def keep_heaviest(self, most: int) -> None:
        """Let go all but the heaviest; of as heavy ones the order of states, duties and entries decides."""
        if len(self.sums) <= most:
            return
        ordered = sorted(self.sums, key=lambda equal: (-self.sums[equal].units, equal.sort_key))
        for equal in ordered[most:]:
            self.units[equal.state] += self.sums.pop(equal).units
            self.let_go.add(hash(equal))
        self._forget_sets()

    def _forget_sets(self) -> None:
        used = {digest for found in self.sums.values() for _, digest in found.sets}
        self._sets = {digest: rows for digest, rows in self._sets.items() if digest in used}
        self._rows = sum(map(len, self._sets.values()))
