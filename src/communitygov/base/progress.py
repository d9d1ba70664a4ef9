"""How far long work has come, for whoever watches it. Nobody does unless `watched` says so, and nothing is printed."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Watch = Callable[[str, int, int], None]
"""Called with what is being done, how many parts of it are done, and how many there are."""

_watching: ContextVar[Watch | None] = ContextVar("communitygov_progress", default=None)


@contextmanager
def watched(watch: Watch) -> Generator[None, None, None]:
    """Call ``watch`` before each part of long work that is done within, in this thread, and when it is finished."""
    before = _watching.set(watch)
    try:
        yield
    finally:
        _watching.reset(before)


def parts(of: str, items: Iterable[T], total: int) -> Iterator[T]:
    """The items of long work, one after another; whoever watches is told before each, and at the end."""
    watch = _watching.get()
    if watch is None:
        yield from items
        return
    for done, item in enumerate(items):
        watch(of, done, total)
        yield item
    watch(of, total, total)
