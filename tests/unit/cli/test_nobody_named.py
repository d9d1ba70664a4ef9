"""What check says of people: their ids, and neither names nor notes, in whatever form and language."""

import json

import pytest

FORMS = ("full", "concise", "github", "json")
ROWS = {
    "plain": "  - {id: p1, name: 张三丰, note: 低保户}",
    "quoted": """  - {"id": 'p1', "name": "张三丰", note: '低保户, 张三丰''的母亲'}""",
    "lines": "  - id: p1\n    name:\n      zh: 张三丰\n    note: 低保户, 独居",
    "no_key": "  - {id: p1, nmae: 张三丰, x: 低保户}",
    "no_text": "  - {id: p1, name: [张三丰], note: {a: 低保户}}",
    "twice": "  - {id: p1, name: 张三丰, name: 张三丰, note: 低保户}",
    "number": "  - {id: p1, name: 张三丰, note: 低保户 13800138000}",
    "aside": "  - {id: p1, from: x, name: 张三丰} # 低保户",
}
DOCUMENT = """\
communitygov: 1
as_of: 2026-03-02
places:
  - {id: c, level: community, name: 柳荫}
%s:
%s
posts:
  - {id: a, kind: community_secretary, serves: c, name: %s, note: 低保户}
  - {id: b, kind: community_director, serves: c}
appointments:
  - {post: a, holder: p1, note: 低保户的女儿}
  - {post: b, holder: p1, until: 2026-01-01, note: "低保户"}
  - {note: 低保户, post: b, holder: p1, from: 2026-01-02}
duties: [{id: d}]
shares:
  - {duty: d, part: lead, who: post:zz} # 张三丰
%s"""


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("section", ["people", "peple"])
@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("end", ["", "  - {\n", "  bad: [\n"])
def test_no_line_of_the_source_has_a_name_or_a_note(run, document, row, section, form, lang, end):
    """
    Whatever the finding is of, and also where the file is no document.
    """
    name = "张三丰的岗" if (section, row[:2], end) == ("people", "pl", "") else "岗"
    text = DOCUMENT % (section, ROWS[row], name, end)
    _, out, err = run("check", document(text), "--format", form, "--lang", lang)

    assert "CG" in out
    assert not any(each in out + err for each in ("张三丰", "低保户"))


@pytest.mark.parametrize("indent", [None, 1])
def test_json_has_none_either(run, document, indent):
    """
    In one line, where a line holds every section, and in many.
    """
    register = {
        "communitygov": 1,
        "posts": [{"id": "a", "kind": "grid_leader", "serves": "zz", "note": '低保户 "张三丰"'}],
        "people": [{"id": "p1", "name": {"zh": "张三丰"}, "note": '低保户, "'}, {"id": "p2", "x": "低保户"}],
        "shares": [{"duty": "zz", "part": "lead", "who": "post:a"}],
    }
    text = json.dumps(register, ensure_ascii=False, indent=indent)
    out = run("check", document(text, "a.json")).out
    broken = run("check", document(text[:-1], "b.json")).out

    assert "CG110" in out
    assert "CG002" in broken
    assert not any(each in out + broken for each in ("张三丰", "低保户"))


def test_what_is_no_name_is_shown(run, document):
    """
    The id of the person, the row of a place with its name, and the value that is marked.
    """
    out = run("check", document(DOCUMENT % ("people", ROWS["plain"], "岗", "")), "--select", "CG305,CG110").out

    assert "  - {id: p1, name: ***, note: ***}\n" in out
    assert "  - {duty: d, part: lead, who: post:zz} # ***\n" in out


NUMBER, IDENTITY = "13800138000", "11010519491231002X"


def test_no_number_is_told_of_what_an_expectation_names(run, document):
    """
    Neither of a place nor of a post that is none, in the page, in JSON and on standard error.
    """
    document()
    rows = f'  - {{place: "{IDENTITY}", duty: sweep, state: answered}}\n'
    rows += f'  - {{place: b01, duty: sweep, lead: "{NUMBER}"}}\n'
    path = document(f"communitygov_test: 1\nregister: qinghe.yaml\nexpect:\n{rows}", "t.yaml")

    for form in ("text", "json"):
        code, out, err = run("test", path, "--format", form)

        assert code == 2
        assert "CG110" in err
        assert NUMBER not in out + err
        assert IDENTITY not in out + err


def test_no_number_is_suggested(run, document):
    """
    Where an id is such a number, neither a note nor an error offers it.
    """
    text = f"""\
communitygov: 1
as_of: 2026-03-02
places: [{{id: c, level: community}}]
posts: [{{id: "{NUMBER}", kind: community_secretary, serves: c}}]
duties: [{{id: d}}]
shares: [{{duty: d, part: lead, who: "post:13800138001"}}]
"""
    who = run("who", document(text), "--place", "c", "--duty", "d")
    path = run("command-path", document(text), "13800138002")
    other = run("command-path", document(text), "c", "--to", "zz")

    assert "not shown" in who.err
    assert not any(NUMBER in each for run in (who, path, other) for each in (run.err,))
    assert "There is 1." in other.err
