"""communitygov coverage."""

import csv
import json
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from communitygov.report.schemas import result_schema

EMPTY = "communitygov: 1\nas_of: 2020-02-10\n"


def test_it_counts_every_state_and_names_the_gaps(run, document):
    """
    The page has the per cent answered, the count of each state met, and each gap with its place and backstop.
    """
    code, out, err = run("coverage", document(), "--level", "household")
    lines = [" ".join(line.split()) for line in out.splitlines()]

    assert (0, "") == (code, err)
    assert lines[:4] == [
        "Coverage household · 1 duty",
        "2020-02-10 10:00 · mode service (in force)",
        "",
        "× 80.0% answered",
    ]
    assert "√ answered 24" in lines
    assert "× too far 6" in lines
    assert "total 30" in lines
    assert "× too far 6 2号楼 b02 b02 网格长 leader (p-1)" in lines


def test_modes_in_force_at_different_hours_are_no_tie(run):
    """
    Of modes that only follow one another over a span the page does not say that switches tie.
    """
    out = run("coverage", "example:qinghe", "--at", "2020-01-20", "--until", "2020-02-01").out

    assert "modes epidemic, service (in force in different places or hours)" in out.splitlines()[1]


def test_it_counts_by_place(run, document):
    """
    --by adds a row for each place of a level, with its name.
    """
    lines = [
        " ".join(line.split())
        for line in run("coverage", document(), "--level", "household", "--by", "building").out.splitlines()
    ]

    assert "1号楼 b01 24 24 -" in lines
    assert "2号楼 b02 6 - 6" in lines


@pytest.mark.parametrize(
    "more", [(), ("--level", "household", "--by", "grid"), ("--until", "2020-02-12"), ("--names",), ("--duty", "sweep")]
)
def test_json_is_what_the_schema_says(run, document, more):
    """
    The JSON fits the published schema, and its total is the sum of its states.
    """
    for path in (document(), "example:qinghe"):
        result = json.loads(run("coverage", path, "--at", "2020-02-10T10:00", "--format", "json", *more).out)

        Draft202012Validator(result_schema("coverage")).validate(result)
        assert result["total"] == pytest.approx(sum(result["states"].values()))


def test_csv_has_a_line_for_each_place(run, document):
    """
    In CSV each line states the instant, the modes, the place and every count.
    """
    out = run("coverage", document(), "--level", "household", "--by", "building", "--format", "csv").out
    every = list(csv.DictReader(StringIO(out)))
    lines = [line for line in every if line["row"] == "place"]

    assert {"total", "duty", "place", "gap"} == {line["row"] for line in every}
    assert [("place:b01", "24", "0"), ("place:b02", "0", "6")] == [
        (line["place"], line["answered"], line["too_far"]) for line in lines
    ]
    assert {("2020-02-10T10:00", "service")} == {(line["at"], line["modes_in_force"]) for line in lines}


@pytest.mark.parametrize(("least", "code"), [("80", 0), ("80.01", 1), ("0", 0), ("100", 1)])
def test_too_little_answered_exits_with_1(run, document, least, code):
    """
    --fail-under compares the per cent answered of all that asks.
    """
    ran = run("coverage", document(), "--level", "household", "--fail-under", least)

    assert code == ran.code
    assert bool(code) == bool(ran.err)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (EMPTY, "the register has no duty"),
        (f"{EMPTY}places: [{{id: c, level: community}}]\n", "the register has no duty"),
        (f"{EMPTY}duties: [{{id: d}}]\n", "the register has no place"),
        (
            f"{EMPTY}places: [{{id: c, level: community}}]\nduties: [{{id: d, applies_to: [gate]}}]\n",
            "no duty is for any of these places",
        ),
        (
            f"{EMPTY}places: [{{id: c, level: grid}}]\nduties: [{{id: d, applies_to: [grid], modes: [emergency]}}]\n",
            "all is exempt or not applicable",
        ),
    ],
)
def test_an_empty_register_shouts(run, document, text, note):
    """
    Where there is nothing to check, the page says in so many words that this is no full coverage; the exit code is 1.
    """
    code, out, err = run("coverage", document(text))

    assert (1, "nothing was checked\n") == (code, err)
    assert "× nothing was checked: this is not full coverage" in out
    assert note in out
    assert "√" not in out


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (("--level", "household"), "the households of these places are not known, or not exactly, so none was counted"),
        (("--level", "shop"), "the register has no place of this level"),
    ],
)
def test_a_question_about_nothing_shouts(run, document, line, note):
    """
    So it does where nothing that there is can be counted; the data says so as well.
    """
    text = f"{EMPTY}places: [{{id: c, level: community}}]\nduties: [{{id: d}}]\n"
    code, out, err = run("coverage", document(text), *line)
    data = run("coverage", document(text), *line, "--format", "json")

    assert (1, "nothing was checked\n") == (code, err)
    assert note in out
    assert (1, 1) == (data.code, len(json.loads(data.out)["notes"]))


