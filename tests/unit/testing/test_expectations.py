"""Expectations: what must be so of a register, in a file; held against it, with what is wrong told at its place."""

import json
import pickle

import pytest
from jsonschema import Draft202012Validator

from communitygov.base.errors import CommunityGovError, UnknownId
from communitygov.cli import main
from communitygov.report.schemas import result_schema
from communitygov.testing import expectations
from communitygov.testing.expectations import shipped

HEAD = "communitygov_test: 1\nregister: example:qinghe\nat: 2020-02-10T10:00\nexpect:\n"
HOME = "place: b01/1/3/301, duty: sweep"


@pytest.fixture
def told(tmp_path):
    """Give a function that holds rows against Qinghe and gives the outcome of the file."""

    def telling(*rows, head=HEAD):
        file = tmp_path / "t.yaml"
        file.write_text(head + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")
        (outcome,) = expectations(file).files
        return outcome

    return telling


def places(outcome):
    """Give line, column and code of each finding."""
    return [(each.line, each.column, each.code) for each in outcome.findings]


@pytest.mark.parametrize("name", ["qinghe", "heshun"])
def test_the_expectations_of_the_examples_hold(name):
    """
    Every statement that comes with an example holds, and nothing is wrong with the file.
    """
    report = expectations(f"example:{name}")

    assert [str(outcome.position) for outcome in report.files[0].failed] == []
    assert report.findings == ()
    assert report.passed > 13
    assert report.holds


def test_a_changed_register_fails_just_where_it_changed(tmp_path):
    """
    Take the stand-in of the Third Grid away, and the statements that rest on it do not hold.
    """
    assert main(["example", "heshun", "-o", str(tmp_path)]) == 0
    times = tmp_path / "heshun" / "5-times.yaml"
    lines = times.read_text(encoding="utf-8").splitlines(keepends=True)
    times.write_text("".join(line for line in lines if "post:leader-g03" not in line), encoding="utf-8")
    file = tmp_path / "t.yaml"
    file.write_text(shipped("heshun").decode().replace("example:heshun", "heshun/"), encoding="utf-8")
    (outcome,) = expectations(file).files

    assert outcome.findings == ()
    assert [each.about.split(" · ")[0] for each in outcome.failed] == ["place b10/1/1/101"]


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (f"{{{HOME}, state: answered}}", True),
        (f"{{{HOME}, state: vacant}}", False),
        (f"{{{HOME}, lead: steward-b01-1}}", True),
        (f"{{{HOME}, lead: [steward-b01-1]}}", True),
        (f"{{{HOME}, lead: post:steward-b01-1}}", True),
        (f"{{{HOME}, lead: unnamed}}", True),
        (f"{{{HOME}, lead: p-01}}", False),
        (f"{{{HOME}, lead: nobody}}", False),
        (f"{{{HOME}, lead: [steward-b01-1, leader-g01]}}", False),
        (f"{{{HOME}, backstop: nobody}}", True),
        (f"{{{HOME}, inherited: false}}", True),
        (f"{{{HOME}, inherited: true}}", False),
        (f"{{{HOME}, chain: [leader-g01, secretary]}}", True),
        (f"{{{HOME}, chain: [secretary, leader-g01]}}", False),
        (f"{{{HOME}, chain: [leader-g01]}}", False),
        (f"{{{HOME}, at: 2020-02-10T20:30, state: off_shift}}", True),
        (f"{{{HOME}, mode: service, state: not_applicable}}", True),
        ("{place: b01/2/3/301, duty: sweep, lead: [p-03, p-04]}", True),
        ("{place: b01/2/3/301, duty: sweep, lead: p-03}", False),
        ("{post: steward-b01-1, answers_for: [sweep, isolation_support]}", True),
        ("{post: steward-b01-1, answers_for: sweep}", False),
        ("{organisation: station, answers_for: nothing}", True),
        ("{person: p-02, at: 2020-02-10T20:30, answers_for: nothing}", False),
        ("{coverage: {duty: sweep, level: household}, answered: 12, unknown_which: 12, exempt: 24}", True),
        ("{coverage: {duty: sweep, level: household}, answered: 13}", False),
        ("{coverage: {duty: sweep, level: household}, at_least: 50%}", True),
        ("{coverage: {duty: sweep, level: household}, at_least: 51%}", False),
        ("{coverage: {duty: [sweep, gate_check]}, total: 49}", True),
    ],
)
def test_a_statement_holds_or_does_not(told, row, holds):
    """
    What is written is held against what is so: all of it, and nothing besides.
    """
    outcome = told(row)

    assert outcome.findings == ()
    assert [each.holds for each in outcome.outcomes] == [holds]


