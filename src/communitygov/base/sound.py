"""Texts that are plainly sound, seen by their bytes: what these checks doubt is looked at one by one."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from communitygov.base.texts import WORD, Bytes, Offsets, Texts

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
_SLASH = ord("/")
_ZERO = np.uint8(ord("0"))
_FIRST, _LAST = np.uint8(0x21), np.uint8(0x7E)
"""Of printable ASCII."""
MOST = 128
SHORT = 8
"""Bytes of the longest of the words that are no id of a person."""
_AT_ONCE = 1 << 18
"""So many bytes are looked at at once, so that what is worked out on the way stays near the processor."""


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
    odd = _where(texts, _may_be_odd)
    odd = odd[_ODD[data[odd]]]
    wide = data[odd] == _WIDE  # full-width signs are common: of these only marks and non-characters are odd
    second, third = data[odd + 1], data[odd + 2]
    marks = ((second == 0xBB) & (third == 0xBF)) | ((second == 0xBF) & (third >= 0xBE))
    doubtful[_rows(texts, odd[~wide | marks])] = True
    return ~doubtful


def plain_ids(texts: Texts, prefix: NDArray[np.int64] | int = 0) -> Flags:
    """Which texts are ids behind so many bytes; an empty one is sound."""
    return _ids(texts, prefix, _where(texts, _may_be_in_no_id))


def in_ids(texts: Texts, but: Flags) -> Flags:
    """Which texts have nothing in them but plain bytes of ids, and some others."""
    plain: Flags = np.ones(len(texts), dtype=np.bool_)
    plain[_rows(texts, np.flatnonzero(~(_IN_ID | but)[texts.data[: int(texts.offsets[-1])]]))] = False
    return plain


def place_ids(texts: Texts) -> Flags:
    """Which texts are ids of places, in which up to three ``/`` may stand, each between two other signs."""
    others = _where(texts, _may_be_in_no_id)
    is_slash = texts.data[others] == _SLASH
    sound, slashes = _ids(texts, 0, others[~is_slash]), others[is_slash]
    if len(slashes):
        rows = _rows(texts, slashes)
        sound &= np.bincount(rows, minlength=len(texts)) <= 3
        at_end = (slashes + 1 == texts.offsets[rows + 1]) | (slashes == texts.offsets[rows])
        sound[rows[at_end | (texts.data[slashes + 1] == _SLASH)]] = False
    return sound


def person_ids(texts: Texts) -> Flags:
    """Which texts are ids of persons; short ones without a digit may be words for nobody."""
    sound = plain_ids(texts)
    ends_in_digit = texts.data[texts.offsets[1:] - 1] - _ZERO <= 9
    short = np.flatnonzero((texts.lengths <= SHORT) & ~ends_in_digit)
    some = texts.take(short)
    empty = some.lengths == 0
    body = some.data[: int(some.offsets[-1])]
    has_digit = empty.copy()
    if len(body):
        has_digit[~empty] = np.logical_or.reduceat(body - _ZERO <= 9, some.offsets[:-1][~empty])
    sound[short] &= has_digit
    return sound


def begin(texts: Texts, prefix: bytes) -> Flags:
    """Which texts begin with some bytes."""
    found: Flags = texts.lengths >= len(prefix)
    for at in range(0, len(prefix), WORD):
        said = prefix[at : at + WORD]
        rows = np.flatnonzero(found)
        words = texts.words(texts.offsets[:-1][rows] + at, np.full(len(rows), len(said)))
        found[rows] = words == int.from_bytes(said, "little")
    return found


def _ids(texts: Texts, prefix: NDArray[np.int64] | int, others: Offsets) -> Flags:
    """Those of a right length, but for those that have one of some other bytes that is in no id."""
    lengths = texts.lengths - prefix
    sound: Flags = (lengths > 0) & (lengths <= MOST)
    sound |= texts.lengths == 0
    wrong = others[~_IN_ID[texts.data[others]]]
    rows = _rows(texts, wrong)
    before = prefix if isinstance(prefix, int) else prefix[rows]
    sound[rows[wrong >= texts.offsets[rows] + before]] = False
    return sound


def _may_be_in_no_id(data: Bytes) -> Flags:
    """Bytes beyond printable ASCII, and ``: # /``."""
    found: Flags = data - _FIRST > _LAST - _FIRST  # what is less than the first is more than the last
    for sign in b":#/":
        found |= data == sign
    return found


def _may_be_odd(data: Bytes) -> Flags:
    found: Flags = data < 0x20
    for sign in (0x7F, 0xC2, _WIDE):
        found |= data == sign
    return found


def _where(texts: Texts, which: Callable[[Bytes], Flags]) -> Offsets:
    """Where in ``data`` bytes of some kind stand."""
    data = texts.data[: int(texts.offsets[-1])]
    starts = range(0, len(data), _AT_ONCE)
    found = [start + np.flatnonzero(which(data[start : start + _AT_ONCE])) for start in starts]
    return np.concatenate((np.zeros(0, dtype=np.int64), *found))


def _rows(texts: Texts, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """The texts in which some bytes stand."""
    return np.asarray(np.searchsorted(texts.offsets, at, side="right") - 1, dtype=np.int64)
