"""Who answers in a Japanese neighbourhood association: the same engine, other words."""

import pytest

from communitygov.io.examples import example
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build

SATURDAY, TUESDAY, EARTHQUAKE = "2024-06-01", "2024-06-04T07:00", "2024-06-03T08:00"


@pytest.fixture(scope="module")
def shionedai():
    """Give the compiled example."""
    return build(example("chonaikai"))


def posts(entries) -> list[str]:
    """Give the posts of a list of an answer; a body that answers as such is its own name."""
    return [str(entry.post or entry.organisation) for entry in entries]


def test_nothing_points_nowhere(shionedai):
    """
    Every reference of the document is kept.
    """
    assert shionedai.dangling == ()


class TestCircular:
    """The circular must be answered at the block."""

    def test_a_house_has_its_block_head(self, shionedai):
        """
        A home of the first block, which has no building, is answered for by its block head.
        """
        answer = who_answers(shionedai, place="house1", duty="circular", at=SATURDAY)

        assert (answer.state, answer.mode_in_force) == ("answered", ("service",))
        assert posts(answer.lead) == ["post:head-han1"]
        assert answer.lead[0].level == "block"

    def test_a_stairwell_is_a_block(self, shionedai):
        """
        In the flats each stairwell is a block with a head of its own.
        """
        answer = who_answers(shionedai, place="danchi/2/4/402", duty="circular", at=SATURDAY)

        assert posts(answer.lead) == ["post:head-danchi-2"]

    def test_a_block_that_found_nobody(self, shionedai):
        """
        Block 2 has no head this year: the association is too far to count, and its president is the backstop.
        """
        answer = who_answers(shionedai, place="han2", duty="circular", at=SATURDAY)

        assert answer.state == "vacant"
        assert posts(answer.backstop) == ["post:president"]

    def test_one_of_two(self, shionedai):
        """
        Of the third stairwell it is known that one of two people is its head.
        """
        assert who_answers(shionedai, place="danchi/3/1/101", duty="circular", at=SATURDAY).state == "unknown_which"


class TestEarthquake:
    """From the morning of 3 June the city is in another mode."""

    def test_the_mode_in_force_is_read_from_the_switch(self, shionedai):
        """
        An hour before nobody asks for a safety check; after the earthquake the block head answers, then the team.
        """
        before = who_answers(shionedai, place="house1", duty="safety_check", at="2024-06-03T07:00")
        after = who_answers(shionedai, place="house1", duty="safety_check", at=EARTHQUAKE)

        assert before.state == "not_applicable"
        assert (after.state, after.mode_in_force) == ("answered", ("earthquake",))
        assert posts(after.lead) == ["post:head-han1"]
        assert posts(after.escalation) == ["post:president", "organisation:city_office"]

    def test_where_there_is_no_block_head_the_team_answers(self, shionedai):
        """
        The team stands at the neighbourhood, which is near enough for a safety check: inherited.
        """
        answer = who_answers(shionedai, place="han2", duty="safety_check", at=EARTHQUAKE)

        assert (answer.state, answer.inherited) == ("answered", True)
        assert str(answer.lead[0].team) == "team:disaster"
        assert posts(answer.assist) == ["post:disaster-evacuation"]

    def test_the_city_opens_the_shelter(self, shionedai):
        """
        A body declared whole answers without a head on record.
        """
        answer = who_answers(shionedai, place="shelter", duty="shelter_opening", at=EARTHQUAKE)

        assert posts(answer.lead) == ["organisation:city_office"]


@pytest.mark.parametrize(("at", "state"), [(TUESDAY, "answered"), ("2024-06-04T12:00", "not_applicable")])
def test_the_collection_point_has_its_hours(shionedai, at, state):
    """
    The household on duty answers on the mornings of collection days; at noon nobody asks.
    """
    assert who_answers(shionedai, place="gomi1", duty="waste", at=at).state == state


def test_coverage_counts_the_numbered_block(shionedai):
    """
    Of 47 homes the circular is answered in 24, not known which in 8, and vacant in 15: their block found nobody.
    """
    cover = coverage(shionedai, duty="circular", level="household", at=SATURDAY)

    assert {state: count for state, count in cover.states.items() if count} == {
        "answered": 24,
        "unknown_which": 8,
        "vacant": 15,
    }
