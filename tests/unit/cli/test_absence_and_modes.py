"""communitygov absence, communitygov modes."""

import json

import pytest
from jsonschema import Draft202012Validator

import communitygov as cg
from communitygov.report.absence import absence_page
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.report.schemas import result_schema

AT = ("--at", "2020-02-10T20:30")
STATION = ("absence", "example:heshun", "organisation:police_station", *AT)
MODES = ("modes", "example:heshun", "service", "emergency", *AT)


def squeezed(out: str) -> list[str]:
    """The lines of a page with one blank for several."""
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.mark.parametrize("more", [(), ("--level", "household"), ("--names",)])
@pytest.mark.parametrize("line", [STATION, (*STATION, "leader-g02"), MODES, (*MODES, "--duty", "sweep")])
def test_json_is_what_the_schema_says(run, line, more):
    """
    The JSON fits the published schema; names of persons only where they were asked for.
    """
    code, out, _ = run(*line, "--format", "json", *more)
    found = json.loads(out)

    Draft202012Validator(result_schema(line[0])).validate(found)
    assert code == 0
    assert ("names" in found) == ("--names" in more)
    assert found["same"] + sum(found["counts"].values()) == found["before"]["total"]


def test_an_absence_says_what_is_lost_and_who_is_behind(run):
    """
    The page names who is away, what is lost, and how many households it is about; in Chinese as well.
    """
    lines = squeezed(run(*STATION, "--level", "household", "--why").out)

    assert lines[0] == "Absence local police station police_station · household"
    assert "× lost 2,528 *" in lines
    assert "households that lose a duty 2,528" in lines
    assert any("What makes the difference" in line for line in lines)
    assert "× 失去 2,528 *" in squeezed(run(*STATION, "--level", "household", "--lang", "zh").out)


def test_a_change_of_mode_says_who_leads_more_and_what_comes_into_being(run):
    """
    The page has both modes, what is newly asked, whose homes and duties grow, and the teams that wake.
    """
    lines = squeezed(run(*MODES, "--level", "household").out)

    assert lines[1].endswith("mode service (as asked)")
    assert lines[2].endswith("mode emergency (as asked)")
    assert any(line.startswith("○ newly asked") for line in lines)
    assert any(line.startswith("p-003") and "0 → 2,528" in line for line in lines)
    assert any(line.startswith("teams that come into being") and "response-g01" in line for line in lines)
    assert "○ 新要求" in run(*MODES, "--lang", "zh").out


def test_an_absence_may_be_asked_of_some_duties_only(run):
    """
    Without --duty it is asked of every duty; with it of those named.
    """
    every, one = (
        json.loads(run(*STATION, "--format", "json", *more).out)
        for more in ((), ("--duty", "sweep", "--duty", "public_order"))
    )

    assert one["duties"] == ["duty:sweep", "duty:public_order"]
    assert len(every["duties"]) == 16
    assert 0 < one["pairs_lost"] <= every["pairs_lost"]


@pytest.mark.parametrize(
    "line",
    [
        ("absence", "example:qinghe", "leader-g01", "--duty", "swep"),
        ("absence", "example:qinghe"),
        ("absence", "example:qinghe", "nobody-such"),
        ("absence", "example:qinghe", "place:b01"),
        ("modes", "example:qinghe", "service"),
        ("modes", "example:qinghe", "service", "emergancy"),
    ],
)
def test_what_cannot_be_asked(run, line):
    """
    Exit code 2 and a sentence, and no traceback.
    """
    code, out, err = run(*line)

    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


@pytest.mark.parametrize("line", [("kind:building_steward",), ("seconded", "leader-g02"), ("going_home",)])
def test_named_sets_are_what_the_schema_says(run, line):
    """
    Sets stand beside single ones; those who go home are asked for on their day, which the page states.
    """
    asked = ("absence", "example:heshun", *line, *(() if line == ("going_home",) else AT))
    found = json.loads(run(*asked, "--format", "json").out)

    Draft202012Validator(result_schema("absence")).validate(found)
    assert [each["said"] for each in found["sets"]] == [line[0]]
    assert found["after"]["at"] == ("2020-03-20" if line == ("going_home",) else "2020-02-10T20:30")
    assert squeezed(run(*asked).out)[1].startswith(found["after"]["at"].replace("T", " "))


