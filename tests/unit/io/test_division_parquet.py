"""Lists of divisions in Parquet: what they are as CSV."""

import pyarrow as pa
import pytest
from pyarrow import csv, parquet

import communitygov as cg

LIST = """\
code,name,parent,level
99,甲省,,province
9901,乙市,99,
990101,山前县,9901,county
990101001,河东街道,990101,
990101001001,清泉社区居委会,990101001,
99010,短,,
,无,,
990101001001,再来,990101001,
x,错,,
"""


@pytest.fixture
def as_csv(tmp_path):
    """The list in CSV."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "list.csv"


def in_parquet(path, as_csv, types):
    """The same table in Parquet."""
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=True)
    parquet.write_table(csv.read_csv(as_csv, convert_options=options), path)
    return path


def test_a_list_is_the_same_in_parquet(as_csv, tmp_path):
    """
    Divisions, levels, parents and what is wrong with which code; rows stand where a table without lines has them.
    """
    types = dict.fromkeys(("code", "name", "parent", "level"), pa.string())
    path = in_parquet(tmp_path / "list.parquet", as_csv, types)
    one, other = (cg.divisions([each], partial=True) for each in (as_csv, path))

    assert list(one) == list(other)
    assert 5 == len(other)
    assert dict(one.counts) == dict(other.counts)
    assert sorted(each.code for each in one.findings) == sorted(each.code for each in other.findings)
    assert all("list.parquet" in each.place for each in other.findings)


def test_codes_may_be_numbers(as_csv, tmp_path):
    """
    Codes and parents as whole numbers, and as numbers with a point where a column has empty cells.
    """
    as_csv.write_text("".join(LIST.splitlines(keepends=True)[:6]), encoding="utf-8")
    types = {"code": pa.int64(), "parent": pa.float64(), "name": pa.string(), "level": pa.string()}
    path = in_parquet(tmp_path / "list.parquet", as_csv, types)

    assert list(cg.divisions([as_csv])) == list(cg.divisions([path]))


def test_several_files_are_one_list(as_csv, tmp_path):
    """
    A table in CSV and one in Parquet are one list.
    """
    as_csv.write_text("code,name\n99,甲省\n", encoding="utf-8")
    parquet.write_table(pa.table({"code": ["9901"], "name": ["乙市"]}), tmp_path / "more.parquet")

    assert ["99", "9901"] == [each.code for each in cg.divisions([as_csv, tmp_path / "more.parquet"])]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "is no whole Parquet file"), (b"PAR1 and not more", "is no whole Parquet file")],
    ids=["empty", "rubbish"],
)
def test_what_is_no_parquet_is_said(tmp_path, data, said):
    """
    A file that is called Parquet and is none is one finding, as every bad file is.
    """
    (tmp_path / "list.parquet").write_bytes(data)
    made = cg.divisions([tmp_path / "list.parquet"], partial=True)

    assert 0 == len(made)
    assert [said in each.message for each in made.findings] == [True]
    with pytest.raises(cg.DocumentError):
        cg.divisions([tmp_path / "list.parquet"])


def test_what_is_not_there_is_said(tmp_path):
    """
    A file that is not there, and a table without codes.
    """
    parquet.write_table(pa.table({"name": ["甲省"]}), tmp_path / "list.parquet")
    made = cg.divisions([tmp_path / "none.parquet", tmp_path / "list.parquet"], partial=True)

    assert 2 == len(made.findings)
    assert 0 == len(made)


@pytest.mark.parametrize(("kind", "name"), [(pa.binary(), b"\xff\xfe"), (pa.duration("s"), 5), (pa.bool_(), True)])
def test_bytes_and_spans_are_no_names(tmp_path, kind, name):
    """
    They are refused at their rows and columns, and never written out as Python shows them.
    """
    path = tmp_path / "list.parquet"
    parquet.write_table(pa.table({"code": ["99", "9901"], "name": pa.array([None, name], kind)}), path)
    found = cg.divisions([path], partial=True)

    (finding,) = found.findings
    assert finding.place.endswith("list.parquet!row 2, name")
    assert "no text, number or date" in finding.sentence("en")
    assert ["", ""] == [each.name or "" for each in found]
