"""Why an answer is what it is, and why each other share lost."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.engine.held import Step
from communitygov.engine.leads import Claim, Lost
from communitygov.engine.modes import exemptions_over
from communitygov.engine.row import InWorld, Row
from communitygov.queries.answer import HOLES, Entry, Fact, Loss
from communitygov.queries.stated_at import position, stated_at
from communitygov.structure.build import Structure
from communitygov.structure.index import Index
from communitygov.structure.made_up_rows import made_up_rows
from communitygov.structure.places import Spot

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


def because(
    row: Row | None, structure: Structure, duty: "Duty", spot: Spot, worlds: Sequence[InWorld]
) -> tuple[Fact, ...]:
    """The facts an answer rests on, over all its worlds, in a stable order."""
    facts: dict[Fact, None] = {}
    for world in worlds:
        for fact in _facts(row, structure, duty, spot, world):
            facts.setdefault(fact)
    return tuple(facts)


def _facts(row: Row | None, structure: Structure, duty: "Duty", spot: Spot, world: InWorld) -> Iterator[Fact]:
    if row is not None:
        yield from _switches(row, world.mode)
    if world.state == "not_applicable":
        yield _of_duty(structure, "not_applicable", duty, world.reason)
    if world.state == "exempt" and row is not None:
        yield from _exemptions(row)
    decision = world.decision
    if decision is None:
        return
    for claim, held in sorted(decision.leads, key=lambda pair: _sort(structure, pair[0])):
        yield _share_fact(structure, claim)
        for answerer in held.answerers:
            yield from (_fact(structure, step) for step in answerer.steps)
    for claim in sorted(decision.naming, key=lambda claim: _sort(structure, claim)):
        yield _share_fact(structure, claim)
    if world.state == "too_far":
        yield _of_duty(structure, "required", duty, world.required)
    if world.state == "missing":
        yield _of_duty(structure, "no_lead", duty, f"place:{spot.id}")


def _of_duty(structure: Structure, kind: str, duty: "Duty", said: str | None) -> Fact:
    subject = f"duty:{duty.id}"
    return Fact(kind, subject, said, None, bool(duty.made_up) and kind == "required", stated_at(structure, subject))


def _sort(structure: Structure, claim: Claim) -> tuple[int, str, str]:
    return -claim.number, claim.share.key, str(carrier_ref(structure, claim))


def _switches(row: Row, mode: str) -> Iterator[Fact]:
    register = row.now.structure.register
    for number in row.in_force.switches:
        switch = register.switches[number]
        if switch.mode == mode:
            place = position(row.now.structure, "switches", number)
            yield Fact("switch", f"switch:{switch.key}", switch.mode, None, bool(switch.made_up), place)


def _exemptions(row: Row) -> Iterator[Fact]:
    register = row.now.structure.register
    for number in exemptions_over(row.now, row.duty, row.over.held):
        exemption = register.exemptions[number]
        scope = row.now.structure.scopes.ref(row.now.structure.exemption_scopes[number])
        place = position(row.now.structure, "exemptions", number)
        yield Fact(
            "exemption", f"exemption:{exemption.key}", str(scope), exemption.reason, bool(exemption.made_up), place
        )


def carrier_ref(structure: Structure, claim: Claim) -> Ref:
    """The post, team, body or person that carries a claim."""
    return _ref(structure, claim.carrier, claim.share.share.who.id)


def _ref(structure: Structure, carrier: tuple[str, int], name: str) -> Ref:
    kind, number = carrier
    if number < 0:
        return Ref(kind, name)
    table = structure.posts_table
    return Ref("post", table.id(number)) if kind == "post" else Ref("team", table.team_id(number))


def _share_fact(structure: Structure, claim: Claim) -> Fact:
    share = claim.share
    place = position(structure, "shares", share.row)
    return Fact(
        "share", f"share:{share.key}", str(carrier_ref(structure, claim)), None, bool(share.share.made_up), place
    )


def _fact(structure: Structure, step: Step) -> Fact:
    row = None if step.section is None else position(structure, step.section, step.row)
    place = row or stated_at(structure, step.subject)
    return Fact(step.kind, step.subject, step.object, step.detail, step.made_up, place)


def why_not(row: Row, worlds: Iterable[InWorld]) -> tuple[Loss, ...]:
    """Each lead share over the place that lost in some world, with the step at which it lost."""
    losses: set[Loss] = set()
    for world in worlds:
        losses.update(_losses(row, world))
    return tuple(sorted(losses, key=lambda loss: (str(loss.share), str(loss.carrier), loss.step)))


def _losses(row: Row, world: InWorld) -> Iterator[Loss]:
    stand, decision, structure = world.stand, world.decision, row.now.structure
    if stand is None or decision is None:
        return
    for lost in stand.lost:
        carrier = _lost_carrier(structure, lost)
        place = position(structure, "shares", lost.share.row)
        yield Loss(Ref("share", lost.share.key), carrier, lost.step, place)
    leading = {claim for claim, _ in decision.leads}
    last = len(stand.ranked) if world.state in HOLES or decision.at is None else decision.at
    for rank, layer in enumerate(stand.ranked):
        for claim in layer:
            if claim not in leading:
                tried = rank <= last or claim.adds
                step = _step(claim, decision.failed if tried else {})
                place = position(structure, "shares", claim.share.row)
                yield Loss(Ref("share", claim.share.key), carrier_ref(structure, claim), step, place)


def _lost_carrier(structure: Structure, lost: Lost) -> Ref:
    who = lost.share.share.who
    if lost.carrier is not None:
        return _ref(structure, lost.carrier, who.id)
    return Ref(who.kind, who.id)


def _step(claim: Claim, failed: dict[Claim, str]) -> str:
    if not claim.near:
        return "catch_all" if claim.catch_all else "too_far"
    status = failed.get(claim)
    return {"off": "off_shift", "vacant": "vacant"}.get(status or "", "nearer")


def made_up_refs(row: Row, entries: Iterable[Entry], path: Sequence[Ref]) -> tuple[Ref, ...]:
    """The duty, places, shares and posts an answer rests on that are marked as made up."""
    marked: dict[Ref, None] = {}
    structure, duty = row.now.structure, row.duty
    if duty.made_up:
        marked[Ref("duty", duty.id)] = None
    for ref in path if made_up_rows(structure)[row.spot.row] else ():
        spot = structure.tree.find(ref.id)
        if spot is not None and structure.tree.place(spot.row).made_up:
            marked[ref] = None
    shares = Index.of(structure).by_key
    for entry in entries:
        if entry.share is not None and shares[entry.share.id].share.made_up:
            marked[entry.share] = None
        post = None if entry.post is None else structure.posts_table.find(entry.post.id)
        if entry.post is not None and post is not None and structure.posts_table.like(post).made_up:
            marked[entry.post] = None
    return tuple(marked)
