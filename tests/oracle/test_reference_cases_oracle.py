"""The thirty-six reference cases, against the second implementation."""

from typing import Any

import pytest
from tests.oracle.facts import DAY, NIGHT, PLACES, Rows, facts, held, led, on, place, says
from tests.oracle.meaning import answer, coverage

from communitygov.model.duty import Duty
from communitygov.model.link import Link
from communitygov.model.organisation import Organisation
from communitygov.model.place import Place
from communitygov.model.post import Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.switch import Exemption, Switch
from communitygov.model.team import Team
from communitygov.model.zone import Zone


def ask(register: Register, duty: str, where: str, at: str = DAY, mode: str | None = None) -> dict[str, Any]:
    """The answer of the second implementation."""
    return answer(register, where, duty, mode, at)


EVERY_STEWARD: Rows = {
    "posts": [Post(id="steward-m1", kind="steward", serves="M1")],
    "shares": [Share(duty="sweep", part="lead", who={"every": "steward"})],
}
GRID_LEADER = led("sweep", "leader", "G1", "P9")
ONE = (EVERY_STEWARD, GRID_LEADER)
P1_BY_DAY = held("steward-m1", on("P1", "day"))
OPEN_LEADER = led("open", "leader", "G1", "P9")


def test_case_1_the_nearest_lead_answers_and_the_next_stands_in_the_chain() -> None:
    """The nearest lead that holds and stands at the required level answers."""
    says(ask(facts(*ONE, held("steward-m1", "P1")), "sweep", "H1a"), "answered", "P1", escalation=["P9"])


def test_case_2_a_lead_further_out_than_required_is_too_far() -> None:
    """No named lead is near enough, and one further out answers."""
    says(ask(facts(*ONE), "sweep", "H2a"), "too_far", backstop=["P9"])


def test_case_3_a_post_nobody_holds_is_vacant() -> None:
    """The nearest lead is a post that nobody holds."""
    left = held("steward-m1", {"holder": "P1", "until": "2020-02-10"})
    says(ask(facts(*ONE, left), "sweep", "H1a"), "vacant", backstop=["P9"])


def test_case_4_a_holder_who_is_off_is_off_shift() -> None:
    """Held, but not on, and the grid is too far."""
    says(ask(facts(*ONE, P1_BY_DAY), "sweep", "H1a", NIGHT), "off_shift", backstop=["P9"])


def test_case_5_a_date_is_not_midnight() -> None:
    """A bare date leaves shifts aside."""
    says(ask(facts(*ONE, P1_BY_DAY), "sweep", "H1a", "2020-02-10"), "answered", "P1")


def test_case_6_a_deputy_takes_the_same_test() -> None:
    """The deputy answers where the holder is off, and only while on."""
    always = held("steward-m1", {"holder": "P2", "capacity": "deputy"})
    found = ask(facts(*ONE, P1_BY_DAY, always), "sweep", "H1a", NIGHT)
    says(found, "answered", "P2")
    assert [entry.capacity for entry in found["lead"]] == ["deputy"]
    by_day = held("steward-m1", on("P2", "day", capacity="deputy"))
    says(ask(facts(*ONE, P1_BY_DAY, by_day), "sweep", "H1a", NIGHT), "off_shift", backstop=["P9"])


@pytest.mark.parametrize(("at", "who"), [(DAY, "P1"), (NIGHT, "P2")])
def test_case_7_only_leads_that_can_answer_are_counted(at: str, who: str) -> None:
    """Two posts that take turns are never two claims."""
    two = led("sweep", "a", "M1", on("P1", "day")), led("sweep", "b", "M1", on("P2", "night"))
    says(ask(facts(*two), "sweep", "H1a", at), "answered", who)


def test_case_8_two_claims_at_one_nearness_are_ambiguous_unless_joint() -> None:
    """Two claims alive at one nearness are ambiguous; declared joint, they answer together."""
    two = led("sweep", "a", "M1", on("P1", "day")), led("sweep", "b", "M1", "P2")
    says(ask(facts(*two), "sweep", "H1a"), "ambiguous", "P1", "P2")
    joint = led("sweep", "a", "M1", on("P1", "day"), joint="X"), led("sweep", "b", "M1", "P2", joint="X")
    says(ask(facts(*joint), "sweep", "H1a"), "answered", "P1", "P2")


def test_case_9_joint_leads_do_not_need_all() -> None:
    """One of two joint leads answers alone, and the vacant one is named."""
    joint = led("sweep", "a", "M1", "P1", joint="X"), led("sweep", "b", "M1", joint="X", id="second")
    found = ask(facts(*joint), "sweep", "H1a")
    says(found, "answered", "P1")
    assert found["why_not"] == [("share:second", "post:b", "vacant")]


