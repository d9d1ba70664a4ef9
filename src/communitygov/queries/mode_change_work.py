"""The work of a change of mode: both modes asked of the same places, in columns; only what differs is looked at."""

from typing import TYPE_CHECKING, cast

import numpy as np
from attrs import frozen

from communitygov.engine.bulk import Targets
from communitygov.engine.found import CODE, STATES, Found
from communitygov.engine.row import HOLES
from communitygov.queries.asked import now_at
from communitygov.queries.compare_cells import SAME, DutyCells, PairCells, kind_of_states
from communitygov.queries.compare_groups import Groups, Way
from communitygov.queries.compare_outcomes import LED, Outcome, Outcomes
from communitygov.queries.compare_pairs import Pairs
from communitygov.queries.compare_sides import Duties, Sides
from communitygov.queries.compare_work import Asker
from communitygov.queries.mode_change_led import Carriers, Led, same_who
from communitygov.queries.targets import targets_of
from communitygov.structure.places import FLOOR, Ints, Longs

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
class _Group:
    """Pairs of one duty and some targets that come from one group of answers to another."""

    kind: str
    duty: str
    targets: Targets
    sides: tuple[Found, Found]
    ends: tuple[int, int]
    """The group of each side."""
    pairs: Longs
    weight: float


class ModeWork:
    """Asks both modes."""

    def __init__(self, sides: Sides, duties: Duties, level: str | None) -> None:
        self.sides: Sides = sides
        self.duties: Duties = duties
        self.level: str | None = level
        structure = sides[0].structure
        outcomes = Outcomes()
        self.askers: tuple[Asker, Asker] = (Asker(sides[0], level, outcomes), Asker(sides[1], level, outcomes))
        ways = [Way(each.asking.now, each.side.mode, of) for each, of in zip(self.askers, duties, strict=True)]
        self.groups: Groups = Groups((ways[0], ways[1]), PairCells((structure.tree, structure.tree), outcomes))
        carriers = Carriers(structure.posts_table)
        now = now_at(structure, sides[0].instant)
        self.led: tuple[Led, Led] = (Led(now, str(sides[0].mode), carriers), Led(now, str(sides[1].mode), carriers))
        self.newly_unanswered: float = 0
        self._waiting: list[_Group] = []
        for duty in duties[0].values():
            self._of_duty(duty)
        self._look()

    def _of_duty(self, duty: "Duty") -> None:
        targets = targets_of(self.sides[0].structure, duty, self.level)
        starts = np.cumsum([0, *(len(each.rows) for each in targets)]).tolist()
        for led in self.led:
            led.begin()
        for each, start in zip(targets, starts, strict=False):
            self._of_targets(duty, each, start)
        rows = np.concatenate([each.rows for each in targets]).astype(np.int64)
        virtual = np.concatenate([np.full(len(each.rows), int(each.virtual == FLOOR)) for each in targets])
        numbers, weights = np.arange(len(rows)), np.concatenate([each.weights for each in targets])
        pairs = Pairs(numbers, numbers, weights, (rows, rows), virtual.astype(np.int64), (weights * 0, weights * 0))
        nothing: Ints = np.zeros(0, dtype=np.int64)
        self.groups.cells.of[duty.id] = DutyCells(pairs, nothing, nothing)

    def _of_targets(self, duty: "Duty", targets: Targets, start: int) -> None:
        found = tuple(asker.found(duty, targets) for asker in self.askers)
        who = [led.ask(duty, targets) for led in self.led]
        if not len(targets.rows):
            return
        many = len(found[1].first)
        keys, first, of = np.unique(
            found[0].group.astype(np.int64) * many + found[1].group, return_index=True, return_inverse=True
        )
        states = [each.states[first] for each in found]
        kinds = KINDS_OF[states[0], states[1]]
        led = np.flatnonzero((states[0] == states[1]) & ANY_LEAD[states[0]])
        order = led[np.argsort(first[led])]
        kinds[order[same_who(who[0], who[1], first[order])]] = SAME
        weights = np.bincount(of, weights=targets.weights, minlength=len(keys))
        self.groups.same += float(weights[kinds == SAME].sum())
        hole = np.isin(states[1], [CODE[state] for state in HOLES])
        self.newly_unanswered += float(weights[(kinds == "asked") & hole].sum())
        members = np.argsort(of, kind="stable")
        ends = np.cumsum(np.bincount(of, minlength=len(keys)))
        for at in np.flatnonzero((kinds != SAME) & (weights > 0)).tolist():
            part = members[ends[at - 1] if at else 0 : ends[at]] + start
            self.groups.counts[str(kinds[at])] += float(weights[at])
            before, after = divmod(int(keys[at]), many)
            sides = (found[0], found[1])
            group = _Group(str(kinds[at]), duty.id, targets, sides, (before, after), part, float(weights[at]))
            self._waiting.append(group)

    def _look(self) -> None:
        """Tell the heaviest groups apart by what they come to; equal ones are one difference."""
        self._waiting.sort(key=lambda group: -group.weight)
        merged: dict[tuple[str, str, int, int], list[_Group]] = {}
        for group in self._waiting[:MOST_GROUPS]:
            ends = self._outcome(group, 0), self._outcome(group, 1)
            merged.setdefault((group.kind, group.duty, *ends), []).append(group)
        for (kind, duty, before, after), those in merged.items():
            pairs = np.concatenate([each.pairs for each in those])
            weight = sum(each.weight for each in those)
            self.groups.put(cast("Kind", kind), duty, (before, after), pairs, weight)
        self.groups.left_out = len(self._waiting[MOST_GROUPS:])

    def _outcome(self, group: _Group, side: int) -> int:
        """The number of what one side of a group comes to; in short where it does not matter who answers."""
        found = group.sides[side]
        first = int(found.first[group.ends[side]])
        state: str = STATES[int(found.states[first])]
        asked_anew = group.kind == "asked" and side == 1 and state == "answered"
        asker = self.askers[side]
        if asked_anew or (group.kind == "not_asked" and side == 0):
            return asker.outcomes.number(Outcome(state))
        return asker.asking.outcome_at(self.duties[side][group.duty], group.targets, found, first)
