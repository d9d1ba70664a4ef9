"""A key of what is planted, held against what a coverage finds: row by row of the tree, in columns, no object a home.

The generator's key says which homes are in which state, duty by duty. Its rows are painted on the rows of the tree here
(an entrance whose homes have no names is one row, and weighs its homes). Every home that no row tells of is expected to
be answered, by the nearest who leads, or not to be asked. What the library finds is counted against that.
"""

from collections import Counter
from collections.abc import Iterator

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

import communitygov as cg
from communitygov.queries.answer import STATES
from communitygov.queries.asked_over import Asker
from communitygov.queries.pieces import pieces_of
from communitygov.structure.places import HOUSEHOLD, Ints, Longs
from communitygov.synth.columns import Table, kept
from communitygov.synth.duties import INSTANTS, MATTERS, Matter
from communitygov.synth.key import asked
from communitygov.synth.outcomes import EVERYWHERE

Numbers = NDArray[np.int64]

INHERITED = "inherited"
TOLD = (*STATES, INHERITED)
"""What a home may be in for a duty; what is answered after a nearer failure is told apart."""
NO_PLANT, NOT_ASKED = "none", "not asked"
MOST = 20
"""How many differences are told one by one."""


@define
class Tally:
    """Pairs of home and duty by plant and state: what the key says, and what was found."""

    rows: Counter[tuple[str, str]] = field(factory=Counter[tuple[str, str]])
    """Rows of the key."""
    said: Counter[tuple[str, str]] = field(factory=Counter[tuple[str, str]])
    """Pairs that the key says are so; what it does not tell of is answered, or not asked."""
    found: Counter[tuple[str, str]] = field(factory=Counter[tuple[str, str]])
    """Those of them that are found so."""
    instead: Counter[tuple[str, str]] = field(factory=Counter[tuple[str, str]])
    """The others, by what they are found to be."""
    differences: list[str] = field(factory=list[str])
    """A few of them, in words."""

    @property
    def pairs(self) -> int:
        """How many pairs were looked at."""
        return sum(self.said.values())

    @property
    def wrong(self) -> int:
        """How many are not as the key says."""
        return sum(self.instead.values())

    def add(self, other: "Tally") -> None:
        """Add another one."""
        for name in ("rows", "said", "found", "instead"):
            getattr(self, name).update(getattr(other, name))
        self.differences = (self.differences + other.differences)[:MOST]


@frozen(eq=False)
class Key:
    """Rows of a key and of its controls, with the rows of the tree that each of them tells of."""

    table: Table
    start: Numbers
    end: Numbers

    @classmethod
    def of(cls, structure: cg.Structure, table: Table) -> "Key":
        """Find the place of every row, which must be there and hold as many homes as the row says."""
        tree = structure.tree
        ids, number = np.unique(table["place"], return_inverse=True)
        spots = [tree.find(place) for place in ids.tolist()]
        absent = [place for place, spot in zip(ids.tolist(), spots, strict=True) if spot is None or spot.virtual]
        assert not absent, absent[:MOST]
        row = np.array([spot.row for spot in spots if spot is not None], dtype=np.int64)
        start, end = row[number], tree.end[row][number].astype(np.int64)
        before = np.concatenate([[0], np.cumsum(np.where(tree.uncounted, 0, tree.homes))])
        odd = np.flatnonzero(before[end] - before[start] != table["homes"])
        assert not len(odd), table["place"][odd[:MOST]]
        return cls(table, start, end)

    def chosen(self, rows: NDArray[np.bool_]) -> "Key":
        """Some of the rows."""
        return Key(kept(self.table, rows), self.start[rows], self.end[rows])

    def asked(self, mode: str, at: str) -> "Key":
        """The rows of one coverage."""
        return self.chosen((self.table["mode"] == mode) & (self.table["at"] == at))

    def painted(self, many: int) -> Numbers:
        """Which row tells of each row of the tree, -1 where none does; no two plants meet in one duty."""
        lengths = self.end - self.start
        before = np.cumsum(lengths) - lengths
        inside = np.arange(int(lengths.sum())) + np.repeat(self.start - before, lengths)
        assert len(np.unique(inside)) == len(inside)
        of = np.full(many, -1, dtype=np.int64)
        of[inside] = np.repeat(np.arange(len(lengths)), lengths)
        return of