def test_case_10_one_person_in_two_posts_is_one_lead() -> None:
    """Two posts held by one person are no two claims."""
    two = led("open", "secretary", "C", "P1"), led("open", "director", "C", "P1")
    says(ask(facts(*two), "open", "H1a"), "answered", "P1")


def test_case_11_one_of_two_is_not_known_by_day_and_agrees_by_night() -> None:
    """Readings differ by day and agree by night."""
    one_of = led("open", "member", "G1", on({"one_of": ["P1", "P2"]}, "day"))
    found = ask(facts(one_of), "open", "H1a")
    says(found, "unknown_which", "P1", "P2")
    assert found["readings"] == [("answered", ["person:P1"]), ("answered", ["person:P2"])]
    says(ask(facts(one_of), "open", "H1a", NIGHT), "off_shift")


def test_case_12_whoever_it_is_stands_too_far() -> None:
    """Where every reading is one hole, it is that hole."""
    one_of = led("sweep", "member", "G1", on({"one_of": ["P1", "P2"]}, "day"))
    says(ask(facts(one_of), "sweep", "H1a"), "too_far", backstop=["P1", "P2"])


def test_case_13_two_seats_are_not_known_which_unless_together() -> None:
    """The data do not say who has which building; together, both answer."""
    two = led("open", "member", "G1", "P1", "P2")
    apart = facts(two, posts=[Post(id="member", kind="post", serves="G1", seats=2)])
    says(ask(apart, "open", "H1a"), "unknown_which", "P1", "P2")
    together = facts(two, posts=[Post(id="member", kind="post", serves="G1", seats=2, together=True)])
    says(ask(together, "open", "H1a"), "answered", "P1", "P2")


def test_case_14_more_holders_than_seats_are_rivals() -> None:
    """Two holders of one seat are two claims."""
    says(ask(facts(led("open", "member", "G1", "P1", "P2")), "open", "H1a"), "ambiguous", "P1", "P2")


def test_case_15_unnamed_is_somebody_and_unknown_is_perhaps_nobody() -> None:
    """Somebody unnamed answers; not known whether held is read both ways."""
    says(ask(facts(*ONE, held("steward-m1", "unnamed")), "sweep", "H1a"), "answered", "unnamed")
    found = ask(facts(*ONE, held("steward-m1", "unknown")), "sweep", "H1a")
    says(found, "unknown_which", "unknown")
    assert found["readings"] == [("answered", ["unknown"]), ("vacant", [])]


def test_case_16_overlapping_zones_of_one_level_are_two_equal_claims() -> None:
    """Overlap is ambiguous only where it is."""
    zones = [Zone(id="z1", kind="old_grid", members=["B1", "B2"]), Zone(id="z2", kind="old_grid", members=["B2", "B3"])]
    register = facts(led("open", "a", "z1", "P1"), led("open", "b", "z2", "P2"), zones=zones)
    says(ask(register, "open", "H2a"), "ambiguous", "P1", "P2")
    says(ask(register, "open", "H1a"), "answered", "P1")


def test_case_17_a_place_with_two_parents_belongs_to_both() -> None:
    """A second parent counts in answers, and households count once."""
    places = [row if row.id != "B2" else place("B2", "building", "M2", "M3") for row in PLACES]
    register = facts(led("open", "a", "G1", "P1"), led("open", "b", "G2", "P2"), places=places)
    says(ask(register, "open", "H2a"), "ambiguous", "P1", "P2")
    assert coverage(register, ["open"], "household", None, DAY)["total"] == 7


@pytest.mark.parametrize("members", [["B1", "B3"], ["M1", "H3a", "H3b"], ["H1a", "H1b", "B3"]])
def test_case_18_the_level_of_a_zone_decides_and_not_its_member_list(members: list[str]) -> None:
    """A police area that stands at community is further out than a grid, in any spelling."""
    area = Zone(id="z", kind="police_area", members=members)
    register = facts(OPEN_LEADER, led("open", "police", "z", "P5"), zones=[area])
    says(ask(register, "open", "H1a"), "answered", "P9", escalation=["P5"])


def test_case_19_a_zone_without_a_level_stands_just_inside_what_holds_it() -> None:
    """A compound of one building is nearer than the grid."""
    register = facts(
        OPEN_LEADER, led("open", "manager", "z", "P5"), zones=[Zone(id="z", kind="compound", members=["B1"])]
    )
    says(ask(register, "open", "H1a"), "answered", "P5", escalation=["P9"])


