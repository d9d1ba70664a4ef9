"""What the text left open of times, modes and who answers (decisions 0020.12-20, 0023), asked of both programs."""

from itertools import pairwise
from typing import Any

import pytest
from tests.oracle.compare import comparable
from tests.oracle.facts import DAY, NIGHT, PEOPLE, Rows, facts, held, led, on

from communitygov.model.link import Link
from communitygov.model.organisation import Organisation
from communitygov.model.post import Appointment, Post
from communitygov.model.share import Share
from communitygov.model.shift import Calendar, Shift
from communitygov.model.switch import Switch


def test_of_switches_equally_near_a_kind_of_a_mode_is_more_exact(ask: Any) -> None:
    """Epidemic beats emergency; epidemic and service, or epidemic and flood, are a tie."""
    rows = led("open", "a", "G1", "P1"), led("open", "b", "G1", "P2", modes=["epidemic"])

    def switched(*modes: str) -> dict[str, Any]:
        return ask(facts(*rows, {"switches": [Switch(mode=mode, where="G1") for mode in modes]}))

    assert switched("emergency", "epidemic")["mode_in_force"] == "epidemic"
    assert switched("epidemic", "epidemic")["mode_in_force"] == "epidemic"
    for tied in (["epidemic", "service"], ["epidemic", "flood"]):
        found = switched(*tied)
        assert (found["mode_in_force"], found["state"]) == (tied, "unknown_which")


def test_one_unknown_working_day_is_one_unknown_for_everything_that_asks(ask: Any) -> None:
    """Two posts that take turns by working days never meet, whichever day it is."""
    shifts = [
        Shift(id="early", hours="08:00-12:00", days="workdays"),
        Shift(id="also", hours="09:00-13:00", days="workdays"),
    ]
    rows = led("open", "a", "M1", on("P1", "early")), led("open", "b", "M1", on("P2", "also"), joint="X")
    found = ask(facts(*rows, shifts=shifts))
    assert [state for state, _ in found["readings"]] == ["ambiguous", "off_shift"]
    known = facts(*rows, shifts=shifts, calendar=Calendar(years=[2020]))
    assert ask(known)["state"] == "ambiguous"
    assert ask(known, at="2020-02-15T10:00")["state"] == "off_shift"


def test_unknown_hours_on_a_stated_day_are_off_two_days_later(ask: Any) -> None:
    """Hours last at most a day: on Monday and Tuesday perhaps, on Wednesday not."""
    rows = led("open", "a", "M1", on("P1", "some"))
    register = facts(rows, shifts=[Shift(id="some", hours="unknown", days=["mon"])])
    assert [ask(register, at=f"2020-02-{day}T10:00")["state"] for day in (10, 11, 12)] == [
        "unknown_which",
        "unknown_which",
        "off_shift",
    ]


def test_a_shift_out_of_its_own_period_is_off(ask: Any) -> None:
    """A shift that has ended is on for nobody, but for whoever asks about a date."""
    register = facts(
        led("open", "a", "M1", on("P1", "old")), shifts=[Shift(id="old", hours="00:00-24:00", until="2020-02-01")]
    )
    assert [ask(register, at=at)["state"] for at in (DAY, "2020-02-10")] == ["off_shift", "answered"]


def test_the_period_of_a_person_matters_to_a_share_that_names_the_person(ask: Any) -> None:
    """An appointment has a period of its own."""
    people = [*PEOPLE[2:], type(PEOPLE[0])(id="P1", until="2020-02-01")]
    named = {"shares": [Share(duty="open", part="lead", who="person:P1", where="G1")]}
    assert ask(facts(named, people=people))["state"] == "vacant"
    assert ask(facts(led("open", "a", "G1", "P1"), people=people))["state"] == "answered"


