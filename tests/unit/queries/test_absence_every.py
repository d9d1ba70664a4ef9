"""The absence of everybody at once, and of every two."""

import json

import pytest

import communitygov as cg
from communitygov.testing import sketch

AT = "2020-02-10T10:00"
DRAWN = """
community C
  grid G1
    building B1: H1a H1b
    building B2 counts 24
    building B9 not counted
  grid G2
    building B3: H3a
post steward-B1 building_steward at B1 held by P1, deputy P2
post steward-B2 building_steward at B2 held by P1
post steward-B3 building_steward at B3 held by P3
post leader-G1 grid_leader at G1 held by P4
post second-G1 grid_leader at G1 held by P5
post leader-G2 grid_leader at G2 held by P4 or P6
post desk duty_officer at C held by P9
organisation office (subdistrict_office) at C head desk
duty sweep: household, at building
duty patrol: household, at grid
duty open: household
every building_steward leads sweep
every grid_leader leads patrol joint pact
office leads open
every building_steward leads open
"""


def lost(found: cg.Absences) -> dict[str, tuple[float, float, float]]:
    """What each loses: homes, pairs, and what passes on."""
    return {row.who: (row.homes_lost, row.pairs_lost, row.pairs_passed_on) for row in found.rows}


@pytest.fixture
def structure() -> cg.Structure:
    """A steward of two buildings, one of which has a deputy; two who answer together; a body with a head."""
    return cg.build(sketch(DRAWN), at=AT)


def test_persons_apart(structure):
    """
    A deputy takes over, the other of two goes on, and the office answers for what the stewards lead.
    """
    found = cg.absences(structure, over="person", at=AT)

    assert lost(found) == {
        "person:P1": (24, 24, 28),
        "person:P3": (1, 1, 1),
        "person:P4": (0, 0, 26),
        "person:P5": (0, 0, 26),
    }
    assert [str(each) for each in found.rows[0].duties] == ["duty:sweep"]
    assert [str(each) for each in found.rows[0].places] == ["place:B2"]
    assert (found.tried, found.left_out, [str(each) for each in found.not_counted]) == (7, 0, ["place:B9"])


def test_posts_and_bodies_apart(structure):
    """
    With a post all who hold it go; with a body the post that it has.
    """
    posts, bodies = (cg.absences(structure, over=over, at=AT) for over in ("post", "body"))

    assert lost(posts)["post:steward-B1"] == (2, 2, 2)
    assert lost(posts)["post:steward-B2"] == (24, 24, 24)
    assert "post:desk" not in lost(posts)
    assert lost(bodies) == {}


def test_the_first_are_listed_and_the_others_are_counted(structure):
    """
    Rows are bounded, what is left out is told.
    """
    found = cg.absences(structure, over="person", most=1, at=AT)

    assert ([row.who for row in found.rows], found.left_out) == (["person:P1"], 3)


def test_two_who_lose_something_together(structure):
    """
    The holder and the deputy of one building; the two who answer together; the steward and the office behind.
    """
    found = cg.absence_pairs(structure, at=AT)
    told = {
        " ".join(each.id for each in row.who): (row.homes_lost, [each.id for each in row.duties]) for row in found.rows
    }

    assert told == {
        "P1 P2": (2, ["sweep"]),
        "P1 P9": (24, ["open"]),
        "P3 P9": (1, ["open"]),
        "P4 P5": (26, ["patrol"]),
    }
    assert found.total == 4
    few = cg.absence_pairs(structure, most=1, at=AT)
    assert (len(few.rows), few.total, few.left_out) == (1, 4, 3)
    assert json.loads(json.dumps(few.to_json()))["rows"][0]["who"] == ["person:P4", "person:P5"]
    assert found.rows.to_columns()["one"][0] == "person:P4"


@pytest.mark.parametrize("asked", [{}, {"each": ["P1"], "over": "person"}, {"over": "people"}])
def test_what_cannot_be_asked(structure, asked):
    """
    Whose absence is asked must be said once, in a word that there is.
    """
    with pytest.raises(cg.BadQuestion):
        cg.absences(structure, at=AT, **asked)
