"""Who answers in Heshun: what the article says, with its reasons and the mark of what is made up."""

import pytest

from communitygov.io.examples import example
from communitygov.queries.coverage import coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build

MORNING, EVENING, DAY = "2020-02-10T10:00", "2020-02-10T20:30", "2020-02-10"
HOME = "b07/2/5/501"


@pytest.fixture(scope="module")
def heshun():
    """Give the compiled example."""
    return build(example("heshun"))


def posts(entries) -> list[str]:
    """Give the posts of a list of an answer; a body or person that answers as such is its own name."""
    return [str(entry.post or entry.organisation or entry.holder) for entry in entries]


def test_nothing_points_nowhere(heshun):
    """
    Every reference of the five files is kept.
    """
    assert heshun.dangling == ()


class TestIsolationSupportInTheEvening:
    """The question of the article: who supports a home in isolation, on an evening of the epidemic."""

    @pytest.fixture
    def answer(self, heshun):
        """Give the answer for one home."""
        return who_answers(heshun, place=HOME, duty="isolation_support", mode="emergency", at=EVENING)

    def test_the_grid_leader_is_first(self, answer):
        """
        The leader of the grid responds first, and leads as the head of the "1+3" team.
        """
        assert (answer.state, answer.inherited) == ("answered", True)
        assert posts(answer.first_responder) == posts(answer.lead) == ["post:leader-g02"]
        assert str(answer.lead[0].team) == "team:response-g02"
        assert answer.lead[0].holder == "person:p-014"

    def test_the_chain_goes_from_stairwell_to_grid_to_community_to_subdistrict(self, answer):
        """
        The steward of the stairwell has gone home, the grid answers; next are the community and the sub-district, and
        then the district to which that reports.
        """
        lost = {(str(loss.carrier), loss.step) for loss in answer.why_not}

        assert ("post:steward-b07-2", "off_shift") in lost
        assert posts(answer.escalation) == [
            "post:secretary",
            "post:subdistrict-director",
            "organisation:yinzhou_headquarters",
        ]
        assert [entry.level for entry in (*answer.lead, *answer.escalation)] == [
            "grid",
            "community",
            "subdistrict",
            None,
        ]

    def test_the_liaison_informs(self, answer):
        """
        The public-health liaison of the grid's team is the one who informs, and does not lead.
        """
        assert posts(answer.inform) == ["post:response-g02-public_health_liaison"]
        assert answer.inform[0].holder == "person:p-032"

    def test_each_is_marked_that_rests_on_something_made_up(self, answer):
        """
        The grid, its team's lead, the shares of community and sub-district: no source says them, and each shows it.
        """
        entries = (*answer.lead, *answer.inform, *answer.escalation)

        assert all(entry.made_up for entry in entries)

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_one_sentence_names_who_answers(self, answer, lang):
        """
        The sentence, in either language, names the post of the grid leader.
        """
        assert "leader-g02" in answer.sentence(lang)

    def test_the_answer_lists_what_is_made_up(self, answer):
        """
        What it rests on that no source says is listed: the building, the grid, who leads isolation support.
        """
        assert {"place:b07", "place:g02"} <= {str(ref) for ref in answer.made_up}
        assert str(answer.lead[0].share) == "share:isolation-by-team"
        assert answer.lead[0].share in answer.made_up

    def test_in_service_mode_neither_steward_nor_team_has_a_share(self, heshun):
        """
        Both were made for the epidemic: in service mode the community answers, and they lose by the mode.
        """
        answer = who_answers(heshun, place=HOME, duty="isolation_support", mode="service", at=EVENING)
        lost = {(str(loss.carrier), loss.step) for loss in answer.why_not}

        assert (answer.state, answer.inherited) == ("answered", False)
        assert posts(answer.lead) == ["post:secretary"]
        assert posts(answer.escalation) == ["post:subdistrict-director"]
        assert answer.inform == ()
        assert {("post:steward-b07-2", "mode"), ("team:response-g02", "mode")} <= lost


