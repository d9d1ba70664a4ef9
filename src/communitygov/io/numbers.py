"""Numbers as JSON writes them."""

import math
import re

MOST_DIGITS = 390
_WHOLE = re.compile(r"[-+]?\d+")


class NotRead(Exception):  # no error of ours: it never leaves the reader
    """The text is no number, or one too long or too large to be kept."""


def number(text: str) -> int | float:
    """Read a whole number or a decimal one.

    Raises
    ------
    NotRead
        When the text is neither.
    """
    if len(text) > MOST_DIGITS:
        raise NotRead
    try:
        value = int(text) if _WHOLE.fullmatch(text) else float(text)
    except ValueError as exc:
        raise NotRead from exc
    if isinstance(value, float) and not math.isfinite(value):
        raise NotRead
    return value