@frozen(eq=False)
class Found:
    """What one duty comes to: rows of the tree, the homes of each, and its number in `TOLD`."""

    duty: str
    rows: Ints
    homes: Longs
    told: Longs


def found(structure: cg.Structure, mode: str, at: str) -> Iterator[Found]:
    """What a coverage finds for every duty; where it is inherited, which a coverage counts, is asked of the kernel."""
    cover = cg.coverage(structure, level=HOUSEHOLD, mode=mode, at=at)
    instant = structure.instant(at)
    (piece,) = pieces_of(structure, instant, None)
    duties = [structure.duties_by_id[ref.id] for ref in cover.duties]
    inherited = {
        each.duty.id: np.flatnonzero(each.found.inherited)
        for each in Asker(structure, HOUSEHOLD, mode).ask(duties, piece)
    }
    weighed = 0
    for cell in cover.cells:
        told = cell.spent.argmax(axis=1)[cell.history]
        later = inherited[cell.duty]
        assert (told[later] == TOLD.index("answered")).all()
        weighed += int(cell.weights[later].sum())
        told[later] = TOLD.index(INHERITED)
        yield Found(cell.duty, cell.rows, cell.weights, told)
    assert weighed == cover.inherited


def compared(structure: cg.Structure, key: Key, mode: str, at: str) -> Tally:
    """Hold one coverage, of all homes and duties, against the key."""
    tally, rows = Tally(), key.asked(mode, at)
    matters = {matter.id: matter for matter in MATTERS}
    for each in found(structure, mode, at):
        of_duty = rows.chosen(rows.table["duty"] == each.duty)
        _hold(tally, structure, of_duty, each, _unplanted(matters.pop(each.duty), mode, at))
    assert not matters  # of every duty something was found
    return tally


def _unplanted(matter: Matter, mode: str, at: str) -> tuple[str, str]:
    """What every home is in for a duty where nothing is planted."""
    number = INSTANTS.index(at)
    if (mode, number) not in asked(matter):
        return NOT_ASKED, "not_applicable"
    state = EVERYWHERE[matter.ladder].at(number, mode) if matter.ladder in EVERYWHERE else ""
    return NO_PLANT, state or "answered"


def _hold(tally: Tally, structure: cg.Structure, key: Key, found: Found, unplanted: tuple[str, str]) -> None:
    states, plants = key.table["state"].tolist(), key.table["plant"].tolist()
    tally.rows.update(zip(plants, states, strict=True))
    causes = [*zip(plants, states, strict=True), unplanted]
    kinds = list(dict.fromkeys(causes))
    kind_of = np.array([kinds.index(cause) for cause in causes])  # -1, where no row tells of it, is the last
    kind = kind_of[key.painted(len(structure.tree))[found.rows]]
    expected = np.array([TOLD.index(state) for _, state in kinds])[kind]
    homes = np.bincount(kind * len(TOLD) + found.told, weights=found.homes, minlength=len(kinds) * len(TOLD))
    for number, counted in enumerate(homes.reshape(len(kinds), len(TOLD)).astype(np.int64).tolist()):
        plant, state = kinds[number]
        for met, many in zip(TOLD, counted, strict=True):
            if many:
                tally.said[plant, state] += many
                (tally.found if met == state else tally.instead)[plant, met] += many
    for at in np.flatnonzero((expected != found.told) & (found.homes > 0))[: MOST - len(tally.differences)].tolist():
        plant, state = kinds[kind[at]]
        place = structure.tree.id(int(found.rows[at]))
        tally.differences.append(f"{found.duty} at {place}: {plant}, {state}; found {TOLD[found.told[at]]}")
