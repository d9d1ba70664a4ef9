"""The sentences that the design writes under its document, as questions to the example `qinghe`."""

import pytest

from communitygov.io.examples import example
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build

MORNING, EVENING = "2020-02-10T10:00", "2020-02-10T20:30"
HOME, NEXT_STAIRWELL, EMPTY = "b01/1/3/301", "b01/2/3/301", "b02"


@pytest.fixture(scope="module")
def qinghe():
    """Give the compiled example."""
    return build(example("qinghe"))


def posts(entries) -> list[str]:
    """Give the posts of a list of an answer."""
    return [str(entry.post) for entry in entries]


def test_nothing_points_nowhere(qinghe):
    """
    Every reference of the document is kept.
    """
    assert qinghe.dangling == ()


class TestSweep:
    """The sweep must be answered at the micro-grid."""

    def test_in_the_morning_the_unnamed_steward_answers(self, qinghe):
        """
        At 10:00 the sweep of a home is answered by the steward of its stairwell, who is there and not named.
        """
        answer = who_answers(qinghe, place=HOME, duty="sweep", at=MORNING)

        assert (answer.state, answer.inherited) == ("answered", False)
        assert posts(answer.lead) == ["post:steward-b01-1"]
        assert answer.lead[0].holder == "unnamed"

    def test_in_the_evening_it_is_off_shift(self, qinghe):
        """
        At 20:30 the steward is off: the grid leader is too far to count, and is the backstop; then comes the secretary.
        """
        answer = who_answers(qinghe, place=HOME, duty="sweep", at=EVENING)

        assert answer.state == "off_shift"
        assert answer.lead == ()
        assert posts(answer.backstop) == ["post:leader-g01"]
        assert posts(answer.escalation) == ["post:secretary"]

    def test_of_the_next_stairwell_two_are_possible(self, qinghe):
        """
        In stairwell 2 it is p-03 or p-04, and not known which.
        """
        answer = who_answers(qinghe, place=NEXT_STAIRWELL, duty="sweep", at=MORNING)

        assert answer.state == "unknown_which"
        assert [reading.persons for reading in answer.readings] == [("person:p-03",), ("person:p-04",)]

    def test_an_empty_building_is_exempt(self, qinghe):
        """
        Building 2 stands empty and is left out on purpose.
        """
        answer = who_answers(qinghe, place=EMPTY, duty="sweep", at=MORNING)

        assert answer.state == "exempt"
        assert "整栋无人居住" in {fact.detail for fact in answer.because}


class TestIsolationSupport:
    """Isolation support states no level."""

    def test_in_the_evening_the_grid_leader_answers_as_lead_of_the_team(self, qinghe):
        """
        At 20:30 the steward is off and the team's lead answers: inherited.
        """
        answer = who_answers(qinghe, place=HOME, duty="isolation_support", at=EVENING)

        assert (answer.state, answer.inherited) == ("answered", True)
        assert posts(answer.lead) == ["post:leader-g01"]
        assert [str(entry.team) for entry in answer.lead] == ["team:response-g01"]
        assert answer.lead[0].holder == "person:p-02"

    def test_in_the_morning_the_steward_leads_and_the_grid_leader_is_first(self, qinghe):
        """
        At 10:00 the steward answers; first on the scene is the grid leader.
        """
        answer = who_answers(qinghe, place=HOME, duty="isolation_support", at=MORNING)

        assert (answer.state, answer.inherited) == ("answered", False)
        assert posts(answer.lead) == ["post:steward-b01-1"]
        assert posts(answer.first_responder) == ["post:leader-g01"]

    def test_what_is_made_up_is_marked(self, qinghe):
        """
        That the steward leads isolation support is said by nobody, and the answer says so.
        """
        answer = who_answers(qinghe, place=HOME, duty="isolation_support", at=MORNING)

        assert [entry.made_up for entry in answer.lead] == [True]

    def test_in_service_mode_it_is_missing(self, qinghe):
        """
        The steward's share and the team are for emergencies: without one, the secretary is the backstop.
        """
        answer = who_answers(qinghe, place=HOME, duty="isolation_support", mode="service", at=EVENING)

        assert answer.state == "missing"
        assert posts(answer.backstop) == ["post:secretary"]


def test_nobody_checks_the_gate(qinghe):
    """
    The gate check has no share: missing, with the secretary as backstop.
    """
    answer = who_answers(qinghe, place="east-gate", duty="gate_check", at=MORNING)

    assert answer.state == "missing"
    assert posts(answer.backstop) == ["post:secretary"]


def test_coverage_in_the_evening(qinghe):
    """
    Of 48 homes the sweep of 24 is off shift with somebody further out, and of 24 exempt; isolation support is inherited
    in all.
    """
    sweep = coverage(qinghe, duty="sweep", level="household", at=EVENING)
    support = coverage(qinghe, duty="isolation_support", level="household", at=EVENING)

    assert (sweep.states["off_shift"], sweep.states["exempt"], sweep.total) == (24, 24, 48)
    assert sweep.holes_with_backstop == 24
    assert (support.states["answered"], support.inherited) == (48, 48)
