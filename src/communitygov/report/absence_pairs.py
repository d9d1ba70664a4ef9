"""The page of every two who lose something only together, and their rows as CSV."""

from collections.abc import Iterator, Sequence

from communitygov.queries.absence_pairs import AbsencePair, AbsencePairs
from communitygov.report.absence_ranked import columns_line, first_place, more_lines
from communitygov.report.cells import Cell, csv_text
from communitygov.report.compare_words import ABSENCE, ABSENCE_HEAD
from communitygov.report.coverage import number
from communitygov.report.data import plain
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Lines, Page, Part, Spans, Table, spans
from communitygov.report.words import COVERAGE, MADE_UP, PAGE

COUNTS = ("homes_lost", "pairs_lost", "pairs_to_backstop", "duties_lost")


def absence_pairs_page(found: AbsencePairs, naming: Naming) -> Page:
    """Lay out every two who lose something only together."""
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    said = (
        f"  {level} · {found.at.replace('T', ' ')} · {naming.tell(ABSENCE['two_in_all'], number=number(found.total))}"
    )
    title = (*spans(naming.tell(ABSENCE["two"]), "strong"), *spans(said))
    shown = [name for name in COUNTS if name != "pairs_to_backstop" or any(row.pairs_to_backstop for row in found.rows)]
    columns = (
        Column(naming.tell(ABSENCE["who"])),
        *(Column(naming.tell(ABSENCE_HEAD[name]), right=True) for name in shown),
        Column(naming.tell(ABSENCE_HEAD["places_lost"])),
    )
    parts: list[Part] = [Lines((title, columns_line(shown, naming)) if found.rows else (title,))]
    if found.rows:
        parts.append(Table(columns, tuple(_row(row, shown, naming, made_up=found.made_up) for row in found.rows)))
    parts += more_lines(found.left_out, found.not_counted, naming)
    if found.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def absence_pairs_csv(found: AbsencePairs) -> str:
    """A line for each two."""
    return csv_text(_lines(found))


def _lines(found: AbsencePairs) -> Iterator[Sequence[Cell]]:
    yield ["level", "mode", "at", *AbsencePair.COLUMNS]
    for row in found.rows:
        yield [found.level, found.mode, found.at, *plain([*row.to_row().values()])]


def _row(row: AbsencePair, shown: Sequence[str], naming: Naming, *, made_up: bool) -> tuple[Spans, ...]:
    mark = spans(MADE_UP, "doubt") if made_up else ()
    counts = (len(row.duties) if name == "duties_lost" else getattr(row, name) for name in shown)
    cells = (spans(number(count) if count else "-", "" if count else "faint") for count in counts)
    return (*spans(naming.listed(row.who)), *mark), *cells, first_place(row.places, naming)
