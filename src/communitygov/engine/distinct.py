"""Distinct numbers, and where each stands among them: counted where they lie close together, else sorted."""

import numpy as np

from communitygov.structure.places import Longs

MOST_SPARE = 8
"""Numbers are counted in a table while it is at most so many times as long as what is counted."""


def distinct(numbers: Longs) -> Longs:
    """Each of some whole numbers once, in order; numpy's own look-up by hash is many times slower on millions."""
    if not len(numbers):
        return numbers
    low, high = int(numbers.min()), int(numbers.max())
    if high - low > MOST_SPARE * len(numbers) + 1024:
        ordered = np.sort(numbers)
        return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]
    met = np.zeros(high - low + 1, dtype=np.bool_)
    met[np.subtract(numbers, low, dtype=np.int64)] = True
    return (np.flatnonzero(met) + low).astype(numbers.dtype, copy=False)


def places_among(known: Longs, numbers: Longs) -> Longs:
    """Where each of some numbers stands among the known ones, which are distinct and in order, and it is one of."""
    if not len(numbers):
        return np.zeros(0, dtype=np.int64)
    low, high = int(known[0]), int(known[-1])
    if high - low > MOST_SPARE * len(numbers) + 1024:
        return np.searchsorted(known, numbers)
    place = np.zeros(high - low + 1, dtype=np.int64)
    place[np.subtract(known, low, dtype=np.int64)] = np.arange(len(known))
    return place[np.subtract(numbers, low, dtype=np.int64)]
