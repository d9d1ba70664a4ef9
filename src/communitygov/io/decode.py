"""Bytes to text: UTF-8, UTF-16 and UTF-32; what has no mark and is no UTF-8 is GB18030, with a note."""

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
_UNMARKED = (
    (re.compile(rb"\0\0\0[^\0]", re.DOTALL), "UTF-32BE"),
    (re.compile(rb"[^\0]\0\0\0", re.DOTALL), "UTF-32LE"),
    (re.compile(rb"\0[^\0]\0[^\0]", re.DOTALL), "UTF-16BE"),
    (re.compile(rb"[^\0]\0[^\0]\0", re.DOTALL), "UTF-16LE"),
)
"""A document begins with two signs of ASCII; so it shows how wide its signs are, as YAML 1.2 has it."""
_HAN = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
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
    shown = encoding_of(data)
    encoding = shown or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as exc:
        if shown is None and not _is_broken(data):
            return Decoded(checked(_chinese(data, exc)), (_noted("GB18030"),))
        name, sign = encoding.removesuffix("-sig").upper(), f"0x{data[exc.start]:02X}"
        raise Stop(file_sayings.BROKEN, _before(exc, encoding), encoding=name, sign=sign) from exc
    return Decoded(checked(text), (_noted(encoding),) if encoding.isupper() else ())


def roughly(data: bytes) -> str:
    """The text in which the places of what is wrong with it are counted: what is no text in it is �."""
    encoding = encoding_of(data)
    if encoding is None and not _is_broken(data):
        try:
            return data.decode("gb18030" if _is_no_utf8(data) else "utf-8")
        except UnicodeDecodeError:
            pass
    return data.decode(encoding or "utf-8", errors="replace")


def encoding_of(data: bytes) -> str | None:
    """The encoding that the first bytes show: by a mark, or in capital letters without one; None: they show none."""
    marked = next((encoding for mark, encoding in _MARKED if data.startswith(mark)), None)
    return marked or next((encoding for pattern, encoding in _UNMARKED if pattern.match(data)), None)


def _noted(encoding: str) -> Problem:
    return Problem(file_sayings.OTHER_ENCODING, 0, {"encoding": encoding})


def _chinese(data: bytes, no_utf8: UnicodeDecodeError) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as exc:
        raise Stop(file_sayings.NO_ENCODING, _before(no_utf8, "utf-8")) from exc


def _before(exc: UnicodeDecodeError, encoding: str) -> int:
    """How many characters stand before the first byte that is none."""
    return len(exc.object[: exc.start].decode(encoding, errors="replace"))


def _is_no_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def _is_broken(data: bytes) -> bool:
    """Whether bytes are UTF-8 with faults in it: GB18030 has Chinese characters of UTF-8 by chance only."""
    text = data.decode(errors="replace")
    faults = text.count("\ufffd")
    return 0 < faults < len(text) - len(_HAN.sub("", text))


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
