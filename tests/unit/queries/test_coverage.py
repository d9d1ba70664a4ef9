"""Is everything answered for: what the answer says, also where there is nothing to count."""

import pytest
from jsonschema import Draft202012Validator
from tests.unit.queries.coverage_drawn import DRAWN, cover

from communitygov.base.ref import Ref
from communitygov.queries.by import ByDuty, ByRow
from communitygov.report.schemas import result_schema


class TestNothing:
    """What is empty shouts."""

    @pytest.mark.parametrize(
        ("drawing", "asked", "notes"),
        [
            ("", {}, ("no_duty", "no_place")),
            ("community C", {}, ("no_duty",)),
            ("duty d", {}, ("no_place",)),
            ("community C\nduty d", {"duty": []}, ("none_asked",)),
            ("community C\nduty d: gate", {}, ("no_pair",)),
            ("community C\nduty d", {"level": "gate"}, ("no_place",)),
            ("community C\nduty d: community", {"level": "household"}, ("none_counted",)),
            ("community C\n  building B counts 2\nduty d: household", {"level": "community"}, ("none_asks",)),
            ("community C\n  building B counts 0\nduty d: household", {}, ("no_pair",)),
            ("community C\nduty d: community in emergency", {}, ("none_asks",)),
            ("community C\nduty d: community\nexempt C from d because closed", {}, ("none_asks",)),
            ("community C\nduty d: community", {}, ()),
            ("community C\nduty d: community", {"duty": "d"}, ()),
        ],
    )
    def test_the_answer_says_why_nothing_was_checked(self, drawing, asked, notes):
        """
        No duty, no place, none asked about, none counted, none that asks: each is said, and is never a per cent.
        """
        drawing = drawing if drawing != "community C\nduty d: community" else drawing + "\npost p k at C\np leads d"
        found = cover(drawing, **asked)

        assert notes == found.notes
        assert bool(notes) == (found.percent is None)
        assert list(notes) == found.to_json()["notes"]


class TestAnswer:
    """The answer as a value and as data."""

    @pytest.mark.parametrize("asked", [{}, {"level": "household"}, {"until": "2020-02-11"}, {"mode": "emergency"}])
    def test_its_data_is_what_the_schema_says(self, asked):
        """
        Its data fits the published schema as it is, with rows by place and without; it holds the per cent and the
        duties.
        """
        found = cover(**asked)
        schema = Draft202012Validator(result_schema("coverage"))
        rows = found.by("grid")

        schema.validate(found.to_json())
        schema.validate(found.to_json(rows))
        assert found.percent == found.to_json()["percent"]
        assert [row.to_json() for row in rows] == found.to_json(rows)["by"]
        assert [row.to_json() for row in found.by_duty()] == found.to_json()["by_duty"]

    def test_it_is_a_value(self):
        """
        Two coverages of one thing are equal, and rows are values.
        """
        assert cover() == cover()
        assert cover(level="household") != cover(level="building")
        assert ByRow(Ref("place", "a"), {}) == ByRow(Ref("place", "a"), {})
        assert ByDuty(Ref("duty", "a"), {"answered": 2, "vacant": 1}).total == 3

    @pytest.mark.parametrize(
        "line",
        [
            "    duty more: household made up",
            "    post p k at C held by P1 made up",
            "    chief leads watch made up",
            "    zone z (compound): G1 made up",
            "    switch epidemic at C made up",
        ],
    )
    def test_it_says_whether_anything_is_made_up(self, line):
        """
        A row of whatever kind that no source states marks the whole.
        """
        assert not cover().made_up
        assert cover(DRAWN + line).made_up
