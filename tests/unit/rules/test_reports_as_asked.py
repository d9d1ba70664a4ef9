"""The rules follow reports as an answer does: row by row of one place, and on by office."""

from communitygov import build, check
from communitygov.testing import sketch

AT = "2026-03-02"


def codes(drawn: str) -> tuple[str, ...]:
    """What is said of the lines of reports."""
    found = check(build(sketch(drawn), at=AT), at=AT, select=["CG510", "CG515"])
    assert not found.crashes
    return found.codes


def test_teams_of_each_place_report_to_the_posts_of_the_same_place():
    """
    A team of each grid reports to the leader of its grid, and one leader to the team of the other: nothing goes round.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a
          grid G2
            building B2: H2a
        post leader grid_leader for each grid held by P1
        team resp (1+3) for each grid
          seat grid_leader held by P2 leads
        duty open: household
        resp leads open for each grid
        resp reports to leader
        post:leader-G1 reports to team:resp-G2
    """

    assert () == codes(drawn)


def test_one_answers_through_another_by_office_may_lead_the_line():
    """
    The desk leads and is the leader's by office: whom the leader reports to is asked. Two offices that hold each other
    end the line, and the rule is not lost over them.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a
        post leader grid_leader at G1 held by P1
        post desk grid_member at G1 held by post:leader
        post secretary community_secretary at C held by P2
        duty open: household
        desk leads open
        leader reports to secretary
    """

    assert () == codes(drawn)
    assert ("CG515",) == codes(drawn.replace("held by post:leader", "held by P1"))
    assert () == codes(
        drawn.replace("leader grid_leader at G1 held by P1", "leader grid_leader at G1 held by post:desk")
    )
