"""The rule about more holders than seats (CG302)."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.rules.people_drawn import AT, DOCUMENT, GROUND, found_at, said, silent

from communitygov.rules.holders import Unit, at_least
from communitygov.testing import found_in


def test_three_for_two_seats():
    """
    Two seats and three people: the last appointment is told, with both numbers.
    """
    drawn = "community C\npost worker social_worker at C seats 2 held by P1 held by P2 held by P3"

    assert [("post:worker", "at least 3 hold worker at once; seats stated: 2")] == said(drawn, "CG302")


def test_a_later_overlap_is_told_before_it_comes():
    """
    The next holder begins before the first has ended.
    """
    drawn = "community C\npost chief secretary at C held by P1 until 2026-06-01 held by P2 from 2026-05-01"

    assert [("post:chief", "at least 2 hold chief at once from 2026-05-01; seats stated: 1")] == said(drawn, "CG302")
    (finding,) = (each for each in found_in(drawn, at=AT) if each.code == "CG302")
    assert "岗位 chief 定员 1 人，2026-05-01 起，至少有 2 人同时任职" == finding.sentence("zh")


@pytest.mark.parametrize(
    "held",
    [
        "held by P1 until 2026-01-01 held by P2 from 2026-01-01",
        "held by P1 until 2020-06-01 held by P2 from 2020-01-01",
        "held by P1 deputy P2",
        "held by P1 acting P2",
        "held by P1 held by P1",
        "held by P1 held by unknown",
        "held by P1 held by P1 or P2",
        "seats 2 held by P1 held by unnamed",
        "seats 2 held by P1 held by P2 deputy P3",
        "abolished held by P1 held by P2",
        "until 2026-01-01 held by P1 held by P2",
        "held by P1 on 08:00-20:00 held by P2 on 20:00-08:00",
    ],
)
def test_seats_suffice(held):
    """
    One after the other, in the past, behind the holder, perhaps the same, perhaps nobody, or in turns.
    """
    assert silent(f"community C\npost chief secretary at C {held}", "CG302")


@pytest.mark.parametrize(
    "held",
    [
        "held by P1 held by P2",
        "held by P1 held by unnamed",
        "held by unnamed held by unnamed",
        "held by P1 or P2 held by P3",
        "held by P1 seconded P2",
        "acting P1 acting P2",
        "held by P1 on 08:00-20:00 held by P2 on 19:00-22:00",
        "held by P1 on 08:00-20:00 held by P2",
    ],
)
def test_seats_do_not_suffice(held):
    """
    Two who are certainly two, whoever they are; also where their shifts overlap by an hour.
    """
    assert not silent(f"community C\npost chief secretary at C {held}", "CG302")


def test_shifts_that_meet_on_one_day_of_the_week_only():
    """
    One works on Mondays and Tuesdays, one from Tuesday: on Tuesday there are two.
    """
    drawn = """
    community C
    shift early 08:00-12:00 on mon and tue
    shift late 10:00-14:00 on {days}
    post chief secretary at C held by P1 on early held by P2 on late
    """

    assert not silent(drawn.format(days="tue and wed"), "CG302")
    assert silent(drawn.format(days="wed and thu"), "CG302")


def test_hours_that_nobody_knows_meet_only_who_is_always_on():
    """
    Whenever they are, one of them is always there; another's hours they may miss.
    """
    drawn = "community C\nshift odd unknown\nshift day 08:00-20:00\n"
    drawn += "post chief secretary at C held by P1 on odd held by P2{shift}"

    assert not silent(drawn.format(shift=""), "CG302")
    assert not silent(drawn.format(shift=" on odd"), "CG302")
    assert silent(drawn.format(shift=" on day"), "CG302")


def test_a_post_held_ex_officio_is_held_by_whoever_holds_the_other():
    """
    Who holds both posts counts once; somebody else counts as a second.
    """
    drawn = """
    community C
    post director director at C held by {other}
    post chief secretary at C held by P1 held by post:director
    """

    assert silent(drawn.format(other="P1"), "CG302")
    assert silent(drawn.format(other="unknown"), "CG302")
    assert not silent(drawn.format(other="P2"), "CG302")
    assert silent(
        drawn.format(other="P2").replace("director director at C", "director director at C abolished"), "CG302"
    )
    assert silent(drawn.format(other="P2 held by P3").replace("at C held by P2", "at C seats 2 held by P2"), "CG302")


def test_posts_held_ex_officio_in_a_circle_are_held_by_nobody_for_certain():
    """
    A circle ends the looking and counts nobody.
    """
    drawn = """
    community C
    post a secretary at C held by post:b held by P1
    post b director at C held by post:a
    """

    assert silent(drawn, "CG302")


def test_appointments_for_every_place_overlap_once():
    """
    Two rows for all stairwells: one finding, at the later row, of them all.
    """
    drawn = f"{GROUND}    post steward building_steward for each micro_grid held by unnamed held by P2\n"

    ((subject, message),) = said(drawn, "CG302")

    assert "post:steward" == subject
    assert "steward-B1-1" in message
    assert "steward-B2-2" in message


PERSONS = st.sampled_from("abcd")


OPTIONS = st.lists(st.frozensets(PERSONS, max_size=3), max_size=5)


@settings(max_examples=150)
@given(OPTIONS)
def test_no_more_are_counted_than_in_every_reading(options):
    """
    Whoever the doubtful ones are, as many persons as are counted are there; and no more, where none is in doubt.
    """
    units = [
        Unit(n, "holder", frozenset(), frozenset((each,) for each in some), (None, None))
        for n, some in enumerate(options)
    ]
    readings = product(*(some for some in options if some))
    fewest = min(len({*reading}) for reading in readings)

    assert len(at_least(units)) <= fewest
    if all(len(some) < 2 for some in options):
        assert len(at_least(units)) == fewest


def test_more_holders_than_seats_stand_at_the_later_appointment():
    """
    At its id where it has one.
    """
    assert [(11, 9)] == found_at(DOCUMENT, "CG302")
