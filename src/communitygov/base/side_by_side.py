"""Pieces of work done side by side, by as many processors as there are: of work that leaves Python to others."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MOST = 4
"""So many pieces at once, for each takes memory."""


def side_by_side(jobs: Sequence[Callable[[], T]]) -> Iterator[T]:
    """What each piece of work gives, in their order, and what it raises.

    They are begun in their order, and each thread does one after another. Where there is one piece or one processor,
    no thread is made.
    """
    at_once = min(MOST, len(jobs), processors())
    if at_once < 2:
        yield from (job() for job in jobs)
        return
    from concurrent.futures import ThreadPoolExecutor

    pool = ThreadPoolExecutor(at_once, "communitygov")
    try:
        begun = [pool.submit(job) for job in jobs]
        while begun:
            yield begun.pop(0).result()
    finally:
        pool.shutdown(cancel_futures=True)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
