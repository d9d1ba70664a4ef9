"""Lists of divisions: read, looked up and judged. All codes and names are invented."""

import pickle
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communitygov as cg
from communitygov.io.division_words import LEVELS
from communitygov.io.divisions import Division, Divisions
from communitygov.io.table_limits import TableLimits
from communitygov.model.builtin import builtin
from communitygov.rules.divisions import divisions, divisions_of

LIST = """code,name,level,parent
99,甲省,province,
9901,市辖区,city,99
990101,山前区,county,9901
990101001,河东街道,street,990101
990101001001,清泉社区居委会,village,990101001
990101001498,工业园虚拟社区,village,990101001
990101101,𠮷镇,street,990101
990101101201,㐂家一、二村委会,village,990101101
990101400,甲省经济开发区（北片区）,street,990101
9902,市辖区,city,99
9990,省直辖县级行政区划,city,99
999001,山后县,county,9990
4419,乙市,city,44
44,丙省,province,
441900,乙市,county,4419
441900003,东街街道,street,441900
"""


def read(*files: str, listed: int | None = 100) -> Divisions:
    """The list that some texts make, files a.csv, b.csv …"""
    named = {f"{'abc'[number]}.csv": text.encode() for number, text in enumerate(files)}
    return divisions_of(named, partial=True, limits=TableLimits(listed=listed))


def said(made: Divisions) -> list[str]:
    """Where, which code and how grave, of all that is said."""
    return [f"{each.place} {each.code} {each.severity}" for each in made.findings]


def test_a_list_without_fault_is_read_without_a_word() -> None:
    """
    Filler levels, cities without districts, virtual communities, rare characters and odd signs are no faults.
    """
    made = read(LIST)
    assert (said(made), len(made)) == ([], 16)
    assert dict(made.by_level()) == {
        "province": 2,
        "city": 4,
        "district": 3,
        "subdistrict": 2,
        "town": 1,
        "development_zone": 1,
        "community": 2,
        "village": 1,
    }


def test_looking_up() -> None:
    """
    By code, by name (all that bear it), inwards and outwards.
    """
    made = read(LIST)
    town = Division("990101101", "𠮷镇", "town", "990101")
    assert (made.find("990101101"), made.find("990101101000"), made.find("990101102")) == (town, town, None)
    assert [each.code for each in made.named("市辖区")] == ["9901", "9902"]
    assert (made.named("市辖"), made.named("")) == ((), ())
    assert [each.code for each in made.children("990101")] == ["990101001", "990101101", "990101400"]
    assert [each.code for each in made.path("441900003")] == ["44", "4419", "441900", "441900003"]
    assert ("9902" in made, "9903" in made, [*made][6] == town) == (True, False, True)
    for ask in (made.children, made.path, made.places):
        with pytest.raises(cg.UnknownId):
            ask("9903")


def test_a_part_as_a_register() -> None:
    """
    A county comes with what it lies in and all that lies in it, and builds without a finding of places.
    """
    made = read(LIST)
    register = made.register("990101001")
    assert [(each.id, each.level, each.within) for each in register.places] == [
        ("99", "province", ()),
        ("9901", "city", ("99",)),
        ("990101", "district", ("9901",)),
        ("990101001", "subdistrict", ("990101",)),
        ("990101001001", "community", ("990101001",)),
        ("990101001498", "community", ("990101001",)),
    ]
    assert len(made.register().places) == len(made)
    found = cg.check(cg.build(made.register(), at="2026-03-02"), at="2026-03-02", select=["CG1", "CG2"])
    assert [each.code for each in found.findings] == []


