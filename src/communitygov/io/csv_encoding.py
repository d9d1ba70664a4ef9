"""Which encoding a CSV file is written in: UTF-8, else GB18030; looked at piece by piece, however large it is."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, Literal

from attrs import define, frozen

from communitygov.base.findings import Saying
from communitygov.io import csv_sayings, file_sayings
from communitygov.io.decode import encoding_of

PIECE = 1 << 18
"""Bytes that are looked at at once."""
FEW = 4
"""So many Chinese characters of UTF-8 before the first byte that is none do not come about in GB18030."""
ENOUGH = 10_000
"""So many faults tell what the rest of a file is."""
_CHINESE = re.compile("[\u2e80-\ufffc\U00020000-\U0003ffff]")
_ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"PAR1")

Encoding = Literal["UTF-8", "GB18030"]
CODECS: dict[Encoding, str] = {"UTF-8": "utf-8-sig", "GB18030": "gb18030"}


@frozen
class NoText(Exception):  # no error of ours: it never leaves the reader
    """The bytes are no text that is read."""

    kind: Saying
    line: int
    column: int
    fields: dict[str, Any]


@define
class _Reached:
    """How far a text has been read."""

    line: int = 1
    column: int = 1
    chinese: int = 0
    """How many Chinese characters were met; more than `FEW` are not counted."""
    _in_break: bool = False

    def after(self, text: str) -> None:
        if not text.isascii() and self.chinese < FEW:
            self.chinese += sum(1 for _ in islice(_CHINESE.finditer(text), FEW))
        self.line += text.count("\n") + text.count("\r") - text.count("\r\n")
        self.line -= self._in_break and text.startswith("\n")
        last = max(text.rfind("\n"), text.rfind("\r"))
        self.column = self.column + len(text) if last < 0 else len(text) - last
        self._in_break = text.endswith("\r")


def encoding_in(opened: BinaryIO, most: int) -> Encoding:
    """The encoding of what is opened; it is read from its start, and again from there afterwards.

    Raises
    ------
    NoText
        Where it stops being text, and why; or where it is larger than so many bytes.
    """
    head = opened.read(4)
    opened.seek(0)
    if head.startswith(_ARCHIVES):
        raise NoText(csv_sayings.A_WORKBOOK, 1, 1, {})
    marked = encoding_of(head)
    if marked not in (None, "utf-8-sig"):
        raise NoText(csv_sayings.WIDE_SIGNS, 1, 1, {"encoding": (marked or "").upper()})
    reached = _Reached()
    fault = _fault(opened, reached, most)
    if fault is None:
        return "UTF-8"
    broken = marked is not None or reached.chinese >= FEW or _has_more_chinese(opened)
    if not broken and _decodes(opened, "gb18030"):
        return "GB18030"
    kind = csv_sayings.MIXED if reached.chinese else file_sayings.BROKEN if broken else file_sayings.NO_ENCODING
    raise NoText(kind, reached.line, reached.column, {"encoding": "UTF-8", "sign": f"0x{fault:02X}"})


def pieces(opened: BinaryIO) -> Iterator[bytes]:
    """What is opened, from its start, piece by piece; at its end nothing, once."""
    opened.seek(0)
    while True:
        piece = opened.read(PIECE)
        yield piece
        if not piece:
            return


def _fault(opened: BinaryIO, reached: _Reached, most: int) -> int | None:
    """The first byte that is not of UTF-8, with ``reached`` where it stands; None where all is."""
    decoder, size = codecs.getincrementaldecoder("utf-8-sig")(), 0
    for piece in pieces(opened):
        size += len(piece)
        if size > most:
            raise NoText(file_sayings.TOO_LARGE, 0, 0, {"most": most})
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as exc:
            reached.after(exc.object[: exc.start].decode("utf-8", errors="replace"))
            return exc.object[exc.start]
        reached.after(text)
    return None


def _has_more_chinese(opened: BinaryIO) -> bool:
    """Whether it has more Chinese characters of UTF-8 than faults: GB18030 has them by chance only."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    chinese = faults = 0
    for piece in pieces(opened):
        text = decoder.decode(piece, final=not piece)
        chinese += 0 if text.isascii() else len(text) - len(_CHINESE.sub("", text))
        faults += text.count("\ufffd")
        if faults > ENOUGH:
            break
    return chinese > faults


def _decodes(opened: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces(opened):
            decoder.decode(piece, final=not piece)
    except UnicodeDecodeError:
        return False
    return True