def test_it_counts_by_duty(run):
    """
    With several duties each has its row, before the rows by place.
    """
    lines = [
        " ".join(line.split()) for line in run("coverage", "example:qinghe", "--level", "household").out.splitlines()
    ]

    assert any(line.startswith("duty total") for line in lines)
    assert any(line.startswith("building sweep sweep 48") for line in lines)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_persons_name_is_shown_unless_asked_for(run, document, form):
    """
    The backstop of a gap is a person: told by id, by name only with --names.
    """
    line = ("coverage", document(), "--format", form)

    assert "赵某某" not in run(*line).out
    assert ("赵某某" in run(*line, "--names").out) == (form != "csv")


def test_several_duties_may_be_named(run):
    """
    --duty may be repeated; duties not named are not counted.
    """
    line = ("coverage", "example:qinghe", "--duty", "sweep", "--duty", "gate_check", "--format", "json")

    assert {"duty:sweep", "duty:gate_check"} == set(json.loads(run(*line).out)["duties"])


def test_a_span_is_counted_in_hours(run, document):
    """
    With --until the counts are pairs times hours, and the page says so.
    """
    out = run("coverage", document(), "--level", "household", "--at", "2020-02-10", "--until", "2020-02-11").out

    assert "2020-02-10 → 2020-02-11" in out
    assert "pair-hours" in out
    assert "576" in out


@pytest.mark.parametrize(
    "line", [("--level", "nothing"), ("--by", "nothing"), ("--mode", "nothing"), ("--until", "2019-01-01")]
)
def test_a_question_that_cannot_be_asked_exits_with_2(run, document, line):
    """
    No such level or mode, or a span that runs backwards: exit code 2 and a sentence.
    """
    ran = run("coverage", document(), *line)

    assert (2, "") == (ran.code, ran.out)
    assert ran.err


@pytest.mark.parametrize("least", ["nan", "inf", "-inf", "-1", "100.5"])
def test_no_per_cent_is_refused(run, document, least):
    """
    --fail-under takes a number from 0 to 100, and nothing that is none or cannot be met.
    """
    ran = run("coverage", document(), f"--fail-under={least}")

    assert (2, "") == (ran.code, ran.out)
    assert "--fail-under" in ran.err


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_nothing_to_list_is_said(run, document, form):
    """
    Where no place of the level of --by holds anything counted, a note says so instead of a silent nothing.
    """
    line = ("coverage", document(), "--by", "shop", "--format", form)

    assert "nothing to list by shop: no place of this level holds anything that is counted\n" == run(*line).err
    assert "没有可按 shop 分列的" in run(*line, "--lang", "zh").err


@pytest.mark.parametrize(
    ("level", "until", "en", "zh"),
    [
        ("household", (), "pairs", "户·项"),
        ("household", ("--until", "2020-02-11"), "pair-hours", "户·项·小时"),
        ("building", (), "pairs", "处·项"),
        ("building", ("--until", "2020-02-11"), "pair-hours", "处·项·小时"),
    ],
)
def test_every_table_names_its_unit(run, document, level, until, en, zh):
    """
    Counts and gaps are headed alike: in homes only where homes are counted, by the hour over a span.
    """
    line = ("coverage", document(), "--level", level, "--at", "2020-02-10", *until)
    pages = [(run(*line, "--lang", "en").out.split(), en), (run(*line, "--lang", "zh").out.split(), zh)]

    assert [2, 2] == [words.count(unit) for words, unit in pages]


def test_a_span_in_which_places_change_is_told_in_the_users_words(run):
    """
    The instant at which places change is named, and the two questions to ask instead; both can be asked.
    """
    line = ("coverage", "example:heshun", "--at", "2020-02-10", "--until")
    code, out, err = run(*line, "2021-01-01")

    assert (2, "") == (code, out)
    assert "Ask from 2020-02-10 until 2020-02-21, and then from 2020-02-21 until 2021-01-01" in err
    assert "从 2020-02-10 到 2020-02-21" in run(*line, "2021-01-01", "--lang", "zh").err
    assert 0 == run(*line, "2020-02-21").code
    assert 0 == run("coverage", "example:heshun", "--at", "2020-02-21", "--until", "2021-01-01").code


def test_duties_without_gaps_are_one_line(run):
    """
    Of many duties those with gaps have their line; those answered, and those not asked, are summed up, and the lines
    still come to the total. With --by duty each has its line.
    """
    line = ("coverage", "example:heshun", "--level", "household", "--mode", "emergency", "--at", "2020-02-10T20:30")
    out, every = run(*line).out, run(*line, "--by", "duty")

    table = out.partition("\n  duty ")[2].partition("\n\n")[0].splitlines()[2:]
    assert ["responsible", "8", "7"] == [row.split()[0] for row in table]
    assert "8 more, answered wherever asked" in out
    assert "7 more, not asked then and there" in out
    assert "gate_check" not in out
    assert 40_448 == sum(
        int(next(word for word in row.split()[1:] if word[0].isdigit()).replace(",", "")) for row in table
    )
    assert (0, "") == (every.code, every.err)
    assert 16 == len(every.out.partition("\n  duty ")[2].partition("\n\n")[0].splitlines()[2:])
    assert "另 8 项：凡要求处均有人负责" in run(*line, "--lang", "zh").out
