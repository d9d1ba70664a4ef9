"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a mark at the start, and GB18030 with a note."""

import codecs
import re

from attrs import frozen

from communitygov.io import file_sayings
from communitygov.io.limits import Problem, Stop

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no text has: neither YAML nor XML allows them, and nobody sees them."""


@frozen
class Decoded:
    """A text, and what is to be said of how it was written."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """Turn bytes into text.

    Raises
    ------
    Stop
        When the bytes are no text, or the text has control characters.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return Decoded(checked(_strict(data, encoding)))
    try:
        return Decoded(checked(data.decode()))
    except UnicodeDecodeError:
        text = checked(_strict(data, "gb18030"))
        return Decoded(text, (Problem(file_sayings.OTHER_ENCODING, 0, {"encoding": "GB18030"}),))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as exc:
        raise Stop(file_sayings.NO_ENCODING, _readable(data)) from exc


def _readable(data: bytes) -> int:
    """How many characters are UTF-8 before the first byte that is not."""
    try:
        return len(data.decode())
    except UnicodeDecodeError as exc:
        return len(data[: exc.start].decode())


def checked(text: str) -> str:
    """Return the text.

    Raises
    ------
    Stop
        At the first control character.
    """
    found = CONTROL.search(text)
    if found:
        raise Stop(file_sayings.CONTROL_SIGN, found.start(), sign=f"U+{ord(found.group()):04X}")
    return text
