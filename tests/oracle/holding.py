"""Who answers for a post, a team, a body or a person, in one reading."""

from dataclasses import dataclass, replace
from typing import Any

from tests.oracle.hours import Clock
from tests.oracle.reading import Reading
from tests.oracle.rows import Carrier, PostHere, Rows, Unit
from tests.oracle.words import Words

STEPS = 8
"""Head, lead seat, stand-in and ex officio are one step each; the eighth is followed, the ninth is not."""

Fact = tuple[str, str, str | None]
Person = tuple[Any, ...]


def person_text(person: Person) -> str:
    """A person as an answer shows one."""
    kind = person[0]
    return f"person:{person[1]}" if kind == "person" else kind


def person_in_reading(person: Person) -> str:
    """A person as a reading shows one: a body or team by its id."""
    return f"{person[1]}:{person[2]}" if len(person) == 3 else person_text(person)


@dataclass(frozen=True)
class Claim:
    """One person who answers: through which post, in which capacity, by which steps."""

    person: Person
    post: str | None
    capacity: str | None
    steps: tuple[Fact, ...]
    made_up: bool


@dataclass(frozen=True)
class Outcome:
    """Who answers for a carrier; or that nobody does, and why."""

    claims: frozenset[Claim] = frozenset()
    rivals: bool = False
    failure: str | None = None
    held: bool = False

    @property
    def persons(self) -> frozenset[Person]:
        """Everybody it comes to."""
        return frozenset(claim.person for claim in self.claims)


VACANT = Outcome(failure="vacant")
OFF_SHIFT = Outcome(failure="off_shift", held=True)


