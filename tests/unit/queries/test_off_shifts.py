"""Why nobody is on: which shift, its hours, and when somebody is on again."""

from datetime import datetime, time, timedelta
from itertools import product

import pytest
from tests.oracle.recurring import recurring

from communitygov.base.time import Instant
from communitygov.engine.holding import Now
from communitygov.engine.leads import held_by
from communitygov.engine.row import Row
from communitygov.engine.worlds import every_way
from communitygov.model.register import Register
from communitygov.queries.asked import now_at
from communitygov.queries.off import on_again
from communitygov.queries.who_answers import who_answers
from communitygov.report.draw import draw
from communitygov.report.naming import Naming
from communitygov.report.who import who_page
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

DRAWN = """
    community C
      grid G1
        building B1: H1
    shift {shift}
    post steward building_steward at B1 held by P1 {on}
    duty open: household
    {share}
"""


def ask(shift, at="2020-02-10T20:30", on="on day", share="steward leads open", more=""):
    """Ask about a home whose steward is on a shift; 10 February 2020 was a Monday."""
    return who_answers(
        build(sketch(DRAWN.format(shift=shift, on=on, share=share) + more), at=at), place="H1", duty="open", at=at
    )


@pytest.mark.parametrize(
    ("shift", "at", "next_on"),
    [
        ("day 08:00-20:00", "2020-02-10T20:30", "2020-02-11T08:00"),
        ("day 08:00-20:00", "2020-02-10T07:00", "2020-02-10T08:00"),
        ("day 08:00-12:00,14:00-18:00", "2020-02-10T12:30", "2020-02-10T14:00"),
        ("day 22:00-06:00", "2020-02-10T20:30", "2020-02-10T22:00"),
        ("day 08:00-20:00 mon wed", "2020-02-10T20:30", "2020-02-12T08:00"),
        ("day 08:00-20:00 workdays", "2020-02-10T20:30", None),
    ],
)
def test_the_shift_its_hours_and_when_it_is_on_next(shift, at, next_on):
    """
    The answer names the shift; what the calendar does not say is not guessed.
    """
    _, hours, *days = shift.split()
    answer = ask(f"{{id: day, hours: [{hours}], days: {days[0] if days == ['workdays'] else days or 'daily'}}}", at)
    (off,) = answer.off_shifts
    assert "off_shift" == answer.state
    assert ("post:steward", "shift:day", next_on) == (str(off.carrier), str(off.shift), off.next_on)
    assert tuple(hours.split(",")) == off.hours


def test_it_is_on_again_exactly_then():
    """
    At the instant said, and not a minute before, the answer is another.
    """
    assert "off_shift" == ask("day 08:00-20:00", "2020-02-11T07:59").state
    assert "answered" == ask("day 08:00-20:00", "2020-02-11T08:00").state


def test_a_shift_that_has_ended_is_not_on_again():
    """
    Past the end of its period a shift is on no more; before its start it is on from then, also within its hours, as far
    as it is looked ahead.
    """
    told = "{{id: day, hours: 08:00-20:00, {}}}"

    assert ask(told.format("until: 2020-02-11")).off_shifts[0].next_on is None
    assert "2020-02-20T09:30" == ask(told.format("from: 2020-02-20T09:30")).off_shifts[0].next_on


def test_the_shift_of_a_share_or_an_appointment():
    """
    It is told which one is off: that of the post, of the appointment or of the share.
    """
    night = "\n    shift night 22:00-06:00"

    assert ["shift:night"] == [
        str(off.shift) for off in ask("day 08:00-22:00", share="steward leads open on night", more=night).off_shifts
    ]
    assert {"shift:day", "shift:night"} == {
        str(off.shift) for off in ask("day 08:00-20:00", share="steward leads open on night", more=night).off_shifts
    }


