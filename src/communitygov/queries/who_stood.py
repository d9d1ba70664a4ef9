"""What is decided for places over which the same stands: the state, and which of the leads over them are in a list."""

from collections.abc import Callable, Sequence

from attrs import frozen

from communitygov.engine.columns import Column
from communitygov.engine.deciding import Decision, layers
from communitygov.engine.leads import Claim
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.queries.answer import Entry
from communitygov.queries.listing import OTHERS, Lister, Pairs

Slot = tuple[int, int]
"""A column, and the position among the leads of a cell in it."""
Placed = tuple[tuple[Slot, ...], ...]
"""Where those of one list stand, by nearness."""
Ranked = dict[int, dict[Claim, None]]
"""Claims by nearness."""


@frozen(eq=False)
class Stood:
    """What is decided for places over which the same stands."""

    state: str
    inherited: bool
    lists: tuple[Placed, Placed, Placed] | None
    """Where leads, first responders and backstop stand; None where that is not so for every one of them."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Where anybody of any list stands."""
        each = (slot for placed in self.lists or () for layer in placed for slot in layer)
        return tuple(dict.fromkeys(each))


class Asked:
    """One place and one duty, asked as a single question asks them."""

    def __init__(self, row: Row) -> None:
        self.row: Row = row
        self.worlds: list[InWorld] = row.worlds()
        summary = summed_up(self.worlds)
        self.state: str = summary.state
        self.inherited: bool = summary.inherited
        self.cut: bool = summary.cut

    @property
    def lists(self) -> tuple[tuple[Entry, ...], ...]:
        """Those who lead, those first on the scene and those who stand behind a hole."""
        lister = self._lister()
        return lister.lead(), lister.first(), lister.backstop()

    def _lister(self) -> Lister:
        return Lister(self.row, self.row.telling(self.worlds))

    def stood(self, leading: Sequence[Column], first: Sequence[Column], at: int) -> Stood:
        """What is so wherever the same stands as over a target: leads, and further columns of those marked first."""
        if self.cut:
            return Stood(self.state, self.inherited, None)
        here = _Here(leading, first, at)
        lead = _placed(self._ranked(_leads), here.leading)
        backstop = _placed(self._ranked(_backstop), here.leading)
        if first:
            ranked = self._first()
            others = None if ranked is None else _placed(ranked, here.marked)
        else:
            others = lead if not backstop else _placed(self._ranked(_leads_or_backstop), here.leading)
        if lead is None or others is None or backstop is None:
            return Stood(self.state, self.inherited, None)
        return Stood(self.state, self.inherited, (lead, others, backstop))

    def _ranked(self, of: Callable[[Decision], Pairs]) -> Ranked:
        found: Ranked = {}
        for world in self.worlds:
            if world.stand is not None and world.decision is not None:
                rank = {claim: number for number, layer in enumerate(world.stand.ranked) for claim in layer}
                for claim, _ in of(world.decision):
                    found.setdefault(rank[claim], {})[claim] = None
        return found

    def _first(self) -> Ranked | None:
        """Those first on the scene where some are marked so; None where one of them carries no share himself."""
        structure = self.row.now.structure
        table, scopes = structure.posts_table, structure.scopes
        found: Ranked = {}
        known: dict[object, tuple[int, Claim]] = {}
        for stand in {id(world.stand): world.stand for world in self.worlds if world.stand is not None}.values():
            marked = layers([claim for claim in stand.claims if claim.share.share.first])
            for rank, layer in (*enumerate(stand.ranked, OTHERS), *enumerate(marked)):
                for claim in layer:
                    kind, number = claim.carrier
                    if kind == "post" and number >= 0:
                        known[claim.share.key, table.id(number), scopes.ref(claim.scope)] = rank, claim
        for entry in self._lister().first():
            said = None if entry.post is None or entry.share is None else (entry.share.id, entry.post.id, entry.scope)
            if said not in known:
                return None
            rank, claim = known[said]
            found.setdefault(rank, {})[claim] = None
        return found


def _leads(decision: Decision) -> Pairs:
    return decision.leads


def _backstop(decision: Decision) -> Pairs:
    return decision.backstop


def _leads_or_backstop(decision: Decision) -> Pairs:
    return decision.leads or decision.backstop


class _Here:
    """Finds where claims stand over one target."""

    def __init__(self, leading: Sequence[Column], first: Sequence[Column], at: int) -> None:
        self._leading: dict[tuple[bool, int], tuple[int, Column]] = {
            column.key: (number, column) for number, column in enumerate(leading)
        }
        self._first: dict[tuple[bool, int], tuple[int, Column]] = {
            column.key: (number, column) for number, column in enumerate(first, len(leading))
        }
        self._at: int = at

    def leading(self, claim: Claim) -> Slot | None:
        """Where a claim that leads stands."""
        return self._in(self._leading, claim)

    def marked(self, claim: Claim) -> Slot | None:
        """The same; one that is marked first stands in a column of those."""
        return self._in(self._first if claim.share.share.first else self._leading, claim)

    def _in(self, columns: dict[tuple[bool, int], tuple[int, Column]], claim: Claim) -> Slot | None:
        found = columns.get((claim.catch_all, claim.number))
        if found is None:
            return None
        number, column = found
        position = column.position(self._at, claim.share, claim.carrier[1])
        return None if position is None else (number, position)


def _placed(ranked: Ranked, find: Callable[[Claim], Slot | None]) -> Placed | None:
    """Where claims stand, by nearness; None where one of them stands in no slot."""
    found: list[tuple[Slot, ...]] = []
    for rank in sorted(ranked):
        layer = [find(claim) for claim in ranked[rank]]
        slots = tuple([slot for slot in layer if slot is not None])
        if len(slots) < len(layer):
            return None
        found.append(slots)
    return tuple(found)
