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
        """Write the rows of all nodes; a place whose layout is not split has its entrances right behind itself.

        Each of them is a row of its own and the block of its homes.
        """
        parts, at = len(split), order.start
        own = np.concatenate((np.ones(parts, dtype=np.int64), 1 + 2 * entrances))
        nodes = np.argsort(at)
        node: Ints = np.repeat(nodes, own[nodes]).astype(np.int32)
        row: Ints = np.arange(len(node), dtype=np.int32)
        first = at.astype(np.int32)[node]
        behind = row - first
        block = (behind & 1 == 0) & (behind > 0)
        base = np.concatenate((np.array(split.base, dtype=np.int32), np.arange(len(read), dtype=np.int32)))[node]
        outer = np.where(order.parent < 0, NO_PARENT, at[order.parent]).astype(np.int32)[node]
        floors, homes = read.shape[:, 1].astype(np.int32), read.shape[:, 2].astype(np.int64)
        part = np.zeros((len(node), 3), dtype=np.int32)
        part[:, 0] = behind + 1 >> 1
        laid = cls(
            base=base,
            part=part,
            block=block,
            parent=np.where(block, row - 1, np.where(behind > 0, first, outer)),
            end=np.where(behind > 0, row + 2 - block, order.end.astype(np.int32)[node]),
            homes=np.where(block, (floors * homes)[base], 0),
            floors=np.where(block, floors[base], np.int32(0)),
        )
        if parts:
            laid.write(at[:parts], split)
        return laid

    def write(self, at: Ints, split: Split) -> None:
        """Write what layouts are split into."""
        self.base[at], self.part[at] = split.base, split.part
        for row, block in zip(at.tolist(), split.block, strict=True):
            if block is not None:
                self.block[row], self.homes[row], self.floors[row] = True, block.homes, block.floors


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
    entrance, floor, home = (laid.part > 0).astype(np.int32).T
    depth = np.where(laid.block, np.int32(len(LAYOUT_LEVELS) - 1), entrance + floor + home)
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
