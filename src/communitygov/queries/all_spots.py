"""Where many places stand, by their ids: written ones by one index, homes of layouts by arithmetic."""

from itertools import pairwise

import numpy as np
from attrs import frozen

from communitygov.base.texts import WORD, Offsets, Texts
from communitygov.structure.build import Structure
from communitygov.structure.places import FLOOR, HOUSEHOLD, Ints, Longs

OWN, HOME, ON_FLOOR = 0, 1, 2
"""What is asked of a row: the row itself, a home of its block, or a floor of its block."""
NOT_THERE = -1
VIRTUAL = {HOUSEHOLD: HOME, FLOOR: ON_FLOOR}
STROKES, MOST_SIGNS = 3, 5
"""The strokes of the id of a home, and the most signs of a number in it."""
_SLASH = ord("/")
_NOUGHTS, _ABOVE_NINE, _HIGH = (np.uint64(int(each * WORD, 16)) for each in ("30", "76", "80"))
_LOWEST = np.uint64(0xFF)


@frozen(eq=False)
class Spots:
    """Where each of many places stands."""

    row: Ints
    """`NOT_THERE` for an id that no place has."""
    virtual: Ints

    @classmethod
    def of(cls, structure: Structure, texts: Texts) -> "Spots":
        """Find every id; of those that arithmetic does not find each is looked up by itself."""
        row = np.full(len(texts), NOT_THERE, dtype=np.int32)
        virtual = np.zeros(len(texts), dtype=np.int8)
        homes, block = _homes(structure, texts)
        row[homes], virtual[homes] = block, HOME
        left = np.flatnonzero(row == NOT_THERE)
        found: dict[str, tuple[int, int]] = {}
        for at, text in zip(left.tolist(), texts.take(left), strict=True):
            known = found.get(text)
            if known is None:
                spot = structure.tree.find(text)
                known = (NOT_THERE, OWN) if spot is None else (spot.row, VIRTUAL.get(spot.virtual or "", OWN))
                found[text] = known
            row[at], virtual[at] = known
        return cls(row, virtual)


def _homes(structure: Structure, texts: Texts) -> tuple[Longs, Ints]:
    """The texts that name a home of a layout of which no part is a row by name, and the rows of their blocks."""
    tree, row_of = structure.tree, structure.tree.row_of
    at, cuts, end = _with_three_strokes(texts)
    starts = texts.offsets[at]
    entrance, floor, home = (
        plain_numbers(texts, start + 1, stop) for start, stop in pairwise((cuts[0], cuts[1], cuts[2], end))
    )
    number = row_of.index.find_between(texts, starts, cuts[0])
    base = np.append(row_of.first, np.int32(NOT_THERE))[number]
    there = np.flatnonzero((base >= 0) & (entrance > 0) & (floor > 0) & (home > 0))
    at, base, entrance, floor, home = at[there], base[there], entrance[there], floor[there], home[there]
    block = np.minimum(base + 2 * entrance, len(tree) - 1)
    own = tree.block[block] & (tree.base[block] == tree.base[base]) & (tree.part[block, 0] == entrance)
    own &= (tree.part[block, 1] == 0) & (tree.end[block - 1] == block + 1)  # nothing of that entrance has a name
    floors = tree.floors[block]
    homes = tree.homes[block] // np.maximum(floors, 1)
    position = home - 100 * floor
    fits = own & (floor <= floors) & (position >= 1) & (position <= homes)
    return at[fits], block[fits].astype(np.int32)


def _with_three_strokes(texts: Texts) -> tuple[Longs, list[Offsets], Offsets]:
    """The texts that have three strokes, where each of these stands, and where the texts end."""
    strokes = np.flatnonzero(texts.data[: int(texts.offsets[-1])] == _SLASH)
    first = np.searchsorted(strokes, texts.offsets)
    at: Longs = np.flatnonzero(np.diff(first) == STROKES)
    return at, [strokes[first[at] + number] for number in range(STROKES)], texts.offsets[at + 1]


def plain_numbers(texts: Texts, starts: Offsets, ends: Offsets) -> Longs:
    """The whole number written plainly between two places, of at most five signs; else 0.

    The signs stand in one word, the last of them in its highest byte, and are summed up by pairs.
    """
    length = ends - starts
    fits = (length >= 1) & (length <= MOST_SIGNS)
    length = np.where(fits, length, 1)
    before = (8 * (WORD - length)).astype(np.uint64)
    signs = (texts.words(starts, length) ^ _NOUGHTS) << before
    fits &= ((signs | (signs + _ABOVE_NINE)) & _HIGH) == 0
    fits &= (signs >> before) & _LOWEST != 0
    pairs = (signs * np.uint64(10) + (signs >> np.uint64(8))) & np.uint64(0x00FF00FF00FF00FF)
    fours = (pairs * np.uint64(100) + (pairs >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
    found = (fours * np.uint64(10_000) + (fours >> np.uint64(32))) & np.uint64(0xFFFFFFFF)
    return np.where(fits, found, 0).astype(np.int64)
