"""Looks over all that one may answer for: places that nothing tells apart are asked about once."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field

from communitygov.base.ref import Ref
from communitygov.engine.bulk import Targets
from communitygov.engine.cells import leads_of
from communitygov.engine.columns import Columns
from communitygov.engine.found import Draft
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim
from communitygov.engine.modes import InForce
from communitygov.engine.paint import paint
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.engine.settling import Settling
from communitygov.engine.worlds import every_way
from communitygov.queries.answer import Entry
from communitygov.queries.answers_for_claims import Reach, appointed
from communitygov.queries.answers_for_rows import REASONS
from communitygov.queries.answers_for_targets import Asked
from communitygov.queries.evidence import carrier_ref
from communitygov.queries.listing import Lister
from communitygov.structure.index import Index
from communitygov.structure.made_up_rows import made_up_rows
from communitygov.structure.places import Bools, Ints
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

LISTS = ("first_responder", "assist", "inform", "supervise", "backstop")
LEADS = {"answered": "lead", "ambiguous": "rival", "unknown_which": "perhaps"}
"""In which capacity one is named as leading, by the state."""
MOST_WAYS = 64
"""The readings of one claim that are looked at to say why it does not lead."""

Part = tuple[str, bool]
"""The capacity, and whether that is so only perhaps."""
Lost = tuple[str, str, str]
"""The share, who carries it, and the reason."""


@define(eq=False)
class Seen:
    """What was found for one duty over one kind of targets: numbers of targets, and the entries behind them."""

    asked: Asked
    parts: dict[Part, list[Ints]] = field(factory=dict[Part, list[Ints]])
    entries: dict[Part, dict[Entry, None]] = field(factory=dict[Part, dict[Entry, None]])
    marked: dict[Part, list[bool | None]] = field(factory=dict[Part, list[bool | None]])
    """For each set of targets whether all of it rests on something made up, besides its places."""
    lost: dict[Lost, list[Ints]] = field(factory=dict[Lost, list[Ints]])
    claims: dict[Lost, Claim] = field(factory=dict[Lost, Claim])


class Seeking(Settling):
    """Asks one duty over those targets that shares of somebody are for."""

    def __init__(self, now: Now, asked: Asked, chosen: Ints, mode: str | None, reach: Reach, scopes: list[int]) -> None:
        targets = asked.targets
        super().__init__(now, Targets(targets.rows[chosen], targets.weights[chosen], targets.virtual), mode)
        self.reach: Reach = reach
        self.chosen: Ints = chosen
        self.scopes: list[int] = scopes
        self.seen: Seen = Seen(asked)

    def _circumstances(self, duty: "Duty", rows: Ints, group: int) -> tuple[list[Ints], Bools]:
        """What tells targets apart: also which of the shares asked about are for them, and who is first there."""
        columns, exact = super()._circumstances(duty, rows, group)
        columns.append(paint(rows, [self._rows_of(scope) for scope in self.scopes]).over.astype(np.int32))
        shares = tuple(row for row in Index.of(self.structure).shares(duty) if row.share.first)
        if shares:
            for mode in dict.fromkeys(mode for modes, _ in self.mode_groups for mode in modes.modes):
                exact |= self._first(columns, shares, mode, rows)
        return columns, exact

    def _first(self, columns: list[Ints], shares: tuple[ShareRow, ...], mode: str, rows: Ints) -> Bools:
        """Add what is marked first; where any of that meets what is not known, all is told apart."""
        words, at = self.structure.words, self.now.instant.at
        there = tuple(r for r in shares if r.share.in_force(at) and words.exactness(r.share.modes, mode) is not None)
        holdings = self._held(mode)
        leads = leads_of(holdings, there)
        unsure = bool(leads.exact.any()) or not holdings.are_sure(leads.code).all()
        exact = np.zeros(len(rows), dtype=np.bool_)
        for column in Columns(self.now, self.targets.virtual).of(holdings, leads, rows):
            columns.append(column.alike.astype(np.int32) if unsure else column.codes)
            exact |= column.told_apart | (unsure & (column.painted.over >= 0))
        return exact

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
        """Ask about one target of a class, and note what it comes to for all of it."""
        del over, modes, found
        row = Row(self.now, self.targets.spot(self.now, place), duty, self.mode)
        every = row.worlds()
        worlds = row.telling(every)
        numbers = self.chosen[targets[members]]
        marked = bool(made_up_rows(self.structure)[place])
        self._note(row, worlds, summed_up(every).state, numbers, marked=marked)
        for lost, claim in _lost(row, worlds, self.reach).items():
            self.seen.lost.setdefault(lost, []).append(numbers)
            self.seen.claims.setdefault(lost, claim)

    def _note(self, row: Row, worlds: list[InWorld], state: str, numbers: Ints, *, marked: bool) -> None:
        lists = Lister(row, worlds).lists()
        for name in ("lead", *LISTS):
            mine = [entry for entry in lists[name].entries if is_of(entry, self.reach.who)]
            if mine:
                part = LEADS.get(state, "perhaps") if name == "lead" else name
                key = part, set(mine) <= set(lists[name].perhaps) and part != "lead"
                self.seen.parts.setdefault(key, []).append(numbers)
                self.seen.entries.setdefault(key, {}).update(dict.fromkeys(mine))
                made_up = any(entry.made_up for entry in mine)
                self.seen.marked.setdefault(key, []).append(None if marked else made_up)


def is_of(entry: Entry, who: Ref) -> bool:
    """Whether an entry of an answer names somebody."""
    if who.kind == "person":
        return entry.holder == str(who)
    return {"post": entry.post, "organisation": entry.organisation, "team": entry.team}[who.kind] == who


def _lost(row: Row, worlds: list[InWorld], reach: Reach) -> dict[Lost, Claim]:
    """The leading shares of somebody over a place that do not lead in any reading, and why."""
    reasons: dict[tuple[str, str], dict[str, Claim]] = {}
    leading: set[tuple[str, str]] = set()
    for world in worlds:
        if world.state == "not_applicable" and world.reason == "kind":
            continue
        stand = world.stand or row.stand(world.mode, world.required)
        decision = world.decision
        leads = {} if decision is None else dict(decision.leads)
        for claim in stand.claims:
            if claim.share.share.part != "lead" or not reach.carries(claim.share, claim.carrier):
                continue
            key = claim.share.key, str(carrier_ref(reach.structure, claim))
            if claim in leads and reach.among(claim.carrier, claim.share.share.who.id, leads[claim]):
                leading.add(key)
            else:
                reasons.setdefault(key, {}).setdefault(_why(row, world, claim, reach), claim)
        for lost in stand.lost:
            if lost.carrier is not None and reach.carries(lost.share, lost.carrier):
                claim = Claim(lost.share, lost.carrier, -1, 0, (), 0, near=False)
                key = lost.share.key, str(carrier_ref(reach.structure, claim))
                why = _not_asked(world) or lost.step
                reasons.setdefault(key, {}).setdefault(why, claim)
    found: dict[Lost, Claim] = {}
    for key, whys in reasons.items():
        if key not in leading:
            why = min(whys, key=REASONS.index)
            found[*key, why] = whys[why]
    return found


def _not_asked(world: InWorld) -> str | None:
    """Why nothing is asked in a world, as a reason."""
    if world.state == "exempt":
        return "exempt"
    if world.state != "not_applicable":
        return None
    return "period" if world.reason == "duty" else world.reason


def _why(row: Row, world: InWorld, claim: Claim, reach: Reach) -> str:
    """Why a claim does not lead in a world."""
    asked = _not_asked(world)
    if asked is not None:
        return asked
    name = claim.share.share.who.id
    ways = [held for _, held in every_way(world.world, lambda at: row.held(claim, world.mode, at), MOST_WAYS)]
    if any(reach.among(claim.carrier, name, held) for held in ways):
        if claim.near:
            return "nearer"
        return "catch_all" if claim.catch_all else "too_far"
    if reach.who.kind == "person" and claim.carrier[0] == "post" and claim.carrier[1] in reach.own:
        return _why_not_they(row, claim.carrier[1], reach)
    statuses = {held.status for held in ways}
    return "another" if "on" in statuses else "off_shift" if "off" in statuses else "vacant"


def _why_not_they(row: Row, post: int, reach: Reach) -> str:
    """Why a person does not answer for a post they are appointed to: not now, not on, or another one does."""
    now = row.now
    there = [each for _, each in appointed(reach.structure, reach.who.id, post) if each.in_force(now.instant.at)]
    if not there or not now.in_force(post):
        return "period"
    shift = reach.structure.posts_table.post(post).shift
    on = now.ons(shift) and any(now.ons(each.shift) for each in there)
    return "another" if on else "off_shift"
