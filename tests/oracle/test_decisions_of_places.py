"""What the text left open of places and zones (decisions 0020.1-6, 0021), asked of both programs."""

from typing import Any

from tests.oracle.decided import holders, states
from tests.oracle.facts import PLACES, facts, led, place

from communitygov.model.duty import Duty
from communitygov.model.place import Place
from communitygov.model.share import Share
from communitygov.model.zone import Zone


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