class TestTheDay:
    """Mornings, when the stewards are on."""

    def test_the_steward_supports_and_the_grid_leader_is_first(self, heshun):
        """
        By day the steward leads isolation support; first on the scene is still the grid leader.
        """
        answer = who_answers(heshun, place=HOME, duty="isolation_support", at=MORNING)

        assert posts(answer.lead) == ["post:steward-b07-2"]
        assert posts(answer.first_responder) == ["post:leader-g02"]
        assert answer.mode_in_force == ("epidemic",)

    def test_the_committee_assists_in_the_sweep(self, heshun):
        """
        The steward sweeps with a resident Party member and an activist.
        """
        answer = who_answers(heshun, place=HOME, duty="sweep", at=MORNING)

        assert posts(answer.lead) == ["post:steward-b07-2"]
        assert posts(answer.assist) == ["post:committee-b07-2-activist", "post:committee-b07-2-member"]

    @pytest.mark.parametrize("at", [EVENING, "2020-02-10T12:30"])
    def test_a_sweep_is_asked_for_twice_a_day_only(self, heshun, at):
        """
        At noon and in the evening there is no sweep to answer for.
        """
        assert who_answers(heshun, place=HOME, duty="sweep", at=at).state == "not_applicable"


class TestAResponsiblePersonForEach:
    """Every unit, floor, home and isolated person has a responsible person, at every hour."""

    @pytest.mark.parametrize(
        ("place", "steward"),
        [
            ("b07/2", "steward-b07-2"),
            ("b07/2/5", "steward-b07-2"),
            (HOME, "steward-b07-2"),
            ("case-01", "steward-b07-1"),
            ("b27", "steward-b27"),
        ],
    )
    def test_it_is_the_steward(self, heshun, place, steward):
        """
        The steward of the stairwell it lies behind; of a building that nobody has counted, its own.
        """
        answer = who_answers(heshun, place=place, duty="responsible_person", at=EVENING)

        assert answer.state == "answered"
        assert posts(answer.lead) == [f"post:{steward}"]

    def test_in_service_mode_nobody_asks(self, heshun):
        """
        The promise was made in the epidemic.
        """
        answer = who_answers(heshun, place=HOME, duty="responsible_person", mode="service", at=EVENING)

        assert answer.state == "not_applicable"

    def test_an_isolated_person_has_a_group_of_their_own(self, heshun):
        """
        A doctor, a social worker and a volunteer serve one person; that the social worker leads them is made up.
        """
        answer = who_answers(heshun, place="case-01", duty="case_care", at=EVENING)

        assert posts(answer.lead) == ["post:worker-heshun"]
        assert posts(answer.assist) == ["post:service-case-01-doctor", "post:service-case-01-volunteer"]
        assert answer.lead[0].made_up


class TestIrregularities:
    """What is not as it should be is answered as it is."""

    def test_a_grid_without_leader_is_stood_in_for(self, heshun):
        """
        The Third Grid has no leader: that of the Second stands in, and leads its team.
        """
        answer = who_answers(heshun, place="b09/1/1/101", duty="isolation_support", at=EVENING)
        (lead,) = answer.lead

        assert (str(lead.post), lead.holder, lead.capacity) == ("post:leader-g02", "person:p-014", "stand_in")
        assert str(lead.team) == "team:response-g03"

    def test_a_steward_who_left_is_stood_in_for(self, heshun):
        """
        The steward next door stands in for the one who left on 5 February.
        """
        before = who_answers(
            build(example("heshun"), at="2020-02-04"), place="b15/3/1/101", duty="sweep", at="2020-02-04"
        )
        after = who_answers(heshun, place="b15/3/1/101", duty="sweep", at=MORNING)

        assert posts(before.lead) == ["post:steward-b15-3"]
        assert posts(after.lead) == ["post:steward-b15-2"]
        assert (after.state, after.lead[0].capacity) == ("answered", "stand_in")

    def test_of_one_stairwell_two_stewards_are_possible(self, heshun):
        """
        It is known that one of two people is steward of Building 8, stairwell 3.
        """
        answer = who_answers(heshun, place="b08/3/1/101", duty="sweep", at=MORNING)

        assert answer.state == "unknown_which"
        assert [reading.persons for reading in answer.readings] == [("person:p-022",), ("person:p-023",)]

    def test_an_unnamed_liaison_informs_all_the_same(self, heshun):
        """
        The Fifth Grid's liaison is not named, but there.
        """
        answer = who_answers(heshun, place="g05", duty="information", at=EVENING)

        assert (answer.state, answer.lead[0].holder) == ("answered", "unnamed")

    def test_the_council_acts_in_place_of_the_owners_committee(self, heshun):
        """
        There is no owners' committee: the chair of the co-building council stands in for its chair.
        """
        answer = who_answers(heshun, place="heshun", duty="owners_affairs", mode="service", at=EVENING)
        (lead,) = answer.lead

        assert (str(lead.organisation), lead.capacity) == ("organisation:owners_committee", "stand_in")
        assert [fact.kind for fact in answer.because] == ["share", "head", "stands_in", "ex_officio", "appointment"]


