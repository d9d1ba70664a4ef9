"""Cut a register that is in memory into parts: the places of one level, each with what is of it alone."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from communitygov.base.errors import BadQuestion
from communitygov.model.kept import with_nouns
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.spark.crossing import own_name
from communitygov.spark.levels import levels_of_rows, refuse_parts_of_layouts
from communitygov.spark.parts import HeldPart, Parts
from communitygov.spark.refs import Named, refs_of
from communitygov.structure.build import Structure, build
from communitygov.structure.made import Family
from communitygov.structure.places import Ints

FIRST = ("places", "zones", "posts", "teams", "organisations")
"""The sections whose rows others name, each after those it names itself."""


def cut(register: Register, level: str, *, at: str | None = None) -> Parts:
    """Cut a register at every place of a level; what is of no part or of several is shared by all.

    A place is of the part it lies in by its first parent; another row is of a part when all that it names of any part
    is of that one.

    Raises
    ------
    BadQuestion
        When no place is of the level, or one of them is a part of a layout: a layout stays in one piece.
    """
    register = with_nouns(register)
    cutting = _Cutting(build(register, at=at), level)
    for section in (*FIRST, *(each for each in SECTIONS if each not in FIRST)):
        for row in getattr(register, section):
            cutting.take(section, row)
    shared = register.model_copy(update={section: tuple(cutting.shared[section]) for section in SECTIONS})
    return Parts(shared, tuple(HeldPart(name, _register(rows)) for name, rows in cutting.parts.items()))


def _register(rows: dict[str, list[Any]]) -> Register:
    return Register().model_copy(update={section: tuple(each) for section, each in rows.items()})


PLACED = {"places": "scope", "posts": "post", "teams": "team", "shares": "share"}
"""The sections whose rows may stand at a place by their id alone: a post that says something of a made one does."""
NO_ROWS: Ints = np.zeros(0, dtype=np.int32)


class _Cutting:
    """Deals rows out."""

    def __init__(self, structure: Structure, level: str) -> None:
        self.structure: Structure = structure
        self.shared: dict[str, list[Any]] = defaultdict(list)
        self.parts: dict[str, dict[str, list[Any]]] = {}
        self._of: dict[Named, str] = {}
        self._of_row: dict[int, str] = {}
        tree = structure.tree
        refuse_parts_of_layouts(structure, level)
        code = tree.code(level)
        for row in range(len(tree)):
            if int(tree.level[row]) == code and not tree.block[row] and row not in self._of_row:
                self.parts[tree.id(row)] = defaultdict(list)
                self._of_row.update(dict.fromkeys(range(row, int(tree.end[row])), tree.id(row)))
        if not self.parts:
            raise BadQuestion.no_such("level with places", "有地点的层级", level, levels_of_rows(structure))

    def take(self, section: str, row: Any) -> None:
        """Give a row to its part, or to all."""
        identity: str | None = row.id if section in PLACED else None
        of = None if identity is None else self._part((PLACED[section], identity))
        if of is None and section != "places":
            parts = {part for named in refs_of(section, row) if (part := self._part(named)) is not None}
            of = parts.pop() if len(parts) == 1 else None
        if of is None:
            self.shared[section].append(row)
            return
        self.parts[of][section].append(row)
        self._of.update((named, of) for named in own_name(section, row))

    def _made_for(self, identity: str) -> Iterator[int]:
        """The places that a share with an id may be the one made for, of one that is written for each place."""
        for base in self.structure.register.shares:
            if base.for_each is not None and identity.startswith(f"{base.key}-"):
                meant = Family(base.key, "", 0, NO_ROWS).meant(identity)
                yield from (spot.row for text in meant if (spot := self.structure.tree.find(text)) is not None)

    def _part(self, named: Named) -> str | None:
        """The part that something is of; a place, and what is made for one, by where it lies."""
        kind, identity = named
        known = self._of.get(named)
        if known is not None:
            return known
        table, tree = self.structure.posts_table, self.structure.tree
        row: int | None = None
        if kind == "scope":
            spot = tree.find(identity)
            row = None if spot is None else spot.row
        elif kind == "post":
            number = table.find(identity)
            row = None if number is None else table.place_row(number)
        elif kind == "team":
            number = table.find_team(identity)
            row = None if number is None else table.team_place(number)
        elif kind == "share":
            row = next(self._made_for(identity), None)
        return None if row is None else self._of_row.get(row)
