"""`check`: which rules run, what becomes of one that fails, and what the findings can do."""

import json
import pickle
import traceback

import pytest

from communitygov.base.errors import BadQuestion, DocumentError, RuleCrashed
from communitygov.base.findings import Words
from communitygov.io.read import loads
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.rules.findings import findings_of
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.structure.build import build
from communitygov.testing import sketch

AT = "2026-03-02"
TEXT = """communitygov: 1
places:
  - {id: C, level: community}
posts:
  - {id: empty, kind: grid_leader, serves: C}
  - id: emptier
    kind: grid_leader
    serves: nowhere
"""
WAIVED = """communitygov: 1
places:
  - {id: C, level: community}
posts:
  - {id: empty, kind: grid_leader, serves: C}
  - {id: emptier, kind: grid_leader, serves: C}
waivers:
  - {code: CG301, subject: post:empty, reason: filled in spring, until: 2026-06-01}
"""
DRAWN = """
    community C
    post empty grid_leader at C
"""


def mine(find, **said):
    """A rule that runs a function."""
    words = Words("有 {what}", "there is {what}")
    fields = {
        "code": "MY999",
        "slug": "mine",
        "severity": "warning",
        "title": words,
        "why": words,
        "says": words,
        "do": words,
        "source": "here",
        "bad": "",
        "good": "",
    }
    return rule(**fields | said)(find)


def remarking(look):
    """Say one thing of the first post."""
    yield Remark(subject="post:empty", where=("posts", 0, ("kind",)), fields={"what": Words("岗", "a post")})


def unable(look):
    """Say that nothing could be checked."""
    yield Unchecked(why=Words("缺数据", "no data"), subject="post:empty")


def failing(look):
    """Find one thing and then fail."""
    yield from remarking(look)
    raise ZeroDivisionError


def structure():
    """The register of TEXT, compiled."""
    return build(loads(TEXT, file="t.yaml"), at=AT)


def test_findings_stand_at_their_lines_in_the_order_of_the_source():
    """
    Two rules find three things, each at its value; what stands first in the file comes first.
    """
    found = check(structure(), at=AT, select=["CG110", "CG301"])

    assert [("CG301", 5, 10), ("CG301", 6, 9), ("CG110", 8, 13)] == [(f.code, f.line, f.column) for f in found]
    assert "t.yaml:8:13 CG110 [error] there is no nowhere" == str(found[2])
    assert {"error": 1, "warning": 2, "note": 0} == dict(found.summary)


def test_a_register_built_in_code_has_paths():
    """
    Without a file a finding stands at the path of its value.
    """
    (found,) = check(build(sketch(DRAWN), at=AT), at=AT, select=["CG301"])

    assert "posts[0].id" == found.place


def test_codes_are_chosen_by_their_beginnings():
    """
    Selected and not ignored: those run, and they are told.
    """
    found = check(structure(), at=AT, select=["CG1", "CG3"], ignore=["CG110"])

    assert not [code for code in found.rules if not code.startswith(("CG1", "CG3")) or code == "CG110"]
    assert ("CG301",) == found.codes


@pytest.mark.parametrize("asked", ["", "CG77", "nobody-leads"])
def test_a_code_that_no_rule_has_is_refused(asked):
    """
    A misspelt code would otherwise check nothing and look clean.
    """
    for how in ("select", "ignore"):
        with pytest.raises(BadQuestion, match="there is no rule"):
            check(structure(), at=AT, **{how: [asked]})


def test_a_severity_can_be_changed():
    """
    What an office holds to be graver is graver; a word that is no severity is refused.
    """
    found = check(structure(), at=AT, select=["CG301"], severity={"CG3": "error"})

    assert {"error"} == {each.severity for each in found}
    with pytest.raises(BadQuestion, match="severity"):
        check(structure(), at=AT, severity={"CG3": "grave"})


def test_the_most_exact_code_says_how_grave_it_is():
    """
    A code beside the beginning of it counts, in whatever order they stand; a code of reading has a severity as well.
    """
    for asked in ({"CG3": "note", "CG301": "error"}, {"CG301": "error", "CG3": "note"}):
        assert {"error"} == {each.severity for each in check(structure(), at=AT, select=["CG301"], severity=asked)}
    read = loads(TEXT + "colour: red\n", file="t.yaml", partial=True)

    found = check(structure(), at=AT, select=["CG101"], severity={"CG1": "note"}, reading=read.findings)

    assert [("CG101", "note")] == [(each.code, each.severity) for each in found]


def test_a_waiver_of_a_whole_group_does_not_hide_what_is_said_of_waivers():
    """
    A waiver for nothing is told beside one that puts all else aside.
    """
    text = WAIVED.replace("code: CG301, subject: post:empty", "code: CG1") + (
        "  - {code: CG504, subject: post:other, reason: r, until: 2026-06-01}\n"
    )

    assert ("CG115",) == check(build(loads(text), at=AT), at=AT, select=["CG1", "CG5"]).codes


def test_a_rule_of_ones_own_runs_beside_the_catalogue():
    """
    It is passed by parameter; the run puts on its code, its severity and its source.
    """
    found = check(structure(), at=AT, rules=(*CATALOGUE, mine(remarking)), select=["MY"])

    (one,) = found
    assert ("MY999", "mine", "warning", "here", 5, 23) == (
        one.code,
        one.slug,
        one.severity,
        one.source,
        one.line,
        one.column,
    )
    assert ("有 岗", "there is a post") == (one.sentence("zh"), one.sentence("en"))


