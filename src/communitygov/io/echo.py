"""What of a person's own words may be shown again: short words, never what looks like a number of a person."""

import re

from communitygov.base.findings import Words

MOST_SHOWN = 40
_HIDDEN = Words("（未显示）", "(not shown)")
_DIGITS = re.compile(r"\d(?:[\d\s-]{5,})[\dXx]")


def shown(text: str) -> Words:
    """The text itself, or that it is not shown: too long, not printable, or like a telephone or identity number."""
    if len(text) > MOST_SHOWN or not text.isprintable() or _DIGITS.search(text):
        return _HIDDEN
    return Words(text, text)
