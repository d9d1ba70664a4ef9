"""communitygov check, rule and rules."""

import json

import pytest
from jsonschema import Draft202012Validator

from communitygov.report.schemas import result_schema
from communitygov.rules import catalogue
from communitygov.rules import check as checking
from communitygov.rules.catalogue import CATALOGUE

BROKEN = """\
communitygov: 1
as_of: 2026-03-02
places:
  - {id: c, level: community}
posts:
  - {id: empty, kind: grid_leader, serves: c}
duties:
  - {id: open, name: "开放 100%, : ok"}
shares:
  - {duty: open, part: lead, who: post:nobody}
"""
CG301 = ":6:10: CG301 [warning] post:empty: nobody is appointed to empty"


def test_a_page_shows_each_finding_with_its_line(run, document):
    """
    The line of the source is marked under the value, with the remedy and where the rule is taken from.
    """
    code, out, err = run("check", document(BROKEN), "--select", "CG301")

    assert (0, "") == (code, err)
    assert "▲ CG301 vacant-post  nobody is appointed to empty" in out
    assert "  6 |   - {id: empty, kind: grid_leader, serves: c}\n    |          ^^^^^\n" in out
    assert "= subject: post:empty" in out
    assert "= remedy: add an appointment" in out
    assert "0 errors, 1 warning, 0 notes (at 2026-03-02, 1 rule)" in out


def test_lines_for_editors(run, document):
    """
    concise is one finding a line, in the form editors know, and in both languages on one line.
    """
    out = run("check", document(BROKEN), "--select", "CG301", "--format", "concise").out
    both = run("check", document(BROKEN), "--select", "CG301", "--format", "concise", "--lang", "both").out

    assert out.endswith(f"{CG301}\n")
    assert 1 == len(out.splitlines())
    assert "[警告] post:empty: 岗位 empty 没有任何任职 / nobody is appointed to empty" in both


def test_annotations_for_a_forge(run, document):
    """
    github is one workflow command a finding; what would end one is written as that forge writes it.
    """
    out = run("check", document(BROKEN), "--select", "CG301,CG110", "--format", "github").out

    assert out.splitlines()[0].startswith("::warning file=")
    assert ",line=6,col=10,title=CG301 vacant-post::nobody is appointed to empty" in out


def test_data_is_what_the_schema_says(run, document):
    """
    json fits check/1; of several registers it is a list.
    """
    path = document(BROKEN)
    one = json.loads(run("check", path, "--format", "json").out)
    two = json.loads(run("check", path, "example:qinghe", "--format", "json").out)

    Draft202012Validator(result_schema("check")).validate(one)
    assert one == two[0]
    assert 2 == len(two)
    zh = run("check", path, "--format", "json", "--lang", "zh").out
    assert json.loads(zh) == one


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--select", "CG301"), 0),
        (("--select", "CG301", "--fail-on", "warning"), 1),
        (("--select", "CG110"), 1),
        (("--select", "CG110", "--fail-on", "never"), 0),
        (("--select", "CG999"), 2),
        (("--fail-on", "grave"), 2),
        (("--format", "sarif"), 2),
    ],
)
def test_exit_codes(run, document, more, code):
    """
    0 clean, 1 at or above what it fails on, 2 where it cannot run.
    """
    assert code == run("check", document(BROKEN), *more).code


def test_what_is_no_document_is_told_and_the_rest_is_checked(run, document):
    """
    A key said twice costs the exit code 2; the rules still run over what could be made.
    """
    text = BROKEN.replace("as_of: 2026-03-02\n", "as_of: 2026-03-02\nas_of: 2026-03-02\n")
    code, out, _ = run("check", document(text), "--format", "concise")

    assert 2 == code
    assert "CG004" in out
    assert "CG301" in out


