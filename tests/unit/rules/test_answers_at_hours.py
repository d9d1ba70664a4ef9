"""What is so only at some hours of a week: told by the rule of its state, once, and not where the instant tells it."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import found_in

AT = "2026-03-02"
PLACES = """
community C
  grid G1
    micro_grid M1
      building B1: H1a H1b
    micro_grid M2
      building B2: H2a
"""


def told(drawn, at=AT):
    """The code and the message of each finding of who answers."""
    lines = "\n".join(line.strip() for line in drawn.splitlines())
    codes = ("CG501", "CG502", "CG503", "CG504", "CG507", "CG508", "CG901")
    return [(each.code, each.message) for each in found_in(PLACES + lines, at=at) if each.code in codes]


BY_DAY = """
post steward building_steward at M1 held by P1 on 08:00-20:00
duty sweep: household {}
steward leads sweep
"""


@pytest.mark.parametrize("at", [AT, f"{AT}T10:00"])
def test_a_post_that_is_vacant_only_when_the_steward_is_off(at):
    """
    Two homes by night; by day the steward answers for them. The home of M2 is not asked about.
    """
    drawn = (
        BY_DAY.format(", at micro_grid")
        + "post near building_leader at B1\nnear leads sweep at B1\nexempt M2 from sweep because empty"
    )
    ((code, message),) = told(drawn, at)

    assert "CG507" == code
    assert message.startswith("nobody holds the post that leads for sweep in B1 (H1a and H1b) for 168 place-hours")
    assert "first at 2026-03-02 00:00, when nobody holds near; steward is off (shift 0800-2000, 08:00-20:00" in message


@pytest.mark.parametrize("at", [AT, f"{AT}T10:00"])
def test_a_leader_who_is_too_far_only_at_night(at):
    """
    The duty asks for somebody at the micro-grid by night; the leader of the grid answers at any hour, and has no shift.
    """
    register = loads("""
    communitygov: 1
    places:
      - {id: C, level: community}
      - {id: G1, level: grid, within: C}
      - {id: B1, level: building, within: G1, households: 3}
    people: [P1]
    posts: [{id: leader, kind: grid_leader, serves: G1}]
    appointments: [{post: leader, holder: P1}]
    duties: [{id: sweep, applies_to: [household], answered_at: [{level: micro_grid, hours: "20:00-08:00"}]}]
    shares: [{duty: sweep, part: lead, who: post:leader}]
    """)
    (one,) = check(build(register, at=at), at=at, select=["CG5"])

    assert "CG507" == one.code
    assert "nobody near enough answers for sweep in B1 for 252 place-hours of the week from" in one.message
    assert "when there is only leader, from further out" in one.message


def test_what_the_instant_tells_is_not_told_again():
    """
    M2 has nobody at any hour and M1 nobody by night: the one is CG502, the other CG507, each of its own homes.
    """
    drawn = """
        post one building_steward at M1 held by P1 on 08:00-20:00
        post two building_steward at M2
        post near building_leader at B1
        duty sweep: household
        one leads sweep
        two leads sweep
        near leads sweep
    """
    by_code = dict(told(drawn))

    assert {"CG502", "CG507"} == {*by_code}
    assert "sweep lies with two" in by_code["CG502"]
    assert "in B1 (H1a and H1b) for 168 place-hours" in by_code["CG507"]
    assert not [code for code, _ in told(drawn.replace(" on 08:00-20:00", "")) if code == "CG507"]


TURNS = """
post day building_steward at M1 held by P1 on {}
post night building_steward at M1 held by P2 on 20:00-08:00
duty sweep: household
exempt M2 from sweep because empty
day leads sweep
night leads sweep
"""


@pytest.mark.parametrize("at", [AT, f"{AT}T10:00", f"{AT}T20:30"])
def test_those_who_take_turns_are_no_rivals_but_where_they_overlap(at):
    """
    By day the one, by night the other: nothing is said. With an hour in common there are two homes seven times.
    """
    assert not told(TURNS.format("08:00-20:00"), at)
    ((code, message),) = told(TURNS.format("08:00-21:00"), at)
    assert "CG503" == code
    assert "is led by day and night at one nearness, and which counts is not said (14 place-hours" in message
    assert "first at 2026-03-02 20:00" in message


def test_two_who_are_rivals_only_when_the_nearest_is_off():
    """
    By day the steward of M1 answers, by night two leaders of its grid; in M2 these are rivals at every hour.
    """
    drawn = (
        BY_DAY.format("")
        + """
        post a grid_leader at G1 held by P2
        post b grid_leader at G1 held by P3
        a leads sweep
        b leads sweep
        exempt M2 from sweep because empty
    """
    )
    ((code, message),) = told(drawn)

    assert "CG503" == code
    assert "in B1 (H1a and H1b) is led by a and b at one nearness" in message
    assert "168 place-hours" in message


def test_not_known_who_when_the_nearest_is_off():
    """
    Behind the steward one of two leads the grid: told for the nights; hours nobody knows stay what CG507 leaves open.
    """
    drawn = BY_DAY.format("") + "post a grid_leader at G1 held by {}\na leads sweep\nexempt M2 from sweep because empty"
    ((code, message),) = told(drawn.format("P2 or P3"))

    assert "CG508" == code
    assert "who answers for sweep in B1 (H1a and H1b): who holds a (P2 or P3) (168 place-hours of the week" in message
    assert not told(drawn.format("P2"))
    assert not told("shift odd unknown\n" + drawn.format("P2 on odd"))


def test_a_stand_in_who_is_off_at_night_leaves_the_nights_open():
    """
    The post is vacant and another stands in for it by day.
    """
    drawn = """
        post steward building_steward at M1
        post other worker at G1 held by P1 on 08:00-20:00
        duty sweep: household
        exempt M2 from sweep because empty
        steward leads sweep
        post:other stands in for post:steward
    """

    assert ["CG507"] == [code for code, _ in told(drawn)]


def test_the_shifts_of_one_post_are_told_together():
    """
    When it is on again is said of the post, behind its shifts.
    """
    drawn = """
        shift day 08:00-20:00
        shift night 21:00-07:00
        post guard guard at M1 held by P1 on day held by P2 on night
        duty sweep: household
        exempt M2 from sweep because empty
        guard leads sweep
    """
    ((_, message),) = told(drawn)

    assert (
        "when guard is off (shift day, 08:00-20:00; shift night, 21:00-07:00, next on 2026-03-02 08:00)" in message
    ), message


@pytest.mark.parametrize("at", ["9998-12-25", "9998-12-31"])
def test_the_week_ends_with_the_last_year(at):
    """
    There is no day after 9998-12-31 to ask about.
    """
    assert ["CG507"] == [code for code, _ in told(BY_DAY.format("") + "exempt M2 from sweep because empty", at)]
