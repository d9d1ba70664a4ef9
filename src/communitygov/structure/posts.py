"""Posts, teams and appointments under one numbering: written rows, made rows, seats of teams."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from attrs import field, frozen

from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.team import Seat, Team
from communitygov.structure.lasting import Lasting
from communitygov.structure.made import Family
from communitygov.structure.places import Ints, Tree
from communitygov.structure.scopes import NOWHERE, Scopes
from communitygov.structure.words import Words

R = TypeVar("R", Appointment, Post, Team, Share)
Dangling = list[tuple[str, int, str, str]]
MADE = frozenset({"for_each", "within"})
"""What a row that replaces a made one has no say in."""


@frozen(eq=False)
class TeamFamily:
    """Teams made from one row, or the row itself, with their seats."""

    row: int
    """Number of the row in the register."""
    team: Team
    family: Family
    lead: str | None
    """The seat that leads."""
    seats: tuple[int, ...] = ()
    """The post families of its seats, in the team's order."""


@frozen(eq=False)
class PostFamily:
    """Posts made from one row or seat, or the row itself."""

    row: int | None
    """Number of the row in the register; None for a seat."""
    post: Post
    family: Family
    team: int | None = None
    """Number of the team family a seat is of."""
    of_team: int | None = None
    """The one team a seat is of, where a row of its own describes the team."""
    seat: str | None = None
    everyone: tuple[tuple[int | None, Appointment], ...] = ()
    """Appointments made for every post of the family, with their row."""


