"""communitygov divisions."""

import json

import pytest
from jsonschema import Draft202012Validator

import communitygov as cg
from communitygov.report.schemas import result_schema

LIST = "code,name,parent\n99,甲省,\n9901,市辖区,99\n9902,市辖区,99\n990101,山前县,9901\n"


@pytest.fixture
def table(tmp_path):
    """A small list."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_what_a_list_has(run, table):
    """
    How many of each level, in both languages, and as data.
    """
    code, out, err = run("divisions", str(table))
    assert (code, err) == (0, "")
    assert [" ".join(each.split()) for each in out.splitlines() if each.strip(" ─")] == [
        "Divisions 4, from 1 file",
        "level number",
        "province 1",
        "city 2",
        "district 1",
        "total 4",
    ]
    assert "县级" in run("divisions", str(table), "--lang", "zh").out
    data = json.loads(run("divisions", str(table), "--format", "json").out)
    Draft202012Validator(result_schema("divisions")).validate(data)
    assert (data["total"], data["levels"]) == (4, {"province": 1, "city": 2, "district": 1})


def test_by_name(run, table):
    """
    All that bear it, with what they lie in.
    """
    lines = [" ".join(each.split()) for each in run("divisions", str(table), "--named", "市辖区").out.splitlines()]
    assert lines[2:4] == ["9901 市辖区 city 甲省", "9902 市辖区 city 甲省"]
    data = json.loads(run("divisions", str(table), "--named", "市辖区", "--format", "json").out)
    Draft202012Validator(result_schema("divisions-named")).validate(data)
    assert (data["total"], data["divisions"][1]["path"]) == (2, [{"code": "99", "name": "甲省"}])
    assert "nothing bears this name" in run("divisions", str(table), "--named", "山后县").out


def test_writing(run, table, tmp_path):
    """
    A document, a part of it, a table; what is read is never written over.
    """
    code, _, err = run("divisions", str(table), "-o", str(tmp_path / "places.yaml"))
    assert (code, "4 places" in err) == (0, True)
    assert [each.id for each in cg.read(tmp_path / "places.yaml").places] == ["99", "9901", "9902", "990101"]
    run("divisions", str(table), "-o", str(tmp_path / "part.csv"), "--within", "9902")
    assert (tmp_path / "part.csv").read_text(encoding="utf-8-sig").splitlines()[1:] == [
        "99,province,,甲省,99",
        "9902,city,99,市辖区,9902",
    ]
    assert run("divisions", str(table), "-o", str(table)).code == 2
    assert run("divisions", str(table), "--within", "9902").code == 2
    assert run("divisions", str(table), "-o", str(tmp_path / "p.csv"), "--within", "77").code == 2


def test_what_is_wrong(run, table, tmp_path):
    """
    Objections are told and the list is written; a row that cannot be read is told, and nothing is.
    """
    table.write_text(LIST + "990201,山后县,9901\n", encoding="utf-8")
    code, _, err = run("divisions", str(table), "-o", str(tmp_path / "places.csv"))
    assert (code, "list.csv:6:12: CG207 [warning]" in err, (tmp_path / "places.csv").exists()) == (0, True, True)
    table.write_text(LIST + "9902,山后县,99\n", encoding="utf-8")
    code, _, err = run("divisions", str(table), "-o", str(tmp_path / "none.csv"))
    assert (code, "list.csv:6:1: CG105 [error]" in err, "nothing was written" in err) == (2, True, True)
    assert not (tmp_path / "none.csv").exists()


@pytest.mark.parametrize(("lang", "hint"), [("en", "did you mean '山前县'?"), ("zh", "是否指 “山前县”？")])
def test_a_part_of_a_name_is_hinted_at(run, table, lang, hint):
    """
    Nothing bears it, and what has it in it is named; one sign is too little.
    """
    out = run("divisions", str(table), "--named", "山前", "--lang", lang).out
    assert "".join(hint.split()) in "".join(out.split())
    assert "山前县" not in run("divisions", str(table), "--named", "山", "--lang", lang).out
    assert "辖区" not in run("divisions", str(table), "--named", "区市辖", "--lang", lang).out


def test_a_code_that_is_not_there_is_told_before_anything_is_shown(run, table, tmp_path):
    """
    Not after the table of levels.
    """
    code, out, err = run("divisions", str(table), "-o", str(tmp_path / "p.csv"), "--within", "77")
    assert (code, out, "77" in err) == (2, "", True)


def test_a_code_without_its_last_digits_is_told_once(run, table):
    """
    That a spreadsheet took it for a number says all.
    """
    table.write_text("code,name\n9.90102E+11,甲\n99010x,乙\n", encoding="utf-8")
    code, _, err = run("divisions", str(table), "--lang", "en")
    assert (code, err.count(":2:1:"), err.count(":3:1:")) == (2, 1, 1)
    assert "the row was not read" in err


@pytest.mark.parametrize("code", [990101, None, 9901.0, b"99"])
def test_a_code_is_text(table, code):
    """
    Whatever else is asked for is refused with what would be right.
    """
    found = cg.divisions(table)
    for ask in (found.find, found.path, found.children):
        with pytest.raises(cg.BadQuestion, match="a code is text, such as '330212'"):
            ask(code)
