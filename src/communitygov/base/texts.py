"""Many texts as one run of UTF-8 bytes and the places where each begins: no object for a text nobody looks at."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final, overload

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from communitygov.base import text_bytes
from communitygov.base.text_bytes import SECRET, TAIL, are_alike, eights, fixed, hash_of, hashes_of, stretches

WORD: Final = text_bytes.WORD
"""So many zeros stand behind the last text."""
FEW: Final = 12
"""So few texts are found sooner one by one than in arrays."""
AT_ONCE = 1 << 14
"""So many texts are looked at at once, so that what is worked out on the way stays near the processor."""

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Table = NDArray[np.int32]


@frozen(eq=False, repr=False)
class Texts(Sequence[str]):
    """A column of texts. One that is not stated is empty."""

    data: Bytes
    """The bytes of all texts one after another, and eight zeros behind them."""
    offsets: Offsets
    """``(texts + 1,)``: where each begins, and where the last ends."""
    _hashes: Hashes | None = field(default=None, init=False)
    """What `hashes` gives, once somebody has asked for it."""
    _table: tuple[Table, Offsets] | None = field(default=None, init=False)
    """What `table` gives, once somebody has asked for it."""

    def __reduce__(self) -> "tuple[type[Texts], tuple[Bytes, Offsets]]":
        """Without what can be worked out anew."""
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
        padded = np.empty(end - start + WORD, dtype=np.uint8)
        padded[: end - start], padded[end - start :] = data[start:end], 0
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
        offsets = self.offsets
        row = range(len(offsets) - 1)[at]
        return self.data[offsets.item(row) : offsets.item(row + 1)].tobytes().decode()

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
        return taken if self._hashes is None else taken.known_by(self._hashes[rows])

    def held_in(self, data: Bytes, offsets: Offsets) -> "Texts":
        """The same texts in other arrays that say the same."""
        held = Texts(data, offsets)
        object.__setattr__(held, "_hashes", self._hashes)
        object.__setattr__(held, "_table", self._table)
        return held

    def known_by(self, hashes: Hashes) -> "Texts":
        """The same texts, of which the hashes are known."""
        object.__setattr__(self, "_hashes", fixed(hashes))
        return self

    def between(self, starts: NDArray[np.integer[Any]], ends: NDArray[np.integer[Any]]) -> "Texts":
        """The texts between some places in ``data``."""
        return Texts(*text_bytes.between(self.data, starts, ends, AT_ONCE))

    def and_then(self, other: "Texts") -> "Texts":
        """The texts of this column and then those of another."""
        end = int(self.offsets[-1])
        both = Texts(
            np.concatenate((self.data[:end], other.data)), np.concatenate((self.offsets, other.offsets[1:] + end))
        )
        return both.known_by(np.concatenate((self.hashes(), other.hashes()))) if self.is_hashed else both

    @property
    def is_hashed(self) -> bool:
        """Whether somebody has asked for the hashes."""
        return self._hashes is not None

    def hashes(self) -> Hashes:
        """A number for each text; equal texts have equal numbers, in this process alone."""
        found = self._hashes
        if found is None:
            found = fixed(hashes_of(self.data, self.offsets[:-1], self.lengths))
            object.__setattr__(self, "_hashes", found)
        return found

    def hashed(self, secret: int) -> Hashes:
        """A number for each text, made with a secret; equal ones have equal numbers wherever the secret is known."""
        return self.hashes() if secret == SECRET else hashes_of(self.data, self.offsets[:-1], self.lengths, secret)

    def table(self) -> tuple[Table, Offsets]:
        """The table of an index, and the rows whose text an earlier row has as well; both are made once."""
        found = self._table
        if found is None:
            table, again = text_bytes.table_of(self.hashes(), lambda rows, others: self.are(self, rows, others))
            found = fixed(table), fixed(again)
            object.__setattr__(self, "_table", found)
        return found

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
    table: Table
    """``(a power of two,)``: rows by hash, those of one hash one behind the other; -1 for none."""
    secret: int = SECRET
    """What its hashes were made with: the secret of the process, or of the file it stands in."""

    @classmethod
    def of(cls, texts: Texts) -> "TextIndex":
        """An index of all texts of a column; where several are equal, the first is the one that is found."""
        return cls.with_again(texts)[0]

    @classmethod
    def with_again(cls, texts: Texts) -> "tuple[TextIndex, Offsets]":
        """An index of all texts of a column, and the rows whose text an earlier row has as well; made once."""
        table, again = texts.table()
        return cls(texts, table), again

    def __len__(self) -> int:
        return len(self.texts)

    def __repr__(self) -> str:
        return f"TextIndex({len(self):,})"

    def find(self, text: str) -> int:
        """The row of a text; -1 where there is none."""
        sought = text.encode(errors="surrogatepass")  # which no text of a column has
        texts, offsets, table = self.texts.data, self.texts.offsets, self.table
        most = len(table) - 1
        slot = hash_of(sought, self.secret) >> text_bytes.HASH - most.bit_length()
        while (row := table.item(slot)) >= 0:
            if texts[offsets.item(row) : offsets.item(row + 1)].tobytes() == sought:
                return row
            slot = (slot + 1) & most
        return -1

    def find_all(self, asked: Texts) -> Offsets:
        """The row of each of many texts; -1 where there is none."""
        if len(asked) < FEW:
            return np.array([self.find(each) for each in asked], dtype=np.int64)
        return self._find(asked, asked.offsets[:-1], asked.lengths, asked.hashed(self.secret))

    def find_between(self, asked: Texts, starts: Offsets, ends: Offsets) -> Offsets:
        """The row of what stands between two places in the bytes of a column; -1 where there is none."""
        if len(starts) < FEW:
            return np.array([self.find(each) for each in asked.between(starts, ends)], dtype=np.int64)
        lengths = ends - starts
        return self._find(asked, starts, lengths, hashes_of(asked.data, starts, lengths, self.secret))

    def _find(self, asked: Texts, starts: Offsets, lengths: Offsets, hashes: Hashes) -> Offsets:
        at = text_bytes.slots(hashes, len(self.table))
        found = self.table[at].astype(np.int64)
        there = (
            self._others(asked, starts[some], lengths[some], hashes[some], found[some]) + some.start
            for some in stretches(len(starts), AT_ONCE)
        )
        waiting: Offsets = np.concatenate((at[:0], *there))
        while len(waiting):
            at[waiting] = (at[waiting] + 1) & (len(self.table) - 1)
            found[waiting] = rows = self.table[at[waiting]].astype(np.int64)
            waiting = waiting[self._others(asked, starts[waiting], lengths[waiting], hashes[waiting], rows)]
        return found

    def _others(self, asked: Texts, starts: Offsets, lengths: Offsets, hashes: Hashes, rows: Offsets) -> Offsets:
        """Where rows are those of other texts than are asked for; hashes tell most, where there are any."""
        said: Offsets = np.flatnonzero(rows >= 0)
        are_told = self.secret == SECRET and self.texts.is_hashed
        same = self.texts.hashes()[rows[said]] == hashes[said] if are_told else np.ones(len(said), np.bool_)
        alike = said[same]
        same[same] = self.texts.stand_in(asked, rows[alike], starts[alike], lengths[alike])
        others: Offsets = said[~same]
        return others
