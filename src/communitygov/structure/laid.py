"""From rows laid out one after another to the columns of the tree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field, frozen

from communitygov.structure.homes import Part
from communitygov.structure.intervals import Interval, Intervals, merged
from communitygov.structure.places import HOUSEHOLD, LAYOUT_LEVELS, Bools, Ints, Tree
from communitygov.structure.words import Words

if TYPE_CHECKING:
    from communitygov.model.place import Place


@define
class Columns:
    """The rows laid out so far; blocks of untouched layouts are laid out in one go at the end."""

    base: list[int] = field(factory=list[int])
    part: list[Part] = field(factory=list[Part])
    block: list[bool] = field(factory=list[bool])
    parent: list[int] = field(factory=list[int])
    end: list[int] = field(factory=list[int])
    homes: list[int] = field(factory=list[int])
    floors: list[int] = field(factory=list[int])
    row: list[int] = field(factory=list[int])
    next: int = 0
    layouts: list[tuple[int, int]] = field(factory=list[tuple[int, int]])
    """First row and base of each untouched layout."""

    def add(self, base: int, part: Part, parent: int, homes: int = 0, floors: int = 0) -> int:
        """Lay out the next row and return where it stands in these lists; with homes it is a block."""
        self.row.append(self.next)
        self.base.append(base)
        self.part.append(part)
        self.block.append(homes > 0)
        self.parent.append(parent)
        self.end.append(self.next + 1)
        self.homes.append(homes)
        self.floors.append(floors)
        self.next += 1
        return len(self.row) - 1


@frozen(eq=False)
class Laid:
    """The rows laid out, as arrays; what each means is `Tree`'s to say."""

    base: Ints
    part: Ints
    block: Bools
    parent: Ints
    end: Ints
    homes: Ints
    floors: Ints

    @classmethod
    def of(cls, columns: Columns, places: Sequence["Place"]) -> "Laid":
        """Write the rows laid out singly, then those of untouched layouts."""
        rows, at = columns.next, np.array(columns.row, dtype=np.int64)
        laid = cls(
            base=_at(rows, at, columns.base),
            part=_parts(rows, at, columns.part),
            block=_at(rows, at, columns.block).astype(np.bool_),
            parent=_at(rows, at, columns.parent),
            end=_at(rows, at, columns.end),
            homes=_at(rows, at, columns.homes).astype(np.int64),
            floors=_at(rows, at, columns.floors),
        )
        if columns.layouts:
            laid.spread(columns.layouts, places)
        return laid

    def spread(self, starts: Sequence[tuple[int, int]], places: Sequence["Place"]) -> None:
        """Write the rows of untouched layouts: for each entrance its own row and the block of its homes."""
        first, bases = np.array(starts, dtype=np.int64).T
        found = [places[base].layout for _, base in starts]
        layouts = [layout for layout in found if layout is not None]
        count = np.array([layout.entrances for layout in layouts], dtype=np.int64)
        floors = np.array([layout.floors for layout in layouts], dtype=np.int64)
        homes = np.array([layout.homes_of_entrance for layout in layouts], dtype=np.int64)
        before: Ints = np.cumsum(count) - count
        number: Ints = np.arange(int(count.sum()), dtype=np.int64) - np.repeat(before, count)
        entrance: Ints = np.repeat(first, count) + 2 * number
        of = np.repeat(np.arange(len(first)), count)
        own_and_block: tuple[Ints, ...] = (entrance, entrance + 1)
        for row in own_and_block:
            self.base[row], self.part[row, 0] = bases[of], number + 1
        self.parent[entrance], self.parent[entrance + 1] = np.repeat(first, count) - 1, entrance
        self.end[entrance], self.end[entrance + 1] = entrance + 2, entrance + 2
        self.block[entrance + 1] = True
        self.homes[entrance + 1], self.floors[entrance + 1] = homes[of], floors[of]


def _at(rows: int, at: Ints, values: Sequence[int]) -> Ints:
    column = np.zeros(rows, dtype=np.int32)
    column[at] = values
    return column


