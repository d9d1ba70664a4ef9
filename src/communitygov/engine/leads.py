"""Which shares of a duty stand over a place, and who carries them: steps 2 to 4 of the meaning."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.engine.held import NOBODY, Held
from communitygov.engine.holding import Now
from communitygov.engine.worlds import World, any_on
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.intervals import Intervals
from communitygov.structure.places import Spot
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

Carrier = tuple[str, int]
"""The kind of a carrier and its number; -1 where none has the id."""


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


class Over:
    """What stands over one place: its scopes, and the posts that serve them."""

    def __init__(self, now: Now, spot: Spot) -> None:
        self.now: Now = now
        self.spot: Spot = spot
        self.structure: Structure = now.structure
        self.index: Index = Index.of(now.structure)
        self.scopes: tuple[int, ...] = now.structure.scopes.over(spot)
        self.held: frozenset[int] = frozenset(self.scopes)
        self._by_kind: dict[str, list[int]] = {}
        self._by_family: dict[int, list[int]] = {}
        table = now.structure.posts_table
        for post in self.index.serving(self.scopes):
            self._by_family.setdefault(table.stands_for.get(post, int(table.family_of[post])), []).append(post)
            self._by_kind.setdefault(table.post(post).kind, []).append(post)  # an overriding row may change it

    def carriers(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        """The carriers of a share over the place, each with its scope."""
        found = self._picked(row) if row.picks else self._one(row)
        return ((carrier, scope) for carrier, scope in found if scope in self.held)

    def _one(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        table, scopes = self.structure.posts_table, self.structure.scopes
        scope = row.where
        if scope is None and row.target >= 0:
            scope = int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)
        if scope is None and row.carrier == "organisation":
            body = self.structure.organisations.get(row.share.who.id)
            scope = scopes.find(body.serves) if body is not None else None
        yield (row.carrier, row.target), NOWHERE if scope is None else scope

    def _picked(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        if row.carrier in ("teams", "nobody"):
            yield from self._teams(row) if row.carrier == "teams" else ()
            return
        table, kind = self.structure.posts_table, row.share.who.id
        for post in self._by_kind.get(kind, ()) if row.carrier == "kind" else self._by_family.get(row.target, ()):
            scope = int(table.scope[post])
            if self._inside(scope, row.where) and self.now.in_force(post):
                yield ("post", post), scope

    def _teams(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        table = self.structure.posts_table
        family = table.teams[row.target].family
        own = [family.at(scope) for scope in self.scopes if not self.structure.scopes.is_zone(scope)]
        moved = [n for n in table.team_overridden if family.first <= n < family.first + family.size]
        for team in sorted({n for n in own if n is not None} | set(moved)):
            scope = table.team_scope(team)
            if scope in self.held and self._inside(scope, row.where) and table.team(team).in_force(self.now.instant.at):
                yield ("team", team), scope

    def _inside(self, scope: int, where: int | None) -> bool:
        return where is None or (where != NOWHERE and self.structure.scopes.inside(scope, where))


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
    structure = over.structure
    claims: list[Claim] = []
    lost: list[Lost] = []
    # A zone stated inside such a place may stand over this one, though the place itself does not.
    wide = over.held.union(structure.scopes.all_there_is(over.spot))
    for row in over.index.shares_over(duty, wide):
        exact = structure.words.exactness(row.share.modes, mode)
        here = list(over.carriers(row))
        in_force = row.share.in_force(over.now.instant.at)
        for carrier, scope in here:
            if in_force and exact is not None and in_mode(structure, carrier, mode):
                claims.append(_claim(over, row, carrier, scope, exact, required))
            elif row.share.part == "lead":
                lost.append(Lost(row, carrier, "mode" if in_force else "period"))
        here_or_anywhere = row.where is None or row.where in over.held
        asked = in_force and exact is not None and row.share.part == "lead"
        if row.picks and not here and asked and here_or_anywhere:
            lost.append(Lost(row, None, "no_post"))
    return claims, lost


def _claim(over: Over, row: ShareRow, carrier: Carrier, scope: int, exact: int, required: str | None) -> Claim:
    scopes = over.structure.scopes
    number = scopes.number(scope)
    bar = required_number(over.structure, required)
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
