"""A list of divisions written as places: a table or a document, and what is read back of them."""

import pytest

import communitygov as cg
from communitygov.io.csv_text import read_csv
from communitygov.rules.divisions import divisions_of

LIST = """code,name,parent
99,甲省,
9901,市辖区,99
990101,"=cmd|' /C calc'!A0",9901
990101001,"'=1+1",990101
990101101, ＋镇,990101
9902,乙市,99
"""


def test_a_table_of_places_runs_nothing_and_is_read_as_it_was(tmp_path) -> None:
    """
    Names that a spreadsheet would run are text in the file, and themselves when they are read back.
    """
    made = divisions_of({"a.csv": LIST.encode()})
    path = tmp_path / "places.csv"
    made.write(path)
    written = path.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid,level,within,name,code\n")
    lines = written.decode("utf-8-sig").splitlines()
    assert lines[3] == "990101,district,9901,'=cmd|' /C calc'!A0,990101"
    table = read_csv(written, "places.csv")
    names = table.column("name")
    assert names is not None
    assert ([*names], table.findings) == ([*made.names], ())
    assert names[2] == "=cmd|' /C calc'!A0"
    assert text_at(lines, table.source.cell(3, 4)) == "990101001"
    again = divisions_of({"places.csv": written})
    assert ([*again], dict(again.counts)) == ([*made], {"CG006": 1})  # the column `id` is not read


def text_at(lines: list[str], place: cg.Position) -> str:
    """What stands at a place to the end of its line."""
    return lines[place.line - 1][place.column - 1 :]


def test_a_part_is_a_register(tmp_path) -> None:
    """
    As a document, and as a table; both say the same.
    """
    made = divisions_of({"a.csv": LIST.encode()})
    for name in ("places.yaml", "places.json"):
        made.write(tmp_path / name, within="990101")
        assert cg.read(tmp_path / name) == made.register("990101")
    made.write(tmp_path / "places.csv", within="990101")
    table = read_csv((tmp_path / "places.csv").read_bytes(), "places.csv")
    assert [*table.columns[0]] == [each.id for each in made.register("990101").places]


def test_what_cannot_be_written(tmp_path) -> None:
    """
    Another ending, no such code, a folder that is not there: each is said, and nothing is written.
    """
    made = divisions_of({"a.csv": LIST.encode()})
    with pytest.raises(cg.DocumentError):
        made.write(tmp_path / "places.txt")
    with pytest.raises(cg.UnknownId):
        made.write(tmp_path / "places.csv", within="77")
    with pytest.raises(cg.DocumentError):
        made.write(tmp_path / "none" / "places.csv")
    assert [*tmp_path.iterdir()] == []
