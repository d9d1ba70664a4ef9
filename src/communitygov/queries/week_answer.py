"""What was gathered over a week, told: the duties, the worst places, and when nobody is on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.found import CODE, STATES, UNANSWERED
from communitygov.queries.by import whole
from communitygov.queries.naming import name_of
from communitygov.queries.nothing import why_nothing
from communitygov.queries.targets import uncounted
from communitygov.queries.week_cells import HOUR, IS_HOLE, WeekCells
from communitygov.queries.week_days import days_of, years_unknown
from communitygov.queries.week_doubts import unknowns_at
from communitygov.queries.week_history import CODES
from communitygov.queries.week_rows import IN_DOUBT, DutyWeek, WeekGap, WeekRow
from communitygov.queries.week_values import Week
from communitygov.queries.week_work import WeekWork
from communitygov.structure.made_up_rows import any_made_up

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.places import Bools, Floats, Ints, Longs

MOST_ROWS = 1000
"""The places and duties that are listed, those with nobody on for longest."""
MOST_GAPS = 100
"""The gaps of one row that are listed."""
NO_STATE = len(STATES)
"""The code of a place with nothing in it that is counted."""
UNSURE = [CODE[state] for state in IN_DOUBT]


class WeekAnswer:
    """Tells what the work of a week comes to."""

    def __init__(self, work: WeekWork, by: str) -> None:
        self.work: WeekWork = work
        self.by: str = by
        self.seconds: float = (work.span.end - work.span.start).total_seconds()
        self.cells: WeekCells
        self.everywhere: Ints
        self.cells, self.everywhere = self._cells()

    def _cells(self) -> "tuple[WeekCells, Ints]":
        """The columns; and for each duty the number of the pattern of all its places together."""
        work, span = self.work, self.work.span
        times = list(span.times())
        edges = [round((since - span.start).total_seconds()) for since, _, _ in times]
        edges.append(round(self.seconds))
        pieces = np.array([piece for _, _, piece in times], dtype=np.int64)
        histories = work.histories
        firsts = np.cumsum([0, *(len(each.ranks) for each in histories)])
        ranks = [each.ranks[:, list(times.of)] for each, times in zip(histories, work.times, strict=True)]
        ranks += [np.zeros((0, len(span.pieces)), dtype=np.int8)]
        met, number = np.unique(np.concatenate(ranks), axis=0, return_inverse=True)
        of = [number.ravel()[first:][each.of] for first, each in zip(firsts.tolist(), histories, strict=False)]
        pattern = np.stack(of) if of else np.zeros((0, len(work.listed) + 1), dtype=np.int64)
        states = np.append(CODES, NO_STATE)[met][:, pieces]
        spent, tree = work.spent, work.asker.structure.tree
        cells = WeekCells(
            start=span.start,
            places=tuple(tree.id(row) for row in work.listed.tolist()),
            duties=tuple(duty.id for duty in work.duties),
            pairs=np.rint(spent.sum(axis=2) / self.seconds).astype(np.int64),
            pattern=pattern[:, :-1].astype(np.int32),
            spent=spent,
            clock=_by_state(states, np.diff(edges)),
            edges=np.array(edges, dtype=np.int64),
            states=states.astype(np.int8),
        )
        return cells, pattern[:, -1]

    def week(self) -> Week:
        """The answer."""
        work, asker, span = self.work, self.work.asker, self.work.span
        structure, duties = asker.structure, list(self.work.duties)
        total: Floats = work.counts.sum(axis=0)
        states = _told(total)
        not_counted = uncounted(structure, duties, asker.level)
        order = self._worst()
        listed = Rows(WeekRow, (self._row(int(duty), int(place)) for duty, place in order[:MOST_ROWS].tolist()))
        left = order[MOST_ROWS:]
        return Week(
            by=self.by,
            level=asker.level,
            mode=asker.mode,
            modes_in_force=tuple(sorted(asker.modes)),
            modes_tie=asker.tie,
            at=self.cells.instant(0),
            until=self.cells.instant(len(self.cells.edges) - 1),
            days=tuple(days_of(structure, span.start, span.end)),
            duties=Rows(DutyWeek, (self._duty(at, duty, work.counts[at]) for at, duty in enumerate(duties))),
            rows=listed,
            rows_in_all=len(self.cells),
            rows_left_out=len(left),
            left_out=_unanswered(self.cells.spent[left[:, 0], left[:, 1]].sum(axis=0)),
            total=whole(float(total.sum()) / HOUR),
            states=states,
            outside=whole((float(total.sum()) - work.inside) / HOUR),
            not_counted=not_counted,
            calendar_unknown=years_unknown(structure, span.start, span.end),
            notes=why_nothing(structure, duties, asker.level, states, not_counted),
            made_up=any_made_up(structure.register),
            names=FrozenMap(self._names(listed, not_counted)),
            cells=self.cells,
        )

    @cached_property
    def _lengths(self) -> "Longs":
        return np.diff(self.cells.edges)

    def _worst(self) -> "Longs":
        """The duty and the place of each row with a hole or in doubt, the worst first."""
        cells = self.cells
        nobody, unsure = cells.clock[:, IS_HOLE].sum(axis=1), cells.clock[:, UNSURE].sum(axis=1)
        duty, place = np.nonzero((nobody + unsure)[cells.pattern] * (cells.pairs > 0))
        pattern, spent = cells.pattern[duty, place], cells.spent[duty, place]
        keys = (place, duty, -unsure[pattern], -spent[:, IS_HOLE].sum(axis=1), -nobody[pattern])
        return np.stack([duty, place], axis=1)[np.lexsort(keys)]

    def _row(self, duty: int, place: int) -> WeekRow:
        cells = self.cells
        pattern = int(cells.pattern[duty, place])
        gaps, longest = cells.gaps(pattern), cells.longest(pattern)
        return WeekRow(
            place=Ref("place", cells.places[place]),
            duty=Ref("duty", cells.duties[duty]),
            pairs=whole(float(cells.pairs[duty, place])),
            hours=_told(cells.clock[pattern]),
            pair_hours=_told(cells.spent[duty, place]),
            gaps=tuple(self._gap(pattern, *gap) for gap in gaps[:MOST_GAPS]),
            gaps_left_out=len(gaps[MOST_GAPS:]),
            longest=None if longest is None else self._gap(pattern, *longest),
            unknowns=unknowns_at(self.work, duty, place),
        )

    def _gap(self, pattern: int, first: int, last: int) -> WeekGap:
        cells = self.cells
        codes: list[int] = cells.states[pattern, first : last + 1].tolist()
        met = dict.fromkeys(STATES[code] for code in codes)
        hours = whole(int(cells.edges[last + 1] - cells.edges[first]) / HOUR)
        return WeekGap(cells.instant(first), cells.instant(last + 1), hours, tuple(met))

    def _duty(self, at: int, duty: "Duty", counts: "Floats") -> DutyWeek:
        cells, pattern = self.cells, int(self.everywhere[at])
        there = cells.pairs[at] > 0
        holes = cells.clock[cells.pattern[at, there]][:, IS_HOLE].sum(axis=1) > 0
        asked = [CODE[state] for state in STATES if state not in ("exempt", "not_applicable")]
        return DutyWeek(
            duty=Ref("duty", duty.id),
            pairs=whole(round(float(counts.sum()) / self.seconds)),
            hours=_told(cells.clock[pattern]),
            pair_hours=_told(counts),
            nobody_by_day=self._by_day(pattern, IS_HOLE),
            in_doubt_by_day=self._by_day(pattern, UNSURE),
            asked_by_day=self._by_day(pattern, asked),
            places=int(np.count_nonzero(there)),
            places_with_gaps=int(np.count_nonzero(holes)),
        )

    def _by_day(self, pattern: int, codes: list[int]) -> tuple[float, ...]:
        """For each day of the span the hours in which a pattern is in one of some states."""
        there: Bools = np.isin(self.cells.states[pattern], codes)
        found: list[float] = []
        passed = np.concatenate([[0.0], np.cumsum(self._lengths * there)])
        for since, until in self._days:
            first, last = np.interp([since, until], self.cells.edges, passed).tolist()
            found.append(whole(round(last - first) / HOUR))
        return tuple(found)

    @cached_property
    def _days(self) -> list[tuple[int, int]]:
        span, at = self.work.span, 0
        found: list[tuple[int, int]] = []
        for day in days_of(self.work.asker.structure, span.start, span.end):
            end = at + round(timedelta(hours=day.hours).total_seconds())
            found.append((at, end))
            at = end
        return found

    def _names(self, rows: Rows[WeekRow], not_counted: Iterable[Ref]) -> Mapping[str, Any]:
        texts = {str(place) for place in not_counted}
        texts |= {f"duty:{duty.id}" for duty in self.work.duties} | {str(row.place) for row in rows}
        texts |= {each.subject for row in rows for each in row.unknowns if ":" in each.subject}
        texts = {text for text in texts if not text.startswith("person:")}
        named: Iterator[tuple[str, Any]] = ((text, name_of(self.work.asker.structure, text)) for text in sorted(texts))
        return {text: name for text, name in named if name is not None}


def _by_state(states: "Ints", seconds: "Longs") -> "Floats":
    """For each pattern the seconds in each state."""
    found: Floats = np.zeros((len(states), NO_STATE + 1))
    for code in range(NO_STATE + 1):
        found[:, code] = (states == code) @ seconds
    return found[:, :NO_STATE]


def _told(seconds: "Floats") -> Mapping[str, float]:
    return FrozenMap({state: whole(float(seconds[code]) / HOUR) for code, state in enumerate(STATES)})


def _unanswered(seconds: "Floats") -> Mapping[str, float]:
    told = {state: whole(float(seconds[CODE[state]]) / HOUR) for state in UNANSWERED}
    return FrozenMap({state: hours for state, hours in told.items() if hours})
