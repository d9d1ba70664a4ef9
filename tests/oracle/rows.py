"""Rows at one instant: those written for each place are made, overridden and tied to one another."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from tests.oracle.places import Ground

from communitygov.model.noun import Row
from communitygov.model.register import Register

Said = dict[str, Any]
Carrier = tuple[str, str]
"""Who carries something: a kind and an id."""


@dataclass
class PostHere:
    """A post, written or made, or a seat of a team."""

    id: str
    kind: str
    serves: str | None
    seats: int
    together: bool
    shift: str | None
    there: bool
    made_up: bool
    row: str | None = None
    place: str | None = None
    team: str | None = None


@dataclass
class TeamHere:
    """A team, written or made."""

    id: str
    serves: str | None
    modes: tuple[str, ...]
    there: bool
    made_up: bool
    lead: str | None


@dataclass
class Unit:
    """One appointment to one post; ``post`` is the post it is held by, for an ex officio holder."""

    key: tuple[Any, ...]
    capacity: str
    holder: str
    persons: tuple[str, ...]
    post: str | None
    shift: str | None
    made_up: bool


@dataclass
class ShareHere:
    """A share, written or made."""

    key: str
    duty: str | None
    group: str | None
    part: str
    who: Carrier
    where: str | None
    modes: tuple[str, ...]
    shift: str | None
    first: bool
    joint: str | None
    adds: bool
    there: bool
    made_up: bool
    place: str | None = None

    @property
    def catch_all(self) -> bool:
        """Whether it names no duty and no group."""
        return self.duty is None and self.group is None


@dataclass
class LinkHere:
    """A link in force."""

    kind: str
    who: Carrier
    to: Carrier
    modes: tuple[str, ...]
    made_up: bool


# ---------------------------------------------------------------------- reading rows


def everything(row: Row) -> Said:
    """All fields of a row."""
    return dict(row.__dict__)


def stated(row: Row) -> Said:
    """The fields a row states."""
    return {name: row.__dict__[name] for name in row.model_fields_set}


NOT_ITS_OWN = ("within", "for_each")
EITHER = (("until", "through"), ("duty", "group"))


def over(base: Said, own: Said) -> Said:
    """A row replaced field by field by what another states; of two fields never both given, one ousts the other."""
    merged = {**base, **own}
    for pair in EITHER:
        said = [name for name in pair if own.get(name) is not None]
        if said:
            merged.update({name: None for name in pair if name not in said})
    return merged


def in_force(row: Said, at: datetime) -> bool:
    """Whether a merged row is in force."""
    begin, until, through = (_start(row[name]) for name in ("since", "until", "through"))
    if through is not None:
        until = through if _instant(row["through"]) else through + timedelta(days=1)
    return (begin is None or begin <= at) and (until is None or at < until)


def _instant(moment: Any) -> bool:
    return isinstance(moment, datetime)


def _start(moment: Any) -> datetime | None:
    if moment is None or _instant(moment):
        return moment
    return datetime.combine(moment, time())


def made_id(row: str, place: str) -> str:
    """The id of a row made for one place."""
    return f"{row}-{place.replace('/', '-')}"


@dataclass
class Expanded:
    """A row with all its fields; for a made one, the row it is made from and the place it is made for."""

    id: str
    said: Said
    row: str | None = None
    place: str | None = None
    team: str | None = None


# ---------------------------------------------------------------------- the rows


class Rows:
    """Everything that is not a place, at an instant."""

    def __init__(self, register: Register, ground: Ground, at: datetime) -> None:
        self.ground, self.at = ground, at
        self.posts: dict[str, PostHere] = {}
        self.teams: dict[str, TeamHere] = {}
        self.units: dict[str, list[Unit]] = defaultdict(list)
        self.bodies = {body.id: body for body in reversed(register.organisations)}
        self.people = {person.id: person.in_force(at) for person in reversed(register.people)}
        self.people_made_up = {person.id for person in register.people if person.made_up}
        self.duties = {duty.id: duty for duty in reversed(register.duties)}
        self.made: dict[Carrier, dict[str, str]] = {}
        """For a post or team row written for each place, and for a seat of such a team: place → made id."""
        self._posts_and_teams(register)
        self._appointments(register)
        self.shares = list(self._shares(register))
        self.links = [link for row in register.links if row.in_force(at) for link in self._link(row)]

    def _places_for(self, row: Any) -> Iterable[str]:
        within = None if row.within is None else self.ground.scope(row.within)
        if row.within is not None and within is None:
            return
        for spot in self.ground.spots.values():
            if row.for_each in spot.kinds:
                here = self.ground.scope(spot.id)
                assert here is not None
                if within is None or self.ground.inside(here, within):
                    yield spot.id

    # ------------------------------------------------------------------ posts and teams

    def _expand(self, kind: str, rows: dict[str, Any], made: dict[str, Expanded]) -> list[Expanded]:
        """Every row; those made (some from elsewhere) are replaced, field by field, by the rows that name them."""
        for row in rows.values():
            if row.for_each is not None:
                self.made[kind, row.id] = {}
                for place in self._places_for(row):
                    name = made_id(row.id, place)
                    self.made[kind, row.id][place] = name
                    made[name] = Expanded(name, everything(row) | {"serves": place}, row.id, place)
        for name, one in made.items():
            if name in rows:
                own = {field: value for field, value in stated(rows[name]).items() if field not in NOT_ITS_OWN}
                one.said = over(one.said, own)
        plain = [row for row in rows.values() if row.for_each is None and row.id not in made]
        return [*made.values(), *(Expanded(row.id, everything(row)) for row in plain)]

    def _posts_and_teams(self, register: Register) -> None:
        teams = self._expand("team", {row.id: row for row in register.teams}, {})
        seats: dict[str, Expanded] = {}
        for row in register.teams:
            if row.for_each is not None:
                self.made |= {("post", f"{row.id}-{word}"): {} for word in row.seats}
        for team in teams:
            seats |= self._seats_of(team)
        seat_of = {name: one.team for name, one in seats.items()}
        for one in self._expand("post", {row.id: row for row in register.posts}, seats):
            self._post(one, seat_of.get(one.id))
        for team in teams:
            for word, seat in team.said["seats"].items():
                if seat.holder is not None and in_force(team.said, self.at):
                    post = self.posts[f"{team.id}-{word}"]
                    self.units[post.id].append(self._unit(("seat",), "holder", seat.holder, None, team.said, post))

    def _seats_of(self, team: Expanded) -> dict[str, Expanded]:
        asked = self.ground.words.templates.get(team.said["template"], {})
        seats, leads = {}, []
        for word, seat in team.said["seats"].items():
            name, template = f"{team.id}-{word}", asked.get(word)
            if seat.lead or (template is not None and template.lead):
                leads.append(name)
            kind = seat.kind or (template.kind if template is not None else word)
            said = {field: team.said[field] for field in ("serves", "since", "until", "through", "made_up")}
            said |= {"kind": kind, "seats": 1, "together": False, "shift": seat.shift, "status": "established"}
            row = None if team.row is None else f"{team.row}-{word}"
            seats[name] = Expanded(name, said, row, team.place, team.id)
            if row is not None and team.place is not None:
                self.made.setdefault(("post", row), {})[team.place] = name
        self.teams[team.id] = TeamHere(
            team.id,
            team.said["serves"],
            team.said["modes"],
            in_force(team.said, self.at),
            bool(team.said["made_up"]),
            leads[0] if leads else None,
        )
        return seats

    def _post(self, one: Expanded, team: str | None) -> None:
        said = one.said
        self.posts[one.id] = PostHere(
            one.id,
            said["kind"],
            said["serves"],
            said["seats"],
            said["together"],
            said["shift"],
            in_force(said, self.at) and said["status"] != "abolished",
            bool(said["made_up"]),
            one.row,
            one.place,
            team,
        )

    # ------------------------------------------------------------------ appointments

    def _unit(
        self, key: tuple[Any, ...], capacity: str, holder: Any, shift: str | None, said: Said, post: PostHere
    ) -> Unit:
        other = holder.ids[0] if holder.kind == "post" else None
        return Unit(
            (*key, post.id),
            capacity,
            holder.kind,
            holder.ids if holder.kind in ("person", "one_of") else (),
            None if other is None else self._one("post", other, post.place),
            shift,
            bool(said["made_up"]),
        )

    def _one(self, kind: str, name: str, place: str | None) -> str | None:
        """The one post or team an id means: the one made for the same place, for a row written for each."""
        if (kind, name) not in self.made:
            return name
        return self.made[kind, name].get(place) if place is not None else None

    def _appointments(self, register: Register) -> None:
        written = [(("row", index), row) for index, row in enumerate(register.appointments)]
        by_post: dict[str, list[Any]] = defaultdict(list)
        for key, row in written:
            by_post[row.post].append((key, row))
        for post in self.posts.values():
            for_all = by_post.get(post.row, []) if post.row is not None else []
            named = by_post.get(post.id, [])
            capacities = {row.capacity for _, row in named}
            rows = [(key, everything(row)) for key, row in for_all if row.capacity not in capacities]
            for key, row in named:
                alike = [everything(other) for _, other in for_all if other.capacity == row.capacity]
                rows.append((key, over(_agreed(alike), stated(row)) if alike else everything(row)))
            for key, said in rows:
                if in_force(said, self.at):
                    unit = self._unit(key, said["capacity"], said["holder"], said["shift"], said, post)
                    self.units[post.id].append(unit)

    # ------------------------------------------------------------------ shares and links

    def _shares(self, register: Register) -> Iterable[ShareHere]:
        rows = register.shares
        named = {row.id: row for row in rows if row.id is not None}
        overrides: set[str] = set()
        for row in rows:
            if row.for_each is not None:
                for place in self._places_for(row):
                    key = made_id(row.key, place)
                    base = everything(row) | {"where": place}
                    own = {}
                    if key in named and named[key] is not row:
                        overrides.add(key)
                        own = stated(named[key])
                        own = {field: value for field, value in own.items() if field not in NOT_ITS_OWN}
                    yield self._share(over(base, own), key, place)
        for row in rows:
            if row.for_each is None and row.id not in overrides:
                yield self._share(everything(row), row.key, None)

    def _share(self, said: Said, key: str, place: str | None) -> ShareHere:
        who = said["who"]
        fields = ("duty", "group", "part", "where", "modes", "shift", "first", "joint", "adds")
        return ShareHere(
            key=key,
            who=(who.kind, who.id),
            there=in_force(said, self.at),
            made_up=bool(said["made_up"]),
            place=place,
            **{field: said[field] for field in fields},
        )

    def _link(self, row: Any) -> Iterable[LinkHere]:
        who, to = (row.who.kind, row.who.id), (row.to.kind, row.to.id)
        for one in self._each_end(who):
            for other in self._each_end(to):
                if who in self.made and to in self.made and not self._same_ground(who, one, to, other):
                    continue
                yield LinkHere(row.kind, one, other, row.modes, bool(row.made_up))

    def _each_end(self, end: Carrier) -> list[Carrier]:
        return [(end[0], name) for name in self.made[end].values()] if end in self.made else [end]

    def _same_ground(self, who: Carrier, one: Carrier, to: Carrier, other: Carrier) -> bool:
        here = next(place for place, name in self.made[who].items() if name == one[1])
        there = next(place for place, name in self.made[to].items() if name == other[1])
        return here in self.ground.spots[there].up or there in self.ground.spots[here].up


def _agreed(rows: list[Said]) -> Said:
    """What rows of one capacity for all places agree in; a field they differ in is as if none stated it."""
    agreed = dict(rows[0])
    for field, value in agreed.items():
        if any(row[field] != value for row in rows[1:]):
            agreed[field] = False if field == "made_up" else None
    return agreed
