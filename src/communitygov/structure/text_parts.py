"""Parts of many texts at once: what they begin and end with, and what is left without it."""

import numpy as np

from communitygov.base.texts import Bytes, Texts
from communitygov.structure.places import Bools, Longs


def has_sign(texts: Texts, sign: str) -> Bools:
    """Which texts have an ASCII sign in them."""
    met = np.searchsorted(texts.offsets, np.flatnonzero(texts.data == ord(sign)), "right") - 1
    found = np.zeros(len(texts), dtype=np.bool_)
    found[met] = True
    return found


def last_sign(texts: Texts, sign: str) -> Longs:
    """Where in ``data`` an ASCII sign stands last in each text; -1 where it has none."""
    places = np.flatnonzero(texts.data == ord(sign))
    found = np.full(len(texts), -1, dtype=np.int64)
    found[np.searchsorted(texts.offsets, places, "right") - 1] = places  # of several the last is written last
    return found


def between(texts: Texts, prefix: str, suffix: str) -> Longs:
    """The rows that begin with one text and end with another, and are longer than both together."""
    start, end = prefix.encode(), suffix.encode()
    rows: Longs = np.flatnonzero(texts.lengths > len(start) + len(end))
    rows = _with(texts.data, texts.offsets[:-1], rows, start)
    return _with(texts.data, texts.offsets[1:] - len(end), rows, end)


def _with(data: Bytes, at: Longs, rows: Longs, said: bytes) -> Longs:
    """Those of some rows that say some bytes at a place."""
    for step, byte in enumerate(said):
        rows = rows[data[at[rows] + step] == byte]
    return rows


def cut(texts: Texts, rows: Longs, before: int, behind: int) -> Texts:
    """Some of the texts without so many bytes at their beginning and at their end."""
    return texts.between(texts.offsets[:-1][rows] + before, texts.offsets[1:][rows] - behind)


def numbers(texts: Texts, starts: Longs, ends: Longs) -> Longs:
    """The numbers from 1 to 999 that stand between some places, written plainly; 0 for anything else."""
    lengths = ends - starts
    found = np.zeros(len(starts), dtype=np.int64)
    plain = (lengths >= 1) & (lengths <= 3)
    for step in range(3):
        at = np.flatnonzero(plain & (lengths > step))
        digit = texts.data[starts[at] + step].astype(np.int64) - ord("0")
        plain[at] &= (digit >= int(step == 0)) & (digit <= 9)
        found[at] = found[at] * 10 + digit
    found[~plain] = 0
    return found
