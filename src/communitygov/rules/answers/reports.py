"""The reports-to links as posts, teams and bodies made of them: who reports to whom, link by link, in one mode."""

from collections.abc import Iterator

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.engine.held import Held
from communitygov.engine.worlds import World
from communitygov.model.link import Link
from communitygov.model.who import CARRIERS
from communitygov.queries import handing_over
from communitygov.queries.reporting import held_in_line, reporting_pairs
from communitygov.rules.answers.leads import now_of
from communitygov.rules.knots import knots
from communitygov.rules.look import Look


@frozen
class Report:
    """One step of a reports-to line: who, to whom, by which link."""

    who: Ref
    to: Ref
    link: int


def reports(look: Look, mode: str) -> dict[Ref, list[Report]]:
    """By who reports, the steps that a line takes in a mode: those of the links that name it most exactly."""
    words = look.structure.words
    exactness = [(number, words.exactness(link.modes, mode)) for number, link in links(look)]
    followed = [(number, exact) for number, exact in exactness if exact is not None]
    return look.kept(f"reports {followed}", lambda: _reports(look, followed))


def _reports(look: Look, followed: list[tuple[int, int]]) -> dict[Ref, list[Report]]:
    found: dict[Ref, list[tuple[int, Report]]] = {}
    for number, exact in followed:
        for who, to in pairs_of(look, look.register.links[number]):
            found.setdefault(who, []).append((exact, Report(who, to, number)))
    return {who: _most_exact(steps) for who, steps in found.items()}


def _most_exact(steps: list[tuple[int, Report]]) -> list[Report]:
    most = max(exact for exact, _ in steps)
    return list(dict.fromkeys(step for exact, step in steps if exact == most))


def links(look: Look) -> Iterator[tuple[int, Link]]:
    """The reports-to links in force, with their rows."""
    for number, link in look.rows("links"):
        if link.kind == "reports_to" and link.who.kind in CARRIERS and link.to.kind in CARRIERS:
            yield number, link


def pairs_of(look: Look, link: Link) -> Iterator[tuple[Ref, Ref]]:
    """Who reports to whom by one link, as an answer follows it; of rows written for each place those of one place."""
    return reporting_pairs(now_of(look), link)


def hands_over(look: Look, ref: Ref) -> Ref | None:
    """Where a line goes on from one that has no link of its own."""
    return handing_over.hands_over(now_of(look), ref)


def circles(look: Look, mode: str) -> Iterator[list[Report]]:
    """The steps of each circle in which reports go round, in the order of their links."""
    steps = reports(look, mode)

    def leads_to(ref: Ref) -> list[Ref]:
        handed = hands_over(look, ref)
        return [step.to for step in steps.get(ref, ())] or ([] if handed is None else [handed])

    for knot in knots(steps, leads_to):
        inside = set(knot)
        round_it = [step for ref in knot for step in steps.get(ref, ()) if step.to in inside]
        round_it.sort(key=lambda step: (step.link, step.who, step.to))
        if len(round_it) > 1 or any(step.who == step.to for step in round_it):
            yield round_it


def is_written(look: Look, ref: Ref) -> bool:
    """Whether a post, team, body or person is one of the register."""
    table = look.structure.posts_table
    known = {
        "post": lambda: table.find(ref.id) is not None,
        "team": lambda: table.find_team(ref.id) is not None,
        "organisation": lambda: ref.id in look.structure.organisations,
        "person": lambda: ref.id in look.structure.people_by_id,
    }
    return known[ref.kind]()


def held_by_ref(look: Look, ref: Ref, mode: str, world: World) -> Held:
    """Who answers for a post, team, body or person in one reading."""
    return held_in_line(now_of(look), ref, mode, world)
