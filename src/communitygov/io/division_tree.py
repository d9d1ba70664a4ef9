"""Which code is whose parent: a list of divisions as one tree, worked out in arrays."""

from itertools import pairwise

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.io.division_codes import Mask, Values, filled_up, first_digits, keys, stems
from communitygov.model.division import STEPS, WITHOUT_DISTRICTS

NO_ROW = -1
_STEPS = np.array([*STEPS, 0], dtype=np.int64)
"""By step; behind them what stands for none."""


@frozen(eq=False, repr=False)
class Index:
    """Finds the row of a code."""

    keys: Values
    """Upwards."""
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, values: Values, sizes: Values) -> "Index":
        """An index of all codes; of equal ones the first comes first."""
        every = keys(values, sizes)
        rows = np.argsort(every, kind="stable")
        return cls(every[rows], rows)

    def find(self, values: Values, sizes: Values) -> NDArray[np.int64]:
        """The row of each code; -1 where there is none."""
        if not len(self.keys):
            return np.full(len(values), NO_ROW, dtype=np.int64)
        sought = keys(values, sizes)
        at = np.minimum(np.searchsorted(self.keys, sought), len(self.keys) - 1)
        return np.where(self.keys[at] == sought, self.rows[at], NO_ROW)


def own_codes(
    values: Values, sizes: Values, steps: NDArray[np.int8], parents: tuple[Values, Values]
) -> tuple[Values, Values]:
    """Codes as they are at their own level, without the noughts that fill them up to a longer one.

    Where the level is stated, it says which noughts these are. Else they are all that stand at the end, but for a code
    that stands in for a level: the list has what it would be without them, or that is its parent (441900 in 4419).
    """
    digits = _STEPS[steps]
    stated = filled_up(values, sizes, digits)
    cut_values, cut_sizes = stems(values, sizes)
    cut = (steps < 0) & (cut_sizes != sizes)
    rows = np.flatnonzero(cut)
    shorter = keys(cut_values[rows], cut_sizes[rows])
    of_parent = keys(*stems(parents[0][rows], parents[1][rows]))
    cut[rows[np.isin(shorter, keys(values, sizes)) | (shorter == of_parent)]] = False
    values = np.where(cut, cut_values, np.where(stated, first_digits(values, sizes, np.maximum(digits, 1)), values))
    return values, np.where(cut, cut_sizes, np.where(stated, digits, sizes))


def twice(index: Index) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows whose code an earlier row has as well, and the first that has it."""
    same = np.flatnonzero(index.keys[1:] == index.keys[:-1]) + 1
    firsts = index.rows[np.searchsorted(index.keys, index.keys[same])]
    order = np.argsort(index.rows[same], kind="stable")
    return index.rows[same][order], firsts[order]


@frozen(eq=False, repr=False)
class Parents:
    """The parent of each row."""

    rows: NDArray[np.int64]
    """-1 for none."""
    lost: Mask
    """Whose parent should be in the list and is not."""
    below: Mask
    """Whose parent is of a level of which the list has nothing."""


def parents_of(values: Values, sizes: Values, stated: tuple[Values, Values], index: Index) -> Parents:
    """The parent each row states; where it states none, that of its digits."""
    asked = stated[1] > 0
    cut_values, cut_sizes = stems(*stated)
    rows = index.find(*stated)
    rows = np.where(rows < 0, index.find(cut_values, cut_sizes), rows)
    rows[~asked] = NO_ROW
    there = np.unique(sizes)
    by_digits, lost, below = _by_digits(values, sizes, index, there)
    absent = asked & (rows < 0)
    is_level_there = np.isin(cut_sizes, there) | ~np.isin(cut_sizes, STEPS)
    lost = np.where(asked, absent & is_level_there, lost)
    below = np.where(asked, absent & ~is_level_there, below)
    rows = np.where(~asked | below, by_digits, rows)
    return Parents(rows, lost, below)


def _by_digits(values: Values, sizes: Values, index: Index, there: Values) -> tuple[NDArray[np.int64], Mask, Mask]:
    """The nearest outer code of the list, whether a nearer one should be there, and whether nothing further out is."""
    rows = np.full(len(values), NO_ROW, dtype=np.int64)
    lost = np.zeros(len(values), dtype=np.bool_)
    for step, nearer in reversed(tuple(pairwise(STEPS))):
        within = (sizes > step) & (rows < 0)
        found = index.find(first_digits(values, sizes, step), np.full(len(values), step))
        rows = np.where(within, found, rows)
        if step in there:
            lost |= within & (found < 0) & ~_may_be_without(values, sizes, step, nearer)
    outermost = (rows < 0) & (sizes > STEPS[0])
    below = outermost & (sizes <= (there.min() if len(there) else 0))
    lost = (lost | outermost) & ~below
    return np.where(lost, NO_ROW, rows), lost, below


def _may_be_without(values: Values, sizes: Values, step: int, nearer: int) -> Mask:
    """Whether a level may be absent: between a province and its counties, and in cities that have no districts."""
    if step == 4:
        return np.ones(len(values), dtype=np.bool_)
    if step == 6 and nearer == 9:
        return np.isin(first_digits(values, sizes, 4), [int(each) for each in WITHOUT_DISTRICTS])
    return np.zeros(len(values), dtype=np.bool_)
