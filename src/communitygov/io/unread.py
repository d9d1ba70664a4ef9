"""Rows that were not read, wholly or in part: where they stand, and what they name."""

from collections.abc import Iterator

from attrs import frozen

from communitygov.base.positions import Position, is_list, is_mapping

MOST_NAMES = 10_000
"""The texts of one row that are looked at."""
LONGEST = 200


@frozen
class Unread:
    """A row, or more, of which something was refused."""

    position: Position
    own: str = ""
    """Its id, where it states one."""
    names: frozenset[str] | None = None
    """The texts in it, ids among them, without the kinds before them; None: nobody knows what was written."""
    section: str = ""
    """The section it stands in, where it is a row."""


def unread_row(position: Position, section: str, data: object) -> Unread:
    """What a row of a document names."""
    own = data.get("id") if is_mapping(data) else None
    names = set[str]()
    for text in _texts(data):
        if len(names) >= MOST_NAMES:
            return Unread(position, str(own or ""), section=section)
        if len(text) <= LONGEST:
            names |= {text, text.partition(":")[2]} - {""}
    return Unread(position, own if isinstance(own, str) else "", frozenset(names), section)


def _texts(data: object) -> Iterator[str]:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif is_mapping(value):
            waiting += [*value, *value.values()]
        elif is_list(value):
            waiting += value
        elif isinstance(value, int | float):
            yield str(value)
