"""Why nobody is on: which shift, its hours, and when it is on next."""

import pytest

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
    Past the end of its period a shift is on no more; before its start it is on from then, also within its hours.
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
