"""What the text left open of rows for each place (decisions 0020.7-11, 0022, 0027), asked of both programs."""

from typing import Any

from tests.oracle.decided import holders, states
from tests.oracle.facts import NIGHT, Rows, facts, held

from communitygov.model.link import Link
from communitygov.model.organisation import Organisation
from communitygov.model.post import Appointment, Post
from communitygov.model.share import Share
from communitygov.model.team import Team

STEWARDS: Rows = {
    "posts": [Post(id="steward", kind="steward", for_each="micro_grid")],
    "shares": [Share(duty="open", part="lead", who="post:steward")],
}


def test_an_appointment_to_one_made_post_replaces_those_of_its_capacity(ask: Any) -> None:
    """It takes over what it does not state; other capacities stand."""
    rows = {
        "appointments": [
            Appointment(post="steward", holder="unnamed", since="2020-02-01"),
            Appointment(post="steward", holder="P9", capacity="deputy"),
            Appointment(post="steward-M1", holder="P1"),
        ]
    }
    register = facts(STEWARDS, rows)
    assert [holders(ask(register, where)) for where in ("H1a", "H2a")] == [["person:P1"], ["unnamed"]]
    before = ask(register, at="2020-01-31T10:00")
    assert holders(before) == ["person:P9"]


def test_of_several_rows_for_all_of_one_capacity_what_they_agree_in_is_taken_over(ask: Any) -> None:
    """Rows that differ in a field state nothing of it, so no order of rows plays a part."""
    rows = [
        Appointment(post="steward", holder="P1", since="2020-02-11", shift="day"),
        Appointment(post="steward", holder="P2", since="2020-02-12", shift="day"),
        Appointment(post="steward-M1", holder="P3"),
    ]
    for appointments in (rows, rows[::-1]):
        register = facts(STEWARDS, {"appointments": appointments})
        assert states(ask, register, "H1a", "H2a") == ["answered", "vacant"]
        assert states(ask, register, "H1a", at=NIGHT) == ["off_shift"]


def test_a_field_stated_at_its_default_is_stated(ask: Any) -> None:
    """One seat, written of one made post, replaces the two of the row for all."""
    two = {"appointments": [Appointment(post="steward", holder="P1"), Appointment(post="steward", holder="P2")]}
    row = Post(id="steward", kind="steward", for_each="micro_grid", seats=2)
    for own, state in ({"seats": 1}, "ambiguous"), ({}, "unknown_which"):
        one = Post(id="steward-M1", kind="steward", **own)
        register = facts(two, posts=[row, one], shares=STEWARDS["shares"])
        assert ask(register)["state"] == state


def test_an_end_ousts_the_other_way_to_write_it(ask: Any) -> None:
    """A row that states `through` replaces `until`."""
    row = Appointment(post="steward", holder="P1", until="2020-02-01")
    own = Appointment(post="steward-M1", holder="P1", through="2020-02-10")
    assert states(ask, facts(STEWARDS, {"appointments": [row, own]}), "H1a", "H2a") == ["answered", "vacant"]


def test_an_ex_officio_row_for_each_means_the_one_of_the_same_place(ask: Any) -> None:
    """Each steward is whoever leads the same micro-grid; where none is made, nobody is."""
    rows: Rows = {
        "posts": [Post(id="chief", kind="chief", for_each="micro_grid", within="G1")],
        "appointments": [
            Appointment(post="steward", holder="post:chief"),
            Appointment(post="chief", holder="P1"),
            Appointment(post="chief-M2", holder="P2"),
        ],
    }
    register = facts(STEWARDS, rows)
    assert [holders(ask(register, where)) for where in ("H1a", "H2a", "H3a")] == [["person:P1"], ["person:P2"], []]


def test_where_one_post_is_asked_for_a_row_for_each_names_nobody(ask: Any) -> None:
    """The head of a body cannot be every steward, even when there is only one."""
    rows: Rows = {
        "posts": [Post(id="chief", kind="chief", for_each="grid", within="G1")],
        "appointments": [Appointment(post="chief", holder="P1")],
        "organisations": [Organisation(id="office", kind="office", serves="C", head="chief")],
        "shares": [Share(duty="open", part="lead", who="organisation:office")],
    }
    assert ask(facts(rows))["state"] == "vacant"


def test_a_link_between_rows_for_each_joins_what_lies_in_one_another(ask: Any) -> None:
    """Each steward reports to the leader of its own grid."""
    rows: Rows = {
        "posts": [Post(id="leader", kind="leader", for_each="grid")],
        "appointments": [
            Appointment(post="leader-G1", holder="P1"),
            Appointment(post="leader-G2", holder="P2"),
            Appointment(post="steward", holder="unnamed"),
        ],
        "links": [Link(kind="reports_to", who="post:steward", to="post:leader")],
    }
    register = facts(STEWARDS, rows)
    assert [holders(ask(register, where), "escalation") for where in ("H1a", "H3a")] == [["person:P1"], ["person:P2"]]


def test_a_seat_of_teams_for_each_is_a_row_for_each(ask: Any) -> None:
    """An appointment to the seat of the row is made for every team, and added to the seat's holder."""
    rows: Rows = {
        "teams": [Team(id="t", for_each="grid", seats={"one": {"holder": "P1", "lead": True}})],
        "appointments": [Appointment(post="t-one", holder="P2", capacity="acting")],
        "shares": [Share(duty="open", part="lead", who="team:t")],
    }
    assert [holders(ask(facts(rows), where)) for where in ("H1a", "H3a")] == [["person:P2"], ["person:P2"]]


def test_a_row_for_one_team_states_its_seats_whole_and_a_post_row_one_of_them(ask: Any) -> None:
    """The seats of a made team are those its own row states; a post row with a seat's id replaces what it states."""
    rows: Rows = {
        "teams": [
            Team(
                id="t", for_each="grid", modes=["emergency"], seats={"one": {"holder": "P1", "lead": True}, "two": "P2"}
            ),
            Team(id="t-G1", seats={"two": {"holder": "P3", "lead": True}}),
        ],
        "posts": [Post(id="t-G1-two", kind="clerk", shift="night"), Post(id="t-G1-one", kind="clerk", serves="G1")],
        "appointments": [
            Appointment(post="t-two", holder="P4", capacity="deputy"),
            *held("t-G1-one", "P5")["appointments"],
        ],
        "shares": [
            Share(duty="open", part="lead", who="team:t"),
            Share(duty="open", part="assist", who={"every": "clerk"}),
        ],
    }
    register = facts(rows)
    by_day, by_night = ask(register, mode="emergency"), ask(register, mode="emergency", at=NIGHT)
    assert (by_day["state"], holders(by_night)) == ("off_shift", ["person:P3"])
    assert holders(by_day, "assist") == ["person:P5"]
    asleep = ask(register, mode="service")
    assert (asleep["state"], holders(asleep, "assist")) == ("missing", ["person:P5"])
    assert holders(ask(register, "H3a", mode="emergency")) == ["person:P1"]
