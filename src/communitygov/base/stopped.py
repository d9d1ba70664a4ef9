"""Being told to stop, by Ctrl-C or by the system: it is raised where the work is, so that nothing half-made is left."""

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_OTHERS = ("SIGTERM", "SIGHUP")
"""Signals that end a program at once where nobody listens; not every system has each of them."""


class Stopped(BaseException):
    """Somebody told the command to stop."""

    def __init__(self, signum: int = signal.SIGINT) -> None:
        self.signum: int = signum
        super().__init__(signum)

    @property
    def code(self) -> int:
        """The exit code of a program that a signal stopped."""
        return 128 + self.signum


@contextmanager
def stopped_by_signals() -> Generator[None, None, None]:
    """Raise `Stopped` when a signal says so, once: what is cleared away after the first is not cut short by another.

    A signal that is ignored, or that somebody else listens to, is left as it is; at the end all are as before.
    """
    usual: dict[int, Any] = {signal.SIGINT: signal.default_int_handler}
    usual |= {getattr(signal, name): signal.SIG_DFL for name in _OTHERS if hasattr(signal, name)}
    taken: list[int] = []

    def stop(signum: int, frame: FrameType | None) -> None:
        del frame
        for each in taken:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(signum)

    if threading.current_thread() is not threading.main_thread():  # no other may listen to signals
        yield
        return
    try:
        for number, known in usual.items():
            if signal.getsignal(number) is known:
                taken.append(number)
                signal.signal(number, stop)
        yield
    finally:
        for number in taken:
            signal.signal(number, usual[number])
