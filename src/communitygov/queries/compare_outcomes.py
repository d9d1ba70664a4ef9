"""What a duty comes to for many places, who leads included: outcomes as numbers that two structures share."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, evolve, field, frozen

from communitygov.engine.bulk import Targets, deciding
from communitygov.engine.found import STATES, UNANSWERED, Draft, Found
from communitygov.engine.holding import Now
from communitygov.engine.modes import InForce
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.engine.settling import Settling
from communitygov.queries.answer import Entry
from communitygov.queries.listing import Lister
from communitygov.structure.places import Ints

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

LED = ("answered", "ambiguous", "unknown_which")
"""The states in which somebody leads, or perhaps does."""

Who = frozenset[tuple[str, str | None]]
"""Those who lead: the post (else the body or the team) and the holder of each."""


@frozen
class Outcome:
    """What a pair of place and duty comes to."""

    state: str
    lead: tuple[Entry, ...] = ()
    """Who leads; rivals, or who perhaps leads."""
    backstop: tuple[Entry, ...] = ()

    @property
    def answer(self) -> tuple[str, Who]:
        """What tells two outcomes apart: the state, and which posts and holders lead; not who stands behind a hole."""
        return self.state, frozenset((carrier_of(entry), entry.holder) for entry in self.lead)


def carrier_of(entry: Entry) -> str:
    """The post that leads in the end; where there is none the body or the team, and nothing for a person."""
    carrier = entry.post or entry.organisation or entry.team
    return "" if carrier is None else str(carrier)


@define(eq=False)
class Outcomes:
    """The outcomes met so far, each with a number."""

    all: list[Outcome] = field(factory=list[Outcome])
    _numbers: dict[Outcome, int] = field(factory=dict[Outcome, int])

    def number(self, outcome: Outcome) -> int:
        """The number of an outcome."""
        found = self._numbers.setdefault(outcome, len(self.all))
        if found == len(self.all):
            self.all.append(outcome)
        return found


class Leading(Settling):
    """Asks duties over targets, and tells targets apart by who leads also where they are answered."""

    def __init__(self, now: Now, targets: Targets, mode: str | None) -> None:
        super().__init__(now, targets, mode)
        self._kept: tuple[object, Found] | None = None
        """What the latest duty came to."""

    def find(self, duty: "Duty") -> Found:
        """What a duty comes to for each target; one like the duty before is not asked again."""
        alike = self.alike(duty)
        if self._kept is None or self._kept[0] != alike:
            self._kept = alike, super().find(duty)
        return self._kept[1]

    def settle(
        self,
        duty: "Duty",
        place: int,
        members: Ints,
        over: list[tuple[tuple[bool, int], Ints]],
        modes: InForce,
        targets: Ints,
        found: Draft,
    ) -> None:
        """Answer for one target of a class; the cells that decide tell the others apart."""
        worlds = Row(self.now, self.targets.spot(self.now, place), duty, self.mode).worlds()
        parts = enumerate(deciding(worlds))
        by = [((modes, part, key), alike[members]) for part, keys in parts for key, alike in over if key in keys]
        backstop = any(world.decision is not None and world.decision.backstop for world in worlds)
        found.add(targets[members], summed_up(worlds), by, backstop=bool(backstop))


@define(eq=False)
class Asking:
    """Asks duties at one instant in one mode; targets that several duties have in common are prepared once."""

    now: Now
    mode: str | None
    outcomes: Outcomes
    modes: set[str] = field(factory=set[str])
    """The modes in force at any of the places."""
    tie: bool = False
    """Whether several are in force at one place."""
    _bulks: dict[int, Leading] = field(factory=dict[int, Leading])

    def ask(self, duty: "Duty", targets: Targets, *, keep: bool = True) -> Ints:
        """The number of what a duty comes to for each target; targets that are kept are counted in their modes."""
        found = self.found(duty, targets) if keep else Leading(self.now, targets, self.mode).find(duty)
        numbers = [self.outcome_at(duty, targets, found, first) for first in found.first.tolist()]
        return np.array(numbers, dtype=np.int64)[found.group] if numbers else found.group.astype(np.int64)

    def alike(self, duty: "Duty", targets: Iterable[Targets]) -> object:
        """All that what a duty comes to depends on: duties that are equal here are best asked one after another."""
        return tuple(self._bulk(each).alike(duty) for each in targets)

    def found(self, duty: "Duty", targets: Targets) -> Found:
        """What a duty comes to for each target, those of equal leads in one group."""
        return self._bulk(targets).find(duty)

    def _bulk(self, targets: Targets) -> Leading:
        bulk = self._bulks.get(id(targets))
        if bulk is None:
            bulk = self._bulks[id(targets)] = Leading(self.now, targets, self.mode)
            in_force = [modes.modes for modes, rows in bulk.mode_groups if len(rows)]
            self.modes.update(mode for modes in in_force for mode in modes)
            self.tie = self.tie or any(len(modes) > 1 for modes in in_force)
        return bulk

    def outcome_at(self, duty: "Duty", targets: Targets, found: Found, at: int) -> int:
        """The number of what a duty comes to at one target."""
        state: str = STATES[int(found.states[at])]
        if state not in LED and state not in UNANSWERED:
            return self.outcomes.number(Outcome(state))
        row = Row(self.now, targets.spot(self.now, int(targets.rows[at])), duty, self.mode)
        return self.outcomes.number(Outcome(state, *map(_wherever, lists_of(state, row, row.telling(row.worlds())))))


def lists_of(state: str, row: Row, worlds: list[InWorld]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Who leads, if somebody does or perhaps does; and who stands behind, unless it is answered."""
    lister = Lister(row, worlds)
    return lister.lead() if state in LED else (), () if state == "answered" else lister.backstop()


def _wherever(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Entries without what is true of one place only: whether that is made up."""
    return tuple(evolve(entry, made_up=False) for entry in entries)