def test_the_sentence_and_the_page_say_it():
    """
    Both languages name the shift, its hours and when it is on next; because and why_not stay as they are.
    """
    answer = ask("{id: day, name: {zh: 白班, en: day shift}, hours: 08:00-20:00, days: [mon, wed]}")
    en, zh = (
        "day shift day, 08:00-20:00 on Mon, Wed, next on 2020-02-12 08:00",
        "白班 day，08:00-20:00 周一、周三，下次 2020-02-12 08:00",
    )

    assert f"steward ({en})" in answer.sentence("en")
    assert f"steward（{zh}）此刻不当班" in answer.sentence("zh")
    assert en in draw(who_page(answer, Naming(answer.names, "en")))
    assert zh in draw(who_page(answer, Naming(answer.names, "zh")))
    assert ["share"] == [fact.kind for fact in answer.because]
    assert ["off_shift"] == [loss.step for loss in answer.why_not]


def test_a_nearer_one_who_is_off_is_told_with_the_reasons():
    """
    Where somebody further out answers, the shift of the nearer one is among the reasons only.
    """
    more = "\n    post leader grid_leader at G1 held by P2\n    leader leads open"
    answer = ask("day 08:00-20:00", more=more)
    naming = Naming(answer.names, "en")

    assert ("answered", True) == (answer.state, answer.inherited)
    assert "08:00-20:00" not in answer.sentence() + draw(who_page(answer, naming))
    assert "08:00-20:00, next on 2020-02-11 08:00" in draw(who_page(answer, naming, with_why=True))


def test_a_team_and_a_post_held_ex_officio():
    """
    Of a team it is the shift of its lead seat, of a seat held ex officio that of the post behind it.
    """
    more = """
    team crew (seed_1_3) at G1
      seat grid_leader held by post:steward
"""
    answer = ask("day 08:00-20:00", share="crew leads open", more=more)

    assert "off_shift" == answer.state
    assert [("team:crew", "shift:day")] == [(str(off.carrier), str(off.shift)) for off in answer.off_shifts]


PERSON = {"posts": [{"id": "x", "kind": "grid_leader", "serves": "g"}], "appointments": [{"post": "x", "holder": "p"}]}
DAY = {"id": "day", "hours": "08:00-20:00"}
EARLY = {"id": "early", "hours": "06:00-07:00"}


def off_of(at, *, shifts, calendar=None, **sections):
    """The shifts told of the lead of a grid, with when somebody is on again, from rows as a document has them."""
    said = {
        "places": [{"id": "c", "level": "community"}, {"id": "g", "level": "grid", "within": "c"}],
        "duties": [{"id": "d"}],
        "shares": [{"duty": "d", "part": "lead", "who": "post:x"}],
        "shifts": shifts,
        "calendar": calendar,
        **PERSON,
        **sections,
    }
    answer = who_answers(build(Register.model_validate(said), at=at), place="g", duty="d", at=at)
    assert "off_shift" == answer.state
    return [(off.shift.id, off.next_on) for off in answer.off_shifts]


def test_two_shifts_that_bind_one_person_and_are_never_on_together():
    """
    Neither is said to be on next: the post is never on.
    """
    post = {"id": "x", "kind": "grid_leader", "serves": "g", "shift": "early"}
    share = {"duty": "d", "part": "lead", "who": "post:x", "shift": "day"}

    assert [("day", None), ("early", None)] == off_of(
        "2020-02-10T23:00", shifts=[DAY, EARLY], posts=[post], shares=[share]
    )


def test_who_answers_instead_is_on_first():
    """
    It is the post that is on again: by a deputy, by an acting holder in the place of the holder, or by a post that
    stands in for it, each on a shift of its own.
    """
    at, again = "2020-02-10T23:00", "2020-02-11T06:00"
    holder = {"post": "x", "holder": "p", "shift": "day"}
    for capacity in ("deputy", "acting"):
        other = {"post": "x", "holder": "q", "capacity": capacity, "shift": "early"}
        assert ("early", again) in off_of(at, shifts=[DAY, EARLY], appointments=[holder, other])
    posts = [*PERSON["posts"], {"id": "y", "kind": "secretary", "serves": "c", "shift": "early"}]
    link = {"kind": "stands_in_for", "who": "post:y", "to": "post:x"}
    told = off_of(
        at, shifts=[DAY, EARLY], posts=posts, links=[link], appointments=[holder, {"post": "y", "holder": "q"}]
    )
    assert [("day", again), ("early", again)] == told


