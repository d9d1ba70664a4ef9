"""communitygov answers-for, communitygov load."""

import csv
import json
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from communitygov.report.schemas import result_schema

NIGHT = ("--at", "2020-02-10T20:30")
DAY = ("--at", "2020-02-10T10:00")


def squeezed(out: str) -> list[str]:
    """Give the lines with single blanks."""
    return [" ".join(line.split()) for line in out.splitlines()]


def test_what_a_post_answers_for(run):
    """
    The page has who is asked about, what they lead, and what not, with the reason and the hours.
    """
    code, out, err = run("answers-for", "example:qinghe", "steward-b01-1", *NIGHT)
    lines = squeezed(out)

    assert (0, "") == (code, err)
    assert lines[0] == "Answers for 楼道长 steward-b01-1"
    assert "○ leads nothing then" in lines
    assert any(line.startswith("building sweep sweep off shift 12 - 1号楼 b01/1") for line in lines)
    assert any("白班 day 08:00-20:00" in line for line in lines)


def test_capacities_of_the_same_places_stand_on_one_line(run):
    """
    Who leads and is first in the same places has one line for both.
    """
    lines = squeezed(run("answers-for", "example:qinghe", "leader-g01", *NIGHT).out)

    assert any(line.startswith("居家隔离服务 isolation_support lead · first 48 - 第一网格 g01 *") for line in lines)
    assert "√ leads in 48 homes and 0 other places" in lines


def test_in_chinese(run):
    """
    Both pages speak Chinese.
    """
    assert "× " not in run("answers-for", "example:qinghe", "p-02", *NIGHT, "--lang", "zh").out
    assert run("answers-for", "example:qinghe", "p-02", "--lang", "zh").out.startswith("负责什么  p-02")
    assert run("load", "example:qinghe", "--lang", "zh").out.startswith("负担  按人")


@pytest.mark.parametrize("who", ["person:p-014", "leader-g02", "organisation:police_station", "team:response-g02"])
@pytest.mark.parametrize("more", [(), ("--names",), ("--mode", "service")])
def test_json_of_answers_for_is_what_the_schema_says(run, who, more):
    """
    The JSON fits the published schema, for each kind of who.
    """
    result = json.loads(run("answers-for", "example:heshun", who, *NIGHT, "--format", "json", *more).out)

    Draft202012Validator(result_schema("answers-for")).validate(result)
    assert ("names" in result) == ("--names" in more)


@pytest.mark.parametrize("per", ["person", "post"])
@pytest.mark.parametrize("path", ["example:heshun", "example:qinghe"])
def test_json_of_load_is_what_the_schema_says(run, path, per):
    """
    The JSON fits the published schema.
    """
    result = json.loads(run("load", path, "--per", per, *DAY, "--format", "json").out)

    Draft202012Validator(result_schema("load")).validate(result)
    assert result["per"] == per


def test_the_page_of_a_load(run, document):
    """
    The page has the spread and a row for each person, the worst first; hours that are not stated are not known.
    """
    code, out, err = run("load", document())
    lines = squeezed(out)

    assert (0, "") == (code, err)
    assert lines[:4] == [
        "Load per person",
        "2020-02-10 10:00 · mode service (in force)",
        "",
        "1 lead homes: least 24, median 24, most 24, mean 24, range 0",
    ]
    assert "p-2 24 1 1 not known 1号楼 b01" in lines
    assert "p-1 - - 1 not known -" in lines


def test_names_of_persons_only_where_asked(run, document):
    """
    Names of persons are shown with --names, and nowhere else.
    """
    for line in (("load", document()), ("answers-for", document(), "steward")):
        assert "钱某某" not in run(*line, "--lang", "zh").out
        assert "钱某某" in run(*line, "--lang", "zh", "--names").out


def test_csv_has_a_line_for_each(run):
    """
    In CSV each person has a line, and each body; of one duty only its leads have homes.
    """
    out = run("load", "example:heshun", *NIGHT, "--duty", "isolation_support", "--format", "csv").out
    lines = list(csv.DictReader(StringIO(out)))

    assert {"person"} <= {line["row"] for line in lines}
    assert max(int(line["duties"]) for line in lines) == 1
    assert {line["at"] for line in lines} == {"2020-02-10T20:30"}


def test_nothing_to_count_shouts(run, document):
    """
    Without a duty the page says so, and the exit code is 1.
    """
    code, out, _ = run("load", document("communitygov: 1\nas_of: 2020-02-10\nplaces: [{id: c, level: community}]\n"))

    assert code == 1
    assert "× the register has no duty" in out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("answers-for", "example:qinghe", "nobody"), "No person, post, organisation or team has the id 'nobody'."),
        (("answers-for", "example:qinghe", "place:g01"), "place:g01 answers for nothing"),
        (("answers-for", "example:qinghe", "steward"), "such as steward-b01-1"),
        (("answers-for", "example:qinghe", "secretary", "--mode", "x"), "there is no mode 'x'"),
        (("load", "example:qinghe", "--duty", "x"), "No duty has the id 'x'"),
    ],
)
def test_a_bad_question_exits_with_2(run, line, said):
    """
    Who or what is not there is said on standard error, and nothing is printed.
    """
    code, out, err = run(*line)

    assert (2, "") == (code, out)
    assert said in err


@pytest.fixture
def uncounted(tmp_path):
    """Give a document of one building whose homes nobody counted, with a leader each for it and for a group of two."""
    path = tmp_path / "uncounted.yaml"
    path.write_text(
        "communitygov: 1\n"
        "places: [{id: c, level: community}, {id: b, level: building, within: c}]\n"
        "posts: [{id: one, kind: building_leader, serves: b}, {id: two, kind: grid_leader, serves: b, seats: 2}]\n"
        "appointments: [{post: one, holder: unnamed}, {post: two, holder: unnamed}, {post: two, holder: unnamed}]\n"
        "duties: [{id: d, applies_to: [household]}, {id: e, applies_to: [household]}]\n"
        "shares: [{duty: d, part: lead, who: post:one}, {duty: e, part: lead, who: post:two}]\n"
    )
    return str(path)


@pytest.mark.parametrize(
    ("post", "said"), [("one", "√ leads, and no home there is counted"), ("two", "○ perhaps leads, and not surely")]
)
def test_what_is_not_known_is_not_told_as_nought(run, uncounted, post, said):
    """
    Who leads where homes are not counted is not said to lead none, and one of two is not said to lead nothing.
    """
    assert said in squeezed(run("answers-for", uncounted, post, *DAY, "--lang", "en").out)


def test_a_load_of_homes_that_nobody_counted(run, uncounted):
    """
    That a leader has no home is not said where homes were not counted.
    """
    out = run("load", uncounted, *DAY, "--lang", "en").out

    assert "○ no home that is counted is surely led by anybody" in squeezed(out)
    assert "not counted b (the number of households is unknown or not exact)" in squeezed(out)
