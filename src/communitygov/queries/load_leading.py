"""Who leads, for every place at once: places that nothing tells apart are decided once, and told who leads each."""

from collections.abc import Collection
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from communitygov.engine.bulk import Targets
from communitygov.engine.cells import Leads, leading, leads_of
from communitygov.engine.codes import Holdings
from communitygov.engine.found import Draft
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim
from communitygov.engine.modes import InForce
from communitygov.engine.patterns import Members
from communitygov.engine.row import InWorld, Row, summed_up
from communitygov.engine.settling import Settling
from communitygov.queries.load_parties import Parties
from communitygov.structure.index import Index
from communitygov.structure.places import Bools, Ints, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

SURE = ("answered",)
PERHAPS = ("ambiguous", "unknown_which")
MOST_KEPT = 8
"""The duties that another one may be like; what each comes to is as long as what is asked about."""
Key = tuple[bool, int]
Pairs = tuple[Ints, Longs]
"""Numbers of targets, and for each who leads there."""


class Leading(Settling):
    """Asks who leads duties over targets."""

    sets_apart: ClassVar[bool] = True

    def __init__(self, now: Now, targets: Targets, mode: str | None, parties: Parties) -> None:
        super().__init__(now, targets, mode)
        self.parties: Parties = parties
        self._latest: tuple[object, Leads, dict[Key, Members]] | None = None
        self._kept: dict[object, tuple[Bools, list[Pairs], list[Pairs]]] = {}
        """What the latest duties came to."""
        self._begin()

    def _begin(self) -> None:
        self.asked: Bools = np.zeros(len(self.rows), dtype=np.bool_)
        """Where the latest duty asks for an answer."""
        self.sure: list[Pairs] = []
        self.perhaps: list[Pairs] = []

    def held(self, mode: str) -> Holdings:
        """What posts come to in a mode."""
        return self._held(mode)

    def who_leads(self, duty: "Duty") -> None:
        """Find who leads a duty; then it is in ``asked``, ``sure`` and ``perhaps``. Duties alike are asked once."""
        alike = self.alike(duty)
        kept = self._kept.pop(alike, None)
        if kept is None:
            self._begin()
            self.find(duty)
            kept = self.asked, self.sure, self.perhaps
        self._kept[alike] = self.asked, self.sure, self.perhaps = kept
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]

    def settle(
        self,
        duty: "Duty",
        place: int,
        members: Ints,
        over: list[tuple[Key, Ints]],
        modes: InForce,
        targets: Ints,
        found: Draft,
    ) -> None:
        """Decide for one target of a class, and find who leads each of it."""
        del found
        row = Row(self.now, self.targets.spot(self.now, place), duty, self.mode)
        worlds = row.worlds()
        state = summed_up(worlds).state
        numbers = targets[members]
        self.asked[numbers] = state not in ("exempt", "not_applicable")
        if state not in (*SURE, *PERHAPS):
            return
        pairs = self.sure if state in SURE else self.perhaps
        for key, claims in _by_column(worlds).items():
            cells = [alike[members] for column, alike in over if column == key]
            if all(int(each.min()) == int(each.max()) for each in cells):
                pairs += self._same(worlds, claims, numbers)
            else:
                pairs.append(self._each(duty, modes.modes[0], key, claims, cells[0] // 4 - 1, numbers))

    def _same(self, worlds: list[InWorld], claims: Collection[Claim], numbers: Ints) -> list[Pairs]:
        """The same ones lead everywhere."""
        pairs = [pair for world in worlds if world.decision is not None for pair in world.decision.leads]
        answerers = (answerer for claim, held in pairs if claim in claims for answerer in held.answerers)
        found = self.parties.of_answerers(answerers)
        return [(numbers, np.full(len(numbers), party, dtype=np.int64)) for party in found]

    def _each(self, duty: "Duty", mode: str, key: Key, claims: Collection[Claim], cells: Ints, numbers: Ints) -> Pairs:
        """Those who lead stand in the same order in each cell: who they are is looked up cell by cell."""
        holdings = self._held(mode)
        leads, by_key = self._leads(duty, holdings)
        if key not in by_key:
            by_key[key] = Members.of_column(leads, self.structure.scopes.numbers[leads.scope], key)
        members = by_key[key]
        wanted = {(claim.share.number, claim.carrier[1]) for claim in claims}
        first = members.of(int(cells[0])).tolist()
        said = [(leads.rows[int(leads.share[lead])].number, int(leads.number[lead])) for lead in first]
        places = [at for at, each in enumerate(said) if each in wanted]
        behind = [members.order[members.first[cells] + at] for at in places]
        index, parties = self.parties.of(holdings, leads, np.concatenate(behind))
        return np.tile(numbers, len(places))[index], parties

    def _leads(self, duty: "Duty", holdings: Holdings) -> tuple[Leads, dict[Key, Members]]:
        """The leads of a duty, and by column those of each cell; kept for the next class."""
        asked = duty.id, holdings.mode
        if self._latest is None or self._latest[0] != asked:
            shares = Index.of(self.structure).shares(duty)
            self._latest = asked, leads_of(holdings, leading(holdings, shares)), {}
        return self._latest[1], self._latest[2]


def _by_column(worlds: list[InWorld]) -> dict[Key, dict[Claim, None]]:
    """The claims that lead in some world, by the column they stand in."""
    found: dict[Key, dict[Claim, None]] = {}
    for world in worlds:
        for claim, _ in () if world.decision is None else world.decision.leads:
            found.setdefault((claim.catch_all, claim.number), {})[claim] = None
    return found
