"""The work of a week: every duty asked in every piece of it, and the gravest state in each place of a level kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.bulk import Targets
from communitygov.engine.found import CODE, STATES
from communitygov.engine.paint import renumbered
from communitygov.engine.row import HOLES
from communitygov.queries.asked_over import Asked, Asker
from communitygov.queries.by import totals_in
from communitygov.queries.cells import Adding, Cells
from communitygov.queries.pieces import Span
from communitygov.structure.build import Structure
from communitygov.structure.intervals import merged
from communitygov.structure.places import Floats, Ints, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

GRAVEST = (*HOLES, "ambiguous", "unknown_which", "answered", "exempt", "not_applicable")
"""The states, the gravest first: a place is in the gravest state of what lies in it."""
RANK = np.array([GRAVEST.index(state) for state in STATES], dtype=np.int8)
CODES = np.array([CODE[state] for state in GRAVEST], dtype=np.int8)
NOTHING = len(GRAVEST)
"""The rank of a place with nothing in it that is counted."""
DOUBT = GRAVEST.index("unknown_which")
MOST_DOUBTS = 3
"""Of so many pieces of time it is kept where a place is not known."""


@frozen(eq=False)
class Parts:
    """The targets that lie in each place of a level: of each place one stretch, or several."""

    first: Longs
    end: Longs
    place: Longs
    """The number of the place of each stretch."""

    @classmethod
    def of(cls, targets: Targets, edges: Ints, place: Longs) -> "Parts":
        """Find them; stretches with nothing in them are left out."""
        at = np.searchsorted(targets.rows, edges)
        some = at[:, 0] < at[:, 1]
        return cls(at[some, 0], at[some, 1], place[some])

    def gravest(self, rank: Ints, places: int) -> Ints:
        """The gravest rank in each place, and last of all targets."""
        found = np.full(places + 1, NOTHING, dtype=np.int8)
        if len(rank):
            found[-1] = rank.min()
        if len(self.place):
            cuts = np.stack([self.first, self.end], axis=1).ravel()
            each = np.minimum.reduceat(np.append(rank, np.int8(NOTHING)), cuts)[::2]
            np.minimum.at(found, self.place, each)
        return found


@define(eq=False)
class History:
    """Which places have been in the same states so far, for one duty."""

    of: Ints
    """For each place, and last for all of them, the number of its history."""
    ranks: Ints
    """For each history the rank in each piece."""

    @classmethod
    def over(cls, places: int) -> "History":
        """Of some places, before anything is known."""
        return cls(np.zeros(places + 1, dtype=np.int32), np.zeros((1, 0), dtype=np.int8))

    def add(self, rank: Ints) -> None:
        """Tell places apart by their rank in one more piece."""
        key = self.of.astype(np.int64) * (NOTHING + 1) + rank
        met = np.unique(key)
        self.of = renumbered(key)
        last = (met % (NOTHING + 1)).astype(np.int8)
        self.ranks = np.concatenate([self.ranks[met // (NOTHING + 1)], last[:, None]], axis=1)


@frozen(eq=False)
class Doubt:
    """Places in which it is not known, in one piece of time, what a duty comes to: of each the row of one target."""

    piece: int
    targets: Targets
    places: Longs
    rows: Ints


@define(eq=False)
class WeekWork:
    """Asks and gathers."""

    asker: Asker
    span: Span
    listed: Ints
    """The rows of the places of the level."""
    duties: Sequence["Duty"]
    adding: dict[tuple[str, str], Adding] = field(factory=dict[tuple[str, str], Adding])
    histories: dict[str, History] = field(factory=dict[str, History])
    doubts: dict[str, list[Doubt]] = field(factory=dict[str, list[Doubt]])
    _edges: Ints = field(init=False)
    _place: Longs = field(init=False)
    _parts: dict[int, Parts] = field(factory=dict[int, Parts])

    def __attrs_post_init__(self) -> None:
        tree = self.asker.structure.tree
        within = [tree.rows_within(row) for row in self.listed.tolist()]
        self._edges = np.array([pair for each in within for pair in each], dtype=np.int32).reshape(-1, 2)
        self._place = np.repeat(np.arange(len(within)), [len(each) for each in within])
        self.histories = {duty.id: History.over(len(self.listed)) for duty in self.duties}
        for number, piece in enumerate(self.span.pieces):
            found = {duty.id: np.full(len(self.listed) + 1, NOTHING, dtype=np.int8) for duty in self.duties}
            for asked in self.asker.ask(self.duties, piece):
                rank = self._gravest(asked, number)
                np.minimum(found[asked.duty.id], rank, out=found[asked.duty.id])
                self._add(asked, piece.factor, piece.units)
            for duty, ranks in found.items():
                self.histories[duty].add(ranks)

    def _add(self, asked: Asked, seconds: float, units: int) -> None:
        key = asked.duty.id, asked.targets.virtual
        if key not in self.adding:
            self.adding[key] = Adding(asked.duty.id, asked.targets, units)
        self.adding[key].classed(asked.found, seconds)

    def _gravest(self, asked: Asked, piece: int) -> Ints:
        parts = self._parts.get(id(asked.targets))
        if parts is None:
            parts = self._parts[id(asked.targets)] = Parts.of(asked.targets, self._edges, self._place)
        rank = RANK[asked.found.states]
        rank[asked.targets.weights == 0] = NOTHING
        found = parts.gravest(rank, len(self.listed))
        doubts = self.doubts.setdefault(asked.duty.id, [])
        in_doubt = np.flatnonzero(rank == DOUBT) if found[-1] <= DOUBT else np.zeros(0, dtype=np.int64)
        if len(in_doubt) and len({each.piece for each in doubts} | {piece}) <= MOST_DOUBTS:
            at = np.searchsorted(in_doubt, parts.first)
            there = np.append(in_doubt, len(rank))[at]
            some = (there < parts.end) & (found[parts.place] == DOUBT)
            rows = asked.targets.rows[there[some]]
            doubts.append(Doubt(piece, asked.targets, parts.place[some], rows))
        return found

    def spent(self) -> Floats:
        """For each duty, place and state pairs × seconds."""
        tree = self.asker.structure.tree
        within = [tree.rows_within(row) for row in self.listed.tolist()]
        found: Floats = np.zeros((len(self.duties), len(within), len(STATES)))
        for number, duty in enumerate(self.duties):
            found[number] = totals_in(within, self.cells(duty))
        return found

    def cells(self, duty: "Duty") -> list[Cells]:
        """The states of each target of a duty."""
        return [adding.done() for (identity, _), adding in self.adding.items() if identity == duty.id]

    def inside(self, duty: "Duty") -> float:
        """The pairs × seconds of a duty that lie in any place of the level, each once."""
        return float(totals_in([merged(map(tuple, self._edges.tolist()))], self.cells(duty)).sum())


def listed_rows(structure: Structure, by: str) -> Ints:
    """The rows of the places of a level."""
    tree = structure.tree
    return np.flatnonzero(tree.is_kind(by) & ~tree.block).astype(np.int32)
