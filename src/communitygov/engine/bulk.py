"""One duty over many places at once: places that nothing tells apart form a class, and one row answers for each."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.engine.cells import Holdings, Leads, leads_of
from communitygov.engine.holding import Now
from communitygov.engine.leads import Index, carried
from communitygov.engine.modes import InForce, exemptions_over, modes_in_force
from communitygov.engine.paint import Painted, classes, paint, paint_intervals
from communitygov.engine.row import HOLES, InWorld, Row, Summary, summed_up
from communitygov.model.duty import Duty
from communitygov.structure.intervals import Intervals
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs, Spot
from communitygov.structure.shares import ShareRow
from communitygov.structure.shifts import hours_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.structure.build import Structure

STATES = ("answered", "ambiguous", "unknown_which", *HOLES, "exempt", "not_applicable")
UNANSWERED = (*HOLES, "ambiguous", "unknown_which")
CODE = {state: code for code, state in enumerate(STATES)}


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


@frozen(eq=False)
class Found:
    """What one duty comes to for each target."""

    states: Ints
    """Code in `STATES` for each target."""
    inherited: Bools
    backstop: Bools
    """Whether somebody answers further out, in a hole."""
    group: Ints
    """Targets with one number have the same state by the same lead or backstop."""
    first: Ints
    """Index of a target of each group."""


class Bulk:
    """Asks duties over targets at one instant, in a mode given or in force."""

    def __init__(self, now: Now, targets: Targets, mode: str | None) -> None:
        self.now: Now = now
        self.targets: Targets = targets
        self.mode: str | None = mode
        self.structure: Structure = now.structure
        self.rows: Ints = targets.rows
        self.mode_groups: list[tuple[InForce, Ints]] = self._mode_groups()
        self._holdings: dict[str, Holdings] = now.kept.setdefault("holdings", {})

    def _mode_groups(self) -> list[tuple[InForce, Ints]]:
        """The targets by the mode in force."""
        everyone = np.arange(len(self.rows), dtype=np.int32)
        if self.mode is not None:
            return [(InForce((self.mode,)), everyone)]
        register = self.structure.register
        places = {
            scope
            for switch, scope in zip(register.switches, self.structure.switch_scopes, strict=True)
            if scope >= 0 and switch.in_force(self.now.instant.at)
        }
        painted = self._paint(sorted(places))
        groups: dict[InForce, list[Ints]] = {}
        for number in np.unique(painted.over).tolist():
            held = frozenset(sorted(places)[cell] for cell in (painted.of(number) if number >= 0 else ()))
            groups.setdefault(modes_in_force(self.now, held), []).append(everyone[painted.over == number])
        return [(modes, np.sort(np.concatenate(parts))) for modes, parts in groups.items()]

    def _paint(self, scopes: list[int]) -> Painted:
        return paint(self.rows, [self._rows_of(scope) for scope in scopes])

    def _rows_of(self, scope: int) -> Intervals:
        return self.structure.scopes.rows(scope)

    def ask(self, duty: Duty) -> Found:
        """What a duty comes to for each target."""
        found = _Draft(len(self.rows))
        for modes, targets in self.mode_groups:
            if len(targets):
                self._ask(duty, modes, targets, found)
        return found.done()

    def _ask(self, duty: Duty, modes: InForce, targets: Ints, found: "_Draft") -> None:
        rows = self.rows[targets]
        columns, exact = self._circumstances(duty, rows)
        exact |= len(modes.modes) > 1
        over: list[tuple[tuple[bool, int], Painted]] = []
        for mode in modes.modes:
            holdings = self._held(mode)
            leads = leads_of(holdings, Index.of(self.structure).shares(duty))
            for column in self._columns(holdings, leads, rows):
                over.append((column.key, column.painted))
                columns += [column.codes, column.is_place]
                exact |= column.told_apart
        if exact.any():
            columns += [exact.astype(np.int32)]
            columns += [np.where(exact, painted.over, -1).astype(np.int32) for _, painted in over]
        of, first = classes(columns)
        order = np.argsort(of, kind="stable")
        ends = np.cumsum(np.bincount(of, minlength=len(first)))
        for number, at in enumerate(first.tolist()):
            members = order[ends[number - 1] if number else 0 : ends[number]]
            self._settle(duty, int(rows[at]), members, over, modes, targets, found)

    def _held(self, mode: str) -> Holdings:
        if mode not in self._holdings:
            self._holdings[mode] = Holdings(self.now, mode)
        return self._holdings[mode]

    def _circumstances(self, duty: Duty, rows: Ints) -> tuple[list[Ints], Bools]:
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

    def _exempt(self, duty: Duty, rows: Ints) -> Bools:
        scopes = sorted({scope for scope in self.structure.exemption_scopes if scope >= 0})
        over = [scope for scope in scopes if exemptions_over(self.now, duty, frozenset({scope}))]
        if not over:
            return np.zeros(len(rows), dtype=np.bool_)
        return paint(rows, [self._rows_of(scope) for scope in over]).over >= 0

    def _columns(self, holdings: Holdings, leads: Leads, rows: Ints) -> "list[Column]":
        """For each level number, catch-alls apart: what stands over each target, its codes, and which to tell apart."""
        if not len(leads.scope):
            return []
        catch = np.array([row.share.catch_all for row in leads.rows])[leads.share]
        number = self.structure.scopes.numbers[leads.scope]
        keys = np.unique(np.where(catch, np.int64(1) << 32, 0) - number)
        return [self._column(holdings, leads, rows, int(key), catch, number) for key in keys.tolist()]

    def _column(self, holdings: Holdings, leads: Leads, rows: Ints, key: int, catch: Bools, number: Ints) -> "Column":
        is_catch = key > 1 << 31
        level = (1 << 32 if is_catch else 0) - key
        chosen = np.flatnonzero((catch == is_catch) & (number == level))
        painted, members = self._painted(leads, chosen, rows)
        codes, told_apart = self._codes(holdings, leads, members, painted)
        nothing, at = painted.over < 0, np.maximum(painted.over, 0)
        return Column(
            (is_catch, level),
            painted,
            np.where(nothing, -1, codes[at]).astype(np.int32),
            self._is_place(members, rows),
            ~nothing & told_apart[at],
        )

    def _painted(self, leads: Leads, chosen: Ints, rows: Ints) -> "tuple[Painted, Members]":
        order = chosen[np.argsort(leads.scope[chosen], kind="stable")]
        scopes, first = np.unique(leads.scope[order], return_index=True)
        members = Members(order, np.append(first, len(order)).astype(np.int64), scopes)
        tree = self.structure.tree
        plain = bool((scopes < len(tree)).all()) and not tree.extra_within
        if plain:
            return paint_intervals(rows, scopes, tree.end[scopes], np.arange(len(scopes)), len(scopes)), members
        return paint(rows, [self._rows_of(scope) for scope in scopes.tolist()]), members

    def _codes(self, holdings: Holdings, leads: Leads, members: "Members", painted: Painted) -> tuple[Ints, Bools]:
        """A code for each cell and set of cells: those of one code are decided alike."""
        cells = len(members.scopes)
        sizes = np.diff(members.first)
        first = members.order[members.first[:-1]]
        adds = np.array([row.share.adds for row in leads.rows])[leads.share[first]]
        codes = np.zeros(cells + len(painted.sets), dtype=np.int64)
        told_apart = np.zeros(cells + len(painted.sets), dtype=np.bool_)
        codes[:cells], told_apart[:cells] = leads.code[first] * 2 + adds, leads.exact[first]
        several = dict[object, int]()
        base = int(codes.max(initial=0)) + 1
        for number in [*np.flatnonzero(sizes > 1).tolist(), *range(cells, cells + len(painted.sets))]:
            cell = painted.of(number)
            pattern = None if len(cell) > 1 else self._pattern(holdings, leads, members.of(next(iter(cell))))
            told_apart[number] = pattern is None
            codes[number] = base + several.setdefault(number if pattern is None else pattern, len(several))
        return _renumbered(codes), told_apart

    def _pattern(self, holdings: Holdings, leads: Leads, cell: Ints) -> object | None:
        """What several leads of one scope come to, persons aside from who is who; None where something is unknown."""
        if leads.exact[cell].any() or not np.isin(leads.code[cell], list(holdings.sure)).all():
            return None
        labels: dict[str, int] = {}
        pattern: list[object] = []
        for lead in cell.tolist():
            row = leads.rows[int(leads.share[lead])]
            held = carried(self.now, row, (_carrier(row), int(leads.number[lead])), holdings.mode, {})
            persons = tuple(sorted(labels.setdefault(person, len(labels)) for person in held.persons))
            depth = self.structure.words.exactness(row.share.modes, holdings.mode)
            pattern.append((depth, row.share.adds, row.share.joint, held.status, held.rivals, persons))
        return tuple(pattern)

    def _is_place(self, members: "Members", rows: Ints) -> Ints:
        """Whether a scope of a column is the target itself, or a zone that holds it and nothing else."""
        tree, scopes = self.structure.tree, self.structure.scopes
        first_zone = int(np.searchsorted(members.scopes, len(tree)))
        found: Bools = np.isin(rows, members.scopes[:first_zone]) & ~tree.block[rows]
        same = {row for zone in members.scopes[first_zone:].tolist() for row in scopes.same_as(zone)}
        if same:
            alone = tree.homes[rows] == 1 if self.targets.virtual == HOUSEHOLD else tree.floors[rows] == 1
            found |= np.isin(rows, list(same)) & (~tree.block[rows] | alone)
        return found.astype(np.int32)

    def _settle(
        self,
        duty: Duty,
        place: int,
        members: Ints,
        over: "list[tuple[tuple[bool, int], Painted]]",
        modes: InForce,
        targets: Ints,
        found: "_Draft",
    ) -> None:
        """Answer for one target of a class, and let the answer stand for all of it."""
        row = Row(self.now, self.targets.spot(self.now, place), duty, self.mode)
        worlds = row.worlds()
        summary = summed_up(worlds)
        backstop = any(world.decision is not None and world.decision.backstop for world in worlds)
        keys = _deciding(worlds) if summary.state in UNANSWERED else set[tuple[bool, int]]()
        by = [((modes, key), painted.over[members]) for key, painted in over if key in keys]
        found.add(targets[members], summary, by, backstop=backstop)


def _deciding(worlds: list[InWorld]) -> set[tuple[bool, int]]:
    """The columns whose cells decide, or stand behind a hole."""
    decisions = [world.decision for world in worlds if world.decision is not None]
    pairs = [pair for decision in decisions for pair in (*decision.leads, *decision.backstop)]
    return {(claim.catch_all, claim.number) for claim, _ in pairs}


def _carrier(row: ShareRow) -> str:
    """The kind of carrier a share comes down to."""
    return {"kind": "post", "posts": "post", "teams": "team"}.get(row.carrier, row.carrier)


@frozen(eq=False)
class Column:
    """The leads at one level number over each target."""

    key: tuple[bool, int]
    """Whether catch-all, and the level number."""
    painted: Painted
    codes: Ints
    """Code of what stands over each target; -1 for nothing."""
    is_place: Ints
    """1 where a scope is the target itself."""
    told_apart: Bools
    """Where leads must be told apart one by one."""


@frozen(eq=False)
class Members:
    """The leads of each cell: ``order[first[cell]:first[cell + 1]]``."""

    order: Ints
    first: Longs
    scopes: Ints

    def of(self, cell: int) -> Ints:
        """The leads of one cell."""
        return self.order[int(self.first[cell]) : int(self.first[cell + 1])]


def _renumbered(codes: Longs) -> Ints:
    return np.unique(codes, return_inverse=True)[1].astype(np.int32) if len(codes) else codes.astype(np.int32)


class _Draft:
    """What has been found for the targets so far."""

    def __init__(self, size: int) -> None:
        self.states = np.zeros(size, dtype=np.int32)
        self.inherited = np.zeros(size, dtype=np.bool_)
        self.backstop = np.zeros(size, dtype=np.bool_)
        self.group = np.full(size, -1, dtype=np.int32)
        self.first: list[int] = []
        self._groups: dict[tuple[object, ...], int] = {}

    def add(self, members: Ints, summary: Summary, by: "Sequence[tuple[object, Ints]]", *, backstop: bool) -> None:
        """Note what a class comes to; ``by`` names the cells behind it, for targets of equal answers."""
        code = CODE[summary.state]
        self.states[members], self.inherited[members], self.backstop[members] = code, summary.inherited, backstop
        of, first = (
            classes([cells for _, cells in by]) if by else (np.zeros(len(members), np.int32), np.zeros(1, np.int32))
        )
        numbers = [
            self._number((code, *((key, int(cells[at])) for key, cells in by)), members, at) for at in first.tolist()
        ]
        self.group[members] = np.array(numbers, dtype=np.int32)[of]

    def _number(self, key: tuple[object, ...], members: Ints, at: int) -> int:
        if key not in self._groups:
            self._groups[key] = len(self.first)
            self.first.append(int(members[at]))
        return self._groups[key]

    def done(self) -> Found:
        """What was found."""
        return Found(self.states, self.inherited, self.backstop, self.group, np.array(self.first, dtype=np.int32))
