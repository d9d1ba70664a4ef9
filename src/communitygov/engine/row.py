"""One place and one duty, read every way: the row that every question comes down to."""

from collections.abc import Collection
from copy import copy
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from communitygov.engine.deciding import Decision, Layers, decide, layers
from communitygov.engine.held import Held
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim, Lost, claims_over, held_by, ways_to
from communitygov.engine.merging import FEW, merged
from communitygov.engine.modes import InForce, exemptions_over, modes_in_force, not_asked, required_level
from communitygov.engine.over import Over
from communitygov.engine.ways import Ways
from communitygov.engine.worlds import MOST_WORLDS, World, every_open, known
from communitygov.structure.linked import Linked
from communitygov.structure.places import Spot
from communitygov.structure.shifts import Unknown

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

MOST_ASKED = 1 << 18
"""How often it is asked who answers for a lead, over all worlds of a row, before no further world is looked at."""
HOLES = ("missing", "vacant", "off_shift", "too_far")


@frozen(eq=False)
class Stand:
    """What stands over a place for a duty in one mode: claims of every part, the leads by nearness, and the lost."""

    mode: str
    claims: tuple[Claim, ...]
    ranked: Layers
    lost: tuple[Lost, ...]


@frozen(eq=False)
class InWorld:
    """The row in one world."""

    world: World
    mode: str
    state: str
    reason: str | None = None
    """Why nothing is asked."""
    required: str | None = None
    stand: Stand | None = None
    decision: Decision | None = None
    cut: bool = False
    """Whether there is more to this world, or are more worlds, than was looked at."""

    @property
    def outcome(self) -> tuple[str, frozenset[str]]:
        """The state and the persons who lead."""
        return self.state, frozenset() if self.decision is None else self.decision.persons


class Row:
    """One place and one duty at one instant, in a mode given or in force."""

    def __init__(self, now: Now, spot: Spot, duty: "Duty", mode: str | None) -> None:
        self.now: Now = now
        self.spot: Spot = spot
        self.duty: Duty = duty
        self.over: Over = Over(now, spot)
        self.kinds: tuple[str, ...] = now.structure.tree.kinds(spot)
        self.in_force: InForce = InForce((mode,)) if mode is not None else modes_in_force(now, self.over.held)
        self._stands: dict[tuple[str, str | None], Stand] = {}
        self._ways: dict[Claim, Ways] = {}
        self._asked: int = 0
        self._cut: bool = False

    def at(self, now: Now) -> "Row":
        """The same row while others are away; what stands over the place is shared."""
        other = copy(self)
        other.__dict__.update(now=now, _ways={})
        return other

    def worlds(self) -> list[InWorld]:
        """The row in every world that is told apart; the last of at most `MOST_WORLDS` says whether there are more."""
        self._asked, found = 0, list[InWorld]()
        for _, here in every_open({}, self._in_world, MOST_WORLDS + 1):
            if len(found) == MOST_WORLDS or (found and self._asked > MOST_ASKED):
                return [*found[:-1], evolve(found[-1], cut=True)]
            found.append(here)
        return found

    def telling(self, worlds: list[InWorld]) -> list[InWorld]:
        """Those of the row's worlds, in order, that make its lists, facts and losses what they are over all of them."""
        if len(worlds) <= FEW:
            return worlds
        for stand in self._stands.values():
            for claim in stand.claims:
                self.ways_of(claim, stand.mode)
        line = Linked.of(self.now.structure).anybody_reports
        return worlds if line or not all(ways.whole for ways in self._ways.values()) else merged(worlds, self._met)

    def _met(self, claim: Claim) -> Collection[Unknown]:
        return self._ways[claim].unknowns

    def _in_world(self, world: World) -> InWorld:
        modes = self.in_force.modes
        mode = modes[0] if len(modes) == 1 else known(world, ("mode", self.spot.id), modes)
        reason = not_asked(self.now, self.duty, self.kinds, mode, world)
        if reason is not None:
            return InWorld(dict(world), mode, "not_applicable", reason)
        if exemptions_over(self.now, self.duty, self.over.held):
            return InWorld(dict(world), mode, "exempt")
        required = required_level(self.now, self.duty, self.kinds, mode, world)
        stand = self.stand(mode, required)
        self._cut = False
        decision = decide(stand.ranked, lambda claim: self.held(claim, mode, world))
        return InWorld(dict(world), mode, decision.state, None, required, stand, decision, self._cut)

    def held(self, claim: Claim, mode: str, world: World) -> Held:
        """What a claim, of a stand in that mode, comes to in a world."""
        ways = self.ways_of(claim, mode)
        found = ways.at(world)
        if found is None:
            found = held_by(self.now, claim, mode, world)
        self._asked += 1
        self._cut = self._cut or found.cut
        return found

    def ways_of(self, claim: Claim, mode: str) -> Ways:
        """What a claim comes to by the values of the unknowns it meets."""
        found = self._ways.get(claim)
        if found is None:
            found = self._ways[claim] = ways_to(self.now, claim, mode)
        return found

    def stand(self, mode: str, required: str | None) -> Stand:
        """What stands over the place in a mode, with a level required."""
        found = self._stands.get((mode, required))
        if found is None:
            claims, lost = claims_over(self.over, self.duty, mode, required)
            ranked = layers([claim for claim in claims if claim.share.share.part == "lead"])
            found = self._stands[mode, required] = Stand(mode, tuple(claims), ranked, tuple(lost))
        return found


@frozen
class Summary:
    """What a row comes to over all its worlds."""

    state: str
    inherited: bool
    readings: tuple[tuple[str, frozenset[str]], ...] = ()
    cut: bool = False
    """Whether there are more readings than were looked at."""


def summed_up(worlds: list[InWorld]) -> Summary:
    """One state for a row read every way."""
    if len(worlds) == 1 and not worlds[0].cut:
        (only,) = worlds
        return Summary(only.state, only.decision is not None and only.decision.inherited, (only.outcome,))
    outcomes = tuple(dict.fromkeys(world.outcome for world in worlds))
    inherited = all(world.decision is not None and world.decision.inherited for world in worlds)
    if any(world.cut for world in worlds):
        return Summary("unknown_which", inherited, outcomes, cut=True)
    if len(outcomes) == 1:
        return Summary(outcomes[0][0], inherited, outcomes)
    states = {state for state, _ in outcomes}
    if states <= set(HOLES):
        return Summary(next(hole for hole in HOLES if hole in states), False, outcomes)
    return Summary("unknown_which", inherited, outcomes)
