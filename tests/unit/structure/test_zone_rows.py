"""What zones hold is the same in arrays for all zones at once, and a zone at a time."""

import numpy as np
import pytest

import communitygov as cg
from communitygov.structure import zone_rows
from communitygov.structure.zone_rows import regular
from communitygov.structure.zone_rows_irregular import irregular


def drawn(seed):
    """A tree of places by chance, and zones that name some of its rows."""
    chance = np.random.default_rng(seed)
    places = [{"id": "c", "level": "community"}]
    for number in range(int(chance.integers(0, 12))):
        outer = places[int(chance.integers(len(places)))]["id"]
        place = {"id": f"p{number}", "level": str(chance.choice(["grid", "building", "micro_grid"])), "within": outer}
        if chance.random() < 0.4:
            entrances, homes = chance.integers(1, 4), chance.integers(1, 3)
            place["layout"] = {"entrances": int(entrances), "floors": 1, "homes": int(homes)}
        places.append(place)
    tree = cg.build(cg.Register(places=places)).tree
    zones = int(chance.integers(0, 6))
    many = int(chance.integers(0, 9)) if zones else 0
    return tree, chance.integers(0, max(zones, 1), many), chance.integers(0, len(tree), many), zones


@pytest.mark.parametrize("most", [1, 3, 1 << 22])
@pytest.mark.parametrize("seed", range(40))
def test_zones_hold_the_same_in_arrays_and_one_by_one(monkeypatch, seed, most):
    """
    Their atoms, their rows, the least number of these and the place that holds all of it; however many at once.
    """
    monkeypatch.setattr(zone_rows, "MOST", most)
    tree, zone, row, zones = drawn(seed)

    one, other = regular(tree, zone, row, zones), irregular(tree, zone, row, zones)

    assert one.atoms == other.atoms
    assert one.rows == other.rows
    assert one.least.tolist() == other.least.tolist()
    assert one.inside.tolist() == other.inside.tolist()
