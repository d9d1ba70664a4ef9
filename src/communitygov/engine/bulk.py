"""One duty over many places at once: places that nothing tells apart form a class, and one row answers for each."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.engine.alike import Alike
from communitygov.engine.codes import Holdings
from communitygov.engine.columns import Columns
from communitygov.engine.found import UNANSWERED, Draft, Found
from communitygov.engine.holding import Now
from communitygov.engine.leads import Index
from communitygov.engine.modes import InForce, exemptions_over, modes_in_force
from communitygov.engine.paint import Painted, by_number, classes, paint
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.structure.intervals import Intervals
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs, Spot
from communitygov.structure.shifts import hours_on
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure


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

    def __init__(self, now: Now, targets: Targets, mode: str | None) -> None:
        self.now: Now = now
        self.targets: Targets = targets
        self.mode: str | None = mode
        self.structure: Structure = now.structure
        self.rows: Ints = targets.rows
        self.mode_groups: list[tuple[InForce, Ints]] = self._mode_groups()
        self._columns: Alike = Alike(Columns(now, targets.virtual))
        self._holdings: dict[str, Holdings] = now.kept.setdefault("holdings", {})

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

    def ask(self, duty: "Duty") -> Found:
        """What a duty comes to for each target."""
        found = Draft(len(self.rows))
        for group, (modes, targets) in enumerate(self.mode_groups):
            if len(targets):
                self._ask(duty, modes, group, targets, found)
        return found.done()

    def _ask(self, duty: "Duty", modes: InForce, group: int, targets: Ints, found: Draft) -> None:
        rows = self.rows[targets]
        columns, exact = self._circumstances(duty, rows)
        exact |= len(modes.modes) > 1
        over: list[tuple[tuple[bool, int], Ints]] = []
        for mode in modes.modes:
            shares = Index.of(self.structure).shares(duty)
            for column in self._columns.of(self._held(mode), shares, rows, group):
                over.append((column.key, column.alike))
                columns += [column.codes, column.is_place]
                exact |= column.told_apart
        if exact.any():
            columns += [exact.astype(np.int32)]
            columns += [np.where(exact, alike, -1).astype(np.int32) for _, alike in over]
        of, first = classes(columns)
        order = by_number(of)
        ends = np.cumsum(np.bincount(of, minlength=len(first)))
        for number, at in enumerate(first.tolist()):
            members = order[ends[number - 1] if number else 0 : ends[number]]
            self._settle(duty, int(rows[at]), members, over, modes, targets, found)

    def _held(self, mode: str) -> Holdings:
        if mode not in self._holdings:
            self._holdings[mode] = Holdings(self.now, mode)
        return self._holdings[mode]

    def _circumstances(self, duty: "Duty", rows: Ints) -> tuple[list[Ints], Bools]:
        """What tells targets apart besides leads: whether they are asked, exempt, and the level required."""
        exact: Bools = np.zeros(len(rows), dtype=np.bool_)
        asked = self._kinds(duty.applies_to, rows)
        columns: list[Ints] = [asked.astype(np.int32), self._exempt(duty, rows).astype(np.int32)]
        if not self.now.instant.bare:
            calendar = self.structure.register.calendar
            ons = hours_on(duty.hours, duty.days, self.now.instant.at, calendar)
            exact |= bool(ons) and True not in ons and (duty.hours is not None or duty.days is not None)
            for row in duty.answered_at:
                ons = hours_on(row.hours, row.days, self.now.instant.at, calendar)
                exact |= not row.always and bool(ons) and True not in ons
        columns += [self._kinds((row.of,), rows).astype(np.int32) for row in duty.answered_at if row.of is not None]
        return columns, exact

    def _kinds(self, words: tuple[str, ...], rows: Ints) -> Bools:
        """Which targets have one of some kinds; a block has the kind it stands for."""
        tree = self.structure.tree
        if not words:
            return np.ones(len(rows), dtype=np.bool_)
        found = np.zeros(len(rows), dtype=np.bool_)
        for word in words:
            found |= tree.is_kind(word, rows)
        found[tree.block[rows]] = self.targets.virtual in words
        return found

    def _exempt(self, duty: "Duty", rows: Ints) -> Bools:
        scopes = sorted({scope for scope in self.structure.exemption_scopes if scope >= 0})
        over = [scope for scope in scopes if exemptions_over(self.now, duty, frozenset({scope}))]
        if not over:
            return np.zeros(len(rows), dtype=np.bool_)
        return paint(rows, [self._rows_of(scope) for scope in over]).over >= 0

    def _settle(
        self,
        duty: "Duty",
        place: int,
        members: Ints,
        over: list[tuple[tuple[bool, int], Ints]],
        modes: InForce,
        targets: Ints,
        found: Draft,
    ) -> None:
        """Answer for one target of a class, and let the answer stand for all of it."""
        row = Row(self.now, self.targets.spot(self.now, place), duty, self.mode)
        worlds = row.worlds()
        summary = summed_up(worlds)
        backstop = any(world.decision is not None and world.decision.backstop for world in worlds)
        keys = _deciding(worlds) if summary.state in UNANSWERED else set[tuple[bool, int]]()
        by = [((modes, key), alike[members]) for key, alike in over if key in keys]
        found.add(targets[members], summary, by, backstop=backstop)


def _deciding(worlds: list[InWorld]) -> set[tuple[bool, int]]:
    """The columns whose cells decide, or stand behind a hole."""
    decisions = [world.decision for world in worlds if world.decision is not None]
    pairs = [pair for decision in decisions for pair in (*decision.leads, *decision.backstop)]
    return {(claim.catch_all, claim.number) for claim, _ in pairs}
