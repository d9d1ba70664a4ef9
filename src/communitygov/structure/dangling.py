"""What a register names and nothing is, and what else hangs loose in it: kept and said, never raised."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import numpy as np
from attrs import frozen

from communitygov.base.positions import Step, written_path
from communitygov.model.columns import Periods, texts
from communitygov.model.sections import SECTIONS
from communitygov.structure.made import Families
from communitygov.structure.posts import Posts
from communitygov.structure.stretch import Stretch

if TYPE_CHECKING:
    from communitygov.model.register import Register

Loose = tuple[str, int, str, str]
"""A section, the number of a row in it, a field, and what the field names."""

Why = Literal["nothing", "twice", "word", "group", "seat", "unlisted"]
"""Why an end is loose: it names nothing; the id is another row's as well; the vocabulary has no such word; no duty is
of the group; the team's template has no such seat; `people` lists others and not this holder, who answers all the
same."""

ORDER = {section: at for at, section in enumerate((*SECTIONS, "vocabulary"))}


@frozen
class Dangling:
    """A loose end of a register: a row, a field, and what it names; ``why`` says what is loose about it."""

    section: str
    row: int | None
    """The number of the row; None in the vocabulary, which has none."""
    field: str
    target: str
    why: Why = "nothing"

    @classmethod
    def at(cls, section: str, row: int | None, steps: Iterable[Step], target: str, why: Why) -> "Dangling":
        """A loose end at the end of some steps from a row."""
        return cls(section, row, written_path("", None, tuple(steps)).removeprefix("."), target, why)

    @property
    def path(self) -> str:
        """Where it stands: ``posts[17].kind``."""
        return f"{written_path(self.section, self.row)}.{self.field}"

    def __str__(self) -> str:
        return f"{self.path}: {self.target}"


@frozen
class Times:
    """What is there at another time than the structure's: a reference to it points somewhere."""

    absent: frozenset[str]
    """Ids of places and zones that are not there now."""
    families: tuple[Families, ...]
    """Rows made for each place."""

    @classmethod
    def of(cls, register: "Register", stretch: Stretch, posts: Posts) -> "Times":
        """What begins after a stretch or has ended before it."""
        sections = (register.places, register.zones)
        there = [Periods.of(rows).in_force(stretch.inside) for rows in sections]
        if all(each.all() for each in there):
            return cls(frozenset(), (posts.made, posts.made_teams))
        ids = [texts(rows, "id") for rows in sections]
        now = {text for each, found in zip(ids, there, strict=True) for text in each.take(np.flatnonzero(found))}
        gone = {text for each, found in zip(ids, there, strict=True) for text in each.take(np.flatnonzero(~found))}
        return cls(frozenset(gone - now), (posts.made, posts.made_teams))

    def have(self, target: str) -> bool:
        """Whether a place, a part of one or a row made for one is there at another time."""
        if not self.absent:
            return False
        meant = (target, *(place for families in self.families for place in families.meant(target)))
        return any(text.partition("/")[0] in self.absent for text in meant)


def in_order(loose: list[Loose], times: Times, more: Iterable[Dangling] = ()) -> tuple[Dangling, ...]:
    """References to nothing, at whatever time, and ids given twice, with what else is loose, by section and row."""
    found = [
        Dangling(*each, why="twice" if each[2] == "id" else "nothing")
        for each in loose
        if each[2] == "id" or not times.have(each[3])
    ]
    return tuple(sorted((*found, *more), key=lambda each: (ORDER[each.section], each.row or 0)))
