"""One duty over many places at once: places that nothing tells apart form a class, and one row answers for each."""

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from attrs import frozen

from communitygov.engine.alike import Alike
from communitygov.engine.classed import Classed, Part, Settled
from communitygov.engine.codes import Holdings
from communitygov.engine.columns import Columns
from communitygov.engine.found import CODE, UNANSWERED
from communitygov.engine.holding import Now
from communitygov.engine.leads import required_number
from communitygov.engine.modes import InForce, exempting, modes_in_force, not_asked, required_level
from communitygov.engine.paint import Painted, by_number, classes, paint
from communitygov.engine.partition import Partition
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.structure.index import Index
from communitygov.structure.intervals import Intervals
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs, Spot
from communitygov.structure.shifts import hours_on
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure

MOST_SETTLED = 50_000
"""What is kept of classes that were settled; past it all is worked out anew."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Targets(Lasting):
    """Rows to ask about, in order, with what each weighs."""

    rows: Ints
    weights: Longs
    virtual: str = HOUSEHOLD
    """What a block row stands for: its homes or its floors."""

    def spot(self, now: Now, row: int) -> Spot:
        """Where one of them stands."""
        tree = now.structure.tree
        return Spot(row, tree.id(row), self.virtual if tree.block[row] else None)


class Bulk:
    """Asks duties over targets at one instant, in a mode given or in force."""

    sets_apart: ClassVar[bool] = False
    """Whether places under overlapping scopes are told apart by which these are."""
    every_lead: ClassVar[bool] = True
    """Whether leads are laid out also where they stand over nothing that is asked about."""
    keeps_who: ClassVar[bool] = False
    """Whether it is kept who stands in which cell."""

    def __init__(self, now: Now, targets: Targets, mode: str | None) -> None:
        self.now: Now = now
        self.targets: Targets = targets
        self.mode: str | None = mode
        self.structure: Structure = now.structure
        self.rows: Ints = targets.rows
        self.mode_groups: list[tuple[InForce, Ints]] = self._mode_groups()
        columns = Columns(now, targets.virtual, every_lead=self.every_lead, keeps_who=self.keeps_who)
        self._alike: Alike = Alike(columns)
        self._holdings: dict[str, Holdings] = now.kept.setdefault("holdings", {})
        self._rows: dict[int, Ints] = {}
        self._kinds_of: dict[tuple[tuple[str, ...], int], Ints] = {}
        self._settled: dict[object, Settled] = now.structure.cache.setdefault("settled", {})
        """What classes come to by what stands over them, whatever the duty."""
        self._settled_like: tuple[object, dict[object, Settled]] = (None, {})

    def at(self, now: Now) -> Self:
        """The same targets at another hour, while the same is in force."""
        other = copy(self)
        other._move_to(now)  # noqa: SLF001  # it is one of these
        return other

    def _move_to(self, now: Now) -> None:
        self.now, self._holdings = now, now.kept.setdefault("holdings", {})
        self._alike, self._settled_like = Alike(self._alike.columns.at(now)), (None, {})

    def _mode_groups(self) -> list[tuple[InForce, Ints]]:
        """The targets by the mode in force."""
        everyone = np.arange(len(self.rows), dtype=np.int32)
        if self.mode is not None or not len(everyone):
            return [(InForce((self.mode or SERVICE,)), everyone)]
        places = sorted(scope for scope in self.now.switches.by_scope if scope >= 0)
        painted = self._paint(places)
        over, first = classes([painted.over])
        groups: dict[tuple[str, ...], int] = {}
        numbers = [
            groups.setdefault(modes_in_force(self.now, frozenset(places[cell] for cell in cells)).modes, len(groups))
            for cells in (painted.of(number) if number >= 0 else () for number in painted.over[first].tolist())
        ]
        of = np.array(numbers, dtype=np.int32)[over]
        parts = np.split(by_number(of), np.cumsum(np.bincount(of, minlength=len(groups)))[:-1])
        return [(InForce(modes), part.astype(np.int32)) for modes, part in zip(groups, parts, strict=True)]

    def _paint(self, scopes: list[int]) -> Painted:
        return paint(self.rows, [self._rows_of(scope) for scope in scopes])

    def _rows_of(self, scope: int) -> Intervals:
        return self.structure.scopes.rows(scope)

    def ask(self, duty: "Duty") -> Classed:
        """What a duty comes to for each target."""
        return Classed(
            self.targets.weights,
            [
                Part(self._targets(group), partition, self._settle(duty, modes, partition, self.rows_of(group)))
                for group, (modes, targets) in enumerate(self.mode_groups)
                if len(targets)
                for partition in (self.partition(duty, group),)
            ],
        )

    def like(self, duty: "Duty") -> object:
        """What the classes of a duty depend on: duties that are equal here are best asked one after another."""
        shares = Index.of(self.structure).shares(duty)
        return tuple(
            self._alike.likeness(self._held(mode), shares)
            for modes, targets in self.mode_groups
            for mode in (modes.modes if len(targets) else ())
        )

    def rows_of(self, group: int) -> Ints:
        """The rows of the targets of one mode."""
        if self._targets(group) is None:
            return self.rows
        found = self._rows.get(group)
        if found is None:
            found = self._rows[group] = self.rows[self.mode_groups[group][1]]
        return found

    def _targets(self, group: int) -> Ints | None:
        """The numbers of the targets of one mode; None where these are all."""
        targets = self.mode_groups[group][1]
        return None if len(targets) == len(self.rows) else targets

    def partition(self, duty: "Duty", group: int) -> Partition:
        """The targets of one mode in classes that nothing tells apart for a duty."""
        modes, rows = self.mode_groups[group][0], self.rows_of(group)
        shares = Index.of(self.structure).shares(duty)
        by_leads = self._alike.of(
            [self._held(mode) for mode in modes.modes], shares, rows, group, apart=self.sets_apart
        )
        more, exact = self._circumstances(duty, rows, group)
        told = [column for column in more if len(column) and int(column.min()) != int(column.max())]
        return by_leads.told_by(told, exact) if told or exact.any() else by_leads

    def _held(self, mode: str) -> Holdings:
        if mode not in self._holdings:
            self._holdings[mode] = Holdings(self.now, mode)
        return self._holdings[mode]

    def _circumstances(self, duty: "Duty", rows: Ints, group: int) -> tuple[list[Ints], Bools]:
        """What tells targets apart besides leads: whether they are asked, exempt, and the level required."""
        exact: Bools = np.full(len(rows), self._perhaps_off(duty), dtype=np.bool_)
        columns: list[Ints] = [self._kinds(duty.applies_to, rows, group)]
        exempt = self._exempt(duty, rows)
        columns += [] if exempt is None else [exempt]
        columns += [self._kinds((row.of,), rows, group) for row in duty.answered_at if row.of is not None]
        return columns, exact

    def _perhaps_off(self, duty: "Duty") -> bool:
        """Whether it is not known if a duty asks, or at what level, at this hour."""
        if self.now.instant.bare:
            return False
        calendar = self.structure.register.calendar
        limits = [(duty.hours, duty.days), *((row.hours, row.days) for row in duty.answered_at if not row.always)]
        each = [hours_on(*limit, self.now.instant.at, calendar) for limit in limits if limit != (None, None)]
        return any(ons and True not in ons for ons in each)

    def _kinds(self, words: tuple[str, ...], rows: Ints, group: int) -> Ints:
        """Which targets have one of some kinds; a block has the kind it stands for."""
        known = self._kinds_of.get((words, group))
        if known is not None:
            return known
        tree = self.structure.tree
        found = np.zeros(len(rows), dtype=np.bool_) if words else np.ones(len(rows), dtype=np.bool_)
        for word in words:
            found |= tree.is_kind(word, rows)
        if words:
            found[tree.block[rows]] = self.targets.virtual in words
        return self._kinds_of.setdefault((words, group), found.astype(np.int8))

    def _exempt(self, duty: "Duty", rows: Ints) -> Ints | None:
        """Which targets are exempt; None where none may be."""
        scopes = exempting(self.now, duty)
        if not scopes:
            return None
        return (paint(rows, [self._rows_of(scope) for scope in sorted(scopes)]).over >= 0).astype(np.int8)

    def keys(self, duty: "Duty", modes: InForce, partition: Partition, rows: Ints) -> list[object]:
        """All that the answer for each class depends on; of one whose leads are told apart besides which these are.

        None for a class of which what is not known besides its leads decides.
        """
        asked = Besides(self, duty, modes)
        unsure = partition.exact & (len(modes.modes) > 1 or self._perhaps_off(duty))
        return [
            None if each else asked.key(row, [partition.columns[at].key for at in here], base)
            for each, row, (here, base) in zip(
                unsure.tolist(), rows[partition.first].tolist(), partition.over, strict=True
            )
        ]

    def _settle(self, duty: "Duty", modes: InForce, partition: Partition, rows: Ints) -> Sequence[Settled]:
        """Answer for one target of each class; of classes over which the same stands one is asked."""
        first = rows[partition.first].tolist()
        if len(modes.modes) > 1 or self._perhaps_off(duty):  # whether it is asked hangs on more than is told apart
            return [self._asked(duty, partition, row) for row in first]
        asked = Besides(self, duty, modes)
        alike = self._alike_settled(duty)
        if len(self._settled) > MOST_SETTLED:
            self._settled.clear()
        found: list[Settled] = []
        for number, row in enumerate(first):
            here, base = partition.over[number]
            exact = bool(partition.exact[number])
            known = alike if exact else self._settled
            key = asked.key(row, [partition.columns[at].key for at in here], row if exact else base)
            settled = known.get(key)
            if settled is None:
                settled = self._asked(duty, partition, row)
                settled = known[key] = settled.in_columns(here.index)
            found.append(settled.in_columns(here.__getitem__))
        return found

    def _alike_settled(self, duty: "Duty") -> dict[object, Settled]:
        """What rows whose leads are told apart come to; kept for the duties next asked, while they are led alike."""
        like = self.like(duty)
        if like != self._settled_like[0]:
            self._settled_like = like, {}
        return self._settled_like[1]

    def _asked(self, duty: "Duty", partition: Partition, row: int) -> Settled:
        """What a duty comes to for one row."""
        worlds = Row(self.now, self.targets.spot(self.now, row), duty, self.mode).worlds()
        summary = summed_up(worlds)
        backstop = any(world.decision is not None and world.decision.backstop for world in worlds)
        is_open = summary.state in UNANSWERED
        by, behind = (
            tuple([at for at, column in enumerate(partition.columns) if is_open and column.key in keys])
            for keys in deciding(worlds)
        )
        return Settled(CODE[summary.state], summary.inherited, bool(backstop), summary.cut, by, behind)


class Besides:
    """One duty in one mode: what of it and of a target plays a part for the answer, besides leads."""

    def __init__(self, bulk: Bulk, duty: "Duty", modes: InForce) -> None:
        self.bulk: Bulk = bulk
        self.duty: Duty = duty
        self.mode: str = modes.modes[0]
        self._by_kinds: dict[tuple[str, ...], tuple[str | None, int | None]] = {}
        self._exempting: frozenset[int] = exempting(bulk.now, duty)

    def key(self, row: int, columns: list[tuple[bool, int]], base: object) -> object:
        """All that the answer for a class depends on, told of one of its rows."""
        bulk = self.bulk
        spot = bulk.targets.spot(bulk.now, row)
        kinds = bulk.structure.tree.kinds(spot)
        if kinds not in self._by_kinds:
            reason = not_asked(bulk.now, self.duty, kinds, self.mode, {})
            level = None if reason is not None else required_level(bulk.now, self.duty, kinds, self.mode, {})
            self._by_kinds[kinds] = reason, required_number(bulk.structure, level)
        reason, bar = self._by_kinds[kinds]
        if reason is not None:
            return reason
        if not self._exempting.isdisjoint(bulk.structure.scopes.over(spot) if self._exempting else ()):
            return "exempt"
        return tuple([None if bar is None else number >= bar for _, number in columns]), base


def deciding(worlds: list[InWorld]) -> tuple[set[tuple[bool, int]], set[tuple[bool, int]]]:
    """The columns whose cells lead in some reading, and those whose cells stand behind a hole."""
    decisions = [world.decision for world in worlds if world.decision is not None]
    leads = {(claim.catch_all, claim.number) for decision in decisions for claim, _ in decision.leads}
    behind = {(claim.catch_all, claim.number) for decision in decisions for claim, _ in decision.backstop or ()}
    return leads, behind
