"""What becomes of every pair of place and duty, kept for looking up one of them."""

from typing import Protocol

import numpy as np
from attrs import field, frozen

from communitygov.engine.row import HOLES
from communitygov.queries.compare_outcomes import Outcome, Outcomes
from communitygov.queries.compare_pairs import Pairs
from communitygov.structure.places import FLOOR, Bools, Ints, Tree

NOT_ASKED = ("exempt", "not_applicable")
SAME = "same"
KINDS = (SAME, "lost", "gained", "other_hole", "changed", "in_doubt", "asked", "not_asked")


def kind_of(before: Outcome, after: Outcome) -> str:
    """The kind of difference between two outcomes; ``same`` where there is none."""
    if before.answer == after.answer:
        return SAME
    return kind_of_states(before.state, after.state)


def kind_of_states(before: str, after: str) -> str:
    """The kind of difference between two outcomes that are not the same, by their states."""
    states = before, after
    if after in NOT_ASKED:
        return "not_asked"
    if before in NOT_ASKED:
        return "asked"
    if "ambiguous" in states or "unknown_which" in states:
        return "in_doubt"
    holes = before in HOLES, after in HOLES
    return {(False, True): "lost", (True, False): "gained", (True, True): "other_hole"}.get(holes, "changed")


class Cells(Protocol):
    """What becomes of every pair."""

    def kind(self, place: str, duty: str) -> str | None:
        """The kind of difference at a place; None where the pair is not counted in both."""
        ...


@frozen(eq=False)
class DutyCells:
    """The pairs of one duty, with the number of what each comes to."""

    pairs: Pairs
    before: Ints
    after: Ints


@frozen(eq=False)
class KindCells:
    """The kind of difference of every pair of each duty, of two structures that have the same places."""

    tree: Tree
    of: dict[str, tuple[Pairs, Ints]]
    """The pairs of a duty, and for each the index of its kind in `KINDS`."""

    def kind(self, place: str, duty: str) -> str | None:
        """The kind of difference at a place; None where the pair is not counted in both."""
        spot, cells = self.tree.find(place), self.of.get(duty)
        if spot is None or cells is None or bool(self.tree.block[spot.row]) != (spot.virtual is not None):
            return None
        pairs, kinds = cells
        found = np.flatnonzero((pairs.rows[0] == spot.row) & (pairs.virtual == (spot.virtual == FLOOR)))
        return KINDS[int(kinds[found[0]])] if len(found) else None


@frozen(eq=False)
class PairCells:
    """The pairs of every duty."""

    trees: tuple[Tree, ...] = ()
    outcomes: Outcomes = field(factory=Outcomes)
    of: dict[str, DutyCells] = field(factory=dict[str, DutyCells])

    def are(self, duty: str, kind: str) -> Bools:
        """Which pairs of a duty are differences of a kind."""
        each, known = self.of[duty], self.outcomes.all
        keys, of = np.unique(each.before * len(known) + each.after, return_inverse=True)
        pairs = (divmod(int(key), len(known)) for key in keys.tolist())
        kinds = [kind_of(known[before], known[after]) == kind for before, after in pairs]
        return np.array(kinds, dtype=np.bool_)[of]

    def kind(self, place: str, duty: str) -> str | None:
        """The kind of difference at a place; None where the pair is not counted in both."""
        cells, spots = self.of.get(duty), [tree.find(place) for tree in self.trees]
        ends = [spot for spot in spots if spot is not None]
        if cells is None or len(ends) < 2:
            return None
        floors = any(spot.virtual == FLOOR for spot in ends)
        rows = cells.pairs.rows
        found = np.flatnonzero((rows[0] == ends[0].row) & (rows[1] == ends[1].row) & (cells.pairs.virtual == floors))
        blocks = [bool(tree.block[spot.row]) for tree, spot in zip(self.trees, ends, strict=True)]
        if not len(found) or blocks != [spot.virtual is not None for spot in ends]:
            return None
        at = int(found[0])
        known = self.outcomes.all
        return kind_of(known[int(cells.before[at])], known[int(cells.after[at])])