class TestTheGate:
    """The property company keeps the gate."""

    @pytest.mark.parametrize("at", [MORNING, EVENING, DAY])
    def test_there_is_a_guard_by_day_and_by_night(self, heshun, at):
        """
        The post has two seats with a shift each; a bare date leaves shifts aside, and both answer together.
        """
        answer = who_answers(heshun, place="gate-east", duty="gate_check", at=at)

        assert answer.state == "answered"
        assert posts(answer.lead) == ["post:guard-gate-east"]

    def test_party_members_assist_and_the_manager_is_next(self, heshun):
        """
        Party members assist at the gate, as the picture of the article shows; next up is the property manager.
        """
        answer = who_answers(heshun, place="gate-east", duty="gate_check", at=EVENING)

        assert str(answer.assist[0].organisation) == "organisation:front_line_branch"
        assert posts(answer.escalation) == ["post:property-manager"]


def test_no_duty_has_a_hole_on_the_day(heshun):
    """
    On the day the register states, each duty is answered in places of every kind, in every building, or it is known
    that one of two people answers.
    """
    places = [place.id for place in example("heshun").places]
    places += [f"b{at:02}/{entrance}/1/101" for at in range(1, 27) for entrance in (1, 2)]
    places += ["b15/3/1/101", "b08/3/1/101", "b08/3/1", "b08/3"]
    states = {
        who_answers(heshun, place=place, duty=duty.id, at=DAY).state
        for place in places
        for duty in example("heshun").duties
    }

    assert states == {"answered", "unknown_which", "not_applicable"}


class TestCoverage:
    """Every home at once."""

    def test_in_the_evening_every_home_is_answered_but_one_stairwell(self, heshun):
        """
        2,528 homes and 16 duties: no hole; of the 36 homes of one stairwell it is not known which of two answers.
        """
        cover = coverage(heshun, level="household", mode="emergency", at=EVENING)

        assert cover.total == sum(cover.states.values()) == 2528 * 16
        assert {state: count for state, count in cover.states.items() if count} == {
            "answered": 22716,
            "unknown_which": 36,
            "not_applicable": 17696,
        }
        assert [(str(gap.duty), str(gap.within), gap.count) for gap in cover.gaps] == [
            ("duty:responsible_person", "place:b08/3", 36)
        ]

    def test_what_nobody_has_counted_is_listed_apart(self, heshun):
        """
        Building 27 counts neither as nothing nor as one.
        """
        cover = coverage(heshun, duty="isolation_support", level="household", mode="emergency", at=EVENING)

        assert [str(place) for place in cover.not_counted] == ["place:b27"]
        assert cover.total == 2528

    def test_isolation_support_is_inherited_by_night_only(self, heshun):
        """
        In the evening each home's grid answers because its steward is off; by day the stewards do.
        """
        asked = {"duty": "isolation_support", "level": "household", "mode": "emergency"}

        assert coverage(heshun, at=EVENING, **asked).inherited == 2528
        assert coverage(heshun, at=MORNING, **asked).inherited == 0

    def test_grids_add_up(self, heshun):
        """
        The six grids add up to the community.
        """
        cover = coverage(heshun, duty="isolation_support", level="household", mode="emergency", at=EVENING)

        assert [row.total for row in cover.by("grid")] == [352, 432, 432, 440, 432, 440]
        assert cover.made_up