def test_what_fails_is_told_with_what_is_so_and_why(told):
    """
    The value expected, the value found, where it is written, the answer in a sentence, its facts and losses.
    """
    outcome = told(f"{{{HOME}, at: 2020-02-10T20:30, state: answered, backstop: secretary}}")
    (failed,) = outcome.failed

    assert [(each.key, each.expected, each.found) for each in failed.failures] == [
        ("state", "answered", "off_shift"),
        ("backstop", "post:secretary", "post:leader-g01 (person:p-02)"),
    ]
    assert [each.position.line for each in failed.failures] == [5, 5]
    assert failed.failures[0].position.column == len("  - {" + HOME + ", at: 2020-02-10T20:30, state: ") + 1
    assert "nobody is on shift" in failed.sentence[1]
    assert {fact.kind for fact in failed.because} >= {"share", "switch"}
    assert {loss.step for loss in failed.why_not} >= {"off_shift"}


def test_everything_wrong_is_told_at_once_at_its_place(told):
    """
    Keys, words, values and ids that are not known, each at its line and column; the other statements are asked.
    """
    outcome = told(
        "{place: b01, duty: sweap, state: answered}",
        f"{{{HOME}, state: answred}}",
        f"{{{HOME}, sate: answered}}",
        f"{{{HOME}, lead: [steward-b01-1, steward-b99]}}",
        "{coverage: {duty: sweep, levle: household}, answered: 1}",
        "{coverage: {duty: sweep}, answered: many}",
        "{place: b01, duty: sweep, mode: war, state: answered}",
        "{place: b01, duty: sweep, at: tomorrow, state: answered}",
        "{place: b01, duty: sweep}",
        "{lead: x}",
        "nothing at all",
        "{post: steward, answers_for: nothing}",
        f"{{{HOME}, state: answered}}",
        head=HEAD.replace("expect:", "expct: 1\nexpect:"),
    )

    assert places(outcome) == [
        (4, 1, "CG101"),
        (6, 24, "CG110"),
        (7, 46, "CG104"),
        (8, 5, "CG103"),
        (8, 39, "CG101"),
        (9, 61, "CG110"),
        (10, 30, "CG101"),
        (11, 41, "CG102"),
        (12, 37, "CG102"),
        (13, 35, "CG102"),
        (14, 5, "CG103"),
        (15, 5, "CG103"),
        (16, 5, "CG102"),
        (17, 12, "CG110"),
    ]
    assert [each.holds for each in outcome.outcomes] == [True]
    for lang in ("zh", "en"):
        said = "".join(each.sentence(lang) + each.advice.sentence(lang) for each in outcome.findings)
        assert all(word in said for word in ("sweep", "answered", "steward-b02", "level"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("communitygov: 1\n", "CG005"),
        ("communitygov_test: 2\nregister: example:qinghe\nexpect: []\n", "CG005"),
        ("communitygov_test: 1\nexpect: []\n", "CG103"),
        ("communitygov_test: 1\nregister: example:qinghe\n", "CG103"),
        ("communitygov_test: 1\nregister: example:qinghe\nexpect: 3\n", "CG102"),
        ("communitygov_test: 1\nregister: [a]\nexpect: []\n", "CG102"),
        ("communitygov_test: 1\nregister: example:quinghe\nexpect: []\n", "CG110"),
        ("communitygov_test: 1\nregister: nowhere.yaml\nexpect: []\n", "CG001"),
        ("communitygov_test: 1\nregister: {\n", "CG002"),
        ("communitygov_test: 1\nexpect: [" + "[" * 100 + "]" * 101 + "\n", "CG003"),
    ],
)
def test_a_file_that_is_none_is_a_finding(tmp_path, text, code):
    """
    Whatever stands in a file, what comes of it is a finding, and no error.
    """
    file = tmp_path / "t.yaml"
    file.write_text(text, encoding="utf-8")
    report = expectations(file)

    assert code in {each.code for each in report.findings}
    assert not report.holds


