"""Adds up over duties what becomes of targets while one is away, or two are."""

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field

from communitygov.engine.bulk import Targets
from communitygov.engine.distinct import distinct
from communitygov.queries.absence_work import BACKED, LOST, PASSED
from communitygov.structure.places import HOUSEHOLD, Floats, Ints, Longs

if TYPE_CHECKING:
    from communitygov.structure.build import Structure

COUNTED = {"pairs_lost": LOST, "pairs_to_backstop": BACKED, "pairs_passed_on": PASSED}


@define(eq=False)
class Tally:
    """What is lost and passed on, by the number of who is away."""

    structure: "Structure"
    counts: dict[str, Floats] = field(factory=dict[str, Floats])
    duties: list[tuple[str, Longs]] = field(factory=list[tuple[str, Longs]])
    """The duties with those without whom they are lost somewhere."""
    _lost: dict[bytes, tuple[Longs, Longs, Longs]] = field(factory=dict[bytes, tuple[Longs, Longs, Longs]])

    def add(self, duty: str, targets: Targets, target: Ints, subject: Ints, become: Ints) -> None:
        """Add what becomes of some targets of a duty: of each with everybody without whom it changes."""
        weights = targets.weights[target]
        for name, bit in COUNTED.items():
            here = (become & bit) > 0
            added = np.bincount(subject[here], weights=weights[here]).astype(np.float64)
            self.counts[name] = _sum(self.counts.get(name, np.zeros(0)), added)
        lost = (become & LOST) > 0
        target, subject = target[lost].astype(np.int64), subject[lost].astype(np.int64)
        if len(subject):
            self.duties.append((duty, distinct(subject)))
            said = targets.virtual.encode(), targets.rows.tobytes(), target.tobytes(), subject.tobytes()
            digest = blake2b(b"".join(said), digest_size=16).digest()
            if digest not in self._lost:
                rows = targets.rows[target].astype(np.int64)
                homes = self.structure.tree.asked_as_home[rows] & (targets.virtual == HOUSEHOLD)
                self._lost[digest] = subject, rows, np.where(homes, targets.weights[target], 0)

    def count(self, name: str, many: int) -> Floats:
        """What is counted under a name for each."""
        return _sum(np.zeros(many), self.counts.get(name, np.zeros(0)))

    def lost(self) -> tuple[Longs, Longs, Longs]:
        """Who loses which rows, each once, by who and row; with the most homes that the row stands for in any duty."""
        none = np.zeros(0, dtype=np.int64)
        subject, rows, homes = (np.concatenate([none, *(part[at] for part in self._lost.values())]) for at in range(3))
        span = len(self.structure.tree) or 1
        keys = subject * span + rows
        order = np.argsort(keys, kind="stable")
        keys, homes = keys[order], homes[order]
        first = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else none
        most = np.maximum.reduceat(homes, first) if len(first) else none
        return keys[first] // span, keys[first] % span, most


def _sum(one: Floats, other: Floats) -> Floats:
    if len(one) < len(other):
        one, other = other, one
    found = one.copy()
    found[: len(other)] += other
    return found
