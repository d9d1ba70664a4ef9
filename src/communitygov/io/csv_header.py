"""The header of a CSV file: what parts its cells, and what each column is called."""

import re
from csv import Error, reader

from attrs import frozen

from communitygov.base.findings import Words, measure
from communitygov.base.positions import MOST_COLUMNS, Position
from communitygov.io import csv_sayings
from communitygov.io.csv_lines import Lines, cell_starts, place_in, places_in
from communitygov.io.echo import shown

SIGNS: dict[str, Words] = {
    ",": Words("逗号", "commas"),
    ";": Words("分号", "semicolons"),
    "\t": Words("制表符（Tab）", "tabs"),
}
"""What may part the cells, by how often it does."""
_TOLD = re.compile(r'"?sep=([,;\t])"?\s*')
"""The line with which spreadsheets tell each other what parts the cells."""


@frozen
class Header:
    """The names of the columns, and where each stands."""

    names: tuple[str, ...]
    places: tuple[Position, ...]
    sign: str
    """What parts the cells."""


def header_of(lines: Lines) -> Header | None:
    """Read the header; None where there is none that can be read, and why is told."""
    told = ""
    for text in lines.rows_lines():
        signs = _TOLD.fullmatch(text)
        if signs and not told:
            told = signs[1]
        elif text.strip():
            lines.number -= 1
            lines.give_again(text)
            return _read(lines, told or _sign(text))
        else:
            lines.tally.say(csv_sayings.BLANK, Position(lines.file, lines.number, 1))
        lines.row.clear()
    lines.tally.say(csv_sayings.NO_HEADER, Position(lines.file, 1, 1))
    return None


def _sign(text: str) -> str:
    return next((sign for sign in SIGNS if len(cell_starts(text, sign)[0]) > 1), ",")


def _read(lines: Lines, sign: str) -> Header | None:
    try:
        names = [name.strip() for name in next(reader(lines.rows_lines(), delimiter=sign, strict=True))]
    except Error:
        names = []
    written, first = "".join(lines.row), lines.number - len(lines.row) + 1
    lines.row.clear()
    starts, wrong = cell_starts(written, sign)
    if not names or wrong is not None:
        at = place_in(written, starts[-1] if wrong is None else wrong, lines.file, first)
        ends = wrong is not None and wrong != starts[-1]
        lines.tally.say(csv_sayings.AFTER_QUOTE if ends else csv_sayings.UNCLOSED, at)
        return None
    if len(names) > MOST_COLUMNS:
        at = place_in(written, starts[MOST_COLUMNS], lines.file, first)
        lines.tally.say(csv_sayings.MANY_COLUMNS, at, most=MOST_COLUMNS)
        return None
    places = places_in(written, starts, lines.file, first)
    if len(names) == 1 and "，" in names[0]:
        lines.tally.say(csv_sayings.WIDE_COMMA, _after(places[0], written.index("，")))
        return None
    if sign != ",":
        lines.tally.say(csv_sayings.OTHER_SIGN, places[0], sign=SIGNS[sign])
    _look_at(lines, names, places)
    return Header(tuple(names), tuple(places), sign)


def _after(place: Position, signs: int) -> Position:
    return Position(place.file, place.line, place.column + signs)


def _look_at(lines: Lines, names: list[str], places: list[Position]) -> None:
    """Tell of columns without a name, and of names that two have."""
    first: dict[str, Position] = {}
    for number, (name, place) in enumerate(zip(names, places, strict=True), 1):
        if not name:
            lines.tally.say(csv_sayings.NO_COLUMN_NAME, place, number=number)
        elif name in first:
            before = measure(str(first[name]))
            lines.tally.say(csv_sayings.COLUMN_TWICE, place, name=shown(name), first=before)
        first.setdefault(name, place)
