"""Pieces of work done side by side, by as many processors as there are: of work that leaves Python to others."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from communitygov.base.wanted import works_for

T = TypeVar("T")
S = TypeVar("S")

MOST = 4
"""So many pieces at once, for each takes memory."""


def side_by_side(jobs: Sequence[Callable[[], T]], *, is_much: bool = True) -> Iterator[T]:
    """What each piece of work gives, in their order, and what it raises.

    They are begun in their order, and each thread does one after another. Where there is one piece, one processor or
    little to do, no thread is made. After an error or an interruption the others end where they ask `still_wanted`.
    """
    at_once = min(MOST, len(jobs), processors()) if is_much else 1
    if at_once < 2:
        yield from (job() for job in jobs)
        return
    from concurrent.futures import ThreadPoolExecutor

    given_up = threading.Event()
    pool = ThreadPoolExecutor(at_once, "communitygov", works_for, (given_up,))
    try:
        begun = [pool.submit(job) for job in jobs]
        while begun:
            yield begun.pop(0).result()
    finally:
        given_up.set()
        pool.shutdown(cancel_futures=True)


def both(first: Callable[[], T], second: Callable[[], S], *, is_much: bool) -> tuple[T, S]:
    """What two pieces of work give; another thread does the first meanwhile, unless there is little to do.

    Where both raise, it is what the first raises. An interruption is no error: it comes out as what it is, once the
    other thread has ended, which it does where it asks `still_wanted`.
    """
    if not is_much or processors() < 2:
        return first(), second()
    from concurrent.futures import ThreadPoolExecutor

    given_up = threading.Event()
    with ThreadPoolExecutor(1, "communitygov", works_for, (given_up,)) as pool:
        try:
            begun = pool.submit(first)
            try:
                other = second()
            except Exception:
                begun.result()
                raise
            return begun.result(), other
        finally:
            given_up.set()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
