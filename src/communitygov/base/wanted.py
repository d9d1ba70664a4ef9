"""Whether anybody still waits for what a thread works out: one that nobody waits for ends soon."""

import threading

_here = threading.local()


class Unwanted(BaseException):
    """Nobody waits for this work any more; it never leaves the thread that does it."""


def works_for(given_up: threading.Event) -> None:
    """Let this thread end once somebody has set the event."""
    _here.given_up = given_up


def still_wanted() -> None:
    """Called between the steps of long work; a thread of its own ends here, once whoever began it was interrupted.

    Raises
    ------
    Unwanted
        When nobody waits for this thread.
    """
    given_up: threading.Event | None = getattr(_here, "given_up", None)
    if given_up is not None and given_up.is_set():
        raise Unwanted
