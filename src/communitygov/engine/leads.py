"""Which shares of a duty stand over a place, and who carries them: steps 2 to 4 of the meaning."""

from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.engine.held import NOBODY, Held
from communitygov.engine.holding import Now
from communitygov.engine.over import Carrier, Over
from communitygov.engine.ways import Ways
from communitygov.engine.worlds import World, any_on
from communitygov.structure.build import Structure
from communitygov.structure.intervals import Intervals
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


@frozen(eq=False)
class Claim:
    """One share with one carrier over a place."""

    share: ShareRow
    carrier: Carrier
    scope: int
    number: int
    """The level number of its scope."""
    atoms: Intervals
    exact: int
    """How exactly the share names the mode."""
    near: bool
    """Whether it is near enough."""

    @property
    def catch_all(self) -> bool:
        """Whether its share names no duty."""
        return self.share.share.catch_all

    @property
    def adds(self) -> bool:
        """Whether it joins whoever answers."""
        return self.share.share.adds


@frozen(eq=False)
class Lost:
    """A lead share over a place that is not in force, or has no post of its kind."""

    share: ShareRow
    carrier: Carrier | None
    step: str


def in_mode(structure: Structure, carrier: Carrier, mode: str) -> bool:
    """Whether the team of a carrier, if it is one or a seat of one, exists in a mode."""
    table, kind, number = structure.posts_table, *carrier
    team = number if kind == "team" else table.team_of(number) if kind == "post" and number >= 0 else None
    if team is None or team < 0:
        return True
    return structure.words.exactness(table.team(team).modes, mode) is not None


def required_number(structure: Structure, level: str | None) -> int | None:
    """The level number a duty requires; None when it requires none, or one that nobody knows."""
    return structure.words.level_number(level) if level in structure.words.rank else None


def claims_over(over: Over, duty: "Duty", mode: str, required: str | None) -> tuple[list[Claim], list[Lost]]:
    """The shares of a duty over a place in a mode, each with its carriers; and the lead shares not in force."""
    structure, now = over.structure, over.now
    bar = required_number(structure, required)
    claims: list[Claim] = []
    lost: list[Lost] = []
    # A zone stated inside such a place may stand over this one, though the place itself does not.
    inside = structure.scopes.all_there_is(over.spot)
    for row in over.index.shares_over(duty, over.held.union(inside) if inside else over.held):
        in_force, exact = now.asks(row, mode)
        here, leads = over.carriers(row), row.share.part == "lead"
        for carrier, scope in here:
            if in_force and exact is not None and in_mode(structure, carrier, mode):
                claims.append(_claim(over, row, carrier, scope, exact, bar))
            elif leads:
                lost.append(Lost(row, carrier, "mode" if in_force else "period"))
        nobody = leads and not here and row.picks and in_force and exact is not None
        if nobody and (row.where is None or row.where in over.held):
            lost.append(Lost(row, None, "no_post"))
    return claims, lost


def _claim(over: Over, row: ShareRow, carrier: Carrier, scope: int, exact: int, bar: int | None) -> Claim:
    scopes = over.structure.scopes
    number = scopes.number(scope)
    if row.share.catch_all:
        near = bar is not None and number >= bar
    else:
        near = bar is None or number >= bar or scopes.is_place(scope, over.spot)
    return Claim(row, carrier, scope, number, scopes.atoms(scope), exact, near)


def held_by(now: Now, claim: Claim, mode: str, world: World) -> Held:
    """What a claim comes to in a world: its carrier, and its share's shift."""
    return carried(now, claim.share, claim.carrier, mode, world)


def carried(now: Now, row: ShareRow, carrier: Carrier, mode: str, world: World) -> Held:
    """What a carrier of a share comes to in a world."""
    kind, number = carrier
    if kind == "post":
        held = now.post(number, mode, world) if number >= 0 else NOBODY
    elif kind == "team":
        text = now.structure.posts_table.team_id(number) if number >= 0 else row.share.who.id
        held = now.team(number, text, mode, world)
    elif kind == "organisation":
        held = now.organisation(row.share.who.id, mode, world)
    else:
        held = now.person(row.share.who.id)
    shift = now.ons(row.share.shift)
    if held.status == "vacant" or any_on(world, shift):
        return held
    return held.off()


def ways_to(now: Now, claim: Claim, mode: str) -> Ways:
    """What a claim comes to by what is not known: what its post comes to, if its share has no shift."""
    kind, number = claim.carrier
    if kind == "post" and number >= 0 and now.ons(claim.share.share.shift) == (True,):
        found = now.ways(number, mode)
        if found.whole:
            return found
    return Ways(lambda at: held_by(now, claim, mode, at))
