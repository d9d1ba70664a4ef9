"""Three communities of which something was published: what the facts answer, and what they leave open.

No hole is found where a holder is merely not recorded: who is there and not named answers, who is only known as one of
many is not known which, and homes that nobody counted stand in no figure.
"""

from collections import Counter

import pytest
from tests.unit.examples.published import SEEN, counted, structure_of

import communitygov as cg


@pytest.fixture(scope="module")
def farm():
    """Give the compiled document."""
    return structure_of("farm")


@pytest.fixture(scope="module")
def sanqiao():
    """Give the compiled document."""
    return structure_of("sanqiao")


@pytest.fixture(scope="module")
def wanan():
    """Give the compiled document."""
    return structure_of("wanan")


class TestFarm:
    """Four residents' committees, twenty-one grids, 237 building leaders, 4,839 homes."""

    def test_each_grid_has_its_leader(self, farm):
        """
        All twenty-one grids are answered for, by somebody the source does not name.
        """
        cover = cg.coverage(farm, level="grid", at=SEEN)
        answer = cg.who_answers(farm, place="c4g6", duty="homes_of_a_grid", at=SEEN)

        assert (counted(cover), cover.total) == ({"answered": 21}, 21)
        assert [(str(entry.post), entry.holder) for entry in answer.lead] == [("post:leader-c4g6", "unnamed")]

    @pytest.mark.parametrize(("committee", "grids"), [(1, 5), (2, 5), (3, 5), (4, 6)])
    def test_the_grids_of_a_committee(self, farm, committee, grids):
        """
        Its committee stands above each grid leader; who heads a committee is not known, which is not nobody.
        """
        zone = farm.register.zones[committee - 1]
        told = [cg.command_path(farm, grid, at=SEEN).lines[0].steps[-1] for grid in zone.members]

        assert [str(step.who) for step in told] == [f"organisation:committee-{committee}"] * grids
        assert {step.state for step in told} == {"unknown"}

    def test_building_leaders_help(self, farm):
        """
        There are 237 seats of building leaders, and they help everywhere, because nobody says who stands where.
        """
        answer = cg.who_answers(farm, place="c1g1", duty="homes_of_a_grid", at=SEEN)

        assert farm.posts["building-leaders"].seats == 237
        assert [(str(entry.post), entry.holder) for entry in answer.assist] == [("post:building-leaders", "unnamed")]

    def test_the_homes_of_one_grid_are_not_known(self, farm):
        """
        The 4,839 homes are those of the whole; which of them lie in one grid is not said, so none is counted.
        """
        cover = cg.coverage(farm, level="household", at=SEEN)
        load = cg.load(farm, per="post", at=SEEN)
        led = cg.answers_for(farm, "leader-c1g1", at=SEEN)

        assert farm.places["farm"].households == cg.Count(4839)
        assert (cover.total, len(cover.not_counted)) == (0, 21)
        assert (load.homes, len(load.not_counted), load.spread.leading, load.spread.mean) == (0, 21, 0, None)
        assert [(row.homes, row.leads) for row in load.rows if row.id.startswith("post:leader-")] == [(0, True)] * 21
        assert [str(place) for place in led.not_counted] == ["place:c1g1"]


