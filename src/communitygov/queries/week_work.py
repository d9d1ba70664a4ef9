"""The work of a week: each duty asked wherever it may come to something else, and told of the places of a level."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field

from communitygov.engine.classed import Part
from communitygov.engine.found import STATES
from communitygov.engine.partition import Partition
from communitygov.queries.asked_over import Asked, Asker
from communitygov.queries.hours_met import HoursMet, Times
from communitygov.queries.pieces import Span
from communitygov.queries.week_history import DOUBT, NOTHING, RANK, Doubt, History
from communitygov.queries.week_within import Lying, Stretches, Within
from communitygov.structure.build import Structure
from communitygov.structure.places import Bools, Floats, Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

MOST_DOUBTS = 3
"""Of so many pieces of time it is kept where a place is not known."""
MOST_KEPT = 4
"""The classes of which it is kept where they lie: those of duties that are led alike, which follow one another."""


@define(eq=False)
class WeekWork:
    """Asks and gathers."""

    asker: Asker
    span: Span
    listed: Ints
    """The rows of the places of the level."""
    duties: Sequence["Duty"]
    spent: Floats = field(init=False)
    """For each duty, place and state pairs × seconds."""
    counts: Floats = field(init=False)
    """For each duty and state pairs × seconds, wherever they lie."""
    inside: float = 0
    """The pairs × seconds that lie in any place of the level, each once."""
    histories: list[History] = field(init=False)
    """Of each duty."""
    times: list[Times] = field(init=False)
    doubts: list[list[Doubt]] = field(init=False)
    _stretches: Stretches = field(init=False)
    _lying: dict[int, Lying] = field(factory=dict[int, Lying])
    _within: dict[int, tuple[Partition, Within]] = field(factory=dict[int, tuple[Partition, Within]])

    def __attrs_post_init__(self) -> None:
        structure, places = self.asker.structure, len(self.listed)
        hours = HoursMet(structure)
        self._stretches = Stretches.of([structure.tree.rows_within(row) for row in self.listed.tolist()])
        self.spent = np.zeros((len(self.duties), places, len(STATES)))
        self.counts = np.zeros((len(self.duties), len(STATES)))
        self.histories = [History.over(places) for _ in self.duties]
        self.times = [hours.times(duty, self.span.pieces) for duty in self.duties]
        self.doubts = [[] for _ in self.duties]
        for piece in range(len(self.span.pieces)):
            self._ask({each.id: at for at, each in enumerate(self.duties) if piece in self.times[at].first}, piece)
        for doubts in self.doubts:
            pieces = sorted({doubt.piece for doubt in doubts})[:MOST_DOUBTS]
            doubts[:] = [doubt for piece in pieces for doubt in doubts if doubt.piece == piece]

    def _ask(self, numbers: dict[str, int], piece: int) -> None:
        """Ask some duties, each by its number, in one piece of time."""
        found = {at: np.full(len(self.listed) + 1, NOTHING, dtype=np.int8) for at in numbers.values()}
        duties = [self.duties[at] for at in numbers.values()]
        for asked in self.asker.ask(duties, self.span.pieces[piece]) if duties else ():
            at = numbers[asked.duty.id]
            np.minimum(found[at], self._add(at, asked, piece), out=found[at])
        for at, ranks in found.items():
            self.histories[at].add(ranks)

    def _add(self, at: int, asked: Asked, piece: int) -> Ints:
        """Add what a duty comes to, and tell the gravest rank in each place, and last of all targets."""
        places, times = len(self.listed), self.times[at]
        seconds = times.seconds[times.of[piece]]
        found = np.full(places + 1, NOTHING, dtype=np.int8)
        parts = [(self._where(asked, part), part.column("code")) for part in asked.found.parts]
        for within, code in parts:
            rank = RANK[code]
            np.minimum.at(found, within.place, rank[within.number])
            found[-1] = min(found[-1], rank[within.total > 0].min(initial=NOTHING))
            key = within.place * len(STATES) + code[within.number]
            each = np.bincount(key, weights=within.weight, minlength=places * len(STATES))
            self.spent[at] += seconds * each.reshape(places, len(STATES))
            self.counts[at] += seconds * np.bincount(code, weights=within.total, minlength=len(STATES))
            self.inside += seconds * float(within.inside.sum())
        if found[-1] <= DOUBT:
            self._doubt(at, asked, [(within, RANK[code] == DOUBT) for within, code in parts], found, piece)
        return found

    def _doubt(self, at: int, asked: Asked, parts: list[tuple[Within, Bools]], found: Ints, piece: int) -> None:
        """Note of each place in doubt one target, for the first pieces of time in which there is any doubt."""
        earlier = {doubt.piece for doubt in self.doubts[at] if doubt.piece < piece}
        if len(earlier) >= MOST_DOUBTS or not any(bool(doubtful.any()) for _, doubtful in parts):
            return
        none = len(asked.targets.rows)
        first = np.full(len(self.listed), none, dtype=np.int64)
        for within, doubtful in parts:
            there = doubtful[within.number]
            np.minimum.at(first, within.place[there], within.first[there])
        places = np.flatnonzero((first < none) & (found[:-1] == DOUBT))
        rows = asked.targets.rows[first[places]]
        alike = self.times[at].pieces(piece)[:MOST_DOUBTS]
        self.doubts[at] += [Doubt(each, asked.targets, places, rows) for each in alike]

    def _where(self, asked: Asked, part: Part) -> Within:
        """Where the classes of a part lie."""
        kept = self._within.pop(id(part.partition), None)
        if kept is None:
            lying = self._lying.get(id(asked.targets))
            if lying is None:
                lying = self._lying[id(asked.targets)] = Lying.of(self._stretches, asked.targets)
            kept = part.partition, Within.of(lying, part)
        self._within[id(part.partition)] = kept
        while len(self._within) > MOST_KEPT:
            del self._within[next(iter(self._within))]
        return kept[1]


def listed_rows(structure: Structure, by: str) -> Ints:
    """The rows of the places of a level."""
    tree = structure.tree
    return np.flatnonzero(tree.is_kind(by) & ~tree.block).astype(np.int32)
