"""The lists of an answer: who leads, helps, is first on the scene, stands further out."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from communitygov.base.ref import Ref
from communitygov.engine.deciding import Decision, layers
from communitygov.engine.held import Answerer, Held
from communitygov.engine.leads import Claim, held_by
from communitygov.engine.row import InWorld, Row, Stand
from communitygov.engine.ways import Ways
from communitygov.queries.answer import Entry
from communitygov.queries.every_reading import EveryReading, Read
from communitygov.queries.firsts import Firsts
from communitygov.queries.reporting import entries_in_line, held_in_line, reports_to
from communitygov.queries.united import Drawn, Listed, united
from communitygov.structure.build import Structure
from communitygov.structure.intervals import holds
from communitygov.structure.made_up_rows import made_up_rows
from communitygov.structure.places import Spot

InOne = Callable[[InWorld, Stand, Decision], Drawn]
"""What a list is in one world."""

Pairs = Sequence[tuple[Claim, Held]]

MOST_WITHIN = 4096
"""Ways looked at to read a carrier that has more than were followed, over all the worlds of a row."""

OTHERS = 500_000
"""The rank of leads and backstop among first responders: after every one so marked."""

LINE = 1_000_000
"""The rank of the first step of the reports-to line: beyond every lead."""


class Lister:
    """Lists over all the worlds of a row; each list is the union of what it is in each."""

    def __init__(self, row: Row, worlds: list[InWorld]) -> None:
        self.row: Row = row
        self.worlds: list[InWorld] = worlds
        self._only: Decision | None = worlds[0].decision if len(worlds) == 1 and not worlds[0].cut else None
        """What is decided, where there is one reading."""
        self._made: dict[tuple[Claim, Held], tuple[Entry, ...]] = {}
        self._claims: dict[tuple[Claim, str], EveryReading] = {}
        self._line: dict[tuple[Ref, str], EveryReading] = {}
        self._firsts: Firsts | None = None

    def lists(self) -> dict[str, Listed]:
        """Every list of an answer, by name."""
        return {
            "lead": self._united(self._leads),
            "assist": self._united(partial(self._part, "assist")),
            "inform": self._united(partial(self._part, "inform")),
            "supervise": self._united(partial(self._part, "supervise")),
            "first_responder": self._united(self._first),
            "backstop": self._united(self._backstop),
            "escalation": self._united(self._chain),
        }

    def lead(self) -> tuple[Entry, ...]:
        """Those who lead."""
        return self._united(self._leads).entries if self._only is None else self._sure(self._only.leads)

    def backstop(self) -> tuple[Entry, ...]:
        """Those who answer further out in a hole."""
        return self._united(self._backstop).entries if self._only is None else self._sure(self._only.backstop)

    def first(self) -> tuple[Entry, ...]:
        """Those who are first on the scene."""
        if self._only is None or self._any_first():
            return self._united(self._first).entries
        return self._sure(self._only.leads or self._only.backstop)

    def _any_first(self) -> bool:
        """Whether anybody over the place is marked first."""
        stands = [world.stand for world in self.worlds if world.stand]
        return any(claim.share.share.first for stand in stands for claim in stand.claims)

    def _sure(self, pairs: Pairs) -> tuple[Entry, ...]:
        """The entries of some who answer, where there is one reading."""
        if not pairs:
            return ()
        found = self._entries(*pairs[0])
        if len(pairs) == len(found) == 1:
            return found
        return self._united(lambda _, stand, __: self._pairs(stand, pairs)).entries

    def _united(self, of: InOne) -> Listed:
        """A list over all worlds; where there are more than were looked at, nothing is in every one."""
        cut = [Drawn(cut=True)] if any(world.cut for world in self.worlds) else []
        each = (of(at, at.stand, at.decision) if at.stand and at.decision else Drawn() for at in self.worlds)
        return united([*cut, *each])

    def _leads(self, _: InWorld, stand: Stand, decision: Decision) -> Drawn:
        return self._pairs(stand, decision.leads)

    def _backstop(self, _: InWorld, stand: Stand, decision: Decision) -> Drawn:
        return self._pairs(stand, decision.backstop)

    def _pairs(self, stand: Stand, pairs: Pairs) -> Drawn:
        if not pairs:
            return Drawn()
        rank = {claim: number for number, layer in enumerate(stand.ranked) for claim in layer}
        drawn = Drawn()
        for claim, held in pairs:
            drawn.add(rank[claim], self._entries(claim, held))
        return drawn

    def _part(self, part: str, world: InWorld, stand: Stand, _: Decision) -> Drawn:
        """Those who carry another part and answer in some way to read them."""
        drawn = Drawn()
        for rank, layer in enumerate(layers([claim for claim in stand.claims if claim.share.share.part == part])):
            for claim in layer:
                self._ways(drawn, rank, claim, world)
        return drawn

    def _first(self, world: InWorld, stand: Stand, decision: Decision) -> Drawn:
        """The nearest marked first that answers, else the leads, else the backstop."""
        if len(self.worlds) == 1 and not self._any_first():
            return self._pairs(stand, decision.leads or decision.backstop)
        if self._firsts is None:
            self._firsts = Firsts(self.row, self._entries, self._ones)
        found = self._firsts.of(stand, world)
        drawn = Drawn({rank: set(entries) for rank, entries in found.ranked.items()}, set(found.sure), cut=found.cut)
        if found.nobody:
            others = self._pairs(stand, decision.leads or decision.backstop)
            for rank, entries in others.ranked.items():
                drawn.ranked.setdefault(OTHERS + rank, set()).update(entries)
            sure = others.sure & found.sure if found.ranked else others.sure
            drawn.sure = set() if found.cut else sure
        return drawn

    def _chain(self, world: InWorld, stand: Stand, decision: Decision) -> Drawn:
        """Every lead further out, then the reports-to line."""
        drawn = Drawn()
        if decision.at is None:
            return drawn
        joined = {claim for claim, _ in decision.leads}
        last = list(stand.ranked[decision.at])
        for rank, layer in enumerate(stand.ranked[decision.at + 1 :], decision.at + 1):
            chain = [claim for claim in layer if claim not in joined]
            last = chain or last
            for claim in chain:
                self._ways(drawn, rank, claim, world, empty=True)
        for depth, ref in reports_to(self.row.now, last, world.mode):
            self._in_line(drawn, LINE + depth, ref, world)
        return drawn

    def _ways(self, drawn: Drawn, rank: int, claim: Claim, world: InWorld, *, empty: bool = False) -> None:
        """Add every way to read a claim; with ``empty`` also that nobody answers for it."""
        read = self._read(claim, world)
        each = [(held.status, frozenset(entries_of(self.row, claim, held, empty=empty))) for held in read.ways]
        drawn.add_ways(rank, each, cut=read.cut)

    def _read(self, claim: Claim, world: InWorld) -> Read:
        """Every way to read a claim."""
        reading = self._claims.get((claim, world.mode))
        if reading is None:
            ask = partial(held_by, self.row.now, claim, world.mode)
            reading = EveryReading(self.row.ways_of(claim, world.mode), ask, self._most)
            self._claims[claim, world.mode] = reading
        return reading.given(world.world)

    def _entries(self, claim: Claim, held: Held) -> tuple[Entry, ...]:
        found = self._made.get((claim, held))
        if found is None:
            found = self._made[claim, held] = tuple(entries_of(self.row, claim, held))
        return found

    def _ones(self, claim: Claim, world: InWorld) -> Iterator[Entry]:
        """The entries that a claim alone may come to."""
        return (entry for held in self._read(claim, world).ways for entry in self._entries(claim, held))

    def _in_line(self, drawn: Drawn, rank: int, ref: Ref, world: InWorld) -> None:
        """Add every way to read a place of the reports-to line."""
        now = self.row.now
        reading = self._line.get((ref, world.mode))
        if reading is None:
            ask = partial(held_in_line, now, ref, world.mode)
            reading = self._line[ref, world.mode] = EveryReading(Ways(ask), ask, self._most)
        read = reading.given(world.world)
        each = [(held.status, frozenset(entries_in_line(now, ref, held))) for held in read.ways]
        drawn.add_ways(rank, each, cut=read.cut)

    @property
    def _most(self) -> int:
        """How many ways of a carrier that has more than were followed are looked at in one world."""
        return max(1, MOST_WITHIN // max(1, len(self.worlds)))


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
        return number >= 0 and bool(table.like(number).made_up)
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
    if not made_up_rows(structure)[spot.row]:
        return False
    return any(
        tree.place(row).made_up
        for row in tree.containers(spot.row)
        if (holds(scopes.atoms(scope), scopes.atoms(row)) if zone else scope in tree.containers(row))
    )
