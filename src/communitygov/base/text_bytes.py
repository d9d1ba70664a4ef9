"""The bytes of many texts: numbers by which they are told apart, whether they are alike, copies."""

import os
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from communitygov.base.wanted import still_wanted

WORD: Final = 8
"""Bytes that are looked at at once; so many zeros stand behind the last text."""
AT_ONCE = 1 << 15
"""So many texts are looked at at once, so that what is worked out on the way stays near the processor."""
HASH: Final = 64
"""Bits of a hash."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
SECRET: Final[int] = int.from_bytes(os.urandom(8), "little") | 1
"""Drawn once per process: whoever writes a text cannot know which others have its hash. 0 stands for none."""
TAIL: NDArray[np.uint64] = np.array([(1 << 8 * kept) - 1 for kept in range(WORD)] + [(1 << 64) - 1], dtype=np.uint64)
"""What is kept of a word of which so many bytes are of the text."""

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]
N = TypeVar("N", bound=np.generic)


def fixed(array: NDArray[N]) -> NDArray[N]:
    """The same numbers as a view that nobody can make writable."""
    array.flags.writeable = False
    return array.view()


def eights(data: Bytes) -> Hashes:
    """The eight bytes from each byte on as one number."""
    return np.ndarray(len(data) - WORD + 1, dtype="<u8", buffer=data.data, strides=(1,))


def hashes_of(data: Bytes, starts: Offsets, lengths: Offsets, secret: int = SECRET) -> Hashes:
    """A number for each text; with one secret equal texts have equal numbers, in every process."""
    found = np.empty(len(starts), dtype=np.uint64)
    for some in stretches(len(starts), AT_ONCE):
        found[some] = _hashes_of(eights(data), starts[some], lengths[some], np.uint64(secret))
    return found


def stretches(size: int, at_once: int) -> Iterator[slice]:
    """So many at once of so many."""
    for first in range(0, size, at_once):
        still_wanted()
        yield slice(first, first + at_once)


def _hashes_of(words: Hashes, at: Offsets, left: Offsets, secret: np.uint64) -> Hashes:
    found = left.astype(np.uint64) * _MIX ^ secret
    rows = np.flatnonzero(left > 0)
    at, left, mixed = at[rows], left[rows], found[rows]
    while len(rows):
        mixed ^= words[at] if int(left.min()) >= WORD else words[at] & TAIL[np.minimum(left, WORD)]
        mixed *= _MIX
        mixed ^= mixed >> np.uint64(29)
        if secret:  # a second time, by what nobody knows: what differs in the upper bits alone would be told beforehand
            mixed *= secret | np.uint64(1)
            mixed ^= mixed >> np.uint64(32)
        further = left > WORD
        if not further.all():
            found[rows[~further]] = mixed[~further]
            rows, at, left, mixed = rows[further], at[further], left[further], mixed[further]
        at, left = at + WORD, left - WORD
    return found


def are_alike(mine: Hashes, at: Offsets, its: Hashes, there: Offsets, left: Offsets) -> Flags:
    """Whether so many bytes from some places on are those from some places on of another column, pair by pair."""
    same = np.ones(len(at), dtype=np.bool_)
    for some in stretches(len(at), AT_ONCE):
        same[some] = _are_alike(mine, at[some], its, there[some], left[some])
    return same


def _are_alike(mine: Hashes, at: Offsets, its: Hashes, there: Offsets, left: Offsets) -> Flags:
    same = np.ones(len(at), dtype=np.bool_)
    rows = np.flatnonzero(left > 0)
    if len(rows) < len(same):
        at, there, left = at[rows], there[rows], left[rows]
    while len(rows):
        differ = mine[at] ^ its[there]
        if int(left.min()) < WORD:
            differ &= TAIL[np.minimum(left, WORD)]
        if differ.any():
            same[rows[differ != 0]] = False
        further = (differ == 0) & (left > WORD)
        if not further.all():
            rows, at, there, left = rows[further], at[further], there[further], left[further]
        at, there, left = at + WORD, there + WORD, left - WORD
    return same


Places = NDArray[np.integer[Any]]


def between(data: Bytes, starts: Places, ends: Places, at_once: int) -> tuple[Bytes, Offsets]:
    """The bytes between some places, one after another, with eight zeros behind them; and where each begins."""
    lengths = ends - starts
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
    found = np.empty(int(offsets[-1]) + WORD, dtype=np.uint8)
    for some in stretches(len(lengths), at_once):
        begin, end = int(offsets[some.start]), int(offsets[min(some.stop, len(lengths))])
        start = int(starts[some.start])
        if (ends[some][:-1] == starts[some][1:]).all():  # they stand one after another
            found[begin:end] = data[start : start + end - begin]
        else:
            _copy(data, starts[some], lengths[some], found[begin : end + WORD])
    found[-WORD:] = 0
    return found, offsets


def _copy(data: Bytes, starts: Places, lengths: Places, to: Bytes) -> None:
    """Copy texts one after another to where there is room for them and for eight bytes more.

    They are copied eight bytes at a time, the last of each first: what is too much of one is written over by the next.
    """
    here, there = eights(data), eights(to)
    begin = np.cumsum(lengths) - lengths
    for step in range((int(lengths.max(initial=0)) - 1) // WORD * WORD, -1, -WORD):
        rows = np.flatnonzero(lengths > step)
        there[begin[rows] + step] = here[starts[rows] + step]


def hash_of(text: bytes, secret: int = SECRET) -> int:
    """What `hashes_of` gives for one text."""
    mix, most = int(_MIX), (1 << 64) - 1
    found = len(text) * mix & most ^ secret
    for start in range(0, len(text), WORD):
        mixed = (found ^ int.from_bytes(text[start : start + WORD], "little")) * mix & most
        found = mixed ^ (mixed >> 29)
        if secret:
            mixed = found * (secret | 1) & most
            found = mixed ^ (mixed >> 32)
    return found


def slots(hashes: Hashes, size: int) -> Offsets:
    """Where in a table of a power of two texts of some hashes stand first: by the upper bits, which all bytes reach."""
    return (hashes >> np.uint64(HASH + 1 - size.bit_length())).astype(np.int64)


def table_of(hashes: Hashes, same: Callable[[Offsets, Offsets], Flags]) -> tuple[NDArray[np.int32], Offsets]:
    """An open-addressing table of rows by their hashes, and the rows of what an earlier row has as well.

    ``same`` tells of pairs of rows of one hash whether they are the same.
    """
    size = 1 << max(3, (2 * len(hashes)).bit_length())
    table = np.full(size, -1, dtype=np.int32)
    rows: Offsets = np.arange(len(hashes), dtype=np.int64)
    asked = slots(hashes, size)
    later: list[Offsets] = []
    while len(rows):
        free = table[asked] < 0
        table[asked[free][::-1]] = rows[free][::-1]  # of several that want one place the first is written last
        there = table[asked].astype(np.int64)
        other = np.flatnonzero(there != rows)
        there, rows, asked = there[other], rows[other], asked[other]
        again = hashes[there] == hashes[rows]
        again[again] = same(there[again], rows[again])  # an earlier one is found for them
        later.append(rows[again])
        rows, asked = rows[~again], (asked[~again] + 1) & (size - 1)
    return table, np.sort(np.concatenate((np.zeros(0, dtype=np.int64), *later)))


def firsts_of(numbers: NDArray[np.integer[Any]]) -> Offsets:
    """For each number the row where it stands first."""
    order = np.argsort(numbers)
    ordered = numbers[order]
    new = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    if len(new) + 1 >= len(numbers):
        return np.arange(len(numbers), dtype=np.int64)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), new))
    found = np.empty(len(numbers), dtype=np.int64)
    found[order] = np.repeat(np.minimum.reduceat(order, starts), np.diff(starts, append=len(numbers)))
    return found
