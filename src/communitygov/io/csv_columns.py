"""The cells of a CSV file by column, as they grow; and which of them a spreadsheet has spoilt."""

import re
from collections.abc import Sequence

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from communitygov.base.texts import WORD, Texts

_SCIENTIFIC = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?[Ee]\+[0-9]+")
_E, _PLUS = ord("e"), ord("+")
_SMALL = 0x20
"""What makes a small letter of a capital one."""
_AT_ONCE = 1 << 24


@define
class Growing:
    """A column of texts to which blocks of cells are added."""

    _data: bytearray = field(factory=bytearray)
    _lengths: list[NDArray[np.int32]] = field(factory=list["NDArray[np.int32]"])

    def extend(self, cells: Sequence[str]) -> None:
        """Add the cells of the next rows."""
        encoded = [cell.encode() for cell in cells]
        self._data += b"".join(encoded)
        self._lengths.append(np.fromiter(map(len, encoded), dtype=np.int32, count=len(encoded)))

    def texts(self) -> Texts:
        """The column; nothing can be added to it any more."""
        offsets = np.zeros(1 + sum(map(len, self._lengths)), dtype=np.int64)
        if self._lengths:
            np.cumsum(np.concatenate(self._lengths), out=offsets[1:])
        self._lengths.clear()
        self._data += bytes(WORD)
        data = np.frombuffer(self._data, dtype=np.uint8)
        data.flags.writeable = offsets.flags.writeable = False
        return Texts(data, offsets)


def lost_digits(texts: Texts) -> list[int]:
    """The rows whose text is a number in scientific notation, such as 1.10101E+11."""
    found: list[int] = []
    for start in range(0, len(texts.data) - 1, _AT_ONCE):
        piece = texts.data[start : start + _AT_ONCE + 1]
        at = start + np.flatnonzero(((piece[:-1] | _SMALL) == _E) & (piece[1:] == _PLUS))
        rows: list[int] = np.unique(np.searchsorted(texts.offsets, at, side="right") - 1).tolist()
        found += [row for row in rows if _SCIENTIFIC.fullmatch(texts[row])]
    return found
