"""What the pages of a column in a Parquet file are, by their own headers: these decoding goes by, not the footer."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from attrs import frozen

DICTIONARY = 2
"""The kind of a page of different values."""
CHAINED = 7
"""How texts are written of which each says how much of the one before it is in it too: ``DELTA_BYTE_ARRAY``."""
OF_DATA = {0: (5, 2), 3: (8, 4)}
"""For each kind of a page of data: the field of its header, and that of its encoding there."""
KIND, SIZE, LENGTH = 1, 2, 3
"""The fields of a header for the kind of a page, its bytes decompressed, and those in the file."""
AT_FIRST, MOST = 1 << 10, 1 << 24
"""Bytes in which a header is looked for, and as many as one may have."""
BEHIND = 100
"""Bytes by which old writers took a column for shorter than it is."""
DEEP = 8

Fields = Mapping[int, Any]


@frozen
class Pages:
    """The pages of a column in one group of rows."""

    size: int
    """Bytes, decompressed, with those of their headers."""
    different: bool
    """Whether values stand in them once that come in many rows."""
    chained: bool
    """Whether one text is told by another; also where that cannot be known."""


def pages_of(opened: IO[bytes], column: Any) -> Pages:
    """What the headers of its pages say of a column; of one that cannot be followed the worst."""
    size, different, chained = 0, False, False
    try:
        for header, length in _headers(opened, column):
            size += length + max(header[SIZE], header[LENGTH])
            different = different or header[KIND] == DICTIONARY
            chained = chained or _encoding(header) == CHAINED
    except (ValueError, LookupError, TypeError, OverflowError):
        return Pages(max(size, column.total_uncompressed_size), different=True, chained=True)
    return Pages(size, different, chained)


def _headers(opened: IO[bytes], column: Any) -> Iterator[tuple[Fields, int]]:
    at, first = column.data_page_offset, column.dictionary_page_offset
    if column.has_dictionary_page and 0 < first < at:
        at = first
    end, seen = at + column.total_compressed_size + BEHIND, 0
    while seen < column.num_values and at < end:
        header, length = _header(opened, at)
        if header[SIZE] < 0 or header[LENGTH] < 0:
            raise ValueError
        if header[KIND] in OF_DATA:
            seen += header[OF_DATA[header[KIND]][0]][1]
        yield header, length
        at += length + header[LENGTH]


def _encoding(header: Fields) -> int | None:
    where = OF_DATA.get(header[KIND])
    return None if where is None else header[where[0]][where[1]]


def _header(opened: IO[bytes], at: int) -> tuple[Fields, int]:
    """A header, and how many bytes it has."""
    window = AT_FIRST
    while True:
        opened.seek(at)
        held = opened.read(window)
        reader = _Compact(held)
        try:
            return reader.fields(DEEP), reader.at
        except IndexError:
            if len(held) < window or window >= MOST:
                raise
            window *= 4


class _Compact:
    """Reads structs of Thrift's compact protocol; IndexError where they do not end in what there is."""

    def __init__(self, held: bytes) -> None:
        self.held: bytes = held
        self.at: int = 0

    def fields(self, deep: int) -> Fields:
        """The fields of a struct by their number."""
        found: dict[int, Any] = {}
        number = 0
        while (head := self._byte()) != 0:
            number = number + (head >> 4) if head >> 4 else self._whole()
            found[number] = self._value(head & 15, deep)
        return found

    def _value(self, kind: int, deep: int) -> Any:
        if kind in (1, 2):
            return kind == 1
        if kind in (4, 5, 6):
            return self._whole()
        if kind in (3, 7, 8):
            return self._skip({3: 1, 7: 8}.get(kind) or self._varint())
        if deep == 0 or kind not in (9, 10, 12):  # no header has maps
            raise ValueError
        return self.fields(deep - 1) if kind == 12 else self._list(deep - 1)

    def _list(self, deep: int) -> None:
        head = self._byte()
        many = head >> 4 if head >> 4 < 15 else self._varint()
        for _ in range(many):
            if head & 15 in (1, 2):
                self._byte()
            else:
                self._value(head & 15, deep)

    def _byte(self) -> int:
        self.at += 1
        return self.held[self.at - 1]

    def _skip(self, many: int) -> None:
        self.at += many
        if self.at > len(self.held):
            raise IndexError

    def _varint(self) -> int:
        found = 0
        for shift in range(0, 70, 7):
            each = self._byte()
            found |= (each & 127) << shift
            if each < 128:
                return found
        raise ValueError

    def _whole(self) -> int:
        """A whole number; of one that is too long as much is taken as decoding takes."""
        said = self._varint() & 0xFFFF_FFFF
        return (said >> 1) ^ -(said & 1)
