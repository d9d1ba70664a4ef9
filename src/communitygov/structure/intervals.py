"""Sets of row numbers as sorted, disjoint, half-open intervals."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]
_start = itemgetter(0)


def merged(intervals: Iterable[Interval]) -> Intervals:
    """The same numbers as sorted intervals that neither touch nor overlap."""
    result: list[Interval] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def holds(outer: Intervals, inner: Intervals) -> bool:
    """Whether every number of ``inner`` is in ``outer``; both merged."""
    at = 0
    for start, end in inner:
        at = bisect_right(outer, start, at, key=_start)
        if not at or outer[at - 1][1] < end:
            return False
        at -= 1
    return True


def size(intervals: Intervals) -> int:
    """How many numbers are in the set."""
    return sum(end - start for start, end in intervals)


def has(intervals: Intervals, number: int) -> bool:
    """Whether a number is in the set."""
    return holds(intervals, ((number, number + 1),))


def runs(rows: Iterable[int]) -> Intervals:
    """Sorted row numbers as intervals."""
    found: list[Interval] = []
    for row in rows:
        if found and found[-1][1] == row:
            found[-1] = (found[-1][0], row + 1)
        else:
            found.append((row, row + 1))
    return tuple(found)
