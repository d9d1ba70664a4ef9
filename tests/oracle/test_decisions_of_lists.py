"""What the text left open of deciding, lists and counts (decisions 0020.21-31, 0024-0026), asked of both programs."""

from typing import Any

from tests.oracle.decided import holders
from tests.oracle.facts import DAY, NIGHT, PLACES, facts, held, led, on, place
from tests.oracle.meaning import coverage

from communitygov.model.duty import Duty
from communitygov.model.link import Link
from communitygov.model.organisation import Organisation
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.switch import Exemption
from communitygov.model.zone import Zone


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
