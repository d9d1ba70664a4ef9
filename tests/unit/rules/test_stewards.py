"""The rules about stairwells without a steward (CG307) and stewards without a committee (CG308)."""

import pytest
from tests.unit.rules.people_drawn import GROUND, said, silent, unchecked


def test_stairwells_of_one_building_are_one_finding():
    """
    A building of three stairwells, two of them without a post: told at the building.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid within G2 held by unnamed
    post steward-B1-1 building_steward at B1/1 held by P1
    """

    ((subject, message),) = said(drawn, "CG307")

    assert "place:B1" == subject
    assert "no steward's post serves B1/2 and B1/3" == message


@pytest.mark.parametrize(
    "post",
    [
        "post s building_steward at B1 vacant",
        "post s building_steward for each entrance vacant",
        "post s micro_grid_leader for each micro_grid vacant",
        "post s unit_leader for each entrance vacant",
        "post s building_leader for each building vacant",
        "zone most (compound): B1/1 B1/2\npost s building_steward at most vacant\npost t unit_leader at B1/3",
        "team s (hz_1_2_n) at B1\n  seat steward vacant",
    ],
)
def test_a_stairwell_has_a_steward_by_whatever_name(post):
    """
    The post is asked for and not its holder; names differ, several stairwells may share one.
    """
    ground = "community C\n  grid G1\n    building B1 with 3 entrances x 2 floors x 2 homes also micro_grid\n"

    assert silent(ground + post, "CG307")
    assert not unchecked(ground + post, "CG307")


@pytest.mark.parametrize(
    "post",
    [
        "post s building_steward at G1 held by P1",
        "post s building_steward at C held by P1",
        "post s building_steward at B1 abolished",
        "post s building_steward at B1 until 2026-01-01",
        "post s social_worker for each micro_grid",
    ],
)
def test_a_stairwell_without_a_steward(post):
    """
    A steward of the whole grid, one that is no longer there, or another kind of post is none.
    """
    drawn = f"{GROUND}    post t building_steward for each micro_grid within G2 vacant\n    {post}\n"

    assert not silent(drawn, "CG307")


def test_where_no_steward_is_written_nothing_is_known():
    """
    A register without any steward's post may leave them out: said once, and no finding.
    """
    assert silent(GROUND, "CG307")
    assert 1 == len(unchecked(GROUND, "CG307"))
    assert not unchecked("community C\n  grid G1", "CG307")


def test_stewards_that_stand_for_all_together():
    """
    Of thirty-eight stewards of a community nobody says which micro-grid is whose: no micro-grid is a blind spot for it.
    """
    ground = "community C\n  grid G1\n    micro_grid M1\n    micro_grid M2\n"
    all_together = f"{ground}post s building_leader at C seats 38 held by unnamed"

    assert silent(all_together, "CG307")
    assert 1 == len(unchecked(all_together, "CG307"))
    assert not silent(f"{all_together}\npost t building_leader at M1 held by unnamed", "CG307")


def test_stewards_without_a_committee():
    """
    Committees for the first grid only: the stewards of the second are told, once.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid held by unnamed
    team committee (stairwell_committee) for each micro_grid within G1
      seat steward held by post:steward
      seat member held by unnamed
    """

    assert [("post:steward", "there is no stairwell committee for steward-B2-1 and steward-B2-2")] == said(
        drawn, "CG308"
    )
    without = drawn.partition("team")[0]
    assert silent(without, "CG308")
    assert 1 == len(unchecked(without, "CG308"))


def test_a_seat_that_a_steward_holds_is_no_second_steward():
    """
    The committee is there in every stairwell, and the stewards of one building only.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid within G1 held by unnamed
    team committee (stairwell_committee) for each micro_grid
      seat steward held by post:steward
      seat member held by unnamed
    """

    assert ["place:B2"] == [subject for subject, _ in said(drawn, "CG307")]


def test_a_seat_that_is_a_steward_needs_no_committee_of_its_own():
    """
    A committee's own seat of the steward's kind is no steward without a committee.
    """
    drawn = """
    community C
      grid G1
        micro_grid M1
        micro_grid M2
    post steward-M1 building_steward at M1 held by P1
    team committee-M1 (stairwell_committee) at M1
      seat steward held by post:steward-M1
      seat member held by P3
    team patrol-M2 at M2
      seat head (building_steward) held by P4 leads
    """

    assert silent(drawn, "CG308")
