"""The rule about steps of a ladder that no case comes to."""

import pytest
from tests.unit.rules.answers_drawn import AT, found, paths

from communitygov.testing import found_in

REACH = """
    post s building_steward at B1 held by P1
    post leader grid_leader at G1 held by P2
    post chief community_secretary at C held by P3
    post top subdistrict_director at C held by P4
    duty open: household
    s leads open
    leader leads open
"""


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("leader reports to chief\nchief reports to top", []),
        ("s reports to chief", ["links[0]"]),
        ("s reports to chief\nleader reports to s", []),
        ("chief reports to top", ["links[0]"]),
        ("chief reports to top\nleader reports to chief, until 2026-01-01", ["links[0]"]),
        ("s reports to chief\nchief reports to top", ["links[0]"]),
        ("s reports to chief\nleader reports to top\nleader leads open, in emergency", ["links[0]"]),
        ("leader reports to chief\nleader reports to top, in emergency", []),
        (
            "leader reports to chief\nleader reports to top, in service\nleader reports to top, in emergency",
            ["links[0]"],
        ),
        ("leader reports to post:nowhere\npost:nowhere reports to top", []),
        ("chief leads everything\nleader reports to top", ["links[0]"]),
        ("chief leads everything\nchief reports to top", []),
        ("chief leads open, adds\nleader reports to top", []),
        ("chief leads open, adds\nchief reports to top", []),
        ("exempt G1 from open because empty\nleader reports to top", []),
        ("duty shut: household, in flood\nchief leads shut\nchief reports to top, in heat", ["links[0]"]),
        ("duty shut: household, in flood\nchief leads shut\nchief reports to top, in flood", []),
        (
            "zone z (compound): B1\npost k property_manager at z held by P5\nk leads open\nk reports to top",
            ["links[0]"],
        ),
        (
            "duty shut: household\nzone z (compound): B1\npost k property_manager at z\nk leads shut\nk reports to top",
            [],
        ),
        (
            "zone z (compound): G1\npost k m at z\nduty shut: household\nk leads shut\ns leads shut\ns reports to top",
            ["links[0]"],
        ),
        ("chief reports to top\ntop reports to chief", []),
        ("chief reports to top\ntop reports to chief\nchief reports to s", ["links[2]"]),
    ],
)
def test_a_step_that_no_case_comes_to(drawn, expected):
    """
    A line begins with whoever leads furthest out; of a line that is never begun the first link is told.
    """
    assert expected == paths(REACH + drawn, "CG515")


ADDING = """
    post s building_steward at B1 held by P1
    post leader grid_leader at G1 vacant
    post chief community_secretary at C held by P3
    post top subdistrict_director at C held by P4
    duty open: household
    s leads open
    leader leads open, adds
    chief leads open, adds
"""


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("leader reports to top", []),
        ("s reports to top", []),
        ("zone z (compound): B1\npost k property_manager at z\nk leads open, adds\nk reports to top", []),
        (
            "zone z (compound): B1 B2\npost k property_manager at z held by P5\nk leads open\ns reports to top",
            ["links[0]"],
        ),
        (
            "post mid building_steward at B1 held by P5\nleader leads open\nmid leads open\ns reports to top",
            ["links[0]"],
        ),
    ],
)
def test_of_leads_that_add_any_may_be_left_the_last(drawn, expected):
    """
    Those that answer have joined and leave the line; one that is vacant stays, and the line goes on from it.
    """
    assert expected == paths(ADDING + drawn, "CG515")


@pytest.mark.parametrize(
    ("drawn", "why"),
    [
        ("s reports to chief", "others lead further out"),
        ("chief reports to top", "none comes to chief, by a lead or by a report"),
        (
            "leader reports to top\nleader reports to chief, in service\nleader reports to chief, in emergency",
            "another link, which names the mode more exactly, is always followed",
        ),
    ],
)
def test_why_no_case_comes_is_said(drawn, why):
    """
    Somebody leads further out, nobody hands anything up, or another link names the mode.
    """
    (one,) = found(REACH + drawn + "\nswitch emergency at C from 2026-02-01 until 2026-04-01", "CG515")

    assert why in one.message
    assert {"post:chief", "post:top"} & {*one.evidence}


def test_places_of_homes_nobody_counted_are_asked_in_too():
    """
    A case may come up in a building whose homes nobody counted, and go up from there.
    """
    drawn = "post l grid_leader at G9 held by P1\npost top secretary at C held by P2\nduty open: household\n"
    drawn += "l leads open\nl reports to top"

    assert [] == [
        each.path
        for each in found_in("community C\n  grid G9\n    building B9 not counted\n" + drawn, at=AT)
        if each.code == "CG515"
    ]