def test_case_20_a_zone_is_never_nearer_than_a_place_it_holds_whole() -> None:
    """A community written as all its households stands at community."""
    homes = [row.id for row in PLACES if row.level == "household" or row.site]
    register = facts(
        led("sweep", "desk", "z", "P0"), zones=[Zone(id="z", kind="compound", members=homes, level="building")]
    )
    says(ask(register, "sweep", "H1a"), "too_far", backstop=["P0"])


def test_case_21_a_catch_all_greens_nothing_unless_the_duty_allows_it() -> None:
    """A catch-all is a backstop; it answers where the duty states a level that it meets."""
    desk = {**led("open", "desk", "C", "P0"), "shares": [Share(part="lead", who="post:desk")]}
    says(ask(facts(desk), "open", "H1a"), "missing", backstop=["P0"])
    duties = [Duty(id="open", answered_at="community")]
    says(ask(facts(desk, duties=duties), "open", "H1a"), "answered", "P0")


def test_case_22_the_named_lead_names_the_hole() -> None:
    """A vacant named lead before a catch-all is vacant."""
    desk = {**led("open", "desk", "C", "P0"), "shares": [Share(part="lead", who="post:desk")]}
    says(ask(facts(desk, led("open", "leader", "G1")), "open", "H1a"), "vacant", backstop=["P0"])


def test_case_23_an_exemption_ends() -> None:
    """On purpose beats by habit; then it ends."""
    exempt = {"exemptions": [Exemption(duty="sweep", where="G1", reason="empty", until="2020-02-10")]}
    register = facts(*ONE, held("steward-m1", "P1"), exempt)
    says(ask(register, "sweep", "H1a", "2020-02-01"), "exempt")
    says(ask(register, "sweep", "H1a", "2020-02-11"), "answered", "P1")


TWO_MODES = (led("open", "a", "G1", "P1"), led("open", "b", "G1", "P2", modes=["emergency"]))


def test_case_24_the_named_mode_is_first_at_one_scope() -> None:
    """Epidemic is an emergency; the lead that names the mode is first."""
    says(ask(facts(*TWO_MODES), "open", "H1a", mode="service"), "answered", "P1")
    says(ask(facts(*TWO_MODES), "open", "H1a", mode="epidemic"), "answered", "P2", escalation=["P1"])


def test_case_25_the_mode_in_force_there_is_used() -> None:
    """A switch puts a mode in force where and while it holds."""
    switch = {"switches": [Switch(mode="emergency", where="G1", since="2020-02-10", until="2020-02-12")]}
    found = ask(facts(*TWO_MODES, switch), "open", "H1a")
    says(found, "answered", "P2")
    assert found["mode_in_force"] == "emergency"
    says(ask(facts(*TWO_MODES, switch), "open", "H1a", "2020-02-12T10:00"), "answered", "P1")


def test_case_26_a_liaison_informs_and_a_team_asleep_has_no_share() -> None:
    """The team answers through its lead seat in its mode only; the health seat informs either way."""
    seats = {"grid_leader": "post:chief", "public_health_liaison": {"holder": "P7", "kind": "liaison"}}
    team = {
        "teams": [Team(id="t", template="seed_1_3", serves="G1", modes=["emergency"], seats=seats)],
        "posts": [Post(id="chief", kind="chief", serves="G1")],
        "shares": [
            Share(duty="open", part="lead", who="team:t"),
            Share(duty="open", part="inform", who={"every": "liaison"}),
        ],
    }
    held_by = held("chief", "P9")
    says(ask(facts(team, held_by), "open", "H1a", mode="emergency"), "answered", "P9", inform=["P7"])
    says(ask(facts(team, held_by), "open", "H1a", mode="service"), "missing", inform=[])
    says(ask(facts(team), "open", "H1a", mode="emergency"), "vacant", inform=["P7"])


def test_case_27_a_body_is_its_head_acting_first_then_the_stand_in() -> None:
    """Without a head the stand-in answers, and whoever acts as head before the stand-in."""
    office: Rows = {
        "organisations": [Organisation(id="office", kind="office", serves="C", head="head")],
        "posts": [Post(id="head", kind="head", serves="C"), Post(id="vice", kind="vice", serves="C")],
        "shares": [Share(duty="open", part="lead", who="organisation:office")],
    }
    stands_in = {"links": [Link(kind="stands_in_for", who="post:vice", to="post:head")], **held("vice", "P3")}
    acting = held("head", {"holder": "P4", "capacity": "acting"})
    says(ask(facts(office), "open", "H1a"), "vacant")
    says(ask(facts(office, stands_in), "open", "H1a"), "answered", "P3")
    says(ask(facts(office, stands_in, acting), "open", "H1a"), "answered", "P4")