def test_levels_and_parents_follow_from_the_digits() -> None:
    """
    A list of codes and names alone makes the same tree, and so do codes filled up with noughts.
    """
    made = read(LIST)
    lines = [line.split(",") for line in LIST.splitlines()[1:]]
    bare = read("代码,名称\n" + "".join(f"{code},{name}\n" for code, name, *_ in lines))
    assert [*bare] == [*made]
    assert said(bare) == []
    full = [(f"{code:0<12}", name) for code, name, *_ in lines if code != "441900"]
    filled = read("code,name\n" + "".join(f"{code},{name}\n" for code, name in full))
    assert said(filled) == []
    assert [each for each in filled if not each.code.startswith("4419")] == [
        each for each in made if not each.code.startswith("4419")
    ]
    assert filled.find("441900003") == Division("441900003", "东街街道", "subdistrict", "4419")
    assert filled.places("99")[0].code == "990000000000"


def test_several_files_are_one_list() -> None:
    """
    Whatever their order; and one that begins below the provinces says so once.
    """
    upper = "code,name\n99,甲省\n"
    cities = "code,name,parent\n9901,乙市,99\n"
    counties = "code,name,parent\n" + "".join(f"9901{number:02},县{number},9901\n" for number in range(1, 60))
    for files in ((upper, cities, counties), (counties, upper, cities)):
        made = read(*files)
        assert (said(made), len(made), made.find("990159")) == ([], 61, Division("990159", "县59", "district", "9901"))
    alone = read(counties)
    assert said(alone) == ["a.csv:2:1 CG006 note"]
    assert "begins with counties" in alone.findings[0].message
    assert all(each.within is None for each in alone)


@pytest.mark.parametrize(
    ("row", "place", "kept"),
    [
        ("99010X,甲,county,9901", "a.csv:18:1 CG102 error", False),
        ("９９０１０２,甲,county,9901", "a.csv:18:1 CG102 error", True),
        (",甲,county,9901", "a.csv:18:1 CG103 error", False),
        ("9901023,甲,,9901", "a.csv:18:1 CG102 error", False),
        ("9901023,甲,county,9901", "a.csv:18:1 CG206 warning", True),
        ("990100,甲,county,9901", "a.csv:18:1 CG206 warning", True),
        ("990101700,甲,street,990101", "a.csv:18:1 CG206 warning", True),
        ("990101,甲,county,9901", "a.csv:18:1 CG105 error", False),
        ("990202,甲,county,9901", "a.csv:18:17 CG207 warning", True),
        ("990303,甲,county,9903", "a.csv:18:17 CG110 error", True),
        ("990102,甲,shire,9901", "a.csv:18:10 CG104 error", True),
        ("9.90102E+11,甲,village,9901", "a.csv:18:1 CG102 error", False),
    ],
)
def test_what_is_wrong_is_told_at_its_place(row: str, place: str, *, kept: bool) -> None:
    """
    Each fault once, and nothing follows from it.
    """
    made = read(LIST + row + "\n")
    assert said(made) == [place]
    assert len(made) == 16 + kept


def test_a_parent_that_is_missing_is_told_once() -> None:
    """
    However many rows lie in it; what they lie in stays open.
    """
    rows = "".join(f"990203{number:03},街{number},street,990203\n" for number in range(1, 30))
    made = read(LIST + rows)
    assert said(made) == ["a.csv:18:21 CG110 error"]
    assert ("29 rows" in made.findings[0].message, made.findings[0].subject) == (True, "place:990203001")
    assert made.find("990203001") == Division("990203001", "街1", "subdistrict", None)
    bare = read("code,name\n99,甲\n990101,乙\n990102001,丙\n9901,丁\n")
    assert said(bare) == ["a.csv:4:1 CG110 error"]


def test_columns_that_are_not_read_are_named() -> None:
    """
    With a note; a list without codes is an error that says which columns there are.
    """
    made = read("code,name,人口\n99,甲,5\n")
    assert ([each.message for each in made.findings], len(made)) == (["these columns were not read: 人口"], 1)
    none = read("name,人口\n甲,5\n")
    assert (said(none), len(none)) == (["a.csv:1:1 CG103 error", "a.csv:1:6 CG006 note"], 0)


