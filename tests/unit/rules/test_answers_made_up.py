"""The rule about answers that rest on what is made up."""

from tests.unit.rules.answers_drawn import found, paths


def test_a_hole_rests_on_nothing():
    """
    Where nobody answers for a duty, nothing that is made up feeds an answer.
    """
    drawing = """
        post leader grid_leader at G1 made up
        duty open: household
        leader leads open made up
        """

    assert [] == paths(drawing, "CG514")
    assert ["duties[0].id"] == paths(drawing.replace("at G1 made", "at G1 held by unknown made"), "CG514")


def test_made_up_rows_are_counted_once_for_a_duty():
    """
    The share, its post, and the post by which that is held: three rows; what another duty rests on is none of them.
    """
    (one,) = found(
        """
        post leader grid_leader at G1 held by post:head made up
        post head community_secretary at C held by P1 made up
        duty open: household
        duty other: household
        leader leads open made up
        post other grid_member at G1 held by P3
        other leads other
        """,
        "CG514",
    )

    assert "who answers for open rests on 3 rows marked as made up" == one.message
    assert ("posts[0]", "posts[1]", "shares[0]") == one.evidence
