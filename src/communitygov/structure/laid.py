"""From rows laid out one after another to the columns of the tree."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from communitygov.base.coded import Coded
from communitygov.structure.intervals import Interval, Intervals, merged
from communitygov.structure.nodes import NO_PARENT, Order, Split
from communitygov.structure.place_columns import PlaceColumns
from communitygov.structure.places import HOUSEHOLD, LAYOUT_LEVELS, Bools, Ints, Tree
from communitygov.structure.row_of import RowOf
from communitygov.structure.words import Words


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
    def of(cls, order: Order, split: Split, read: PlaceColumns, entrances: Ints) -> "Laid":
        """Write the rows of all nodes; a place whose layout is not split has its entrances right behind itself."""
        rows, parts = int(order.end.max(initial=0)), len(split)
        laid = cls(
            base=np.zeros(rows, dtype=np.int32),
            part=np.zeros((rows, 3), dtype=np.int32),
            block=np.zeros(rows, dtype=np.bool_),
            parent=np.zeros(rows, dtype=np.int32),
            end=np.zeros(rows, dtype=np.int32),
            homes=np.zeros(rows, dtype=np.int64),
            floors=np.zeros(rows, dtype=np.int32),
        )
        at, outer = order.start, order.parent
        laid.base[at[parts:]] = np.arange(len(read), dtype=np.int32)
        laid.end[at] = order.end
        laid.parent[at] = np.where(outer < 0, NO_PARENT, at[outer])
        if parts:
            laid.write(at[:parts], split)
        laid.spread(at[parts:], entrances, read.shape)
        return laid

    def write(self, at: Ints, split: Split) -> None:
        """Write what layouts are split into."""
        self.base[at], self.part[at] = split.base, split.part
        for row, block in zip(at.tolist(), split.block, strict=True):
            if block is not None:
                self.block[row], self.homes[row], self.floors[row] = True, block.homes, block.floors

    def spread(self, places: Ints, entrances: Ints, shape: Ints) -> None:
        """Write the rows of layouts that are not split: for each entrance its own row and the block of its homes."""
        bases: Ints = np.flatnonzero(entrances)
        count, first = entrances[bases], places[bases] + 1
        if not len(bases):
            return
        of: Ints = np.repeat(np.arange(len(bases)), count)
        number: Ints = np.arange(len(of), dtype=np.int64) - (np.cumsum(count) - count)[of]
        entrance: Ints = first[of] + 2 * number
        own_and_block: tuple[Ints, ...] = (entrance, entrance + 1)
        for row in own_and_block:
            self.base[row], self.part[row, 0] = bases[of], number + 1
        self.parent[entrance], self.parent[entrance + 1] = first[of] - 1, entrance
        self.end[entrance], self.end[entrance + 1] = entrance + 2, entrance + 2
        self.block[entrance + 1] = True
        floors, homes = shape[bases, 1], shape[bases, 2].astype(np.int64)
        self.homes[entrance + 1], self.floors[entrance + 1] = (floors * homes)[of], floors[of]


@frozen(eq=False)
class _Levels:
    """Codes of the words of each row, and its level number."""

    level: Ints
    also: Ints
    site: Ints
    number: Ints
    words: tuple[str, ...]


def described(laid: Laid, read: PlaceColumns, words: Words, row_of: RowOf, second: dict[int, tuple[int, ...]]) -> Tree:
    """The tree of rows laid out; ``second`` holds the further parents of rows."""
    levels = _levels(laid, read, words)
    leaf = laid.end == np.arange(1, len(laid.end) + 1)
    leaf[[parent for parents in second.values() for parent in parents]] = False
    is_site, is_home = levels.site >= 0, levels.level == LAYOUT_LEVELS.index(HOUSEHOLD)
    numbered = leaf & ~is_site & ~is_home & ~laid.block
    known = read.exact[laid.base]
    extra_within: dict[int, Intervals] = {}
    tree = Tree(
        places=read.places,
        ids=read.index.texts,
        shape=read.shape,
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
        words=levels.words,
        floor_number=words.level_number("floor"),
    )
    extra_within.update(_extra_within(tree))  # the tree has a view of it
    return tree


def _levels(laid: Laid, read: PlaceColumns, words: Words) -> _Levels:
    columns = (read.level, read.also, read.site, read.serves_as)
    known = LAYOUT_LEVELS + tuple(sorted({word for column in columns for word in column.values} - {*LAYOUT_LEVELS}))
    level, also, site, serves_as = (_recoded(column, known) for column in columns)
    stands_at = (words.site_level.get(word) for word in known)
    at_site = np.array([words.level_number(level) for level in stands_at], dtype=np.int32)
    at_level = np.array([*map(words.level_number, known), words.level_number(None)], dtype=np.int32)
    number = np.where(site >= 0, at_site[site], at_level[level])  # a level of -1 is the last, which is none
    base, inside = laid.base, laid.part[:, 0] > 0
    depth = np.where(laid.block, len(LAYOUT_LEVELS) - 1, (laid.part > 0).sum(axis=1))
    return _Levels(
        level=np.where(inside, depth, level[base]).astype(np.int32),
        also=np.where(inside, np.where(depth == 1, serves_as[base], -1), also[base]),
        site=np.where(inside, -1, site[base]),
        number=np.where(inside, at_level[depth], number[base]),
        words=known,
    )


def _recoded(column: Coded[str], known: Sequence[str]) -> Ints:
    """The codes of a column as places in a list of words; -1 for none."""
    number = {word: at for at, word in enumerate(known)}
    meant = np.array([*(number[word] for word in column.values), -1], dtype=np.int32)
    return meant[column.codes]


def _extra_within(tree: Tree) -> dict[int, tuple[Interval, ...]]:
    """For each place that others lie in by a second parent, directly or further out, their rows."""
    found: dict[int, list[Interval]] = {}
    for child, parents in tree.extra_parents.items():
        for parent in parents:
            for outer in tree.containers(parent):
                found.setdefault(outer, []).append((child, int(tree.end[child])))
    return {row: merged(intervals) for row, intervals in found.items()}