def test_mistakes_are_counted_in_words(tmp_path, capsys):
    """
    One of them is one mistake.
    """
    file = tmp_path / "t.yaml"
    file.write_text("communitygov_test: 1\nexpect: [1, 2]\n", encoding="utf-8")

    assert main(["test", str(tmp_path / "none.yaml"), "--lang", "en"]) == 2
    assert "× 1 mistake in the file, told apart" in capsys.readouterr().out
    main(["test", str(file), "--lang", "en"])
    assert f"× {len(expectations(file).findings)} mistakes in the file" in capsys.readouterr().out


def test_a_register_with_expectations_in_it_is_told_where_they_belong(tmp_path):
    """
    A register is no file of expectations, whether it has an expect section or not: it is said at that section, with
    what to write instead; and a folder of registers alone says the same.
    """
    file = tmp_path / "reg.yaml"
    for more, line in (("", 1), ("expect:\n  - {place: c, duty: d, state: missing}\n", 4)):
        file.write_text("communitygov: 1\nplaces: [{id: c, level: community}]\n" + more, encoding="utf-8")
        (finding,) = expectations(file).findings

        assert (finding.code, finding.position.line) == ("CG005", line)
        assert finding.sentence("en") == "the file is a register, and not a file of expectations"
        assert "register: reg.yaml" in finding.advice.sentence("en")
        assert "register: reg.yaml" in finding.advice.sentence("zh")
    (finding,) = expectations(tmp_path).findings
    assert "write one beside the register" in finding.advice.sentence("en")


def test_a_file_without_statements_does_not_pass(told):
    """
    Nothing held is no pass.
    """
    outcome = told(head=HEAD.replace("expect:", "expect: []"))

    assert (outcome.findings, outcome.outcomes) == ((), ())


def test_a_folder_gives_every_file_that_begins_so(tmp_path):
    """
    Others are left alone; a register is found by a path from where the file lies; a folder without any is a finding.
    """
    assert main(["example", "qinghe", "-o", str(tmp_path / "data")]) == 0
    below = tmp_path / "data" / "tests"
    below.mkdir()
    rows = "communitygov_test: 1\nregister: ../qinghe.yaml\nexpect:\n  - {place: b02, duty: sweep, state: exempt}\n"
    (below / "a.yaml").write_text(rows, encoding="utf-8")
    (below / "b.json").write_text(
        json.dumps(
            {
                "communitygov_test": 1,
                "register": "../qinghe.yaml",
                "expect": [{"coverage": {"level": "household"}, "total": 144}],
            }
        ),
        encoding="utf-8",
    )
    report = expectations([tmp_path / "data", "example:qinghe"])
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "c.yaml").write_text("communitygov: 1\n", encoding="utf-8")

    assert [file.file.rpartition("/")[2] for file in report.files] == ["a.yaml", "b.json", "qinghe.yaml"]
    assert report.holds
    assert [each.code for each in expectations(empty).findings] == ["CG005"]


def test_places_that_change_are_asked_in_their_own_stretch(tmp_path):
    """
    A building that is there from March on is asked about in February and in March.
    """
    (tmp_path / "r.yaml").write_text(
        "communitygov: 1\nas_of: 2020-02-10\nplaces:\n  - {id: c, level: community}\n"
        "  - {id: b, level: building, within: c, households: 3, from: 2020-03-01}\nduties:\n  - {id: d}\n",
        encoding="utf-8",
    )
    (tmp_path / "t.yaml").write_text(
        "communitygov_test: 1\nregister: r.yaml\nexpect:\n  - {place: b, duty: d, state: not_applicable}\n"
        "  - {place: b, duty: d, at: 2020-03-02, state: missing}\n",
        encoding="utf-8",
    )

    assert expectations(tmp_path / "t.yaml").passed == 2


