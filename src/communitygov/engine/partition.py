"""Places in classes: nothing tells those of one class apart but who, and where, their leads are."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from communitygov.engine.columns import Column
from communitygov.engine.paint import classes
from communitygov.structure.places import Bools, Floats, Ints, Longs

Base = tuple[tuple[object, ...], ...]
"""What stands over a class, column by column from the nearest on."""


class Partition:
    """Some rows in classes, with the columns of the leads that stand over them."""

    def __init__(self, of: Ints, first: Ints, exact: Bools, columns: Sequence[Column]) -> None:
        self.of: Ints = of
        """The class of each row."""
        self.first: Ints = first
        """The first row of each class."""
        self.exact: Bools = exact
        """The classes whose leads are told apart one by one."""
        self.columns: tuple[Column, ...] = tuple(columns)

    @classmethod
    def by_leads(cls, rows: int, columns: Sequence[Column], apart: Bools | None) -> "Partition":
        """Rows by what stands over them; those ``apart`` by which leads these are (None: wherever columns say so)."""
        exact = np.zeros(rows, dtype=np.bool_) if apart is None else apart.copy()
        for column in columns:
            exact |= column.told_apart
        told = [part for column in columns for part in (column.codes, column.is_place)]
        if exact.any():
            told += [exact.astype(np.int8), *(np.where(exact, column.alike, -1) for column in columns)]
        of, first = classes(told) if told else (np.zeros(rows, np.int32), np.zeros(min(rows, 1), np.int32))
        return cls(of, first, exact[first], columns)

    def told_by(self, more: Sequence[Ints], exact: Bools) -> "Partition":
        """The same classes told apart by further columns; where ``exact``, also by which the leads are."""
        told = [self.of, *more]
        if exact.any():
            told += [exact.astype(np.int8), *(np.where(exact, column.alike, -1) for column in self.columns)]
        of, first = classes(told)
        return Partition(of, first, self.exact[self.of[first]] | exact[first], self.columns)

    def weighed(self, weights: Longs) -> Floats:
        """What each class weighs; the weights are always the same."""
        if self._weighed is None:
            self._weighed = np.bincount(self.of, weights=weights, minlength=len(self.first)).astype(np.float64)
        return self._weighed

    _weighed: Floats | None = None

    @cached_property
    def over(self) -> list[tuple[tuple[int, ...], Base]]:
        """For each class the columns that hold leads over it, and what these come to."""
        codes = [column.code(self.first).tolist() for column in self.columns]
        is_place = [column.is_place[self.first].tolist() for column in self.columns]
        found: list[tuple[tuple[int, ...], Base]] = []
        for number in range(len(self.first)):
            here = tuple([at for at, code in enumerate(codes) if code[number] >= 0])
            base = tuple([(*self.columns[at].meant(codes[at][number]), is_place[at][number]) for at in here])
            found.append((here, base))
        return found
