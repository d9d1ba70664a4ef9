"""The rules of answers: duties that nobody leads (CG501) and leads that are vacant (CG502)."""

import pytest
from tests.unit.rules.answers_drawn import AT, found, paths

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import found_in


def test_a_duty_nobody_leads_is_said_once_for_all_modes_and_gaps():
    """
    Two buildings with two backstops in every mode are one duty to edit; the backstops stand as evidence.
    """
    (one,) = found(
        """
        post s1 building_steward at B1 held by P1
        post s2 building_steward at B2 held by P2
        every building_steward leads everything
        duty open: household
        """,
        "CG501",
    )

    assert (
        "no share leads open in G1 (H1a, H1b, H2a and H2b) but those of everything (s1 and s2)"
        " (4 homes and sites, mode service)"
    ) == one.message
    assert "没有任何分工主责，只有全面负责的 s1和s2 兜底（" in one.sentence("zh")
    assert {"backstop post:s1", "backstop post:s2"} < {*one.evidence}
    assert ("duties[0].id", "duty:open") == (one.path, one.subject)


@pytest.mark.parametrize(
    ("holder", "fires"),
    [
        ("vacant", True),
        ("held by P1 until 2026-03-01", True),
        ("held by P1 until 2026-03-03", False),
        ("held by unnamed", False),
        ("held by unknown", False),
        ("held by P1 or P2", False),
        ("acting P1", False),
        ("deputy P1", False),
        ("abolished held by P1", True),
    ],
)
def test_vacant_is_neither_unknown_nor_unnamed(holder, fires):
    """
    A lead is vacant when nobody holds it, or it is abolished; not when nobody knows who does.
    """
    drawn = f"post leader grid_leader at G1 {holder}\nduty open: household\npost:leader leads open"

    assert (["shares[0]"] if fires else []) == paths(drawn, "CG502")


def test_each_share_whose_lead_is_vacant_is_said_though_the_gaps_are_one():
    """
    Two stewards by two shares, both posts vacant, behind them one leader: two shares, each with its own homes.
    """
    drawn = """
        post s1 building_steward at B1
        post s2 building_steward at B2
        post leader grid_leader at G1 held by P1
        duty open: household, at building
        post:s1 leads open, called by-s1
        post:s2 leads open, called by-s2
        leader leads open
    """
    one, two = found(drawn, "CG502")

    assert ("shares[0].id", "share:by-s1") == (one.path, one.evidence[0])
    assert (
        "the lead of open lies with s1, and nobody is there: H1a and H1b (2 homes and sites, mode service)"
        == one.message
    )
    assert ("shares[1].id", "share:by-s2") == (two.path, two.evidence[0])


def test_a_share_is_told_only_for_the_places_where_its_lead_is_the_nearest():
    """
    The leader's post is vacant too: it names the hole in the first building, a steward in the second.
    """
    steward, leader = found(
        """
        post s2 building_steward at B2
        post leader grid_leader at G1
        duty open: household
        post:s2 leads open
        post:leader leads open
        """,
        "CG502",
    )

    assert (
        "the lead of open lies with s2, and nobody is there: H2a and H2b (2 homes and sites, mode service)"
        == steward.message
    )
    assert (
        "the lead of open lies with leader, and nobody is there: H1a and H1b (2 homes and sites, mode service)"
        == leader.message
    )


def test_posts_written_once_are_one_finding():
    """
    A post written for each building and held in one of them: one finding at the share, naming the vacant post.
    """
    (one,) = found(
        """
        post s building_steward for each building held by P1
        appoint P2 to s-B2 until 2026-01-01
        duty open: household
        post:s leads open
        """,
        "CG502",
    )

    assert "s-B2 由" not in one.sentence("zh")
    assert "open 由 s-B2 主责而无人任职：H2a和H2b（2 户（处），模式 service）" == one.sentence("zh")
    assert ("share:open.lead.post.s", "post:s-B2", "place:H2a", "place:H2b") == one.evidence


def test_a_finding_stands_in_its_file():
    """
    Of a document read from text the line and the column of the id are told, of a share without one its own.
    """
    text = """communitygov: 1
places: [{id: C, level: community}]
posts:
  - {id: leader, kind: grid_leader, serves: C}
duties:
  - {id: open, applies_to: [community]}
  - {id: shut, applies_to: [community]}
shares:
  - {duty: open, part: lead, who: post:leader}
"""
    findings = check(build(loads(text, file="t.yaml"), at=AT), at=AT, select=["CG501", "CG502"])

    assert [("CG501", 7, 10), ("CG502", 9, 5)] == [(each.code, each.line, each.column) for each in findings]


def test_every_share_whose_lead_is_vacant_is_told_however_many():
    """
    Seven micro-grids, each led by a vacant catch-all of its own, with a grid leader too far out: seven shares.
    """
    numbers = range(7)
    places = "\n".join(f"    micro_grid M{n}\n      building B{n}: H{n}" for n in numbers)
    posts = "\n".join(f"post s{n} building_steward at M{n}\npost:s{n} leads everything" for n in numbers)
    drawing = (
        f"community C\n  grid G1\n{places}\npost leader grid_leader at G1 held by P1\n"
        f"duty open: household, at micro_grid\nleader leads open\n{posts}\n"
    )

    told = [each for each in found_in(drawing, at="2026-03-02") if each.code == "CG502"]

    assert 7 == len(told)
