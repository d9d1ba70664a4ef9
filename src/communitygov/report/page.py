"""A page as a value: what is shown and in which order, not how it is drawn."""

from typing import Literal

from attrs import frozen

Tone = Literal["", "good", "bad", "doubt", "faint", "strong"]

TONE: dict[str, Tone] = {
    "answered": "good",
    "ambiguous": "doubt",
    "unknown_which": "doubt",
    "missing": "bad",
    "vacant": "bad",
    "off_shift": "bad",
    "too_far": "bad",
    "exempt": "faint",
    "not_applicable": "faint",
}
"""The tone of each state."""


@frozen
class Span:
    """A piece of text in one tone. It is safe to show and holds no markup."""

    text: str
    tone: Tone = ""


Spans = tuple[Span, ...]


def spans(text: str, tone: Tone = "") -> Spans:
    """One piece of text."""
    return (Span(text, tone),)


@frozen
class Lines:
    """Lines of text one below the other."""

    lines: tuple[Spans, ...]


@frozen
class Column:
    """The heading of a column, and the side its cells stand at."""

    heading: str
    right: bool = False


@frozen
class Table:
    """Rows under headings; a last row apart where there is a sum."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Spans, ...], ...]
    foot: tuple[Spans, ...] = ()


@frozen
class Labelled:
    """Lines each of which has a label in front; an empty label goes on with the one above."""

    rows: tuple[tuple[str, Spans], ...]


@frozen
class Branch:
    """A line and what lies under it."""

    spans: Spans
    under: tuple["Branch", ...] = ()


@frozen
class Tree:
    """A heading and what lies under it."""

    heading: str
    branches: tuple[Branch, ...]


Part = Lines | Table | Labelled | Tree


@frozen
class Page:
    """The parts of a page, a blank line between two."""

    parts: tuple[Part, ...]
