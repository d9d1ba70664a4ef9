"""Nearness, and which of the leads decides: steps 3 to 7 of the meaning."""

from collections.abc import Callable, Sequence

from attrs import field, frozen

from communitygov.engine.held import Held
from communitygov.engine.leads import Claim
from communitygov.structure.intervals import Intervals, holds, size

Layers = tuple[tuple[Claim, ...], ...]
HeldBy = Callable[[Claim], Held]


def layers(claims: Sequence[Claim]) -> Layers:
    """Claims by nearness: the first holds every one than which none is nearer, the next is found among the rest."""
    by_number: dict[tuple[bool, int], list[Claim]] = {}
    for claim in claims:
        by_number.setdefault((claim.catch_all, -claim.number), []).append(claim)
    return tuple([layer for key in sorted(by_number) for layer in _layers(by_number[key])])


def _layers(claims: list[Claim]) -> list[tuple[Claim, ...]]:
    """Claims of one level number by nearness: each lies one layer beyond the last that has a nearer one.

    Claims of equal atoms and exactness are compared once; of two others only the smaller may be nearer.
    """
    if len(claims) == 1:
        return [tuple(claims)]
    alike: dict[tuple[Intervals, int], list[Claim]] = {}
    for claim in claims:
        alike.setdefault((claim.atoms, claim.exact), []).append(claim)
    if len(alike) == 1:
        return [tuple(claims)]
    sized = [(size(group[0].atoms), group) for group in alike.values()]
    firsts: list[list[tuple[int, Claim]]] = []
    layer_of: dict[Claim, int] = {}
    for atoms, group in sorted(sized, key=lambda each: (each[0], -each[1][0].exact)):
        beyond = (at for at in reversed(range(len(firsts))) if _any_nearer(firsts[at], atoms, group[0]))
        at = next(beyond, -1) + 1
        if at == len(firsts):
            firsts.append([])
        firsts[at].append((atoms, group[0]))
        layer_of.update((claim, at) for claim in group)
    found: list[list[Claim]] = [[] for _ in firsts]
    for claim in claims:
        found[layer_of[claim]].append(claim)
    return [tuple(layer) for layer in found]


def _any_nearer(claims: list[tuple[int, Claim]], atoms: int, other: Claim) -> bool:
    """Whether one of some claims, each with how many atoms it has, is nearer; of different ones of a size none is."""
    return any((fewer < atoms or one.atoms == other.atoms) and _nearer(one, other) for fewer, one in claims)


def _nearer(one: Claim, other: Claim) -> bool:
    """Whether one of two claims of one level number is nearer."""
    if one.atoms == other.atoms:
        return one.exact > other.exact
    return holds(other.atoms, one.atoms)


@frozen(eq=False)
class Decision:
    """What the leads over a place come to in one world."""

    state: str
    leads: tuple[tuple[Claim, Held], ...] = ()
    at: int | None = None
    """The nearness that decides; in a hole that of the backstop."""
    backstop: tuple[tuple[Claim, Held], ...] = ()
    naming: tuple[Claim, ...] = ()
    """The leads that name a hole."""
    inherited: bool = False
    failed: dict[Claim, str] = field(factory=dict[Claim, str])
    """The leads tried in vain, and how each failed."""

    @property
    def persons(self) -> frozenset[str]:
        """The persons who lead."""
        return frozenset([answerer.person for _, held in self.leads for answerer in held.answerers])


def decide(ranked: Layers, held_by: HeldBy) -> Decision:
    """Decide among leads, by nearness, in one world."""
    failed: dict[Claim, str] = {}
    for at, layer in enumerate(ranked):
        on = _on([claim for claim in layer if claim.near and not claim.adds], held_by, failed)
        if on:
            joined = _on([c for each in ranked for c in each if c.adds], held_by, failed)
            return _answered("answered" if _as_one(on) else "ambiguous", (*on, *joined), at, ranked, failed)
    adds = _on([claim for layer in ranked for claim in layer if claim.adds and claim.near], held_by, failed)
    if adds:
        answering = {claim for claim, _ in adds}
        at = next(n for n, layer in enumerate(ranked) if any(claim in answering for claim in layer))
        rivals = any(held.rivals for _, held in adds)
        return _answered("ambiguous" if rivals else "answered", adds, at, ranked, failed)
    return _hole(ranked, held_by, failed)


def _on(claims: list[Claim], held_by: HeldBy, failed: dict[Claim, str]) -> tuple[tuple[Claim, Held], ...]:
    """The claims that answer; how the others fail is noted."""
    on: list[tuple[Claim, Held]] = []
    for claim in claims:
        held = held_by(claim)
        if held.status == "on":
            on.append((claim, held))
        else:
            failed[claim] = held.status
    return tuple(on)


def _as_one(on: tuple[tuple[Claim, Held], ...]) -> bool:
    """Whether those who answer at one nearness are one person, or declared joint."""
    if any(held.rivals for _, held in on):
        return False
    pacts = {claim.share.share.joint for claim, _ in on}
    return len({held.persons for _, held in on}) == 1 or (len(pacts) == 1 and None not in pacts)


def _answered(
    state: str, leads: tuple[tuple[Claim, Held], ...], at: int, ranked: Layers, failed: dict[Claim, str]
) -> Decision:
    nearer = any(claim.near and claim in failed for layer in ranked[:at] for claim in layer)
    return Decision(state, leads, at, inherited=nearer, failed=failed)


def _hole(ranked: Layers, held_by: HeldBy, failed: dict[Claim, str]) -> Decision:
    backstop: tuple[tuple[Claim, Held], ...] = ()
    at = None
    for number, layer in enumerate(ranked):
        backstop = _on([claim for claim in layer if not claim.near], held_by, failed)
        if backstop:
            at = number
            break
    claims = [claim for layer in ranked for claim in layer]
    named = [claim for claim in claims if not claim.catch_all]
    if not named and not any(claim.near for claim in claims):
        return Decision("missing", at=at, backstop=backstop, failed=failed)
    if not any(claim.near for claim in claims) and any(not claim.catch_all for claim, _ in backstop):
        return Decision("too_far", at=at, backstop=backstop, failed=failed)
    naming = _naming(ranked, held_by, failed)
    off = tuple(claim for claim in naming if failed[claim] == "off")
    return Decision("off_shift" if off else "vacant", at=at, backstop=backstop, naming=off or naming, failed=failed)


def _naming(ranked: Layers, held_by: HeldBy, failed: dict[Claim, str]) -> tuple[Claim, ...]:
    """The leads of the first nearness that has one which answers nobody."""
    for layer in ranked:
        asked = [claim for claim in layer if claim.near or not claim.catch_all]
        _on([claim for claim in asked if claim not in failed], held_by, failed)
        naming = tuple(claim for claim in asked if claim in failed)
        if naming:
            return naming
    return ()
