"""Which hours a duty depends on: its own, and the shifts of whoever may lead it, however far round the way is."""

from textwrap import dedent

import pytest

import communitygov as cg
from communitygov.queries.hours_met import HoursMet
from communitygov.queries.pieces import span_of
from communitygov.testing import sketch

DRAWN = """
    community C
      grid G1
        building B1: H1 H2
      grid G2
        building B2: H3
    shift day 08:00-20:00
    shift office 09:00-17:00
    duty open: household
    duty other: household
    post clerk secretary at C held by P8 on office
    clerk leads other
"""
WAYS = {
    "a post on a shift": """
        post x grid_leader at C held by P1 on day
        x leads open
    """,
    "an appointment to every post of a kind": """
        post x grid_leader at C
        appoint P1 to x on day
        every grid_leader leads open
    """,
    "a share on a shift": """
        post x grid_leader at C held by P1
        x leads open on day
    """,
    "a post held ex officio": """
        post x grid_leader at C held by post:y
        post y deputy_director at C held by P1 on day
        x leads open
    """,
    "two of them, one after another": """
        post x grid_leader at C held by post:y
        post y deputy_director at C held by post:z
        post z community_director at C held by P1 on day
        x leads open
    """,
    "posts made for each grid, held ex officio of others": """
        post x grid_leader for each grid
        post y deputy_director for each grid held by P1 on day
        appoint post:y to x
        every grid_leader leads open
    """,
    "a post that stands in": """
        post x grid_leader at C vacant
        post y deputy_director at C held by P1 on day
        y stands in for x
        x leads open
    """,
    "the head of a body": """
        organisation o (bureau) at C head x
        post x community_director of o held by P1 on day
        o leads open
    """,
    "the seat that leads a team": """
        team t at C
          seat head held by P1 on day leads
        t leads open
    """,
    "the seat that leads each of many teams": """
        team t for each grid
          seat head held by P1 on day leads
        t leads open
    """,
    "a made post with a row of its own": """
        post x grid_leader for each grid held by P9
        post x-G1 grid_leader at G1 on day
        every grid_leader leads open
    """,
}
ASKED = {"at": "2020-02-10", "until": "2020-02-11", "by": "grid"}


def times(drawn: str, duty: str = "open") -> int:
    """Count how often a duty is asked in a day."""
    structure = cg.build(sketch(drawn), at="2020-02-10")
    span = span_of(structure, structure.instant("2020-02-10"), "2020-02-11")
    return len(HoursMet(structure).times(structure.duties_by_id[duty], span.pieces).first)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_whoever_may_lead_is_on_by_day_alone(way: str) -> None:
    """
    By night nobody is on, and the week says so; office hours of somebody else are not asked about.
    """
    drawn = dedent(DRAWN) + dedent(way)
    week = cg.week(cg.build(sketch(drawn), at="2020-02-10"), duty="open", **ASKED)

    assert {row.nobody for row in week.rows} == {12}
    assert (times(drawn), times(drawn, "other")) == (2, 2)


def test_hours_of_the_duty_are_its_own() -> None:
    """
    Another duty that asks at some hours only does not make this one be asked more often.
    """
    drawn = f"{dedent(DRAWN)}duty third on 10:00-11:00: household\nduty fourth at grid: household\n"

    assert [times(drawn, duty) for duty in ("open", "third", "fourth")] == [1, 2, 1]


def test_rows_that_begin_are_asked_about_anew() -> None:
    """
    A holder who begins at noon is met at noon, whatever shifts there are.
    """
    way = "post x grid_leader at C held by P1 from 2020-02-10T12:00\nx leads open\n"
    drawn = dedent(DRAWN) + way
    week = cg.week(cg.build(sketch(drawn), at="2020-02-10"), duty="open", **ASKED)

    assert [(row.nobody, row.first) for row in week.rows[:1]] == [(12, week.rows[0].longest)]
    assert times(drawn) == 2
