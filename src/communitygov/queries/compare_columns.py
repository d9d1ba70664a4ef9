"""Two sides that have the same places, compared in columns: only what differs is looked at one by one."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, cast

import numpy as np
from attrs import frozen

from communitygov.base.progress import parts
from communitygov.engine.bulk import Targets
from communitygov.engine.found import STATES, Found
from communitygov.queries.compare_cells import KINDS, SAME, DutyCells, PairCells, kind_of_states
from communitygov.queries.compare_groups import Groups, Way
from communitygov.queries.compare_led import Carriers, Led, Told, same_who
from communitygov.queries.compare_outcomes import LED, Outcome, Outcomes
from communitygov.queries.compare_pairs import Pairs
from communitygov.queries.compare_sides import Duties, Sides
from communitygov.queries.compare_work import Asker
from communitygov.queries.targets import targets_of
from communitygov.structure.intervals import Intervals
from communitygov.structure.places import FLOOR, Bools, Ints, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.queries.compare_differences import Kind

MOST_GROUPS = 8000
"""The groups of pairs whose outcomes are told apart, the heaviest; each of the others counts as one not listed."""
KINDS_OF = np.array(
    [[SAME if one == other and one not in LED else kind_of_states(one, other) for other in STATES] for one in STATES]
)
"""The kind of difference between two states; between equal ones that of other leads."""
ANY_LEAD = np.array([state in LED for state in STATES])


@frozen(eq=False)
class Group:
    """Pairs of one duty and some targets that come from one group of answers to another."""

    kind: str
    duty: str
    targets: Targets
    sides: tuple[Found, Found]
    ends: tuple[int, int]
    """The group of each side."""
    members: Ints
    """Numbers of the targets."""
    before: int
    """How many targets of the duty come before those."""
    weight: float

    def state(self, side: int) -> str:
        """What one side comes to."""
        found = self.sides[side]
        return STATES[int(found.states[found.first[self.ends[side]]])]


class ColumnWork:
    """Compares two sides of one tree, at all places or at those of some rows."""

    def __init__(
        self,
        sides: Sides,
        duties: Duties,
        level: str | None,
        within: Intervals | None = None,
        *,
        every: bool = False,
    ) -> None:
        """Compare; ``every`` tells all groups apart, however many."""
        self.sides: Sides = sides
        self.duties: Duties = duties
        self.level: str | None = level
        outcomes = Outcomes()
        self.askers: tuple[Asker, Asker] = (Asker(sides[0], level, outcomes), Asker(sides[1], level, outcomes))
        ways = [Way(each.asking.now, each.side.mode, of) for each, of in zip(self.askers, duties, strict=True)]
        tree = sides[0].structure.tree
        self.groups: Groups = Groups((ways[0], ways[1]), PairCells((tree, tree), outcomes))
        self.led: tuple[Led, Led] = self._leds()
        self._inside: Bools | None = None if within is None else _rows(within, len(tree))
        self._targets: dict[int, tuple[Targets, Targets]] = {}
        self._pairs: dict[tuple[int, ...], Pairs] = {}
        self._every: bool = every
        self.kinds: dict[str, tuple[Pairs, Ints]] = {}
        """The pairs of each duty with the kind of difference of each, as `KindCells` has them; of ``every`` alone."""
        self._kinds: list[Ints] = []
        self._waiting: list[Group] = []
        asked = [*self._alike_together()]
        for duty in parts("compare", asked, len(asked)):
            self._of_duty(duty)
        self._look()

    def are(self, kind: str, states: Collection[str] = STATES) -> Iterator[Group]:
        """The groups of a kind of difference that come to one of some states, whether they are listed or not."""
        return (group for group in self._waiting if group.kind == kind and group.state(1) in states)

    def _alike_together(self) -> Iterator["Duty"]:
        """The duties, those that are led alike one after another."""
        groups: dict[object, list[Duty]] = {}
        for duty in (duty for duty in self.duties[0].values() if duty.id in self.duties[1]):
            targets = [self._asked(each) for each in targets_of(self.sides[0].structure, duty, self.level)]
            ways = zip(self.askers, self.duties, strict=True)
            alike = tuple(asker.asking.alike(of[duty.id], targets) for asker, of in ways)
            groups.setdefault((tuple(map(id, targets)), alike), []).append(duty)
        return (duty for group in groups.values() for duty in group)

    def _leds(self) -> tuple[Led, Led]:
        """Those who lead on both sides, in the numbers of the first."""
        one = Carriers(self.sides[0].structure.posts_table)
        led = Led(self.askers[0].asking.now, self.sides[0].mode, one)
        other, told = one, None
        if self.askers[1].asking.now is not self.askers[0].asking.now:
            other = Carriers(self.sides[1].structure.posts_table)
            told = Told(other, one)
        return led, Led(self.askers[1].asking.now, self.sides[1].mode, other, told)

    def _of_duty(self, duty: "Duty") -> None:
        targets = [self._asked(each) for each in targets_of(self.sides[0].structure, duty, self.level)]
        starts = np.cumsum([0, *(len(each.rows) for each in targets)]).tolist()
        for led in self.led:
            led.begin()
        for each, start in zip(targets, starts, strict=False):
            self._of_targets(duty, each, start)
        key = tuple(map(id, targets))
        if key not in self._pairs:
            self._pairs[key] = _pairs(targets)
        if self._every:
            self.kinds[duty.id] = self._pairs[key], np.concatenate([np.zeros(0, dtype=np.int8), *self._kinds])
            self._kinds = []
        nothing: Ints = np.zeros(0, dtype=np.int64)
        self.groups.cells.of[duty.id] = DutyCells(self._pairs[key], nothing, nothing)

    def _asked(self, targets: Targets) -> Targets:
        """Those of some targets that are asked about; the same ones for every duty."""
        if self._inside is None:
            return targets
        if id(targets) not in self._targets:
            chosen = self._inside[targets.rows]
            some = Targets(targets.rows[chosen], targets.weights[chosen], targets.virtual)
            self._targets[id(targets)] = targets, some
        return self._targets[id(targets)][1]

    def _of_targets(self, duty: "Duty", targets: Targets, start: int) -> None:
        ways = zip(self.askers, self.duties, strict=True)
        found = tuple(asker.found(of[duty.id], targets) for asker, of in ways)
        if not len(targets.rows):
            return
        who = [led.ask(of[duty.id], targets) for led, of in zip(self.led, self.duties, strict=True)]
        many = len(found[1].first)
        keys, first, of = np.unique(
            found[0].group.astype(np.int64) * many + found[1].group, return_index=True, return_inverse=True
        )
        states = [each.states[first] for each in found]
        kinds = KINDS_OF[states[0], states[1]]
        led = np.flatnonzero((states[0] == states[1]) & ANY_LEAD[states[0]])
        order = led[np.argsort(first[led])]
        kinds[order[same_who(who[0], who[1], first[order])]] = SAME
        if self._every:
            self._kinds.append(np.array([KINDS.index(str(kind)) for kind in kinds], dtype=np.int8)[of])
        weights = np.bincount(of, weights=targets.weights, minlength=len(keys))
        self.groups.same += float(weights[kinds == SAME].sum())
        members = np.argsort(of, kind="stable")
        ends = np.cumsum(np.bincount(of, minlength=len(keys)))
        for at in np.flatnonzero(kinds != SAME).tolist():
            part = members[ends[at - 1] if at else 0 : ends[at]]
            self.groups.counts[str(kinds[at])] += float(weights[at])
            before, after = divmod(int(keys[at]), many)
            sides = (found[0], found[1])
            weight = float(weights[at])
            self._waiting.append(Group(str(kinds[at]), duty.id, targets, sides, (before, after), part, start, weight))

    def _look(self) -> None:
        """Tell the heaviest groups apart by what they come to; equal ones are one difference."""
        self._waiting.sort(key=lambda group: -group.weight)
        merged: dict[tuple[str, str, int, int], list[Group]] = {}
        most = len(self._waiting) if self._every else MOST_GROUPS
        for group in self._waiting[:most]:
            ends = self._outcome(group, 0), self._outcome(group, 1)
            merged.setdefault((group.kind, group.duty, *ends), []).append(group)
        for (kind, duty, before, after), those in merged.items():
            pairs: Longs = np.concatenate([each.members + each.before for each in those])
            weight = sum(each.weight for each in those)
            if weight:
                self.groups.put(cast("Kind", kind), duty, (before, after), pairs, weight)
        self.groups.left_out = sum(each.weight > 0 for each in self._waiting[most:])

    def _outcome(self, group: Group, side: int) -> int:
        """The number of what one side of a group comes to; in short where it does not matter who answers."""
        state = group.state(side)
        asked_anew = group.kind == "asked" and side == 1 and state == "answered"
        asker = self.askers[side]
        if asked_anew or (group.kind == "not_asked" and side == 0):
            return asker.outcomes.number(Outcome(state))
        first = int(group.members[0])
        return asker.asking.outcome_at(self.duties[side][group.duty], group.targets, group.sides[side], first)


def _pairs(targets: list[Targets]) -> Pairs:
    """Each target with itself."""
    rows = np.concatenate([each.rows for each in targets]).astype(np.int64)
    virtual = np.concatenate([np.full(len(each.rows), int(each.virtual == FLOOR)) for each in targets])
    numbers, weights = np.arange(len(rows)), np.concatenate([each.weights for each in targets])
    return Pairs(numbers, numbers, weights, (rows, rows), virtual.astype(np.int64), (weights * 0, weights * 0))


def _rows(intervals: Intervals, many: int) -> Bools:
    found = np.zeros(many, dtype=np.bool_)
    for start, end in intervals:
        found[start:end] = True
    return found