def test_the_page_of_a_set_says_how_many_are_in_it(run):
    """
    The kind has its name, in both languages.
    """
    asked = ("absence", "example:heshun", "kind:grid_leader", *AT)

    assert squeezed(run(*asked, "--lang", "en").out)[0].startswith(
        "Absence every grid leader grid_leader (5) · 5 in all"
    )
    assert "所有网格长 grid_leader（5）" in run(*asked, "--lang", "zh").out


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_each_apart_is_ranked(run, form):
    """
    The most homes first; those who go home on their own day, the others at the instant asked.
    """
    sets = ("seconded", "kind:building_steward", "organisation:police_station", "going_home")
    code, out, _ = run(
        "absence", "example:heshun", *sets, "--each", "--format", form, "--mode", "emergency", "--lang", "en"
    )
    assert code == 0
    if form == "json":
        found = json.loads(out)
        Draft202012Validator(result_schema("absences")).validate(found)
        assert [row["who"] for row in found["rows"]][:2] == ["organisation:police_station", "kind:building_steward"]
        assert {row["at"] for row in found["rows"] if row["who"] == "going_home"} == {"2020-03-20"}
    elif form == "csv":
        assert out.splitlines()[1].split(",")[2:5] == ["organisation:police_station", "2020-02-10T10:00", "1"] or out
    else:
        lines = squeezed(out)
        first, second = (
            next(n for n, line in enumerate(lines) if word in line) for word in ("police_station", "steward")
        )
        assert first < second


def test_a_table_of_one_absence(run):
    """
    Without ``--each`` it is one line, of all of them at once.
    """
    out = run("absence", "example:heshun", "leader-g02", "seconded", *AT, "--format", "csv").out

    assert [line.split(",")[2] for line in out.splitlines()[1:]] == ['"post:leader-g02']


def test_a_day_on_which_nobody_goes_home(run):
    """
    Is refused with the days on which some do.
    """
    code, _, err = run("absence", "example:heshun", "going_home", *AT, "--lang", "en")

    assert code == 2
    assert "secondments end on 2020-03-20" in err


@pytest.mark.parametrize(
    "line", [("--every", "person"), ("--every", "post"), ("--every", "organisation", "--level", "household")]
)
@pytest.mark.parametrize("pairs", [(), ("--pairs",)])
def test_everybody_is_what_the_schema_says(run, line, pairs):
    """
    Everybody apart, or every two; as many rows as were asked for, and the page says how many more there are.
    """
    asked = ("absence", "example:heshun", *line, *pairs, "--most", "2", *AT)
    found = json.loads(run(*asked, "--format", "json").out)

    Draft202012Validator(result_schema("absence-pairs" if pairs else "absences")).validate(found)
    assert len(found["rows"]) <= 2
    assert len(run(*asked, "--format", "csv").out.splitlines()) == 1 + len(found["rows"])
    more = [line for line in squeezed(run(*asked, "--lang", "en").out) if line.endswith("more not listed")]
    assert more == ([f"{found['left_out']} more not listed"] if found["left_out"] else [])


@pytest.mark.parametrize(
    "line",
    [
        ("leader-g01", "--every", "person"),
        ("leader-g01", "--pairs"),
        ("--every", "person", "--each"),
        ("--every", "cat"),
    ],
)
def test_everybody_and_some_are_not_asked_at_once(run, line):
    """
    Exit code 2 and a sentence.
    """
    code, out, err = run("absence", "example:qinghe", *line)

    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


@pytest.mark.parametrize(("lang", "nobody"), [("en", "nobody is in this set"), ("zh", "没有这样的人")])
def test_a_set_of_nobody_is_told(run, lang, nobody):
    """
    That nothing is lost then says nothing, and is not said where nobody else is away.
    """
    empty = run("absence", "example:heshun", "kind:nurse", *AT, "--lang", lang)
    beside = run("absence", "example:heshun", "kind:nurse", "leader-g02", *AT, "--lang", lang)

    assert (empty.code, nobody in empty.out) == (0, True)
    assert not {"nothing loses its last answer", "没有失去任何主责"} & {line[2:] for line in squeezed(empty.out)}
    assert nobody in beside.out


@pytest.mark.parametrize(("lang", "nobody"), [("en", "nobody is away"), ("zh", "没有人缺席")])
def test_an_absence_of_nobody_is_told(lang, nobody):
    """
    The page of `absence` without anybody says so.
    """
    structure = cg.build(cg.example("heshun"))
    found = cg.absence(structure, remove=[], at=AT[1])
    page = draw(absence_page(found, Naming(found.names, lang)))

    assert nobody in page
    assert not {"nothing loses its last answer", "没有失去任何主责"} & {line[2:] for line in squeezed(page)}
