"""What is not answered, grouped by state, duty and place, with equal answers in one row."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from attrs import define, field

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.time import Instant
from communitygov.engine.bulk import Targets
from communitygov.engine.found import CODE, STATES, UNANSWERED, Found
from communitygov.engine.paint import by_number
from communitygov.engine.row import Row
from communitygov.queries.asked import now_at
from communitygov.queries.by import whole
from communitygov.queries.covered import Gap, MadeUp
from communitygov.queries.gathered import MOST_GROUPS, ORDER, Entries, Equal, Gathered, Met, Sum
from communitygov.queries.listing import Lister
from communitygov.queries.naming import name_of
from communitygov.queries.pieces import Piece
from communitygov.structure.build import Structure
from communitygov.structure.made_up_rows import made_up_rows
from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

MOST_GAPS = 1000
"""The gaps listed, the heaviest first; counts always cover them all."""
MOST_PLACES = 5
"""The places of a gap that are named."""


class _Group(NamedTuple):
    """Places that one duty leaves unanswered alike in one piece of time."""

    duty: "Duty"
    state: str
    targets: Targets
    first: int
    rows: Ints
    units: float


@define(eq=False)
class Gaps:
    """Gathers what is not answered."""

    structure: Structure
    mode: str | None
    units: int = 1
    """How many units are one."""
    left_out: int = 0
    """How many gaps are not listed; at one instant some of them may be parts of others."""
    _gathered: Gathered = field(factory=Gathered)
    _groups: list[_Group] = field(factory=list[_Group])
    _left: defaultdict[str, float] = field(factory=lambda: defaultdict[str, float](float))
    _rows: list[Gap] | None = None

    def add(self, duty: "Duty", targets: Targets, found: Found, piece: Piece) -> None:
        """Gather what one duty leaves unanswered in one piece of time."""
        unanswered = np.flatnonzero(np.isin(found.states, [CODE[state] for state in UNANSWERED]))
        groups = found.group[unanswered]
        members = unanswered[by_number(groups)]
        ends = np.cumsum(np.bincount(groups, minlength=len(found.first))).tolist()
        for number, first in enumerate(found.first.tolist()):
            within = members[ends[number - 1] if number else 0 : ends[number]]
            units = float(targets.weights[within].sum()) * piece.factor
            if units:
                rows, state = targets.rows[within], STATES[found.states[first]]
                self._groups.append(_Group(duty, state, targets, first, rows, units))

    def end(self, piece: Piece) -> None:
        """Add up what a piece of time has left unanswered. Of one instant that is all, the heaviest groups do."""
        self.units = piece.units
        if piece.seconds is None:
            self._groups.sort(key=lambda group: (-group.units, ORDER[group.state], group.duty.id))
            self.left_out += len(self._groups[MOST_GROUPS:])
            for group in self._groups[MOST_GROUPS:]:
                self._left[group.state] += group.units
            del self._groups[MOST_GROUPS:]
        since, until = piece.instant.at, piece.until
        for group in self._groups:
            equal = Equal(group.duty.id, group.state, *self._entries(group, piece.instant))
            self._gathered.add(group.duty, equal, Met(group.targets.virtual, group.rows, group.units, since, until))
        self._groups.clear()

    def _entries(self, group: _Group, instant: Instant) -> tuple[Entries, Entries]:
        """Who answers further out, and who leads perhaps or as a rival."""
        row = int(group.targets.rows[group.first])
        now = now_at(self.structure, instant)
        asked = Row(now, group.targets.spot(now, row), group.duty, self.mode)
        lister = Lister(asked, asked.telling(asked.worlds()))
        return lister.backstop(), lister.lead()

    def rows(self) -> tuple[Gap, ...]:
        """The gaps, the heaviest first in each duty and state."""
        if self._rows is None:
            gathered = self._gathered
            gathered.keep_heaviest(MOST_GROUPS)
            pairs = [(summed.units, self._gap(equal, summed)) for equal, summed in gathered.sums.items()]
            pairs.sort(key=lambda pair: (-pair[0], ORDER[pair[1].state], pair[1].duty, pair[1].places))
            let_go = [(units, gap.state) for units, gap in pairs[MOST_GAPS:]]
            for units, state in [*let_go, *((units, state) for state, units in gathered.units.items())]:
                self._left[state] += units
            self.left_out += len(gathered.let_go) + len(let_go)
            gaps = [gap for _, gap in pairs[:MOST_GAPS]]
            self._rows = sorted(gaps, key=lambda gap: (ORDER[gap.state], gap.duty, -gap.count, gap.places))
        return tuple(self._rows)

    def left_out_states(self) -> FrozenMap[str, float]:
        """What the gaps that are not listed come to, by state; ask for the rows first."""
        return FrozenMap(
            {state: whole(self._left[state] / self.units) for state in UNANSWERED if self._left.get(state)}
        )

    def _gap(self, equal: Equal, summed: Sum) -> Gap:
        """One gap of equal answers."""
        each = summed.places()
        rows = next(iter(each.values())) if len(each) == 1 else np.unique(np.concatenate(list(each.values())))
        places = dict.fromkeys(self.structure.tree.id(row) for row in rows[: 4 * MOST_PLACES].tolist())
        span = summed.until is not None
        return Gap(
            state=equal.state,
            duty=Ref("duty", equal.duty),
            within=self._within(rows),
            places=tuple(Ref("place", text) for text in list(places)[:MOST_PLACES]),
            rows=sum(map(len, each.values())),
            count=whole(summed.units / self.units),
            backstop=equal.backstop,
            lead=equal.lead,
            made_up=self._made_up(summed.duty, rows, (*equal.backstop, *equal.lead)),
            since=str(Instant(summed.since, bare=False)) if span else None,
            until=str(Instant(summed.until, bare=False)) if summed.until is not None else None,
        )

    def _made_up(self, duty: "Duty", rows: Ints, entries: Entries) -> MadeUp:
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

    def names(self, duties: list["Duty"]) -> dict[str, Any]:
        """Names of the duties and places of the gaps."""
        texts = {f"duty:{duty.id}" for duty in duties}
        for gap in self.rows():
            texts |= {str(place) for place in (gap.within, *gap.places) if place is not None}
            texts |= {str(entry.post) for entry in (*gap.backstop, *gap.lead) if entry.post is not None}
        named = {text: name_of(self.structure, text) for text in sorted(texts)}
        return {text: name for text, name in named.items() if name is not None}
