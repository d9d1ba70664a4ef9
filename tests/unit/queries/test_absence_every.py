"""The absence of everybody at once, and of every two."""

import json

import pytest

import communitygov as cg
from communitygov.queries import absence_ranked
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
    posts, bodies = (cg.absences(structure, over=over, at=AT) for over in ("post", "organisation"))

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
    assert cg.absences(structure, over="person", most=0, at=AT).left_out == 4


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


@pytest.mark.parametrize("asked", [{}, {"each": ["P1"], "over": "person"}, {"over": "people"}, {"over": ["post"]}])
def test_what_cannot_be_asked(structure, asked):
    """
    Whose absence is asked must be said once, in a word that there is.
    """
    with pytest.raises(cg.BadQuestion):
        cg.absences(structure, at=AT, **asked)


@pytest.mark.parametrize("most", [-1, 2.5, "3", True])
@pytest.mark.parametrize("ask", [cg.absences, cg.absence_pairs])
def test_most_is_a_number_of_rows(structure, ask, most):
    """
    What is no number of rows is refused, not counted from the end.
    """
    with pytest.raises(cg.BadQuestion, match="a whole number from 0 on") as raised:
        ask(structure, over="person", most=most, at=AT)

    assert "从 0 起的整数" in raised.value.sentence("zh")


@pytest.mark.parametrize("most", [1, 999, 1000])
def test_most_is_of_everybody(structure, most):
    """
    Those who are named are all listed, so that they are not bounded, by whatever number.
    """
    with pytest.raises(cg.BadQuestion, match="with over="):
        cg.absences(structure, ["P1", "P3"], most=most, at=AT)


def test_all_of_those_named_may_be_asked_for(structure):
    """
    None is what is done anyhow.
    """
    assert cg.absences(structure, ["P1", "P3"], most=None, at=AT) == cg.absences(structure, ["P1", "P3"], at=AT)


def test_a_thousand_of_everybody_are_listed_where_nothing_is_said(structure, monkeypatch):
    """
    The bound is of everybody alone: one, in place of a thousand, bounds none of those who are named.
    """
    monkeypatch.setattr(absence_ranked, "MOST", 1)

    assert 1 == len(cg.absences(structure, over="person", at=AT).rows)
    assert 2 == len(cg.absences(structure, ["P1", "P3"], at=AT).rows)


def test_one_text_is_one(structure):
    """
    A text is not taken letter by letter.
    """
    for one in ("person:P1", cg.Ref("person", "P1")):
        assert lost(cg.absences(structure, one, at=AT)) == {"person:P1": (24, 24, 28)}


def test_a_body_is_asked_for_by_the_word_of_its_id(structure):
    """
    The word asked for is the kind of the rows; what it is called besides is told which word that is.
    """
    found = cg.absences(structure, over="organisation", at=AT)

    assert (found.over, found.to_json()["over"]) == ("organisation", "organisation")
    for called in ("body", "单位"):
        with pytest.raises(cg.BadQuestion, match="did you mean 'organisation'"):
            cg.absences(structure, over=called, at=AT)


SENT = """
communitygov: 1
places:
  - {{id: C, level: community}}
  - {{id: G1, level: grid, within: C}}
  - {{id: G2, level: grid, within: C}}
  - {{id: G3, level: grid, within: C}}
  - {{id: B1, level: building, within: G1, households: 10}}
  - {{id: B2, level: building, within: G2, households: 20}}
  - {{id: B3, level: building, within: G3, households: 40}}
organisations:
  - {{id: hospital, kind: bureau}}
  - {{id: police, kind: bureau}}
teams:
  - {{id: t, for_each: grid, seats: {{boss: {{holder: unnamed, lead: true{each}}}}}}}
  - {{id: t-{own}, seats: {{boss: {{holder: unnamed, lead: true{said}}}}}}}
duties:
  - {{id: d, applies_to: [household]}}
shares:
  - {{duty: d, part: lead, who: "team:t"}}
"""
SENDERS = ("", ", sent_by: hospital", ", sent_by: police")


@pytest.mark.parametrize("said", SENDERS)
@pytest.mark.parametrize("each", SENDERS)
@pytest.mark.parametrize("own", ["G1", "G2", "G3"])
def test_a_body_sends_to_the_seats_that_no_row_of_a_team_replaces(own, each, said):
    """
    Whether or not the first team made has a row of its own, the other seats are sent as they are written.
    """
    structure = cg.build(cg.loads(SENT.format(own=own, each=each, said=said)))
    found = cg.absences(structure, over="organisation", at="2020-02-01")
    alone = {f"organisation:{each}": cg.absence(structure, each, at="2020-02-01") for each in structure.organisations}

    assert {row.who: row.homes_lost for row in found.rows} == {
        who: one.homes_lost for who, one in alone.items() if one.homes_lost
    }
    assert sum(row.homes_lost for row in found.rows) == sum(
        homes for grid, homes in (("G1", 10), ("G2", 20), ("G3", 40)) if (said if grid == own else each)
    )


def test_what_cannot_fit_is_said_of_each(structure, monkeypatch):
    """
    Whoever asks for absences is told of it as whoever asks for one.
    """
    monkeypatch.setattr("communitygov.base.memory.FEW", 0)
    monkeypatch.setattr("communitygov.base.memory.free_memory", lambda: 0)

    for ask in (cg.absence, cg.absences):
        with pytest.raises(cg.NotEnoughMemory, match="coverage takes about"):
            ask(structure, ["P1", "P3"], at=AT)
        assert "NotEnoughMemory\n" in ask.__doc__
