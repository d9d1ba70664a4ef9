"""The reports-to line: whom the last step of a chain reports to, and so on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.engine.held import NOBODY, Answerer, Held
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim
from communitygov.engine.worlds import World
from communitygov.model.who import CARRIERS
from communitygov.queries.answer import Entry
from communitygov.queries.handing_over import hands_over
from communitygov.structure.linked import Linked
from communitygov.structure.posts import Posts

if TYPE_CHECKING:
    from communitygov.model.link import Link

    Report = tuple[int, Ref, Link]
    """The row of a link, whom somebody reports to by it, and the link."""


def reports_to(now: Now, last: Sequence[Claim], mode: str) -> Iterator[tuple[int, Ref]]:
    """The line from the last leads of a chain, each place of it with its distance; none twice."""
    line = sorted({_carrier(now, claim) for claim in last})
    seen, walked = set(line), set[Ref]()
    depth = 0
    while line:
        depth += 1
        onwards = {to for ref in line for to in _goes_on_to(now, ref, mode, walked, seen)}
        line = sorted(onwards - seen)
        seen.update(line)
        for ref in line:
            yield depth, ref


def _carrier(now: Now, claim: Claim) -> Ref:
    kind, number = claim.carrier
    table = now.structure.posts_table
    if number < 0:
        return Ref(kind, claim.share.share.who.id)
    return Ref("post", table.id(number)) if kind == "post" else Ref("team", table.team_id(number))


def _goes_on_to(now: Now, ref: Ref, mode: str, walked: set[Ref], seen: set[Ref]) -> list[Ref]:
    """Whom a place of the line reports to, or the first that it hands over to and that has a link of its own.

    Nobody where the way comes to one that was walked over before: what that goes on to is in the line already.
    """
    here: Ref | None = ref
    while here is not None and here not in walked:
        walked.add(here)
        seen.add(here)
        own = _own_links(now, here, mode)
        if own:
            return own
        here = hands_over(now, here)
    return []


def _own_links(now: Now, ref: Ref, mode: str) -> list[Ref]:
    """Whom one reports to by the links that name the most exact mode."""
    exact = [
        (depth, to)
        for _, to, link in _reports(now, ref)
        if (depth := now.structure.words.exactness(link.modes, mode)) is not None
    ]
    most = max((depth for depth, _ in exact), default=0)
    return [to for depth, to in exact if depth == most]


def _reports(now: Now, ref: Ref) -> "list[Report]":
    """The reports-to links in force by which somebody reports, in order; found once for an instant."""
    kept: dict[Ref, list[Report]] = now.kept.setdefault("reports_to", {})
    found = kept.get(ref)
    if found is None:
        linked = Linked.of(now.structure)
        own = [(row, to, link) for row, _, to, link in _pairs(now, linked.reports.get(str(ref), ()))]
        found = kept[ref] = sorted([*own, *_of_many(now, linked).get(ref, ())], key=_row)
    return found


def _of_many(now: Now, linked: Linked) -> "dict[Ref, list[Report]]":
    """Who reports by rows written for many."""
    kept: dict[Ref, list[Report]] | None = now.kept.get("reports_to of many")
    if kept is None:
        kept = now.kept["reports_to of many"] = {}
        for row, who, to, link in _pairs(now, linked.reports_many):
            kept.setdefault(who, []).append((row, to, link))
    return kept


def _pairs(now: Now, rows: Iterable[int]) -> "Iterator[tuple[int, Ref, Ref, Link]]":
    """Who reports to whom by some links, of those that are in force."""
    links = now.structure.register.links
    for row in rows:
        link = links[row]
        if link.to.kind in CARRIERS and link.in_force(now.instant.at):
            yield from ((row, who, to, link) for who, to in reporting_pairs(now, link))


def _row(report: "Report") -> int:
    return report[0]


def reporting_pairs(now: Now, link: "Link") -> Iterator[tuple[Ref, Ref]]:
    """Who reports to whom by one link; rows written for each place mean all, of two those of one place."""
    table, tree = now.structure.posts_table, now.structure.tree
    whos, tos = _all(table, link.who), _all(table, link.to)
    if None in whos or None in tos:
        yield from product(whos.values(), tos.values())
        return
    yield from ((who, tos[at]) for place, who in whos.items() for at in tree.containers(place or 0) if at in tos)
    yield from ((whos[at], to) for place, to in tos.items() for at in tree.containers(place or 0) if at in whos)


def _all(table: Posts, ref: Ref) -> dict[int | None, Ref]:
    """What a reference means, by the place it is made for; by None where it stands alone."""
    if ref.kind == "post" and (family := table.family_named(ref.id)) is not None:
        made = ((place, table.made_at(family, place)) for place in table.families[family].family.places)
        return {place: Ref("post", table.id(number)) for place, number in made if number is not None}
    if ref.kind == "team" and (family := table.team_family_named(ref.id)) is not None:
        of = table.teams[family].family
        return {place: Ref("team", table.team_id(of.first + at)) for at, place in enumerate(of.places)}
    return {None: ref}


def held_in_line(now: Now, ref: Ref, mode: str, world: World) -> Held:
    """What a place of the line comes to in a world."""
    table = now.structure.posts_table
    if ref.kind == "post":
        post = table.find(ref.id)
        return NOBODY if post is None else now.post(post, mode, world)
    if ref.kind == "team":
        return now.team(table.find_team(ref.id), ref.id, mode, world)
    if ref.kind == "organisation":
        return now.organisation(ref.id, mode, world)
    return now.person(ref.id) if ref.kind == "person" else NOBODY


def entries_in_line(now: Now, ref: Ref, held: Held) -> Iterator[Entry]:
    """The entries a place of the line comes to; one without a holder when nobody answers."""
    for answerer in held.answerers or (None,):
        yield _entry(now, ref, answerer)


def _entry(now: Now, ref: Ref, answerer: Answerer | None) -> Entry:
    post = (
        None if answerer is None or answerer.post is None else Ref("post", now.structure.posts_table.id(answerer.post))
    )
    if answerer is None and ref.kind == "post":
        post = ref
    return Entry(
        post=post,
        holder=None if answerer is None else answerer.holder,
        organisation=ref if ref.kind == "organisation" else None,
        team=ref if ref.kind == "team" else None,
        share=None,
        scope=None,
        level=None,
        capacity=None if answerer is None else answerer.capacity,
        made_up=_made_up(now, ref) or (answerer is not None and any(step.made_up for step in answerer.steps)),
    )


def _made_up(now: Now, ref: Ref) -> bool:
    """Whether the row of one place of the line is marked as made up."""
    table = now.structure.posts_table
    if ref.kind == "post":
        post = table.find(ref.id)
        return post is not None and bool(table.post(post).made_up)
    if ref.kind == "team":
        team = table.find_team(ref.id)
        return team is not None and bool(table.team(team).made_up)
    if ref.kind == "organisation":
        body = now.structure.organisations.get(ref.id)
        return body is not None and bool(body.made_up)
    person = now.structure.people_by_id.get(ref.id)
    return person is not None and bool(person.made_up)
