"""The second implementation of what an answer means: part 4 of the design and record 0020, one question at a time.

Plain sets and dicts, nothing taken from the engine. Every reading is worked out as a wholly known world of its own.
"""

from collections import Counter
from typing import Any

from tests.oracle.deciding import HOLES, Lead, Verdict, decide, in_layers
from tests.oracle.holding import Fact, Holding, person_in_reading
from tests.oracle.hours import Clock, When, when
from tests.oracle.listing import Line, Listing, beyond, entries_of, why_not
from tests.oracle.places import Ground, Scope, nearer
from tests.oracle.reading import Reading, every_reading
from tests.oracle.rows import Carrier, PostHere, Rows, ShareHere, TeamHere
from tests.oracle.words import Words

from communitygov.model.register import Register

HELPERS = ("assist", "inform", "supervise")
LISTS = ("lead", *HELPERS, "first_responder", "backstop", "escalation")
Answer = dict[str, Any]
Candidate = tuple[ShareHere, Carrier, Scope]
Loss = tuple[str, str, str]


class Here:
    """A register at one instant."""

    def __init__(self, register: Register, moment: When) -> None:
        self.register, self.moment = register, moment
        self.words = Words(register)
        self.ground = Ground(register, self.words, moment.at)
        self.rows = Rows(register, self.ground, moment.at)
        self.clock = Clock(register, moment)
        self.exemptions = [row for row in register.exemptions if row.in_force(moment.at)]
        self.switches = [row for row in register.switches if row.in_force(moment.at)]

    def covering(self, rows: list[Any], place: str) -> list[tuple[Any, Scope]]:
        """The switches or exemptions over a place, with their areas."""
        if place not in self.ground.spots:
            return []
        areas = ((row, self.ground.scope(row.where)) for row in rows)
        return [(row, area) for row, area in areas if area is not None and self.ground.contains(area, place)]

    # ------------------------------------------------------------------ who carries a share, and where

    def carriers(self, share: ShareHere) -> list[tuple[Carrier, Scope]]:
        """The carriers of a share and the area of each; those without an area cover nothing."""
        kind, name = share.who
        if kind == "every":
            return self._each(share, [post for post in self.rows.posts.values() if post.kind == name])
        if share.who in self.rows.made:
            made = self.rows.made[share.who]
            rows: dict[str, Any] = self.rows.posts if kind == "post" else self.rows.teams
            if share.place is None:
                return self._each(share, [rows[each] for each in made.values()])
            if share.place not in made:
                return []
            name = made[share.place]
        area = self.ground.scope(share.where if share.where is not None else self._serves(kind, name))
        return [] if area is None else [((kind, name), area)]

    def _each(self, share: ShareHere, rows: list[Any]) -> list[tuple[Carrier, Scope]]:
        where = self.ground.scope(share.where)
        found = []
        for row in rows:
            area = self.ground.scope(row.serves)
            if not row.there or area is None:
                continue
            if share.where is None or (where is not None and self.ground.inside(area, where)):
                found.append((("post" if isinstance(row, PostHere) else "team", row.id), area))
        return found

    def _serves(self, kind: str, name: str) -> str | None:
        rows: dict[str, Any] = {"post": self.rows.posts, "team": self.rows.teams, "organisation": self.rows.bodies}.get(
            kind, {}
        )
        return rows[name].serves if name in rows else None

    def team_of(self, who: Carrier) -> TeamHere | None:
        """The team whose modes a share to this carrier depends on."""
        kind, name = who
        if kind == "team":
            return self.rows.teams.get(name)
        post = self.rows.posts.get(name) if kind == "post" else None
        return None if post is None or post.team is None else self.rows.teams[post.team]


