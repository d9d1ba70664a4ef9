"""Who of those marked first is the nearest that answers, read every way.

Those marked first who meet no unknown in common are read apart. What they come to together follows: every way to read
one group goes with every way to read another, and the nearest at which any of them answers is the nearest of any group.
"""

from collections.abc import Callable, Iterable
from functools import partial

from attrs import field, frozen

from communitygov.engine.deciding import layers
from communitygov.engine.held import Held
from communitygov.engine.leads import Claim
from communitygov.engine.row import InWorld, Row, Stand
from communitygov.engine.worlds import MOST_WORLDS, World, every_way
from communitygov.queries.answer import Entry
from communitygov.structure.shifts import Unknown

NONE = frozenset[Entry]()
NOBODY = 1 << 30
"""The rank of nobody: beyond every nearness."""
EntriesOf = Callable[[Claim, Held], Iterable[Entry]]
OnesOf = Callable[[Claim, InWorld], Iterable[Entry]]
"""The entries that a claim alone may come to in some reading."""


@frozen
class FirstRead:
    """Who is first in every world that extends one."""

    ranked: dict[int, frozenset[Entry]]
    """Those who may be, by nearness."""
    sure: frozenset[Entry]
    """Those who are whenever anybody so marked answers."""
    nobody: bool
    """Whether perhaps none of them answers."""
    cut: bool
    """Whether there are more ways than were looked at: then `ranked` has whoever any of them comes to alone."""


@frozen(eq=False)
class _At:
    """What a group comes to at one nearness: in some, and in each of the readings in which that is its nearest."""

    some: frozenset[Entry]
    each: frozenset[Entry]


@frozen
class _GroupRead:
    """What a group comes to by the nearness at which any of it answers; by `NOBODY` where none does."""

    at: dict[int, _At]
    cut: bool = False

    def beyond(self, rank: int) -> bool:
        """Whether in some reading none answers as near as that."""
        return max(self.at) > rank


@frozen(eq=False)
class _Group:
    """Those marked first who meet unknowns in common."""

    layers: tuple[tuple[int, tuple[Claim, ...]], ...]
    """Them by nearness."""
    unknowns: tuple[Unknown, ...]
    whole: bool
    """Whether every way to read them was looked at."""
    read: dict[tuple[str | None, ...], _GroupRead] = field(factory=dict[tuple[str | None, ...], _GroupRead])


class Firsts:
    """Who is first: each group read once for each of the values that its unknowns are given."""

    def __init__(self, row: Row, entries_of: EntriesOf, ones_of: OnesOf) -> None:
        self._row: Row = row
        self._entries_of: EntriesOf = entries_of
        self._ones_of: OnesOf = ones_of
        self._groups: dict[Stand, list[_Group]] = {}

    def of(self, stand: Stand, world: InWorld) -> FirstRead:
        """Who is first where the unknowns of a world are known."""
        groups = self._groups.get(stand)
        if groups is None:
            groups = self._groups[stand] = self._grouped(stand)
        return _together([self._group_read(group, world) for group in groups])

    def _grouped(self, stand: Stand) -> list[_Group]:
        ranked = layers([claim for claim in stand.claims if claim.share.share.first])
        ways = {claim: self._row.ways_of(claim, stand.mode) for layer in ranked for claim in layer}
        found: list[_Group] = []
        for claims in _meeting([(claim, set(each.unknowns)) for claim, each in ways.items()]):
            inner = [(rank, tuple(claim for claim in layer if claim in claims)) for rank, layer in enumerate(ranked)]
            unknowns = tuple(dict.fromkeys(unknown for claim in claims for unknown in ways[claim].unknowns))
            here = tuple((rank, layer) for rank, layer in inner if layer)
            group = _Group(here, unknowns, all(ways[claim].whole for claim in claims))
            asked = every_way({}, partial(self._nearest, group, stand.mode), MOST_WORLDS + 1)
            whole = group.whole and sum(1 for _ in asked) <= MOST_WORLDS
            found.append(group if whole else _Group(here, unknowns, whole=False))
        return found

    def _group_read(self, group: _Group, world: InWorld) -> _GroupRead:
        values = tuple([world.world.get(unknown) for unknown in group.unknowns])
        found = group.read.get(values)
        if found is None:
            found = group.read[values] = (self._look if group.whole else self._all_there_are)(group, world)
        return found

    def _look(self, group: _Group, world: InWorld) -> _GroupRead:
        """Read a group every way."""
        some: dict[int, frozenset[Entry]] = {}
        each: dict[int, frozenset[Entry]] = {}
        cut = False
        for _, on in every_way(world.world, partial(self._nearest, group, world.mode)):
            rank = on[0][0] if on else NOBODY
            entries = frozenset(entry for _, claim, held in on for entry in self._entries_of(claim, held))
            some[rank] = some.get(rank, NONE) | entries
            each[rank] = each[rank] & entries if rank in each else entries
            cut = cut or any(held.cut for _, _, held in on)
        return _GroupRead({rank: _At(some[rank], each[rank]) for rank in some}, cut)

    def _all_there_are(self, group: _Group, world: InWorld) -> _GroupRead:
        """A group with more ways than are looked at: whoever each of it may come to, and nothing sure."""
        found = {NOBODY: _At(NONE, NONE)}
        for rank, layer in group.layers:
            found[rank] = _At(frozenset(entry for claim in layer for entry in self._ones_of(claim, world)), NONE)
        return _GroupRead(found, cut=True)

    def _nearest(self, group: _Group, mode: str, world: World) -> tuple[tuple[int, Claim, Held], ...]:
        """Those who answer at the first nearness where any does, with its rank."""
        for rank, layer in group.layers:
            pairs = [(claim, self._row.held(claim, mode, world)) for claim in layer]
            on = tuple([(rank, claim, held) for claim, held in pairs if held.status == "on"])
            if on:
                return on
        return ()


def _meeting(claims: list[tuple[Claim, set[Unknown]]]) -> list[list[Claim]]:
    """Claims in groups, of which no two meet an unknown in common."""
    groups: list[tuple[list[Claim], set[Unknown]]] = []
    for claim, unknowns in claims:
        apart = [each for each in groups if not each[1] & unknowns]
        joined = [each for each in groups if each[1] & unknowns]
        members = [*(member for group, _ in joined for member in group), claim]
        groups = [*apart, (members, unknowns.union(*(met for _, met in joined)))]
    return [group for group, _ in groups]


def _together(groups: list[_GroupRead]) -> FirstRead:
    """What groups that meet no unknown in common come to together."""
    ranked: dict[int, frozenset[Entry]] = {}
    sure: frozenset[Entry] | None = None
    for rank in sorted({rank for group in groups for rank in group.at if rank != NOBODY}):
        if all(rank in group.at or group.beyond(rank) for group in groups):
            here = [group for group in groups if rank in group.at]
            ranked[rank] = NONE.union(*(group.at[rank].some for group in here))
            always = _never_absent(here, rank)
            sure = always if sure is None else sure & always
    cut = any(group.cut for group in groups)
    nobody = all(NOBODY in group.at for group in groups)
    return FirstRead(ranked, NONE if cut else sure or NONE, nobody, cut)


def _never_absent(here: list[_GroupRead], rank: int) -> frozenset[Entry]:
    """Those who are there in every reading in which that is the nearest at which any of some groups answers.

    Either all groups have them there, or one that cannot but answer as near as that.
    """
    bound = [group.at[rank].each for group in here if not group.beyond(rank)]
    return NONE.union(here[0].at[rank].each.intersection(*(group.at[rank].each for group in here)), *bound)
