"""Who of those marked first is the nearest that answers, read every way."""

from functools import partial

from attrs import frozen

from communitygov.engine.deciding import Layers, layers
from communitygov.engine.held import Held
from communitygov.engine.leads import Claim
from communitygov.engine.row import InWorld, Row, Stand
from communitygov.engine.worlds import World, every_way
from communitygov.structure.shifts import Unknown

MOST_LOOKED_AT = 1 << 16
"""Ways looked at to find who is first on the scene, over all the worlds of a row; of each world at least one is."""

First = tuple[tuple[int, Claim, Held], ...]
"""Those who answer at the first nearness where any does, with its rank; none where nobody does."""


@frozen
class FirstRead:
    """Who is first in every world that extends one."""

    ways: tuple[First, ...]
    cut: bool
    """Whether there are more ways than were looked at."""


@frozen(eq=False)
class _Marked:
    """The leads and helpers of one stand that are marked first."""

    ranked: Layers
    unknowns: tuple[Unknown, ...]
    """The unknowns they meet."""
    whole: bool
    """Whether every way to read each of them was looked at."""


class Firsts:
    """Who is first: once for each of the values that the unknowns of those marked first are given."""

    def __init__(self, row: Row) -> None:
        self._row: Row = row
        self._left: int = MOST_LOOKED_AT
        self._marked: dict[Stand, _Marked] = {}
        self._read: dict[tuple[Stand, tuple[str | None, ...]], FirstRead] = {}

    def of(self, stand: Stand, world: InWorld) -> FirstRead:
        """Who is first where the unknowns of a world are known."""
        marked = self._marked.get(stand)
        if marked is None:
            marked = self._marked[stand] = self._marked_of(stand)
        key = stand, tuple([world.world.get(unknown) for unknown in marked.unknowns])
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._look(marked, world)
        return found

    def _marked_of(self, stand: Stand) -> _Marked:
        claims = [claim for claim in stand.claims if claim.share.share.first]
        ways = [self._row.ways_of(claim, stand.mode) for claim in claims]
        unknowns = dict.fromkeys(unknown for each in ways for unknown in each.unknowns)
        return _Marked(layers(claims), tuple(unknowns), all(each.whole for each in ways))

    def _look(self, marked: _Marked, world: InWorld) -> FirstRead:
        most = max(1, self._left)
        found = [first for _, first in every_way(world.world, partial(self._nearest, marked, world.mode), most + 1)]
        self._left -= len(found)
        cut = len(found) > most or not marked.whole or any(held.cut for first in found for _, _, held in first)
        return FirstRead(tuple(dict.fromkeys(found[:most])), cut)

    def _nearest(self, marked: _Marked, mode: str, world: World) -> First:
        for rank, layer in enumerate(marked.ranked):
            pairs = [(claim, self._row.held(claim, mode, world)) for claim in layer]
            on = tuple([(rank, claim, held) for claim, held in pairs if held.status == "on"])
            if on:
                return on
        return ()