class Question:
    """A place, a duty and perhaps a mode, at an instant."""

    def __init__(self, here: Here, place: str, duty: str, mode: str | None) -> None:
        self.here, self.place, self.mode = here, place, mode
        self.duty = here.rows.duties[duty]
        self.there = place in here.ground.spots
        self.switches = here.covering(here.switches, place) if mode is None else []
        self.candidates: list[Candidate] = []
        self.without: list[ShareHere] = []
        """Shares to a kind, or to a row made for each place, that have nobody over the place."""
        if self.there:
            for share in here.rows.shares:
                grouped = share.group is not None and share.group == self.duty.group
                if share.catch_all or share.duty == duty or grouped:
                    self._candidates_of(share)

    def _candidates_of(self, share: ShareHere) -> None:
        over = [
            (share, who, area) for who, area in self.here.carriers(share) if self.here.ground.contains(area, self.place)
        ]
        self.candidates += over
        if not over and (share.who[0] == "every" or share.who in self.here.rows.made):
            where = self.here.ground.scope(share.where)
            if share.where is None or (where is not None and self.here.ground.contains(where, self.place)):
                self.without.append(share)

    # ------------------------------------------------------------------ one reading

    def modes(self) -> list[str]:
        """The modes that may be in force: more than one where switches tie."""
        if self.mode is not None:
            return [self.mode]
        if not self.there:
            return []
        nearest = [row for row, area in self.switches if not any(nearer(other, area) for _, other in self.switches)]
        chains = {row.mode: self.here.words.chain(row.mode)[1:] for row in nearest}
        exact = [mode for mode in chains if not any(mode in above for above in chains.values())]
        return sorted(exact) or ["service"]

    def deciding_switches(self, mode: str) -> set[Fact]:
        """The switches that put a mode in force here."""
        nearest = [row for row, area in self.switches if not any(nearer(other, area) for _, other in self.switches)]
        return {("switch", f"switch:{row.key}", mode) for row in nearest if row.mode == mode}

    def not_applicable(self, mode: str, reading: Reading) -> Fact | None:
        """Why the duty asks nobody here, if so."""
        duty, here = self.duty, self.here
        reason = None
        if not self.there:
            reason = "place"
        elif not duty.in_force(here.moment.at):
            reason = "duty"
        elif duty.applies_to and not here.ground.spots[self.place].kinds & set(duty.applies_to):
            reason = "kind"
        elif not here.words.covers(duty.modes, mode):
            reason = "mode"
        elif not here.moment.bare and not here.clock.hours_on(duty.hours, duty.days, reading):
            reason = "hours"
        return None if reason is None else ("not_applicable", f"duty:{duty.id}", reason)

    def exempting(self) -> set[Fact]:
        """The exemptions over the place."""
        rows = [
            row
            for row in self.here.exemptions
            if row.duty == self.duty.id
            or (row.group is not None and row.group == self.duty.group)
            or (row.duty is None and row.group is None)
        ]
        return {("exemption", f"exemption:{row.key}", str(area)) for row, area in self.here.covering(rows, self.place)}

    def required(self, reading: Reading) -> str | None:
        """The level the duty must be answered at; none where it states none, or a word nobody knows."""
        kinds = self.here.ground.spots[self.place].kinds
        for row in self.duty.answered_at:
            if row.of is not None and row.of not in kinds:
                continue
            if row.hours is None and row.days is None:
                return self.here.words.known_level(row.level)
            if not self.here.moment.bare and self.here.clock.hours_on(row.hours, row.days, reading):
                return self.here.words.known_level(row.level)
        return None

    def in_mode(self, share: ShareHere, who: Carrier, mode: str) -> bool:
        """Whether a share, and the team it stands on, are in a mode."""
        team = self.here.team_of(who)
        covers = self.here.words.covers
        return covers(share.modes, mode) and (team is None or covers(team.modes, mode))

    def lead(self, candidate: Candidate, required: str | None, holding: Holding) -> Lead:
        """A share over the place as a lead (or a helper of another part): how near, and who answers."""
        share, who, area = candidate
        near = required is None and not share.catch_all
        if required is not None:
            near = area.number >= self.here.words.level_number(required)
            near = near or (not share.catch_all and self.here.ground.is_place(area, self.place))
        exact = self.here.words.exactness(share.modes, holding.mode)
        return Lead(share, who, area, exact, near, holding.share(who, share.shift))


