"""The rows of places, layouts and zones of a county."""

from typing import Final

import numpy as np

from communitygov.synth.columns import Part, Table, Texts, numbered, rows, several, stacked, texts
from communitygov.synth.frame import Frame, Outside
from communitygov.synth.ground import Ground
from communitygov.synth.zones import Zones

PLACE: Final = ("id", "level", "site", "within", "name.zh", "name.en", "code", "households", "also")
ZONE: Final = ("id", "kind", "members")


def places(frame: Frame, ground: Ground, zones: Zones) -> Table:
    """Streets, communities, grids, buildings, shops and gates."""
    number, building = numbered(ground.grid_number), numbered(ground.building_number)
    street = _outside(frame.street) | {"within": frame.county.code}
    community = _outside(frame.community) | {"within": frame.street.id[frame.community_street]}
    grid: Part = {"level": "grid", "within": frame.community.id[ground.grid_community]}
    grid |= {"name.zh": texts("第", number, "网格"), "name.en": texts("Grid ", number)}
    house: Part = {"level": "building", "within": ground.grid[ground.building_grid]}
    house |= {"name.zh": texts(building, "幢"), "name.en": texts("Building ", building)}
    house |= {"households": _households(ground), "also": np.where(ground.is_numbered, "micro_grid", "")}
    shop: Part = {"site": "shop", "within": ground.grid[zones.shop_grid]}
    gate: Part = {"site": "gate", "within": ground.grid[zones.gate_grid]}
    ids = frame.street.id, frame.community.id, ground.grid, ground.building, zones.shop, zones.gate
    parts = street, community, grid, house, shop, gate
    return stacked(PLACE, [rows({"id": each, **part}, len(each)) for each, part in zip(ids, parts, strict=True)])


def _outside(places: Outside) -> Part:
    return {"level": places.level, "name.zh": places.zh, "name.en": places.en, "code": places.code}


def _households(ground: Ground) -> Texts:
    """What a building that has no layout states of its homes."""
    stated = numbered(ground.number)
    readings = stated, texts("about:", stated), texts("more_than:", stated), several("unknown", len(stated))
    said: Texts = np.select([ground.bound == number for number in range(len(readings))], readings, "")
    return np.where(ground.is_numbered, said, "")


def layouts(ground: Ground) -> Table:
    """The layouts of buildings, each of whose entrances serves as a micro-grid."""
    chosen = ~ground.is_numbered
    made: Part = {"place": ground.building[chosen], "entrances": ground.entrances[chosen]}
    made |= {"floors": ground.floors[chosen], "homes": ground.homes[chosen], "also": "micro_grid"}
    return rows(made, int(chosen.sum()))


def zone_rows(ground: Ground, zones: Zones) -> Table:
    """Compounds and police areas."""
    compound: Part = {"id": zones.compound, "kind": "compound", "members": zones.compound_members(ground)}
    area: Part = {"id": zones.area, "kind": "police_area", "members": zones.area_members(ground)}
    return stacked(ZONE, [rows(compound, len(zones.compound)), rows(area, len(zones.area))])
