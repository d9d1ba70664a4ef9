"""Cells of tables that no spreadsheet runs.

A spreadsheet takes a cell that begins with one of a few signs for a formula, also behind blanks or a quote. Such a text
is written with an apostrophe before it, which spreadsheets read as: this is text. What is read back is what was meant.
"""

RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What begins a cell that a spreadsheet would run."""
BEFORE = " \u00a0\u3000\ufeff\"'\n＂＇"
"""What may stand before it: blanks, quotes, the end of a line."""
MARK = "'"
_FIRST = frozenset("".join((*RUN, BEFORE)))


def harmless(text: str) -> str:
    """The text as a cell that is not run: with an apostrophe before it where it might be."""
    return MARK + text if is_run(text) else text


def as_meant(cell: str) -> str:
    """The text that such a cell stands for."""
    return cell[1:] if cell.startswith(MARK) and is_run(cell[1:]) else cell


def is_run(text: str) -> bool:
    """Whether a spreadsheet might run a cell with this text."""
    return text[:1] in _FIRST and text.lstrip(BEFORE).startswith(RUN)
