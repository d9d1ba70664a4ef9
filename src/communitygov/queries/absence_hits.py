"""Which two can lose an answer together: where many are missed, only those without whom no lead is left as it is."""

import numpy as np
from attrs import define, field

from communitygov.engine.codes import Holdings
from communitygov.engine.leads import Claim
from communitygov.engine.paint import classes
from communitygov.queries.absence_cells import Footprints
from communitygov.queries.absence_leads import Effects
from communitygov.queries.absence_work import Over, Trials
from communitygov.structure.places import Bools, Ints

CROWD = 12
"""Where no more than so many are missed, each two are tried."""
AT_ONCE = 1 << 22
"""Bytes that are looked at together."""
FULL = 255
"""A byte of which every bit is set."""


@define(eq=False)
class Hits:
    """Looks at the leads that decide where many are missed.

    A lead that is near enough and on, and that neither of two who are away has a part in, still answers: nothing is
    lost. So one of the two has a part in the lead in which the fewest have one, and each lead has one of the two.
    """

    trials: Trials
    over: Over
    found: Footprints
    some: Bools = field(init=False)
    """Of whom one is of any two who may lose something together."""
    _number: Ints = field(init=False)
    """For each of the footprints the number of the crowd it is in, -1 for none."""
    _parts: Ints = field(init=False)
    """For each of those in a crowd, told by ``_where``: a bit for each lead that decides there, set where they have a
    part in it or there is no such lead."""
    _where: Ints = field(init=False)

    def __attrs_post_init__(self) -> None:
        found, partition = self.found, self.over.partition
        self.some = np.ones(len(found.target), dtype=np.bool_)
        self._number = np.full(len(found.target), -1, dtype=np.int64)
        self._where = np.zeros(len(found.target), dtype=np.int64)
        self._parts = np.zeros((0, 0), dtype=np.uint8)
        if self.over.missed.adds or len(self.over.modes.modes) > 1:
            return
        targets, many = np.unique(found.target, return_counts=True)
        targets = targets[many > CROWD]
        if not len(targets):
            return
        number, first = classes([partition.of[targets], *(column.cells(targets) for column in partition.columns)])
        crowd = np.full(int(found.target.max()) + 1, -1, dtype=np.int64)
        crowd[targets] = number
        self._number = crowd[found.target]
        self._look(targets[first])

    def _look(self, firsts: Ints) -> None:
        """Look at one target of each crowd: who has a part in which of the leads that decide there."""
        there: list[tuple[Ints, Bools]] = []
        order = np.lexsort((self.found.subject, self._number))
        numbers = self._number[order]
        for number, target in enumerate(firsts.tolist()):
            at = order[np.searchsorted(numbers, number) : np.searchsorted(numbers, number, "right")]
            those, of = np.unique(self.found.subject[at], return_inverse=True)
            leads = self._leads(target)
            parts = np.zeros((len(those), len(leads)), dtype=np.bool_)
            for lead, having in enumerate(leads):
                parts[:, lead] = np.isin(those, having)
            if leads:
                self.some[at] = parts[:, int(parts.sum(axis=0).argmin())][of]
            self._where[at] = sum(len(each) for each, _ in there) + of
            there.append((those, parts))
        most = -(-max(parts.shape[1] for _, parts in there) // 8) * 8
        wide = [np.pad(parts, ((0, 0), (0, most - parts.shape[1])), constant_values=True) for _, parts in there]
        self._parts = np.packbits(np.concatenate(wide), axis=1)

    def _leads(self, target: int) -> list[list[int]]:
        """Those who have a part in each lead that decides over a target."""
        over, effects = self.over, self.trials.effects
        holdings = over.asking.held(over.modes.modes[0])
        claims: dict[Claim, None] = {}
        for world in self.trials.worlds(over, int(over.rows[target])):
            if world.decision is not None:
                claims |= dict.fromkeys(claim for claim, _ in world.decision.leads if claim.near)
        return [_having_part(effects, holdings, claim) for claim in claims]

    def may_lose(self, one: Ints, other: Ints) -> Bools:
        """Which of some two may lose something together."""
        may = np.ones(len(one), dtype=np.bool_)
        pairs = np.flatnonzero(self._number[one] >= 0)
        step = max(1, AT_ONCE // max(1, self._parts.shape[1]))
        for start in range(0, len(pairs), step):
            some = pairs[start : start + step]
            both = self._parts[self._where[one[some]]] | self._parts[self._where[other[some]]]
            may[some] = (both == FULL).all(axis=1)
        return may


def _having_part(effects: Effects, holdings: Holdings, claim: Claim) -> list[int]:
    kind, number = claim.carrier
    post = int(effects.through(claim.share, kind, np.array([number]))[0])
    return effects.having_part(holdings, claim.share, kind, post)