def test_case_28_a_name_on_a_list_is_not_yet_a_person() -> None:
    """A body without a head on record answers perhaps; declared whole, it answers."""
    for whole, state in ((False, "unknown_which"), (True, "answered")):
        bureau = {
            "organisations": [Organisation(id="bureau", kind="bureau", serves="C", whole=whole)],
            "shares": [Share(duty="open", part="lead", who="organisation:bureau")],
        }
        found = ask(facts(bureau), "open", "H1a")
        assert found["state"] == state
        assert [entry.organisation for entry in found["lead"]] == ["organisation:bureau"]


def test_case_29_near_enough_is_enough_and_the_nearest_names_the_hole() -> None:
    """After a nearer failure an answer is inherited; without one the nearest lead names the hole."""
    register = facts(led("sweep", "head", "B1"), *ONE, P1_BY_DAY)
    found = ask(register, "sweep", "H1a")
    says(found, "answered", "P1")
    assert found["inherited"]
    says(ask(register, "sweep", "H1a", NIGHT), "vacant", backstop=["P9"])


def test_case_30_first_on_the_scene_is_not_the_one_in_charge() -> None:
    """The first responder is the one so marked; the lead is another."""
    steward = led("open", "steward", "M1", "P1", part="assist", first=True)
    says(ask(facts(steward, OPEN_LEADER), "open", "H1a"), "answered", "P9", first_responder=["P1"])


def test_case_31_unknown_is_neither_zero_nor_one() -> None:
    """A counted building weighs its households; an uncounted one is listed apart."""
    places = [*PLACES[:4], place("B4", "building", "M1", households=24), place("B5", "building", "M1")]
    counted = coverage(facts(EVERY_STEWARD, held("steward-m1", "P1"), places=places), ["sweep"], "household", None, DAY)
    # an empty grid is one uncounted place as well
    assert (counted["states"], counted["not_counted"]) == ({"answered": 24}, ["B5", "G2"])


def test_case_32_over_a_span_the_counts_are_pairs_times_time() -> None:
    """Two households over one day, one holder by day: 24 pair-hours answered and 24 off shift."""
    places = [row for row in PLACES if row.id in ("C", "G1", "M1", "B1", "H1a", "H1b")]
    register = facts(EVERY_STEWARD, P1_BY_DAY, places=places)
    hours = [
        coverage(register, ["sweep"], "household", None, f"2020-02-10T{hour:02}:00")["states"] for hour in range(24)
    ]
    assert {state: sum(each.get(state, 0) for each in hours) for state in ("answered", "off_shift")} == {
        "answered": 24,
        "off_shift": 24,
    }


def test_case_33_levels_are_compared_and_not_counted_in_steps() -> None:
    """A household without a micro-grid is not answered at micro-grid by its grid, but by its building's head."""
    leader = led("sweep", "other", "G2", "P8")
    says(ask(facts(leader), "sweep", "H9a"), "too_far", backstop=["P8"])
    says(ask(facts(leader, led("sweep", "head", "B9", "P6")), "sweep", "H9a"), "answered", "P6")


def test_case_34_one_answer_for_each_isolated_person_or_a_hole() -> None:
    """A duty that must be answered at the case is vacant while the doctor's post is."""
    case = Place(id="case-1", site="case", within="B1", since="2020-02-03", until="2020-02-17")
    duties = [Duty(id="care", applies_to=["case"], answered_at="household")]
    register = facts(
        led("care", "doctor", "case-1"), led("care", "steward", "M1", "P1"), places=[*PLACES, case], duties=duties
    )
    says(ask(register, "care", "case-1"), "vacant", backstop=["P1"])
    says(ask(register, "care", "case-1", "2020-02-17"), "not_applicable")


def test_case_35_helpers_are_not_a_lead() -> None:
    """One who only assists leaves the lead missing."""
    says(ask(facts(led("sweep", "helper", "M1", "P4", part="assist")), "sweep", "H1a"), "missing", assist=["P4"])


@pytest.mark.parametrize(("mode", "at"), [("service", DAY), ("emergency", NIGHT)])
def test_case_36_a_duty_out_of_its_mode_or_hours_asks_nobody(mode: str, at: str) -> None:
    """A duty that applies only in emergency, by day, asks nobody otherwise."""
    duties = [Duty(id="sweep", applies_to=["household"], modes=["emergency"], hours="08:00-20:00")]
    says(ask(facts(*ONE, duties=duties), "sweep", "H1a", at, mode), "not_applicable")
