"""A line of a source around a value: as wide as a page, counted as a terminal counts."""

import re
from collections.abc import Collection

from attrs import frozen

from communitygov.base.personal import HIDDEN, masked
from communitygov.base.wording import width
from communitygov.report.safe import safe

MOST_COLUMNS = 100
"""The columns of a line that are shown."""
MOST_MARKED = 60
"""The columns of the value that are marked."""
MOST_LEFT = 60
"""The columns before the value, where the line has to be cut."""
AROUND = 1000
"""The signs on either side that are looked at; a line may be as long as a file."""
CUT = "…"
LEAST_NAME = 2
"""The signs of the shortest name that is looked for."""
_PLAIN = re.compile(r"[A-Za-z0-9_-]{2}")


@frozen
class Snippet:
    """What is shown of a line, and the columns under which the value stands."""

    text: str
    before: int
    """The columns before the value."""
    marked: int
    """The columns of the value."""


def snippet(line: str, column: int, names: Collection[str] = frozenset()) -> Snippet:
    """Show a line around the value at a column, from 1; what is left out at either end is a ``…``.

    Of names of persons stars are shown.
    """
    start = max(0, column - 1 - AROUND)
    seen = _without(masked(line[start : column - 1 + AROUND]), names)
    at = column - 1 - start
    before, rest = safe(seen[:at]), seen[at:]
    value = _first(safe(_token(rest)), MOST_MARKED)
    after = safe(rest)[len(value) :]
    if start == 0 and width(before + value + after) <= MOST_COLUMNS:
        return Snippet(before + value + after, width(before), max(1, width(value)))
    room = MOST_COLUMNS - width(value)
    left = before if start == 0 and width(before) <= min(MOST_LEFT, room - 1) else CUT + _last(before, MOST_LEFT - 1)
    room -= width(left)
    right = after if width(after) <= room else _first(after, room - 1) + CUT
    return Snippet(left + value + right, width(left), max(1, width(value)))


def _without(text: str, names: Collection[str]) -> str:
    """The text with a star for each sign of a name; a name within a longer word of plain letters is none."""
    for size in {len(name) for name in names if len(name) >= LEAST_NAME}:
        for at in range(len(text) - size + 1):
            if text[at : at + size] in names and not _within_word(text, at, at + size):
                text = text[:at] + HIDDEN * size + text[at + size :]
    return text


def _within_word(text: str, start: int, end: int) -> bool:
    around = ((start - 1, start), (end - 1, end))
    return any(one >= 0 and other < len(text) and _PLAIN.fullmatch(text[one] + text[other]) for one, other in around)


def _first(text: str, most: int) -> str:
    """As much of the beginning of a text as fits into some columns."""
    taken = 0
    for number, sign in enumerate(text):
        taken += width(sign)
        if taken > most:
            return text[:number]
    return text


def _last(text: str, most: int) -> str:
    """As much of the end of a text."""
    taken = 0
    for number, sign in enumerate(reversed(text)):
        taken += width(sign)
        if taken > most:
            return text[len(text) - number :]
    return text


def _token(text: str) -> str:
    """The value a text begins with, as far as its own line shows it."""
    if text[:1] in "'\"":
        end = text.find(text[0], 1) if text else -1
        return text[: end + 1] if end > 0 else text[:1]
    if text[:1] in "[{":
        return text[:1]
    ends = [at for sign in (",", "}", "]", " #", ": ") if (at := text.find(sign)) > 0]
    return text[: min(ends, default=len(text))].rstrip()
