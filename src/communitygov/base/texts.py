"""Many texts as one run of UTF-8 bytes and the places where each begins: no object for a text nobody looks at."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, overload

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

WORD = 8
"""Bytes that are looked at at once; so many zeros stand behind the last text."""
FEW: Final = 12
"""So few texts are found sooner one by one than in arrays."""
HASH = 64
"""Bits of a hash."""
AT_ONCE = 4096
"""So many texts are copied at once, so that what is worked out on the way stays near the processor."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TAIL = np.array([(1 << 8 * kept) - 1 for kept in range(WORD)] + [(1 << 64) - 1], dtype=np.uint64)
"""What is kept of a word of which so many bytes are of the text."""

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]
Hashes = NDArray[np.uint64]


@frozen(eq=False, repr=False)
class Texts(Sequence[str]):
    """A column of texts. One that is not stated is empty."""

    data: Bytes
    """The bytes of all texts one after another, and eight zeros behind them."""
    offsets: Offsets
    """``(texts + 1,)``: where each begins, and where the last ends."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """A column of some texts; they are encoded at once where a sign is a byte."""
        listed = texts if isinstance(texts, list | tuple) else list(texts)
        joined = "".join(listed)
        one_by_one = None if joined.isascii() else [text.encode() for text in listed]
        lengths = map(len, listed if one_by_one is None else one_by_one)
        offsets = np.fromiter(accumulate(lengths, initial=0), dtype=np.int64, count=len(listed) + 1)
        data = joined.encode() if one_by_one is None else b"".join(one_by_one)
        return cls(np.frombuffer(data + bytes(WORD), dtype=np.uint8), offsets)

    @classmethod
    def at(cls, data: Bytes, offsets: NDArray[np.integer[Any]]) -> "Texts":
        """A column of texts that stand in a run of bytes one after another, such as another library's; copied once."""
        start, end = int(offsets[0]), int(offsets[-1])
        padded = np.zeros(end - start + WORD, dtype=np.uint8)
        padded[: end - start] = data[start:end]
        return cls(padded, offsets.astype(np.int64) - start)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __repr__(self) -> str:
        return f"Texts({len(self):,})"

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "Texts": ...
    def __getitem__(self, at: int | slice) -> "str | Texts":
        """One of the texts, or a column of several."""
        if isinstance(at, slice):
            return self.take(np.arange(len(self), dtype=np.int64)[at])
        row = range(len(self))[at]
        return self.data[self.offsets[row] : self.offsets[row + 1]].tobytes().decode()

    def __iter__(self) -> Iterator[str]:
        data, offsets = self.data.tobytes(), self.offsets.tolist()
        return (data[start:end].decode() for start, end in pairwise(offsets))

    @property
    def lengths(self) -> Offsets:
        """The bytes of each text."""
        return np.diff(self.offsets)

    def take(self, rows: NDArray[np.integer[Any]]) -> "Texts":
        """The texts of some rows, in their order; a row may be taken several times."""
        return self.between(self.offsets[:-1][rows], self.offsets[1:][rows])

    def between(self, starts: NDArray[np.integer[Any]], ends: NDArray[np.integer[Any]]) -> "Texts":
        """The texts between some places in ``data``."""
        lengths = ends - starts
        offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
        data = np.zeros(int(offsets[-1]) + WORD, dtype=np.uint8)
        for first in range(0, len(lengths), AT_ONCE):
            some = slice(first, first + AT_ONCE)
            begin, end = int(offsets[first]), int(offsets[min(first + AT_ONCE, len(lengths))])
            start = int(starts[first])
            if (ends[some][:-1] == starts[some][1:]).all():  # they stand one after another
                data[begin:end] = self.data[start : start + end - begin]
            else:
                data[begin:end] = self.data[
                    np.repeat(starts[some] - offsets[:-1][some], lengths[some]) + np.arange(begin, end)
                ]
        return Texts(data, offsets)

    def and_then(self, other: "Texts") -> "Texts":
        """The texts of this column and then those of another."""
        end = int(self.offsets[-1])
        return Texts(
            np.concatenate((self.data[:end], other.data)), np.concatenate((self.offsets, other.offsets[1:] + end))
        )

    def hashes(self) -> Hashes:
        """A number for each text; equal texts have equal numbers, in every process and in every version of a file."""
        return self.hashes_between(self.offsets[:-1], self.lengths)

    def hashes_between(self, starts: Offsets, left: Offsets) -> Hashes:
        """The numbers of the texts that begin at some places in ``data`` and are so long."""
        found = left.astype(np.uint64) * _MIX
        rows = np.flatnonzero(left > 0)
        step = 0
        while len(rows):
            words = self.words(starts[rows] + step, left[rows] - step)
            mixed = (found[rows] ^ words) * _MIX
            found[rows] = mixed ^ (mixed >> np.uint64(29))
            step += WORD
            rows = rows[left[rows] > step]
        return found

    def firsts(self) -> Offsets:
        """For each text the row where an equal one stands first."""
        found = firsts_of(self.hashes())
        again = np.flatnonzero(found != np.arange(len(found)))
        if not self.are(self, found[again], again).all():  # two texts of one hash
            known: dict[str, int] = {}
            found = np.fromiter((known.setdefault(text, row) for row, text in enumerate(self)), np.int64, len(self))
        return found

    def words(self, starts: Offsets, left: Offsets) -> Hashes:
        """The next eight bytes of some texts as one number; what is not of the text counts as zero."""
        return np.asarray(_eights(self.data)[starts] & _TAIL[np.minimum(left, WORD)], dtype=np.uint64)

    def are(self, other: "Texts", rows: Offsets, others: Offsets) -> NDArray[np.bool_]:
        """Whether texts of some rows are those of some rows of another column, pair by pair."""
        its = other.offsets[others]
        return self.stand_in(other, rows, its, other.offsets[others + 1] - its)

    def stand_in(self, other: "Texts", rows: Offsets, its: Offsets, lengths: Offsets) -> NDArray[np.bool_]:
        """Whether texts of some rows are what stands at some places in the bytes of another column, so long."""
        mine = self.offsets[rows]
        left = self.offsets[rows + 1] - mine
        same: NDArray[np.bool_] = left == lengths
        at = np.flatnonzero(same & (left > 0))
        if len(at) < len(same):
            mine, its, left = mine[at], its[at], left[at]
        own, others_own = _eights(self.data), _eights(other.data)
        while len(at):
            differ = own[mine] ^ others_own[its]
            if int(left.min()) < WORD:
                differ &= _TAIL[np.minimum(left, WORD)]
            alike = differ == 0
            same[at[~alike]] = False
            alike &= left > WORD
            if not alike.all():
                at, mine, its, left = at[alike], mine[alike], its[alike], left[alike]
            mine, its, left = mine + WORD, its + WORD, left - WORD
        return same


