"""The rule about appointments to a post that is not there (CG310)."""

import pytest
from tests.unit.rules.people_drawn import AT, DOCUMENT, GROUND, found_at, said, silent

from communitygov.testing import found_in


def test_an_appointment_after_its_post():
    """
    The post ends before the appointment begins; the finding stands at the appointment.
    """
    assert [(14, 5)] == found_at(DOCUMENT, "CG310")
    drawn = (
        "community C\npost chief secretary at C until 2026-12-31 held by P1 until 2026-06-01 held by P2 from 2027-01-01"
    )
    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG310")
    assert "this appointment is in force at no time of chief" == finding.message
    assert "这条任职的起止与岗位 chief 的存续期没有一天重合" == finding.sentence("zh")


@pytest.mark.parametrize(
    ("post", "quiet"),
    [
        ("until 2026-12-31 held by P1 from 2026-12-30", True),
        ("until 2026-12-31 held by P1 from 2026-12-31", False),
        ("from 2025-01-01 held by P1 until 2025-01-01", False),
        ("from 2025-01-01 held by P1 through 2025-01-01", True),
        ("abolished held by P1 until 2020-01-01", True),
        ("abolished held by P1", False),
        ("held by P1 until 2020-01-01 held by P2", True),
    ],
)
def test_the_edges_of_a_post(post, quiet):
    """
    Periods are half-open; what is past says nothing of a post that was abolished since.
    """
    assert quiet is silent(f"community C\npost chief secretary at C {post}", "CG310")


def test_an_appointment_for_all_of_which_some_are_there():
    """
    One of five posts ended before it: that it is one to the others is enough.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    post steward-B1-1 building_steward until 2020-01-01
    appoint unnamed to steward from 2021-01-01
    """

    assert silent(drawn, "CG310")


def test_an_appointment_to_an_abolished_post_says_so():
    """
    The words are those of the case.
    """
    ((_, message),) = said("community C\npost chief secretary at C abolished held by P1", "CG310")

    assert "this appointment does nothing, for its post is abolished: chief" == message
