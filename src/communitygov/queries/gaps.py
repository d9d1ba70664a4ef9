"""What is not answered, grouped by state, duty and place, with equal answers in one row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from attrs import define, field

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.time import Instant
from communitygov.engine.bulk import Targets
from communitygov.engine.classed import OPEN, Classed
from communitygov.engine.found import STATES, UNANSWERED
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
from communitygov.structure.places import Bools, Floats, Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

MOST_GAPS = 1000
"""The gaps listed, the heaviest first; counts always cover them all."""
MOST_PLACES = 5
"""The places of a gap that are named."""


def gap_order(gap: Gap) -> tuple[object, ...]:
    """The order of gaps: by state and duty, the heaviest first."""
    return ORDER[gap.state], gap.duty, -gap.count, gap.places


class _Open(NamedTuple):
    """What one duty leaves unanswered in one piece of time, in groups of equal answers."""

    duty: "Duty"
    targets: Targets
    found: Classed
    piece: Piece
    listed: Bools

    def units(self) -> Floats:
        """What each group weighs in the piece; 0 for those that are not listed."""
        found, factor = self.found, self.piece.factor
        units = np.bincount(found.group, weights=self.targets.weights, minlength=len(found.first)) * factor
        units[~self.listed[found.states[found.first]]] = 0
        return units

    def rows(self, groups: Ints) -> list[Ints]:
        """The rows of some of the groups."""
        picked = np.zeros(len(self.found.first), dtype=np.bool_)
        picked[groups] = True
        members = np.flatnonzero(picked[self.found.group])
        of = self.found.group[members]
        members = members[by_number(of)]
        ends = np.cumsum(np.bincount(of, minlength=len(picked)))
        starts = np.append(0, ends[:-1])
        return [self.targets.rows[members[starts[group] : ends[group]]] for group in groups.tolist()]


class _Group(NamedTuple):
    """Places that one duty leaves unanswered alike in one piece of time."""

    duty: "Duty"
    state: str
    targets: Targets
    first: int
    rows: Ints
    units: float
    piece: Piece


@define(eq=False)
class Gaps:
    """Gathers what is not answered."""

    structure: Structure
    mode: str | None
    listed: Mapping[str, Iterable[str]] | None = None
    """The states that are listed, by duty; None: every one in which a duty is not answered for."""
    units: int = 1
    """How many units are one."""
    left_out: int = 0
    """How many gaps are not listed; at one instant some of them may be parts of others."""
    _gathered: Gathered = field(factory=Gathered)
    _open: list[_Open] = field(factory=list[_Open])
    _left: defaultdict[str, float] = field(factory=lambda: defaultdict[str, float](float))
    _piece: Piece | None = None
    _rows: list[Gap] | None = None

    def add(self, duty: "Duty", targets: Targets, found: Classed, piece: Piece) -> None:
        """Gather what one duty leaves unanswered in one piece of time, or in several in which that is the same."""
        listed = OPEN if self.listed is None else OPEN & np.isin(STATES, list(self.listed.get(duty.id, ())))
        if any(listed[part.column("code")].any() for part in found.parts):
            self._open.append(_Open(duty, targets, found, piece, listed))

    def end(self, piece: Piece) -> None:
        """Add up what a piece of time has left unanswered; of one instant not before the gaps are asked for."""
        self.units, self._piece = piece.units, piece
        if piece.seconds is not None:
            self._gather(piece)

    def _gather(self, piece: Piece) -> None:
        for group in self._groups(piece):
            since, until = group.piece.instant.at, group.piece.until
            equal = Equal(group.duty.id, group.state, *self._entries(group, group.piece.instant))
            self._gathered.add(group.duty, equal, Met(group.targets.virtual, group.rows, group.units, since, until))
        self._open.clear()

    def _groups(self, piece: Piece) -> Iterator[_Group]:
        """The groups, duty by duty; of one instant the heaviest, and of as heavy ones the gravest come first."""
        weighed = [part.units() for part in self._open]
        each = [np.flatnonzero(units) for units in weighed]
        part = np.repeat(np.arange(len(each)), [len(groups) for groups in each])
        group = np.concatenate([np.zeros(0, np.int64), *each])
        kept: Bools = np.ones(len(group), dtype=np.bool_)
        if piece.seconds is None:
            kept = self._heaviest(part, group, weighed)
        for number, open_ in enumerate(self._open):
            groups = group[kept & (part == number)]
            first = open_.found.first[groups]
            states = open_.found.states[first].tolist()
            told = zip(states, first.tolist(), open_.rows(groups), weighed[number][groups].tolist(), strict=True)
            for state, at, rows, units in told:
                yield _Group(open_.duty, STATES[state], open_.targets, at, rows, units, open_.piece)

    def _heaviest(self, part: Ints, group: Ints, weighed: list[Floats]) -> Bools:
        """The groups that are kept; the others are counted as left out."""
        units, states = np.zeros(len(part)), np.zeros(len(part), dtype=np.int64)
        for number, open_ in enumerate(self._open):
            here = part == number
            units[here] = weighed[number][group[here]]
            states[here] = open_.found.states[open_.found.first[group[here]]]
        grave = np.array([ORDER.get(state, -1) for state in STATES])[states]
        names = sorted({open_.duty.id for open_ in self._open})
        name = np.array([names.index(open_.duty.id) for open_ in self._open], dtype=np.int64)[part]
        order = np.lexsort((name, grave, -units))
        self.left_out += len(order[MOST_GROUPS:])
        for at in order[MOST_GROUPS:].tolist():
            self._left[STATES[states[at]]] += float(units[at])
        kept = np.zeros(len(part), dtype=np.bool_)
        kept[order[:MOST_GROUPS]] = True
        return kept

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
            if self._open and self._piece is not None:
                self._gather(self._piece)
            gathered = self._gathered
            gathered.keep_heaviest(MOST_GROUPS)
            least = sorted((summed.units for summed in gathered.sums.values()), reverse=True)[:MOST_GAPS][-1:]
            kept = [each for each in gathered.sums.items() if [each[1].units] >= least]
            let_go = [(summed.units, equal.state) for equal, summed in gathered.sums.items() if [summed.units] < least]
            pairs = [(summed.units, self._gap(equal, summed)) for equal, summed in kept]
            pairs.sort(key=lambda pair: (-pair[0], ORDER[pair[1].state], pair[1].duty, pair[1].places))
            let_go += [(units, gap.state) for units, gap in pairs[MOST_GAPS:]]
            for units, state in [*let_go, *((units, state) for state, units in gathered.units.items())]:
                self._left[state] += units
            self.left_out += len(gathered.let_go) + len(let_go)
            gaps = [gap for _, gap in pairs[:MOST_GAPS]]
            self._rows = sorted(gaps, key=gap_order)
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
