"""A list of divisions as a table of places: ``places.csv``, row by row, and no object for a place."""

import csv
import os
from collections.abc import Iterable, Iterator
from io import StringIO

import numpy as np
from numpy.typing import NDArray

from communitygov.base.errors import DocumentError
from communitygov.base.harmless import harmless
from communitygov.base.positions import Position
from communitygov.io import division_sayings, file_sayings
from communitygov.io.division_tree import NO_ROW
from communitygov.io.divisions import Divisions
from communitygov.io.files import ENDINGS, why_not
from communitygov.io.paths import path_of, shown_path
from communitygov.io.replace import replace
from communitygov.io.write import write

COLUMNS = ("id", "level", "within", "name", "code")
"""The fields of a place that a list of divisions states, as a table has them."""
_AT_ONCE = 1 << 14


def write_divisions(divisions: Divisions, path: str | os.PathLike[str], within: str | None = None) -> None:
    """Write the places of a list: as a table (``.csv``), or as a document (``.yaml``, ``.yml``, ``.json``).

    Raises
    ------
    DocumentError
        When the name has another ending, or the file cannot be written.
    UnknownId
        When no division has the code of ``within``.
    BadQuestion
        When a document would have more than 100,000 places.
    """
    target = path_of(path)
    ending = target.suffix.lower()
    if ending in ENDINGS:
        write(divisions.register(within), target)
    elif ending == ".csv":
        try:
            replace(target, b"".join(places_csv(divisions, within)))
        except (OSError, ValueError) as exc:
            place = Position(shown_path(target))
            raise DocumentError([file_sayings.NOT_WRITTEN.finding(place, why=why_not(exc))]) from exc
    else:
        raise DocumentError([division_sayings.OUT_ENDING.finding(Position(shown_path(target)))])


def places_csv(divisions: Divisions, within: str | None = None) -> Iterator[bytes]:
    """The places as the pieces of a CSV file: UTF-8 with a mark, so that spreadsheets read it as such.

    A name that a spreadsheet would run has an apostrophe before it, which reading takes off again.

    Raises
    ------
    UnknownId
        When no division has the code of ``within``.
    """
    rows = divisions.part(within)
    yield "\ufeff".encode() + _text([COLUMNS])
    for start in range(0, len(rows), _AT_ONCE):
        yield _text(_rows(divisions, rows[start : start + _AT_ONCE]))


def _rows(divisions: Divisions, rows: NDArray[np.int64]) -> Iterator[tuple[str, ...]]:
    parents: list[int] = divisions.parents[rows].tolist()
    names, written = divisions.names.take(rows), divisions.written.take(rows)
    chosen: list[int] = rows.tolist()
    for row, parent, name, code in zip(chosen, parents, names, written, strict=True):
        outer = "" if parent == NO_ROW else divisions.code(parent)
        yield divisions.code(row), divisions.level(row), outer, harmless(name), code


def _text(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
