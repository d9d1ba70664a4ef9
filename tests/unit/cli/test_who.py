"""communitygov who."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from communitygov.cli import source
from communitygov.report.schemas import result_schema

EVENING = "2020-02-10T20:30"


def asked(path="example:qinghe", place="b01/1/3/301", duty="sweep", *more):
    """Write a line in short."""
    return ["who", path, "--place", place, "--duty", duty, *more]


def test_it_says_who_answers(run, document):
    """
    The page names the duty, the place, the instant, the mode, the state, and who leads.
    """
    code, out, err = run(*asked(document(), "b01"))

    assert (0, "") == (code, err)
    lines = [line.rstrip() for line in out.splitlines()]
    assert lines[:2] == ["Who answers  sweep · 1号楼 b01", "2020-02-10 10:00 · mode service (in force)"]
    assert "√ answered" in lines
    assert "  lead · first   p-2   楼道长 steward   1号楼 b01" in lines
    assert "  next up 1      p-1   网格长 leader    第一网格 g01" in lines


def test_it_says_why_nobody_answers(run):
    """
    In a hole the page names the lead that fails and the backstop.
    """
    out = run(*asked(), "--at", EVENING, "--lang", "zh").out

    assert "× 无人当班" in out
    assert "主责          不当班" in out
    assert "先到 · 兜底" in out


def test_why_shows_the_facts_with_their_places_and_the_losers(run):
    """
    --why adds the facts and the shares that lost, each with file, line and column.
    """
    plain, why = run(*asked()).out, run(*asked(), "--why").out

    assert "why not" not in plain
    assert "steward-b01-1 has the lead (share sweep.lead.every.building_steward)  qinghe.yaml:" in why
    assert "leader-g01: further out than required  sweep.lead.every.grid_leader  qinghe.yaml:" in why


@pytest.mark.parametrize("at", [EVENING, "2020-02-10", "2020-02-10T10:00"])
def test_json_is_what_the_schema_says(run, at):
    """
    The JSON fits the published schema, and is the same in every language.
    """
    line = [*asked(), "--at", at, "--format", "json"]
    out = run(*line).out

    Draft202012Validator(result_schema("who")).validate(json.loads(out))
    assert out == run(*line, "--lang", "zh").out == run(*line, "--lang", "both").out


@pytest.mark.parametrize(
    ("state", "code", "said"), [("off_shift", 0, ""), ("answered", 1, "expected answered, and it is off_shift\n")]
)
def test_an_expectation_that_fails_exits_with_1(run, state, code, said):
    """
    --expect compares the state: exit code 0 where it is so, 1 with a note where it is not. Without it a hole is no
    failure.
    """
    ran = run(*asked(), "--at", EVENING, "--expect", state)

    assert (code, said) == (ran.code, ran.err)
    assert 0 == run(*asked(), "--at", EVENING).code


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_no_persons_name_is_shown_unless_asked_for(run, document, form, lang):
    """
    Names of persons are in no output without --names; with it they stand beside the ids.
    """
    line = [*asked(document(), "b01"), "--why", "--format", form, "--lang", lang]
    plain, named = run(*line), run(*line, "--names")

    assert not {"赵某某", "钱某某", "Q. M."} & set(filter(plain.out.__contains__, ("赵某某", "钱某某", "Q. M.")))
    assert "赵某某" in named.out
    assert "p-1" in named.out


def test_the_instant_is_that_of_the_document(run, document):
    """
    Without --at the question is asked for the document's as_of.
    """
    assert "2020-02-10T10:00" == json.loads(run(*asked(document(), "b01"), "--format", "json").out)["at"]


def test_today_is_asked_about_where_the_document_names_no_instant(run, document, monkeypatch):
    """
    Without --at and as_of it is today, and a note says so: only the command line may know the day.
    """
    path = document("communitygov: 1\nplaces: [{id: c, level: community}]\nduties: [{id: d}]\n")
    monkeypatch.setattr(source, "today", lambda: source.date(2024, 5, 6))
    ran = run(*asked(path, "c", "d"))

    assert "2024-05-06 · mode service (in force) · a date alone: shifts are left aside" in ran.out
    assert "the document states no as_of: today, 2024-05-06, is asked about\n" == ran.err


def test_a_mode_that_was_asked_for_is_told_as_such(run):
    """
    The page says whether the mode is the one in force or the one asked for.
    """
    assert "mode epidemic (in force)" in run(*asked()).out
    assert "mode service (as asked)" in run(*asked(), "--mode", "service").out


def test_references_to_nothing_are_said_on_standard_error(run, document):
    """
    What points nowhere is left aside, and that is said beside the data, with file, line and column.
    """
    path = document(
        "communitygov: 1\nas_of: 2020-02-10\nplaces: [{id: c, level: community, within: x}]\nduties: [{id: d}]\n"
    )
    ran = run(*asked(path, "c", "d"))

    assert 0 == ran.code
    said = "references to nothing: 1 (a shift is read as unknown, a lead as vacant, others are left aside):"
    assert f"{said}\n  {path}:3:44: places.within: x\n" == ran.err


def test_a_misspelt_reference_is_told_with_what_it_may_mean(run, document):
    """
    Beside a shift and a post that do not exist stand those that are spelt alike.
    """
    path = document(
        "communitygov: 1\nplaces: [{id: c, level: community}]\nduties: [{id: d}]\n"
        "shifts: [{id: day, hours: '08:00-20:00'}]\n"
        "posts: [{id: guard, kind: gate_guard, serves: c, shift: dya}]\n"
        "shares: [{duty: d, part: lead, who: post:gaurd}]\n"
    )
    ran = run("who", path, "--place", "c", "--duty", "d", "--at", "2020-02-10T10:00")

    assert "posts.shift: dya (did you mean day?)" in ran.err
    assert "shares.who: gaurd (did you mean guard?)" in ran.err


def test_ids_given_twice_have_a_sentence_of_their_own(run, document):
    """
    An id that two made rows have is no reference to nothing: it is said apart, in both languages.
    """
    path = document(
        "communitygov: 1\nas_of: 2020-02-10\nplaces:\n- {id: b01, level: building, layout: "
        "{entrances: 2, floors: 1, homes: 1, also: micro_grid}}\n- {id: b01-2, level: building, also: micro_grid}\n"
        "duties: [{id: d}]\nposts: [{id: s, kind: building_steward, for_each: micro_grid}]\n"
    )

    ran = run(*asked(path, "b01", "d"), "--lang", "both")

    assert 0 == ran.code
    assert "1 处编号重复，只认第一处：\nids given more than once: 1, the first counts:\n" in ran.err
    assert f"  {path}:7:14: posts.id: s-b01-2\n" in ran.err
    assert "references to nothing" not in ran.err


def test_groups_and_seats_have_sentences_of_their_own(run, document):
    """
    A group that no duty is of, and a seat that the team's template does not have, are told apart from references.
    """
    path = document(
        "communitygov: 1\nas_of: 2020-02-10\nplaces: [{id: g, level: grid}]\n"
        "duties: [{id: d, group: medicine}]\nshares: [{group: medecine, part: lead, who: team:t}]\n"
        "teams: [{id: t, serves: g, template: seed_1_3, seats: {grid_leadr: unnamed}}]\n"
    )

    ran = run(*asked(path, "g", "d"), "--lang", "both")

    assert 0 == ran.code
    assert "1 处事项组没有任何事项，所写分工、豁免不起作用：\ngroups that no duty is of: 1 (" in ran.err
    assert f"  {path}:5:18: shares.group: medecine（是否指 medicine？）  (did you mean medicine?)\n" in ran.err
    assert "1 个席位不在小组模板之中，模板所定的牵头和岗位种类都不及于此：\nseats that the team's template" in ran.err
    assert "teams.seats.grid_leadr: grid_leadr（是否指 grid_leader？）  (did you mean grid_leader?)\n" in ran.err
    assert "references to nothing" not in ran.err


def test_the_first_references_to_nothing_are_listed_without_personal_numbers(run, document):
    """
    Five are shown, each at its place; one like a telephone number is not echoed; the others are counted.
    """
    shares = "".join(f"  - {{duty: d{number}, part: lead, who: 'person:p'}}\n" for number in range(3))
    path = document(
        "communitygov: 1\nas_of: 2020-02-10\nplaces: [{id: c, level: community}]\nduties: [{id: d}]\nshares:\n"
        f"  - {{duty: d, part: lead, who: 'person:13800000000'}}\n{shares}"
    )
    english, chinese = (run(*asked(path, "c", "d"), "--lang", lang).err.splitlines() for lang in ("en", "zh"))

    assert f"  {path}:6:32: shares.who: (not shown)" == english[1]
    assert f"  {path}:6:32: shares.who: （未显示）" == chinese[1]
    assert ("  and 2 more", "  另有 2 处", 7) == (english[-1], chinese[-1], len(english))


def test_a_document_is_read_from_standard_input(run, document, monkeypatch):
    """
    A dash is standard input.
    """
    path = document()
    with Path(path).open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stream", (), {"buffer": file}))

        assert run(*asked(path, "b01")).out == run(*asked("-", "b01")).out


def test_both_languages_stand_side_by_side(run, document):
    """
    With --lang both, labels are in both languages, and sentences a line each.
    """
    out = run(*asked(document(), "b01"), "--lang", "both").out

    assert "√ 已有人负责 answered" in out
    assert "1号楼 b01 的“扫楼”由楼道长 steward（p-2）负责。" in out
    assert "In 1号楼 b01 'sweep' is answered by 楼道长 steward (p-2)." in out
