"""The state of one question in one reading: leads, layers of nearness, what decides, what is left."""

from dataclasses import dataclass, field

from tests.oracle.holding import Fact, Outcome, Person
from tests.oracle.places import Scope, nearer
from tests.oracle.rows import Carrier, ShareHere

HOLES = ("missing", "vacant", "off_shift", "too_far")
"""From the gravest."""


@dataclass(eq=False)
class Lead:
    """One share and one of its carriers over the place asked: a lead, or a helper of another part."""

    share: ShareHere
    carrier: Carrier
    scope: Scope
    exact: int
    near: bool
    outcome: Outcome
    layer: int = -1

    @property
    def answers(self) -> bool:
        """Whether anybody answers."""
        return self.outcome.failure is None


@dataclass
class Verdict:
    """What one reading comes to."""

    state: str
    leads: list[Lead] = field(default_factory=list)
    deciding: int | None = None
    """The nearness that decides; in a hole that of the backstop."""
    backstop: list[Lead] = field(default_factory=list)
    joined: list[Lead] = field(default_factory=list)
    naming: list[Lead] = field(default_factory=list)
    """The leads that name a hole."""
    inherited: bool = False
    facts: tuple[Fact, ...] = ()

    @property
    def persons(self) -> frozenset[Person]:
        """Everybody who leads."""
        return frozenset().union(*(lead.outcome.persons for lead in self.leads))


def in_layers(leads: list[Lead]) -> list[list[Lead]]:
    """Leads by nearness: named ones, then catch-alls; each layer holds every lead than which none left is nearer."""
    layers: list[list[Lead]] = []
    for catch_all in (False, True):
        rest = [lead for lead in leads if lead.share.catch_all == catch_all]
        while rest:
            first = [lead for lead in rest if not any(_before(other, lead) for other in rest)]
            layers.append(first)
            rest = [lead for lead in rest if lead not in first]
    for index, layer in enumerate(layers):
        for lead in layer:
            lead.layer = index
    return layers


def _before(a: Lead, b: Lead) -> bool:
    if nearer(a.scope, b.scope):
        return True
    return (a.scope.number, a.scope.atoms) == (b.scope.number, b.scope.atoms) and a.exact > b.exact


def decide(leads: list[Lead]) -> Verdict:
    """Steps 6 and 7, on leads that stand in their layers."""
    in_layers(leads)
    near = [lead for lead in leads if lead.near]
    plain = [lead for lead in near if lead.answers and not lead.share.adds]
    adding = [lead for lead in near if lead.answers and lead.share.adds]
    if plain:
        layer = min(lead.layer for lead in plain)
        deciding = [lead for lead in plain if lead.layer == layer]
        joined = [lead for lead in leads if lead.share.adds and lead.answers]
        verdict = Verdict(_claims_of(deciding), deciding + joined, layer, joined=joined)
    elif adding:
        layer = min(lead.layer for lead in adding)
        state = "ambiguous" if any(lead.outcome.rivals for lead in adding) else "answered"
        verdict = Verdict(state, adding, layer, joined=adding)
    else:
        return _hole(leads, near)
    verdict.inherited = any(lead.layer < layer and not lead.answers for lead in near)
    return verdict


def _claims_of(deciding: list[Lead]) -> str:
    if any(lead.outcome.rivals for lead in deciding):
        return "ambiguous"
    pacts = {lead.share.joint for lead in deciding}
    alike = len({lead.outcome.persons for lead in deciding}) == 1
    return "answered" if alike or (len(pacts) == 1 and None not in pacts) else "ambiguous"


def _hole(leads: list[Lead], near: list[Lead]) -> Verdict:
    further = [lead for lead in leads if not lead.near and lead.answers]
    verdict = Verdict("missing")
    if further:
        verdict.deciding = min(lead.layer for lead in further)
        verdict.backstop = [lead for lead in further if lead.layer == verdict.deciding]
    named = [lead for lead in leads if not lead.share.catch_all]
    if not named and not near:
        return verdict
    if not near and any(lead.answers for lead in named):
        verdict.state = "too_far"
        return verdict
    failing = [lead for lead in leads if not lead.answers and (lead.near or not lead.share.catch_all)]
    first = min(lead.layer for lead in failing)
    failures = [lead.outcome.failure for lead in failing if lead.layer == first]
    verdict.state = "off_shift" if "off_shift" in failures else "vacant"
    verdict.naming = [lead for lead in failing if lead.layer == first and lead.outcome.failure == verdict.state]
    return verdict