@pytest.mark.parametrize(("steps", "state"), [(8, "answered"), (9, "vacant")])
@pytest.mark.parametrize("through", ["post", "organisation"])
def test_the_eighth_step_is_followed_and_the_ninth_is_not(ask: Any, steps: int, state: str, through: str) -> None:
    """Head, ex officio and stand-in are one step each."""
    names = [f"n{index}" for index in range(steps + 1 - (through == "organisation"))]
    who = "organisation:office" if through == "organisation" else "post:n0"
    rows: Rows = {
        "posts": [Post(id=name, kind="clerk", serves="C") for name in names],
        "appointments": held(names[-1], "P1")["appointments"],
        "organisations": [Organisation(id="office", kind="office", serves="C", head=names[0])],
        "shares": [Share(duty="open", part="lead", who=who)],
    }
    for index, (one, other) in enumerate(pairwise(names)):
        if index % 2:
            rows.setdefault("links", []).append(Link(kind="stands_in_for", who=f"post:{other}", to=f"post:{one}"))
        else:
            rows["appointments"].append(Appointment(post=one, holder=f"post:{other}"))
    assert ask(facts(rows))["state"] == state


def test_a_loop_answers_nobody(ask: Any) -> None:
    """Two posts held by one another are vacant."""
    rows = led("open", "a", "G1", "post:b"), {"posts": [Post(id="b", kind="clerk")]}, held("b", "post:a")
    assert ask(facts(*rows))["state"] == "vacant"


def test_ex_officio_of_a_post_off_its_shift_is_held(ask: Any) -> None:
    """The unit is there and not on."""
    rows = led("open", "a", "G1", "post:b"), {"posts": [Post(id="b", kind="clerk")]}, held("b", on("P1", "day"))
    assert [ask(facts(*rows), at=at)["state"] for at in (DAY, NIGHT)] == ["answered", "off_shift"]


def test_a_deputy_alone_leaves_a_post_vacant_while_the_share_is_off(ask: Any) -> None:
    """Held is what a holder, an acting or a seconded one makes it."""
    for capacity, state in ("deputy", "vacant"), ("acting", "off_shift"):
        rows = led("open", "a", "G1", {"holder": "P1", "capacity": capacity}, shift="day")
        assert ask(facts(rows), at=NIGHT)["state"] == state


def test_more_persons_than_seats_are_rivals_and_more_appointments_are_not(ask: Any) -> None:
    """Three appointments of two persons to two seats are no rivals; of three persons they are."""
    for third, state in ("P1", "unknown_which"), ("P3", "ambiguous"):
        rows = led("open", "a", "G1", "P1", "P2", third)
        register = facts(rows, posts=[Post(id="a", kind="clerk", serves="G1", seats=2)])
        assert ask(register)["state"] == state


def test_which_unit_it_is_is_one_unknown_also_in_a_loop(ask: Any) -> None:
    """Two posts of a loop lead: one unit of several comes to P2 by one way and to P1 by the other, and is one unit."""
    deputies = [{"holder": each, "capacity": "deputy"} for each in ("P1", "P2")]
    register = facts(
        led("open", "k1", "G1", "P1", "P2", "post:k2"),
        held("k2", "post:k3", deputies[0]),
        led("open", "k3", "G1", "post:k1", deputies[1]),
        posts=[Post(id=name, kind="clerk", serves="G1", seats=2) for name in ("k1", "k2", "k3")],
    )
    readings = {(state, tuple(sorted(persons))) for state, persons in comparable(ask(register))["readings"]}
    one = {("answered", (f"person:P{number}",)) for number in (1, 2)}
    assert readings == {*one, ("ambiguous", ("person:P1", "person:P2"))}


def test_neither_together_nor_a_pact_makes_a_rival_the_right_one(ask: Any) -> None:
    """A unit that is itself rivals makes its post rivals."""
    rivals = {"posts": [Post(id="b", kind="clerk")], **held("b", "P2", "P3")}
    posts = [Post(id="a", kind="clerk", serves="G1", together=True), Post(id="b", kind="clerk")]
    together = facts(rivals, led("open", "a", "G1", "P1", "post:b"), posts=posts)
    assert ask(together)["state"] == "ambiguous"
    assert ask(facts(led("open", "a", "G1", "P1", "P2", joint="X")))["state"] == "ambiguous"


def test_each_unnamed_appointment_is_a_person_of_its_own(ask: Any) -> None:
    """Two posts held by somebody unnamed are two claims; one named person is one."""
    for holder, state in ("unnamed", "ambiguous"), ("P1", "answered"):
        assert ask(facts(led("open", "a", "G1", holder), led("open", "b", "G1", holder)))["state"] == state