class TestSanqiao:
    """Nine large grids with a Party branch each, thirty-eight small ones, thirty-eight building leaders."""

    def test_each_large_grid_has_a_branch_with_a_secretary(self, sanqiao):
        """
        Nine branches answer through nine secretaries, none of them named.
        """
        cover = cg.coverage(sanqiao, duty="grid_party_work", at=SEEN)
        answer = cg.who_answers(sanqiao, place="large-3", duty="grid_party_work", at=SEEN)

        assert (counted(cover), cover.total) == ({"answered": 9}, 9)
        assert [(str(each.post), str(each.organisation), each.holder) for each in answer.lead] == [
            ("post:secretary-large-3", "organisation:branch-3", "unnamed")
        ]

    def test_the_chain_goes_up_to_the_community_s_branch(self, sanqiao):
        """
        From a large grid through its branch to that of the community, whose head nobody named.
        """
        (line,) = cg.command_path(sanqiao, "large-3", at=SEEN).lines

        assert [str(step.who) for step in line.steps] == [
            "organisation:branch-3",
            "post:secretary-large-3",
            "organisation:community_branch",
        ]
        assert [step.state for step in line.steps] == ["held", "held", "unknown"]

    def test_which_building_leader_is_not_known(self, sanqiao):
        """
        A small grid has one of thirty-eight building leaders: not known which, and in no reading nobody.
        """
        cover = cg.coverage(sanqiao, duty="small_grid", at=SEEN)
        answer = cg.who_answers(sanqiao, place="small-07", duty="small_grid", at=SEEN)

        assert counted(cover) == {"unknown_which": 38}
        assert {reading.state for reading in answer.readings} == {"answered"}
        assert len({reading.persons for reading in answer.readings}) == 38

    def test_a_team_that_is_named_and_not_explained(self, sanqiao):
        """
        Of the special-service teams only the name is known: perhaps somebody answers, perhaps nobody.
        """
        answer = cg.who_answers(sanqiao, place="sanqiao", duty="special_service", at=SEEN)

        assert answer.state == "unknown_which"
        assert [reading.state for reading in answer.readings] == ["answered", "vacant"]

    def test_persons_are_counted_and_homes_are_not(self, sanqiao):
        """
        Nine secretaries and thirty-eight building leaders are forty-seven persons; the volunteers are 77 together.
        """
        load = cg.load(sanqiao, at=SEEN)
        told = cg.answers_for(sanqiao, "building-leaders", at=SEEN)

        assert len(load.rows) == 9 + 38
        assert sum(row.leads for row in load.rows) == 9
        assert next(body for body in sanqiao.register.organisations if body.id == "volunteers").members == cg.Count(77)
        assert cg.coverage(sanqiao, level="household", at=SEEN).total == 0
        assert [(row.part, row.places.others) for row in told.rows if row.part == "perhaps"] == [("perhaps", 38)]


class TestWanan:
    """Five levels, six branches, 57 groups, and a rule for buildings that nobody listed."""

    def test_the_levels(self, wanan):
        """
        An estate stands between the community and its grids.
        """
        words = wanan.words.rank
        five = ("community", "estate", "grid", "micro_grid", "building")

        assert [words[level] for level in five] == sorted(words[level] for level in five)

    def test_the_bodies(self, wanan):
        """
        Six branches of estates, 57 groups in buildings, more than 200 members and more than 600 helpers.
        """
        kinds = Counter(body.kind for body in wanan.register.organisations)
        members = {body.id: body.members for body in wanan.register.organisations if body.members is not None}

        assert (kinds["compound_party_branch"], kinds["party_group"]) == (6, 57)
        assert members["in_service_members"] == cg.Count(200, "more_than")
        assert members["helpers"] == cg.Count(600, "more_than")
        assert members["grid_leaders"].number is None

    def test_nothing_is_counted(self, wanan):
        """
        How many homes there are is not known, and there is no building to ask about: no figure, and no hole.
        """
        cover = cg.coverage(wanan, at=SEEN)

        assert (cover.total, [str(place) for place in cover.not_counted]) == (0, ["place:wanan"])
        assert cg.load(wanan, at=SEEN).rows == ()

    def test_who_has_the_homes_is_not_known(self, wanan):
        """
        A grid leader, or a grid member, has them; whether one is there for these nobody says.
        """
        answer = cg.who_answers(wanan, place="wanan", duty="contract", at=SEEN)

        assert answer.state == "unknown_which"
        assert [str(entry.organisation) for entry in answer.lead] == ["organisation:grid_leaders"]
        assert [reading.state for reading in answer.readings] == ["answered", "vacant"]

    def test_the_rule_answers_once_a_building_is_listed(self, wanan):
        """
        "1+2+X" is written for every building: one leads, two are there, and of the X it is not known who they are.
        """
        register = wanan.register
        grid = cg.Place(id="grid", level="grid", within=("wanan",))
        building = cg.Building(id="b1", within=("grid",), households=30)
        listed = register.model_copy(update={"places": (*register.places, grid, building)})
        structure = cg.build(listed)
        answer = cg.who_answers(structure, place="b1", duty="building_contract", at=SEEN)
        load = cg.load(structure, per="post", at=SEEN)

        assert (answer.state, str(answer.lead[0].post)) == ("answered", "post:building-team-b1-one")
        assert [row.id.removeprefix("post:building-team-b1-") for row in load.rows] == [
            "one",
            "building_leader",
            "party_group_leader",
        ]
        assert [row.others for row in load.rows] == [1, 0, 0]
