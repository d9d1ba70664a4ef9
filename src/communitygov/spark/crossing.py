"""What reaches from one part into another: found in rounds, so that no part has to see the whole.

A zone with members in two counties, an appointment ex officio to a post of another county, a link, a place with two
parents: each part says what its rows name and it does not have, and what it has of what others name, until nothing is
new. Those rows are given to every part they concern, places as an outline: a part then sees the zone whole, and counts
its own.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from attrs import frozen

from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import texts
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.spark.made_here import MadeHere
from communitygov.spark.names import STANDS_IN, called, naming, standing_in, wanted_of
from communitygov.spark.own import Own
from communitygov.spark.parts import Rows
from communitygov.spark.refs import OWN_KIND, Named, refs_of
from communitygov.spark.shared import EACH, Shared
from communitygov.spark.sought import beginnings, between_hyphens
from communitygov.structure.build import Structure
from communitygov.structure.made import spellings
from communitygov.structure.places import Bools

EACH_OF = "each"
"""The kind of what ids begin with that are made from a row of a part for places anywhere."""
FOLLOWED = ("scope", "post", "team", "organisation")
"""Kinds of which all that is said of them is given to other parts once they cross; of places only where they lie."""


@frozen(slots=False, eq=False)
class Seen:
    """What one part sees: its rows behind those that all parts share."""

    shared: Shared
    part: Register
    structure: Structure
    """The structure of both."""

    def own(self, named: Named) -> bool:
        """Whether something is this part's own."""
        return is_there(self.structure, named) and (
            named in self._seats_beside or not is_there(self.shared.structure, named)
        )

    @cached_property
    def _seats_beside(self) -> frozenset[Named]:
        """The posts written beside the parts that are seats of this part's teams, as other parts must know."""
        table = self.structure.posts_table
        ids = texts(self.shared.structure.register.posts, "id") if len(self.part.teams) else ()
        teams = ((identity, table.team_of(number)) for identity in ids if (number := table.find(identity)) is not None)
        there = ((identity, table.team_id(team)) for identity, team in teams if team is not None)
        return frozenset(("post", seat) for seat, team in there if not is_there(self.shared.structure, ("team", team)))

    @cached_property
    def reaching(self) -> dict[str, Bools]:
        """Which rows of each section count in every part."""
        return self._reaching_of(self.part)

    def _reaching_of(self, register: Register) -> dict[str, Bools]:
        keys = (row.key for row in self.structure.share_rows if row.share.for_each is not None)
        made = TextIndex.of(Texts.of(keys))
        return {
            section: self.shared.reached(section, getattr(register, section), made, self._here) for section in SECTIONS
        }

    @cached_property
    def _here(self) -> MadeHere:
        return MadeHere.of(self.part, self.shared.structure.tree)

    @property
    def reaches(self) -> bool:
        """Whether some row of this part counts in every part, or something of its own is named for all of them."""
        return any(found.any() for found in self.reaching.values()) or bool(self._named_for_all)

    def beyond(self) -> tuple[frozenset[Named], frozenset[Named]]:
        """What the rows of this part name that it does not have; and with that whatever of its own is named beyond."""
        found: set[Named] = set(self._named_for_all)
        for section, noun in self._nouns(self.reaching):
            found |= {each for each in refs_of(section, noun) if self.own(each)} | own_name(section, noun)
        for place in self.shared.structure.register.places:
            inner = {("scope", parent) for parent in place.within if self.own(("scope", parent))}
            found |= inner | {("over", parent.partition("/")[0]) for _, parent in inner}
        found |= {("scope", identity) for identity in self._in_two()}
        lost: set[Named] = set()
        for section, row, noun in self._loose():
            named = {*refs_of(section, noun)}
            missing = {each for each in named if not is_there(self.structure, each)}
            if missing and (row >= len(getattr(self.shared.structure.register, section)) or any(map(self.own, named))):
                lost |= missing | own_name(section, noun)
                if section == "places":
                    lost |= {("over", parent.partition("/")[0]) for _, parent in missing}
        found |= {("all", family) for family in self._at_large()}
        found |= {(EACH_OF, prefix) for prefix in self._here.prefixes}
        return frozenset(found | lost), frozenset(lost)

    @cached_property
    def _named_for_all(self) -> set[Named]:
        """What is this part's own and named by a row that all share and that says something of what all share."""
        found: set[Named] = {*self._seats_beside}
        register = self.shared.structure.register
        for section, each in self._reaching_of(register).items():
            for row in np.flatnonzero(each).tolist():
                found |= {named for named in refs_of(section, getattr(register, section)[row]) if self.own(named)}
        return found

    def _in_two(self) -> Iterator[str]:
        """The places of this part that lie in several, one of which is not its own: no stub may stand for them."""
        tree = self.structure.tree
        for row, others in tree.extra_parents.items():
            outer = [at for at in (int(tree.parent[row]), *others) if at >= 0]
            if self.own(("scope", tree.id(row))) and not all(self.own(("scope", tree.id(at))) for at in outer):
                yield tree.id(row)

    def _nouns(self, chosen: dict[str, Bools]) -> Iterator[tuple[str, Any]]:
        for section, which in chosen.items():
            rows: Sequence[Any] = getattr(self.part, section)
            yield from ((section, rows[at]) for at in np.flatnonzero(which).tolist())

    def _at_large(self) -> Iterator[str]:
        """Posts that are written for each place and stand in for one that is not: for it each of them counts."""
        table = self.structure.posts_table
        for rows in (self.shared.structure.register.links, self.part.links):
            ends = {names.row[at]: names.ids[at] for names in standing_in(rows, "who") for at in range(len(names.row))}
            for names in standing_in(rows, "to"):
                for at, row in enumerate(names.row.tolist()):
                    if table.family_named(names.ids[at]) is None and table.family_named(ends[row]) is not None:
                        yield ends[row]

    def _loose(self) -> Iterator[tuple[str, int, Any]]:
        """The rows that name something that is not there, and of which a count may depend."""
        rows = {(each.section, each.row) for each in self.structure.dangling if each.why == "nothing"}
        for section, row in sorted((section, row) for section, row in rows if row is not None):
            noun = getattr(self.structure.register, section)[row]
            if section != "links" or noun.kind == STANDS_IN:
                yield section, row, noun

    def about(self, wanted: frozenset[Named]) -> tuple[frozenset[Named], Rows]:
        """What this part's rows name that are, or say something of, what is wanted, and so on; and these rows."""
        while True:
            found = set(wanted) | {each for kind, identity in wanted for each in self._meant(kind, identity)}
            rows = self._rows(frozenset(found))
            for section, each in rows.items():
                for row in each:
                    found |= {*refs_of(section, row), *own_name(section, row), *self._made_at(section, row, wanted)}
            if found <= wanted:
                return wanted, rows
            wanted = frozenset(wanted | found)

    def _made_at(self, section: str, row: Any, wanted: frozenset[Named]) -> Iterator[Named]:
        """The place that is meant by a row that says something of a made one: without it the row is another.

        Of a row that another part writes for each place no more is known here than what ids made from it begin with.
        """
        if section == "shares" and row.id in self._where_made:
            yield "scope", self._where_made[row.id]
        if section in EACH and row.id and any((EACH_OF, each) in wanted for each in beginnings(row.id)):
            named = {("scope", place) for piece in between_hyphens(row.id) for place in spellings(piece)}
            yield from (each for each in named if self.own(each))

    @cached_property
    def _where_made(self) -> dict[str, str]:
        tree, rows = self.structure.tree, self.structure.share_rows
        made = (row for row in rows if row.share.for_each is not None and row.where is not None)
        return {row.key: tree.id(row.where) for row in made if row.where is not None and 0 <= row.where < len(tree)}

    def _meant(self, kind: str, identity: str) -> Iterator[Named]:
        own = Own(self.structure, self.own)
        if kind == "over":
            yield from own.over(identity)
        elif kind == "post":
            yield from own.team_of(identity)
        elif kind == "team":
            yield from own.seats_of(identity)
        elif kind == "all":
            yield from own.made_of(identity)

    def _rows(self, wanted: frozenset[Named]) -> Rows:
        """Rows of this part that are, or say something of, what is wanted or all parts share; places left out."""
        followed = {each for each in wanted if each[0] in FOLLOWED and not self._is_place(each)}
        followed |= {("scope", identity) for kind, identity in wanted if kind == "at"}
        all_named, said_of = wanted_of(wanted), wanted_of(followed)
        found: dict[str, list[Any]] = {}
        for section in SECTIONS:
            rows: Sequence[Any] = getattr(self.part, section)
            if section != "places" and len(rows):
                chosen = called(section, rows, all_named) | naming(section, rows, said_of) | self.reaching[section]
                if chosen.any():
                    found[section] = [rows[at] for at in np.flatnonzero(chosen).tolist()]
        return found

    def _is_place(self, named: Named) -> bool:
        return named[0] == "scope" and self.structure.tree.find(named[1]) is not None

    def places(self, wanted: frozenset[Named]) -> frozenset[str]:
        """Places of this part, or parts of their layouts, among what is wanted, those of made posts too."""
        return Own(self.structure, self.own).places(wanted)

    def has_some(self, wanted: frozenset[Named]) -> bool:
        """Whether something wanted is this part's own."""
        return any(kind in OWN_KIND.values() and self.own((kind, identity)) for kind, identity in wanted)


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
