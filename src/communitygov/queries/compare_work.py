"""The work of a comparison: every duty asked of both sides, place matched with place, and what differs gathered."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import define, field

from communitygov.base.frozen import FrozenMap
from communitygov.base.progress import parts
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.bulk import Targets
from communitygov.engine.found import STATES, Found
from communitygov.queries.by import whole
from communitygov.queries.compare_cells import DutyCells, PairCells
from communitygov.queries.compare_differences import Difference, Turn
from communitygov.queries.compare_groups import Groups, Way
from communitygov.queries.compare_nouns import MOST_NOUNS, NounChange, is_same, noun_changes
from communitygov.queries.compare_only import Only
from communitygov.queries.compare_outcomes import Asking, Outcomes
from communitygov.queries.compare_pairs import Asked, Pairs, Same
from communitygov.queries.compare_sides import Duties, Side, Sides
from communitygov.queries.compare_values import Comparison, Condition, OnlyThere
from communitygov.queries.naming import name_of
from communitygov.queries.targets import targets_of, uncounted
from communitygov.structure.made_up_rows import any_made_up
from communitygov.structure.places import FLOOR, HOUSEHOLD, Floats, Ints, Tree

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.queries.answer import Entry
    from communitygov.structure.build import Structure


@define(eq=False)
class Asker:
    """Asks one side, and adds up the states it comes to."""

    side: Side
    level: str | None
    outcomes: Outcomes
    asking: Asking = field(init=False)
    totals: Floats = field(factory=lambda: np.zeros(len(STATES)))

    def __attrs_post_init__(self) -> None:
        self.asking = Asking(self.side.now(), self.side.mode, self.outcomes)

    def ask(self, duty: "Duty") -> tuple[Asked, Ints]:
        """The targets of a duty, and the number of what each comes to."""
        targets: tuple[Targets, ...] = targets_of(self.side.structure, duty, self.level)
        numbers = np.concatenate([self.asking.ask(duty, each) for each in targets])
        asked = Asked.of(targets)
        states = np.array([STATES.index(each.state) for each in self.outcomes.all], dtype=np.int64)
        if len(numbers):
            self.totals += np.bincount(states[numbers], weights=asked.weights, minlength=len(STATES))
        return asked, numbers

    def found(self, duty: "Duty", targets: Targets) -> Found:
        """What a duty comes to for each of some targets; the states are added up."""
        found = self.asking.found(duty, targets)
        if len(found.states):
            self.totals += np.bincount(found.states, weights=targets.weights, minlength=len(STATES))
        return found

    def at(self, duty: "Duty", numbers: Ints, pairs: Pairs, side: int) -> Ints:
        """The number of what a duty comes to for each pair; also where only the other side counts the place."""
        targets = (pairs.before, pairs.after)[side]
        found = np.append(numbers, -1)[targets]
        for virtual, word in enumerate((HOUSEHOLD, FLOOR)):
            missing = np.flatnonzero((targets < 0) & (pairs.virtual == virtual))
            if len(missing):
                rows, back = np.unique(pairs.rows[side][missing], return_inverse=True)
                ones = np.ones(len(rows), dtype=np.int64)
                found[missing] = self.asking.ask(duty, Targets(rows.astype(np.int32), ones, word), keep=False)[back]
        return found

    def condition(self, duties: Iterable["Duty"]) -> Condition:
        """What the side comes to."""
        return Condition(
            at=str(self.side.instant),
            mode=self.side.mode,
            modes_in_force=tuple(sorted(self.asking.modes)),
            total=whole(float(self.totals.sum())),
            states=FrozenMap({state: whole(float(self.totals[code])) for code, state in enumerate(STATES)}),
            not_counted=uncounted(self.side.structure, list(duties), self.level),
            modes_tie=self.asking.tie,
        )


class Work:
    """Compares two sides."""

    def __init__(self, sides: Sides, duties: Duties, level: str | None) -> None:
        self.sides: Sides = sides
        self.duties: Duties = duties
        self.level: str | None = level
        outcomes = Outcomes()
        self.askers: tuple[Asker, Asker] = (Asker(sides[0], level, outcomes), Asker(sides[1], level, outcomes))
        self.trees: tuple[Tree, Tree] = (sides[0].structure.tree, sides[1].structure.tree)
        self.same: Same = Same.of(*self.trees)
        self.only: tuple[Only, Only] = (Only(*self.trees), Only(*reversed(self.trees)))
        ways = [Way(each.asking.now, each.side.mode, of) for each, of in zip(self.askers, duties, strict=True)]
        self.groups: Groups = Groups((ways[0], ways[1]), PairCells(self.trees, outcomes))
        self._compare()

    def _compare(self) -> None:
        for identity, duty in parts("compare", self.duties[0].items(), len(self.duties[0])):
            other = self.duties[1].get(identity)
            if other is None:
                self.askers[0].ask(duty)
            else:
                self._of_duty(duty, other)
        for identity, duty in self.duties[1].items():
            if identity not in self.duties[0]:
                self.askers[1].ask(duty)

    def _of_duty(self, duty: "Duty", other: "Duty") -> None:
        found = [asker.ask(each) for asker, each in zip(self.askers, (duty, other), strict=True)]
        unasked = self.level is None and set(duty.applies_to) != set(other.applies_to)
        pairs = Pairs.of(self.same, self.trees, (found[0][0], found[1][0]), also_unasked=unasked)
        ends = [
            asker.at(each, numbers[1], pairs, side)
            for side, (asker, each, numbers) in enumerate(zip(self.askers, (duty, other), found, strict=True))
        ]
        self.groups.add(duty.id, DutyCells(pairs, ends[0], ends[1]))
        for only, each, left in zip(self.only, found, pairs.left, strict=True):
            only.add(each[0], left)

    def result(self) -> Comparison:
        """The answer."""
        only = self.only[0].rows(), self.only[1].rows()
        return told(self.sides, self.duties, self.level, self.askers, self.groups, only)


def told(
    sides: Sides,
    duties: Duties,
    level: str | None,
    askers: tuple[Asker, Asker],
    groups: Groups,
    only: "tuple[Rows[OnlyThere], Rows[OnlyThere]] | None" = None,
) -> Comparison:
    """The answer, of two sides that were asked."""
    differences = groups.rows()
    one, other = duties
    nouns, more = _nouns(sides)
    before, after = only or (Rows(OnlyThere), Rows(OnlyThere))
    registers = {id(side.structure.register): side.structure.register for side in sides}
    return Comparison(
        level=level,
        duties=tuple(Ref("duty", each) for each in one if each in other),
        before=askers[0].condition(one.values()),
        after=askers[1].condition(other.values()),
        differences=differences,
        counts=FrozenMap({kind: whole(count) for kind, count in groups.counts.items()}),
        same=whole(groups.same),
        left_out=groups.left_out,
        duties_before=tuple(Ref("duty", each) for each in one if each not in other),
        duties_after=tuple(Ref("duty", each) for each in other if each not in one),
        places_before=before,
        places_after=after,
        nouns=nouns,
        nouns_left_out=more,
        made_up=any(map(any_made_up, registers.values())),
        names=FrozenMap(names_met(sides, duties, differences, (*before, *after), nouns)),
        cells=groups.cells,
    )


def _nouns(sides: Sides) -> tuple[Rows[NounChange], int]:
    registers = sides[0].structure.register, sides[1].structure.register
    at = sides[0].instant.at, sides[1].instant.at
    if is_same(*registers, at):
        return Rows(NounChange), 0
    found = list(noun_changes(*registers, at))
    return Rows(NounChange, islice(found, MOST_NOUNS)), len(found[MOST_NOUNS:])


def names_met(
    sides: Sides,
    duties: Duties,
    differences: Iterable[Difference],
    only: Iterable[OnlyThere] = (),
    nouns: Iterable[NounChange] = (),
) -> Mapping[str, Any]:
    """Names of what is met, those of the second side before those of the first."""
    texts = {f"duty:{each}" for of in duties for each in of}
    texts |= {str(each.place) for each in only} | {str(each.noun) for each in nouns}
    texts |= {f"post:{each.noun.id}" for each in nouns if each.noun.kind == "holders"}
    for each in differences:
        texts |= {str(place) for place in (each.within, *each.places) if place is not None}
        texts |= {text for turn in (each.before, each.after) for text in _named(turn)}
    structures: list[Structure] = [side.structure for side in reversed(sides)]
    found = {text: [name_of(structure, text) for structure in structures] for text in sorted(texts)}
    return {text: next(name for name in names if name) for text, names in found.items() if any(names)}


def _named(turn: Turn) -> Iterator[str]:
    entries: tuple[Entry, ...] = (*turn.lead, *turn.backstop)
    for entry in entries:
        yield from (str(ref) for ref in (entry.post, entry.organisation, entry.team, entry.scope) if ref is not None)
    for fact in turn.because:
        yield from (text for text in (fact.subject, fact.object) if text is not None)
    for loss in turn.why_not:
        yield str(loss.carrier)
