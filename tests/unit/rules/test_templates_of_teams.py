"""The rules about what the template of a team asks for: its seats (CG701), a lead (CG703), health (CG705)."""

import pytest
from tests.unit.rules.teams_drawn import AT, GRIDS, TEAM, of, silent

from communitygov.testing import found_in


def test_a_team_of_every_grid_lacks_a_seat_once():
    """
    One finding at the row, with the teams as evidence; one made team that a row of its own describes is told apart.
    """
    drawn = GRIDS + TEAM.replace("  seat police_officer held by unnamed\n", "")

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG701")
    assert ("team:response-G1", "team:response-G2", "team:response-G3") == finding.evidence

    own = drawn + "team response-G2 in emergency\n  seat grid_leader held by post:leader\n"
    assert ["team:response", "team:response-G2"] == [subject for subject, _ in of(own, "CG701")]
    first = next(each for each in found_in(own, at=AT) if each.code == "CG701")
    assert ("team:response-G1", "team:response-G3") == first.evidence


@pytest.mark.parametrize(
    ("seats", "lacks"),
    [
        ("seat steward vacant\n  seat member vacant", False),
        ("seat steward vacant\n  seat activist (committee_member) vacant", False),
        ("seat head (building_steward) vacant leads\n  seat member vacant", False),
        ("seat steward vacant", True),
        ("seat steward vacant\n  seat activist vacant", True),
    ],
)
def test_a_seat_is_there_by_its_name_or_its_kind(seats, lacks):
    """
    A vacant seat is there; one of another kind is not the one asked for.
    """
    drawn = f"community C\n  micro_grid M\nteam t (stairwell_committee) at M\n  {seats}"

    assert lacks is not silent(drawn, "CG701")


def test_a_template_may_ask_for_nothing_or_be_none():
    """
    Seats that a template allows are not missing; a team without a template lacks none; one that is over neither.
    """
    assert silent("community C\nteam t at C\n  seat chair held by P1 leads", "CG701")
    assert silent("community C\nteam t (seed_1_3) at C until 2026-01-01\n  seat grid_leader held by P1", "CG701")
    seats = "information_officer", "supply_officer", "steward"
    drawn = "community C\nteam t (hz_1_2_n) at C\n" + "".join(f"  seat {seat} held by unnamed\n" for seat in seats)
    assert silent(drawn, "CG701")


def test_a_lead_by_the_seat_or_by_the_template():
    """
    Either is enough; a template whose leading seat is not there leads nothing.
    """
    led = "community C\nteam t (seed_1_3) at C\n  seat grid_leader vacant"

    assert silent(led, "CG703")
    assert silent(led.replace("(seed_1_3) ", "").replace("vacant", "vacant leads"), "CG703")
    assert not silent(led.replace("(seed_1_3) ", ""), "CG703")
    assert not silent(led.replace("grid_leader", "police_officer"), "CG703")
    assert silent(led.replace("(seed_1_3) at C", "at C until 2026-01-01"), "CG703")


@pytest.mark.parametrize(
    ("team", "asked"),
    [
        ("at G1 in emergency", True),
        ("at G1 in epidemic", True),
        ("at G1 in flood and epidemic", True),
        ("at C in emergency", True),
        ("for each grid in emergency", True),
        ("at G1 in flood", False),
        ("at G1 in service", False),
        ("at G1", False),
        ("at M1 in emergency", False),
        ("in emergency", False),
        ("at G1 in emergency until 2026-01-01", False),
    ],
)
def test_which_teams_need_somebody_of_health(team, asked):
    """
    Those for any emergency or an epidemic that serve a grid or more; not a flood team, nor one of a stairwell.
    """
    drawn = f"community C\n  grid G1\n    micro_grid M1\nteam t {team}\n  seat x held by P1 leads"

    assert asked is not silent(drawn, "CG705")


@pytest.mark.parametrize(
    "seat",
    ["seat doctor vacant", "seat y (nurse) vacant", "seat family_doctor vacant", "seat y held by P2 sent by clinic"],
)
def test_a_seat_of_health(seat):
    """
    By its name, its kind or who sends its holder; whether anybody holds it is another question.
    """
    drawn = "community C\norganisation clinic (health_centre) at C whole\n"
    drawn += "team t at C in emergency\n  seat x held by P1 leads\n"

    assert not silent(drawn, "CG705")
    assert silent(f"{drawn}  {seat}", "CG705")


def test_where_the_words_have_nobody_of_health():
    """
    A vocabulary without such posts cannot be asked: said, and no finding.
    """
    drawn = "words of japan\nneighbourhood N\nteam t at N in emergency\n  seat x held by P1 leads"
    found = found_in(drawn, at=AT)

    assert "CG705" not in found.codes
    assert ["the vocabulary has no word for a post of health"] == [
        each.why.en for each in found.not_checked if each.code == "CG705"
    ]


def test_a_team_that_serves_nowhere_is_not_asked_for_a_medic():
    """
    Where it works is not known, so nobody can say that it is a team of a grid.
    """
    team = "team x{at} in emergency\n  seat chief held by P1 leads"

    assert silent("community C\n  grid G1\n" + team.format(at=""), "CG705")
    assert not silent("community C\n  grid G1\n" + team.format(at=" at G1"), "CG705")
