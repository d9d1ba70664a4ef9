"""The rules about seats that nobody holds (CG702), or one person twice (CG704)."""

import pytest
from tests.unit.rules.teams_drawn import AT, GRIDS, TEAM, of, silent

from communitygov.testing import found_in


def test_seats_of_one_row_that_nobody_holds():
    """
    Who holds the seat is appointed grid by grid, and one was left out.
    """
    drawn = GRIDS + TEAM.replace("seat public_health_liaison held by unnamed", "seat public_health_liaison vacant")
    drawn += "appoint P1 to response-G1-public_health_liaison\nappoint unknown to response-G3-public_health_liaison\n"

    assert [
        ("post:response-G2-public_health_liaison", "nobody holds the seat response-G2-public_health_liaison")
    ] == of(drawn, "CG702")


def test_a_seat_that_a_row_of_its_own_leaves_out_is_not_vacant():
    """
    A made team that a row describes has the seats of that row and no others.
    """
    drawn = GRIDS + TEAM.replace("seat liaison_cadre held by unnamed", "seat liaison_cadre vacant")
    drawn += "team response-G2 in emergency\n  seat grid_leader held by post:leader\n"

    ((_, message),) = of(drawn, "CG702")

    assert "nobody holds the seat response-G1-liaison_cadre and response-G3-liaison_cadre" == message


def test_a_seat_held_by_a_post_that_is_not_there_for_the_place():
    """
    A leader's post for two grids of three: in the third nobody holds the seat. A vacant post is told elsewhere.
    """
    drawn = (GRIDS + TEAM).replace("for each grid held by unnamed", "for each grid within G1 held by unnamed", 1)

    assert [
        ("post:response-grid_leader", "nobody holds the seat response-G2-grid_leader and response-G3-grid_leader")
    ] == of(drawn, "CG702")
    assert silent((GRIDS + TEAM).replace("grid held by unnamed", "grid vacant", 1), "CG702")


@pytest.mark.parametrize("held", ["held by unknown", "held by unnamed", "held by P1 or P2", "held by post:chief"])
def test_a_seat_that_somebody_may_hold(held):
    """
    Unknown is not vacant; a post that nobody holds is told at the post.
    """
    drawn = f"community C\npost chief secretary at C vacant\nteam t at C\n  seat chair {held} leads"

    assert silent(drawn, "CG702")
    assert not silent(drawn.replace(held, "vacant"), "CG702")
    assert silent(drawn.replace(held, "vacant").replace("team t at C", "team t at C until 2026-01-01"), "CG702")


def test_a_seat_whose_holder_has_left():
    """
    The term that ran out is told at its end, and not a second time at the seat.
    """
    drawn = "community C\nteam t at C\n  seat chair vacant leads\nappoint P1 to t-chair until 2026-01-01"

    assert silent(drawn, "CG702")
    assert not silent(drawn, "CG304")


@pytest.mark.parametrize(
    ("seat", "en"),
    [
        ("seat member vacant", "nobody holds the seat t-member"),
        ("seat member", "nobody holds the seat t-member"),
        ("seat member held by unknown", ""),
        ("seat member\nappoint P2 to t-member from 2026-05-01", "nobody holds the seat t-member before 2026-05-01"),
        ("seat member\nappoint P2 to t-member as deputy", "nobody but a deputy is appointed to the seat t-member"),
        ("seat member\nappoint P2 to t-member until 2026-01-01", ""),
        ("seat member\nappoint P2 to t-member as acting", ""),
    ],
)
def test_who_is_to_come_and_who_stands_behind_hold_no_seat(seat, en):
    """
    As with posts: a day on which somebody comes, a deputy alone, and a term that ended, which another rule tells.
    """
    drawn = f"community C\nteam t at C\n  seat chair held by P1 leads\n  {seat}"

    assert ([("post:t-member", en)] if en else []) == of(drawn, "CG702")


def test_a_vacant_seat_that_leads_is_told_once():
    """
    A share to a kind of post names the seat itself; a share to the team does not.
    """
    drawn = "community C: H1\nteam t at C\n  seat chair (grid_leader) leads\nduty open: household\n{} leads open"

    assert silent(drawn.format("every grid_leader"), "CG702")
    assert not silent(drawn.format("every grid_leader"), "CG502")
    assert not silent(drawn.format("t"), "CG702")


def test_one_person_in_two_seats_of_some_teams():
    """
    The leader of one grid is its liaison as well, by an appointment: that team is told, at the later seat.
    """
    drawn = GRIDS + TEAM + "appoint P1 to leader-G2\nappoint P1 to response-G2-liaison_cadre\n"

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG704")

    assert "post:response-G2-liaison_cadre" == finding.subject
    assert "response-G2: the seats grid_leader and liaison_cadre are held by one person: P1" == finding.message
    assert "teams[0].seats.liaison_cadre" == finding.place


def test_one_post_in_two_seats_is_one_person_whoever_it_is():
    """
    Nobody named whoever holds the post, and it is one person.
    """
    drawn = "community C\npost a secretary at C held by unnamed\nteam t at C\n  seat x held by post:a leads\n"

    assert [("post:t-y", "t: the seats x and y are held by one person")] == of(
        drawn + "  seat y held by post:a", "CG704"
    )


@pytest.mark.parametrize(
    "seats",
    [
        "seat x held by unnamed leads\n  seat y held by unnamed",
        "seat x held by unknown leads\n  seat y held by unknown",
        "seat x held by P1 leads\n  seat y held by P1 or P2",
        "seat x held by P1 leads\n  seat y held by P2",
        "seat x held by P1 on early leads\n  seat y held by P1 on late",
    ],
)
def test_two_seats_of_two_people(seats):
    """
    Unnamed ones are two; perhaps is not surely; by turns is not at once.
    """
    shifts = "shift early 06:00-12:00\nshift late 12:00-20:00\nshift long 06:00-20:00\n"

    assert silent(f"community C\n{shifts}team t at C\n  {seats}", "CG704")
    if "late" in seats:
        assert not silent(f"community C\n{shifts}team t at C\n  {seats}".replace("on late", "on long"), "CG704")


def test_one_person_in_two_teams():
    """
    Two teams of one seat each are not one team.
    """
    drawn = "community C\nteam t at C\n  seat x held by P1 leads\nteam u at C\n  seat x held by P1 leads"

    assert silent(drawn, "CG704")


def test_seats_of_a_made_team_that_a_row_describes():
    """
    Its own seats are looked at, and not those it would have been made with.
    """
    drawn = GRIDS + TEAM + "team response-G2 in emergency\n  seat grid_leader held by P1\n  seat helper held by P1\n"

    assert ["post:response-G2-helper"] == [subject for subject, _ in of(drawn, "CG704")]