def test_a_baseline_leaves_only_what_is_new(run, document, tmp_path):
    """
    The JSON of an earlier check; a file that is none is refused.
    """
    path = document(BROKEN)
    known = tmp_path / "known.json"
    known.write_text(run("check", path, "--select", "CG301", "--format", "json").out, encoding="utf-8")

    code, out, _ = run("check", path, "--select", "CG301,CG110", "--baseline", str(known))

    assert 1 == code
    assert "CG301" not in out
    assert "in the baseline already: 1" in out
    (tmp_path / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    for wrong, en, zh in (
        (path, "not the JSON of an earlier check", "不是以前 check 的 JSON"),
        (str(tmp_path / "deep.json"), "not the JSON of an earlier check", "不是以前 check 的 JSON"),
        (str(tmp_path / "none.json"), "there is no such file", "没有这个文件"),
        (str(tmp_path), "a folder, not a file", "是文件夹，不是文件"),
    ):
        for lang, said in (("en", f"--baseline {wrong}: {en}\n"), ("zh", f"--baseline {wrong}：{zh}\n")):
            refused = run("check", path, "--baseline", wrong, "--lang", lang)
            assert (2, said) == (refused.code, refused.err)


def test_a_baseline_of_several_registers_is_held_against_each(run, document, tmp_path):
    """
    What one register has already is new in another; the name of a register may be written in another way.
    """
    one, other = document(BROKEN, "one.yaml"), document(BROKEN.replace("empty", "vacant"), "other.yaml")
    third = document(BROKEN, "third.yaml")
    known = tmp_path / "known.json"
    asked = ("--select", "CG301", "--format", "json")
    known.write_text(run("check", one, other, *asked).out, encoding="utf-8")
    again = str(tmp_path / "." / "one.yaml").replace("/one", "/./one")

    both = json.loads(run("check", other, again, third, *asked, "--baseline", str(known)).out)

    assert [(0, 1), (0, 1), (1, 0)] == [(len(each["findings"]), len(each["known"])) for each in both]
    assert [other, again, third] == [each["register"] for each in both]
    known.write_text(run("check", one, *asked).out, encoding="utf-8")
    assert [] == json.loads(run("check", third, *asked, "--baseline", str(known)).out)["findings"]
    two = json.loads(run("check", one, third, *asked, "--baseline", str(known)).out)
    assert [0, 1] == [len(each["findings"]) for each in two]


def test_settings_are_read_from_a_file_and_the_line_comes_first(run, document, tmp_path):
    """
    A severity of the settings makes a warning an error; --select on the line replaces theirs.
    """
    kept = tmp_path / "kept.yaml"
    kept.write_text("select: [CG301]\nseverity: {CG301: error}\n", encoding="utf-8")
    path = document(BROKEN)

    assert 1 == run("check", path, "--config", str(kept)).code
    assert "CG110" in run("check", path, "--config", str(kept), "--select", "CG110", "--format", "concise").out


def test_a_rule_that_fails_exits_with_three(run, document, monkeypatch):
    """
    Our own fault is told apart from those of the data, and the other rules still run.
    """

    def failing(_):
        raise ZeroDivisionError
        yield

    broken = tuple(
        checking.evolve(rule, find=failing) if rule.code.code == "CG110" else rule for rule in catalogue.CATALOGUE
    )
    monkeypatch.setitem(checking.check.__kwdefaults__, "rules", broken)

    code, out, err = run("check", document(BROKEN), "--format", "concise")
    told = run("check", document(BROKEN), "--format", "concise", "--traceback")

    assert (3, "") == (code, err)
    assert (3, out) == (told.code, told.out)
    assert "in failing" in told.err
    assert told.err.endswith("ZeroDivisionError\n")
    assert "CG901 [error] rule:CG110: rule CG110 failed (ZeroDivisionError)" in out
    assert "CG301" in out


@pytest.mark.parametrize("form", ["text", "json", "md"])
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_a_rule_is_explained(run, form, lang):
    """
    By its code in any case or by its slug, in every format.
    """
    code, out, err = run("rule", "cg301", "--format", form, "--lang", lang)

    assert (0, "") == (code, err)
    assert "vacant-post" in out
    assert out == run("rule", "vacant-post", "--format", form, "--lang", lang).out


def test_a_code_of_reading_is_explained_and_an_unknown_one_refused(run):
    """
    CG002 has no examples; of a misspelt code a few that look like it are named.
    """
    assert "a file that is not YAML, JSON or CSV" in run("rule", "CG002").out
    code, _, err = run("rule", "CG031")
    assert 2 == code
    assert "did you mean" in err


def test_the_catalogue_is_listed(run):
    """
    Every rule is in the table, in Markdown and in the data, which fits its schema.
    """
    data = json.loads(run("rules", "--format", "json").out)
    table, markdown = run("rules").out, run("rules", "--format", "md").out

    Draft202012Validator(result_schema("rules")).validate(data)
    assert [rule.code.code for rule in CATALOGUE] == [each["code"] for each in data["rules"]]
    for rule in CATALOGUE:
        assert rule.code.slug in table
        assert f"| {rule.code.code} |" in markdown


def test_rows_that_were_not_read_are_said_at_the_top(run, document):
    """
    How many and where; and at each finding that may follow from them, in every format.
    """
    path = document(BROKEN.replace("serves: c}", "serves: c, seats: many}"))
    asked = ("--select", "CG1,CG501", "--lang", "en")
    out = run("check", path, *asked).out
    data = json.loads(run("check", path, *asked, "--format", "json").out)

    assert out.startswith(f"▲ 1 part of the register could not be read, or not in full ({path}:6:5); findings that may")
    assert (
        "= note: may follow from rows that could not be read"
        in run(
            "check", document(BROKEN.replace("post:nobody", "post:empty").replace("serves: c}", "serves: [c]}")), *asked
        ).out
    )
    assert [f"{path}:6:5"] == data["unread"]
    Draft202012Validator(result_schema("check")).validate(data)
    for form in ("concise", "github"):
        lines = run("check", document(BROKEN.replace("who: post:nobody", "who: 5")), *asked, "--format", form).out
        assert "no share leads open" not in lines or "(may follow from rows that could not be read)" in lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_a_baseline_is_read_as_a_register_is(run, document, tmp_path, encoding):
    """
    Whatever a shell makes of what is printed: a mark before it, or two bytes a sign.
    """
    known = tmp_path / "known.json"
    known.write_text(run("check", document(BROKEN), "--format", "json").out, encoding=encoding)
    code, out, err = run("check", document(BROKEN), "--baseline", str(known), "--format", "concise")

    assert (0, "", "") == (code, out, err)


@pytest.mark.parametrize("wrong", [["a"], {}, None, 3])
@pytest.mark.parametrize("key", ["code", "subject", "fingerprint", "message"])
def test_a_baseline_of_another_form_is_refused(run, document, tmp_path, key, wrong):
    """
    What is no text where a text stands: it is said, and is no fault of ours.
    """
    words = {"zh": "", "en": ""}
    finding = {"code": "x", "subject": "s", "message": words, "remedy": words, "fingerprint": "f"}
    finding[key] = {"zh": wrong, "en": ""} if key == "message" else wrong
    known = tmp_path / "known.json"
    known.write_text(json.dumps({"schema": "check/1", "findings": [finding]}), encoding="utf-8")
    code, _, err = run("check", document(BROKEN), "--baseline", str(known))

    assert code == 2
    assert "not the JSON of an earlier check" in err


@pytest.mark.parametrize("as_of", ["0001-01-01", "9999-12-31", "9999-12-31T10:00"])
def test_an_instant_that_cannot_be_asked_about_is_told_at_its_line(run, document, as_of):
    """
    And all the rest is checked.
    """
    code, out, _ = run("check", document(BROKEN.replace("2026-03-02", as_of)), "--format", "concise")

    assert code == 1
    assert ":2:8: CG102 [error]" in out
    assert "CG110" in out
