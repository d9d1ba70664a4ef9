"""Rows as the text of a CSV file, no cell of which a spreadsheet runs: every CSV of a report is written here."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from communitygov.base.harmless import harmless
from communitygov.report.safe import safe

Cell = str | float | None


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """One line a row. Numbers stay numbers; a text is a `cell`."""
    text = StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerows([cell(each) if isinstance(each, str) else each for each in row] for row in rows)
    return text.getvalue()


def cell(text: str) -> str:
    """A text as a cell: signs that nobody sees as escapes, and an apostrophe before what would be run."""
    return harmless(safe(text))
