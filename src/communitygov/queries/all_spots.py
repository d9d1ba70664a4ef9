"""Where many places stand, by their ids: written ones by one index, homes of layouts by arithmetic."""

import numpy as np
from attrs import frozen

from communitygov.base.texts import Texts
from communitygov.structure.build import Structure
from communitygov.structure.places import FLOOR, HOUSEHOLD, Bools, Ints, Longs

OWN, HOME, ON_FLOOR = 0, 1, 2
"""What is asked of a row: the row itself, a home of its block, or a floor of its block."""
NOT_THERE = -1
VIRTUAL = {HOUSEHOLD: HOME, FLOOR: ON_FLOOR}
_SLASH, _NOUGHT = ord("/"), ord("0")


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


def _homes(structure: Structure, texts: Texts) -> tuple[Ints, Ints]:
    """The texts that name a home of a layout of which no part is a row by name, and the rows of their blocks."""
    tree = structure.tree
    cuts, whole = _cuts(texts)
    numbers = [_number(texts, cuts[:, at] + 1, cuts[:, at + 1]) for at in range(3)]
    whole &= (numbers[0] > 0) & (numbers[1] > 0) & (numbers[2] > 0)
    at = np.flatnonzero(whole)
    base = _rows(structure, _slices(texts, texts.offsets[at], cuts[at, 0]))
    at, base = at[base >= 0], base[base >= 0]
    entrance, floor, home = (number[at] for number in numbers)
    block = np.minimum(base + 2 * entrance, len(tree) - 1)
    own = tree.block[block] & (tree.base[block] == tree.base[base]) & (tree.part[block, 0] == entrance)
    own &= (tree.part[block, 1] == 0) & (tree.end[block - 1] == block + 1)  # nothing of that entrance has a name
    homes = tree.homes[block] // np.maximum(tree.floors[block], 1)
    position = home - 100 * floor
    fits = own & (floor <= tree.floors[block]) & (position >= 1) & (position <= homes)
    found: Ints = block[fits]
    return at[fits], found


def _rows(structure: Structure, texts: Texts) -> Longs:
    """The rows of places that are written; below 0 for others."""
    row_of = structure.tree.row_of
    number = row_of.index.find_all(texts)
    return np.append(row_of.first, np.int32(NOT_THERE))[number].astype(np.int64)


def _cuts(texts: Texts) -> tuple[Longs, Bools]:
    """Where the three strokes of an id stand, and its end; and which texts have three of them."""
    strokes = np.flatnonzero(texts.data[: int(texts.offsets[-1])] == _SLASH)
    first = np.searchsorted(strokes, texts.offsets)
    whole: Bools = np.diff(first) == 3
    cuts = np.zeros((len(texts), 4), dtype=np.int64)
    for at in range(3):
        cuts[whole, at] = strokes[first[:-1][whole] + at]
    cuts[:, 3] = texts.offsets[1:]
    return cuts, whole


def _number(texts: Texts, start: Longs, end: Longs) -> Longs:
    """The whole number written plainly between two places, of at most five signs; else 0."""
    length = end - start
    found = np.zeros(len(start), dtype=np.int64)
    fits = (length >= 1) & (length <= 5)
    for step in range(5):
        here = fits & (step < length)
        digit = texts.data[np.where(here, start + step, 0)].astype(np.int64) - _NOUGHT
        fits &= ~here | ((digit >= 0) & (digit <= 9) & ((step > 0) | (digit > 0)))
        found = np.where(here, 10 * found + digit, found)
    return np.where(fits, found, 0)


def _slices(texts: Texts, starts: Longs, ends: Longs) -> Texts:
    """Parts of texts as texts of their own."""
    lengths = ends - starts
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
    return Texts.at(texts.data[np.repeat(starts - offsets[:-1], lengths) + np.arange(int(offsets[-1]))], offsets)
