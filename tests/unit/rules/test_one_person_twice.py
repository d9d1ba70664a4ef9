"""Rules about one person: appointed twice to a post (CG303), and with many hats (CG305)."""

import pytest
from tests.unit.rules.people_drawn import AT, DOCUMENT, GROUND, found_at, said, silent

from communitygov.testing import found_in


def test_a_deputy_who_is_the_holder():
    """
    One person in two capacities of one post is one person.
    """
    drawn = "community C\npost chief secretary at C held by P1 deputy P1"

    assert [("post:chief", "P1 is appointed to chief twice at once")] == said(drawn, "CG303")
    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG303")
    assert "P1 在岗位 chief 同时有两次任职" == finding.sentence("zh")


def test_a_person_named_and_there_ex_officio():
    """
    The second seat is held by whoever holds another post, and that is the first one again.
    """
    drawn = """
    community C
    post director director at C held by P1
    post chief secretary at C seats 2 held by P1 held by post:director
    """

    assert not silent(drawn, "CG303")


@pytest.mark.parametrize(
    "held",
    [
        "held by unnamed deputy unnamed",
        "held by unknown deputy unknown",
        "held by P1 deputy P1 or P2",
        "held by P1 until 2026-01-01 held by P1 from 2026-02-01",
        "held by P1 on 08:00-12:00 held by P1 on 14:00-18:00",
        "abolished held by P1 deputy P1",
    ],
)
def test_not_one_person_twice(held):
    """
    Unnamed ones are different people; perhaps is not surely; terms and shifts follow each other.
    """
    assert silent(f"community C\npost chief secretary at C {held}", "CG303")


def test_hats_are_counted_by_person():
    """
    A row for all stairwells and a post of its own: the person is told, and their posts.
    """
    drawn = f"""
    {GROUND}
    post steward building_steward for each micro_grid held by P1
    post chief secretary at C held by P1
    """

    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG305")

    assert "person:P1" == finding.subject
    assert finding.message.startswith("P1 holds 6 posts: steward-B1-1, ")
    assert "people[0].id" == finding.place


def test_who_is_not_listed_is_told_at_the_appointment():
    """
    A register may keep its people elsewhere.
    """
    assert [] == found_at(DOCUMENT, "CG305")
    text = DOCUMENT.replace("people: [p-1, p-2]\n", "").replace(", until: 2026-01-01", "")

    assert [(9, 26)] == found_at(text, "CG305")


@pytest.mark.parametrize(
    "posts",
    [
        "post a secretary at C held by unnamed\npost b director at C held by unnamed",
        "post a secretary at C held by unknown\npost b director at C held by unknown",
        "post a secretary at C held by P1 or P2\npost b director at C held by P1",
        "post a secretary at C held by P1\npost b director at C deputy P1",
        "post a secretary at C held by P1 until 2026-01-01\npost b director at C held by P1",
        "post a secretary at C held by P1\npost b director at C abolished held by P1",
        "post a secretary at C held by P1\npost b director at C held by post:a",
    ],
)
def test_not_several_hats(posts):
    """
    Perhaps the same is not the same; a deputy holds nothing; what has ended is over; ex officio comes with the post.
    """
    assert silent(f"community C\n{posts}", "CG305")


def test_one_unnamed_by_two_ways_is_no_person_appointed_twice():
    """
    Two seats that come ex officio with one post bring one holder; who is not named cannot be told.
    """
    drawn = """
    community C
    post director director at C held by unnamed
    post chief secretary at C seats 2 held by post:director held by post:director
    """

    assert silent(drawn, "CG303")
    assert not silent(drawn.replace("held by unnamed", "held by P1"), "CG303")
