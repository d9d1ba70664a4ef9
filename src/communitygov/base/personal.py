"""Numbers of persons in a text: identity numbers and mobile telephones, found by their shape and never shown."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

HIDDEN = "*"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
"""The check sign for each remainder by 11."""
EARLIEST, LATEST = 1850, 2100

_MAYBE = re.compile(r"\d(?:\D?\d){10}")
_IDENTITY = re.compile(r"(?<!\d)([1-9]\d{5})[ -]?(\d{8})[ -]?(\d{3}[\dXx])(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)(?<!\d\.)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_ADDRESS = re.compile(r"https?://\S+")

Span = tuple[int, int]


def has_identity_number(text: str) -> bool:
    """Whether a text has an identity number in it: 18 signs with a date of birth and the right check sign."""
    return any(True for _ in _identities(_plain(text)))


def has_mobile_number(text: str) -> bool:
    """Whether a text has a mobile telephone number in it; eleven digits of a longer number, or of a link, are none."""
    return any(True for _ in _mobiles(_plain(text)))


def masked(text: str) -> str:
    """The text with a star in place of each sign of such a number; it keeps its length."""
    plain = _plain(text, keep_length=True)
    signs = list(text)
    for start, end in (*_identities(plain), *_mobiles(plain)):
        signs[start:end] = HIDDEN * (end - start)
    return "".join(signs) if plain else text


def _plain(text: str, *, keep_length: bool = False) -> str:
    """The text with full-width signs as plain ones; nothing where it cannot have such a number."""
    if len(text) < 11 or not _MAYBE.search(text):
        return ""
    if text.isascii():
        return text
    return "".join(map(_narrow, text)) if keep_length else unicodedata.normalize("NFKC", text)


def _narrow(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _identities(text: str) -> Iterator[Span]:
    for met in _IDENTITY.finditer(text):
        if _is_date(met[2]) and _is_checked(met[1] + met[2] + met[3].upper()):
            yield met.span()


def _is_date(digits: str) -> bool:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= year <= LATEST


def _is_checked(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % 11] == number[-1]


def _mobiles(text: str) -> Iterator[Span]:
    beside_links = _ADDRESS.sub(lambda met: " " * len(met[0]), text) if "://" in text else text
    yield from (met.span() for met in _MOBILE.finditer(beside_links))
