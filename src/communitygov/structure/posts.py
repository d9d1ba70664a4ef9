"""Posts, teams and appointments under one numbering: written rows, made rows, seats of teams."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from communitygov.model.columns import stated
from communitygov.structure.families import PostFamily, TeamFamily
from communitygov.structure.lasting import WORKED_OUT, Lasting
from communitygov.structure.made import Families
from communitygov.structure.places import Ints, Tree
from communitygov.structure.scopes import Scopes
from communitygov.structure.terms import Terms

if TYPE_CHECKING:
    from communitygov.model.noun import Name
    from communitygov.model.post import Appointment, Post
    from communitygov.model.team import Team

Dangling = list[tuple[str, int, str, str]]
"""What points nowhere: section, row, field and target."""


@frozen(eq=False, repr=False, getstate_setstate=False)
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
    overridden: Mapping[int, tuple[int, "Post"]]
    """Posts that a row of their own describes, with that row."""
    team_overridden: Mapping[int, tuple[int, "Team"]]
    own_lead: Mapping[int, int]
    """The leading seats of teams that a row of their own describes."""
    replaced: Mapping[int, int]
    """Made seats that such a row has replaced, and by which post; -1 for none."""
    stands_for: Mapping[int, int]
    """The family of the made seat that each of those posts stands for."""
    named: Mapping[int, tuple[tuple[int, "Appointment"], ...]]
    """Appointments that name one post of a family, completed from those made for every post."""
    terms: Terms
    """The same as columns."""
    by_kind: Mapping[str, tuple[int, ...]]
    """Families by the kind of their posts."""
    _single: Mapping[str, int] = field(factory=dict[str, int], alias="single")
    _single_team: Mapping[str, int] = field(factory=dict[str, int], alias="single_team")
    _team_firsts: tuple[int, ...] = field(default=(), alias="team_firsts")
    made: Families = field(factory=Families)
    """The posts written for each place."""
    made_teams: Families = field(factory=Families)
    _each: Mapping[str, int] = field(factory=dict[str, int], alias="each")
    """Made families by the id of their row, or of their team and seat."""
    _each_team: Mapping[str, int] = field(factory=dict[str, int], alias="each_team")
    """Made families of teams by the id of their row."""
    _plain: list[Sequence[int]] = field(factory=list[Sequence[int]], init=False, metadata=WORKED_OUT)
    _team_of: dict[int, tuple[int | None, int | None]] = field(
        factory=dict[int, tuple[int | None, int | None]], init=False, metadata=WORKED_OUT
    )

    def __len__(self) -> int:
        return len(self.family_of)

    def named_tables(self) -> dict[str, Mapping[str, int]]:
        """What finds posts and teams by their ids, and those families that are made for each place."""
        return {
            "posts.single": self._single,
            "teams.single": self._single_team,
            "posts.each": self._each,
            "teams.each": self._each_team,
        }

    def find(self, text: str) -> int | None:
        """The number of the post with an id."""
        number = self._single.get(text)
        if number is not None:
            return number
        number = self.made.find(text, self.tree)
        return None if number in self.replaced else number

    def find_team(self, text: str) -> int | None:
        """The number of the team with an id."""
        number = self._single_team.get(text)
        return number if number is not None else self.made_teams.find(text, self.tree)

    def family_named(self, text: str) -> int | None:
        """The family whose row was written for each place under this id."""
        return self._each.get(text)

    def team_family_named(self, text: str) -> int | None:
        """The team family whose row was written for each place under this id."""
        return self._each_team.get(text)

    def all_named(self, text: str) -> Sequence[int]:
        """The posts an id means: one, or every one of a row written for each place."""
        family = self.family_named(text)
        if family is not None:
            of = self.families[family].family
            made = range(of.first, of.first + of.size)
            return made if not self.replaced else [n for n in (self.replaced.get(n, n) for n in made) if n >= 0]
        number = self.find(text)
        return () if number is None else (number,)

    def pairs_of_one_place(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        """Posts of two families of which one is made for the place of the other, or for one holding or held by it."""
        found: dict[tuple[int, int], None] = {}
        for first, second, swapped in ((one, other, False), (other, one, True)):
            for place in self.families[first].family.places:
                number = self.made_at(first, place)
                around = (self.made_at(second, outer) for outer in self.tree.containers(place))
                for partner in around:
                    if number is not None and partner is not None:
                        found[(partner, number) if swapped else (number, partner)] = None
        return iter(found)

    def made_at(self, family: int, place: int) -> int | None:
        """The post of a family made for a place."""
        number = self.families[family].family.at(place)
        number = None if number is None else self.replaced.get(number, number)
        return None if number is None or number < 0 else number

    def id(self, number: int) -> str:
        """The id of a post."""
        return self.families[self.family(number)].family.id(number, self.tree)

    def ids(self, numbers: Ints) -> list[str]:
        """The ids of many posts; those that are listed are read together."""
        found = [""] * len(numbers)
        of = self.family_of[numbers]
        order = np.argsort(of, kind="stable")
        for some in np.split(order, np.flatnonzero(np.diff(of[order])) + 1) if len(order) else ():
            family = self.families[int(of[some[0]])].family
            each = numbers[some]
            if family.listed is not None:
                texts = list(family.listed.ids_of(each - family.first))
            else:
                texts = [family.id(number, self.tree) for number in each.tolist()]
            for at, text in zip(some.tolist(), texts, strict=True):
                found[at] = text
        return found

    def post(self, number: int) -> "Post":
        """What is written of a post."""
        own = self.overridden.get(number)
        if own is not None:
            return own[1]
        family = self.families[self.family(number)]
        listed = family.family.listed
        return family.post if listed is None else listed.post(number - family.family.first)

    def like(self, number: int) -> "Post":
        """What is written of a post: itself, or another that says the same but its id, place, name and remarks."""
        own = self.overridden.get(number) if self.overridden else None
        return own[1] if own is not None else self.families[self.family(number)].post

    def name(self, number: int) -> "str | Name | None":
        """The name of a post."""
        own = self.overridden.get(number) if self.overridden else None
        family = self.families[self.family(number)]
        listed = family.family.listed
        if own is not None or listed is None:
            return family.post.name if own is None else own[1].name
        found: str | Name | None = stated(listed.posts, int(listed.rows[number - family.family.first]), "name")
        return found

    def family(self, number: int) -> int:
        """The number of the family of a post."""
        return self.family_numbers[number]

    @property
    def family_numbers(self) -> Sequence[int]:
        """The number of the family of each post, as plain numbers for whoever looks at few."""
        if not self._plain:
            self._plain.append(self.family_of.data)
        return self._plain[0]

    def row(self, number: int) -> int | None:
        """The row of the register that describes a post; None for a seat."""
        own = self.overridden.get(number)
        if own is not None:
            return own[0]
        family = self.families[self.family(number)]
        listed = family.family.listed
        return family.row if listed is None else int(listed.rows[number - family.family.first])

    def place_row(self, number: int) -> int | None:
        """The place a made post is made for."""
        family = self.families[self.family(number)]
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

    def team(self, number: int) -> "Team":
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
        family = self.family(number)
        found = self._team_of.get(family)
        if found is None:
            found = self._team_of[family] = self._looked_at(family)
        one, beyond = found
        return one if beyond is None else number + beyond

    def _looked_at(self, number: int) -> tuple[int | None, int | None]:
        """Of a family the one team its posts are seats of, or how far on the team of each is."""
        family = self.families[number]
        if family.team is None:
            return family.of_team, None
        return None, self.teams[family.team].family.first - family.family.first

    def lead_seat(self, team: int) -> int | None:
        """The post that leads a team; None when no seat does."""
        if team in self.team_overridden:
            return self.own_lead.get(team)
        family = self.team_family(team)
        lead = family.lead
        seat = next((s for s in family.seats if self.families[s].seat == lead), None) if lead else None
        return None if seat is None else self.families[seat].family.first + team - family.family.first

    def appointments(self, number: int) -> tuple[tuple[int | None, "Appointment"], ...]:
        """The appointments to a post, with their rows: those that name it, and those for all of other capacities."""
        named = self.named.get(number, ())
        family = self.families[self.family(number)]
        stands_for = self.stands_for.get(number) if self.stands_for else None
        if stands_for is None and not family.everyone:
            return named if len(named) < 2 else tuple(sorted(named, key=_said))
        made = family.family.rows is not None or stands_for is not None
        replaced = {appointment.capacity for _, appointment in named if made}
        for_all = family.everyone
        if stands_for is not None:
            for_all += tuple(pair for pair in self.families[stands_for].everyone if pair[0] is not None)
        everyone = tuple(pair for pair in for_all if pair[0] is None or pair[1].capacity not in replaced)
        pairs = (*everyone, *named)
        return pairs if len(pairs) < 2 else tuple(sorted(pairs, key=_said))


def _said(pair: tuple[int | None, "Appointment"]) -> tuple[str, ...]:
    """What an appointment says, for an order that no order of rows can change."""
    said = pair[1]
    dates = (said.since, said.until, said.through)
    return (said.capacity, str(said.holder), *map(str, dates), str(said.shift), str(said.home), str(said.made_up))
