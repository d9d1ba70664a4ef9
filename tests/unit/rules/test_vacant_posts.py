"""The rule about posts that nobody holds (CG301)."""

import pytest
from tests.unit.rules.people_drawn import AT, GROUND, said, silent

from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import found_in, sketch


def test_posts_of_one_row_are_one_finding():
    """
    Three stairwells of five have nobody: one finding at the row, with their ids.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    appoint P1 to steward-B1-2
    appoint unknown to steward-B2-1
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG301")

    assert "post:steward" == finding.subject
    assert ("post:steward-B1-1", "post:steward-B1-3", "post:steward-B2-2") == finding.evidence
    assert "nobody is appointed to steward-B1-1, steward-B1-3 and steward-B2-2" == finding.message
    assert "岗位 steward-B1-1、steward-B1-3和steward-B2-2 没有任何任职" == finding.sentence("zh")


def test_of_many_posts_a_few_are_named():
    """
    Eleven stairwells without anybody: eight are named, and how many there are.
    """
    drawn = """
    community C
      building B1 with 11 entrances x 1 floors x 1 homes also micro_grid
    post steward building_steward for each micro_grid
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG301")

    assert "11 × post" == finding.evidence[-1]
    assert 9 == len(finding.evidence)
    assert finding.message.endswith("and 3 more")


def test_a_post_made_for_one_place_that_a_row_describes_is_told_there():
    """
    What a row of its own describes is written there: the finding is of that post, at that row.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid
    post steward-B1-1 building_steward
    appoint P1 to steward-B1-2
    appoint P1 to steward-B1-3
    appoint P1 to steward-B2-1
    appoint P1 to steward-B2-2
    """

    assert [("post:steward-B1-1", "nobody is appointed to steward-B1-1")] == said(drawn, "CG301")


@pytest.mark.parametrize(
    "post",
    [
        "held by P1",
        "held by unnamed",
        "held by unknown",
        "held by P1 or P2",
        "held by P1 until 2020-01-01",
        "acting P1",
        "seconded P1",
        "abolished",
        "until 2026-01-01",
        "from 2026-04-01",
    ],
)
def test_a_post_is_not_vacant_where_somebody_was_ever_appointed_or_it_is_not_there(post):
    """
    Unknown is not vacant; a term that has ended is another rule's; what is not there cannot be empty.
    """
    assert silent(f"community C\npost chief community_secretary at C {post}", "CG301")


@pytest.mark.parametrize(
    ("post", "zh", "en"),
    [
        ("held by P1 from 2027-01-01", "岗位 chief 要到 2027-01-01 才有人任职", "nobody holds chief before 2027-01-01"),
        (
            "held by P1 from 2027-06-01 held by P2 from 2027-01-01 deputy P3",
            "岗位 chief 要到 2027-01-01 才有人任职，只有副职",
            "nobody holds chief before 2027-01-01, and only a deputy is there",
        ),
        ("deputy P1", "岗位 chief 只有副职，没有任职的人", "nobody but a deputy is appointed to chief"),
        ("deputy P1 until 2026-01-01", "岗位 chief 没有任何任职", "nobody is appointed to chief"),
        ("until 2026-12-31 held by P1 from 2027-01-01", "岗位 chief 没有任何任职", "nobody is appointed to chief"),
    ],
)
def test_who_is_to_come_and_who_stands_behind_hold_no_post(post, zh, en):
    """
    A first holder who begins later is told with the day; a deputy alone is nobody's deputy.
    """
    (finding,) = (
        each for each in found_in(f"community C\npost chief secretary at C {post}", at=AT) if each.code == "CG301"
    )

    assert (zh, en) == (finding.sentence("zh"), finding.message)


LED = """
    community C
      grid G1: H1
    post leader grid_leader at G1{held}
    post other grid_leader at G1{held}
    duty open: household
    leader leads open
"""


def test_a_vacant_post_that_leads_is_told_once():
    """
    The error at the share names the post; without it, and of other posts, the post is told.
    """
    drawn = LED.format(held="")

    assert ["post:other"] == [subject for subject, _ in said(drawn, "CG301")]
    alone = check(build(sketch(drawn), at=AT), at=AT, select=["CG301"])
    assert ["post:leader", "post:other"] == [each.subject for each in alone]
    assert ["post:leader", "post:other"] == [
        each[0] for each in said(LED.format(held=" held by P1 until 2026-01-01"), "CG304")
    ]


def test_a_waiver_of_a_vacant_post_is_dead_where_the_share_tells_it():
    """
    What is put aside is looked for first; a waiver that meets nothing is told.
    """
    waiver = "\n    waiver {code: CG301, subject: post:leader, reason: in spring, until: 2026-06-01}\n"

    assert ["waiver:CG301.post:leader"] == [subject for subject, _ in said(LED.format(held="") + waiver, "CG115")]
    assert silent(LED.replace("leader leads", "leader assists").format(held="") + waiver, "CG115")
