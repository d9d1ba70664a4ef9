"""The places of a register in preorder: explicit ones, entrances of layouts, and homes only where named."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base.texts import Texts
from communitygov.model.columns import stated
from communitygov.structure.homes import part_of_shape, place_text
from communitygov.structure.intervals import Intervals, merged
from communitygov.structure.lasting import WORKED_OUT, Lasting
from communitygov.structure.row_of import RowOf

if TYPE_CHECKING:
    from communitygov.model.noun import Name
    from communitygov.model.place import Place

Ints = NDArray[np.integer[Any]]
Longs = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]
Bools = NDArray[np.bool_]

HOUSEHOLD = "household"
FLOOR = "floor"
LAYOUT_LEVELS = ("building", "entrance", FLOOR, HOUSEHOLD)


@frozen
class Spot:
    """Where a place stands in the rows: its own row, or the block of homes it is one of."""

    row: int
    id: str
    virtual: str | None = None
    """``household`` or ``floor`` for one home or floor of a block; None for a row of its own."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Tree(Lasting):
    """Places as rows in preorder. A block row stands for the homes of a layout that nobody names one by one."""

    places: Sequence["Place"]
    ids: Texts
    """The id of each of them."""
    shape: Ints
    """``(places, 3)``: entrances, floors and homes on a floor of the layout of each; 0 where it has none."""
    row_of: RowOf
    """Row of each explicit or named place by id."""
    base: Ints
    """Index into ``places`` of the place a row is, or is a part of the layout of."""
    part: Ints
    """``(rows, 3)``: entrance, floor and position of the home within the layout; 0 where none."""
    block: Bools
    parent: Ints
    """Row of the first parent; -1 for none."""
    end: Ints
    """One past the last row within."""
    level: Ints
    """Code of the level word; -1 for none. See ``words``."""
    also: Ints
    site: Ints
    number: Ints
    """Level number: the larger the nearer."""
    homes: Longs
    """Households a row weighs as one who is asked as households are; 0 for others."""
    asked_as_home: Bools
    uncounted: Bools
    floors: Ints
    """Floors of a block that are not rows of their own."""
    atoms_before: Longs
    """``(rows + 1,)``: atoms in the rows before."""
    extra_parents: Mapping[int, tuple[int, ...]]
    extra_within: Mapping[int, Intervals]
    """Rows that lie in a row through a second parent."""
    words: tuple[str, ...]
    floor_number: int
    """The level number of a floor."""
    _code: Mapping[str, int] = field(init=False)
    _plain: dict[str, Sequence[int]] = field(factory=dict[str, Sequence[int]], init=False, metadata=WORKED_OUT)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_code", {word: code for code, word in enumerate(self.words)})
        super().__attrs_post_init__()

    def __len__(self) -> int:
        return len(self.parent)

    def code(self, word: str) -> int:
        """The code of a level or kind of site; -3 for one that no row has."""
        return self._code.get(word, -3)

    def plain(self, name: str) -> Sequence[int]:
        """A column as plain numbers one after another, for whoever looks at few rows."""
        found = self._plain.get(name)
        if found is None:
            found = self._plain[name] = memoryview(getattr(self, name).reshape(-1))
        return found

    def place(self, row: int) -> "Place":
        """The noun a row is, or is a part of the layout of."""
        return self.places[self.plain("base")[row]]

    def name(self, row: int) -> "str | Name | None":
        """The name of the place a row is."""
        found: str | Name | None = stated(self.places, self.plain("base")[row], "name")
        return found

    def id(self, row: int) -> str:
        """The id of a row; of a block the id of what it is the homes of."""
        return place_text(self.ids[self.plain("base")[row]], *self._part_of(row))

    def ids_of(self, rows: Ints) -> list[str]:
        """The ids of many rows, as `id` gives them; they are read together."""
        texts, part = list(self.ids.take(self.base[rows])), self.part[rows]
        for at in np.flatnonzero(part[:, 0]).tolist():
            entrance, floor, home = part[at].tolist()
            texts[at] = place_text(texts[at], entrance, floor, home)
        return texts

    def _part_of(self, row: int) -> tuple[int, int, int]:
        entrance, floor, home = self.plain("part")[3 * row : 3 * row + 3]
        return entrance, floor, home

    def containers(self, row: int) -> tuple[int, ...]:
        """A row and every row it lies in, by every parent; itself first."""
        if not self.extra_parents:
            return self._line(row)
        seen: dict[int, None] = {}
        waiting, parent = [row], self.plain("parent")
        while waiting:
            at = waiting.pop()
            if at < 0 or at in seen:
                continue
            seen[at] = None
            waiting += [*self.extra_parents.get(at, ()), parent[at]]
        return tuple(seen)

    def _line(self, row: int) -> tuple[int, ...]:
        line: list[int] = []
        parent = self.plain("parent")
        while row >= 0:
            line.append(row)
            row = parent[row]
        return tuple(line)

    def lies_in(self, inner: int, outer: int) -> bool:
        """Whether a row is another, or lies in it by any parent."""
        if self.extra_parents:
            return outer in self.containers(inner)
        return outer <= inner < self.plain("end")[outer]

    def one_in_the_other(self, one: int, other: int) -> bool:
        """Whether two places are one, or one of them lies in the other."""
        return self.lies_in(one, other) or self.lies_in(other, one)

    def rows_within(self, row: int) -> Intervals:
        """The rows in a row, itself included, as intervals."""
        own = (row, self.plain("end")[row])
        extra = self.extra_within.get(row) if self.extra_within else None
        return (own,) if extra is None else merged((own, *extra))

    def atoms(self, row: int) -> Intervals:
        """The atoms of a row as intervals of atom numbers."""
        before = self.plain("atoms_before")
        if self.extra_within and row in self.extra_within:
            return merged((before[start], before[end]) for start, end in self.rows_within(row))
        start, end = before[row], before[self.plain("end")[row]]
        return ((start, end),) if start < end else ()

    def is_kind(self, word: str, rows: "Ints | slice" = slice(None)) -> Bools:
        """Which rows have a level, an ``also``, a kind of site, or are asked as households are."""
        code = self.code(word)
        found = (self.level[rows] == code) | (self.also[rows] == code) | (self.site[rows] == code)
        return np.asarray(found | self.asked_as_home[rows] if word == HOUSEHOLD else found, dtype=np.bool_)

    def is_all_of_block(self, spot: Spot) -> bool:
        """Whether a home or floor of a block is all there is of it."""
        one = self.homes[spot.row] if spot.virtual == HOUSEHOLD else self.floors[spot.row]
        return int(one) == 1

    def is_floor(self, row: int) -> bool:
        """Whether a row is a floor of a layout."""
        _, floor, home = self._part_of(row)
        return bool(floor and not home and not self.block[row])

    def inside_block(self, row: int, level: str) -> Iterator[str]:
        """The ids of the homes a block stands for, or of its floors."""
        _, floors, homes = self.shape[self.base[row]].tolist()
        (entrance, on, _), building = self.part[row].tolist(), self.ids[int(self.base[row])]
        for floor in [on] if on else range(1, floors + 1):
            text = place_text(building, entrance, floor, 0)
            if not on and text in self.row_of:
                continue
            if level == FLOOR:
                yield text
                continue
            each = (place_text(building, entrance, floor, home) for home in range(1, homes + 1))
            yield from (home for home in each if home not in self.row_of)

    def innermost_number(self, row: int) -> int:
        """The level number of the innermost place that holds all of a row: of a block its only home or floor."""
        if not self.block[row] or self.homes[row] == 1:
            return int(self.number[row])
        return self.floor_number if self.floors[row] == 1 else -2

    def kinds(self, spot: Spot) -> tuple[str, ...]:
        """The kinds of one place."""
        if spot.virtual is not None:
            return (spot.virtual,)
        codes = [self.plain(name)[spot.row] for name in ("level", "also", "site")]
        own: tuple[str, ...] = tuple([self.words[code] for code in codes if code >= 0])
        return (*own, HOUSEHOLD) if self.asked_as_home[spot.row] and HOUSEHOLD not in own else own

    def find(self, text: str) -> Spot | None:
        """Where a place of this id stands; None when there is none."""
        building, below, rest = text.partition("/")
        named = self.row_of.named_part(text) if below else -1
        if named >= 0:
            return Spot(named, text)
        base = self.row_of.written(building)
        if base < 0 or not below:
            return None if base < 0 else Spot(base, text)
        at = 3 * self.plain("base")[base]
        part = part_of_shape(self.plain("shape")[at : at + 3], rest)
        return None if part is None else self._spot(base, building, part, text)

    def _spot(self, base: int, building: str, part: tuple[int, int, int], text: str) -> Spot:
        entrance = self._entrance(base, building, part[0])
        if part[1] == 0:
            return Spot(entrance, text)
        any_named = self.row_of.named
        floor = self.row_of.named_part(place_text(building, part[0], part[1], 0)) if any_named else -1
        if part[2] == 0 and floor >= 0:
            return Spot(floor, text)
        return Spot(self._block_of(entrance if floor < 0 else floor), text, HOUSEHOLD if part[2] else FLOOR)

    def _entrance(self, row: int, building: str, entrance: int) -> int:
        """The row of an entrance of a layout."""
        named = self.row_of.named_part(place_text(building, entrance, 0, 0)) if self.row_of.named else -1
        if named >= 0:
            return named
        base, plain = self.plain("base"), row + 2 * entrance - 1
        if plain < len(self) and base[plain] == base[row] and self._part_of(plain) == (entrance, 0, 0):
            return plain  # where it stands in a layout of which nothing is named
        inside = slice(row + 1, int(self.end[row]))
        part = self.part[inside]
        return row + 1 + int(np.flatnonzero((part[:, 0] == entrance) & (part[:, 1] == 0) & ~self.block[inside])[0])

    def _block_of(self, row: int) -> int:
        """The homes of an entrance or a floor that nobody names, or its floors."""
        first, block = row + 1, self.plain("block")
        if block[row]:
            return row
        if first < self.plain("end")[row] and block[first] and self.plain("parent")[first] == row:
            return first
        own = np.flatnonzero(self.block[first : int(self.end[row])] & (self.parent[first : int(self.end[row])] == row))
        return first + int(own[0])