def _parts(rows: int, at: Ints, values: Sequence[Part]) -> Ints:
    column = np.zeros((rows, 3), dtype=np.int32)
    if len(at):
        column[at] = values
    return column


@frozen(eq=False)
class _Levels:
    """Codes of the words of each row, and its level number."""

    level: Ints
    also: Ints
    site: Ints
    number: Ints
    words: dict[str, int]


def described(
    laid: Laid, places: tuple["Place", ...], words: Words, row_of: dict[str, int], second: dict[int, tuple[int, ...]]
) -> Tree:
    """The tree of rows laid out; ``second`` holds the further parents of rows."""
    levels = _levels(laid, places, words)
    leaf = laid.end == np.arange(1, len(laid.end) + 1)
    leaf[[parent for parents in second.values() for parent in parents]] = False
    is_site, is_home = levels.site >= 0, levels.level == levels.words[HOUSEHOLD]
    numbered = leaf & ~is_site & ~is_home & ~laid.block
    known = _known(laid, places)
    extra_within: dict[int, Intervals] = {}
    tree = Tree(
        places=places,
        row_of=row_of,
        base=laid.base,
        part=laid.part,
        block=laid.block,
        parent=laid.parent,
        end=laid.end,
        level=levels.level,
        also=levels.also,
        site=levels.site,
        number=levels.number,
        homes=laid.homes + np.where(numbered & (known >= 0), known, 0) + (is_home & ~laid.block),
        asked_as_home=is_home | (leaf & ~is_site),
        uncounted=numbered & (known < 0),
        floors=laid.floors,
        atoms_before=np.concatenate(([0], np.cumsum(leaf | is_site | is_home))),
        extra_parents=second,
        extra_within=extra_within,
        words=tuple(levels.words),
        floor_number=words.level_number("floor"),
    )
    extra_within.update(_extra_within(tree))  # the tree has a view of it
    return tree


def _known(laid: Laid, places: tuple["Place", ...]) -> Ints:
    """The exact households stated of the place of each row; -1 where none are."""
    stated = [place.households.exact if place.households is not None else None for place in places]
    exact = np.array([-1 if count is None else count for count in stated], dtype=np.int64)
    return exact[laid.base] if len(exact) else np.zeros(0, dtype=np.int64)


def _levels(laid: Laid, places: tuple["Place", ...], words: Words) -> _Levels:
    codes: dict[str, int] = {word: code for code, word in enumerate(LAYOUT_LEVELS)}
    own = np.array([_codes(place, words, codes) for place in places], dtype=np.int32).reshape(-1, 5)[laid.base]
    level, also, site, number, serves_as = own.T.copy()
    inside = laid.part[:, 0] > 0
    depth = np.where(laid.block, 3, (laid.part > 0).sum(axis=1))
    numbers = np.array([words.level_number(word) for word in LAYOUT_LEVELS], dtype=np.int32)
    return _Levels(
        level=np.where(inside, depth, level).astype(np.int32),
        also=np.where(inside, np.where(depth == 1, serves_as, -1), also),
        site=np.where(inside, -1, site),
        number=np.where(inside, numbers[depth], number),
        words=codes,
    )


def _codes(place: "Place", words: Words, codes: dict[str, int]) -> tuple[int, ...]:
    """Codes of level, ``also`` and site of a place, its level number, and the code its entrances serve as."""
    stands_at = place.level if place.site is None else words.site_level.get(place.site)
    serves_as = None if place.layout is None else place.layout.also
    level, also, site, entrance = (
        -1 if word is None else codes.setdefault(word, len(codes))
        for word in (place.level, place.also, place.site, serves_as)
    )
    return level, also, site, words.level_number(stands_at), entrance


def _extra_within(tree: Tree) -> dict[int, tuple[Interval, ...]]:
    """For each place that others lie in by a second parent, directly or further out, their rows."""
    found: dict[int, list[Interval]] = {}
    for child, parents in tree.extra_parents.items():
        for parent in parents:
            for outer in tree.containers(parent):
                found.setdefault(outer, []).append((child, int(tree.end[child])))
    return {row: merged(intervals) for row, intervals in found.items()}
