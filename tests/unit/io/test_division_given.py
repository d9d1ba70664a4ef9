"""Lists of divisions that are tables in memory: what they are as CSV."""

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from attrs import evolve

import communitygov as cg
from communitygov.io.table_limits import TABLE_LIMITS

UPPER = {"code": ["99", "9901", "990101"], "name": ["甲省", "乙市", "山前县"], "parent": ["", "99", "9901"]}
LOWER = {
    "code": ["990101001", "990101001001", "99010", "990101001001", None],
    "name": ["河东街道", "清泉社区居委会", "短", "再来", "无"],
    "parent": ["990101", "990101001", None, "990101001", None],
}


@pytest.fixture
def as_csv(tmp_path):
    """The list in CSV."""
    files = []
    for name, columns in (("upper", UPPER), ("lower", LOWER)):
        rows = zip(*columns.values(), strict=True)
        lines = [",".join(columns), *(",".join(cell or "" for cell in row) for row in rows)]
        files.append(tmp_path / f"{name}.csv")
        files[-1].write_text("\n".join(lines), encoding="utf-8")
    return files


@pytest.mark.parametrize(
    "make", [pa.table, pl.DataFrame, pd.DataFrame, dict], ids=["arrow", "polars", "pandas", "lists"]
)
def test_a_list_is_the_same_as_a_table(as_csv, make):
    """
    Divisions, parents and what is wrong with which row; two tables are one list, and so are a file and a table.
    """
    wanted = cg.divisions(as_csv, partial=True)
    for given in ([make(UPPER), make(LOWER)], [as_csv[0], make(LOWER)]):
        made = cg.divisions(given, partial=True)

        assert list(made) == list(wanted)
        assert dict(made.counts) == dict(wanted.counts)
        assert "divisions-2[2].code" in {each.place for each in made.findings}
        assert [each.rows for each in made.files] == [3, 5]
    one = cg.divisions(make(UPPER))
    assert (one.find("990101").name, one.files[0].file) == ("山前县", "divisions")
    assert [each.level for each in one.register().places] == ["province", "city", "district"]


@pytest.mark.parametrize("codes", [np.array([99, 9901]), [99.0, 9901.0], pd.Series([99, 9901]), pa.array([99, 9901])])
def test_codes_may_be_numbers(codes):
    """
    By their digits.
    """
    assert ["99", "9901"] == [each.code for each in cg.divisions({"code": codes, "name": ["甲省", "乙市"]})]


def test_what_is_no_table_is_refused():
    """
    A promise of one, columns of two lengths, no column of codes, and more rows than are read.
    """
    with pytest.raises(cg.BadQuestion, match=r"collect\(\) it first"):
        cg.divisions(pl.DataFrame(UPPER).lazy())
    with pytest.raises(cg.BadQuestion, match="not of one length: code 2, name 1"):
        cg.divisions({"code": ["99", "9901"], "name": ["甲省"]})
    with pytest.raises(cg.BadQuestion, match="a path is text or a Path, not int"):
        cg.divisions([7])
    with pytest.raises(cg.BadQuestion, match="a path is text or a Path, not int"):
        cg.divisions(7)
    with pytest.raises(cg.DocumentError, match=r"divisions\.name"):
        cg.divisions({"name": ["甲省"]})
    (finding,) = cg.divisions(UPPER, partial=True, limits=evolve(TABLE_LIMITS, rows=2)).findings
    assert ("divisions", "has more than 2 rows") == (finding.place, finding.sentence("en"))


RUBBISH = [b"ab", True, object(), ["a"], {"a": 1}, "\ud800", float("inf")]


@pytest.mark.parametrize("column", ["code", "name", "level", "parent"])
def test_what_is_no_text_number_or_date_is_refused_where_it_stands(column):
    """
    Each such cell, all at once, and no other finding for it; in a column that is not read it is no matter.
    """
    many = len(RUBBISH)
    sound = {
        "code": ["99", *(f"99{number:02}" for number in range(1, many + 1))],
        "name": [f"n{number}" for number in range(many + 1)],
        "level": ["province", *["city"] * many],
        "parent": ["", *["99"] * many],
    }
    given = {**sound, column: [sound[column][0], *RUBBISH], "other": [None, *RUBBISH]}

    with pytest.raises(cg.DocumentError) as caught:
        cg.divisions(given)
    wrong = [each for each in caught.value.findings if each.severity == "error"]
    assert [f"divisions[{row}].{column}" for row in range(1, many + 1)] == [each.place for each in wrong]
    assert {f"the value of '{column}' is no text, number or date; the cell was not read"} == {
        each.sentence("en") for each in wrong
    }
    found = cg.divisions(given, partial=True)
    rest = 1 if column == "code" else many + 1
    assert (rest, [""] * (rest - 1) if column == "name" else [f"n{row}" for row in range(1, rest)]) == (
        len(found),
        [each.name or "" for each in found][1:],
    )


def test_of_many_such_cells_the_first_are_listed_and_all_are_counted():
    """
    As of every other mistake in a table.
    """
    given = {"code": ["99", "9901", "9902"], "name": [b"a", b"b", b"c"]}
    found = cg.divisions(given, partial=True, limits=evolve(TABLE_LIMITS, listed=2))

    assert ["divisions[0].name", "divisions[1].name", "divisions[1].name"] == [each.place for each in found.findings]
    assert [3] == list(found.counts.values())
