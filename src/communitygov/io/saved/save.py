"""Write a structure into one file that is opened without building."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from attrs import fields

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.pause import collector_paused
from communitygov.base.positions import Position
from communitygov.base.text_bytes import SECRET
from communitygov.io import file_sayings
from communitygov.io.files import why_not
from communitygov.io.paths import path_of, shown_path
from communitygov.io.replace import replace
from communitygov.io.saved.container import Array, packed
from communitygov.io.saved.index import write_ids, write_index
from communitygov.io.saved.nouns import NounWriter, text
from communitygov.io.saved.opened import ARRAYS
from communitygov.io.saved.periods import write_periods
from communitygov.io.saved.pools import Pools, made_up_in
from communitygov.io.saved.positions import write_positions
from communitygov.io.saved.sections import Sections
from communitygov.io.saved.values import written
from communitygov.structure.build import Structure
from communitygov.structure.listed import Singles
from communitygov.structure.made import Family
from communitygov.structure.made_up_rows import made_up_rows
from communitygov.structure.named import Named
from communitygov.structure.posts import Posts

if TYPE_CHECKING:
    import os

HEAD = ("communitygov", "name", "as_of", "time_zone", "calendar", "vocabulary")
"""The fields of a register that are no section of rows."""


def save(structure: Structure, path: "str | os.PathLike[str]") -> None:
    """Write a structure into a new file, which takes an old one's place when it is whole; who has that open keeps it.

    Raises
    ------
    DocumentError
        When it cannot be written.
    BadQuestion
        When own attributes hold what no file can, or what is given is no structure or no path.
    """
    target = path_of(path)
    given = cast("object", structure)
    if not isinstance(given, Structure):
        kind = type(given).__name__
        raise BadQuestion(f"a Structure is saved, not {kind}", f"保存的是结构（Structure），不是 {kind}")
    with collector_paused():
        data = _Saving(structure.in_nouns()).data()
    try:
        replace(target, data, anew=True)
    except (OSError, ValueError) as exc:
        raise DocumentError([file_sayings.NOT_WRITTEN.finding(Position(shown_path(target)), why=why_not(exc))]) from exc


class _Saving:
    """One structure while it is written."""

    def __init__(self, structure: Structure) -> None:
        self.structure: Structure = structure
        self.sections: Sections = Sections()
        self.pools: Pools = Pools(structure.register)
        self.writer: NounWriter = NounWriter()

    def data(self) -> list[bytes | memoryview]:
        """The bytes of the file, in pieces."""
        structure, sections = self.structure, self.sections
        self._register()
        self._tree()
        self._scopes()
        self._posts(structure.posts_table)
        self._shares()
        sections.numbers("switches.scope", structure.switch_scopes)
        sections.numbers("exemptions.scope", structure.exemption_scopes)
        loose = ([each.section, each.row, each.field, each.target, each.why] for each in structure.dangling)
        sections.texts("dangling", map(text, loose))
        write_index(structure, sections)
        self.pools.write(sections, self.writer)
        return list(packed(sections.arrays, self._about()))

    def _about(self) -> dict[str, Any]:
        structure = self.structure
        return {
            "communitygov": sys.modules["communitygov"].__version__,
            "secret": f"{SECRET:016x}",
            "since": None if structure.since is None else structure.since.isoformat(),
            "until": None if structure.until is None else structure.until.isoformat(),
            "counted": structure.counted,
            "rows": self.pools.counts(),
            "places": len(structure.tree),
            "households": int(structure.tree.homes.sum()),
            "posts": len(structure.posts_table),
        }

    def _register(self) -> None:
        register, sections = self.structure.register, self.sections
        stated = register.model_fields_set
        head = {name: written(getattr(register, name), self.writer.tagged) for name in HEAD if name in stated}
        sections.json("register", head)
        sections.json("made_up", made_up_in(register))
        sections.json("kinds", self.writer.kinds())
        sections.json("vocabulary", written(self.structure.words.vocabulary, self.writer.tagged))
        write_ids(register, sections)
        write_periods(register, sections)
        write_positions(register.source, sections)

    def _tree(self) -> None:
        tree, sections = self.structure.tree, self.sections
        for each in fields(type(tree)):
            value: Any = getattr(tree, each.name)
            if each.name in ARRAYS:
                sections.array(f"tree.{each.name}", value)
        sections.numbers("tree.place", self.pools["places"].numbers(tree.places))
        sections.indexed("tree.id", tree.row_of.index)
        sections.array("tree.first", tree.row_of.first)
        sections.index("tree.named.id", tree.row_of.named)
        sections.numbers("tree.named.number", tree.row_of.named.values())
        sections.array("tree.made_up", made_up_rows(self.structure))
        sections.json("tree", {"words": tree.words, "floor_number": tree.floor_number})
        sections.numbers("tree.extra_parents.key", tree.extra_parents)
        sections.numbers("tree.extra_parents", (row for rows in tree.extra_parents.values() for row in rows))
        sections.offsets("tree.extra_parents", map(len, tree.extra_parents.values()))
        sections.numbers("tree.extra_within.key", tree.extra_within)
        sections.intervals("tree.extra_within", list(tree.extra_within.values()))

    def _scopes(self) -> None:
        scopes, sections = self.structure.scopes, self.sections
        sections.numbers("zones.row", self.pools["zones"].numbers(scopes.zones))
        sections.index("zones.id", scopes.zone_of)
        sections.numbers("zones.id.zone", scopes.zone_of.values())
        sections.intervals("zones.atoms", scopes.zone_atoms)
        sections.array("zones.reach", scopes.zone_reach)
        sections.intervals("zones.rows", scopes.zone_rows)
        sections.array("zones.number", scopes.zone_number)
        sections.json("zones.level", scopes.zone_level)

    def _posts(self, table: Posts) -> None:
        sections, posts, teams = self.sections, self.pools["posts"], self.pools["teams"]
        self._places_of: list[Any] = []
        self._listed: list[Any] = []
        self._next = 0
        families = [
            {
                **self._family(each.family),
                "row": each.row,
                "post": posts.number(each.post, each.row),
                "team": each.team,
                "of_team": each.of_team,
                "seat": each.seat,
                "everyone": [[row, self._appointment(row, said)] for row, said in each.everyone],
            }
            for each in table.families
        ]
        sections.texts("families", map(text, families))
        of_teams = [
            {
                **self._family(each.family),
                "row": each.row,
                "team": teams.number(each.team, each.row),
                "lead": each.lead,
                "seats": each.seats,
            }
            for each in table.teams
        ]
        sections.texts("team_families", map(text, of_teams))
        sections.array("families.places", np.concatenate((np.zeros(0, np.int32), *self._places_of)).astype(np.int32))
        sections.array("families.listed", np.concatenate((np.zeros(0, np.int32), *self._listed)).astype(np.int32))
        sections.array("posts.family", table.family_of)
        sections.array("posts.scope", table.scope)
        made = [number for number, each in enumerate(table.families) if each.family.rows is not None]
        sections.numbers("families.made", made)
        sections.numbers(
            "team_families.made", [n for n, each in enumerate(table.teams) if each.family.rows is not None]
        )
        sections.numbers("team_families.first", (each.family.first for each in table.teams))
        sections.json("posts.by_kind", dict(table.by_kind))
        for name, found in table.named_tables().items():
            sections.index(f"{name}.id", found)
            numbers = found.every_number() if isinstance(found, Singles) else found.values()
            sections.numbers(f"{name}.number", numbers)
        self._by_number("own_lead", table.own_lead)
        self._by_number("replaced", table.replaced)
        self._by_number("stands_for", table.stands_for)
        overridden = {number: (row, posts.number(post, row)) for number, (row, post) in table.overridden.items()}
        self._pairs("overridden", overridden)
        said = {number: (row, teams.number(team, row)) for number, (row, team) in table.team_overridden.items()}
        self._pairs("team_overridden", said)
        self._named(table)

    def _family(self, family: Family) -> dict[str, Any]:
        """A family, and where the places that it is made for stand among those of all."""
        at = None
        if family.rows is not None:
            at = [self._next, len(family.rows)]
            self._places_of.append(family.rows)
            self._next += len(family.rows)
        said = {"prefix": family.prefix, "suffix": family.suffix, "first": family.first, "places": at}
        listed = family.listed
        if listed is not None:
            said["listed"] = [sum(map(len, self._listed)), len(listed.rows)]
            self._listed.append(listed.rows)
        return said

    def _appointment(self, row: int | None, said: Any) -> int:
        return self.pools["appointments"].number(said, row)

    def _named(self, table: Posts) -> None:
        """Who is named for which post; an appointment that takes nothing from those for all is the row itself."""
        sections, terms, named = self.sections, table.terms, table.named
        for each in fields(type(terms)):
            if isinstance(value := getattr(terms, each.name), np.ndarray):
                sections.array(f"terms.{each.name}", cast("Array", value))
        sections.json("terms", terms.shifts)
        sections.indexed("terms.people", terms.people)
        keys, firsts = np.unique(terms.post, return_index=True)
        number = terms.row.astype(np.int32)
        for post, first in self._completed(named, keys, firsts):
            pairs = named[post]
            number[first : first + len(pairs)] = [self._appointment(row, said) for row, said in pairs]
        sections.array("named.key", keys.astype(np.int32))
        sections.array("named.offsets", np.append(firsts, len(terms)).astype(np.int64))
        sections.array("named.appointment", number)

    def _completed(self, named: Mapping[int, Any], posts: Array, firsts: Array) -> Iterator[tuple[int, int]]:
        """The posts whose appointments may take something from those for all, and where theirs begin."""
        may = np.ones(len(posts), dtype=np.bool_)
        if isinstance(named, Named):
            may = np.isin(named.family[firsts], [family for family, base in named.for_all.items() if base])
        return zip(posts[may].tolist(), firsts[may].tolist(), strict=True)

    def _by_number(self, name: str, found: Mapping[int, int]) -> None:
        self.sections.numbers(f"{name}.key", found)
        self.sections.numbers(name, found.values())

    def _pairs(self, name: str, found: Mapping[int, Sequence[int]]) -> None:
        self.sections.numbers(f"{name}.key", found)
        self.sections.array(name, np.array(list(found.values()), dtype=np.int32).reshape(-1, 2))

    def _shares(self) -> None:
        shares = self.pools["shares"]
        rows = (
            [each.row, shares.number(each.share, each.row), each.key, each.where, each.carrier, each.target]
            for each in self.structure.share_rows
        )
        self.sections.texts("share_rows", map(text, rows))
