"""Being told to stop, by Ctrl-C or by the system: it is raised where the work is, so that nothing half-made is left."""

import signal
import sys
import threading
from _thread import interrupt_main
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any

_OTHERS = ("SIGTERM", "SIGHUP")
"""Signals that end a program at once where nobody listens; not every system has each of them."""
_SOON = 0.01
"""After so many seconds whatever Python was taking apart is gone."""


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

    Where Python passes over it, as it does while it takes an object apart or a module is let go, it is raised again.
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
        with _raised_again(taken, stop):
            yield
    finally:
        for number in taken:
            signal.signal(number, usual[number])


@contextmanager
def _raised_again(taken: Sequence[int], stop: Callable[[int, FrameType | None], None]) -> Generator[None, None, None]:
    """Send a signal again whose `Stopped` Python passed over; what else it passes over is told as ever."""
    waiting: list[threading.Timer] = []
    known = sys.unraisablehook

    def passed_over(what: "sys.UnraisableHookArgs") -> None:
        if not isinstance(what.exc_value, Stopped):
            known(what)
            return
        for each in taken:
            signal.signal(each, stop)
        timer = threading.Timer(_SOON, _send, (what.exc_value.signum,))
        timer.daemon = True
        waiting.append(timer)
        timer.start()

    sys.unraisablehook = passed_over
    try:
        yield
    finally:
        sys.unraisablehook = known
        for timer in waiting:
            timer.cancel()


def _send(signum: int) -> None:
    """Send a signal to the main thread, also while it waits for something."""
    main, send = threading.main_thread().ident, getattr(signal, "pthread_kill", None)
    if send is None or main is None:
        interrupt_main(signal.Signals(signum))
    else:
        send(main, signum)
