"""Differences in the making: pairs that come from equal answers to equal answers are one row, with what makes it so."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np
from attrs import define, evolve, field, frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.holding import Now
from communitygov.engine.row import Row
from communitygov.queries.answer import Fact, Loss
from communitygov.queries.by import whole
from communitygov.queries.compare_cells import SAME, DutyCells, PairCells, kind_of
from communitygov.queries.compare_differences import KINDS, Difference, Kind, Turn
from communitygov.queries.compare_outcomes import Outcome, lists_of
from communitygov.queries.evidence import because, why_not
from communitygov.structure.places import FLOOR, HOUSEHOLD, Ints, Spot, Tree

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

T = TypeVar("T", Fact, Loss)

MOST_DIFFERENCES = 1000
"""The differences listed, the heaviest; counts always cover them all."""
MOST_PLACES = 5
"""The places of a difference that are named."""
ORDER = {kind: at for at, kind in enumerate(KINDS)}


@frozen(eq=False)
class Way:
    """How one side is asked: its instant and its mode, and its duties by id."""

    now: Now
    mode: str | None
    duties: Mapping[str, "Duty"]


@frozen(eq=False)
class _Group:
    """Pairs of one duty that come from one outcome to another."""

    kind: Kind
    duty: str
    outcomes: tuple[int, int]
    pairs: Ints
    """Numbers of the pairs."""
    weight: float


@define(eq=False)
class Groups:
    """Gathers what differs, duty by duty."""

    ways: tuple[Way, Way]
    cells: PairCells
    same: float = 0
    counts: dict[str, float] = field(factory=lambda: dict.fromkeys(KINDS, 0.0))
    left_out: int = 0
    _groups: list[_Group] = field(factory=list[_Group])

    def add(self, duty: str, cells: DutyCells) -> None:
        """Gather what differs in one duty."""
        self.cells.of[duty] = cells
        known, weights = self.cells.outcomes.all, cells.pairs.weights
        many = len(known)  # more are added on the way
        keys, of = np.unique(cells.before * many + cells.after, return_inverse=True)
        order = np.argsort(of, kind="stable")
        parts = np.split(order, np.cumsum(np.bincount(of, minlength=len(keys)))[:-1]) if len(keys) else []
        met: dict[tuple[str, int, int], list[Ints]] = {}
        for key, part in zip(keys.tolist(), parts, strict=True):
            before, after = divmod(int(key), many)
            kind = kind_of(known[before], known[after])
            if kind == SAME:
                self.same += float(weights[part].sum())
            else:
                met.setdefault((kind, *self._in_short(kind, before, after)), []).append(part)
        for (kind, before, after), several in met.items():
            part = np.concatenate(several)
            weight = float(weights[part].sum())
            self.counts[kind] += weight
            if weight:
                self._groups.append(_Group(cast("Kind", kind), duty, (before, after), part, weight))

    def _in_short(self, kind: str, before: int, after: int) -> tuple[int, int]:
        """The outcomes of a difference; of what is not asked on the other side it does not matter who answers it."""
        number, known = self.cells.outcomes.number, self.cells.outcomes.all
        if kind == "not_asked":
            return number(Outcome(known[before].state)), after
        if kind == "asked" and known[after].state == "answered":
            return before, number(Outcome("answered"))
        return before, after

    def put(self, kind: Kind, duty: str, outcomes: tuple[int, int], pairs: Ints, weight: float) -> None:
        """Gather pairs of one duty that come from one outcome to another, and are counted already."""
        self._groups.append(_Group(kind, duty, outcomes, pairs, weight))

    def rows(self) -> Rows[Difference]:
        """The differences, the heaviest first in each kind."""
        self._groups.sort(key=lambda group: (-group.weight, ORDER[group.kind], group.duty))
        self.left_out += len(self._groups[MOST_DIFFERENCES:])
        found = [self._difference(group) for group in self._groups[:MOST_DIFFERENCES]]
        return Rows(Difference, sorted(found, key=lambda each: (ORDER[each.kind], -each.count, each.duty, each.places)))

    def _difference(self, group: _Group) -> Difference:
        """One difference; places are those of the structure in which they are answered."""
        side = 0 if group.kind == "lost" else 1
        cells, tree = self.cells.of[group.duty], self.cells.trees[side]
        rows = cells.pairs.rows[side][group.pairs]
        order = np.lexsort((cells.pairs.rows[1 - side][group.pairs], rows))
        first, rows = int(group.pairs[order[0]]), np.unique(rows)
        places = dict.fromkeys(tree.id(row) for row in rows[: 4 * MOST_PLACES].tolist())
        before, after = self._turns(group, first)
        return Difference(
            kind=group.kind,
            duty=Ref("duty", group.duty),
            within=within(tree, rows),
            places=tuple(Ref("place", text) for text in list(places)[:MOST_PLACES]),
            rows=len(rows),
            count=whole(group.weight),
            before=before,
            after=after,
        )

    def _turns(self, group: _Group, pair: int) -> tuple[Turn, Turn]:
        """Both sides, each with what it rests on and the other does not."""
        spots = same_spots(self.cells.trees, self.cells.of[group.duty], pair)
        known = self.cells.outcomes.all
        states = [known[number].state for number in group.outcomes]
        short = group.kind == "not_asked", group.kind == "asked" and states[1] == "answered"
        turns: list[Turn] = []
        for state, way, spot in zip(states, self.ways, spots, strict=True):
            duty = way.duties[group.duty]
            row = Row(way.now, spot, duty, way.mode)
            worlds = row.telling(row.worlds())
            told = because(row, way.now.structure, duty, spot, worlds), why_not(row, worlds)
            turns.append(Turn(state, *lists_of(state, row, worlds), *told))
        return _turn(turns[0], turns[1], short=short[0]), _turn(turns[1], turns[0], short=short[1])


def _turn(own: Turn, other: Turn, *, short: bool) -> Turn:
    """One side, with what it rests on and the other does not."""
    if short:
        return Turn(own.state)
    return evolve(own, because=_beyond(own.because, other.because), why_not=_beyond(own.why_not, other.why_not))


def _beyond(own: Iterable[T], other: Iterable[T]) -> tuple[T, ...]:
    known = set(other)
    return tuple(each for each in own if each not in known)


def within(tree: Tree, rows: Ints) -> Ref | None:
    """The innermost place that holds some rows, in order; None where none does."""
    last, row = int(rows[-1]), int(rows[0])
    while row >= 0 and (int(tree.end[row]) <= last or tree.block[row]):
        row = int(tree.parent[row])
    return None if row < 0 else Ref("place", tree.id(row))


def same_spots(trees: tuple[Tree, ...], cells: DutyCells, pair: int) -> tuple[Spot, ...]:
    """Where a pair stands in both trees: of homes that nobody lists, one that is a home of both."""
    rows = [int(each[pair]) for each in cells.pairs.rows]
    level = FLOOR if cells.pairs.virtual[pair] else HOUSEHOLD
    text = next(_ids(trees, rows, level), None)
    return tuple(
        Spot(row, text or tree.id(row), level if tree.block[row] else None)
        for tree, row in zip(trees, rows, strict=True)
    )


def _ids(trees: tuple[Tree, ...], rows: list[int], level: str) -> Iterator[str]:
    """The ids of what two rows have in common."""
    for tree, row in zip(trees, rows, strict=True):
        if not tree.block[row]:
            yield tree.id(row)
            return
    for text in trees[0].inside_block(rows[0], level):
        spot = trees[1].find(text)
        if spot is not None and spot.row == rows[1]:
            yield text