def test_a_year_that_the_calendar_states_is_not_made_unknown_by_the_day_before_it():
    """
    The hours do not pass midnight, so that the last day of the year before tells nothing; of a year that is not stated
    nothing is said.
    """
    more = {
        "shifts": [DAY | {"days": "workdays"}],
        "appointments": [{"post": "x", "holder": "p", "shift": "day"}],
    }
    stated = {"years": [2021], "holidays": ["2021-01-01"]}

    assert [("day", "2021-01-04T08:00")] == off_of("2021-01-01T21:00", calendar=stated, **more)
    assert [("day", None)] == off_of("2020-12-31T21:00", calendar={"years": [2020]}, **more)


def test_one_who_has_left_by_then_is_not_on_again():
    """
    The appointment ends at midnight: the shift goes on in the morning, and nobody is there.
    """
    row = {"post": "x", "holder": "p", "shift": "day", "until": "2020-02-11"}

    assert [("day", None)] == off_of("2020-02-10T21:00", shifts=[DAY], appointments=[row])


@pytest.mark.parametrize("first", range(0, 60, 15))
def test_somebody_is_on_at_the_instant_told_and_at_no_edge_before(first):
    """
    Over drawn structures: at the instant told the carrier's lead is not among those off or vacant; at every edge of
    hours and every midnight before it, it is.
    """
    told = 0
    for seed in range(first, first + 15):
        register, duties, mode, at, _ = recurring(seed)
        structure = build(register, at=at)
        for hour in (3, 13, 21):
            instant = datetime.fromisoformat(at).replace(hour=hour, minute=7)
            for place, duty in product(("g1", "g2"), duties):
                told += sum(held_again(structure, place, duty, mode, instant))
    assert told > 10


def held_again(structure, place, duty, mode, instant):
    """For each lead that is off there: whether an instant is told at which it answers again; checked edge by edge."""
    now = now_at(structure, Instant(instant, bare=False))
    row = Row(now, structure.tree.find(place), structure.duties_by_id[duty], mode)
    for world in row.worlds():
        for claim in [
            claim for claim, how in (world.decision.failed if world.decision else {}).items() if how == "off"
        ]:
            found = on_again(now, claim, world.mode)
            end = instant + timedelta(days=14) if found is None else datetime.fromisoformat(found)
            minutes = {minute for shift in structure.register.shifts for minute in minutes_of_shift(shift)} | {0}
            days = (datetime.combine(instant.date() + timedelta(days=day), time()) for day in range(15))
            edges = sorted(day + timedelta(minutes=minute) for day in days for minute in minutes)
            for edge in (edge for edge in edges if instant < edge < end):
                ways = ways_at(structure, claim, world.mode, edge)
                if found is None and "on" in ways:
                    assert len(ways) > 1, (edge, claim)
                    break
                assert "on" not in ways, (edge, claim)
            if found is not None:
                assert {"on"} == ways_at(structure, claim, world.mode, end)
            yield found is not None


def ways_at(structure, claim, mode, at):
    """How a lead stands at an instant, in every reading of what is not known."""
    now = Now(structure, Instant(at, bare=False))
    return {held.status for _, held in every_way({}, lambda world: held_by(now, claim, mode, world))}


def minutes_of_shift(shift):
    """The minutes of a day at which the hours of a shift begin or end."""
    return [] if shift.hours == "unknown" else [minute for each in shift.hours for minute in (each.start, each.end)]


def test_the_data_has_them_too():
    """
    The published form lists each shift with its carrier, hours, days and when somebody is on again.
    """
    said = ask("{id: day, hours: 08:00-20:00, days: [mon, wed]}").to_json()["off_shifts"]

    assert [
        {
            "carrier": "post:steward",
            "shift": "shift:day",
            "hours": ["08:00-20:00"],
            "days": ["mon", "wed"],
            "next_on": "2020-02-12T08:00",
        }
    ] == said
