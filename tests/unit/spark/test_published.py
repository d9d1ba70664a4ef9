"""What parts come to, in its published form: fits its schema, and says what the value says."""

import json

import pytest
from jsonschema import Draft202012Validator
from tests.unit.spark.drawn import AT

import communitygov as cg
from communitygov import spark
from communitygov.report.data import json_text
from communitygov.report.schemas import result_schema


def published(name: str, answer: object) -> dict[str, object]:
    """The JSON of an answer, held against the schema of its name."""
    found = json.loads(json_text(answer.to_json()))
    Draft202012Validator(result_schema(name)).validate(found)
    return found


@pytest.mark.parametrize("asked", [{}, {"gaps": True, "by": ("city", "grid"), "level": "household", "mode": "service"}])
def test_a_coverage(city, asked):
    """
    With nothing listed that was not asked for, and with gaps and places.
    """
    covered = spark.coverage(city, at=AT, **asked)
    found = published("parts-coverage", covered)

    assert [found[name] for name in ("at", "level", "mode")] == [AT, asked.get("level"), asked.get("mode")]
    assert (found["total"], found["states"]["vacant"]) == (covered.total, 2)
    assert [(row["part"], row["total"]) for row in found["by_part"]] == [
        (row.part, row.total) for row in covered.by_part()
    ]
    assert [row["states"]["answered"] for row in found["rows"]] == [row.states["answered"] for row in covered.rows]
    assert list(found["by"]) == list(asked.get("by", ()))
    assert all(len(rows) == len(covered.by(level)) > 0 for level, rows in found["by"].items())
    assert found["gaps_left_out"] == (0 if asked else None)
    assert bool(found["gaps"]) is bool(asked)


@pytest.mark.parametrize("per", ["person", "post"])
def test_a_load(city, per):
    """
    Everybody, each with the numbers of their row.
    """
    load = spark.load(city, per=per, duty="sweep", at=AT)
    found = published("parts-load", load)

    assert (found["per"], found["duties"], found["mode"]) == (per, ["duty:sweep"], None)
    assert [(row["id"], row["parts"], row["homes"]) for row in found["rows"]] == [
        (row.id, row.parts, row.homes) for row in load.rows
    ]
    assert published("parts-load", spark.load(city, at=AT))["duties"] is None


def test_an_absence(city):
    """
    What is lost in all, and in each part.
    """
    lost = spark.absence(city, [cg.Ref("person", "P1"), "person:P9"], duty=["sweep", "sweep"], at=AT)
    found = published("parts-absence", lost)

    assert (found["removed"], found["duties"]) == (["person:P1", "person:P9"], ["duty:sweep"])
    assert (found["homes_lost"], found["pairs_lost"]) == (12, 12)
    assert [(row["part"], row["homes_lost"]) for row in found["rows"]] == [("K1", 3), ("K2", 1), ("K3", 8)]
