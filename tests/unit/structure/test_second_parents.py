"""Zones over places with second parents: found by where they begin, not by looking at all for each zone."""

from functools import partial

import pytest
from tests.unit.structure.growth import growth

import communitygov as cg
from communitygov.structure.build import build


def crossed(many: int) -> cg.Register:
    """So many grids, each with a second building, and a zone for each of them."""
    places = [{"id": f"g{at}", "level": "grid"} for at in range(many)]
    places += [{"id": f"b{at}", "level": "building", "within": [f"g{at}", f"g{(at + 1) % many}"]} for at in range(many)]
    zones = [{"id": f"z{at}", "kind": "police_area", "members": [f"g{at}"]} for at in range(many)]
    return cg.Register.model_validate({"places": places, "zones": zones})


def test_a_zone_holds_the_places_all_of_which_is_in_it():
    """
    A grid that shares its buildings with its neighbours is held by the zone of all three, and not by that of another.
    """
    register = crossed(6).model_copy(
        update={
            "zones": (
                cg.Zone(id="all", kind="police_area", members=("g0", "g1", "g2")),
                cg.Zone(id="one", kind="police_area", members=("g1",)),
                cg.Zone(id="halves", kind="police_area", members=("b0", "b1")),
            )
        }
    )
    structure = build(register)
    tree = structure.tree
    held = [{tree.id(row) for start, end in rows for row in range(start, end)} for rows in structure.scopes.zone_rows]

    assert [{"g0", "g1", "g2", "b5", "b0", "b1", "b2"}, {"g1", "b0", "b1"}, {"g1", "b0", "b1"}] == held


@pytest.mark.parametrize("size", [60])
def test_zones_and_second_parents_come_to_their_sum(size):
    """
    Twice as many of both take twice as long, and not four times.
    """
    assert max(growth(lambda many: partial(build, crossed(many)), size)) < 2.4
