"""The page of several absences, each apart, and their rows as CSV: who is missed by most homes first."""

from collections.abc import Iterable, Iterator, Sequence

from communitygov.base.ref import Ref
from communitygov.queries.absence_ranked_value import AbsenceRow, Absences
from communitygov.queries.absence_sets import set_named
from communitygov.report.absence import set_said
from communitygov.report.cells import Cell, csv_text
from communitygov.report.compare_words import ABSENCE, ABSENCE_HEAD
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
MOST_NUMBERS = 6
"""Of more columns of numbers no place is shown beside them."""
WORDS_OF = {"succeeded": "succeeded_by"}


def absences_page(found: Absences, naming: Naming) -> Page:
    """Lay out several absences."""
    level = naming.tell(COVERAGE["every_level"]) if found.level is None else naming.full(f"level:{found.level}")
    heading = ABSENCE["ranked" if found.over is None else f"every_{found.over}"]
    instants = {row.at for row in found.rows}
    at = f" · {_at(*instants)}" if len(instants) == 1 else ""
    tried = "" if found.over is None else f" · {naming.tell(ABSENCE['tried'], number=number(found.tried))}"
    title = (*spans(naming.tell(heading), "strong"), *spans(f"  {level}{at}{tried}"))
    shown = [name for name in (*NUMBERS, "duties_lost") if _is_told(name, found.rows)]
    parts: list[Part] = [Lines((title, columns_line(shown, naming)) if found.rows else (title,))]
    if found.rows:
        parts.append(_table(found, shown, naming, by_day=len(instants) > 1))
    parts += more_lines(found.left_out, found.not_counted, naming)
    if found.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def columns_line(shown: Sequence[str], naming: Naming) -> Spans:
    """What the columns of numbers are, and the last, in their order."""
    names = (*shown, "places_lost") if _has_place(shown) else shown
    said = naming.joined(naming.tell(ABSENCE[WORDS_OF.get(name, name)]) for name in names)
    return spans(f"{naming.tell(ABSENCE['columns'])}  {said}", "faint")


def _has_place(shown: Sequence[str]) -> bool:
    """Whether eighty signs have room for a place beside the numbers."""
    return len(shown) <= MOST_NUMBERS


def first_place(places: Sequence[Ref], naming: Naming) -> Spans:
    """The first of the places where something is lost, and whether there are others."""
    more = " …" if len(places) > 1 else ""
    return spans(f"{naming.full(places[0])}{more}") if places else spans("-", "faint")


def _is_told(name: str, rows: Iterable[AbsenceRow]) -> bool:
    """Whether a column says anything: how many are away where it is not always one, and what is not always nought."""
    if name == "members":
        return any(row.members != 1 for row in rows)
    return name not in ("succeeded", "pairs_to_backstop", "pairs_passed_on") or any(getattr(row, name) for row in rows)


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


def _table(found: Absences, shown: Sequence[str], naming: Naming, *, by_day: bool) -> Table:
    columns = (
        Column(naming.tell(ABSENCE["who"])),
        *([Column(naming.tell(ABSENCE["at"]))] if by_day else []),
        *(Column(naming.tell(ABSENCE_HEAD[name]), right=True) for name in shown),
        *([Column(naming.tell(ABSENCE_HEAD["places_lost"]))] if _has_place(shown) else []),
    )
    return Table(columns, tuple(tuple(_row(row, found, shown, naming, by_day=by_day)) for row in found.rows))


def _row(row: AbsenceRow, found: Absences, shown: Sequence[str], naming: Naming, *, by_day: bool) -> Iterator[Spans]:
    who = naming.joined(_who(each, naming) for each in row.who.split(", "))
    mark = spans(MADE_UP, "doubt") if found.made_up and row.pairs_lost else ()
    yield (*spans(who), *mark)
    if by_day:
        yield spans(_at(row.at))
    for name in shown:
        yield _number(name, len(row.duties) if name == "duties_lost" else getattr(row, name))
    if _has_place(shown):
        yield first_place(row.places, naming)


def _at(said: str) -> str:
    return said.replace("T", " ")


def _who(said: str, naming: Naming) -> str:
    return naming.full(said) if set_named(said) is None else set_said(said, naming)


def _number(name: str, value: float) -> Spans:
    if not value:
        return spans("-", "faint")
    return spans(number(value), "bad" if name in ("homes_lost", "pairs_without_anybody") else "")
