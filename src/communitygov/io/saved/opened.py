"""Open a saved structure: nothing is built, and what no question looks at is not read."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import fields

from communitygov.io.paths import path_of
from communitygov.io.saved.declared import look_at
from communitygov.io.saved.index import take_index
from communitygov.io.saved.kinds import Maker, kept_makers
from communitygov.io.saved.lazily import MOST_KEPT, ById, Made, Numbers, rows_of
from communitygov.io.saved.lookups import Lookups
from communitygov.io.saved.mapped import Mapped
from communitygov.io.saved.register import KeptRegister, Rows
from communitygov.io.saved.values import read
from communitygov.structure.build import Structure
from communitygov.structure.dangling import Dangling
from communitygov.structure.families import PostFamily, TeamFamily
from communitygov.structure.made import Families, Family, Listed
from communitygov.structure.places import Tree
from communitygov.structure.posts import Posts
from communitygov.structure.row_of import RowOf
from communitygov.structure.scopes import Scopes
from communitygov.structure.shares import ShareRow
from communitygov.structure.terms import Terms
from communitygov.structure.words import Words

if TYPE_CHECKING:
    import os

T = TypeVar("T")
ARRAYS = frozenset(
    (
        "base", "part", "block", "parent", "end", "level", "also", "site", "number", "homes", "asked_as_home",
        "uncounted", "floors", "atoms_before", "shape",
    )
)  # fmt: skip
"""The columns of the tree that are arrays."""


def open_structure(path: "str | os.PathLike[str]", *, check: bool = False) -> Structure:
    """Open a structure that `save` wrote. It answers as the one that was saved.

    With ``check`` every section is looked at first; else each is when it is first asked for.

    Raises
    ------
    BadStructureFile
        When the file cannot be read, is no saved structure, is cut short, was changed or is of another format. Where
        ``check`` is not asked for, a question may raise it too.
    """
    mapped = Mapped.of(path_of(path))
    if check:
        mapped.check()
    return mapped.made(lambda: _opened(mapped))


def _opened(mapped: Mapped) -> Structure:
    look_at(mapped.directory)
    return Opening(mapped, None).structure()


class Opening:
    """One file while a structure is put together from it; of plain nouns, or of those that a register makes."""

    def __init__(self, mapped: Mapped, nouns: "Mapping[str, Maker] | None") -> None:
        self.mapped: Mapped = mapped
        self.lookups: Lookups = Lookups(mapped)
        self.makers: Mapping[str, Maker] = kept_makers(mapped.json("kinds")) if nouns is None else nouns
        most = MOST_KEPT if nouns is None else sys.maxsize  # each noun of a register is one and the same
        self.rows: Rows = Rows(mapped, self.makers, most=most)

    def structure(self) -> Structure:
        """The structure, with a register of plain nouns."""
        head = {"name": None, "as_of": None, "time_zone": None, "calendar": None, "vocabulary": None, "communitygov": 1}
        said = self.mapped.json("register")
        register = KeptRegister(self.rows, {**head, **{name: read(each, self.makers) for name, each in said.items()}})
        return self.of_register(cast("Any", register))

    def of_register(self, register: Any) -> Structure:
        """The structure of a register that has the rows of the file."""
        mapped, words = self.mapped, Words.compiled(read(self.mapped.json("vocabulary"), self.makers))
        tree = self._tree()
        scopes = self._scopes(tree, words)
        since, until, counted = (mapped.directory[name] for name in ("since", "until", "counted"))
        found = Structure(
            register=register,
            words=words,
            since=None if since is None else datetime.fromisoformat(since),
            until=None if until is None else datetime.fromisoformat(until),
            counted=None if counted is None else tuple((start, end) for start, end in counted),
            tree=tree,
            scopes=scopes,
            posts_table=self._posts(tree, scopes),
            share_rows=self._shares(),
            switch_scopes=tuple(mapped.array("switches.scope").tolist()),
            exemption_scopes=tuple(mapped.array("exemptions.scope").tolist()),
            organisations=self._by_id("organisations"),
            people_by_id=self._by_id("people"),
            shifts=self._by_id("shifts"),
            duties_by_id=self._by_id("duties"),
            dangling=cast("Any", rows_of(mapped, "dangling", lambda said: Dangling(*said))),
        )
        found.cache["made_up_rows"] = mapped.array("tree.made_up")
        take_index(found, self.lookups)
        return found

    def _by_id(self, section: str) -> Mapping[str, Any]:
        rows = self.lookups.numbers(section, "row")
        return ById(rows, self.rows.every(section))

    def _tree(self) -> Tree:
        mapped = self.mapped
        said = mapped.json("tree")
        arrays: dict[str, Any] = {
            each.name: mapped.array(f"tree.{each.name}") for each in fields(Tree) if each.name in ARRAYS
        }
        ids = mapped.index("tree.id")
        within = self.lookups.intervals("tree.extra_within")
        return Tree(
            places=cast("Any", self._picked("places", "tree.place")),
            ids=ids.texts,
            row_of=RowOf(ids, mapped.array("tree.first"), self.lookups.numbers("tree.named")),
            extra_parents=self.lookups.by_number("tree.extra_parents", self.lookups.grouped("tree.extra_parents", int)),
            extra_within=self.lookups.by_number("tree.extra_within", within),
            words=tuple(said["words"]),
            floor_number=said["floor_number"],
            **arrays,
        )

    def _picked(self, section: str, name: str) -> Sequence[Any]:
        """The nouns of a section with some numbers."""
        every, numbers = self.rows.every(section), self.mapped.array(name)
        return Made(len(numbers), lambda at: every[int(numbers[at])])

    def _scopes(self, tree: Tree, words: Words) -> Scopes:
        mapped = self.mapped
        return Scopes(
            tree=tree,
            zones=cast("Any", self._picked("zones", "zones.row")),
            zone_of=Numbers(mapped.index("zones.id"), mapped.array("zones.id.zone")),
            zone_atoms=cast("Any", self.lookups.intervals("zones.atoms")),
            zone_reach=mapped.array("zones.reach"),
            zone_rows=cast("Any", self.lookups.intervals("zones.rows")),
            zone_number=mapped.array("zones.number"),
            zone_level=tuple(mapped.json("zones.level")),
            site_level=words.site_level,
            known_levels=frozenset(words.rank),
        )

    def _posts(self, tree: Tree, scopes: Scopes) -> Posts:
        mapped = self.mapped
        families: Any = rows_of(mapped, "families", self._post_family)
        teams: Any = rows_of(mapped, "team_families", self._team_family)
        made, made_teams = (mapped.array(name).tolist() for name in ("families.made", "team_families.made"))
        return Posts(
            tree=tree,
            scopes=scopes,
            families=families,
            teams=teams,
            family_of=mapped.array("posts.family"),
            scope=mapped.array("posts.scope"),
            overridden=self._said_of("overridden", "posts"),
            team_overridden=self._said_of("team_overridden", "teams"),
            own_lead=self.lookups.by_number("own_lead", self.lookups.ints("own_lead")),
            replaced=self.lookups.by_number("replaced", self.lookups.ints("replaced")),
            stands_for=self.lookups.by_number("stands_for", self.lookups.ints("stands_for")),
            named=cast("Any", self._named()),
            terms=self._terms(),
            by_kind=self.lookups.parted("posts.by_kind", len(families)),
            single=self.lookups.numbers("posts.single"),
            single_team=self.lookups.numbers("teams.single"),
            each=self.lookups.numbers("posts.each"),
            each_team=self.lookups.numbers("teams.each"),
            made=Families(tuple(families[number].family for number in made)),
            made_teams=Families(tuple(teams[number].family for number in made_teams)),
            team_firsts=tuple(mapped.array("team_families.first").tolist()),
        )

    def _said_of(self, name: str, section: str) -> Mapping[int, tuple[int, Any]]:
        """Rows that describe one made post or team, by its number."""
        pairs, every = self.mapped.array(name), self.rows.every(section)
        return self.lookups.by_number(name, Made(len(pairs), lambda at: (int(pairs[at, 0]), every[int(pairs[at, 1])])))

    def _named(self) -> Mapping[int, tuple[tuple[int | None, Any], ...]]:
        said, offsets = (self.mapped.array(f"named.{name}") for name in ("appointment", "offsets"))
        rows = self.mapped.array("terms.row")

        def pairs(at: int) -> tuple[tuple[int | None, Any], ...]:
            span = slice(offsets.item(at), offsets.item(at + 1))
            return self._appointments(zip(rows[span].tolist(), said[span].tolist(), strict=True))

        return self.lookups.by_number("named", Made(len(offsets) - 1, pairs))

    def _terms(self) -> Terms:
        others = "shifts", "people"
        arrays = {
            each.name: self.mapped.array(f"terms.{each.name}") for each in fields(Terms) if each.name not in others
        }
        return Terms(shifts=tuple(self.mapped.json("terms")), people=self.mapped.index("terms.people"), **arrays)

    def _appointments(self, pairs: Any) -> tuple[tuple[int | None, Any], ...]:
        every = self.rows.every("appointments")
        return tuple([(None if row is None or row < 0 else row, every[number]) for row, number in pairs])

    def _family(self, said: Mapping[str, Any]) -> Family:
        at, places = said["places"], None
        if at is not None:
            places = self.mapped.array("families.places")[at[0] : at[0] + at[1]]
        listed = self._listed(*said["listed"]) if "listed" in said else None
        return Family(said["prefix"], said["suffix"], said["first"], places, listed)

    def _listed(self, at: int, many: int) -> Listed:
        """Posts written one by one that say the same: their ids are the last of those that find single posts."""
        rows, ids = self.mapped.array("families.listed"), self.mapped.index("posts.single.id").texts
        first = len(ids) - len(rows) + at
        return Listed(cast("Any", self.rows.every("posts")), rows[at : at + many], ids, range(first, first + many))

    def _post_family(self, said: Mapping[str, Any]) -> PostFamily:
        return PostFamily(
            said["row"],
            self.rows.every("posts")[said["post"]],
            self._family(said),
            said["team"],
            said["of_team"],
            said["seat"],
            self._appointments(said["everyone"]),
        )

    def _team_family(self, said: Mapping[str, Any]) -> TeamFamily:
        team = self.rows.every("teams")[said["team"]]
        return TeamFamily(said["row"], team, self._family(said), said["lead"], tuple(said["seats"]))

    def _shares(self) -> Any:
        shares = self.rows.every("shares")

        def row(at: int, said: Any) -> ShareRow:
            number, share, *more = said
            return ShareRow(at, number, shares[share], *more)

        said = rows_of(self.mapped, "share_rows", tuple)
        return Made(len(said), lambda at: row(at, said[at]))