def test_errors_are_raised_and_references_are_not(tmp_path) -> None:
    """
    What is not read as it stands raises, with all of it; a missing parent and a rule's objection do not.
    """
    path = tmp_path / "a.csv"
    path.write_text(LIST + "990101,甲,county,9901\n99010X,甲,county,9901\n", encoding="gb18030")
    with pytest.raises(cg.DocumentError) as error:
        divisions(path)
    assert [each.code for each in error.value.findings] == ["CG105", "CG102"]
    path.write_text(LIST + "990303,甲,county,9903\n990202,甲,county,9901\n", encoding="gb18030")
    made = divisions(path)
    assert (dict(made.counts), made.files[0].encoding) == ({"CG006": 1, "CG110": 1, "CG207": 1}, "GB18030")
    with pytest.raises(cg.DocumentError):
        divisions([path, tmp_path / "none.csv"])
    with pytest.raises(cg.BadQuestion):
        divisions([])


def test_many_faults_are_counted_and_the_first_are_listed() -> None:
    """
    A hundred of a kind; all on request.
    """
    rows = "".join(f"990101{number:03},街{number}\n" for number in range(600, 900))
    made = read("code,name\n99,甲\n9901,乙\n990101,丙\n" + rows)
    assert (dict(made.counts), len(made.findings)) == ({"CG206": 300}, 101)
    assert len(read("code,name\n99,甲\n9901,乙\n990101,丙\n" + rows, listed=None).findings) == 300


def test_too_many_places_are_no_nouns() -> None:
    """
    A list of a country is not made into objects: a part is, or a table.
    """
    rows = "".join(f"{county}{street:03}\n" for county in range(990101, 990300) for street in range(1, 600))
    made = read("code\n" + rows)
    assert len(made) == 199 * 599
    with pytest.raises(cg.BadQuestion, match=r"places\.csv"):
        made.places()


def test_a_list_can_be_sent() -> None:
    """
    To another process, and is the same there.
    """
    made = read(LIST)
    again = pickle.loads(pickle.dumps(made))
    assert ([*again], again.findings) == ([*made], made.findings)


DIGITS = {
    2: ("98", "99"),
    4: ("00", "01", "02"),
    6: ("00", "01", "02"),
    9: ("000", "001", "101", "700"),
    12: ("000", "001"),
}


@st.composite
def lists(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Codes with parents, most of them sound: a code goes on from one before it, which is its parent or is not."""
    rows: list[tuple[str, str]] = [("98", ""), ("99", "")]
    for _ in range(draw(st.integers(1, 14))):
        outer = draw(st.sampled_from([code for code, _ in rows if len(code) < 12]))
        nearer = min(size for size in DIGITS if size > len(outer))
        code = outer + draw(st.sampled_from(DIGITS[nearer]))
        others = [each for each, _ in rows if len(each) < len(code)]
        parent = draw(st.sampled_from([outer, outer, outer, *others]))
        if code not in {each for each, _ in rows}:
            rows.append((code, parent))
    return rows


STEP = {2: "province", 4: "city", 6: "county", 9: "street", 12: "village"}


@settings(max_examples=120, deadline=None)
@given(lists(), st.booleans())
def test_a_list_is_judged_as_its_register_is(rows: Sequence[tuple[str, str]], padded: bool) -> None:
    """
    The rules over columns find what the rules over nouns find, of the same places.
    """
    text = "".join(f"{code:0<12},{STEP[len(code)]},{parent}\n" for code, parent in rows)
    plain = "".join(f"{code},{STEP[len(code)]},{parent}\n" for code, parent in rows)
    made = read("code,level,parent\n" + (text if padded else plain), listed=None)
    assert [each.code for each in made] == [code for code, _ in rows]
    assert [each.within for each in made] == [parent or None for _, parent in rows]
    at = "2026-03-02"
    found = cg.check(cg.build(made.register(), at=at), at=at, select=["CG206", "CG207"])
    mine = {(each.code, each.subject) for each in made.findings if each.code in ("CG206", "CG207")}
    assert mine == {(each.code, each.subject) for each in found.findings}


def test_levels_are_those_of_the_vocabulary() -> None:
    """
    Each level that has codes is a level of the vocabulary of China.
    """
    assert {*LEVELS} <= {each.id for each in builtin("china").levels}
