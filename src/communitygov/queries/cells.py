"""The states of one duty for each place counted, and for how long; added up piece by piece of time."""

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.bulk import Targets
from communitygov.engine.classed import Classed
from communitygov.engine.paint import renumbered
from communitygov.queries.answer import STATES
from communitygov.structure.lasting import Lasting, locked
from communitygov.structure.places import Bools, Floats, Ints, Longs


@frozen(eq=False, repr=False, getstate_setstate=False)
class Cells(Lasting):
    """The states of one duty for each place counted, in the order of places."""

    duty: str
    rows: Ints
    virtual: str
    """What a row stands for that is a block: its homes or its floors."""
    weights: Longs
    """How many pairs each row counts for."""
    units: int
    """How many units are one."""
    history: Ints
    """A number for each row: rows of one number were in every state for as long."""
    spent: Floats
    """For each history the units in each state."""

    @property
    def counts(self) -> Floats:
        """What each state comes to, in units."""
        weights = np.bincount(self.history, weights=self.weights, minlength=len(self.spent))
        counts: Floats = (weights[:, None] * self.spent).sum(axis=0)
        return locked(counts)

    def there(self, code: int) -> Bools:
        """Which rows that count are in a state, given by its code, for however short a time."""
        ever = self.spent[:, code] > 0
        if not ever.any():
            return np.zeros(len(self.rows), dtype=np.bool_)
        there: Bools = ever[self.history] & (self.weights > 0)
        return there

    def each(self) -> Floats:
        """What each state comes to for each row, in units."""
        return locked(self.weights[:, None] * self.spent[self.history])


@define(eq=False)
class Adding:
    """Adds up the states of one duty over its targets."""

    duty: str
    targets: Targets
    units: int
    history: Ints | None = None
    spent: Floats = field(factory=lambda: np.zeros((1, len(STATES))))

    def classed(self, found: Classed, units: float) -> None:
        """Add what each class of targets was in for some units of time; of the first time the classes are kept."""
        if self.history is not None:
            self.add(found.states, units)
            return
        self.history, codes = found.of
        self.spent = np.zeros((max(len(codes), 1), len(STATES)))
        self.spent[np.arange(len(codes)), codes] = units

    def add(self, states: Ints, units: float) -> None:
        """Add what each target was in for some units of time. Histories stay few: alike targets stay alike."""
        if self.history is None:
            self.history = np.zeros(len(self.targets.rows), dtype=np.int8)
        elif self.history.dtype == np.int32:  # classes: those of one state are one history
            self.spent, of = np.unique(self.spent, axis=0, return_inverse=True)
            self.history = of.reshape(-1).astype(np.min_scalar_type(-max(1, len(of))))[self.history]
        key = self.history.astype(np.int32) * len(STATES) + states
        met = np.flatnonzero(np.bincount(key, minlength=1))
        self.history = renumbered(key).astype(np.min_scalar_type(-max(1, len(met))))
        self.spent = self.spent[met // len(STATES)]
        self.spent[np.arange(len(met)), met % len(STATES)] += units

    def done(self) -> Cells:
        """The sum."""
        rows, virtual, weights = self.targets.rows, self.targets.virtual, self.targets.weights
        history = np.zeros(len(rows), dtype=np.int8) if self.history is None else self.history
        return Cells(self.duty, rows, virtual, weights, self.units, history, self.spent)
