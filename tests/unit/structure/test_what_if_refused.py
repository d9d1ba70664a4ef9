"""What is no change, or names what there is not, is refused before anything is answered."""

from typing import Any

import pytest
from pydantic import ValidationError

import communitygov as cg
from communitygov.base.errors import BadQuestion, UnknownId
from communitygov.base.ref import Ref
from communitygov.testing import sketch

DRAWN = """
    community C
      grid G1: H1
    zone Z1 (police_area): G1
    shift day 08:00-20:00
    organisation station (police_station) whole
    post leader-G1 grid_leader at G1 held by P1
    post desk duty_officer at C held by P2
    team night in emergency
      seat head held by P3 leads
    duty sweep: household, group daily
    every grid_leader leads sweep called ours
"""
AT = "2020-02-01T10:00"
LED: dict[str, Any] = {"duty": "sweep", "part": "lead", "who": "post:desk"}


def drawn() -> cg.Structure:
    """A community with one of each kind."""
    return cg.build(sketch(DRAWN))


@pytest.mark.parametrize("given", ["x", None, 3, cg.vacate, [cg.vacate("desk")], type(cg.vacate("desk"))])
def test_what_is_no_change_is_refused(given: Any) -> None:
    """
    It is said what changes are made by; nothing but an error of ours leaves the call.
    """
    with pytest.raises(BadQuestion, match="is no change: what_if takes what vacate, appoint, share") as told:
        drawn().what_if(cg.vacate("desk"), given)
    assert "不是一项变动" in told.value.sentence("zh")


@pytest.mark.parametrize(
    ("more", "error", "said"),
    [
        ({"duty": "sweeep"}, UnknownId, "'sweep'"),
        ({"duty": None, "group": "dayly"}, BadQuestion, "no group of duties 'dayly'"),
        ({"part": "leads"}, BadQuestion, "no part 'leads'"),
        ({"who": "post:desc"}, UnknownId, "'desk'"),
        ({"who": "team:nite"}, UnknownId, "'night'"),
        ({"who": "organisation:stations"}, UnknownId, "'station'"),
        ({"who": "person:P9"}, UnknownId, "No person has the id 'P9'"),
        ({"who": {"every": "grid_leeder"}}, BadQuestion, "grid_leader"),
        ({"where": "G2"}, UnknownId, "'G1'"),
        ({"for_each": "gird"}, BadQuestion, "no level or kind of site 'gird'"),
        ({"for_each": "grid", "within": "G2"}, UnknownId, "'G1'"),
        ({"modes": ["emergancy"]}, BadQuestion, "no mode 'emergancy'"),
        ({"shift": "dai"}, UnknownId, "'day'"),
    ],
)
def test_a_share_of_what_there_is_not(more: dict[str, Any], error: type[Exception], said: str) -> None:
    """
    Whatever field names it, and what looks like it is told.
    """
    with pytest.raises(error) as told:
        drawn().what_if(cg.share(**{**LED, **more}))
    assert said in str(told.value)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"who": "team:night"},
        {"who": "organisation:station"},
        {"who": "person:P2"},
        {"who": {"every": "duty_officer"}},
        {"where": "G1"},
        {"where": "Z1"},
        {"duty": None, "group": "daily"},
        {"duty": None},
        {"modes": ["epidemic"], "shift": "day", "first": True},
        {"since": "2020-01-01", "until": "2020-03-01", "id": "mine"},
    ],
)
def test_a_share_of_what_there_is(more: dict[str, Any]) -> None:
    """
    None of what is there is refused, and nothing of the trial hangs loose.
    """
    trial = drawn().what_if(cg.share(**{**LED, **more}))

    assert len(trial.register.shares) == 2
    assert not trial.dangling


@pytest.mark.parametrize("where", ["G1", "place:G1", "Z1", "zone:Z1", "H1"])
def test_a_switch_over_a_place_or_zone(where: str) -> None:
    """
    As text with its kind or without, as a reference, or as a noun.
    """
    structure = drawn()
    answers = {
        cg.who_answers(
            structure.what_if(cg.switch("emergency", where=each)), place="H1", duty="sweep", at=AT
        ).mode_in_force
        for each in (where, *([Ref("place", where), structure.places[where]] if where == "G1" else []))
    }

    assert answers == {("emergency",)}


@pytest.mark.parametrize("where", [3, None, "post:desk", Ref("post", "desk"), cg.Duty(id="G1")])
def test_a_switch_over_something_else(where: Any) -> None:
    """
    What is of another kind is no place, although its id may be that of one.
    """
    with pytest.raises(BadQuestion, match="is no place and no zone"):
        cg.switch("emergency", where=where)


def test_a_switch_of_what_there_is_not() -> None:
    """
    No such mode, no such place.
    """
    with pytest.raises(BadQuestion, match="did you mean 'emergency'"):
        drawn().what_if(cg.switch("emergancy", where="G1"))
    with pytest.raises(UnknownId, match="G2"):
        drawn().what_if(cg.switch("emergency", where="G2"))


def test_whoever_is_appointed_need_not_be_listed() -> None:
    """
    As in a register: one that `people` leaves out answers, and hangs loose; where it lists nobody nothing is said.
    """
    change = (cg.vacate("desk"), cg.appoint("P9", to="desk"))
    trial = drawn().what_if(*change)
    open_to_all = cg.build(drawn().register.model_copy(update={"people": ()})).what_if(*change)

    assert [(each.target, each.why) for each in trial.dangling] == [("P9", "unlisted")]
    assert not open_to_all.dangling
    led = trial.what_if(cg.share(**{**LED, "where": "H1"}))
    answer = cg.who_answers(led, place="H1", duty="sweep", at=AT)
    assert [entry.holder for entry in answer.lead] == ["person:P9"]
    with pytest.raises(UnknownId, match="No person has the id 'P9'"):
        trial.what_if(cg.share(**{**LED, "who": "person:P9"}))


def test_an_appointment_on_no_shift_or_of_nobody() -> None:
    """
    A shift that there is not is told; nobody is no holder, and the row is refused as any is.
    """
    with pytest.raises(UnknownId, match="day"):
        drawn().what_if(cg.appoint("P9", to="desk", shift="dai"))
    with pytest.raises(ValidationError, match="leave the row out"):
        cg.appoint("", to="desk")


@pytest.mark.parametrize("given", [3, None, "place:G1", Ref("duty", "sweep"), cg.Duty(id="sweep")])
def test_what_cannot_be_away(given: Any) -> None:
    """
    Only persons, posts, bodies and teams can; anything else is refused by an error of ours.
    """
    with pytest.raises(BadQuestion, match="cannot be away"):
        cg.away(given)
