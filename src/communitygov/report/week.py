"""The page of a week: days across and duties down, the hours nobody answers; then where it is worst."""

from collections.abc import Iterator, Sequence

from communitygov.base.rows import Rows
from communitygov.queries.unknown_words import not_known
from communitygov.queries.week_cells import COLUMNS
from communitygov.queries.week_rows import DutyWeek, WeekGap, WeekRow
from communitygov.queries.week_values import Week, WeekDay
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.cells import Cell, csv_text
from communitygov.report.coverage import number
from communitygov.report.data import plain
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Labelled, Lines, Page, Part, Span, Spans, Table, spans
from communitygov.report.week_words import DAY_KIND, WEEK, WEEKDAY
from communitygov.report.words import COVERAGE, MADE_UP, NOTE, PAGE, SIGN

MOST_DAYS = 10
"""So many days stand across; of a longer span only the sum."""
MOST_ROWS = 20
"""The rows that are shown; data has more."""
FEW_DUTIES = 5
"""So many duties are all listed; of more, those that are well, and those not asked, are one line each."""


def week_page(week: Week, naming: Naming) -> Page:
    """Lay out a week."""
    parts: list[Part] = [_heading(week, naming), Lines(tuple(_verdict(week, naming)))]
    if week.total:
        parts += [_duties(week, naming), Lines((spans(naming.tell(WEEK["legend"]), "faint"),))]
    if week.rows:
        parts.append(_rows(week.rows[:MOST_ROWS], naming))
    more = len(week.rows[MOST_ROWS:]) + week.rows_left_out
    if more:
        parts.append(Lines((spans(f"  … {naming.tell(WEEK['more'], number=number(more))}", "faint"),)))
    remarks = tuple(_remarks(week, naming))
    parts += [Labelled(remarks)] if remarks else []
    if week.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def week_csv(week: Week) -> str:
    """A line for every place of the level and duty, all well or not: the columns of its table."""
    return csv_text(_lines(week))


def _lines(week: Week) -> Iterator[Sequence[Cell]]:
    columns = week.cells.to_columns()
    yield ["at", "until", "mode", "modes_in_force", *COLUMNS]
    asked_for = [week.at, week.until, week.mode, " ".join(week.modes_in_force)]
    for row in zip(*columns.values(), strict=True):
        yield [*asked_for, *plain(row)]


def _heading(week: Week, naming: Naming) -> Lines:
    many = len(week.duties)
    duties = f"{number(many)} {naming.tell(COVERAGE['duty' if many == 1 else 'duties'])}"
    title = (*spans(naming.tell(WEEK["title"]), "strong"), *spans(f"  {naming.full(f'level:{week.by}')} · {duties}"))
    in_force = ModesInForce(week.modes_in_force, "modes_tie" if week.modes_tie else "modes_differ")
    return Lines((title, asked(week.at, week.mode, in_force, naming, until=week.until)))


def _verdict(week: Week, naming: Naming) -> Iterator[Spans]:
    mark = spans(MADE_UP, "doubt") if week.made_up else ()
    for note in week.notes:
        yield spans(f"{SIGN['missing']} {naming.tell(NOTE[note])}", "bad")
    holes = sum(duty.places_with_gaps for duty in week.duties)
    doubts = len(week.rows) + week.rows_left_out - holes
    anywhere = any(any(duty.nobody_by_day) or any(duty.in_doubt_by_day) for duty in week.duties)
    if holes:
        said = naming.tell(WEEK["holes"], number=number(holes), total=number(week.rows_in_all))
        yield (*spans(f"{SIGN['missing']} {said}", "bad"), *mark)
    if doubts:
        said = naming.tell(WEEK["doubts"], number=number(doubts))
        yield (*spans(f"{SIGN['unknown_which']} {said}", "doubt"), *mark)
    if not anywhere and not week.notes:
        yield (*spans(f"{SIGN['answered']} {naming.tell(WEEK['none'])}", "good"), *mark)


def _duties(week: Week, naming: Naming) -> Table:
    across = week.days if len(week.days) <= MOST_DAYS else ()
    columns = (
        Column(naming.tell(COVERAGE["by_duty"])),
        *(Column(_day(day, week, naming), right=True) for day in across),
        Column(naming.tell(WEEK["hours"]), right=True),
        Column(naming.tell(WEEK["with_gaps"], level=naming.word("level", week.by)), right=True),
    )
    folded: dict[str, list[DutyWeek]] = {"same_alike": [], "same_not_asked": []}
    rows: list[tuple[Spans, ...]] = []
    for duty in week.duties:
        kind = _kind(duty)
        if kind == "listed" or len(week.duties) <= FEW_DUTIES:
            rows.append(tuple(_duty(duty, len(across), naming)))
        else:
            folded[kind].append(duty)
    blank = ((),) * (len(columns) - 1)
    for kind, those in folded.items():
        if those:
            rows.append((spans(naming.tell(WEEK[kind], number=number(len(those))), "faint"), *blank))
    return Table(columns, tuple(rows))