def test_how_much_is_touched_is_counted(told):
    """
    Each pair once, against all pairs there are; duties, modes and posts that are never named.
    """
    touched = told(f"{{{HOME}, state: answered}}", f"{{{HOME}, lead: steward-b01-1}}").touched

    assert (touched.pairs, touched.pairs_in_all) == (1, 97)
    assert touched.duties_unnamed == ("isolation_support", "gate_check")
    assert (touched.modes, touched.modes_unasked) == (("epidemic",), ("emergency",))
    assert "steward-b01-1" not in touched.posts_unnamed
    assert len(touched.posts_unnamed) == touched.posts_in_all - 1


def test_a_report_is_a_value_and_its_data_are_what_the_schema_says(told):
    """
    It pickles, compares, and is JSON in the published form.
    """
    told(f"{{{HOME}, state: vacant}}", f"{{{HOME}, sate: vacant}}")
    report = expectations("example:qinghe")

    assert pickle.loads(pickle.dumps(report)) == report
    Draft202012Validator(result_schema("test")).validate(report.to_json())


def test_there_is_no_such_example():
    """
    Expectations of an example that has none are refused with those there are.
    """
    with pytest.raises(UnknownId, match="heshun"):
        expectations("example:chonaikai")
    with pytest.raises(CommunityGovError):
        expectations("")


class TestCommand:
    """``communitygov test``."""

    def test_it_exits_with_what_came_of_it(self, told, tmp_path, capsys):
        """
        0 where all hold, 1 where one does not, 2 where the file is wrong; findings go to standard error.
        """
        file = str(tmp_path / "t.yaml")
        told(f"{{{HOME}, state: answered}}")
        assert main(["test", file, "--lang", "en"]) == 0
        assert "√ 1 statement holds" in capsys.readouterr().out
        told(f"{{{HOME}, state: vacant}}")
        assert main(["test", file, "--lang", "zh"]) == 1
        assert "预期 vacant，实为 answered" in capsys.readouterr().out
        told(f"{{{HOME}, sate: vacant}}")
        assert main(["test", file, "--lang", "en"]) == 2
        assert "t.yaml:5:39: CG101 [error] there is no key 'sate' here" in capsys.readouterr().err
        told(head=HEAD.replace("expect:", "expect: []"))
        assert main(["test", file, "--lang", "en"]) == 1

    @pytest.mark.parametrize("lang", ["zh", "en", "both"])
    def test_the_examples_pass_in_every_language(self, lang, capsys):
        """
        Both at once, and as data that are the same in each language.
        """
        assert main(["test", "example:qinghe", "example:heshun", "--lang", lang]) == 0
        assert "√" in capsys.readouterr().out
        assert main(["test", "example:qinghe", "--lang", lang, "--format", "json"]) == 0
        Draft202012Validator(result_schema("test")).validate(json.loads(capsys.readouterr().out))

    @pytest.mark.parametrize("rows", ["places: [{id: c, level: community}]\nduties: [{id: d}]\n", ""])
    def test_a_file_that_cannot_be_asked_does_not_silence_the_others(self, rows, told, tmp_path, capsys):
        """
        No instant anywhere, in a register with and without rows: a finding of that file; the others are told.
        """
        told(f"{{{HOME}, state: answered}}")
        (tmp_path / "r.yaml").write_text(f"communitygov: 1\n{rows}", encoding="utf-8")
        text = "communitygov_test: 1\nregister: r.yaml\nexpect:\n  - {place: nosuch, duty: sweep, state: answered}\n"
        (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

        assert main(["test", str(tmp_path), "--lang", "en"]) == 2
        out, err = capsys.readouterr()
        assert "√ 1 statement holds" in out
        assert "a.yaml:" in err
        assert "no instant" in err
        assert main(["test", str(tmp_path), "--format", "json"]) == 2
        assert len(json.loads(capsys.readouterr().out)["files"]) == 2

    @pytest.mark.parametrize(
        "said",
        [
            f"{{{HOME}, lead: [nobody, secretary]}}",
            "{organisation: station, answers_for: [nothing, sweep]}",
            "{coverage: {duty: sweep}, at_least: 101%}",
        ],
    )
    def test_what_can_never_hold_is_a_mistake_of_the_file(self, said, told, tmp_path, capsys):
        """
        Nobody and somebody at once, nothing and something, more than all.
        """
        told(said)

        assert main(["test", str(tmp_path / "t.yaml"), "--lang", "en"]) == 2
        assert "CG102 [error] the value of" in capsys.readouterr().err