class Holding:
    """Who answers for what, in one reading and one mode."""

    def __init__(self, rows: Rows, clock: Clock, words: Words, mode: str, reading: Reading) -> None:
        self.rows, self.clock, self.words, self.mode, self.reading = rows, clock, words, mode, reading
        self.found: dict[Carrier, Outcome] = {}

    # ------------------------------------------------------------------ carriers

    def carrier(self, who: Carrier) -> Outcome:
        """Who answers for what a share names."""
        if who not in self.found:
            self.found[who] = self._find(who)
        return self.found[who]

    def _find(self, who: Carrier) -> Outcome:
        kind, name = who
        if kind == "post":
            return self.post(name, (), 0)
        if kind == "person":
            return self._person(name)
        return self._team(name) if kind == "team" else self._body(name)

    def share(self, who: Carrier, shift: str | None) -> Outcome:
        """Who answers for a share: nobody while its shift is off."""
        found = self.carrier(who)
        if self.clock.shift_on(shift, self.reading):
            return found
        return OFF_SHIFT if found.held else VACANT

    def _person(self, name: str) -> Outcome:
        if not self.rows.people.get(name, False):
            return VACANT
        claim = Claim(("person", name), None, None, (("person", f"person:{name}", None),), made_up=False)
        return Outcome(frozenset({claim}), held=True)

    def _team(self, name: str) -> Outcome:
        team = self.rows.teams.get(name)
        if team is None or not team.there:
            return VACANT
        if team.lead is None:
            return self._perhaps("team", name)
        return _passed(self.post(team.lead, (), 1), ("lead_seat", f"team:{name}", f"post:{team.lead}"))

    def _body(self, name: str) -> Outcome:
        body = self.rows.bodies.get(name)
        if body is None or not body.in_force(self.clock.moment.at):
            return VACANT
        if body.head is not None:
            return _passed(self.post(body.head, (), 1), ("head", f"organisation:{name}", f"post:{body.head}"))
        if body.whole:
            fact = ("whole", f"organisation:{name}", None)
            claim = Claim(("unnamed", "organisation", name), None, None, (fact,), made_up=False)
            return Outcome(frozenset({claim}), held=True)
        return self._perhaps("organisation", name)

    def _perhaps(self, kind: str, name: str) -> Outcome:
        if self.reading.choose((kind, name), ("somebody", "nobody")) == "nobody":
            return VACANT
        claim = Claim(("unknown", kind, name), None, None, (("perhaps", f"{kind}:{name}", None),), made_up=False)
        return Outcome(frozenset({claim}), held=True)

    # ------------------------------------------------------------------ posts

    def post(self, name: str, way: tuple[str, ...], steps: int) -> Outcome:
        """Who answers for a post, by its holders, its deputies, and the posts that stand in."""
        post = self.rows.posts.get(name)
        if post is None or not post.there:
            return VACANT
        way = (*way, name)
        units = self.rows.units.get(name, [])
        first = self._there(post, units, ("acting",), way, steps)
        first = first or self._there(post, units, ("holder", "seconded"), way, steps)
        held = bool(first)
        on = _on(first) or _on(self._there(post, units, ("deputy",), way, steps)) or self._stand_ins(post, way, steps)
        if not on:
            return OFF_SHIFT if held else VACANT
        return replace(self._several(post, on), held=held)

    def _there(
        self, post: PostHere, units: list[Unit], capacities: tuple[str, ...], way: tuple[str, ...], steps: int
    ) -> dict[Any, Outcome]:
        """The units of some capacities that are there: who answers by them now, or that they are off."""
        there = {}
        for unit in units:
            if unit.capacity in capacities:
                found = self._unit(post, unit, way, steps)
                if found.failure == "vacant":
                    continue
                shifts = (post.shift, unit.shift)
                if all(self.clock.shift_on(shift, self.reading) for shift in shifts):
                    there[unit.key] = found
                else:
                    there[unit.key] = OFF_SHIFT
        return there

    def _unit(self, post: PostHere, unit: Unit, way: tuple[str, ...], steps: int) -> Outcome:
        if unit.holder == "post":
            return self._ex_officio(post, unit, way, steps)
        person: Person = (unit.holder, unit.key)
        if unit.holder == "unknown":
            if self.reading.choose(("held", unit.key), ("somebody", "nobody")) == "nobody":
                return VACANT
        elif unit.holder == "one_of":
            person = ("person", self.reading.choose(("one_of", unit.key), unit.persons))
        elif unit.holder == "person":
            person = ("person", unit.persons[0])
        fact = ("appointment", f"post:{post.id}", person_text(person))
        claim = Claim(person, post.id, unit.capacity, (fact,), post.made_up or unit.made_up)
        return Outcome(frozenset({claim}))

    def _ex_officio(self, post: PostHere, unit: Unit, way: tuple[str, ...], steps: int) -> Outcome:
        if unit.post is None or unit.post in way or steps + 1 > STEPS:
            return VACANT
        found = self.post(unit.post, way, steps + 1)
        fact = ("ex_officio", f"post:{post.id}", f"post:{unit.post}")
        return _passed(found, fact, made_up=post.made_up or unit.made_up)

    def _stand_ins(self, post: PostHere, way: tuple[str, ...], steps: int) -> dict[Any, Outcome]:
        found = {}
        for name in sorted({link.who[1] for link in self._links("stands_in_for") if link.to == ("post", post.id)}):
            if name in way or steps + 1 > STEPS:
                continue
            outcome = self.post(name, way, steps + 1)
            if outcome.failure is None:
                made_up = any(
                    link.made_up
                    for link in self._links("stands_in_for")
                    if link.to == ("post", post.id) and link.who[1] == name
                )
                fact = ("stands_in", f"post:{post.id}", f"post:{name}")
                outcome = _passed(outcome, fact, made_up=post.made_up or made_up)
                claims = frozenset(replace(claim, capacity="stand_in") for claim in outcome.claims)
                found["stand_in", name] = replace(outcome, claims=claims)
        return found

    def _links(self, kind: str) -> list[Any]:
        return [
            link
            for link in self.rows.links
            if link.kind == kind and link.who[0] == "post" and self.words.covers(link.modes, self.mode)
        ]

    def _several(self, post: PostHere, on: dict[Any, Outcome]) -> Outcome:
        """What units that are on come to."""
        if len(on) == 1:
            return next(iter(on.values()))
        united = Outcome(frozenset().union(*(found.claims for found in on.values())))
        if any(found.rivals for found in on.values()):
            return replace(united, rivals=True)
        alike = len({found.persons for found in on.values()}) == 1
        if alike or post.together:
            return united
        if len(united.persons) > post.seats:
            return replace(united, rivals=True)
        return on[self.reading.choose(("which", post.id, frozenset(on)), sorted(on))]


def _on(units: dict[Any, Outcome]) -> dict[Any, Outcome]:
    return {key: found for key, found in units.items() if found.failure is None}


def _passed(found: Outcome, fact: Fact, *, made_up: bool = False) -> Outcome:
    """Who answers one step further on, with that step in front."""
    claims = (replace(claim, steps=(fact, *claim.steps), made_up=claim.made_up or made_up) for claim in found.claims)
    return replace(found, claims=frozenset(claims))