def _eights(data: Bytes) -> Hashes:
    """The eight bytes from each byte on as one number."""
    return np.ndarray(len(data) - WORD + 1, dtype="<u8", buffer=data.data, strides=(1,))


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


def _hash(text: bytes) -> int:
    """What `Texts.hashes` gives for one text."""
    mix, most = int(_MIX), (1 << 64) - 1
    found = len(text) * mix & most
    for start in range(0, len(text), WORD):
        mixed = (found ^ int.from_bytes(text[start : start + WORD], "little")) * mix & most
        found = mixed ^ (mixed >> 29)
    return found


@frozen(eq=False, repr=False)
class TextIndex:
    """Finds the row of a text: an open-addressing table of rows, made and asked in arrays."""

    texts: Texts
    table: NDArray[np.int32]
    """``(a power of two,)``: rows by hash, those of one hash one behind the other; -1 for none."""

    @classmethod
    def of(cls, texts: Texts) -> "TextIndex":
        """An index of all texts of a column; where several are equal, the first is the one that is found."""
        size = 1 << max(3, (2 * len(texts)).bit_length())
        table = np.full(size, -1, dtype=np.int32)
        rows: Offsets = np.arange(len(texts), dtype=np.int64)
        hashes = texts.hashes()
        slots = _slots(hashes, size)
        while len(rows):
            free = table[slots] < 0
            asked, wanting = slots[free][::-1], rows[free][::-1]
            table[asked] = wanting  # of several that want one place the first is written last
            there = table[slots].astype(np.int64)
            other = there != rows
            there, rows, slots = there[other], rows[other], slots[other]
            again = hashes[there] == hashes[rows]
            again[again] = texts.are(texts, there[again], rows[again])  # an earlier one is found for them
            rows, slots = rows[~again], (slots[~again] + 1) & (size - 1)
        return cls(texts, table)

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"TextIndex({len(self):,})"

    def find(self, text: str) -> int:
        """The row of a text; -1 where there is none."""
        sought = text.encode(errors="surrogatepass")  # which no text of a column has
        texts, offsets, most = self.texts.data, self.texts.offsets, len(self.table) - 1
        slot = _hash(sought) >> HASH - most.bit_length()
        while (row := int(self.table[slot])) >= 0:
            if texts[offsets[row] : offsets[row + 1]].tobytes() == sought:
                return row
            slot = (slot + 1) & most
        return -1

    def find_all(self, asked: Texts) -> Offsets:
        """The row of each of many texts; -1 where there is none."""
        return self.find_between(asked, asked.offsets[:-1], asked.offsets[1:])

    def find_between(self, asked: Texts, starts: Offsets, ends: Offsets) -> Offsets:
        """The row of what stands between two places in the bytes of a column; -1 where there is none."""
        if len(starts) < FEW:
            return np.array([self.find(each) for each in asked.between(starts, ends)], dtype=np.int64)
        found = np.full(len(starts), -1, dtype=np.int64)
        lengths = ends - starts
        slots = _slots(asked.hashes_between(starts, lengths), len(self.table))
        waiting: Offsets = np.arange(len(starts), dtype=np.int64)
        while len(waiting):
            rows = self.table[slots].astype(np.int64)
            there = rows >= 0
            waiting, slots, rows = waiting[there], slots[there], rows[there]
            hit = self.texts.stand_in(asked, rows, starts[waiting], lengths[waiting])
            found[waiting[hit]] = rows[hit]
            waiting, slots = waiting[~hit], (slots[~hit] + 1) & (len(self.table) - 1)
        return found

    def again(self) -> Offsets:
        """The rows whose text an earlier row has as well."""
        later: Offsets = np.flatnonzero(self.texts.firsts() != np.arange(len(self.texts)))
        return later


def _slots(hashes: Hashes, size: int) -> Offsets:
    """Where in a table of a power of two texts of some hashes stand first: by the upper bits, which all bytes reach."""
    return (hashes >> np.uint64(HASH + 1 - size.bit_length())).astype(np.int64)
