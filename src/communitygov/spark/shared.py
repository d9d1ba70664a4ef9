"""What all parts share, looked for in columns; and which rows of a part count beyond it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import field, frozen

from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import coded, texts
from communitygov.spark.made_here import MadeHere
from communitygov.spark.names import Names, carriers, one, several, standing_in, stated
from communitygov.structure.build import Structure
from communitygov.structure.places import Bools
from communitygov.structure.text_parts import has_sign

NOWHERE = frozenset({"places", "people", "shifts", "waivers"})
"""Sections whose rows say something of nothing else."""
EACH = ("posts", "teams", "shares")
"""Sections whose rows may be written for each place, or say something of one made so."""


@frozen(eq=False)
class Shared:
    """What all parts share, built alone."""

    structure: Structure
    _index: dict[str, TextIndex] = field(factory=dict[str, TextIndex], init=False)
    """Ids by kind, made when a kind is first asked for."""

    def has(self, names: Names) -> Bools:
        """Which of some names are those of something shared."""
        found = self.index(names.kind).find_all(names.ids) >= 0
        tree = self.structure.tree
        if names.kind == "scope" and tree.shape.any():
            for at in np.flatnonzero(~found & has_sign(names.ids, "/")).tolist():
                found[at] = tree.find(names.ids[at]) is not None
        return np.asarray(found, dtype=np.bool_)

    def index(self, kind: str) -> TextIndex:
        """The ids of a kind."""
        found = self._index.get(kind)
        if found is None:
            found = self._index[kind] = TextIndex.of(Texts.of(self._ids(kind)))
        return found

    def _ids(self, kind: str) -> Sequence[str]:
        structure, table = self.structure, self.structure.posts_table
        if kind == "scope":
            return [*structure.tree.row_of, *structure.scopes.zone_of]
        if kind == "post":
            return [*map(table.id, range(len(table))), *table.named_tables()["posts.each"]]
        if kind == "team":
            made = (of.family for of in table.teams)
            numbers = (number for each in made for number in range(each.first, each.first + each.size))
            return [*map(table.team_id, numbers), *table.named_tables()["teams.each"]]
        if kind == "share":
            return [row.key for row in structure.share_rows if row.share.for_each is not None]
        rows: Mapping[str, Mapping[str, Any]] = {
            "organisation": structure.organisations,
            "person": structure.people_by_id,
            "shift": structure.shifts,
            "duty": structure.duties_by_id,
        }
        return [*rows.get(kind, ())]

    def reached(self, section: str, rows: Sequence[Any], made: TextIndex, here: MadeHere) -> Bools:
        """Which rows say something of what is shared, or of everything, and so count in every part.

        ``made`` has the ids of the shares that are made for a place of the part or a shared one, ``here`` what the part
        makes for shared places.
        """
        found = np.full(len(rows), section == "duties", dtype=np.bool_)
        if not len(rows) or section in NOWHERE or section == "duties":
            return found
        for names in _subjects(section, rows):
            found |= names.mask(self.has(names) | here.has(names), len(rows))
        if section in EACH:
            own = one(rows, "id", section[:-1])
            found |= stated(rows, "for_each") & ~stated(rows, "within")
            found |= own.mask(self.has(own) | here.has(own), len(rows))
        if section == "shares":
            alone = ~stated(rows, "where") & ~stated(rows, "for_each") & (made.find_all(texts(rows, "id")) < 0)
            found |= alone & ~_named(rows)
            for names in carriers(rows):
                found |= alone & names.mask(self.has(names), len(rows)) & (names.kind != "person")
        return found


def _named(rows: Sequence[Any]) -> Bools:
    """Which shares name who carries them, and not every post of a kind."""
    who = coded(rows, "who")
    return np.array([*(each.kind != "every" for each in who.values), True], dtype=np.bool_)[who.codes]


def _subjects(section: str, rows: Sequence[Any]) -> Iterator[Names]:
    """What rows say something of, and so where they count."""
    if section == "links":
        yield from standing_in(rows, "to")
    for at, kind in SUBJECTS.get(section, ()):
        yield several(rows, at, kind)


SUBJECTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "zones": (("members", "scope"),),
    "organisations": (("serves", "scope"),),
    "posts": (("serves", "scope"), ("within", "scope")),
    "appointments": (("post", "post"),),
    "teams": (("serves", "scope"), ("within", "scope")),
    "shares": (("where", "scope"), ("within", "scope")),
    "switches": (("where", "scope"),),
    "exemptions": (("where", "scope"),),
}
"""Fields that hold what a row says something of."""
