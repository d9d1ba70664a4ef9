"""Texts that are plainly sound, seen by their bytes: what these checks doubt is looked at one by one."""

import numpy as np
from numpy.typing import NDArray

from communitygov.base.texts import Texts

Flags = NDArray[np.bool_]
_BLANKS = np.zeros(256, dtype=np.bool_)
_BLANKS[:0x21] = True
_ODD = np.zeros(256, dtype=np.bool_)
"""Bytes of control signs, and bytes with which signs begin that nobody sees."""
_ODD[:0x20] = _ODD[0x7F] = _ODD[0xC2] = _ODD[0xEF] = True
_ODD[[0x09, 0x0A, 0x0D]] = False
_AT_ENDS = np.zeros(256, dtype=np.bool_)
"""Bytes with which blanks beyond ASCII begin, but for the ideographic one."""
_AT_ENDS[[0xC2, 0xE1, 0xE2]] = True
_WIDE = 0xEF
_IN_ID = np.zeros(256, dtype=np.bool_)
"""Bytes of printable ASCII without ``: # /`` and of the common Chinese characters, U+4000 to U+9FFF."""
_IN_ID[0x21:0x7F] = True
_IN_ID[[ord(":"), ord("#"), ord("/")]] = False
_IN_ID[0x80:0xC0] = _IN_ID[0xE4:0xEA] = True
MOST = 128
SHORT = 8
"""Bytes of the longest of the words that are no id of a person."""


def plain_texts(texts: Texts) -> Flags:
    """Which texts have no blank at an end and no sign that nobody sees; an empty one is sound."""
    data, offsets, lengths = texts.data, texts.offsets, texts.lengths
    doubtful = np.zeros(len(texts), dtype=np.bool_)
    stated = np.flatnonzero(lengths > 0)
    first, last = offsets[stated], offsets[stated + 1] - 1
    doubtful[stated] = _BLANKS[data[first]] | _BLANKS[data[last]]
    doubtful[stated] |= _AT_ENDS[data[first]] | _AT_ENDS[data[last - 1]] | _AT_ENDS[data[last - 2]]
    doubtful[stated] |= (data[first] == 0xE3) & (data[first + 1] == 0x80) & (data[first + 2] == 0x80)
    doubtful[stated] |= (data[last - 2] == 0xE3) & (data[last - 1] == 0x80) & (data[last] == 0x80)
    body = data[: int(offsets[-1])]
    odd = np.flatnonzero(_ODD[body])
    wide = body[odd] == _WIDE  # full-width signs are common: of these only marks and non-characters are odd
    second, third = data[odd + 1], data[odd + 2]
    marks = ((second == 0xBB) & (third == 0xBF)) | ((second == 0xBF) & (third >= 0xBE))
    doubtful[_rows(texts, odd[~wide | marks])] = True
    return ~doubtful


def plain_ids(texts: Texts, prefix: NDArray[np.int64] | int = 0) -> Flags:
    """Which texts are ids behind so many bytes; an empty one is sound."""
    return _ids(texts, prefix, _IN_ID)


def place_ids(texts: Texts) -> Flags:
    """Which texts are ids of places; those with ``/`` in them are looked at part by part."""
    sound = plain_ids(texts)
    doubted = np.flatnonzero(~sound)
    if not len(doubted):
        return sound
    some = texts.take(doubted)
    allowed = _IN_ID.copy()
    allowed[ord("/")] = True
    fine = _ids(some, 0, allowed)
    slashes = np.flatnonzero(some.data[: int(some.offsets[-1])] == ord("/"))
    rows = _rows(some, slashes)
    fine &= np.bincount(rows, minlength=len(some)) <= 3
    at_end = (slashes + 1 == some.offsets[rows + 1]) | (slashes == some.offsets[rows])
    fine[rows[at_end | (some.data[slashes + 1] == ord("/"))]] = False
    sound[doubted] = fine
    return sound


def person_ids(texts: Texts) -> Flags:
    """Which texts are ids of persons; short ones without a digit may be words for nobody."""
    sound = plain_ids(texts)
    short = np.flatnonzero(texts.lengths <= SHORT)
    some = texts.take(short)
    empty = some.lengths == 0
    body = some.data[: int(some.offsets[-1])]
    has_digit = empty.copy()
    if len(body):
        is_digit = (body >= ord("0")) & (body <= ord("9"))
        has_digit[~empty] = np.logical_or.reduceat(is_digit, some.offsets[:-1][~empty])
    sound[short] &= has_digit
    return sound


def begin(texts: Texts, prefix: bytes) -> Flags:
    """Which texts begin with some bytes."""
    found: Flags = texts.lengths >= len(prefix)
    at = np.flatnonzero(found)
    starts = texts.offsets[:-1][at]
    fits = np.ones(len(at), dtype=np.bool_)
    for number, byte in enumerate(prefix):
        fits &= texts.data[starts + number] == byte
    found[at] = fits
    return found


def _ids(texts: Texts, prefix: NDArray[np.int64] | int, allowed: Flags) -> Flags:
    lengths = texts.lengths - prefix
    sound: Flags = (lengths > 0) & (lengths <= MOST)
    sound |= texts.lengths == 0
    wrong = np.flatnonzero(~allowed[texts.data[: int(texts.offsets[-1])]])
    rows = _rows(texts, wrong)
    before = prefix if isinstance(prefix, int) else prefix[rows]
    sound[rows[wrong >= texts.offsets[rows] + before]] = False
    return sound


def _rows(texts: Texts, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """The texts in which some bytes stand."""
    return np.asarray(np.searchsorted(texts.offsets, at, side="right") - 1, dtype=np.int64)
