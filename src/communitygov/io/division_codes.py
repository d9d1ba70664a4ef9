"""Division codes as columns: their numbers and lengths, without the noughts that fill them up, and which are sound.

A code is two numbers, its value and how many digits it has; both in one number it is a *key*. What a code may be stands
in `communitygov.model.division`, and is only laid out in arrays here.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from communitygov.base.texts import Texts
from communitygov.model.division import (
    CLASSES,
    FORMS,
    MUNICIPALITIES,
    STEPS,
    WITHOUT_DISTRICTS,
    WITHOUT_TOWNSHIPS,
    Form,
)

Values = NDArray[np.int64]
Mask = NDArray[np.bool_]

MOST_DIGITS = 17
NO_CODE = -1
"""The value of what is no code: other signs than digits, none at all, or too many."""
_SPAN = 1 << 5
_AT_ONCE = 1 << 16
_TEN: Values = 10 ** np.arange(MOST_DIGITS + 1, dtype=np.int64)


def values_of(texts: Texts) -> tuple[Values, Values]:
    """The value of each code, and how many digits it has."""
    sizes = texts.lengths
    values = np.full(len(texts), NO_CODE, dtype=np.int64)
    for size in np.unique(sizes[(sizes > 0) & (sizes <= MOST_DIGITS)]).tolist():
        rows = np.flatnonzero(sizes == size)
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            digits = texts.data[texts.offsets[some][:, None] + np.arange(size)] - np.uint8(ord("0"))
            found = digits.astype(np.int64) @ _TEN[size - 1 :: -1][:size] if size else values[some]
            values[some] = np.where((digits <= 9).all(axis=1), found, NO_CODE)
    return values, sizes


def keys(values: Values, sizes: Values) -> Values:
    """A code as one number; negative where it is none."""
    return values * _SPAN + sizes


def first_digits(values: Values, sizes: Values, kept: "Values | int") -> Values:
    """The value of so many digits from the start; of a shorter code, all of them."""
    found: Values = values // _TEN[np.maximum(sizes - kept, 0)]
    return found


def stems(values: Values, sizes: Values) -> tuple[Values, Values]:
    """Codes without the noughts that only fill them up."""
    values, sizes = values.copy(), sizes.copy()
    for start, end in reversed(tuple(pairwise(STEPS))):
        full = (sizes == end) & (values >= 0)
        full[full] = values[full] % _TEN[end - start] == 0
        values[full] //= _TEN[end - start]
        sizes[full] = start
    return values, sizes


def filled_up(values: Values, sizes: Values, digits: Values) -> Mask:
    """Which codes are those of so many digits, filled up with noughts to a longer one."""
    longer: Mask = (digits > 0) & (values >= 0) & np.isin(sizes, STEPS[2:]) & (sizes > digits)
    longer[longer] = values[longer] % _TEN[(sizes - digits)[longer]] == 0
    return longer


def fits(form: Form, values: Values, sizes: Values) -> Mask:
    """Which codes are of the form of a level: what `communitygov.model.division.not_of` has nothing to say of."""
    whole = np.isin(sizes, form.whole) & (values >= 0)
    good: Mask = (sizes == form.digits) | filled_up(values, sizes, np.full(len(sizes), form.digits)) | whole
    good &= values >= 0
    good &= ~(whole & (sizes == MOST_DIGITS)) | np.isin(values % 1000, [int(each) for each in CLASSES])
    upper = first_digits(values, sizes, form.digits)
    good &= _in_range(form, upper) | _is_stand_in(form, upper)
    return good


def _in_range(form: Form, upper: Values) -> Mask:
    own = upper % _TEN[form.digits - form.starts]
    found = np.zeros(len(own), dtype=np.bool_)
    for low, high in form.ranges:
        found |= (own >= low) & (own <= high)
    return found


def _is_stand_in(form: Form, upper: Values) -> Mask:
    """Whether it stands in for a level that is not there: a prefecture, the districts of a city, all townships."""
    if form is FORMS["city"]:
        return np.isin(upper // 100, [int(each) for each in MUNICIPALITIES])
    if form is FORMS["district"]:
        return np.isin(upper, [int(each) * 100 for each in WITHOUT_DISTRICTS])
    if form is FORMS["subdistrict"]:
        return np.isin(upper, [int(each) * 1000 for each in WITHOUT_TOWNSHIPS])
    return np.zeros(len(upper), dtype=np.bool_)
