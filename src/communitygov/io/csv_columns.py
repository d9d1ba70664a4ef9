"""The cells of a CSV file by column, as they grow; which a spreadsheet has spoilt, and which it would run."""

import re
from collections.abc import Sequence

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from communitygov.base.harmless import BEFORE, RUN, is_run
from communitygov.base.texts import WORD, Texts

_SCIENTIFIC = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?[Ee]\+[0-9]+")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)*%?")
_FIRST = np.zeros(256, dtype=np.bool_)
_FIRST[[each.encode()[0] for each in (*RUN, *BEFORE)]] = True
"""The first bytes of what a spreadsheet might run."""
_E, _PLUS = ord("e"), ord("+")
_SMALL = 0x20
"""What makes a small letter of a capital one."""
_AT_ONCE = 1 << 18


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
        plus = np.flatnonzero(piece[1:] == _PLUS)
        at = start + plus[(piece[plus] | _SMALL) == _E]
        rows: list[int] = np.unique(np.searchsorted(texts.offsets, at, side="right") - 1).tolist()
        found += [row for row in rows if _SCIENTIFIC.fullmatch(texts[row])]
    return found


def would_run(texts: Texts) -> list[int]:
    """The rows whose text a spreadsheet would run; a number, or a sign that stands alone, is none."""
    stated = np.flatnonzero(texts.lengths > 1)
    rows: list[int] = stated[_FIRST[texts.data[texts.offsets[stated]]]].tolist()
    return [row for row in rows if is_run(text := texts[row]) and not _NUMBER.fullmatch(text) and _says(text)]


def _says(text: str) -> bool:
    """Whether a text is more than signs: a dash or two stand where nothing is stated."""
    return any(each.isalnum() for each in text)
