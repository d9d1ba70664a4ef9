"""Two away at once: what neither loses alone and both lose together, found over the places they have in common."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.paint import by_number, classes
from communitygov.queries.absence_cells import Footprints
from communitygov.queries.absence_hits import Hits
from communitygov.queries.absence_leads import SILENT, joined
from communitygov.queries.absence_work import LOST, Over, Trials
from communitygov.structure.places import Bools, Ints

MANY = 8
"""Of more over one target who are missed alike two are tried out first, for all."""


@frozen(eq=False)
class Both:
    """What two lose together: a row of columns for each target and each two without whom it is lost."""

    target: Ints
    """Numbers of targets."""
    one: Ints
    """The subject of the lower number."""
    other: Ints
    become: Ints


@define(eq=False)
class Twos:
    """Tries out targets without two, and keeps what it comes to for those that are alike."""

    trials: Trials
    _become: dict[object, int] = field(factory=dict[object, int])
    _until: dict[object, int] = field(factory=dict[object, int])

    def of(self, over: Over) -> Iterator[Both]:
        """What two lose together of the targets of a part."""
        partition, answered = over.partition, over.answered
        plain, exact = answered & ~partition.exact, answered & partition.exact
        if plain.any():
            yield self._of_plain(over, np.flatnonzero(plain[partition.of]))
        if exact.any():
            yield self._of_exact(over, partition.first[exact])

    def _of_plain(self, over: Over, targets: Ints) -> Both:
        found, last = self._everybody(over, targets)
        alone = np.zeros(len(found.target), dtype=np.int64)
        counts = (found.effect != SILENT) & (found.column <= last)
        alone[counts] = self.trials.each(over, found.take(counts))
        until = np.full(len(found.target), -1, dtype=np.int64)
        core = counts & ((alone & LOST) == 0)
        until[core] = self._untils(over, found.take(core))
        group, few = _few_of_alike(found)
        hits = Hits(self.trials, over, found)
        one, other = _that_may(hits, core & few, alone, until, few)
        if not few.all():
            lost = (self._each(over, found, one, other) & LOST) > 0
            kept = np.isin(group, group[np.concatenate((one[lost], other[lost]))])
            one, other = _that_may(hits, core & kept, alone, until, kept)
        return self._lost(over, found, one, other, self._each(over, found, one, other))

    def _of_exact(self, over: Over, targets: Ints) -> Both:
        """Classes whose leads are told apart: each two are tried in each."""
        found, last = self._everybody(over, targets)
        counts = (found.effect != SILENT) & (found.column <= last)
        alone = np.zeros(len(found.target), dtype=np.int64)
        for at in np.flatnonzero(counts).tolist():
            alone[at] = self.trials.of_exact(over, int(found.target[at]), int(found.subject[at]))
        core = counts & ((alone & LOST) == 0)
        until = np.full(len(found.target), len(over.partition.columns), dtype=np.int64)
        hits = Hits(self.trials, over, found)
        one, other = _that_may(hits, core, alone, until, np.ones(len(core), dtype=np.bool_))
        become = np.zeros(len(one), dtype=np.int64)
        for at, (first, second) in enumerate(zip(one.tolist(), other.tolist(), strict=True)):
            target = int(found.target[first])
            both = sorted((int(found.subject[first]), int(found.subject[second])))
            sure, row = over.keys[int(over.partition.of[target])], int(over.rows[target])
            key = None if sure is None else ("exact", over.led_alike, sure, row, *both)
            become[at] = self._known(key, over, row, both)
        return self._lost(over, found, one, other, become, classwise=True)

    def _everybody(self, over: Over, targets: Ints) -> tuple[Footprints, Ints]:
        """Everybody who is missed over some targets in any column, and up to where one alone can matter."""
        of = over.partition.of
        found = over.missed.over(over.partition, targets, np.full(len(targets), len(over.partition.columns)))
        found = found.take(np.argsort(found.target, kind="stable"))
        return found, self.trials.lasts(over, of[targets])[of[found.target]]

    def _untils(self, over: Over, found: Footprints) -> Ints:
        """How far out somebody answers once one is away."""
        number, first, keys = self.trials.alike(over, found)
        until = np.zeros(len(first), dtype=np.int64)
        for at, (one, key) in enumerate(zip(first.tolist(), keys, strict=True)):
            known = self._until.get(key)
            if known is None:
                row, subject = int(over.rows[found.target[one]]), int(found.subject[one])
                known = self._until[key] = self.trials.outermost_without(over, row, (subject,))
            until[at] = known
        return until[number] if len(first) else number.astype(np.int64)

    def _each(self, over: Over, found: Footprints, one: Ints, other: Ints) -> Ints:
        """What becomes of targets without two: those alike are tried once."""
        partition = over.partition
        of = partition.of[found.target[one]]
        near = (found.column[one] == found.column[other]) | over.missed.twice[found.subject[one]]
        near |= over.missed.twice[found.subject[other]]
        likes = np.unique(found.like, return_inverse=True)[1].reshape(-1)
        told = [np.where(near, likes[each] + 1, 0) for each in (one, other)]
        leaf = self._leaf(over, found, one, other)
        columns = [found.column[one], found.effect[one], found.column[other], found.effect[other], *told, leaf]
        number, first = classes([of, *columns])
        become = np.zeros(len(first), dtype=np.int64)
        for at, pair in enumerate(first.tolist()):
            here, target = int(of[pair]), int(found.target[one[pair]])
            said = [self._said(found, int(each), told=bool(near[pair])) for each in (one[pair], other[pair])]
            leads = (over.led_alike, _cells(over, target)) if leaf[pair] else None
            key = over.keys[here], partition.over[here][0], *said, leads
            both = sorted((int(found.subject[one[pair]]), int(found.subject[other[pair]])))
            become[at] = self._known(key, over, int(over.rows[target]), both)
        return become[number] if len(first) else number.astype(np.int64)

    def _leaf(self, over: Over, found: Footprints, one: Ints, other: Ints) -> Ints:
        """A number for all leads over targets where it hangs on them what becomes without two; else 0."""
        doubtful = np.isin(found.effect, [*self.trials.effects.doubtful])
        at = np.flatnonzero(doubtful[one] | doubtful[other])
        numbers = np.zeros(len(one), dtype=np.int64)
        if len(at):
            targets = found.target[one[at]]
            numbers[at] = classes([column.cells(targets) for column in over.partition.columns])[0] + 1
        return numbers

    def _said(self, found: Footprints, at: int, *, told: bool) -> tuple[int, ...]:
        return int(found.column[at]), int(found.effect[at]), int(found.like[at]) if told else 0

    def _known(self, key: object, over: Over, row: int, both: Sequence[int]) -> int:
        known = None if key is None else self._become.get(key)
        if known is None:
            known = self.trials.without(over, row, both)
            if key is not None:
                self._become[key] = known
        return known

    def _lost(
        self, over: Over, found: Footprints, one: Ints, other: Ints, become: Ints, *, classwise: bool = False
    ) -> Both:
        lost = (become & LOST) > 0
        one, other, become = one[lost], other[lost], become[lost]
        target, first, second = found.target[one], found.subject[one], found.subject[other]
        if classwise:
            order = by_number(over.partition.of)
            ends = np.cumsum(np.bincount(over.partition.of, minlength=len(over.partition.first)))
            of = over.partition.of[target].tolist()
            members = [order[ends[number - 1] if number else 0 : ends[number]] for number in of]
            many = np.array([len(each) for each in members], dtype=np.int64)
            (target,) = joined([(each,) for each in members], 1)
            first, second, become = (np.repeat(each, many) for each in (first, second, become))
        return Both(over.numbers(target), np.minimum(first, second), np.maximum(first, second), become)


def _cells(over: Over, target: int) -> tuple[int, ...]:
    at = np.array([target])
    return tuple(int(column.cells(at)[0]) for column in over.partition.columns)


def _few_of_alike(found: Footprints) -> tuple[Ints, Bools]:
    """Numbers for those over one target who are missed alike; and all but those past the first two of very many."""
    likes = np.unique(found.like, return_inverse=True)[1].reshape(-1)
    number, _ = classes([found.target, found.column, found.effect, likes])
    if not len(number):
        return number, np.zeros(0, dtype=np.bool_)
    order = np.argsort(number, kind="stable")
    many = np.bincount(number)
    rank = np.zeros(len(number), dtype=np.int64)
    rank[order] = np.arange(len(number)) - np.repeat(np.cumsum(many) - many, many)
    few: Bools = (many[number] <= MANY) | (rank < 2)
    return number, few


def _that_may(hits: Hits, core: Bools, alone: Ints, until: Ints, chosen: Bools) -> tuple[Ints, Ints]:
    """Each two as `_two` has them, without those who surely lose nothing together."""
    found, some = hits.found, hits.some
    one, other = _two(found, core, alone, until, some, chosen)
    if not some.all():
        more = _two(found, core, alone, until, ~some, chosen & some)
        one, other = np.concatenate((one, more[0])), np.concatenate((other, more[1]))
    may = hits.may_lose(one, other)
    return one[may], other[may]


def _two(found: Footprints, core: Bools, alone: Ints, until: Ints, first: Bools, chosen: Bools) -> tuple[Ints, Ints]:
    """Each two over one target of whom one leads it, and the other may answer once that one is away.

    ``first`` and ``chosen`` are of whom the one and the other are.
    """
    ones, there = np.flatnonzero(core & first), np.flatnonzero(chosen)
    low = np.searchsorted(found.target[there], found.target[ones], "left")
    many = np.searchsorted(found.target[there], found.target[ones], "right") - low
    one = np.repeat(ones, many)
    other = there[np.arange(len(one)) + np.repeat(low - (np.cumsum(many) - many), many)]
    silent = found.effect[other] == SILENT
    kept = (found.subject[one] != found.subject[other]) & ((alone[other] & LOST) == 0)
    kept &= np.where(silent, found.column[other] == found.column[one], found.column[other] <= until[one])
    kept &= ~core[other] | (found.subject[one] < found.subject[other])
    return one[kept], other[kept]
