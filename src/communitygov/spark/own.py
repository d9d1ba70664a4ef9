"""What is a part's own and meant by a name: what stands over a place, the team of a seat, posts made from one row."""

from collections.abc import Callable, Iterator

from attrs import frozen

from communitygov.spark.refs import Named
from communitygov.structure.build import Structure


@frozen(eq=False)
class Own:
    """Looks names up in a part."""

    structure: Structure
    has: Callable[[Named], bool]
    """Whether something is this part's own."""

    def team_of(self, identity: str) -> Iterator[Named]:
        """The team that a post is a seat of."""
        table = self.structure.posts_table
        number = table.find(identity)
        team = None if number is None else table.team_of(number)
        if team is not None:
            yield "team", table.team_id(team)

    def seats_of(self, identity: str) -> Iterator[Named]:
        """The posts that are the seats of a team: who holds them is said of the posts."""
        table = self.structure.posts_table
        number = table.find_team(identity)
        if number is None or number < 0:
            return
        family = table.team_family(number)
        if number in table.team_overridden:
            own = (of.family.first for of in table.families if of.of_team == number)
            yield from (("post", table.id(post)) for post in own)
            return
        for seat in family.seats:
            yield "post", table.id(table.families[seat].family.first + number - family.family.first)

    def made_of(self, identity: str) -> Iterator[Named]:
        """The posts that are made from one row for places of this part."""
        table, tree = self.structure.posts_table, self.structure.tree
        for number in table.all_named(identity):
            place = table.place_row(number)
            if place is None or self.has(("scope", tree.id(place))):
                yield "post", table.id(number)

    def over(self, identity: str) -> Iterator[Named]:
        """What stands over a place of this part in which a place of another part lies as well."""
        spot = self.structure.tree.find(identity)
        if spot is None or not self.has(("scope", identity)):
            return
        table, tree = self.structure.posts_table, self.structure.tree
        for row in tree.containers(spot.row):
            if self.has(("scope", tree.id(row))):
                yield "at", tree.id(row)
                made_here = (each for each in self.structure.share_rows if each.where == row)
                yield from (("share", each.key) for each in made_here if each.share.for_each is not None)
                made = (each.at(row) for each in table.made.made)
                yield from (("post", table.id(number)) for number in made if number is not None)
                teams = (each.at(row) for each in table.made_teams.made)
                yield from (("team", table.team_id(number)) for number in teams if number is not None)

    def places(self, wanted: frozenset[Named]) -> frozenset[str]:
        """Places of this part, or parts of their layouts, among what is wanted, those of made posts too."""
        table, tree = self.structure.posts_table, self.structure.tree
        texts = {identity for kind, identity in wanted if kind == "scope"}
        for kind, identity in wanted:
            number = table.find(identity) if kind == "post" else None
            place = None if number is None else table.place_row(number)
            if place is not None:
                texts.add(tree.id(place))
            team = table.find_team(identity) if kind == "team" else None
            made_for = None if team is None or team < 0 else table.team_place(team)
            if made_for is not None:
                texts.add(tree.id(made_for))
        return frozenset(text for text in texts if self.has(("scope", text)) and tree.find(text) is not None)
