"""The rules about two claims to one duty, leads too far away, and leads inside an exemption."""

import pytest
from tests.unit.rules.answers_drawn import found, paths


def test_two_claims_stand_at_the_later_share():
    """
    Both shares are in the evidence; a pact, one person in both, and one post with two holders are no two claims.
    """
    two = """
        post a grid_leader at G1 held by P1
        post b grid_member at G1 held by P2
        duty open: household
    """
    (one,) = found(two + "a leads open\nb leads open", "CG503")

    assert "shares[1]" == one.path
    assert {"share:open.lead.post.a", "share:open.lead.post.b"} < {*one.evidence}
    assert not found(two + "a leads open, joint pact\nb leads open, joint pact", "CG503")
    assert not found(two.replace("P2", "P1") + "a leads open\nb leads open", "CG503")
    assert not found(two.replace("P1", "P1 and P3") + "a leads open", "CG503")
    assert not found(two + "a leads open\nb leads open at B1", "CG503")


def test_one_share_to_a_kind_may_be_two_claims():
    """
    Two posts of a kind serve one grid: both claim by the same share.
    """
    (one,) = found(
        """
        post a grid_leader at G1 held by P1
        post b grid_leader at G1 held by P2
        duty open: household
        every grid_leader leads open
        """,
        "CG503",
    )

    assert "shares[0]" == one.path
    assert "a and b" in one.message


def test_too_far_names_the_level_and_who_stands_further_out():
    """
    The duty asks for the building, and the leader of the grid answers.
    """
    drawn = """
        post leader grid_leader at G1 held by P1
        duty sweep: household, at building
        leader leads sweep
    """
    (one,) = found(drawn, "CG504")

    assert "sweep must be answered at building or nearer" in one.message
    assert "only leader answers" in one.message
    assert not found(drawn + "    exempt G1 from sweep because empty", "CG504")


def test_a_catch_all_never_turns_a_hole_green():
    """
    Where it is all there is, the hole stays an error that names the catch-all; near enough, it answers and is told.
    """
    drawn = """
        post secretary community_secretary at C held by P1
        secretary leads everything
        duty open: household{at}
    """

    assert ["duties[0].id"] == paths(drawn.format(at=""), "CG501")
    assert [] == paths(drawn.format(at=""), "CG505")
    assert [] == paths(drawn.format(at=", at community"), "CG501")
    assert ["duties[0].id"] == paths(drawn.format(at=", at community"), "CG505")
    assert [] == paths(drawn.format(at=", at community") + "    secretary leads open", "CG505")
    (hole,) = found(drawn.format(at="").replace(" held by P1", ""), "CG501")
    assert "but those of everything" not in hole.message


def test_only_the_part_that_nothing_else_covers_is_told():
    """
    One building has a lead of its own; the catch-all has the other.
    """
    (one,) = found(
        """
        post secretary community_secretary at C held by P1
        post s1 building_steward at B1 held by P2
        secretary leads everything
        duty open: household, at community
        s1 leads open
        """,
        "CG505",
    )

    assert "in H2a and H2b but secretary" in one.message


@pytest.mark.parametrize(
    ("exempt", "fires"),
    [
        ("exempt B1 from open because empty", True),
        ("exempt G1 from open because empty", True),
        ("exempt B2 from open because empty", False),
        ("exempt B1 from other because empty", False),
        ("exempt B1 from everything because empty", True),
        ("exempt B1 from open until 2026-01-01 because empty", False),
    ],
)
def test_a_lead_inside_an_exemption(exempt, fires):
    """
    The lead of the building inside what is exempt from its duty, while the exemption is in force.
    """
    drawn = f"""
        post s1 building_steward at B1 held by P1
        duty open: household
        duty other: household
        s1 leads open
        {exempt}
    """

    assert (["exemptions[0]"] if fires else []) == paths(drawn, "CG506")
    assert [] == paths(drawn.replace(" held by P1", ""), "CG506")


@pytest.mark.parametrize(
    ("share", "advice"),
    [
        ("s1 leads open", "leave the place out of the share"),
        ("every building_steward leads open", "cannot leave one out"),
        ("every building_steward leads open\ns1 leads open, called own", "leave the place out of the share"),
    ],
)
def test_a_share_written_for_many_cannot_leave_one_out(share, advice):
    """
    What to do depends on how the share is written.
    """
    (one,) = found(
        f"post s1 building_steward at B1 held by P1\nduty open: household\n{share}\nexempt B1 from open because empty",
        "CG506",
    )

    assert advice in one.advice.sentence("en")
