"""The line of whom is reported to goes on by office: from a team to its lead seat, and to the post behind the seat."""

import pytest

import communitygov as cg
from communitygov.testing import sketch

AT = "2020-02-10"
DRAWN = """
    community C
      grid G1
        building B1: H1a
    post leader-G1 grid_leader at G1 held by P1
    post secretary community_secretary at C held by P2
    team response-G1 (1+3) at G1
      seat grid_leader held by post:leader-G1 leads
      seat medic held by P3
    duty isolation: household
    response-G1 leads isolation
    leader-G1 reports to secretary
"""


def next_up(drawn: str) -> list[str]:
    """Who is next after those who lead at the home."""
    found = cg.who_answers(cg.build(sketch(drawn), at=AT), place="H1a", duty="isolation", at=AT)
    return [str(entry.post) for entry in found.escalation]


def test_a_team_led_by_office_goes_on_to_whom_the_leader_reports():
    """
    The grid leader leads the team by office and reports to the secretary: the secretary is next.
    """
    assert ["post:secretary"] == next_up(DRAWN)


@pytest.mark.parametrize(
    ("said", "instead", "expected"),
    [
        ("leader-G1 reports to secretary", "", []),
        ("seat grid_leader held by post:leader-G1", "seat grid_leader held by P1", []),
        (
            "leader-G1 reports to secretary",
            "leader-G1 reports to secretary\n    response-G1 reports to leader-G1",
            ["leader-G1", "secretary"],
        ),
    ],
    ids=["no link", "held by a person", "a link of its own"],
)
def test_the_line_goes_on_by_office_only_where_nothing_else_is_written(said, instead, expected):
    """
    Not where a person holds the seat, and not where the team has a link of its own.
    """
    assert said in DRAWN
    assert [f"post:{each}" for each in expected] == next_up(DRAWN.replace(said, instead))


def test_offices_that_go_round_end_the_line():
    """
    Two posts each held by whoever holds the other: the line ends, and does not go round.
    """
    drawn = DRAWN.replace(
        "leader-G1 grid_leader at G1 held by P1", "leader-G1 grid_leader at G1 held by post:deputy-G1"
    ).replace("    duty isolation", "    post deputy-G1 grid_leader at G1 held by post:leader-G1\n    duty isolation")

    assert [] == next_up(drawn.replace("leader-G1 reports to secretary", ""))


@pytest.mark.parametrize(("also", "expected"), [("", ["post:secretary"]), (" and P4", [])])
def test_a_post_held_by_office_goes_on_if_in_no_other_way(also, expected):
    """
    A desk that the grid leader holds by office; with a person there too nobody says for whom the line goes on.
    """
    desk = f"post desk grid_member at G1 seats 2 together held by post:leader-G1{also}\n    duty isolation"
    drawn = DRAWN.replace("duty isolation", desk).replace("response-G1 leads", "desk leads")

    assert expected == next_up(drawn)
