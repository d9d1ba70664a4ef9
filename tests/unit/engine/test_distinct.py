"""Distinct numbers are found in whatever width they are kept."""

import numpy as np
import pytest

from communitygov.engine.distinct import distinct, places_among

NUMBERS = [-30_000, 30_000, 7, 7, -30_000, *range(9_000)]


@pytest.mark.parametrize("width", [np.int16, np.int32, np.int64])
def test_narrow_numbers_that_lie_far_apart_do_not_wrap(width):
    """
    The way from the least to the greatest is longer than the numbers themselves can be.
    """
    numbers = np.array(NUMBERS, dtype=width)
    known = distinct(numbers)

    assert sorted(set(NUMBERS)) == known.tolist()
    assert width == known.dtype
    assert NUMBERS == known[places_among(known, numbers)].tolist()
