"""What is left open only at some hours of the week: of each duty and state the places, for how long, since when."""

from collections.abc import Iterator

import numpy as np
from attrs import evolve, frozen

from communitygov.base.ref import Ref
from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.found import CODE
from communitygov.model.duty import Duty
from communitygov.queries.asked import now_at
from communitygov.queries.covered import Gap
from communitygov.queries.pieces import Piece
from communitygov.queries.targets import targets_of
from communitygov.rules.answers.holes import MOST, around, row_of
from communitygov.rules.answers.leads import one_place
from communitygov.rules.answers.week import pieces_of_week, week
from communitygov.rules.look import Look
from communitygov.structure.places import Ints

ONLY_THEN = ("off_shift",)
"""The states that no rule tells of the instant of the judgement."""


@frozen(eq=False)
class AtSomeHours:
    """Places that a duty leaves in one state at some hours of the week, and not at the instant of the judgement."""

    duty: Duty
    state: str
    modes: tuple[str, ...]
    targets: Targets
    chosen: Ints
    """Which of the targets they are."""
    hours: float
    """Pairs × hours."""

    @property
    def rows(self) -> Ints:
        """The rows of the tree."""
        return np.unique(self.targets.rows[self.chosen])

    def gap(self, look: Look) -> Gap:
        """The same as a gap: a few of the places, and what holds them all."""
        tree = look.structure.tree
        rows = self.targets.rows[self.chosen]
        some = tuple(dict.fromkeys(Ref("place", tree.id(row)) for row in rows[: 4 * MOST].tolist()))
        ends = (Ref("place", tree.id(int(row))) for row in (rows[0], rows[-1]))
        return Gap(
            state=self.state,
            duty=Ref("duty", self.duty.id),
            within=around(look, tuple(ends)),
            places=some[:MOST],
            rows=len(rows),
            count=self.hours,
        )

    def times(self, look: Look) -> Iterator[tuple[Piece, str]]:
        """The pieces of the week in which any is in the state, in order of time; each with a place of every answer."""
        at_all = np.zeros(len(self.targets.rows), dtype=np.bool_)
        at_all[self.chosen] = True
        for piece in _pieces(look):
            found = Bulk(now_at(look.structure, piece.instant), self.targets, self.modes[0]).ask(self.duty)
            there = np.flatnonzero(at_all & (found.states == CODE[self.state]))
            _, first = np.unique(found.group[there], return_index=True)
            for row in self.targets.rows[np.sort(there[first])].tolist():
                yield piece, one_place(look.structure, row, self.targets.virtual)


def at_some_hours(look: Look, *states: str) -> Iterator[AtSomeHours]:
    """What is in some states at hours of the week and not at the instant; equal ones of several modes once."""
    met: dict[tuple[object, ...], AtSomeHours] = {}
    for mode in look.modes:
        for each in _in_mode(look, mode, states):
            key = (row_of(look, "duties", each.duty.id), each.state, each.chosen.tobytes(), each.hours)
            before = met.get(key)
            met[key] = each if before is None else evolve(before, modes=(*before.modes, mode))
    yield from met.values()


def _in_mode(look: Look, mode: str, states: tuple[str, ...]) -> Iterator[AtSomeHours]:
    for cells in week(look, mode).cells:
        duty = look.structure.duties_by_id[cells.duty]
        targets = next(each for each in targets_of(look.structure, duty, None) if each.virtual == cells.virtual)
        for state in states:
            there = cells.there(CODE[state])
            if there.any() and state not in ONLY_THEN:
                told = (each for each in look.coverage(mode).cells if each.duty == duty.id)
                there &= ~next(each for each in told if each.virtual == cells.virtual).there(CODE[state])
            if there.any():
                chosen = np.flatnonzero(there)
                spent = cells.weights[chosen] * cells.spent[cells.history[chosen], CODE[state]]
                hours = float(spent.sum()) / cells.units
                yield AtSomeHours(duty, state, (mode,), targets, chosen, hours)


def _pieces(look: Look) -> tuple[Piece, ...]:
    """The pieces of the week in order of time."""
    return tuple(sorted(pieces_of_week(look), key=lambda piece: piece.instant.at))
