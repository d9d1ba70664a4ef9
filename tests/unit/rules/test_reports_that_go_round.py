"""The rules about whom is reported to: circles, steps into a void or to oneself, lines that go on."""

import pytest
from tests.unit.rules.answers_drawn import AT, COMMON, found, paths, unchecked

from communitygov.testing import found_in

LINE = """
    post a grid_leader at G1 held by {0}
    post b community_secretary at C held by {1}
    post c community_director at C held by {2}
    a reports to b, called first
    b reports to c, called second
"""


def test_reports_that_go_round_stand_at_the_first_link():
    """
    A circle of three, and a post that reports to itself; not two links that meet.
    """
    line = LINE.format("P1", "P2", "P3")

    assert ["links[0].to"] == paths(line + "    c reports to a", "CG510")
    assert ["links[1].to"] == paths(line + "    c reports to b", "CG510")
    assert ["links[2].to"] == paths(line + "    c reports to c", "CG510")
    assert [] == paths(line + "    a reports to c", "CG510")
    assert [] == paths(line + "    c reports to a, until 2026-01-01", "CG510")


def test_of_the_links_only_those_of_the_circle_are_told():
    """
    One who reports to somebody on the circle, or is reported to from it, is not on it.
    """
    more = "    post d director at C held by P4\n    d reports to a\n    b reports to d2\n    post d2 director at C"
    (one,) = found(LINE.format("P1", "P2", "P3") + "    c reports to a\n" + more, "CG510")

    assert "reports go round: a → b, b → c and c → a (mode service)" == one.message


def test_a_circle_in_one_mode_is_told_with_it():
    """
    In an emergency the director reports back; at other times nobody does.
    """
    (one,) = found(LINE.format("P1", "P2", "P3") + "    c reports to a, in emergency", "CG510")

    assert "(mode emergency)" in one.message


def test_reports_of_rows_written_once_go_round_only_in_one_place():
    """
    Each steward reports to the leader of the grid, and one leader to a steward: of the same grid it is a circle.
    """
    drawn = """
        post leader grid_leader for each grid held by P1
        post s building_steward for each building held by P2
        post:s reports to post:leader
        post:leader-G1 reports to post:{}
    """

    assert ["links[0].to"] == paths(drawn.format("s-B1"), "CG510")
    assert [] == found(drawn.format("s-B9"), "CG510", places=COMMON + "  grid G2\n    building B9: H9\n")


def test_an_escalation_into_a_void():
    """
    Nobody holds the post reported to; where it is not known, or the link points nowhere, that is another finding.
    """
    assert ["links[1].id"] == paths(LINE.format("P1", "P2", "P3 until 2026-01-01"), "CG511")
    assert [] == paths(LINE.format("P1", "P2", "unknown"), "CG511")
    assert [] == paths("post a grid_leader at G1 held by P1\npost:a reports to post:nowhere", "CG511")


@pytest.mark.parametrize(
    ("post", "says"),
    [
        ("held by P1 until 2026-01-01", "reports go to c: nobody is there"),
        ("abolished held by P1", "reports go to c: abolished, or not there at that time"),
        ("until 2026-01-01 held by P1", "reports go to c: abolished, or not there at that time"),
        ("from 2026-04-01 held by P1", "reports go to c: abolished, or not there at that time"),
    ],
)
def test_a_step_that_is_gone_is_not_said_to_be_vacant(post, says):
    """
    Nobody can be appointed to what is abolished.
    """
    drawn = f"post a grid_leader at G1 held by P2\npost c secretary at C {post}\na reports to c"

    assert [says] == [each.message for each in found(drawn, "CG511")]


def test_an_escalation_to_oneself_also_by_way_of_another():
    """
    The same person one or two steps further up; never somebody who is not named.
    """
    assert ["links[0].id"] == paths(LINE.format("P1", "P1", "P3"), "CG512")
    assert ["links[1].id"] == paths(LINE.format("P1", "P2", "P1"), "CG512")
    assert [] == paths(LINE.format("unnamed", "unnamed", "unknown"), "CG512")


def test_posts_that_hold_each_other_stand_at_the_first_holder():
    """
    Two posts held ex officio of each other; one with a person of its own besides is a circle all the same.
    """
    drawn = "post a grid_leader at G1 held by post:b\npost b community_secretary at C held by post:a"

    assert ["appointments[0].holder"] == paths(drawn, "CG513")
    assert ["appointments[0].holder"] == paths(drawn + " deputy P1", "CG513")
    assert [] == paths(drawn.replace("post:a", "P1"), "CG513")


def test_posts_that_stand_in_for_each_other_are_no_circle_while_somebody_is_there():
    """
    Two who stand in for each other is how absences are covered; two empty posts that do so cover nothing.
    """
    drawn = """
        post a grid_leader at G1 held by P1
        post b community_secretary at C held by P2
        a stands in for b
        b stands in for a
    """

    assert [] == paths(drawn, "CG513")
    assert ["links[0]"] == paths(drawn.replace(" held by P1", "").replace(" held by P2", ""), "CG513")


def test_a_line_goes_on_from_the_lead_seat_of_a_team_and_the_head_of_a_body():
    """
    Where the team or body has a link of its own, that of the seat or of the head is never followed.
    """
    drawn = """
        organisation office (subdistrict_office) at C head chief
        post chief community_secretary at C held by P1
        post top subdistrict_director at C held by P2
        team t at G1
          seat head (grid_leader) held by P3 leads
        duty open: household
        duty shut: household
        office leads open
        t leads shut
        post:t-head reports to top
        chief reports to top
    """.replace("          seat", "  seat")
    lines = "\n".join(line.removeprefix("        ") for line in drawn.splitlines())

    def never(more=""):
        return [each.path for each in found_in(COMMON + lines + more, at=AT) if each.code == "CG515"]

    assert [] == never()
    assert ["links[0]"] == never("\nt reports to top")
    assert ["links[1]"] == never("\noffice reports to top")


@pytest.mark.parametrize("code", ["CG510", "CG515"])
def test_posts_that_go_round_with_no_link_among_them_are_no_circle_of_reports(code):
    """
    Two posts each held by the other's holder are told as answers in a circle, also where somebody reports to one.
    """
    drawn = """
        post a community_secretary at C held by post:b
        post b community_director at C held by post:a
        post d grid_leader at G1 held by P4
        duty open: household
        d leads open
        d reports to a
        """

    assert [] == paths(drawn, code)
    assert [] == paths(drawn, "CG901")
    assert ["appointments[0].holder"] == paths(drawn, "CG513")


def test_without_shares_nobody_knows_who_hands_up():
    """
    A register of links alone is not said to be full of steps never reached.
    """
    assert [""] == [subject for subject, _ in unchecked(LINE.format("P1", "P2", "P3"), "CG515")]
    assert [] == unchecked("post a secretary at C held by P1", "CG515")