def test_what_could_not_be_checked_is_said():
    """
    A rule that lacks a datum says so; it is no finding.
    """
    found = check(structure(), at=AT, rules=[mine(unable)])

    assert 0 == len(found)
    assert [("MY999", "post:empty", "no data")] == [(n.code, n.subject, n.why.en) for n in found.not_checked]


def test_a_rule_that_fails_is_a_finding_and_the_others_still_run():
    """
    The failure is named by its kind and never by its message; what the rule had found so far stands.
    """
    found = check(structure(), at=AT, rules=[mine(failing), *CATALOGUE], select=["MY", "CG301"])

    assert {"CG301", "CG901", "MY999"} == {*found.codes}
    (crash,) = [each for each in found if each.code == "CG901"]
    assert "rule MY999 failed (ZeroDivisionError): what it looks for was not checked" == crash.message
    assert "MY999" not in found.rules
    with pytest.raises(RuleCrashed) as caught:
        found.raise_for("error")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    (kept,) = found.crashes
    assert ("MY999", "ZeroDivisionError") == (kept.rule, kept.what)
    assert "failing" == traceback.extract_tb(kept.exception.__traceback__)[-1].name
    assert found == pickle.loads(pickle.dumps(found))


def test_findings_raise_only_when_asked_for_what_is_there():
    """
    Warnings do not raise for errors, and do for warnings; a severity that is none is refused.
    """
    found = check(structure(), at=AT, select=["CG301"])

    found.raise_for("error")
    with pytest.raises(DocumentError) as caught:
        found.raise_for("warning")
    assert found.findings == caught.value.findings
    with pytest.raises(BadQuestion):
        found.raise_for("grave")


def test_a_baseline_takes_away_what_it_has():
    """
    Lines may move; of two alike findings one known takes away one; the JSON of a check is a baseline.
    """
    found = check(structure(), at=AT, select=["CG301"])
    earlier = check(build(loads("# moved\n" + TEXT.partition("  - id: emptier")[0]), at=AT), at=AT, select=["CG301"])

    left = found.beyond(findings_of(json.loads(json.dumps(earlier.to_json()))))

    assert ["post:emptier"] == [each.subject for each in left]
    assert ["post:empty"] == [each.subject for each in left.known]
    for wrong in ([], {"schema": "who/1"}, {"schema": "check/1", "findings": [{}]}, "text"):
        if wrong != []:
            with pytest.raises(ValueError, match="check/1"):
                findings_of(wrong)


def test_a_waiver_puts_one_finding_aside_and_tells_its_reason():
    """
    The other post is found as before; the waived one is listed with the reason, and neither raised nor counted.
    """
    found = check(build(loads(WAIVED), at=AT), at=AT, select=["CG301", "CG115"])

    assert ["post:emptier"] == [each.subject for each in found]
    assert [("post:empty", "filled in spring")] == [(each.finding.subject, each.reason) for each in found.waived]


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("{code: CG301, subject: post:other, reason: r, until: 2026-06-01}", "there is no CG301 (post:other) to waive"),
        ("{code: CG301, reason: r, through: 2026-02-28}", "the waiver of CG301 ended on 2026-02-28 and does nothing"),
        ("{code: CG77, reason: r, until: 2026-06-01}", "no rule has the code CG77"),
    ],
)
def test_a_waiver_that_does_nothing_is_found(waiver, said):
    """
    One that meets nothing, one that has ended, one whose code no rule has; each at the waiver.
    """
    text = WAIVED.partition("  - {code")[0] + f"  - {waiver}\n"
    found = check(build(loads(text), at=AT), at=AT, select=["CG115", "CG301"])

    (one,) = [each for each in found if each.code == "CG115"]
    assert (said, 8, 12) == (one.message, one.line, one.column)


@pytest.mark.parametrize("waiver", ["{code: CG301, reason: r, from: 2026-04-01, until: 2026-06-01}"])
def test_a_waiver_that_has_not_begun_is_left_alone(waiver):
    """
    It puts nothing aside yet, and is not found.
    """
    text = WAIVED.partition("  - {code")[0] + f"  - {waiver}\n"
    found = check(build(loads(text), at=AT), at=AT, select=["CG115", "CG301"])

    assert ("CG301",) == found.codes


def test_a_waiver_of_rules_that_did_not_run_is_not_judged():
    """
    What was not looked for may be there.
    """
    text = WAIVED.replace("post:empty, reason", "post:other, reason")
    found = check(build(loads(text), at=AT), at=AT, select=["CG115"])

    assert 0 == len(found)


def test_what_reading_found_is_told_once():
    """
    An unknown word that reading has told is not told again by the rule; what was not selected is left out.
    """
    read = loads(TEXT, file="t.yaml", partial=True)
    first = check(structure(), at=AT, select=["CG110"])

    found = check(build(read.register, at=AT), at=AT, select=["CG110"], reading=[*read.findings, *first])

    assert first.findings == found.findings


def test_the_same_input_gives_the_same_findings():
    """
    Findings compare, pickle and come out the same, byte for byte.
    """
    one, other = (check(structure(), at=AT) for _ in range(2))

    assert one == other == pickle.loads(pickle.dumps(one))
    assert json.dumps(one.to_json()) == json.dumps(other.to_json())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"select": ["CG502"], "ignore": ["CG502"]}, "no rule is left"),
        ({"ignore": ["C"]}, "no rule is left"),
        ({"select": "CG5"}, r"write \['CG5'\]"),
        ({"select": [""]}, "rule"),
    ],
)
def test_a_check_of_no_rule_is_refused(given, said):
    """
    What looks at nothing does not pass as sound.
    """
    with pytest.raises(BadQuestion, match=said):
        check(build(sketch("community C"), at=AT), at=AT, **given)
