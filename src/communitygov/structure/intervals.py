"""Sets of row numbers as sorted, disjoint, half-open intervals."""

from collections.abc import Iterable

Interval = tuple[int, int]
Intervals = tuple[Interval, ...]


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
        while at < len(outer) and outer[at][1] < end:
            at += 1
        if at == len(outer) or outer[at][0] > start:
            return False
    return True


def size(intervals: Intervals) -> int:
    """How many numbers are in the set."""
    return sum(end - start for start, end in intervals)


def has(intervals: Intervals, number: int) -> bool:
    """Whether a number is in the set."""
    return any(start <= number < end for start, end in intervals)
