"""What one duty comes to for many places, class by class; for each place only where that is asked."""

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from attrs import evolve, frozen

from communitygov.engine.found import STATES, UNANSWERED
from communitygov.engine.paint import classes
from communitygov.engine.partition import Partition
from communitygov.structure.places import Bools, Floats, Ints, Longs

OPEN = np.isin(STATES, UNANSWERED)
"""Which states are told with who stands behind them."""


@frozen(eq=False)
class Settled:
    """What a class comes to."""

    code: int
    """Code in `STATES`."""
    inherited: bool
    backstop: bool
    """Whether somebody answers further out, in a hole."""
    cut: bool
    """Whether there are more readings than were looked at."""
    by: tuple[int, ...]
    """The columns whose cells lead in some reading; none where the state is not open."""
    behind: tuple[int, ...]
    """The columns whose cells stand behind a hole in some reading; none where the state is not open."""

    def in_columns(self, numbers: Callable[[int], int]) -> "Settled":
        """The same with other numbers of the columns."""
        if not (self.by or self.behind):
            return self
        return evolve(self, by=tuple(map(numbers, self.by)), behind=tuple(map(numbers, self.behind)))


@frozen(eq=False)
class Part:
    """Targets of one mode in classes, and what each class comes to."""

    targets: Ints | None
    """Numbers of the targets; None: all there are."""
    partition: Partition
    settled: Sequence[Settled]

    def column(self, name: str) -> Ints:
        """What each class has under a name of `Settled`."""
        return np.array([getattr(each, name) for each in self.settled])


class Classed:
    """What one duty comes to for each target."""

    def __init__(self, weights: Longs, parts: Sequence[Part]) -> None:
        self.weights: Longs = weights
        self.parts: Sequence[Part] = parts

    def _each(self, name: str) -> Ints:
        """What each target has under a name of `Settled`."""
        found = np.zeros(len(self.weights), dtype=np.int32)
        for part in self.parts:
            values = part.column(name).astype(np.int32)[part.partition.of]
            if part.targets is None:
                return values
            found[part.targets] = values
        return found

    @cached_property
    def states(self) -> Ints:
        """Code in `STATES` for each target."""
        return self._each("code")

    @property
    def inherited(self) -> Bools:
        """Whether a nearer lead has failed."""
        return self._each("inherited") > 0

    @property
    def backstop(self) -> Bools:
        """Whether somebody answers further out, in a hole."""
        return self._each("backstop") > 0

    @property
    def cut(self) -> Ints:
        """The targets that have more readings than were looked at."""
        return np.flatnonzero(self._each("cut"))

    @property
    def group(self) -> Ints:
        """Targets with one number have the same state by the same lead or backstop."""
        return self._grouped[0]

    @property
    def first(self) -> Ints:
        """Index of the first target of each group; groups are numbered in this order."""
        return self._grouped[1]

    @cached_property
    def of(self) -> tuple[Ints, Ints]:
        """The class of each target over all parts, and the code of the state of each class."""
        codes = np.concatenate([np.zeros(0, np.int64), *(part.column("code") for part in self.parts)])
        if len(self.parts) == 1 and self.parts[0].targets is None:
            return self.parts[0].partition.of, codes
        found, before = np.zeros(len(self.weights), dtype=np.int32), 0
        for part in self.parts:
            found[slice(None) if part.targets is None else part.targets] = part.partition.of + before
            before += len(part.settled)
        return found, codes

    def summed(self, name: str) -> Floats:
        """What each state weighs, of those classes that have something under a name; of all under ``code``."""
        found = np.zeros(len(STATES))
        for part in self.parts:
            weights = self.weights if part.targets is None else self.weights[part.targets]
            weighed = part.partition.weighed(weights)
            if name != "code":
                weighed = np.where(part.column(name), weighed, 0)
            found += np.bincount(part.column("code"), weights=weighed, minlength=len(STATES))
        return found

    @cached_property
    def _grouped(self) -> tuple[Ints, Ints]:
        group = np.full(len(self.weights), -1, dtype=np.int64)
        plain: dict[int, int] = {}
        count = 0
        for part in self.parts:
            alike: dict[tuple[int, tuple[int, ...], tuple[int, ...]], list[int]] = {}
            for number, each in enumerate(part.settled):
                alike.setdefault((each.code, each.by, each.behind), []).append(number)
            for (code, by, behind), numbers in alike.items():
                picked = np.zeros(len(part.settled), dtype=np.bool_)
                picked[numbers] = True
                members = np.flatnonzero(picked[part.partition.of])
                at = members if part.targets is None else part.targets[members]
                met = sorted({*by, *behind})
                if not met:
                    if code not in plain:
                        plain[code], count = count, count + 1
                    group[at] = plain[code]
                    continue
                of, first = classes([part.partition.columns[column].cells(members) for column in met])
                group[at] = of + count
                count += len(first)
        seen = np.full(count, len(group), dtype=np.int64)
        seen[group[::-1]] = np.arange(len(group) - 1, -1, -1)
        order = np.argsort(seen, kind="stable")
        back = np.empty(count, dtype=np.int32)
        back[order] = np.arange(count, dtype=np.int32)
        return back[group], seen[order].astype(np.int32)