def _kind(duty: DutyWeek) -> str:
    if any(duty.nobody_by_day) or any(duty.in_doubt_by_day):
        return "listed"
    return "same_alike" if any(duty.asked_by_day) else "same_not_asked"


def _day(day: WeekDay, week: Week, naming: Naming) -> str:
    """The heading of a day; what its calendar says stands where it is not as its weekday."""
    said = f"{naming.tell(WEEKDAY[day.weekday])} {day.date[5:]}"
    if day.kind not in DAY_KIND or (day.kind == "unknown" and not week.calendar_unknown):
        return said
    return f"{said} {naming.tell(DAY_KIND[day.kind])}"


def _duty(duty: DutyWeek, days: int, naming: Naming) -> Iterator[Spans]:
    yield spans(naming.full(duty.duty))
    by_day = zip(duty.nobody_by_day, duty.in_doubt_by_day, duty.asked_by_day, strict=True)
    yield from (_hours(*each) for each in list(by_day)[:days])
    yield _hours(sum(duty.nobody_by_day), sum(duty.in_doubt_by_day), sum(duty.asked_by_day))
    said = f"{number(duty.places_with_gaps)} / {number(duty.places)}"
    yield spans(said, "bad" if duty.places_with_gaps else "")


def _hours(nobody: float, in_doubt: float, is_asked: float) -> Spans:
    if not is_asked:
        return spans("-", "faint")
    if not nobody and not in_doubt:
        return spans(SIGN["answered"], "good")
    found = [Span(number(nobody), "bad")] if nobody else []
    found += [Span(" ")] if nobody and in_doubt else []
    found += [Span(f"{SIGN['unknown_which']} {number(in_doubt)}", "doubt")] if in_doubt else []
    return tuple(found)


def _rows(rows: Rows[WeekRow], naming: Naming) -> Table:
    unknowns = any(row.unknowns for row in rows)
    headings = ["worst", "hours", "longest", "first", *(["not_known"] if unknowns else [])]
    columns = [Column(naming.tell(WEEK[key]), right=key == "hours") for key in headings]
    columns.insert(1, Column(naming.tell(COVERAGE["by_duty"])))
    return Table(tuple(columns), tuple(tuple(_row(row, naming, unknowns=unknowns)) for row in rows))


def _row(row: WeekRow, naming: Naming, *, unknowns: bool) -> Iterator[Spans]:
    yield spans(naming.full(row.place))
    yield spans(naming.full(row.duty))
    yield _hours(row.nobody, row.in_doubt, 1)
    yield _gap(row.longest)
    yield _gap(row.first)
    if unknowns:
        yield spans("\n".join(_unknowns(row, naming)), "doubt")


def _gap(gap: WeekGap | None) -> Spans:
    if gap is None:
        return spans("-", "faint")
    until = gap.until[11:] if gap.until[:10] == gap.since[:10] else gap.until[5:].replace("T", " ")
    return spans(f"{gap.since[5:].replace('T', ' ')} → {until}")


def _unknowns(row: WeekRow, naming: Naming) -> Iterator[str]:
    for unknown in row.unknowns:
        yield " ".join(dict.fromkeys(not_known(unknown, each.full, each.langs[0]) for each in naming.apart()))


def _remarks(week: Week, naming: Naming) -> Iterator[tuple[str, Spans]]:
    if week.calendar_unknown:
        years = naming.joined(str(year) for year in week.calendar_unknown)
        said = naming.tell(WEEK["calendar_unknown"], years=years)
        yield naming.tell(WEEK["calendar"]), spans(said, "doubt")
    if week.outside:
        unit = naming.tell(COVERAGE["count_hours"])
        yield naming.tell(WEEK["outside"]), spans(f"{number(week.outside)} {unit}")
    if week.not_counted:
        places = naming.joined(naming.full(place) for place in week.not_counted[:MOST_ROWS])
        said = f"{places}{naming.bracketed(naming.tell(COVERAGE['why_not_counted']))}"
        yield naming.tell(COVERAGE["not_counted"]), spans(said, "doubt")
