"""What is not answered, grouped by state, duty and place, with equal answers in one row."""

from typing import Any

import numpy as np
from attrs import define, field

from communitygov.base.ref import Ref
from communitygov.base.time import Instant
from communitygov.engine.bulk import Targets
from communitygov.engine.found import CODE, STATES, UNANSWERED, Found
from communitygov.engine.paint import by_number
from communitygov.engine.row import Row
from communitygov.model.duty import Duty
from communitygov.queries.answer import Entry
from communitygov.queries.asked import now_at
from communitygov.queries.by import whole
from communitygov.queries.covered import Gap, MadeUp
from communitygov.queries.listing import Lister
from communitygov.queries.made_up import made_up_rows
from communitygov.queries.naming import name_of
from communitygov.queries.pieces import Piece
from communitygov.structure.build import Structure
from communitygov.structure.places import Ints

Entries = tuple[Entry, ...]

MOST_GAPS = 1000
"""The gaps listed, the heaviest first; counts always cover them all."""
MOST_GROUPS = 4 * MOST_GAPS
"""The groups of places whose answers are compared for the list, the heaviest first."""
MOST_WAITING = 4 * MOST_GROUPS
"""The groups that wait to be listed: of more, the lightest are let go."""
MOST_PLACES = 5
"""The places of a gap that are named."""


@define(eq=False)
class _Group:
    """One gap in the making."""

    duty: Duty
    state: str
    targets: Targets
    instant: Instant
    first: int
    rows: Ints
    count: float


@define(eq=False)
class Gaps:
    """Gathers what is not answered."""

    structure: Structure
    mode: str | None
    groups: list[_Group] = field(factory=list[_Group])
    left_out: int = 0
    """How many gaps, or groups of places that may be part of one, are not listed."""
    _rows: list[Gap] = field(factory=list[Gap])
    _sets: dict[bytes, Ints] = field(factory=dict[bytes, Ints])

    def add(self, duty: Duty, targets: Targets, found: Found, piece: Piece) -> None:
        """Gather what one duty leaves unanswered in one piece of time."""
        unanswered = np.flatnonzero(np.isin(found.states, [CODE[state] for state in UNANSWERED]))
        groups = found.group[unanswered]
        members = unanswered[by_number(groups)]
        ends = np.cumsum(np.bincount(groups, minlength=len(found.first))).tolist()
        for number, first in enumerate(found.first.tolist()):
            within = members[ends[number - 1] if number else 0 : ends[number]]
            count = float(targets.weights[within].sum()) * piece.factor / piece.units
            if count:
                rows, state = self._shared(targets.rows[within]), STATES[found.states[first]]
                self.groups.append(_Group(duty, state, targets, piece.instant, first, rows, count))
        if len(self.groups) > MOST_WAITING:
            self._keep_heaviest()

    def _shared(self, rows: Ints) -> Ints:
        """The same rows as one array, however many groups have them: a span asks again and again."""
        return self._sets.setdefault(rows.tobytes(), rows) if len(rows) > 1 else rows

    def _keep_heaviest(self) -> None:
        """Keep the heaviest groups only; of as heavy ones those by state, duty and instant."""
        order = {state: at for at, state in enumerate(UNANSWERED)}
        self.groups.sort(key=lambda group: (-group.count, order[group.state], group.duty.id))
        self.left_out += len(self.groups[MOST_GROUPS:])
        del self.groups[MOST_GROUPS:]
        kept = {id(group.rows) for group in self.groups}
        self._sets = {key: rows for key, rows in self._sets.items() if id(rows) in kept}

    def rows(self) -> tuple[Gap, ...]:
        """The gaps, the heaviest first."""
        if self._rows:
            return tuple(self._rows)
        order = {state: at for at, state in enumerate(UNANSWERED)}
        self._keep_heaviest()
        by_instant = sorted(range(len(self.groups)), key=lambda at: self.groups[at].instant.at)
        entries = {at: self._entries(self.groups[at]) for at in by_instant}
        alike: dict[tuple[str, str, Entries, Entries], list[_Group]] = {}
        for at, group in enumerate(self.groups):
            alike.setdefault((group.state, group.duty.id, *entries[at]), []).append(group)
        found = [self._gap(groups, backstop, lead) for (*_, backstop, lead), groups in alike.items()]
        found.sort(key=lambda gap: (-gap.count, order[gap.state], gap.duty, gap.places))
        gaps = found[:MOST_GAPS]
        self.left_out += len(found) - len(gaps)
        self._rows = sorted(gaps, key=lambda gap: (order[gap.state], gap.duty, -gap.count, gap.places))
        return tuple(self._rows)

    def _entries(self, group: _Group) -> tuple[Entries, Entries]:
        """Who answers further out, and who leads perhaps or as a rival."""
        row = int(group.targets.rows[group.first])
        now = now_at(self.structure, group.instant)
        asked = Row(now, group.targets.spot(now, row), group.duty, self.mode)
        lister = Lister(asked, asked.worlds())
        return lister.backstop(), lister.lead()

    def _gap(self, groups: list[_Group], backstop: Entries, lead: Entries) -> Gap:
        """One gap of groups with equal answers."""
        first = groups[0]
        counted = {(group.targets.virtual, row) for group in groups for row in group.rows.tolist()}
        rows = np.unique(np.concatenate([group.rows for group in groups]))
        places = dict.fromkeys(self.structure.tree.id(row) for row in rows[: 4 * MOST_PLACES].tolist())
        return Gap(
            state=first.state,
            duty=Ref("duty", first.duty.id),
            within=self._within(rows),
            places=tuple(Ref("place", text) for text in list(places)[:MOST_PLACES]),
            rows=len(counted),
            count=whole(sum(group.count for group in groups)),
            backstop=backstop,
            lead=lead,
            made_up=self._made_up(first.duty, rows, (*backstop, *lead)),
        )

    def _made_up(self, duty: Duty, rows: Ints, entries: Entries) -> MadeUp:
        if duty.made_up or any(entry.made_up for entry in entries):
            return "all"
        marked = int(made_up_rows(self.structure)[rows].sum())
        return "none" if marked == 0 else "all" if marked == len(rows) else "some"

    def _within(self, rows: Ints) -> Ref | None:
        """The innermost place that holds all rows; None where none does."""
        tree = self.structure.tree
        first, last = int(rows[0]), int(rows[-1])
        row = first
        while row >= 0 and (int(tree.end[row]) <= last or tree.block[row]):
            row = int(tree.parent[row])
        return None if row < 0 else Ref("place", tree.id(row))

    def names(self, duties: list[Duty]) -> dict[str, Any]:
        """Names of the duties and places of the gaps."""
        texts = {f"duty:{duty.id}" for duty in duties}
        for gap in self.rows():
            texts |= {str(place) for place in (gap.within, *gap.places) if place is not None}
            texts |= {str(entry.post) for entry in (*gap.backstop, *gap.lead) if entry.post is not None}
        named = {text: name_of(self.structure, text) for text in sorted(texts)}
        return {text: name for text, name in named.items() if name is not None}
