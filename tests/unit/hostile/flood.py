"""Ids that all have one hash, for whoever makes it without a secret."""

import numpy as np

from communitygov.base.texts import Texts

MIX = np.uint64(0x9E3779B97F4A7C15)
START = np.uint64(16 * 0x9E3779B97F4A7C15 % (1 << 64))
"""What a hash of sixteen bytes begins as."""
LETTERS = np.frombuffer(b"abcdefghijklmnopqrstuvwxyz0123456789", dtype=np.uint8)
SIGNS = b"!$%()*+.<=>@^_-" + bytes(LETTERS).upper() + bytes(LETTERS)
PLAIN = np.isin(np.arange(256), np.frombuffer(SIGNS, dtype=np.uint8))
"""Bytes that an id may have anywhere, seen as text."""


def flood(size: int) -> list[str]:
    """So many ids of sixteen signs: the last eight of each undo what the first eight did."""
    drawn = np.random.default_rng(1)
    found: dict[str, None] = {}
    while len(found) < size:
        first = LETTERS[drawn.integers(0, len(LETTERS), (500_000, 8))]
        mixed = (np.ascontiguousarray(first).view("<u8").ravel() ^ START) * MIX
        last = (mixed ^ (mixed >> np.uint64(29)) ^ np.uint64(0x6161616161616161)).view(np.uint8).reshape(-1, 8)
        good = PLAIN[last].all(axis=1)
        found |= dict.fromkeys(bytes(each).decode() for each in np.hstack((first[good], last[good])))
    ids = [*found][:size]
    assert len(np.unique(Texts.of(ids).hashed(0))) == 1
    return ids
