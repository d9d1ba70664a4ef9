"""The lists of an answer: who leads, helps, is first on the scene, stands further out."""

from collections.abc import Iterable, Iterator
from functools import partial

from communitygov.base.ref import Ref
from communitygov.engine.deciding import Decision, Layers, layers
from communitygov.engine.held import Answerer, Held
from communitygov.engine.leads import Claim
from communitygov.engine.row import InWorld, Row, Stand
from communitygov.engine.worlds import World, every_way
from communitygov.queries.answer import Entry
from communitygov.queries.reporting import reports_to
from communitygov.structure.build import Structure
from communitygov.structure.intervals import holds
from communitygov.structure.places import Spot

Ranked = dict[int, set[Entry]]
"""Entries by nearness."""

MOST_WITHIN = 4096
"""Worlds looked at for one list, over all the worlds of a row."""

OTHERS = 500_000
"""The rank of leads and backstop among first responders: after every one so marked."""

LINE = 1_000_000
"""The rank of the first step of the reports-to line: beyond every lead."""


class Lister:
    """Lists over all the worlds of a row; each list is the union of what it is in each."""

    def __init__(self, row: Row, worlds: list[InWorld]) -> None:
        self.row: Row = row
        self.worlds: list[InWorld] = worlds
        self.asked: list[InWorld] = [world for world in worlds if world.stand is not None]
        self.most: int = max(1, MOST_WITHIN // max(1, len(worlds)))

    def lead(self) -> tuple[Entry, ...]:
        """Those who lead."""
        found: Ranked = {}
        for world, stand in self._stands():
            if world.decision is not None:
                _add(found, stand, self._entries(world.decision.leads))
        return in_order(found)

    def backstop(self) -> tuple[Entry, ...]:
        """Those who answer further out in a hole."""
        found: Ranked = {}
        for world, stand in self._stands():
            if world.decision is not None:
                _add(found, stand, self._entries(world.decision.backstop))
        return in_order(found)

    def part(self, part: str) -> tuple[Entry, ...]:
        """Those who carry another part and answer in some world."""
        found: Ranked = {}
        for world, stand in self._stands():
            ranked = layers([claim for claim in stand.claims if claim.share.share.part == part])
            for rank, layer in enumerate(ranked):
                for claim in layer:
                    entries = (e for held in self._ways(claim, world) for e in self._of(claim, held))
                    found.setdefault(rank, set()).update(entries)
        return in_order(found)

    def first_responder(self) -> tuple[Entry, ...]:
        """The nearest marked first that answers, else the leads, else the backstop."""
        found: Ranked = {}
        for world, stand in self._stands():
            ranked = layers([claim for claim in stand.claims if claim.share.share.first])
            for _, first in every_way(world.world, partial(self._nearest_on, ranked, world.mode), self.most):
                for rank, claim, held in first:
                    found.setdefault(rank, set()).update(self._of(claim, held))
                if not first and world.decision is not None:
                    leads = world.decision.leads
                    _add(found, stand, self._entries(leads or world.decision.backstop), OTHERS)
        return in_order(found)

    def _nearest_on(self, ranked: Layers, mode: str, world: World) -> list[tuple[int, Claim, Held]]:
        """Those who answer at the first nearness where any does, with its rank."""
        for rank, layer in enumerate(ranked):
            pairs = [(claim, self.row.held(claim, mode, world)) for claim in layer]
            on = [(rank, claim, held) for claim, held in pairs if held.status == "on"]
            if on:
                return on
        return []

    def escalation(self) -> tuple[Entry, ...]:
        """Every lead further out, then the reports-to line."""
        found: Ranked = {}
        for world, stand in self._stands():
            if world.decision is not None and world.decision.at is not None:
                self._chain(found, world, stand, world.decision, world.decision.at)
        return in_order(found)

    def _chain(self, found: Ranked, world: InWorld, stand: Stand, decision: Decision, at: int) -> None:
        joined = {claim for claim, _ in decision.leads}
        last = list(stand.ranked[at])
        for rank, layer in enumerate(stand.ranked[at + 1 :], at + 1):
            chain = [claim for claim in layer if claim not in joined]
            last = chain or last
            for claim in chain:
                entries = (e for held in self._ways(claim, world) for e in self._of(claim, held, empty=True))
                found.setdefault(rank, set()).update(entries)
        for depth, entry in reports_to(self.row.now, last, world.mode, world.world):
            found.setdefault(LINE + depth, set()).add(entry)

    def _stands(self) -> Iterator[tuple[InWorld, Stand]]:
        return ((world, world.stand) for world in self.asked if world.stand is not None)

    def _ways(self, claim: Claim, world: InWorld) -> list[Held]:
        return [held for _, held in every_way(world.world, lambda at: self.row.held(claim, world.mode, at), self.most)]

    def _entries(self, pairs: Iterable[tuple[Claim, Held]]) -> Iterator[tuple[Claim, Entry]]:
        return ((claim, entry) for claim, held in pairs for entry in self._of(claim, held))

    def _of(self, claim: Claim, held: Held, *, empty: bool = False) -> Iterator[Entry]:
        return entries_of(self.row, claim, held, empty=empty)


def _add(found: Ranked, stand: Stand, entries: Iterable[tuple[Claim, Entry]], after: int = 0) -> None:
    rank = {claim: number for number, layer in enumerate(stand.ranked) for claim in layer}
    for claim, entry in entries:
        found.setdefault(after + rank[claim], set()).add(entry)


def in_order(found: Ranked) -> tuple[Entry, ...]:
    """Entries by nearness, within one nearness by their text; equal entries once, where they first stand."""
    ordered = (entry for rank in sorted(found) for entry in sorted(found[rank], key=lambda entry: entry.sort_key))
    return tuple(dict.fromkeys(ordered))


def entries_of(row: Row, claim: Claim, held: Held, *, empty: bool = False) -> Iterator[Entry]:
    """The entries a claim comes to; with ``empty`` one without a holder when nobody answers."""
    if held.status == "on":
        for answerer in held.answerers:
            yield _entry(row, claim, answerer)
    elif empty:
        yield _entry(row, claim, None)


def _entry(row: Row, claim: Claim, answerer: Answerer | None) -> Entry:
    structure = row.now.structure
    table, kind, number = structure.posts_table, *claim.carrier
    name = claim.share.share.who.id
    return Entry(
        post=_post(row, claim, answerer),
        holder=None if answerer is None else answerer.holder,
        organisation=Ref("organisation", name) if kind == "organisation" else None,
        team=Ref("team", table.team_id(number) if number >= 0 else name) if kind == "team" else None,
        share=Ref("share", claim.share.key),
        scope=structure.scopes.ref(claim.scope),
        level=structure.scopes.level(claim.scope),
        capacity=None if answerer is None else answerer.capacity,
        made_up=rests_on_made_up(row, claim, answerer),
    )


def _post(row: Row, claim: Claim, answerer: Answerer | None) -> Ref | None:
    """The post that answers in the end; of a lead that nobody answers for its own post."""
    table, (kind, number) = row.now.structure.posts_table, claim.carrier
    if answerer is not None:
        return None if answerer.post is None else Ref("post", table.id(answerer.post))
    if kind != "post":
        return None
    return Ref("post", table.id(number) if number >= 0 else claim.share.share.who.id)


def rests_on_made_up(row: Row, claim: Claim, answerer: Answerer | None) -> bool:
    """Whether a claim, who answers for it, the duty or the places up to its scope are marked as made up."""
    structure = row.now.structure
    if row.duty.made_up or claim.share.share.made_up or _carrier_made_up(structure, claim):
        return True
    if answerer is not None and any(step.made_up for step in answerer.steps):
        return True
    return _places_made_up(structure, row.spot, claim.scope)


def _carrier_made_up(structure: Structure, claim: Claim) -> bool:
    kind, number = claim.carrier
    table, name = structure.posts_table, claim.share.share.who.id
    if kind == "post":
        return number >= 0 and bool(table.post(number).made_up)
    if kind == "team":
        return number >= 0 and bool(table.team(number).made_up)
    noun = structure.organisations.get(name) if kind == "organisation" else structure.people_by_id.get(name)
    return noun is not None and bool(noun.made_up)


def _places_made_up(structure: Structure, spot: Spot, scope: int) -> bool:
    """Whether the place asked, or what it lies in up to the scope, is marked as made up."""
    tree, scopes = structure.tree, structure.scopes
    zone = scopes.is_zone(scope)
    if zone and scopes.zones[scope - len(tree)].made_up:
        return True
    return any(
        tree.place(row).made_up
        for row in tree.containers(spot.row)
        if (holds(scopes.atoms(scope), scopes.atoms(row)) if zone else scope in tree.containers(row))
    )