class Answering:
    """One question, united over its readings."""

    def __init__(self, question: Question) -> None:
        self.question, self.here = question, question.here
        self.lists = {name: Listing() for name in LISTS}
        self.because: set[Fact] = set()
        self.why_not: set[Loss] = set()
        self.readings: dict[tuple[str, frozenset[Any]], list[str]] = {}
        self.inherited = True
        self.made_up: dict[Scope, bool] = {}
        for reading in every_reading():
            self._read(reading)

    def _read(self, reading: Reading) -> None:
        question = self.question
        modes = question.modes()
        mode = reading.choose(("mode",), modes or ["service"])
        if question.mode is None:
            self.because |= question.deciding_switches(mode)
        reason = question.not_applicable(mode, reading)
        if reason is not None:
            self.because.add(reason)
            self._note(Verdict("not_applicable"))
        elif exempting := question.exempting():
            self.because |= exempting
            self._note(Verdict("exempt"))
        else:
            self._decide(mode, reading)

    def _note(self, verdict: Verdict) -> None:
        persons = verdict.persons
        self.readings[verdict.state, persons] = sorted(person_in_reading(person) for person in persons)
        self.inherited &= verdict.inherited

    def _decide(self, mode: str, reading: Reading) -> None:
        question = self.question
        holding = Holding(self.here.rows, self.here.clock, self.here.words, mode, reading)
        required = question.required(reading)
        in_force = [
            question.lead(candidate, required, holding)
            for candidate in question.candidates
            if candidate[0].there and question.in_mode(candidate[0], candidate[1], mode)
        ]
        leads = [lead for lead in in_force if lead.share.part == "lead"]
        verdict = decide(leads)
        self._note(verdict)
        self._list("lead", 0, verdict.leads)
        self._list("backstop", 0, verdict.backstop)
        self._escalate(verdict, leads, holding)
        self._explain(verdict, leads, required, mode)
        for part in HELPERS:
            helpers = [lead for lead in in_force if lead.share.part == part]
            in_layers(helpers)
            self._list(part, 0, [lead for lead in helpers if lead.answers])
        self._first(in_force, verdict)

    def _list(self, name: str, stage: int, leads: list[Lead]) -> None:
        for lead in leads:
            made_up = self._rests_on_made_up(lead)
            self.lists[name].add((stage, lead.layer), entries_of(self.here.rows, lead, made_up=made_up))

    def _rests_on_made_up(self, lead: Lead) -> bool:
        if lead.scope not in self.made_up:
            self.made_up[lead.scope] = self.here.ground.made_up(lead.scope, self.question.place)
        return bool(self.question.duty.made_up) or self.made_up[lead.scope]

    def _first(self, in_force: list[Lead], verdict: Verdict) -> None:
        lead_layers = [(lead, lead.layer) for lead in (*verdict.leads, *verdict.backstop)]
        marked = [lead for lead in in_force if lead.share.first]
        in_layers(marked)
        answering = [lead for lead in marked if lead.answers]
        layer = min((lead.layer for lead in answering), default=0)
        self._list("first_responder", 0, [lead for lead in answering if lead.layer == layer])
        for lead, own in lead_layers:
            lead.layer = own
        if not answering:
            self._list("first_responder", 1, verdict.leads or verdict.backstop)

    def _escalate(self, verdict: Verdict, leads: list[Lead], holding: Holding) -> None:
        chain, start = beyond(verdict, leads)
        self._list("escalation", 0, chain)
        for step, entries in Line(holding).follow(start):
            self.lists["escalation"].add((1, step), entries)

    # ------------------------------------------------------------------ why and why not

    def _explain(self, verdict: Verdict, leads: list[Lead], required: str | None, mode: str) -> None:
        duty = f"duty:{self.question.duty.id}"
        for lead in (*verdict.leads, *verdict.naming):
            self.because.add(("share", f"share:{lead.share.key}", _text(lead.carrier)))
        for lead in verdict.leads:
            self.because |= {fact for claim in lead.outcome.claims for fact in claim.steps}
        if verdict.state == "too_far":
            self.because.add(("required", duty, required))
        if verdict.state == "missing":
            self.because.add(("no_lead", duty, f"place:{self.question.place}"))
        for lead in leads:
            if lead not in verdict.leads:
                self.why_not.add((f"share:{lead.share.key}", _text(lead.carrier), why_not(verdict, lead)))
        self._asleep(mode)

    def _asleep(self, mode: str) -> None:
        """Why not, for the lead shares that are no lead at all: out of their time or mode, or without a post."""
        question = self.question
        for share, who, _ in question.candidates:
            if share.part == "lead" and not (share.there and question.in_mode(share, who, mode)):
                self.why_not.add((f"share:{share.key}", _text(who), "mode" if share.there else "period"))
        for share in question.without:
            if share.part == "lead" and share.there and self.here.words.covers(share.modes, mode):
                self.why_not.add((f"share:{share.key}", _text(share.who), "no_post"))

    # ------------------------------------------------------------------ the answer

    def state(self) -> str:
        """The state all readings come to."""
        states = {state for state, _ in self.readings}
        if len(self.readings) == 1:
            return states.pop()
        if states <= set(HOLES):
            return next(state for state in HOLES if state in states)
        return "unknown_which"

    def answer(self) -> Answer:
        """The answer as a dict."""
        question = self.question
        modes = question.modes()
        readings = sorted((state, persons) for (state, _), persons in self.readings.items())
        return {
            "place": question.place,
            "duty": question.duty.id,
            "mode": question.mode,
            "mode_in_force": modes[0] if len(modes) == 1 else modes,
            "state": self.state(),
            "inherited": self.inherited,
            **{name: listing.entries() for name, listing in self.lists.items()},
            "because": sorted(self.because, key=_sorting),
            "why_not": sorted(self.why_not),
            "readings": readings if len(readings) > 1 else [],
        }


