"""Every fact of an answer says where the row stands that it is taken from."""

import pytest

from communitygov import UnknownId, build, example, who_answers
from communitygov.testing import sketch

HOURS = ("2020-02-10T10:00", "2020-02-10T20:30")


@pytest.mark.parametrize("name", ["heshun", "qinghe"])
@pytest.mark.parametrize("mode", ["service", "emergency"])
def test_no_fact_of_an_example_is_without_a_place(name, mode):
    """Over every place of the example and one home of each layout, by day and by night."""
    structure = build(example(name))
    asked = [
        *structure.register.places,
        *(f"{place.id}/1/1/101" for place in structure.register.places if place.layout),
    ]

    facts = [
        fact
        for place in asked
        for duty in structure.register.duties
        for at in HOURS
        for fact in who_answers(structure, place=place, duty=duty, mode=mode, at=at).because
    ]

    assert facts
    assert [] == [fact for fact in facts if fact.position is None]


def test_a_fact_about_a_body_a_person_or_a_duty_has_the_place_of_its_row():
    """What carries a share without a post is found by its id."""
    structure = build(
        sketch("""
            community C
              building B1: H1
              building B2: H2
            post clerk clerk at C held by P1
            organisation office (sub_district_office) whole
            duty one: household
            duty two: household
            duty three: household
            office leads one at C
            P1 leads two at C
        """)
    )

    found = {
        duty: [
            str(fact.position)
            for fact in who_answers(structure, place="H1", duty=duty, at="2020-02-01").because
            if fact.kind != "share"
        ]
        for duty in ("one", "two", "three")
    }

    assert {"one": ["organisations[0]"], "two": ["people[0]"], "three": ["duties[2]"]} == found


@pytest.mark.parametrize("place", ["b01/", "b01//1", "qinghe/"])
def test_a_place_with_nothing_after_its_stroke_is_unknown(place):
    """It is a slip of the pen, not a place that is there at another time."""
    with pytest.raises(UnknownId):
        who_answers(build(example("qinghe")), place=place, duty="sweep", at="2020-02-10T10:00")
