"""Memory that long work is about to take: stated before it is, and refused where it cannot fit."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

from communitygov.base.errors import NotEnoughMemory
from communitygov.base.free_memory import free_memory

MIB = 1 << 20
FEW = 64 * MIB
"""What needs less is neither stated nor refused."""

Tell = Callable[[str, int, int | None], None]
"""Called with what is to be done, the bytes it needs, and the bytes there are; None: nobody knows."""

_telling: ContextVar[Tell | None] = ContextVar("communitygov_memory", default=None)


@contextmanager
def told(tell: Tell) -> Generator[None, None, None]:
    """Call ``tell`` before work that is done within, in this thread, takes much memory."""
    before = _telling.set(tell)
    try:
        yield
    finally:
        _telling.reset(before)


def about_to_take(what: str, needed: int) -> None:
    """Say that work needs about so many bytes: to whoever wants to know.

    Raises
    ------
    NotEnoughMemory
        When that is more than there is. Where the system does not say how much there is, nothing is refused.
    """
    if needed < FEW:
        return
    there = free_memory()
    tell = _telling.get()
    if tell is not None:
        tell(what, needed, there)
    if there is not None and needed > there:
        raise NotEnoughMemory(what, needed, there)
