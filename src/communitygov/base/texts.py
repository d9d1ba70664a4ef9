"""Many texts as one run of UTF-8 bytes and the places where each begins: no object for a text nobody looks at."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, overload

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base import text_bytes
from communitygov.base.text_bytes import TAIL, are_alike, copied, eights, hash_of, hashes_of, slots

WORD: Final = text_bytes.WORD
"""So many zeros stand behind the last text."""
FEW: Final = 12
"""So few texts are found sooner one by one than in arrays."""
AT_ONCE = 1 << 14
"""So many texts are looked at at once, so that what is worked out on the way stays near the processor."""

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
    _hashes: list[Hashes] = field(factory=list[Hashes], init=False)
    """The hashes, once somebody has asked for them."""

    def __reduce__(self) -> "tuple[type[Texts], tuple[Bytes, Offsets]]":
        """Without the hashes, which can be worked out anew."""
        return Texts, (self.data, self.offsets)

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
        taken = self.between(self.offsets[:-1][rows], self.offsets[1:][rows])
        return taken.known_by([hashes[rows] for hashes in self._hashes])

    def known_by(self, hashes: "Sequence[Hashes]") -> "Texts":
        """The same texts, of which the hashes are known; none where they are not."""
        self._hashes.extend(hashes)
        return self

    def between(self, starts: NDArray[np.integer[Any]], ends: NDArray[np.integer[Any]]) -> "Texts":
        """The texts between some places in ``data``."""
        lengths = ends - starts
        offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
        data = np.empty(int(offsets[-1]) + WORD, dtype=np.uint8)
        data[-WORD:] = 0
        for first in range(0, len(lengths), AT_ONCE):
            some = slice(first, first + AT_ONCE)
            begin, end = int(offsets[first]), int(offsets[min(first + AT_ONCE, len(lengths))])
            start = int(starts[first])
            if (ends[some][:-1] == starts[some][1:]).all():  # they stand one after another
                data[begin:end] = self.data[start : start + end - begin]
            else:
                copied(self.data, starts[some], lengths[some], data[begin : end + WORD])
        data[-WORD:] = 0
        return Texts(data, offsets)

    def and_then(self, other: "Texts") -> "Texts":
        """The texts of this column and then those of another."""
        end = int(self.offsets[-1])
        both = Texts(
            np.concatenate((self.data[:end], other.data)), np.concatenate((self.offsets, other.offsets[1:] + end))
        )
        return both.known_by([np.concatenate((self.hashes(), other.hashes()))] if self.is_hashed else [])

    @property
    def is_hashed(self) -> bool:
        """Whether somebody has asked for the hashes."""
        return bool(self._hashes)

    def hashes(self) -> Hashes:
        """A number for each text; equal texts have equal numbers, in every process and in every version of a file."""
        if not self._hashes:
            found = hashes_of(self.data, self.offsets[:-1], self.lengths)
            found.flags.writeable = False
            self._hashes.append(found)
        return self._hashes[0]

    def firsts(self) -> Offsets:
        """For each text the row where an equal one stands first."""
        index, again = TextIndex.with_again(self)
        found = np.arange(len(self), dtype=np.int64)
        found[again] = index.find_all(self.take(again))
        return found

    def words(self, starts: Offsets, left: Offsets) -> Hashes:
        """The next eight bytes of some texts as one number; what is not of the text counts as zero."""
        return np.asarray(eights(self.data)[starts] & TAIL[np.minimum(left, WORD)], dtype=np.uint64)

    def are(self, other: "Texts", rows: Offsets, others: Offsets) -> NDArray[np.bool_]:
        """Whether texts of some rows are those of some rows of another column, pair by pair."""
        its = other.offsets[others]
        return self.stand_in(other, rows, its, other.offsets[others + 1] - its)

    def stand_in(self, other: "Texts", rows: Offsets, its: Offsets, lengths: Offsets) -> NDArray[np.bool_]:
        """Whether texts of some rows are what stands at some places in the bytes of another column, so long."""
        mine = self.offsets[rows]
        same: NDArray[np.bool_] = self.offsets[rows + 1] - mine == lengths
        at = np.flatnonzero(same)
        if len(at) < len(same):
            mine, its, lengths = mine[at], its[at], lengths[at]
        same[at] = are_alike(eights(self.data), mine, eights(other.data), its, lengths)
        return same


@frozen(eq=False, repr=False)
class TextIndex:
    """Finds the row of a text: an open-addressing table of rows, made and asked in arrays."""

    texts: Texts
    table: NDArray[np.int32]
    """``(a power of two,)``: rows by hash, those of one hash one behind the other; -1 for none."""

    @classmethod
    def of(cls, texts: Texts) -> "TextIndex":
        """An index of all texts of a column; where several are equal, the first is the one that is found."""
        return cls.with_again(texts)[0]

    @classmethod
    def with_again(cls, texts: Texts) -> "tuple[TextIndex, Offsets]":
        """An index of all texts of a column, and the rows whose text an earlier row has as well."""
        size = 1 << max(3, (2 * len(texts)).bit_length())
        table = np.full(size, -1, dtype=np.int32)
        rows: Offsets = np.arange(len(texts), dtype=np.int64)
        hashes = texts.hashes()
        asked = slots(hashes, size)
        later: list[Offsets] = []
        while len(rows):
            free = table[asked] < 0
            table[asked[free][::-1]] = rows[free][::-1]  # of several that want one place the first is written last
            there = table[asked].astype(np.int64)
            other = np.flatnonzero(there != rows)
            there, rows, asked = there[other], rows[other], asked[other]
            again = hashes[there] == hashes[rows]
            again[again] = texts.are(texts, there[again], rows[again])  # an earlier one is found for them
            later.append(rows[again])
            rows, asked = rows[~again], (asked[~again] + 1) & (size - 1)
        return cls(texts, table), np.sort(np.concatenate((np.zeros(0, dtype=np.int64), *later)))

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"TextIndex({len(self):,})"

    def find(self, text: str) -> int:
        """The row of a text; -1 where there is none."""
        sought = text.encode(errors="surrogatepass")  # which no text of a column has
        texts, offsets, most = self.texts.data, self.texts.offsets, len(self.table) - 1
        slot = hash_of(sought) >> text_bytes.HASH - most.bit_length()
        while (row := int(self.table[slot])) >= 0:
            if texts[offsets[row] : offsets[row + 1]].tobytes() == sought:
                return row
            slot = (slot + 1) & most
        return -1

    def find_all(self, asked: Texts) -> Offsets:
        """The row of each of many texts; -1 where there is none."""
        if len(asked) < FEW:
            return np.array([self.find(each) for each in asked], dtype=np.int64)
        return self._find(asked, asked.offsets[:-1], asked.lengths, asked.hashes())

    def find_between(self, asked: Texts, starts: Offsets, ends: Offsets) -> Offsets:
        """The row of what stands between two places in the bytes of a column; -1 where there is none."""
        if len(starts) < FEW:
            return np.array([self.find(each) for each in asked.between(starts, ends)], dtype=np.int64)
        lengths = ends - starts
        return self._find(asked, starts, lengths, hashes_of(asked.data, starts, lengths))

    def _find(self, asked: Texts, starts: Offsets, lengths: Offsets, hashes: Hashes) -> Offsets:
        at = slots(hashes, len(self.table))
        found = self.table[at].astype(np.int64)
        waiting: Offsets = np.flatnonzero(found >= 0)
        while len(waiting):
            rows = found[waiting]
            if self.texts.is_hashed:  # most others are told by their hashes
                other = self.texts.hashes()[rows] != hashes[waiting]
                alike = np.flatnonzero(~other)
                some = waiting[alike]
                other[alike] = ~self.texts.stand_in(asked, rows[alike], starts[some], lengths[some])
            else:
                other = ~self.texts.stand_in(asked, rows, starts[waiting], lengths[waiting])
            waiting = waiting[other]
            at[waiting] = (at[waiting] + 1) & (len(self.table) - 1)
            found[waiting] = self.table[at[waiting]]
            waiting = waiting[found[waiting] >= 0]
        return found