def _text(who: Carrier) -> str:
    return f"{who[0]}:{who[1]}"


def _sorting(fact: Fact) -> tuple[str, ...]:
    return tuple(word or "" for word in fact)


class _Last:
    """The register and instant looked at last: questions about one register come one after another."""

    def __init__(self) -> None:
        self.register: Register | None = None
        self.here: dict[str, Here] = {}

    def of(self, register: Register, at: str) -> Here:
        """The register at the instant."""
        if register is not self.register:
            self.register, self.here = register, {}
        if at not in self.here:
            self.here[at] = Here(register, when(at, register.time_zone))
        return self.here[at]


_last = _Last()


def answer(register: Register, place: str, duty: str, mode: str | None, at: str) -> Answer:
    """Who answers for a duty at a place, in a mode (None: the one in force there), at an instant or on a date."""
    return Answering(Question(_last.of(register, at), place, duty, mode)).answer()


def asked_for(here: Here, duty: str, level: str | None) -> list[tuple[str, int | None]]:
    """The places a coverage counts, with their weights: None for one whose households nobody knows.

    Without a level: the places the duty is for; all atoms, where it is for every kind. What is known by number weighs
    it where it is asked as its households are, and is one place where it is asked as what it is.
    """
    kinds = {level} if level is not None else set(here.rows.duties[duty].applies_to)
    found = []
    for spot in here.ground.spots.values():
        if (spot.kinds & kinds) if kinds else (spot.id in spot.atoms):
            as_households = not kinds or "household" in kinds & spot.kinds
            found.append((spot.id, spot.weight if as_households else 1))
    return found


def coverage(
    register: Register, duties: list[str] | None, level: str | None, mode: str | None, at: str
) -> dict[str, Any]:
    """How many (place, duty) pairs are in each state, asking one at a time; a place weighs its households."""
    here = _last.of(register, at)
    states: Counter[str] = Counter()
    inherited = with_backstop = 0
    not_counted = set()
    for duty in duties if duties is not None else here.rows.duties:
        for place, weight in asked_for(here, duty, level):
            if weight is None:
                not_counted.add(place)
                continue
            found = answer(register, place, duty, mode, at)
            states[found["state"]] += weight
            inherited += weight * found["inherited"]
            with_backstop += weight * bool(found["state"] in HOLES and found["backstop"])
    return {
        "states": {state: count for state, count in sorted(states.items()) if count},
        "inherited": inherited,
        "holes_with_backstop": with_backstop,
        "not_counted": sorted(not_counted),
        "total": sum(states.values()),
    }
