"""Answers as data: held against the published schemas, and the same in every language."""

import csv
import json
from io import StringIO

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

from communitygov.base.harmless import RUN
from communitygov.queries.answer import STATES
from communitygov.report.cells import cell
from communitygov.report.data import coverage_data, json_text, who_data
from communitygov.report.schemas import RESULTS, result_schema
from communitygov.report.sheet import coverage_csv

PEOPLE = {f"person:p-0{number}": "赵某" for number in range(1, 5)}


@pytest.mark.parametrize("name", RESULTS)
def test_a_published_schema_is_one(name):
    """
    Each schema is valid against the draft it names, and says which result it is of.
    """
    schema = result_schema(name)

    Draft202012Validator.check_schema(schema)
    assert schema["title"] == schema["properties"]["schema"]["const"] == f"{name}/1"


@pytest.mark.parametrize("people", [None, PEOPLE])
def test_an_answer_is_what_its_schema_says(made, people):
    """
    The JSON of an answer fits the schema, with names of persons and without.
    """
    _, answer = made

    Draft202012Validator(result_schema("who")).validate(json.loads(json_text(who_data(answer, people))))


@pytest.mark.parametrize("people", [None, PEOPLE])
def test_a_coverage_is_what_its_schema_says(coverage, nothing_covered, by, people):
    """
    The JSON of a coverage fits the schema, with names of persons and without, with gaps and empty.
    """
    schema = Draft202012Validator(result_schema("coverage"))

    schema.validate(json.loads(json_text(coverage_data(coverage, by, people))))
    schema.validate(json.loads(json_text(coverage_data(nothing_covered, (), people))))


def test_the_schemas_name_every_state():
    """
    The states of the schemas are those an answer can have, in the same order.
    """
    named = [defined["enum"] for name in RESULTS if (defined := result_schema(name)["$defs"].get("state"))]

    assert len(named) > 1
    assert [list(STATES)] * len(named) == named


def test_names_of_persons_are_in_the_data_only_where_asked_for(made):
    """
    Without names the data has ids alone; with them, the names of the persons met and of no others.
    """
    _, answer = made
    plain, asked = json_text(who_data(answer)), who_data(answer, PEOPLE | {"person:p-99": "钱某"})

    assert "赵某" not in plain
    assert {person for person in PEOPLE if person in plain} == set(asked["names"])


def test_counts_that_are_whole_are_written_whole():
    """
    A count of 12.0 is written 12, and half an hour stays 0.5.
    """
    assert '{\n  "a": 12,\n  "b": [\n    0.5\n  ]\n}\n' == json_text({"a": 12.0, "b": (0.5,)})


def test_the_table_has_the_whole_each_duty_each_place_and_each_gap(coverage, by):
    """
    In CSV ``row`` says what a line is of; each line has the instant, the mode and the count of every state.
    """
    lines = list(csv.DictReader(StringIO(coverage_csv(coverage, by))))
    counted = [(line["row"], line["place"], line["duty"], line["total"], line["off_shift"]) for line in lines]

    assert counted == [
        ("total", "", "", "1416", "12"),
        ("duty", "", "duty:sweep", "708", "12"),
        ("duty", "", "duty:isolation_support", "708", "0"),
        ("place", "place:g01", "", "948", "12"),
        ("place", "place:g02", "", "468", "0"),
        ("gap", "place:b01/1", "duty:sweep", "12", "12"),
        ("gap", "place:b01/2", "duty:sweep", "12", "0"),
        ("gap", "place:b02", "duty:isolation_support", "24", "0"),
    ]
    assert {("2020-02-10T20:30", "emergency")} == {(line["at"], line["mode"]) for line in lines}
    assert ("12", "post:leader-g01 post:secretary", "none") == (
        lines[5]["number"],
        lines[5]["who"],
        lines[5]["made_up"],
    )


@pytest.mark.parametrize("before", ["", " ", '"', "\u3000'"])
@pytest.mark.parametrize("first", RUN)
def test_no_cell_is_one_that_a_spreadsheet_would_run(coverage, first, before):
    """
    A mode, a level or an id of a hostile register is text, whatever it begins with; nor is there an unseen sign.
    """
    nasty = f"{before}{first}cmd|' /C calc'!A0\u202e\x1b"
    made = evolve(coverage, mode=nasty, level=nasty, modes_in_force=(nasty,), until=nasty)
    cells = {each for line in csv.reader(StringIO(coverage_csv(made))) for each in line}

    assert not [each for each in cells if each.lstrip(' "\u3000').startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert not {"\u202e", "\x1b", "\t", "\r"} & set("".join(cells))
    assert cell("place:g01") == "place:g01"
