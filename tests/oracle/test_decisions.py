"""What the text left open, by example: the decision records 0020 to 0027, asked of both programs."""

from itertools import pairwise
from typing import Any

import pytest
from tests.oracle.compare import Ask, comparable, sides
from tests.oracle.facts import DAY, NIGHT, PEOPLE, PLACES, Rows, facts, held, led, on, place
from tests.oracle.meaning import coverage

from communitygov.model.duty import Duty
from communitygov.model.link import Link
from communitygov.model.organisation import Organisation
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.shift import Calendar, Shift
from communitygov.model.switch import Exemption, Switch
from communitygov.model.team import Team
from communitygov.model.zone import Zone

SIDES = sides()


@pytest.fixture(params=SIDES.values(), ids=SIDES)
def ask(request: pytest.FixtureRequest) -> Any:
    """Ask one of the two programs about a home, for the duty `open`, by day, unless it is said otherwise."""
    side: Ask = request.param

    def asked(
        register: Register, where: str = "H1a", duty: str = "open", at: str = DAY, mode: str | None = None
    ) -> dict[str, Any]:
        return comparable(side(register, where, duty, mode, at))

    return asked


def states(ask: Any, register: Register, *wheres: str, **more: Any) -> list[str]:
    """The states at some places."""
    return [ask(register, where, **more)["state"] for where in wheres]


def holders(found: dict[str, Any], name: str = "lead") -> list[str | None]:
    """The holders of a list."""
    return [entry[1] for entry in found[name]]


# ---------------------------------------------------------------------- places and zones (0020.1-6, 0021)


def test_an_empty_grid_is_an_atom_of_what_holds_it(ask: Any) -> None:
    """All homes and shops of a community are not the community while an empty grid lies in it."""
    homes = [row.id for row in PLACES if row.level == "household" or row.site]
    desk, zone = led("open", "desk", "z", "P0"), [Zone(id="z", kind="compound", members=homes)]
    whole = facts(desk, zones=zone, duties=[Duty(id="open", answered_at="grid")])
    empty = facts(
        desk, zones=zone, duties=[Duty(id="open", answered_at="grid")], places=[*PLACES, place("G3", "grid", "C")]
    )
    assert states(ask, whole, "H1a", "C") == ["too_far", "answered"]
    assert states(ask, empty, "H1a", "C") == ["too_far", "missing"]


def test_a_home_with_a_case_in_it_is_an_atom_as_well(ask: Any) -> None:
    """A zone of the case does not hold the home; a zone of the home holds the case."""
    places = [*PLACES, Place(id="case-1", site="case", within="H1a", until="2020-03-01")]
    duties = [Duty(id="open")]
    of_case = facts(
        led("open", "doctor", "z", "P1"),
        places=places,
        duties=duties,
        zones=[Zone(id="z", kind="compound", members=["case-1"])],
    )
    of_home = facts(
        led("open", "doctor", "z", "P1"),
        places=places,
        duties=duties,
        zones=[Zone(id="z", kind="compound", members=["H1a"])],
    )
    assert states(ask, of_case, "case-1", "H1a", "H1b") == ["answered", "missing", "missing"]
    assert states(ask, of_home, "case-1", "H1a", "H1b") == ["answered", "answered", "missing"]


def test_a_loop_of_parents_is_cut(ask: Any) -> None:
    """Of two places written within one another neither lies in the other."""
    places = [*PLACES, place("a", "grid", "b"), place("b", "grid", "a")]
    register = facts(led("open", "leader", "a", "P1"), places=places, duties=[Duty(id="open")])
    assert states(ask, register, "a", "b") == ["answered", "missing"]


def test_a_building_written_within_its_own_home_keeps_its_homes(ask: Any) -> None:
    """What a layout says of its own homes stays, and the parent that closes the loop goes."""
    looped = place("L", "building", "L/1/1/101", layout={"entrances": 1, "floors": 1, "homes": 1})
    register = facts(led("open", "leader", "L", "P1"), places=[*PLACES, looped], duties=[Duty(id="open")])
    assert states(ask, register, "L", "L/1/1/101") == ["answered", "answered"]