@frozen(eq=False, getstate_setstate=False)
class Posts(Lasting):
    """Every post and team. Numbers of posts run over the families in order."""

    tree: Tree
    scopes: Scopes
    families: tuple[PostFamily, ...]
    teams: tuple[TeamFamily, ...]
    family_of: Ints
    """Family of each post."""
    scope: Ints
    """What each post serves; -1 for nothing."""
    overridden: dict[int, tuple[int, Post]]
    """Posts that a row of their own describes, with that row."""
    team_overridden: dict[int, tuple[int, Team]]
    own_lead: dict[int, int]
    """The leading seats of teams that a row of their own describes."""
    replaced: dict[int, int]
    """Made seats that such a row has replaced, and by which post; -1 for none."""
    stands_for: dict[int, int]
    """The family of the made seat that each of those posts stands for."""
    named: dict[int, tuple[tuple[int, Appointment], ...]]
    """Appointments that name one post of a family, completed from those made for every post."""
    by_kind: dict[str, tuple[int, ...]]
    """Families by the kind of their posts."""
    dangling: Dangling = field(factory=list)
    _single: dict[str, int] = field(factory=dict)
    _single_team: dict[str, int] = field(factory=dict)
    _team_firsts: list[int] = field(factory=list)
    _each: dict[str, int] = field(factory=dict)
    """Made families by the id of their row, or of their team and seat."""

    def __len__(self) -> int:
        return len(self.family_of)

    def find(self, text: str) -> int | None:
        """The number of the post with an id."""
        number = self._single.get(text)
        if number is not None:
            return number
        return _search([family.family for family in self.families], text, self.tree)

    def find_team(self, text: str) -> int | None:
        """The number of the team with an id."""
        number = self._single_team.get(text)
        return number if number is not None else _search([team.family for team in self.teams], text, self.tree)

    def family_named(self, text: str) -> int | None:
        """The family whose row was written for each place under this id."""
        return self._each.get(text)

    def team_family_named(self, text: str) -> int | None:
        """The team family whose row was written for each place under this id."""
        return next((n for n, t in enumerate(self.teams) if t.family.rows is not None and t.team.id == text), None)

    def all_named(self, text: str) -> Sequence[int]:
        """The posts an id means: one, or every one of a row written for each place."""
        family = self.family_named(text)
        if family is not None:
            of = self.families[family].family
            made = range(of.first, of.first + of.size)
            return made if not self.replaced else [n for n in (self.replaced.get(n, n) for n in made) if n >= 0]
        number = self.find(text)
        return () if number is None else (number,)

    def made_at(self, family: int, place: int) -> int | None:
        """The post of a family made for a place."""
        number = self.families[family].family.at(place)
        number = None if number is None else self.replaced.get(number, number)
        return None if number is None or number < 0 else number

    def id(self, number: int) -> str:
        """The id of a post."""
        return self.families[int(self.family_of[number])].family.id(number, self.tree)

    def post(self, number: int) -> Post:
        """What is written of a post."""
        own = self.overridden.get(number)
        return own[1] if own is not None else self.families[int(self.family_of[number])].post

    def row(self, number: int) -> int | None:
        """The row of the register that describes a post; None for a seat."""
        own = self.overridden.get(number)
        return own[0] if own is not None else self.families[int(self.family_of[number])].row

    def place_row(self, number: int) -> int | None:
        """The place a made post is made for."""
        family = self.families[self.family_of[number]]
        if family.of_team is not None:
            return self.team_place(family.of_team)
        rows = family.family.rows
        return None if rows is None else int(rows[number - family.family.first])

    def team_place(self, number: int) -> int | None:
        """The place a made team is made for."""
        family = self.team_family(number).family
        return None if family.rows is None else int(family.rows[number - family.first])

    def team_family(self, number: int) -> TeamFamily:
        """The family of a team."""
        return self.teams[bisect_right(self._team_firsts, number) - 1]

    def team(self, number: int) -> Team:
        """What is written of a team."""
        own = self.team_overridden.get(number)
        return own[1] if own is not None else self.team_family(number).team

    def team_id(self, number: int) -> str:
        """The id of a team."""
        return self.team_family(number).family.id(number, self.tree)

    def team_scope(self, number: int) -> int:
        """What a team serves."""
        own = self.team_overridden.get(number)
        if own is not None and own[1].serves is not None:
            return self.scopes.find(own[1].serves)
        family = self.team_family(number)
        if family.family.rows is None:
            return self.scopes.find(family.team.serves)
        return int(family.family.rows[number - family.family.first])

    def team_of(self, number: int) -> int | None:
        """The team a post is a seat of."""
        family = self.families[int(self.family_of[number])]
        if family.team is None:
            return family.of_team
        return self.teams[family.team].family.first + number - family.family.first

    def lead_seat(self, team: int) -> int | None:
        """The post that leads a team; None when no seat does."""
        if team in self.team_overridden:
            return self.own_lead.get(team)
        family = self.team_family(team)
        lead = family.lead
        seat = next((s for s in family.seats if self.families[s].seat == lead), None) if lead else None
        return None if seat is None else self.families[seat].family.first + team - family.family.first

    def appointments(self, number: int) -> tuple[tuple[int | None, Appointment], ...]:
        """The appointments to a post, with their rows: those that name it, and those for all of other capacities."""
        named = self.named.get(number, ())
        family = self.families[self.family_of[number]]
        replaced = {appointment.capacity for _, appointment in named} if family.family.rows is not None else set()
        everyone = tuple(p for p in family.everyone if p[0] is None or p[1].capacity not in replaced)
        pairs = (*everyone, *named)
        return pairs if len(pairs) < 2 else tuple(sorted(pairs, key=_said))


def _said(pair: tuple[int | None, Appointment]) -> tuple[str, ...]:
    """What an appointment says, for an order that no order of rows can change."""
    said = pair[1]
    dates = (said.since, said.until, said.through)
    return (said.capacity, str(said.holder), *map(str, dates), str(said.shift), str(said.home), str(said.made_up))


def _search(families: list[Family], text: str, tree: Tree) -> int | None:
    made = (family.find(text, tree) for family in families if family.rows is not None)
    return next((number for number in made if number is not None), None)


def completed(row: R, base: R, keep: frozenset[str] = frozenset()) -> R:
    """A row with the fields it does not state taken from another."""
    stated = {name for name in row.model_fields_set - keep if getattr(row, name) is not None}
    ousted = {name for pair in NEVER_BOTH if stated & pair for name in pair}
    taken: Mapping[str, Any] = {
        name: getattr(row if name in stated | ousted else base, name) for name in type(base).model_fields
    }
    return type(base).model_construct(stated | base.model_fields_set, **taken)


