"""Number the posts and teams of a register: written rows, made rows, seats."""

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.side_by_side import both
from communitygov.base.texts import Texts
from communitygov.model.columns import coded
from communitygov.structure.families import PostFamily, TeamFamily
from communitygov.structure.for_each import ForEach
from communitygov.structure.listed import Many, Singles
from communitygov.structure.made import Families, Family, Listed
from communitygov.structure.made_found import made_numbers
from communitygov.structure.places import Ints, Longs, Tree
from communitygov.structure.posts import Dangling, Posts
from communitygov.structure.posts_held import PostsHeld
from communitygov.structure.scopes import NOWHERE, Scopes
from communitygov.structure.seats import leading_seat, seat_holder, seat_post
from communitygov.structure.served import Served
from communitygov.structure.stated import MADE, completed
from communitygov.structure.words import Words

if TYPE_CHECKING:
    from communitygov.model.post import Post
    from communitygov.model.register import Register
    from communitygov.model.team import Seat, Team


MANY = 4096
"""Of so many posts and appointments it is worth while to look at two things side by side."""


class PostsCompiler:
    """Numbers posts and teams and joins the appointments to them."""

    def __init__(self, register: "Register", words: Words, tree: Tree, scopes: Scopes) -> None:
        self.register: Register = register
        self.words: Words = words
        self.tree: Tree = tree
        self.scopes: Scopes = scopes
        self.families: list[PostFamily] = []
        self.teams: list[TeamFamily] = []
        self.dangling: Dangling = []
        self.firsts: list[int] = []
        self.made: Families = Families()
        self.made_teams: Families = Families()
        self.each: ForEach = ForEach(register, tree, scopes)
        self.posts_next: int = 0
        self.teams_next: int = 0
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
        self._replace_seats()
        single = self._add_posts()
        finders = (single.numbers, self._rows_for_each(), self._posts_named)
        served, held = both(
            lambda: Served.of(self.families, self.scopes),
            lambda: PostsHeld.of(self.register, self.families, finders, self.stands_for),
            is_much=len(self.register.posts) + len(self.register.appointments) > MANY,
        )
        self.dangling += served.dangling
        self.dangling += held.dangling
        by_kind: dict[str, list[int]] = {}
        for number, family in enumerate(held.families):
            by_kind.setdefault(family.post.kind, []).append(number)
        return Posts(
            tree=self.tree,
            scopes=self.scopes,
            families=held.families,
            teams=tuple(self.teams),
            family_of=held.family_of,
            scope=self._scopes(served),
            overridden=self.overridden,
            team_overridden=self.team_overridden,
            own_lead=self.own_lead,
            replaced=self.replaced,
            stands_for=self.stands_for,
            named=held.named,
            terms=held.terms,
            by_kind={kind: tuple(numbers) for kind, numbers in by_kind.items()},
            single=single,
            single_team=single_teams,
            each=finders[1],
            each_team=self._teams_for_each(),
            made=self.made,
            made_teams=self.made_teams,
            team_firsts=tuple(team.family.first for team in self.teams),
        )

    def _posts_named(self, asked: Texts) -> Longs:
        """The made posts with some ids; -1 for one that is not there."""
        found = made_numbers(self.made, asked, self.tree)
        found[np.isin(found, list(self.replaced))] = -1
        return found

    def _rows_for_each(self) -> dict[str, int]:
        """Made families by the id of their row; of seats by the team's id and the seat's name."""
        made = [(n, f.family) for n, f in enumerate(self.families) if f.family.rows is not None]
        return {family.prefix + family.suffix: number for number, family in reversed(made)}

    def _teams_for_each(self) -> dict[str, int]:
        """Made families of teams by the id of their row."""
        made = [(n, each.team.id) for n, each in enumerate(self.teams) if each.family.rows is not None]
        return {identity: number for number, identity in reversed(made)}

    def _family(self, row: "Post | Team", section: str, number: int, first: int) -> Family:
        rows = None if row.for_each is None else self.each.places(row.for_each, row.within, section, number)
        return Family(row.id, "", first, rows)

    def _add_teams(self) -> dict[str, int]:
        single: dict[str, int] = {}
        for number, team in enumerate(self.register.teams):
            if team.for_each is not None:
                self._add_team(number, team)
        self.made_teams = Families(tuple(team.family for team in self.teams))
        for number, team in enumerate(self.register.teams):
            if team.for_each is not None:
                continue
            if team.id in single:
                self.dangling.append(("teams", number, "id", team.id))
            elif not self._overrides_team(number, team):
                single[team.id] = self._add_team(number, team)
        return single

    def _overrides_team(self, number: int, team: "Team") -> bool:
        found = self.made_teams.find(team.id, self.tree)
        if found is None:
            return False
        base = self._team_at(found)
        written = completed(team, base.team, MADE)
        self.team_overridden[found] = (number, written)
        place = base.family.rows
        where = written.serves if place is None or "serves" in team.model_fields_set else None
        scope = self.scopes.find(where) if where is not None or place is None else int(place[found - base.family.first])
        for name, seat in written.seats.items():
            self._add_own_seat(found, written, team.id, name, seat, scope)
        return True

    def _team_at(self, number: int) -> TeamFamily:
        return self.teams[bisect_right(self.teams, number, key=lambda team: team.family.first) - 1]

    def _add_own_seat(self, team: int, row: "Team", team_id: str, name: str, seat: "Seat", scope: int) -> None:
        """A seat of a team that a row of its own describes."""
        at = self.posts_next
        family = Family(team_id, f"-{name}", at, None)
        self.posts_next += 1
        self.firsts.append(at)
        self.families.append(
            PostFamily(None, seat_post(row, name, seat, self.words), family, None, team, name, seat_holder(row, seat))
        )
        self.own_scope[at] = scope
        self.own_seats[team, name] = at
        if name == leading_seat(row, self.words):
            self.own_lead[team] = at

    def _add_team(self, number: int, team: "Team") -> int:
        family = self._family(team, "teams", number, self.teams_next)
        at, first = len(self.teams), self.teams_next
        self.teams_next += family.size
        if family.rows is not None:
            self.each.count("teams", number, family.size * len(team.seats))
        seats = tuple(self._add_seat(at, team, name, seat, family) for name, seat in team.seats.items())
        self.teams.append(TeamFamily(number, team, family, leading_seat(team, self.words), seats))
        return first

    def _add_seat(self, team: int, row: "Team", name: str, seat: "Seat", of: Family) -> int:
        family = Family(row.id, f"-{name}", self.posts_next, of.rows)
        self.posts_next += of.size
        self.firsts.append(family.first)
        post = seat_post(row, name, seat, self.words)
        self.families.append(PostFamily(None, post, family, team, None, name, seat_holder(row, seat)))
        return len(self.families) - 1

    def _add_posts(self) -> Singles:
        single = {f.family.prefix + f.family.suffix: f.family.first for f in self.families if f.family.rows is None}
        posts, seats = self.register.posts, dict(single)
        for number in np.flatnonzero(coded(posts, "for_each").codes >= 0).tolist():
            self._add_post(number, posts[number])
        self.made = Families(tuple(each.family for each in self.families if each.family.rows is not None))
        many = Many.of(posts, seats, self.made, self.replaced, self.tree)
        self.dangling += [("posts", number, "id", posts[number].id) for number in many.twice]
        for number in many.one_by_one:
            self._add_one(number, posts[number], single)
        return self._add_listed(many, single)

    def _add_one(self, number: int, post: "Post", single: dict[str, int]) -> None:
        """A post that stands alone, or says something of a made one."""
        made = single.get(post.id)
        if made is None:
            made = self.made.find(post.id, self.tree)
            made = None if made is not None and made in self.replaced else made
        if made is None:
            single[post.id] = self._add_post(number, post)
        elif made in self.overridden or self._stands_alone(made):
            self.dangling.append(("posts", number, "id", post.id))
        else:
            self.overridden[made] = (number, completed(post, self._family_at(made).post, MADE))

    def _add_listed(self, many: Many, single: dict[str, int]) -> Singles:
        """The families of posts that say the same."""
        number = np.full(len(many.index), -1, dtype=np.int64)
        for those in many.families:
            number[those] = self.posts_next + np.arange(len(those))
            rows = many.written[those].astype(np.int32)
            listed = Listed(many.posts, rows, many.index.texts, those.astype(np.int32))
            post = listed.post(0)
            family = Family(post.id, "", self.posts_next, None, listed)
            self.posts_next += family.size
            self.firsts.append(family.first)
            self.families.append(PostFamily(int(rows[0]), post, family))
        return Singles(single, many.index, number)

    def _stands_alone(self, number: int) -> bool:
        family = self._family_at(number)
        return family.family.rows is None and family.row is not None

    def _family_at(self, number: int) -> PostFamily:
        return self.families[bisect_right(self.firsts, number) - 1]

    def _add_post(self, number: int, post: "Post") -> int:
        family = self._family(post, "posts", number, self.posts_next)
        self.posts_next += family.size
        self.firsts.append(family.first)
        self.families.append(PostFamily(number, post, family))
        return family.first

    def _scopes(self, served: Served) -> Ints:
        """What each post serves, rows that say something of one made post included."""
        scope = served.scope.copy()
        for number, own in self.own_scope.items():
            scope[number] = own
        for number, (row, _) in self.overridden.items():
            stated = self.register.posts[row].serves
            if stated is not None:
                scope[number] = self.scopes.find(stated)
        scope[list(self.replaced)] = NOWHERE
        return scope

    def _replace_seats(self) -> None:
        """Seats made for a team that a row of its own describes are replaced by its own, or are not there."""
        for team in self.team_overridden:
            base = self._team_at(team)
            for seat in base.seats:
                number = self.families[seat].family.first + team - base.family.first
                own = self.own_seats.get((team, self.families[seat].seat or ""), -1)
                self.replaced[number] = own
                if own >= 0:
                    self.stands_for[own] = seat