def test_a_zone_of_an_unknown_kind_stands_outside_everything(ask: Any) -> None:
    """Nobody knows where it stands, so whoever leads there is near no level; without one, last of all."""
    register = facts(
        led("open", "a", "z", "P1"),
        led("open", "b", "C", "P2"),
        zones=[Zone(id="z", kind="unheard_of", members=["B1"])],
    )
    found = ask(register)
    assert (holders(found), holders(found, "escalation")) == (["person:P2"], ["person:P1"])


def test_a_required_level_nobody_knows_requires_none(ask: Any) -> None:
    """A misspelt level keeps every named lead near enough, and makes no catch-all an answer."""
    duties = [Duty(id="open", answered_at="micro_gird")]
    desk = {**led("open", "desk", "C", "P0"), "shares": [Share(part="lead", who="post:desk")]}
    assert ask(facts(led("open", "a", "C", "P1"), duties=duties))["state"] == "answered"
    assert ask(facts(desk, duties=duties))["state"] == "missing"


def test_just_inside_is_nearer_than_a_zone_at_the_level(ask: Any) -> None:
    """A zone without a level that lies in one grid stands inside the grid, before zones that stand at grid."""
    zones = [Zone(id="z1", kind="compound", members=["B1", "B2"]), Zone(id="z2", kind="old_grid", members=["B1", "B3"])]
    places = [*PLACES, place("B4", "building", "M1")]
    register = facts(led("open", "a", "z1", "P1"), led("open", "b", "z2", "P2"), zones=zones, places=places)
    assert holders(ask(register)) == ["person:P1"]


# ---------------------------------------------------------------------- rows for each place (0020.7-11, 0022, 0027)

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


# ---------------------------------------------------------------------- time and modes (0020.12-15, 0023)


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


# ---------------------------------------------------------------------- who answers (0020.16-20)


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


# ---------------------------------------------------------------------- deciding and listing (0020.21-31, 0024, 0025)


def test_a_lead_that_adds_joins_or_answers_alone(ask: Any) -> None:
    """It joins at any distance, and without a plain lead those that add answer together."""
    plain, adding = led("open", "a", "M1", "P1"), led("open", "b", "C", "P2", adds=True)
    other = led("open", "c", "G1", "P3", adds=True)
    joined, alone = ask(facts(plain, adding, other)), ask(facts(adding, other))
    assert (joined["state"], holders(joined)) == ("answered", ["person:P1", "person:P3", "person:P2"])
    assert (alone["state"], holders(alone)) == ("answered", ["person:P3", "person:P2"])
    assert joined["escalation"] == []


def test_a_catch_all_is_near_enough_only_by_its_level(ask: Any) -> None:
    """Not because its scope is the place asked."""
    zone = Zone(id="z", kind="old_grid", members=["S1"])
    duties = [Duty(id="open", answered_at="building")]
    desk = {**led("open", "desk", "z", "P0"), "shares": [Share(part="lead", who="post:desk")]}
    assert ask(facts(desk, zones=[zone], duties=duties), "S1")["state"] == "missing"
    assert ask(facts(led("open", "desk", "z", "P0"), zones=[zone], duties=duties), "S1")["state"] == "answered"


def test_the_gravest_hole_of_all_readings_is_told(ask: Any) -> None:
    """Perhaps vacant and perhaps off shift is vacant, with both readings."""
    rows = led("open", "a", "M1", on("unknown", "day"))
    found = ask(facts(rows), at=NIGHT)
    assert (found["state"], found["readings"]) == ("vacant", [("off_shift", ()), ("vacant", ())])


