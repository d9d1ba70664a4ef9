"""communitygov week."""

import csv
import json
from io import StringIO

import pytest
from jsonschema import Draft202012Validator

from communitygov.report.schemas import result_schema

QINGHE = ("week", "example:qinghe", "--at", "2020-02-10")
NO_YEAR = """
communitygov: 1
as_of: 2020-12-31
calendar: {years: [2020]}
places:
  - {id: c, level: community}
  - {id: g, level: grid, within: c}
  - {id: b, level: building, within: g, households: 3}
shifts: [{id: day, hours: "08:00-20:00", days: workdays}]
posts: [{id: leader, kind: grid_leader, serves: g, shift: day}]
appointments: [{post: leader, holder: unnamed}]
duties: [{id: sweep, applies_to: [household]}]
shares: [{duty: sweep, part: lead, who: "post:leader"}]
"""


def squeezed(out: str) -> list[str]:
    """The lines of a page with one blank for several."""
    return [" ".join(line.split()) for line in out.splitlines()]


@pytest.mark.parametrize(
    "more", [(), ("--names",), ("--until", "2020-02-11T07:30"), ("--mode", "service", "--by", "building")]
)
@pytest.mark.parametrize("path", ["example:qinghe", "example:heshun"])
def test_json_is_what_the_schema_says(run, path, more):
    """
    The JSON fits the published schema; names of persons only where they were asked for.
    """
    code, out, _ = run("week", path, "--at", "2020-02-10", "--format", "json", *more)
    found = json.loads(out)

    Draft202012Validator(result_schema("week")).validate(found)
    assert code == 0
    assert ("names" in found) == ("--names" in more)
    assert sum(found["states"].values()) == found["total"]


def test_the_page_has_days_across_and_duties_down(run):
    """
    The hours nobody answers, day by day, and where; in Chinese as well.
    """
    lines = squeezed(run(*QINGHE, "--lang", "en").out)

    assert lines[0] == "Week grid · 3 duties"
    assert "duty Mon 02-10 Tue 02-11 Wed 02-12 Thu 02-13 Fri 02-14 Sat 02-15 Sun 02-16 hours with gaps, grid" in lines
    assert any(line.startswith("building sweep sweep 12 ▲ 12") for line in lines)
    assert any("02-10 20:00 → 02-11 08:00" in line for line in lines)
    assert "周一 02-10" in run(*QINGHE, "--lang", "zh").out
    assert "周一 Mon 02-10" in run(*QINGHE, "--lang", "both").out


def test_a_long_span_has_no_days_across(run):
    """
    Of more than ten days the sum stands alone.
    """
    lines = squeezed(run(*QINGHE, "--until", "2020-03-10", "--lang", "en").out)

    assert "duty hours with gaps, grid" in lines


def test_a_year_that_the_calendar_does_not_state_is_told(run, document):
    """
    Its days say so, and so does a line: nothing is guessed.
    """
    out = run("week", document(NO_YEAR), "--lang", "en").out

    assert "Fri 01-01 not known" in out
    assert "does not state 2021" in out
    assert "whether 2021-01-01 is a working day" in out
    assert "未载 2021 年" in run("week", document(NO_YEAR), "--lang", "zh").out


def test_csv_has_every_place_and_duty(run):
    """
    A line for each, all well or not; no cell is one that a spreadsheet would run.
    """
    lines = list(csv.DictReader(StringIO(run(*QINGHE, "--format", "csv").out)))

    assert [("g01", "sweep", "84", "2020-02-10T20:00")] == [
        (line["place"], line["duty"], line["nobody"], line["longest_since"])
        for line in lines
        if line["duty"] == "sweep"
    ]
    assert len(lines) == 3


def test_nothing_to_check_is_an_exit_code(run, document):
    """
    An empty register is no clean week.
    """
    code, out, _ = run("week", document("communitygov: 1\nas_of: 2020-02-10\nplaces: [{id: c, level: community}]\n"))

    assert code == 1
    assert "√" not in out


def test_homes_are_not_listed(run):
    """
    A level that would list homes is refused with what to do.
    """
    code, _, err = run(*QINGHE, "--by", "household", "--lang", "en")

    assert code == 2
    assert "ask by a level further out" in err
