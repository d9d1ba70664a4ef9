"""Each of many away alone: duty by duty what their absence changes, class by class of places."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.bulk import Bulk
from communitygov.engine.classed import Part
from communitygov.engine.codes import Holdings
from communitygov.engine.distinct import distinct
from communitygov.engine.found import CODE
from communitygov.engine.leads import Claim
from communitygov.engine.modes import InForce
from communitygov.engine.paint import by_number, classes
from communitygov.engine.partition import Partition
from communitygov.engine.row import HOLES, InWorld, Row, summed_up
from communitygov.queries.absence_cells import Footprints, MissedOver
from communitygov.queries.absence_leads import SILENT, Effects, joined
from communitygov.structure.index import Index
from communitygov.structure.places import Bools, Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

LOST, BACKED, PASSED = 1, 2, 4
"""What becomes of a pair, as bits: lost, with somebody behind it; passed on."""
MOST_KEPT = 8


class Asking(Bulk):
    """Asks duties over targets, and says what posts come to."""

    def held(self, mode: str) -> Holdings:
        """What posts come to in a mode."""
        return self._held(mode)


@frozen(eq=False)
class Over:
    """The targets of one duty in one mode, in classes, and who is missed over them."""

    asking: Asking
    duty: "Duty"
    modes: InForce
    part: Part
    missed: MissedOver
    rows: Ints
    """The rows of the targets of the mode."""
    led_alike: object
    """Duties equal in this are led alike here."""
    keys: Sequence[object]
    """For each class all that its answer depends on, as `Bulk.keys` tells it."""

    @property
    def partition(self) -> Partition:
        """The targets in classes."""
        return self.part.partition

    @property
    def answered(self) -> Bools:
        """The classes that are answered."""
        found: Bools = self.part.column("code") == CODE["answered"]
        return found

    def numbers(self, targets: Ints) -> Ints:
        """Numbers of targets among all of them, of those of the mode."""
        return targets if self.part.targets is None else self.part.targets[targets]


@frozen(eq=False)
class Become:
    """What becomes of targets while one is away: a row of columns for each target and each without whom it changes."""

    target: Ints
    """Numbers of targets."""
    subject: Ints
    become: Ints
    """Bits: `LOST`, `BACKED`, `PASSED`."""


@frozen(eq=False)
class _Asked:
    """One duty at one row, and who leads."""

    duty: str
    row: int
    asked: Row
    led: frozenset[object]


@define(eq=False)
class Trials:
    """Tries out single targets without somebody, and keeps what it comes to for those that are alike."""

    effects: Effects
    mode: str | None
    _last: dict[object, int] = field(factory=dict[object, int])
    _become: dict[object, int] = field(factory=dict[object, int])
    _missed: dict[object, MissedOver] = field(factory=dict[object, MissedOver])
    _asked: _Asked | None = None

    def over(self, asking: Asking, duty: "Duty") -> Iterator[Over]:
        """The parts of a duty's targets."""
        groups = [(group, each) for group, each in enumerate(asking.mode_groups) if len(each[1])]
        like = asking.like(duty)
        for (group, (modes, _)), part in zip(groups, asking.ask(duty).parts, strict=True):
            alike = id(asking), like, group
            missed = self._missed.pop(alike, None)
            if missed is None:
                shares = Index.of(asking.structure).shares(duty)
                held = [asking.held(mode) for mode in modes.modes]
                missed = MissedOver.of(self.effects, held, shares, part.partition)
            self._missed[alike] = missed
            if len(self._missed) > MOST_KEPT:
                del self._missed[next(iter(self._missed))]
            rows = asking.rows_of(group)
            keys = asking.keys(duty, modes, part.partition, rows)
            yield Over(asking, duty, modes, part, missed, rows, alike, keys)

    def apart(self, over: Over) -> Iterator[Become]:
        """What becomes of targets while one is away, whoever it is."""
        partition, answered = over.partition, over.answered
        plain = answered & ~partition.exact
        if plain.any():
            found = self.footprints(over, np.flatnonzero(plain[partition.of]))
            yield Become(over.numbers(found.target), found.subject, self.each(over, found))
        exact = answered & partition.exact
        if exact.any():
            yield self._of_exact(over, self.footprints(over, partition.first[exact]))

    def footprints(self, over: Over, targets: Ints) -> Footprints:
        """Who is missed over some targets, up to the outermost column in which somebody leads."""
        of = over.partition.of[targets]
        found = over.missed.over(over.partition, targets, self.lasts(over, of)[of])
        return found.take(found.effect != SILENT)

    def lasts(self, over: Over, numbers: Ints) -> Ints:
        """The outermost column in which somebody leads, of some classes; -1 of the others."""
        last = np.full(len(over.partition.first), -1, dtype=np.int64)
        for number in distinct(numbers).tolist():
            last[number] = self._outermost(over, number)
        return last

    def outermost_without(self, over: Over, row: int, subjects: Sequence[int]) -> int:
        """The outermost column in which somebody leads while some are away."""
        if over.missed.adds:
            return len(over.partition.columns)
        return _last(over, self._asked_at(over, row).asked.at(self.effects.without(subjects)).worlds())

    def worlds(self, over: Over, row: int) -> list[InWorld]:
        """One target while everybody is there, read every way it can be."""
        return self._asked_at(over, row).asked.worlds()

    def without(self, over: Over, row: int, subjects: Sequence[int]) -> int:
        """What becomes of one answered target without some."""
        asked = self._asked_at(over, row)
        worlds = asked.asked.at(self.effects.without(subjects)).worlds()
        self.effects.looked_at(sum(len(world.stand.claims) for world in worlds[:1] if world.stand is not None))
        state = summed_up(worlds).state
        if state in HOLES:
            backed = any(world.decision is not None and world.decision.backstop for world in worlds)
            return LOST | (BACKED if backed else 0)
        return PASSED if state == "answered" and _led(worlds) != asked.led else 0

    def _asked_at(self, over: Over, row: int) -> _Asked:
        asked = self._asked
        if asked is None or (asked.duty, asked.row) != (over.duty.id, row) or asked.asked.now is not over.asking.now:
            spot = over.asking.targets.spot(over.asking.now, row)
            here = Row(over.asking.now, spot, over.duty, self.mode)
            asked = self._asked = _Asked(over.duty.id, row, here, _led(here.worlds()))
        return asked

    def _outermost(self, over: Over, number: int) -> int:
        """The outermost column in which somebody leads an answered class."""
        partition = over.partition
        if over.missed.adds or len(over.modes.modes) > 1:
            return len(partition.columns) - 1
        here, row = partition.over[number][0], int(over.rows[partition.first[number]])
        key = over.keys[number], *((over.led_alike, row) if partition.exact[number] else ())
        found = None if over.keys[number] is None else self._last.get(key)
        if found is None:
            worlds = self._asked_at(over, row).asked.worlds()
            last = _last(over, worlds)
            found = self._last[key] = here.index(last)
        return here[found]

    def each(self, over: Over, found: Footprints) -> Ints:
        """What becomes of each of some targets without one: those alike are tried once."""
        number, first, keys = self.alike(over, found)
        become = np.zeros(len(first), dtype=np.int64)
        for at, (one, key) in enumerate(zip(first.tolist(), keys, strict=True)):
            become[at] = self._known(key, over, int(over.rows[found.target[one]]), int(found.subject[one]))
        return become[number] if len(first) else number.astype(np.int64)

    def alike(self, over: Over, found: Footprints) -> tuple[Ints, Ints, list[object]]:
        """A number for each of some who are missed where, the first of each number, and all that it depends on."""
        partition = over.partition
        of = partition.of[found.target]
        number, first = classes([of, found.column, found.effect, self.leaf(over, found)])
        keys: list[object] = []
        for one in first.tolist():
            here, column, effect = int(of[one]), int(found.column[one]), int(found.effect[one])
            outer = partition.columns[column:] if effect in self.effects.doubtful else ()
            leads = tuple(int(each.cells(found.target[one : one + 1])[0]) for each in outer)
            told = (over.led_alike, leads) if leads else None
            keys.append((over.keys[here], partition.over[here][0], column, effect, told))
        return number, first, keys

    def _known(self, key: object, over: Over, row: int, subject: int) -> int:
        known = None if key is None else self._become.get(key)
        if known is None:
            known = self.without(over, row, (subject,))
            if key is not None:
                self._become[key] = known
        return known

    def leaf(self, over: Over, found: Footprints) -> Ints:
        """A number for the leads over targets, from the column on, where it hangs on these what becomes; else 0."""
        numbers = np.zeros(len(found.target), dtype=np.int64)
        unsure = np.isin(found.effect, [*self.effects.doubtful])
        for column in distinct(found.column[unsure]).tolist():
            at = np.flatnonzero(unsure & (found.column == column))
            cells = [each.cells(found.target[at]) for each in over.partition.columns[column:]]
            numbers[at] = classes(cells)[0] + 1
        return numbers

    def of_exact(self, over: Over, target: int, subject: int) -> int:
        """What becomes of a class whose leads are told apart, told of its first target, without one."""
        sure, row = over.keys[int(over.partition.of[target])], int(over.rows[target])
        return self._known(None if sure is None else ("exact", over.led_alike, sure, row, subject), over, row, subject)

    def _of_exact(self, over: Over, found: Footprints) -> Become:
        """Of classes whose leads are told apart each is tried."""
        partition = over.partition
        order = by_number(partition.of)
        ends = np.cumsum(np.bincount(partition.of, minlength=len(partition.first)))
        parts: list[tuple[Ints, ...]] = []
        by_target = np.argsort(found.target, kind="stable")
        for target, subject in zip(found.target[by_target].tolist(), found.subject[by_target].tolist(), strict=True):
            number, known = int(partition.of[target]), self.of_exact(over, target, subject)
            if known:
                members = order[ends[number - 1] if number else 0 : ends[number]]
                parts.append((members, np.full(len(members), subject), np.full(len(members), known)))
        target, subject, become = joined(parts, 3)
        return Become(over.numbers(target), subject, become)


def _last(over: Over, worlds: list[InWorld]) -> int:
    """The outermost column in which somebody leads in some world; past all columns where nobody does."""
    leads = [claim for world in worlds if world.decision is not None for claim, _ in world.decision.leads]
    columns = [column.key for column in over.partition.columns]
    return max((columns.index((claim.catch_all, claim.number)) for claim in leads), default=len(columns))


def _led(worlds: list[InWorld]) -> frozenset[object]:
    """Who leads in some world: the post, else the body or the team, and the holder."""
    pairs = [pair for world in worlds if world.decision is not None for pair in world.decision.leads]
    return frozenset(
        (_as_such(claim) if who.post is None else who.post, who.holder)
        for claim, held in pairs
        for who in held.answerers
    )


def _as_such(claim: Claim) -> object:
    kind, number = claim.carrier
    return None if kind == "person" else (kind, number, claim.share.share.who.id)