def test_the_reports_to_line_follows_the_links_of_the_most_exact_mode(ask: Any) -> None:
    """In an epidemic the link that names emergency is followed, and each target stands once."""
    rows = (
        led("open", "a", "M1", "P1"),
        {"posts": [Post(id=name, kind="clerk") for name in ("b", "c")]},
        held("b", "P2"),
        held("c", "P3"),
        {
            "links": [
                Link(kind="reports_to", who="post:a", to="post:b"),
                Link(kind="reports_to", who="post:a", to="post:c", modes=["emergency"]),
                Link(kind="reports_to", who="post:c", to="post:b"),
                Link(kind="reports_to", who="post:b", to="post:a"),
            ]
        },
    )
    lines = [holders(ask(facts(*rows), mode=mode), "escalation") for mode in ("service", "epidemic")]
    assert lines == [["person:P2"], ["person:P3", "person:P2"]]


def test_a_body_hands_the_line_over_to_its_head(ask: Any) -> None:
    """A body without a link of its own reports as its head does."""
    rows = (
        {
            "organisations": [Organisation(id="office", kind="office", serves="C", head="head")],
            "shares": [Share(duty="open", part="lead", who="organisation:office")],
            "links": [Link(kind="reports_to", who="post:head", to="person:P2")],
            "posts": [Post(id="head", kind="head")],
        },
        held("head", "P1"),
    )
    assert holders(ask(facts(*rows)), "escalation") == ["person:P2"]


def test_made_up_shows_where_anything_on_the_way_is(ask: Any) -> None:
    """The share, the duty, a post or appointment on the way, the place and what it lies in up to the scope."""

    def mark(**changed: Any) -> bool:
        rows = led("open", "a", "G1", "post:b"), {"posts": [Post(id="b", kind="clerk")]}, held("b", "P1")
        return bool(ask(facts(*rows, **changed))["lead"][0][-1])

    assert not mark()
    assert not mark(places=[row if row.id != "C" else place("C", "community", made_up=True) for row in PLACES])
    assert mark(places=[row if row.id != "M1" else place("M1", "micro_grid", "G1", made_up=["name"]) for row in PLACES])
    assert mark(duties=[Duty(id="open", made_up=True)])
    assert mark(posts=[Post(id="a", kind="clerk", serves="G1"), Post(id="b", kind="clerk", made_up=True)])
    assert mark(appointments=[Appointment(post="a", holder="post:b", made_up=True), Appointment(post="b", holder="P1")])


def test_an_exemption_of_everything_is_of_every_duty(ask: Any) -> None:
    """With neither duty nor group it leaves the place out of all; a group leaves out its duties."""
    for said, state in ({}, "exempt"), ({"group": "care"}, "exempt"), ({"group": "other"}, "missing"):
        row = Exemption(where="G1", reason="empty", **said)
        assert ask(facts({"exemptions": [row]}, duties=[Duty(id="open", group="care")]))["state"] == state


# ---------------------------------------------------------------------- coverage (0026)


def test_a_number_weighs_as_households_and_is_one_place_by_level() -> None:
    """What is known by number weighs it where it is counted as households are."""
    places = [
        place("C", "community"),
        place("G1", "grid", "C"),
        place("B1", "building", "C", households=24),
        place("B2", "building", "C"),
        place("B3", "building", "C", layout={"entrances": 1, "floors": 1, "homes": 2}),
        Place(id="S1", site="shop", within="C"),
    ]
    duties = [Duty(id="all"), Duty(id="homes", applies_to=["household"]), Duty(id="houses", applies_to=["building"])]
    register = Register(places=places, duties=duties)

    def total(duty: str, level: str | None) -> tuple[int, list[str]]:
        found = coverage(register, [duty], level, None, DAY)
        return found["total"], found["not_counted"]

    assert total("all", None) == (27, ["B2", "G1"])
    assert total("homes", None) == (26, ["B2", "G1"])
    assert total("houses", None) == (3, [])
    assert total("houses", "household") == (26, ["B2", "G1"])
    assert total("all", "building") == (3, [])
    assert total("all", "grid") == (1, [])
