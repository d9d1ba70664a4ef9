"""Numbers of persons in a text: identity numbers and mobile telephones, found by their shape and never shown."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate

HIDDEN = "*"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
"""The check sign for each remainder by 11."""
EARLIEST, LATEST = 1850, 2100
PLACES = ("place", "zone", "scope")
SHORTEST = 11
"""No such number is shorter."""

_MAYBE = re.compile(r"\d(?:\D{0,2}\d){10}")
_DASH = r"\-\u2010-\u2015"
_UNIT = "平方|平米|公里|元(?!旦)|米|亩|吨"
"""What a number is of that is a figure."""
_IDENTITY = re.compile(rf"(?<!\d)([1-9]\d{{5}})[ {_DASH}]?(\d{{8}})[ {_DASH}]?(\d{{3}}[\dXx])(?![0-9A-Za-z])")
_MOBILE = re.compile(
    rf"(?<!\d)(?<!\d\.)(?:(?:\+|00)?86[ {_DASH}]?)?(?:1[3-9]\d[ .{_DASH}]?|\(1[3-9]\d\)[ {_DASH}]?)"
    rf"\d{{4}}[ .{_DASH}]?\d{{4}}(?!\d|\.\d|\s?(?:{_UNIT}))"
)
_UNSEEN: dict[int, None] = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Signs that nobody sees, and that part a number for no eye."""
_ADDRESS = re.compile(r"https?://\S+")

Span = tuple[int, int]


def has_identity_number(text: str) -> bool:
    """Whether a text has an identity number in it: 18 signs with a date of birth and the right check sign."""
    return any(True for _ in _identities(_plain(text)))


def has_mobile_number(text: str) -> bool:
    """Whether a text has a mobile telephone number in it; eleven digits of a longer number, or of a link, are none."""
    return any(True for _ in _mobiles(_plain(text)))


def may_have_number(texts: Sequence[str]) -> list[bool]:
    """For each of many texts whether such a number may be in it, or in a part of it; texts of ASCII in one run."""
    found = [False] * len(texts)
    at, joined = list[int](), list[str]()
    for number, text in enumerate(texts):
        if len(text) < SHORTEST:
            continue
        if text.isascii() and "://" not in text:
            at.append(number)
            joined.append(text)
        else:
            found[number] = bool(_plain(text))
    run = "\0".join(joined)
    ends = list(accumulate(len(text) + 1 for text in joined))
    for shape in (_IDENTITY, _MOBILE):
        for met in shape.finditer(run):
            found[at[bisect_right(ends, met.start())]] = True
    return found


def masked(text: str) -> str:
    """The text with a star in place of each sign of such a number; it keeps its length."""
    if not _plain(text):
        return text
    plain = text if text.isascii() else "".join(_narrow(sign) for sign in text if ord(sign) not in _UNSEEN)
    spans = (*_identities(plain), *_mobiles(plain))
    if not spans:
        return text
    seen = [at for at, sign in enumerate(text) if ord(sign) not in _UNSEEN]
    signs = list(text)
    for start, end in spans:
        first, last = seen[start], seen[end - 1] + 1
        signs[first:last] = HIDDEN * (last - first)
    return "".join(signs)


def nobodys(ids: Iterable[str], kind: str = "") -> Iterator[str]:
    """Those ids that are no number of a person; the id of a place may be a code of as many digits."""
    return (each for each in ids if kind in PLACES or masked(each) == each)


def _plain(text: str) -> str:
    """The text with full-width signs as plain ones; nothing where it cannot have such a number."""
    if len(text) < SHORTEST:
        return ""
    seen = text if text.isascii() else text.translate(_UNSEEN)
    if not _MAYBE.search(seen):
        return ""
    return seen if seen.isascii() else unicodedata.normalize("NFKC", seen)


def _narrow(sign: str) -> str:
    if sign.isascii():
        return sign
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
