"""The page of several absences, each apart, and their rows as CSV: who is missed by most homes first."""

from collections.abc import Iterator, Sequence

from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.queries.absence_ranked_value import AbsenceRow, Absences
from communitygov.queries.absence_sets import set_named
from communitygov.report.absence import set_said
from communitygov.report.cells import Cell, csv_text
from communitygov.report.compare_words import ABSENCE
from communitygov.report.coverage import number
from communitygov.report.data import plain
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Lines, Page, Part, Spans, Table, spans
from communitygov.report.words import COVERAGE, MADE_UP, PAGE

NUMBERS = (
    "members",
    "succeeded",
    "homes_lost",
    "pairs_lost",
    "pairs_to_backstop",
    "pairs_without_anybody",
    "pairs_passed_on",
)
MOST_UNCOUNTED = 8
"""The places that are named whose homes nobody knows."""
WORDS_OF = {"succeeded": "succeeded_by"}


def absences_page(found: Absences, naming: Naming) -> Page:
    """Lay out several absences."""
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    heading = ABSENCE["ranked" if found.over is None else f"every_{found.over}"]
    tried = "" if found.over is None else f" · {naming.tell(ABSENCE['tried'], number=number(found.tried))}"
    title = (*spans(naming.tell(heading), "strong"), *spans(f"  {level}{tried}"))
    parts: list[Part] = [Lines((title,)), _table(found.rows, naming, made_up=found.made_up)]
    parts += more_lines(found.left_out, found.not_counted, naming)
    if found.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def more_lines(left_out: int, not_counted: Sequence[Ref], naming: Naming) -> Iterator[Part]:
    """What is not listed, and the places whose homes nobody knows."""
    if left_out:
        yield Lines((spans(naming.tell(ABSENCE["more"], number=number(left_out)), "faint"),))
    if not_counted:
        shown = naming.listed(not_counted[:MOST_UNCOUNTED])
        more = " …" if len(not_counted) > MOST_UNCOUNTED else ""
        yield Lines((spans(f"{naming.tell(ABSENCE['not_counted'])}  {shown}{more}", "faint"),))


def absences_csv(found: Absences) -> str:
    """A line for each absence."""
    return csv_text(_lines(found))


def _lines(found: Absences) -> Iterator[Sequence[Cell]]:
    yield ["level", "mode", *AbsenceRow.COLUMNS]
    for row in found.rows:
        yield [found.level, found.mode, *plain([*row.to_row().values()])]


def _table(rows: Rows[AbsenceRow], naming: Naming, *, made_up: bool) -> Table:
    shown = [name for name in NUMBERS if name != "succeeded" or any(row.succeeded for row in rows)]
    columns = (
        Column(naming.tell(ABSENCE["who"])),
        Column(naming.tell(ABSENCE["at"])),
        *(Column(naming.tell(ABSENCE[WORDS_OF.get(name, name)]), right=True) for name in shown),
        Column(naming.tell(ABSENCE["duties_lost"]), right=True),
        Column(naming.tell(ABSENCE["places_lost"])),
    )
    return Table(columns, tuple(_row(row, shown, naming, made_up=made_up) for row in rows))


def _row(row: AbsenceRow, shown: Sequence[str], naming: Naming, *, made_up: bool) -> tuple[Spans, ...]:
    who = naming.joined(_who(each, naming) for each in row.who.split(", "))
    mark = spans(MADE_UP, "doubt") if made_up and row.pairs_lost else ()
    cells = (_number(name, getattr(row, name)) for name in shown)
    lost = spans(number(len(row.duties)) if row.duties else "-", "" if row.duties else "faint")
    return (*spans(who), *mark), spans(row.at.replace("T", " ")), *cells, lost, spans(naming.listed(row.places))


def _who(said: str, naming: Naming) -> str:
    return naming.full(said) if set_named(said) is None else set_said(said, naming)


def _number(name: str, value: float) -> Spans:
    if not value:
        return spans("-", "faint")
    return spans(number(value), "bad" if name in ("homes_lost", "pairs_without_anybody") else "")
