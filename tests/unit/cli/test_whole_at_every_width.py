"""Whatever the width of a terminal, what a page says stands on it whole: no sign of a cell is cut, no number broken."""

from collections import Counter

import pytest
from rich.cells import cell_len

from communitygov.report import draw as drawing
from communitygov.report.page import Branch, Column, Labelled, Lines, Page, Table, Tree, spans
from communitygov.report.widths import EASY, beside

WIDTHS = (*range(40, 130, 6), *range(130, 201, 14))
COMMANDS = """
who example:qinghe --place b01/2/3/301 --duty sweep --at 2020-02-10T10:00 --why
coverage example:heshun --by grid
coverage example:qinghe --by building --at 2020-02-10T20:30
week example:qinghe --at 2020-02-10
answers-for example:qinghe steward-b01-1 --at 2020-02-10T20:30
load example:heshun
command-path example:heshun g02
chokepoints example:heshun --level grid
check example:heshun
rules
rule CG201
test example:qinghe
compare example:heshun example:heshun --at 2020-02-10T10:00 --at-b 2020-02-10T20:30
modes example:qinghe service epidemic
absence example:qinghe leader-g01 secretary --at 2020-02-10T20:30
absence example:heshun kind:building_steward organisation:police_station going_home --each --at 2020-03-20
absence example:heshun --every person --pairs --at 2020-02-10T20:30 --most 3
""".strip().splitlines()
DRAWN = "─│├└"


def signs(text):
    """Count the signs of a text, blanks and rulers left out."""
    return Counter(sign for sign in text if not sign.isspace() and sign not in DRAWN)


def plain(cell):
    """The text of a cell."""
    return "".join(span.text for span in cell)


def cells(table, at):
    """The texts of a column, its heading and its foot among them."""
    return [
        table.columns[at].heading,
        *(plain(row[at]) for row in (*table.rows, *([table.foot] if table.foot else ()))),
    ]


def said(part, width):
    """All that a part says, and the words of it that are never broken."""
    if isinstance(part, Lines):
        return [plain(line) for line in part.lines], []
    if isinstance(part, Labelled):
        return [text for label, cell in part.rows for text in (label, plain(cell))], [label for label, _ in part.rows]
    if isinstance(part, Tree):
        return [part.heading, *told(part.branches)], []
    texts, kept = [], []
    for at in (at for some in beside(part, width) for at in some.places):
        texts += cells(part, at)
        kept += [
            word
            for text in cells(part, at)
            for word in text.split()
            if part.columns[at].right or cell_len(word) <= EASY
        ]
    assert {at for some in beside(part, width) for at in some.places} == set(range(len(part.columns)))
    return texts, kept


def told(branches):
    """What branches say."""
    return [text for branch in branches for text in (plain(branch.spans), *told(branch.under))]


def held(page):
    """Hold a page to it in every width."""
    for part in page.parts:
        seen = set()
        for width in WIDTHS:
            shown = drawing.draw(Page((part,)), width=width)
            if shown in seen:
                continue
            seen.add(shown)
            texts, kept = said(part, width)
            assert signs(shown) == signs("".join(texts)), (width, shown)
            assert Counter(word for text in kept for word in text.split()) <= Counter(shown.split()), (width, shown)


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.split()[0])
def test_each_page_of_the_command_line(command, lang, run, monkeypatch):
    """
    Every part of every page stands whole at every width.
    """
    pages = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda page, **how: pages.append(page) or draw(page, **how))
    ran = run(*command.split(), "--lang", lang)
    monkeypatch.undo()

    assert pages, ran
    for page in pages:
        held(page)


def table(*columns, rows=3):
    """A table of columns of one text in each row; those that begin with a digit stand at the right."""
    heads = tuple(Column(f"heading {at}", right=text[:1].isdigit()) for at, text in enumerate(columns))
    return Table(heads, (tuple(map(spans, columns)),) * rows, tuple(map(spans, columns)))


def deep(levels):
    """A branch under a branch."""
    return (Branch(spans(f"和顺社区 level {levels}"), deep(levels - 1)),) if levels else ()


@pytest.mark.parametrize(
    "part",
    [
        table("楼道长 990101001012-g08-b01/1", *["1,234,567"] * 12),
        table(
            "who",
            "2026-03-10",
            "2026-03-10T20:30",
            "990101001012-g08-b01/1, 990101001012-g08-b01/2",
            "12",
            "和顺社区" * 9,
        ),
        table("a" * 300, "1" * 50, "b" * 300, "-"),
        table(""),
        Labelled((("label " * 12, spans("what it says " * 9)), ("", spans("和顺" * 60)))),
        Lines((spans("word " * 60), spans("b" * 300))),
        Tree("heading " * 9, (Branch(spans("under " * 20), (Branch(spans("和顺" * 30)),)),)),
        Tree("deep", deep(14)),
    ],
)
def test_parts_that_have_no_room(part):
    """
    Columns that do not fit stand in a second table below; a number that fits nowhere makes the line longer.
    """
    held(Page((part,)))


def test_a_second_table_names_its_rows_again():
    """
    Where numbers have no room they stand below, behind the first column again.
    """
    shown = drawing.draw(Page((table("leader", *["1,234,567"] * 6),)), width=50)

    assert shown.count("heading 0") == shown.count("heading 1") + 1 == 2
    assert shown.count("1,234,567") == 6 * 4
    assert max(map(cell_len, shown.splitlines())) <= 50
