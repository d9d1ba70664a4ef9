"""What reaches from one part into another: found in rounds, so that no part has to see the whole.

A zone with members in two counties, an appointment ex officio to a post of another county, a link, a place with two
parents: each part says what its rows name and it does not have, and what it has of what others name, until nothing is
new. Those rows are given to every part, places as an outline: a part then sees the zone whole, and counts its own.
"""

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.spark.parts import Rows, joined, rows_of
from communitygov.spark.refs import OWN_KIND, Named, refs_of, subjects
from communitygov.structure.build import Structure, build

FOLLOWED = ("scope", "post", "team", "organisation")
"""Kinds of which all that is said of them is given to every part once they cross; of places only where they lie."""

Root = tuple[str, str]
"""A place, and the shared place it lies in."""

SOMETHING: Named = ("", "")
"""Stands for rows that every part is counted with and that nobody refers to."""


@frozen(eq=False)
class Seen:
    """What one part sees: its rows behind those that all parts share."""

    shared: Structure
    """The structure of what is shared alone."""
    part: Register
    structure: Structure
    """The structure of both."""
    _made_shares: frozenset[str] = field(init=False)
    """The ids of shares that are made for a place, also where a row of its own says something of one."""

    def __attrs_post_init__(self) -> None:
        made = (row.key for row in self.structure.share_rows if row.share.for_each is not None)
        object.__setattr__(self, "_made_shares", frozenset(made))

    @classmethod
    def of(cls, shared: Structure, part: Register, at: str) -> "Seen":
        """Look at a part at an instant."""
        return cls(shared, part, build(joined(shared.register, rows_of(part)), at=at))

    def own(self, named: Named) -> bool:
        """Whether something is this part's own."""
        return is_there(self.structure, named) and not is_there(self.shared, named)

    def roots(self) -> tuple[Root, ...]:
        """The places of this part that lie in a shared one, by any parent, each with that."""
        return tuple(
            (place.id, parent)
            for place in self.part.places
            for parent in (each.partition("/")[0] for each in place.within)
            if is_there(self.shared, ("scope", parent))
        )

    def beyond(self) -> frozenset[Named]:
        """What the rows of this part name and it does not have; and the zones, posts and teams that do so."""
        found: set[Named] = set()
        for section, noun in self._reaching(self.part):
            found |= {SOMETHING}
            found |= {each for each in refs_of(section, noun) if self.own(each)} | own_name(section, noun)
        for section, noun in self._reaching(self.shared.register):
            found |= {each for each in refs_of(section, noun) if self.own(each)}
        for place in self.shared.register.places:
            inner = {("scope", parent) for parent in place.within if self.own(("scope", parent))}
            found |= inner | {("over", parent.partition("/")[0]) for _, parent in inner}
        for section, row, noun in self._loose():
            named = set(refs_of(section, noun))
            missing = {each for each in named if not is_there(self.structure, each)}
            if section == "places":
                found |= {("over", parent.partition("/")[0]) for _, parent in missing}
            if missing and (row >= len(getattr(self.shared.register, section)) or any(map(self.own, named))):
                found |= missing | own_name(section, noun)
        return frozenset(found)

    def _reaching(self, register: Register) -> Iterator[tuple[str, Any]]:
        """The rows that count beyond one part: they say something of what all parts share, or of everything."""
        for section in SECTIONS:
            for row in getattr(register, section):
                if self._reaches(section, row):
                    yield section, row

    def _reaches(self, section: str, row: Any) -> bool:
        if section == "shares" and row.id in self._made_shares:
            return False
        of = subjects(section, row)
        return of is not None and (not of or any(is_there(self.shared, each) for each in of))

    def _loose(self) -> Iterator[tuple[str, int, Any]]:
        """The rows that name something that is not there."""
        rows = {(each.section, each.row) for each in self.structure.dangling if each.why == "nothing"}
        for section, row in sorted((section, row) for section, row in rows if row is not None):
            yield section, row, getattr(self.structure.register, section)[row]

    def about(self, wanted: frozenset[Named]) -> frozenset[Named]:
        """What this part's rows name that are, or say something of, what is wanted."""
        found = {named for kind, identity in wanted if kind == "over" for named in self._over(identity)}
        found |= {("team", team) for kind, identity in wanted if kind == "post" for team in self._team_of(identity)}
        for section, rows in self.rows(wanted).items():
            for row in rows:
                found |= {*refs_of(section, row), *own_name(section, row)}
        return frozenset(found)

    def _team_of(self, identity: str) -> Iterator[str]:
        """The team that a post is a seat of."""
        table = self.structure.posts_table
        number = table.find(identity)
        team = None if number is None else table.team_of(number)
        if team is not None:
            yield table.team_id(team)

    def _over(self, identity: str) -> Iterator[Named]:
        """What stands over a place of this part in which a place of another part lies as well."""
        spot = self.structure.tree.find(identity)
        if spot is None or not self.own(("scope", identity)):
            return
        table, tree = self.structure.posts_table, self.structure.tree
        for row in tree.containers(spot.row):
            if self.own(("scope", tree.id(row))):
                yield "at", tree.id(row)
                made_here = (each for each in self.structure.share_rows if each.where == row)
                yield from (("share", each.key) for each in made_here if each.share.for_each is not None)
                made = (each.at(row) for each in table.made.made)
                yield from (("post", table.id(number)) for number in made if number is not None)
                teams = (each.at(row) for each in table.made_teams.made)
                yield from (("team", table.team_id(number)) for number in teams if number is not None)

    def rows(self, wanted: frozenset[Named]) -> Rows:
        """Rows of this part that are, or say something of, what is wanted or all parts share; places left out."""
        followed = {each for each in wanted if each[0] in FOLLOWED and not self._is_place(each)}
        followed |= {("scope", identity) for kind, identity in wanted if kind == "at"}
        found: dict[str, list[Any]] = {}
        for section in SECTIONS:
            if section != "places":
                for row in getattr(self.part, section):
                    named = {*own_name(section, row), (section[:-1], getattr(row, "id", None))} & wanted or any(
                        each in followed for each in refs_of(section, row)
                    )
                    if named or self._reaches(section, row):
                        found.setdefault(section, []).append(row)
        return found

    def _is_place(self, named: Named) -> bool:
        return named[0] == "scope" and self.structure.tree.find(named[1]) is not None

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
        return frozenset(text for text in texts if self.own(("scope", text)) and tree.find(text) is not None)


def own_name(section: str, row: Any) -> set[Named]:
    """As what a row is referred to; nothing for one that nobody refers to."""
    kind = OWN_KIND.get(section)
    return set() if kind is None else {(kind, row.id)}


def is_there(structure: Structure, named: Named) -> bool:
    """Whether a structure has something."""
    kind, identity = named
    if kind == "scope":
        return structure.tree.find(identity) is not None or identity in structure.scopes.zone_of
    table = structure.posts_table
    if kind == "post":
        return table.find(identity) is not None or table.family_named(identity) is not None
    if kind == "team":
        return table.find_team(identity) is not None or table.team_family_named(identity) is not None
    rows = {
        "organisation": structure.organisations,
        "person": structure.people_by_id,
        "shift": structure.shifts,
        "duty": structure.duties_by_id,
    }[kind]
    return identity in rows
