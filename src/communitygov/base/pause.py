"""The garbage collector rests while much is made at once, and is left as it was found."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Generator[None]:
    """Pause the garbage collector if it is on, and let it go on afterwards, also after an error.

    Who finds it paused leaves it alone, so that of several threads the one that paused it lets it go on.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
