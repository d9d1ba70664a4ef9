"""The page of every two who lose something only together, and their rows as CSV."""

from collections.abc import Iterator, Sequence

from communitygov.queries.absence_pairs import AbsencePair, AbsencePairs
from communitygov.report.absence_ranked import more_lines
from communitygov.report.cells import Cell, csv_text
from communitygov.report.compare_words import ABSENCE
from communitygov.report.coverage import number
from communitygov.report.data import plain
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Lines, Page, Part, Spans, Table, spans
from communitygov.report.words import COVERAGE, MADE_UP, PAGE


def absence_pairs_page(found: AbsencePairs, naming: Naming) -> Page:
    """Lay out every two who lose something only together."""
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    said = (
        f"  {level} · {found.at.replace('T', ' ')} · {naming.tell(ABSENCE['two_in_all'], number=number(found.total))}"
    )
    title = (*spans(naming.tell(ABSENCE["two"]), "strong"), *spans(said))
    columns = (
        Column(naming.tell(ABSENCE["who"])),
        *(Column(naming.tell(ABSENCE[name]), right=True) for name in ("homes_lost", "pairs_lost", "pairs_to_backstop")),
        Column(naming.tell(ABSENCE["duties_lost"]), right=True),
        Column(naming.tell(ABSENCE["places_lost"])),
    )
    parts: list[Part] = [Lines((title,))]
    if found.rows:
        parts.append(Table(columns, tuple(_row(row, naming, made_up=found.made_up) for row in found.rows)))
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


def _row(row: AbsencePair, naming: Naming, *, made_up: bool) -> tuple[Spans, ...]:
    mark = spans(MADE_UP, "doubt") if made_up else ()
    counts = (row.homes_lost, row.pairs_lost, row.pairs_to_backstop, len(row.duties))
    cells = (spans(number(count) if count else "-", "" if count else "faint") for count in counts)
    return (*spans(naming.listed(row.who)), *mark), *cells, spans(naming.listed(row.places))
