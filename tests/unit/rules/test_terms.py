"""The rules about terms that ran out (CG304) and secondments without an end (CG306)."""

import pytest
from tests.unit.rules.people_drawn import AT, DOCUMENT, GROUND, found_at, said, silent

from communitygov.testing import found_in


def test_a_term_that_ran_out_is_told_at_the_end_of_the_last():
    """
    Of two terms the later one; the finding stands at its end.
    """
    drawn = "community C\npost chief secretary at C held by P1 until 2024-01-01 held by P2 through 2025-12-31"

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG304")

    assert "nobody follows in chief after 2025-12-31" == finding.message
    assert "岗位 chief 的任职于 2025-12-31 终止，无人接任" == finding.sentence("zh")
    assert "appointments[1].through" == finding.place
    assert [(9, 39)] == found_at(DOCUMENT, "CG304")


def test_a_term_is_over_on_the_first_day_it_no_longer_lasts():
    """
    Until a day means that on that day nobody is there.
    """
    assert not silent("community C\npost chief secretary at C held by P1 until 2026-03-02", "CG304")


def test_a_term_for_every_place_runs_out_once():
    """
    One row for five stairwells, one of which has another holder: four are empty, told once.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    appoint unnamed to steward until 2026-01-01
    appoint P1 to steward-B1-2 from 2026-01-01 until 2027-01-01
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG304")

    assert 4 == len(finding.evidence)
    assert "post:steward-B1-2" not in finding.evidence


@pytest.mark.parametrize(
    "held",
    [
        "held by P1 until 2026-03-03",
        "held by P1 through 2026-03-02",
        "held by P1 until 9999-12-31",
        "held by P1 until 2026-01-01 acting P2",
        "held by P1 until 2026-01-01 seconded P2",
        "held by P1 until 2026-01-01 held by unknown",
        "held by P1 from 2026-05-01",
        "deputy P1 until 2026-01-01",
        "until 2026-01-01 held by P1 until 2026-01-01",
        "abolished held by P1 until 2026-01-01",
        "",
    ],
)
def test_a_term_has_not_run_out(held):
    """
    It lasts today; somebody follows or acts; or there is no such post, or nobody has ever held it.
    """
    assert silent(f"community C\npost chief secretary at C {held}", "CG304")


@pytest.mark.parametrize(
    ("held", "zh", "en"),
    [
        (
            "held by P1 until 2026-01-01 held by P2 from 2026-05-01",
            "岗位 chief 的任职于 2026-01-01 终止，2026-05-01 才有人接任",
            "nobody follows in chief after 2026-01-01 until 2026-05-01",
        ),
        (
            "held by P1 until 2026-01-01 deputy P2",
            "岗位 chief 的任职于 2026-01-01 终止，无人接任，只有副职",
            "nobody follows in chief after 2026-01-01, and only a deputy is there",
        ),
        (
            "acting P1 through 2026-01-01 deputy P2 held by P3 from 2026-05-01",
            "岗位 chief 的任职于 2026-01-01 终止，2026-05-01 才有人接任，只有副职",
            "nobody follows in chief after 2026-01-01 until 2026-05-01, and only a deputy is there",
        ),
    ],
)
def test_a_gap_and_a_deputy_are_no_successor(held, zh, en):
    """
    Until the next term begins nobody is there, and a deputy stands behind nobody.
    """
    (finding,) = (
        each for each in found_in(f"community C\npost chief secretary at C {held}", at=AT) if each.code == "CG304"
    )

    assert (zh, en) == (finding.sentence("zh"), finding.message)
    assert finding.place.startswith("appointments[0].")


def test_a_secondment_to_come_needs_an_end_too():
    """
    It is told before it begins; one that ends, also with the row for all, is not.
    """
    drawn = "community C\npost helper seconded_cadre at C seconded P1{end}"

    assert [("post:helper", "the secondment to helper states no end")] == said(
        drawn.format(end=" from 2026-05-01"), "CG306"
    )
    assert not silent(drawn.format(end=" until 9999-12-31"), "CG306")
    assert silent(drawn.format(end=" until 2026-05-01"), "CG306")
    assert silent(drawn.format(end="").replace("seconded P1", "abolished seconded P1"), "CG306")
    assert silent(drawn.format(end="").replace(" seconded P1", " held by P1"), "CG306")
    (finding,) = (each for each in found_in(drawn.format(end=""), at=AT) if each.code == "CG306")
    assert "下沉到 helper 的任职没有终止日" == finding.sentence("zh")


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("post a helper at C until 2026-06-01 seconded P1", False),
        ("post a helper at C until 9999-06-01 seconded P1", True),
        ("team t at C until 2026-06-01\n  seat a vacant\nappoint P1 to t-a as seconded", False),
        ("team t at C\n  seat a vacant\nappoint P1 to t-a as seconded", True),
    ],
)
def test_the_end_of_the_post_or_the_team_is_an_end(drawn, told):
    """
    With the post the secondment is over, and nobody has to follow.
    """
    assert told is not silent(f"community C\n{drawn}", "CG306")


def test_a_secondment_may_take_its_end_from_the_row_for_all():
    """
    An appointment to one made post takes over what it does not state.
    """
    drawn = f"""
    {GROUND}
    post helper seconded_cadre for each grid
    appoint unnamed to helper as seconded{{end}}
    appoint P1 to helper-G1 as seconded
    """

    assert silent(drawn.format(end=" until 2026-06-01"), "CG306")
    assert 2 == len(said(drawn.format(end=""), "CG306"))


def test_an_end_that_the_row_of_all_posts_states_is_told_there():
    """
    One post of the row has another holder, whose appointment states no end of its own: the end is that of all.
    """
    drawn = """
        community C
          grid G1
          grid G2
        post leader grid_leader for each grid
        appoint P1 to leader until 2025-06-01
        appoint P2 to leader-G2
        """
    found = [each for each in found_in(drawn, at="2026-03-02") if each.code == "CG304"]

    assert ["nobody follows in leader-G1 and leader-G2 after 2025-06-01"] == [each.message for each in found]
    assert ["appointments[0].until"] == [each.path for each in found]
