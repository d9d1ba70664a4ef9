"""What an answer lists: entries, the chain beyond, why and why not."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from tests.oracle.deciding import HOLES, Lead, Verdict
from tests.oracle.holding import Holding, person_text
from tests.oracle.rows import Carrier, Rows

Place = tuple[int, int]
"""Where an entry stands in its list; entries of one place stand in the order of their text."""


class Entry(NamedTuple):
    """One row of a list of an answer."""

    post: str | None
    holder: str | None
    organisation: str | None
    team: str | None
    share: str | None
    scope: str | None
    level: str | None
    capacity: str | None
    made_up: bool

    @property
    def text(self) -> tuple[str, ...]:
        """What it is sorted by: its fields in their order, null as no text."""
        return tuple("" if value is None else str(value) for value in self)


class Listing:
    """A list that is united over readings: each entry stands at the first place it has in any of them."""

    def __init__(self) -> None:
        self.places: dict[Entry, Place] = {}

    def add(self, place: Place, entries: Iterable[Entry]) -> None:
        """Put entries at a place."""
        for entry in entries:
            self.places[entry] = min(place, self.places.get(entry, place))

    def entries(self) -> list[Entry]:
        """Its entries in order."""
        return sorted(self.places, key=lambda entry: (self.places[entry], entry.text))


def carrier_made_up(rows: Rows, who: Carrier) -> bool:
    """Whether the row of a carrier is made up."""
    kind, name = who
    if kind in ("post", "team"):
        row: Any = (rows.posts if kind == "post" else rows.teams).get(name)
        return row is not None and row.made_up
    if kind == "organisation":
        return name in rows.bodies and bool(rows.bodies[name].made_up)
    return name in rows.people_made_up


def entries_of(rows: Rows, lead: Lead, *, made_up: bool) -> list[Entry]:
    """The entries of one lead; ``made_up`` of the duty and of the ground it stands on."""
    made_up = made_up or lead.share.made_up or carrier_made_up(rows, lead.carrier)
    where = (f"share:{lead.share.key}", str(lead.scope), lead.scope.word)
    return _entries(lead.carrier, lead.outcome, where, made_up=made_up)


def _entries(who: Carrier, outcome: Any, where: tuple[str | None, ...], *, made_up: bool) -> list[Entry]:
    text = f"{who[0]}:{who[1]}"
    body = text if who[0] == "organisation" else None
    team = text if who[0] == "team" else None
    share, scope, level = where
    if outcome.failure is not None:
        post = text if who[0] == "post" else None
        return [Entry(post, None, body, team, share, scope, level, None, made_up)]
    return [
        Entry(
            None if claim.post is None else f"post:{claim.post}",
            person_text(claim.person),
            body,
            team,
            share,
            scope,
            level,
            claim.capacity,
            made_up or claim.made_up,
        )
        for claim in outcome.claims
    ]


class Line:
    """The reports-to line: from carriers outwards, each target once."""

    def __init__(self, holding: Holding) -> None:
        self.holding, self.rows = holding, holding.rows

    def follow(self, start: list[Carrier]) -> Iterable[tuple[int, list[Entry]]]:
        """The entries of each step of the line."""
        line, here, step = set(start), list(start), 0
        while here:
            found: set[Carrier] = set()
            for who in here:
                passed = [who, *self._onwards(who)]
                line.update(passed)
                found |= {link.to for link in self._links(passed[-1])}
            here = sorted(found - line)
            line |= set(here)
            for who in here:
                yield step, self._entries(who)
            step += 1

    def _entries(self, who: Carrier) -> list[Entry]:
        made_up = carrier_made_up(self.rows, who)
        return _entries(who, self.holding.carrier(who), (None, None, None), made_up=made_up)

    def _links(self, who: Carrier) -> list[Any]:
        words, mode = self.holding.words, self.holding.mode
        links = [
            link
            for link in self.rows.links
            if (link.kind, link.who) == ("reports_to", who)
            and words.covers(link.modes, mode)
            and link.to[0] in CARRIERS
        ]
        most = max((words.exactness(link.modes, mode) for link in links), default=0)
        return [link for link in links if words.exactness(link.modes, mode) == most]

    def _onwards(self, who: Carrier) -> list[Carrier]:
        """Those one hands over to, one after another, until one has a link."""
        passed: list[Carrier] = []
        at: Carrier | None = who
        while at is not None and not self._links(at):
            at = self._hands_over(at)
            if at is None or at in (who, *passed):
                break
            passed.append(at)
        return passed

    def _hands_over(self, who: Carrier) -> Carrier | None:
        kind, name = who
        if kind == "team" and name in self.rows.teams:
            lead = self.rows.teams[name].lead
            return None if lead is None else ("post", lead)
        if kind == "organisation" and name in self.rows.bodies:
            head = self.rows.bodies[name].head
            return None if head is None else ("post", head)
        return self._held_by_way_of(name) if kind == "post" else None

    def _held_by_way_of(self, name: str) -> Carrier | None:
        """The one post whose holder holds another by office, where nobody else but a deputy is appointed to it."""
        posts = self.rows.posts
        if name not in posts or not posts[name].there:
            return None
        ways: set[str | None] = set()
        for unit in self.rows.units.get(name, []):
            if unit.capacity == "deputy":
                continue
            if unit.holder != "post":
                return None
            if unit.post in posts and posts[unit.post].there:
                ways.add(unit.post)
        return ("post", str(ways.pop())) if len(ways) == 1 else None


CARRIERS = ("post", "team", "organisation", "person")


def beyond(verdict: Verdict, leads: list[Lead]) -> tuple[list[Lead], list[Carrier]]:
    """The leads of the escalation chain, and the carriers its reports-to line starts at."""
    if verdict.deciding is None:
        return [], []
    chain = [lead for lead in leads if lead.layer > verdict.deciding and lead not in verdict.joined]
    last = max((lead.layer for lead in chain), default=verdict.deciding)
    start = [lead for lead in (chain or leads) if lead.layer == last]
    return chain, list(dict.fromkeys(lead.carrier for lead in start))


def why_not(verdict: Verdict, lead: Lead) -> str:
    """The step at which a lead lost that is in force and in mode and is not among those who lead."""
    if not lead.near:
        return "catch_all" if lead.share.catch_all else "too_far"
    hole = verdict.state in HOLES
    tried = hole or lead.share.adds or (verdict.deciding is not None and lead.layer <= verdict.deciding)
    if tried and lead.outcome.failure is not None:
        return lead.outcome.failure
    return "nearer"
