"""The page of a load, and its rows as CSV: who carries how much, the worst first."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words
from communitygov.base.rows import Rows
from communitygov.queries.load_value import COUNTS, Load, LoadRow
from communitygov.report.asked import ModesInForce, asked
from communitygov.report.cells import Cell, csv_text
from communitygov.report.data import plain
from communitygov.report.naming import Naming
from communitygov.report.page import Column, Labelled, Lines, Page, Part, Spans, Table, spans
from communitygov.report.words import HELD_BY, MADE_UP, PAGE, SIGN

WORDS: dict[str, Words] = {
    "title": Words("负担", "Load"),
    "person": Words("按人", "per person"),
    "post": Words("按岗位", "per post"),
    "spread": Words(
        "{leading} 个有主责住户：最少 {least} 户，中位 {median} 户，最多 {most} 户，平均 {mean} 户，相差 {range} 户",
        "{leading} lead homes: least {least}, median {median}, most {most}, mean {mean}, range {range}",
    ),
    "nobody": Words("已计的住户没有谁确定主责", "no home that is counted is surely led by anybody"),
    "who": Words("谁", "who"),
    "homes": Words("户数", "homes"),
    "others": Words("其他地点", "other places"),
    "duties": Words("事项", "duties"),
    "posts": Words("岗位", "posts"),
    "hours": Words("每周小时", "hours a week"),
    "perhaps": Words("可能", "perhaps"),
    "assist": Words("协同", "assist"),
    "inform": Words("知会", "inform"),
    "supervise": Words("监督", "supervise"),
    "within": Words("在哪里", "where"),
    "bodies": Words("不是一个人", "no one person"),
    "more": Words("另有 {number} 行，见 --format json 或 csv", "{number} more rows: see --format json or csv"),
    "unknown": Words("不详", "not known"),
    "at_least": Words("至少 {hours}", "at least {hours}"),
    "not_counted": Words("未计入", "not counted"),
    "unknown_homes": Words("户数不详或不确切", "the number of households is unknown or not exact"),
}
NOTES: dict[str, Words] = {
    "no_duty": Words("台账中没有事项", "the register has no duty"),
    "none_asked": Words("没有指明任何事项", "no duty was asked about"),
    "no_row": Words("没有谁任职或负责任何事项", "nobody holds a post or answers for anything"),
}
NUMBERS = ("homes", "others", "duties", "posts", "hours", "perhaps", "assist", "inform", "supervise")
ALWAYS = ("homes", "duties", "posts", "hours")
"""Columns that are shown also where all of it is nought."""
MOST_ROWS = 20
"""The rows that are shown; data has all."""


def load_page(load: Load, naming: Naming) -> Page:
    """Lay out a load."""
    parts: list[Part] = [_heading(load, naming), Lines((_spread(load, naming), *_notes(load, naming)))]
    shown = [name for name in NUMBERS if name in ALWAYS or any(getattr(row, name) for row in load.rows)]
    for rows, heading in ((load.rows, "who"), (load.bodies, "bodies")):
        if rows:
            parts.append(_table(rows[:MOST_ROWS], shown, heading, naming))
        if len(rows) > MOST_ROWS:
            left = naming.tell(WORDS["more"], number=_number(len(rows) - MOST_ROWS))
            parts.append(Lines((spans(f"  … {left}", "faint"),)))
    if load.not_counted:
        places = naming.joined(naming.full(place) for place in load.not_counted[:MOST_ROWS])
        said = f"{places}{naming.bracketed(naming.tell(WORDS['unknown_homes']))}"
        parts.append(Labelled(((naming.tell(WORDS["not_counted"]), spans(said, "doubt")),)))
    if load.made_up:
        parts.append(Lines((spans(naming.tell(PAGE["made_up"]), "doubt"),)))
    return Page(tuple(parts))


def load_csv(load: Load) -> str:
    """A line for each person or post, and for each body; ``row`` says which it is."""
    return csv_text(_lines(load))


def _lines(load: Load) -> Iterator[Sequence[Cell]]:
    yield ["row", "at", "mode", "modes_in_force", "id", *COUNTS, "within", "hats", "not_counted"]
    asked_for = [load.at, load.mode, " ".join(load.modes_in_force)]
    for kind, rows in ((load.per, load.rows), ("body", load.bodies)):
        for row in rows:
            counts = [plain(getattr(row, name)) for name in COUNTS]
            rest = ["" if row.within is None else str(row.within), *(" ".join(map(str, refs)) for refs in _refs(row))]
            yield [kind, *asked_for, row.id, *counts, *rest]


def _refs(row: LoadRow) -> tuple[Sequence[object], Sequence[object]]:
    return row.hats, row.not_counted


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _heading(load: Load, naming: Naming) -> Lines:
    title = (*spans(naming.tell(WORDS["title"]), "strong"), *spans(f"  {naming.tell(WORDS[load.per])}"))
    in_force = ModesInForce(load.modes_in_force, "modes_differ")
    return Lines((title, asked(load.at, load.mode, in_force, naming, shifts=load.shifts_considered)))


def _spread(load: Load, naming: Naming) -> Spans:
    spread = load.spread
    if not spread.leading:
        return spans(f"{SIGN['not_applicable']} {naming.tell(WORDS['nobody'])}", "doubt")
    told = {name: _number(value) for name, value in spread.to_json().items()}
    mark = spans(MADE_UP, "doubt") if load.made_up else ()
    return (*spans(naming.tell(WORDS["spread"], **told)), *mark)


def _notes(load: Load, naming: Naming) -> Iterator[Spans]:
    return (spans(f"{SIGN['missing']} {naming.tell(NOTES[note])}", "bad") for note in load.notes)


def _table(rows: Rows[LoadRow], shown: Sequence[str], heading: str, naming: Naming) -> Table:
    columns = (
        Column(naming.tell(WORDS[heading])),
        *(Column(naming.tell(WORDS[name]), right=True) for name in shown),
        Column(naming.tell(WORDS["within"])),
    )
    return Table(columns, tuple(_row(row, shown, naming) for row in rows))


def _row(row: LoadRow, shown: Sequence[str], naming: Naming) -> tuple[Spans, ...]:
    within = spans("-", "faint") if row.within is None else spans(naming.full(row.within))
    return spans(_who(row, naming)), *(_cell(row, name, naming) for name in shown), within


def _who(row: LoadRow, naming: Naming) -> str:
    """A person by id; of one not named the post they hold; a post or body by name and id."""
    if row.id.startswith("unnamed:"):
        post = f"post:{row.id.removeprefix('unnamed:').rpartition('#')[0]}"
        return naming.full(post) + naming.bracketed(naming.tell(HELD_BY["unnamed" if row.hats else "unknown"]))
    return naming.full(row.id)


def _cell(row: LoadRow, name: str, naming: Naming) -> Spans:
    if name == "hours" and row.hours is None:
        least = {"hours": _number(row.hours_stated)}
        return spans(
            naming.tell(WORDS["at_least"], **least) if row.hours_stated else naming.tell(WORDS["unknown"]), "faint"
        )
    value = getattr(row, name)
    return spans(_number(value)) if value else spans("-", "faint")
