"""A CSV file: its cells, where each stands, and what is said of what is wrong with it."""

import csv
import pickle
import tracemalloc
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communitygov.base.positions import Position
from communitygov.io.csv_encoding import PIECE
from communitygov.io.csv_lines import MOST_LINES
from communitygov.io.csv_rows import BLOCK
from communitygov.io.csv_text import CsvTable, read_csv
from communitygov.io.table_limits import TableLimits


def said(table: CsvTable) -> list[tuple[str, str, str]]:
    """Where, which code, and what, of all that is said."""
    return [(each.place, each.code, each.message) for each in table.findings]


def places(table: CsvTable) -> list[str]:
    """Where something is said, and which code."""
    return [f"{each.line}:{each.column} {each.code}" for each in table.findings]


def rows(table: CsvTable) -> list[tuple[str, ...]]:
    """The cells, row by row."""
    return list(zip(*table.columns, strict=True))


def text_at(text: str, place: Position) -> str:
    """What stands at a place of a text and after it."""
    lines = StringIO(text, newline="").readlines()
    return "".join((lines[place.line - 1][place.column - 1 :], *lines[place.line :]))


CELLS = st.text(st.sampled_from('ab1 ,"\n\r;=，一𠮷é'), max_size=5)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.sampled_from([",", ";", "\t"]))
def test_what_is_written_is_read_and_stands_where_it_is_told(
    data: st.DataObject, end: str, all_quoted: bool, sign: str
) -> None:
    """
    Every cell is read as the csv module wrote it, and its text stands at its place.
    """
    width = data.draw(st.integers(2, 4))
    drawn = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))
    filled = [row for row in drawn if any(row)]
    breaks = {*"\r\n"} - {*end} & {*"".join(map("".join, filled))}
    quoting = csv.QUOTE_ALL if all_quoted or breaks else csv.QUOTE_MINIMAL  # not every version of csv quotes all breaks
    written = StringIO(newline="")
    names = [f"c{number}" for number in range(width)]
    csv.writer(written, lineterminator=end, quoting=quoting, delimiter=sign).writerows([names, *filled])
    text = written.getvalue()

    table = read_csv(text.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig"]))), "t.csv")

    assert (names, [tuple(row) for row in filled]) == ([*table.header], rows(table))
    assert table.errors == 0
    for row, cells in enumerate(filled):
        for column, cell in enumerate(cells):
            at = text_at(text, table.source.position(row * width + column))
            quoted = '"' + cell.replace('"', '""') + '"'
            assert at.startswith((quoted, cell) if cell else (quoted, sign, end)) or (not cell and not at)


def test_encodings() -> None:
    """
    A mark is no part of the header; what is no UTF-8 is GB18030, and a note says so.
    """
    text = "code,name\n11,北京市\n1101,市辖区\n"
    assert rows(read_csv(text.encode("utf-8-sig"), "t.csv")) == [("11", "北京市"), ("1101", "市辖区")]
    chinese = read_csv(text.encode("gb18030"), "t.csv")
    assert (chinese.encoding, rows(chinese)[0]) == ("GB18030", ("11", "北京市"))
    assert said(chinese) == [("t.csv:1:1", "CG006", "was read as GB18030")]
    rare = "code,name\n1,𠮷\n2,㐂\n"
    assert rows(read_csv(rare.encode("gb18030"), "t.csv")) == rows(read_csv(rare.encode(), "t.csv"))


@pytest.mark.parametrize(
    ("data", "place", "word"),
    [
        ("code,name\n11,北京市\n".encode() + "1101,市辖区\n".encode("gb18030"), "t.csv:3:6", "as far as here"),
        ("code,name\n11,北京市北京市\n".encode() + "1101,市辖区市辖区市\n".encode("gb18030") * 99, "t.csv:3:6", "far"),
        ("code,name\r\n11,北\r\n".encode("utf-8-sig") + b"12,\xd0\n", "t.csv:3:4", "UTF-8"),
        (b"code,name\n11,\xff\xff\n", "t.csv:2:4", "neither"),
        ("code,name\n".encode("utf-16"), "t.csv:1:1", "UTF-16"),
        ("code,name\n".encode("utf-16-le"), "t.csv:1:1", "UTF-16"),
        (b"PK\x03\x04....", "t.csv:1:1", "workbook"),
    ],
)
def test_what_is_no_text_is_told_where_it_stops_being_text(data: bytes, place: str, word: str) -> None:
    """
    Two encodings in one file, bytes of neither, wide signs and workbooks are refused at their place.
    """
    table = read_csv(data, "t.csv")
    ((where, code, message),) = said(table)
    assert (where, code, len(table), table.header) == (place, "CG001", 0, ())
    assert word in message


def test_a_place_is_counted_over_pieces() -> None:
    """
    A line that ends where a piece ends is one line, also where its end is cut in two.
    """
    start = b"code,names\r\n"
    count = (PIECE - len(start)) // 4
    first = start + b"1,a\n" * (count - 1) + b"1,a\r"
    assert len(first) == PIECE
    table = read_csv(first + b"\n2,b\xd0\xff", "t.csv")
    assert [each.place for each in table.findings] == [f"t.csv:{count + 2}:4"]
    good = read_csv(first + b"\n2,b\n", "t.csv")
    assert ([*good.source.lines[-2:]], good.columns[1][count]) == ([count + 1, count + 2], "b")


def test_rows_that_are_no_rows() -> None:
    """
    Rows too short and too long, and blank ones, are left out and told; the rows around them are read.
    """
    table = read_csv(b"a,b,c\n1,2,3\n4\n\n5,6,7,8\n,,\n9,10,11\n", "t.csv")
    assert rows(table) == [("1", "2", "3"), ("9", "10", "11")]
    assert places(table) == ["3:2 CG002", "4:1 CG006", "5:7 CG002", "6:1 CG006"]
    assert [(str(each.position), each.cells) for each in table.left_out] == [
        ("t.csv:3:1", ("4",)),
        ("t.csv:5:1", ("5", "6", "7", "8")),
    ]
    assert [*table.source.lines] == [2, 7]


def test_quotes() -> None:
    """
    Quotes that do not end are told where they begin, and the rows below are read; so is text behind closing quotes.
    """
    table = read_csv(b'a,b\n1,"x\n2,y\n3,"z" w\n4,"u ""v"""\n5,"t\n', "t.csv")
    assert rows(table) == [("2", "y"), ("4", 'u "v"')]
    assert places(table) == ["2:3 CG002", "4:6 CG002", "6:3 CG002"]
    joined = read_csv(b'a,b\n1,"x\n2,"y"\n3,z\n', "t.csv")
    assert (rows(joined), places(joined)) == ([("2", "y"), ("3", "z")], ["2:3 CG002"])
    long = read_csv(b'a,b\n1,"x\n' + b"2,y\n" * (3 * MOST_LINES), "t.csv")
    assert (len(long), places(long)) == (3 * MOST_LINES, ["2:3 CG002"])


def test_headers() -> None:
    """
    A header that is missing, has empty or doubled names, or stands alone is told; names lose blanks around them.
    """
    assert places(read_csv(b"", "t.csv")) == ["1:1 CG005"]
    assert places(read_csv(b"\n  \n", "t.csv")) == ["1:1 CG005", "1:1 CG006", "2:1 CG006"]
    assert places(read_csv(b"a,,b, a \n1,2,3,4\n", "t.csv")) == ["1:3 CG002", "1:6 CG004"]
    assert places(read_csv(b'"a\nb",c\n', "t.csv")) == ["1:1 CG006"]
    assert places(read_csv(b'a,"b\n', "t.csv")) == ["1:3 CG002"]
    below = read_csv("\n编号 , 名称\n1,2\n".encode(), "t.csv")
    assert (below.header, rows(below), places(below)) == (("编号", "名称"), [("1", "2")], ["1:1 CG006"])
    assert [*below.source.lines] == [3]


def test_what_parts_the_cells() -> None:
    """
    Semicolons and tabs are told apart from commas, with a note; full-width commas are refused.
    """
    for text in (b"a;b\n1,5;2\n", b"a\tb\n1,5\t2\n", b"sep=;\na;b\n1,5;2\n"):
        table = read_csv(text, "t.csv")
        assert (rows(table), [each.code for each in table.findings]) == ([("1,5", "2")], ["CG006"])
    assert rows(read_csv(b"sep=,\na,b;c\n1,2\n", "t.csv")) == [("1", "2")]
    assert places(read_csv("编号，名称\n1，2\n".encode(), "t.csv")) == ["1:3 CG002"]
    assert rows(read_csv(b"one\nx;y\nz\n", "t.csv")) == [("x;y",), ("z",)]


def test_control_signs() -> None:
    """
    NUL and other signs that nobody sees are told where they stand.
    """
    table = read_csv(b"a,b\n1,x\0\n\x1b,y\n", "t.csv")
    assert places(table) == ["2:4 CG001", "3:1 CG001"]


def test_codes_that_a_spreadsheet_made_numbers_of() -> None:
    """
    Scientific notation is told in each cell, in the columns asked for; 007 and 7 are two texts.
    """
    data = b"id,name\n1.10101E+11,E+1\n007,1E+5\n7,a1E+5\n"
    table = read_csv(data, "t.csv")
    assert places(table) == ["2:1 CG102", "3:5 CG102"]
    assert "digits are lost" in table.findings[0].message
    assert "text" in table.findings[0].remedy
    assert [*table.columns[0]] == ["1.10101E+11", "007", "7"]
    assert places(read_csv(data, "t.csv", is_code="id".__eq__)) == ["2:1 CG102"]


def test_many_findings_are_counted_and_the_first_are_listed() -> None:
    """
    Of each kind the first hundred are listed, all on request; all are counted.
    """
    data = b"a,b\n" + b"1\n1,2,3\n\0,2E+5\n" * 150
    table = read_csv(data, "t.csv")
    more = [(each.code, each.message) for each in table.findings if "there are" in each.message]
    listed = "there are 150 such; the first 100 are listed"
    assert sorted(more) == [(code, listed) for code in ("CG001", "CG002", "CG002", "CG102")]
    assert (table.errors, len(table.findings), len(table)) == (600, 404, 150)
    whole = read_csv(data, "t.csv", TableLimits(listed=None))
    assert (whole.errors, len(whole.findings)) == (600, 600)


def test_rubbish_takes_no_more_memory_than_it_has_bytes() -> None:
    """
    Many rows of rubbish, none of them a row, end with counts, and nearly nothing is kept of them.
    """
    opened = BytesIO(b"a,b\n" + b"1\n,2,3\n" * 80_000)
    tracemalloc.start()
    try:
        table = read_csv(opened, "t.csv")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (len(table), table.errors) == (0, 160_000)
    assert most < 16 * 2**20


@pytest.mark.parametrize(
    ("data", "limits", "said_of"),
    [
        (b"a,b\n" + b"1,2\n" * 9, TableLimits(size=20), ("t.csv", "larger than 20 bytes")),
        (b"a,b\n" + b"1,2\n" * 9, TableLimits(rows=4), ("t.csv:6:1", "more than 4 rows")),
        (b"a,b\n1,2\n" + b"x" * (2 * PIECE), TableLimits(line=PIECE), ("t.csv:3:1", "characters")),
        (b"a,b\n1," + b"x" * 200_000 + b"\n2,3\n", TableLimits(), ("t.csv:2:3", "131,072 characters")),
        (b"," * 20_000 + b"\n", TableLimits(), ("t.csv:1:16385", "16384 columns")),
    ],
)
def test_limits(data: bytes, limits: TableLimits, said_of: tuple[str, str]) -> None:
    """
    What is too large, too long, too wide or too many is refused at the place where it becomes so.
    """
    (finding,) = (each for each in read_csv(data, "t.csv", limits).findings if each.code == "CG003")
    assert (finding.place, said_of[1] in finding.message) == (said_of[0], True)


def test_rows_beyond_the_limit_are_not_there() -> None:
    """
    What is told as not read is not in the columns either.
    """
    table = read_csv(b'a,b\n1,2\n"3",4\n"5",6\n', "t.csv", TableLimits(rows=2))
    assert (rows(table), [*table.source.lines], [*table.source.quoted]) == ([("1", "2"), ("3", "4")], [2, 3], [1])


def test_more_rows_than_a_block() -> None:
    """
    Rows of several blocks come in their order, with the places of the quoted ones.
    """
    data = b"a,b\n" + b"".join(b'%d,"x,\n%d"\n' % (number, number) for number in range(2 * BLOCK + 3))
    table = read_csv(data, "t.csv")
    last = 2 * BLOCK + 2
    assert (len(table), table.columns[1][last], table.column("a")) == (last + 1, f"x,\n{last}", table.columns[0])
    assert table.source.cell(last, 1) == Position("t.csv", 2 + 2 * last, len(str(last)) + 2)
    assert table.column("c") is None


def test_findings_are_values() -> None:
    """
    What was found can be sent from one process to another.
    """
    found = read_csv(b"a\n1E+5\n", "t.csv").findings
    assert pickle.loads(pickle.dumps(found)) == found


def test_cells_that_a_spreadsheet_would_run_are_told() -> None:
    """
    At their places, and read as text; not where an apostrophe keeps them from it, nor numbers and dashes.
    """
    cells = [
        "=1+1",
        "-2+3",
        "@SUM(1)",
        "＝A1",
        '" +cmd"',
        "'=1+1",
        '"\'=1,1"',
        "-5",
        "+1.5%",
        "-",
        "--",
        "a=b",
        "3-5号楼",
    ]
    table = read_csv(("id,name\n" + "".join(f"x,{cell}\n" for cell in cells)).encode(), "t.csv")
    assert places(table) == [f"{line}:3 CG008" for line in range(2, 7)]
    assert {each.severity for each in table.findings} == {"warning"}
    assert [*table.columns[1]][:7] == ["=1+1", "-2+3", "@SUM(1)", "＝A1", " +cmd", "=1+1", "=1,1"]