NEVER_BOTH = (frozenset({"until", "through"}), frozenset({"duty", "group"}))
"""Fields that are never given together: stating one leaves nothing of the other."""


def agreed(rows: Sequence[Appointment]) -> Appointment:
    """The fields in which appointments agree."""
    first = rows[0]
    same = {
        name: value
        for name in Appointment.model_fields
        if all(getattr(row, name) == getattr(first, name) for row in rows)
        and (value := getattr(first, name)) is not None
    }
    defaults = {name: field.get_default() for name, field in Appointment.model_fields.items()}
    return Appointment.model_construct(None, **{**defaults, **same})


class PostsCompiler:
    """Numbers posts and teams and joins the appointments to them."""

    def __init__(self, register: Register, words: Words, tree: Tree, scopes: Scopes) -> None:
        self.register, self.words, self.tree, self.scopes = register, words, tree, scopes
        self.families: list[PostFamily] = []
        self.teams: list[TeamFamily] = []
        self.dangling: Dangling = []
        self.firsts: list[int] = []
        self.posts_next = self.teams_next = 0
        self.overridden: dict[int, tuple[int, Post]] = {}
        self.team_overridden: dict[int, tuple[int, Team]] = {}
        self.own_lead: dict[int, int] = {}
        self.own_scope: dict[int, int] = {}
        self.own_seats: dict[tuple[int, str], int] = {}
        self.replaced: dict[int, int] = {}
        self.stands_for: dict[int, int] = {}

    def compile(self) -> Posts:
        """Compile them."""
        single_teams = self._add_teams()
        single = self._add_posts()
        scope = self._scopes(self.families)
        named, everyone = self._appointments(single)
        families = [
            PostFamily(f.row, f.post, f.family, f.team, f.of_team, f.seat, (*f.everyone, *everyone.get(n, ())))
            for n, f in enumerate(self.families)
        ]
        by_kind: dict[str, list[int]] = {}
        for number, family in enumerate(families):
            by_kind.setdefault(family.post.kind, []).append(number)
        sizes = [family.family.size for family in families]
        return Posts(
            tree=self.tree,
            scopes=self.scopes,
            families=tuple(families),
            teams=tuple(self.teams),
            family_of=np.repeat(np.arange(len(families), dtype=np.int32), sizes),
            scope=scope,
            overridden=self.overridden,
            team_overridden=self.team_overridden,
            own_lead=self.own_lead,
            replaced=self.replaced,
            stands_for=self.stands_for,
            named=self._completed(families, named),
            by_kind={kind: tuple(numbers) for kind, numbers in by_kind.items()},
            dangling=self.dangling,
            single=single,
            single_team=single_teams,
            each=self._each(),
            team_firsts=[team.family.first for team in self.teams],
        )

    def _each(self) -> dict[str, int]:
        """Made families by the id of their row; of seats by the team's id and the seat's name."""
        made = [(n, f.family) for n, f in enumerate(self.families) if f.family.rows is not None]
        return {family.prefix + family.suffix: number for number, family in reversed(made)}

    def places_for(self, kind: str, within: str | None, section: str, row: int) -> Ints:
        """The places a row is made for: of a kind, within a place or zone."""
        chosen = np.flatnonzero(self.tree.is_kind(kind) & ~self.tree.block).astype(np.int32)
        if within is None:
            return chosen
        scope = self.scopes.find(within)
        if scope == NOWHERE:
            self.dangling.append((section, row, "within", within))
            return chosen[:0]
        inside = np.zeros(len(self.tree), dtype=np.bool_)
        for start, end in self.scopes.rows(scope):
            inside[start:end] = True
        return chosen[inside[chosen]]

    def _family(self, row: Post | Team, section: str, number: int, first: int) -> Family:
        rows = None if row.for_each is None else self.places_for(row.for_each, row.within, section, number)
        return Family(row.id, "", first, rows)

    def _add_teams(self) -> dict[str, int]:
        single: dict[str, int] = {}
        for number, team in enumerate(self.register.teams):
            if team.for_each is not None:
                self._add_team(number, team)
        for number, team in enumerate(self.register.teams):
            if team.for_each is not None:
                continue
            if team.id in single:
                self.dangling.append(("teams", number, "id", team.id))
            elif not self._overrides_team(number, team):
                single[team.id] = self._add_team(number, team)
        return single

    def _overrides_team(self, number: int, team: Team) -> bool:
        found = _search([t.family for t in self.teams], team.id, self.tree)
        if found is None:
            return False
        base = self.teams[bisect_right([t.family.first for t in self.teams], found) - 1]
        written = completed(team, base.team, MADE)
        self.team_overridden[found] = (number, written)
        place = base.family.rows
        where = written.serves if place is None or "serves" in team.model_fields_set else None
        scope = self.scopes.find(where) if where is not None or place is None else int(place[found - base.family.first])
        for name, seat in written.seats.items():
            self._add_own_seat(found, written, team.id, name, seat, scope)
        return True

    def _add_own_seat(self, team: int, row: Team, team_id: str, name: str, seat: Seat, scope: int) -> None:
        """A seat of a team that a row of its own describes."""
        at = self.posts_next
        family = Family(team_id, f"-{name}", at, None)
        self.posts_next += 1
        self.firsts.append(at)
        self.families.append(
            PostFamily(None, self._seat_post(row, name, seat), family, None, team, name, self._holder(row, seat))
        )
        self.own_scope[at] = scope
        self.own_seats[team, name] = at
        if name == self._lead(row):
            self.own_lead[team] = at

    def _add_team(self, number: int, team: Team) -> int:
        family = self._family(team, "teams", number, self.teams_next)
        at, first = len(self.teams), self.teams_next
        self.teams_next += family.size
        seats = tuple(self._add_seat(at, team, name, seat, family) for name, seat in team.seats.items())
        self.teams.append(TeamFamily(number, team, family, self._lead(team), seats))
        return first

    def _lead(self, team: Team) -> str | None:
        template = self.words.templates.get(team.template or "")
        leading = {seat.id for seat in template.seats if seat.lead} if template else set()
        return next((name for name, seat in team.seats.items() if seat.lead or name in leading), None)

    def _add_seat(self, team: int, row: Team, name: str, seat: Seat, of: Family) -> int:
        family = Family(row.id, f"-{name}", self.posts_next, of.rows)
        self.posts_next += of.size
        self.firsts.append(family.first)
        post = self._seat_post(row, name, seat)
        self.families.append(PostFamily(None, post, family, team, None, name, self._holder(row, seat)))
        return len(self.families) - 1

    def _seat_post(self, row: Team, name: str, seat: Seat) -> Post:
        template = self.words.templates.get(row.template or "")
        asked = {word.id: word.kind for word in template.seats} if template else {}
        return Post.model_construct(
            id=row.id, kind=seat.kind or asked.get(name, name), shift=seat.shift, serves=row.serves, since=row.since,
            until=row.until, through=row.through, made_up=row.made_up,
        )  # fmt: skip

    @staticmethod
    def _holder(team: Team, seat: Seat) -> tuple[tuple[int | None, Appointment], ...]:
        if seat.holder is None:
            return ()
        appointment = Appointment.model_construct(
            post=team.id, holder=seat.holder, since=team.since, until=team.until, through=team.through,
            made_up=team.made_up,
        )  # fmt: skip
        return ((None, appointment),)

    def _add_posts(self) -> dict[str, int]:
        single = {f.family.prefix + f.family.suffix: f.family.first for f in self.families if f.family.rows is None}
        for number, post in enumerate(self.register.posts):
            if post.for_each is not None:
                self._add_post(number, post)
        for number, post in enumerate(self.register.posts):
            if post.for_each is not None:
                continue
            made = single.get(post.id)
            if made is None:
                made = _search([f.family for f in self.families], post.id, self.tree)
            if made is None:
                single[post.id] = self._add_post(number, post)
            elif made in self.overridden or self._stands_alone(made):
                self.dangling.append(("posts", number, "id", post.id))
            else:
                self.overridden[made] = (number, completed(post, self._family_at(made).post, MADE))
        return single

    def _stands_alone(self, number: int) -> bool:
        family = self._family_at(number)
        return family.family.rows is None and family.row is not None

    def _family_at(self, number: int) -> PostFamily:
        return self.families[bisect_right(self.firsts, number) - 1]

    def _add_post(self, number: int, post: Post) -> int:
        family = self._family(post, "posts", number, self.posts_next)
        self.posts_next += family.size
        self.firsts.append(family.first)
        self.families.append(PostFamily(number, post, family))
        return family.first

    def _scopes(self, families: list[PostFamily]) -> Ints:
        parts = [
            f.family.rows if f.family.rows is not None else np.array([self._served("posts", f)], dtype=np.int32)
            for f in families
        ]
        scope = np.concatenate(parts).astype(np.int32) if parts else np.zeros(0, dtype=np.int32)
        for number, (row, post) in self.overridden.items():
            stated = "serves" in self.register.posts[row].model_fields_set
            if stated:
                scope[number] = self.scopes.find(post.serves)
        for number, served in self.own_scope.items():
            if number not in self.overridden or "serves" not in self.overridden[number][1].model_fields_set:
                scope[number] = served
        self._leave_out(scope)
        return scope

    def _leave_out(self, scope: Ints) -> None:
        """Seats made for a team that a row of its own describes are replaced by its own."""
        for team in self.team_overridden:
            base = self.teams[bisect_right([t.family.first for t in self.teams], team) - 1]
            for seat in base.seats:
                number = self.families[seat].family.first + team - base.family.first
                scope[number] = NOWHERE
                own = self.own_seats.get((team, self.families[seat].seat or ""), -1)
                self.replaced[number] = own
                if own >= 0:
                    self.stands_for[own] = seat

    def _served(self, section: str, family: PostFamily) -> int:
        scope = self.scopes.find(family.post.serves)
        if scope == NOWHERE and family.post.serves is not None and family.row is not None:
            self.dangling.append((section, family.row, "serves", family.post.serves))
        return scope

    def _appointments(
        self, single: dict[str, int]
    ) -> tuple[dict[int, list[tuple[int, Appointment]]], dict[int, list[tuple[int, Appointment]]]]:
        named: dict[int, list[tuple[int, Appointment]]] = {}
        everyone: dict[int, list[tuple[int, Appointment]]] = {}
        each = self._each()
        made = [f.family for f in self.families if f.family.rows is not None]
        for row, appointment in enumerate(self.register.appointments):
            number = single.get(appointment.post)
            if number is None and appointment.post in each:
                everyone.setdefault(each[appointment.post], []).append((row, appointment))
                continue
            if number is None:
                number = _search(made, appointment.post, self.tree)
            if number is None:
                self.dangling.append(("appointments", row, "post", appointment.post))
            else:
                named.setdefault(number, []).append((row, appointment))
        return named, everyone

    def _completed(
        self, families: list[PostFamily], named: dict[int, list[tuple[int, Appointment]]]
    ) -> dict[int, tuple[tuple[int, Appointment], ...]]:
        """Appointments that name one post of a family take over what they do not state."""
        result: dict[int, tuple[tuple[int, Appointment], ...]] = {}
        for number, pairs in named.items():
            family = families[bisect_right(self.firsts, number) - 1]
            everyone: dict[str, list[Appointment]] = {}
            for row, appointment in family.everyone if family.family.rows is not None else ():
                if row is not None:
                    everyone.setdefault(appointment.capacity, []).append(appointment)
            base = {capacity: agreed(rows) for capacity, rows in everyone.items()}
            result[number] = tuple((row, _filled(appointment, base)) for row, appointment in pairs)
        return result


def _filled(appointment: Appointment, base: Mapping[str, Appointment]) -> Appointment:
    """An appointment to one made post with what it does not state taken from those for all of its capacity."""
    found = base.get(appointment.capacity)
    return appointment if found is None else completed(appointment, found)
