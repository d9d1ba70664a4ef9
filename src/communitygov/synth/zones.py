"""Sites and zones of a county: gates and shops, compounds, and police areas that cut grids."""

from itertools import pairwise

import numpy as np
from attrs import frozen

from communitygov.synth.columns import Ints, Texts, numbered, padded, texts, within_runs
from communitygov.synth.draws import between, shuffled
from communitygov.synth.frame import Frame
from communitygov.synth.ground import VILLAGE, Ground

_BREAK, _BREAK_AT_GRID = 0.06, 0.35


@frozen(eq=False)
class Zones:
    """Sites and zones as columns; ``-1`` stands for none."""

    shop: Texts
    shop_grid: Ints
    gate: Texts
    gate_grid: Ints
    compound: Texts
    compound_community: Ints
    building_compound: Ints
    """The compound of each building; those of a village in the city have none."""
    area: Texts
    """Police areas."""
    area_street: Ints
    building_area: Ints
    """The police area of each building."""

    def compound_members(self, ground: Ground) -> Texts:
        """The members of each compound: its buildings, parted by blanks."""
        inside = np.flatnonzero(self.building_compound >= 0)
        return _listed(ground.building[inside], self.building_compound[inside], len(self.compound))

    def area_members(self, ground: Ground) -> Texts:
        """The members of each police area: whole grids, and of those that are cut the buildings and sites."""
        low, high = grid_areas(ground, self)
        whole = low == high
        cut = ~whole[ground.building_grid]
        shops, gates = ~whole[self.shop_grid], ~whole[self.gate_grid]
        ids = [ground.grid[whole], ground.building[cut], self.shop[shops], self.gate[gates]]
        of = [low[whole], self.building_area[cut], low[self.shop_grid[shops]], low[self.gate_grid[gates]]]
        areas = np.concatenate(of)
        order = np.argsort(areas, kind="stable")
        return _listed(np.concatenate(ids)[order], areas[order], len(self.area))


def grid_areas(ground: Ground, zones: Zones) -> tuple[Ints, Ints]:
    """The first and the last police area that each grid lies in."""
    first = np.searchsorted(ground.building_grid, np.arange(len(ground.grid)), side="left")
    last = np.searchsorted(ground.building_grid, np.arange(len(ground.grid)), side="right") - 1
    return zones.building_area[first], zones.building_area[last]


def zones(frame: Frame, ground: Ground, rng: np.random.Generator) -> Zones:
    """Draw the sites and zones of a county."""
    shops = between(rng, 0, 4, len(ground.grid))
    shop_grid = np.repeat(np.arange(len(ground.grid)), shops)
    gates = between(rng, 0, 2, len(ground.grid))
    gate_grid = np.repeat(np.arange(len(ground.grid)), gates)
    building_compound, compound_community = _compounds(ground, rng)
    number = within_runs(np.bincount(compound_community, minlength=frame.communities)) + 1
    building_area, area_street = _areas(frame, ground, rng)
    in_street = within_runs(np.bincount(area_street, minlength=frame.streets)) + 1
    return Zones(
        shop=texts(ground.grid[shop_grid], "-s", numbered(within_runs(shops) + 1)),
        shop_grid=shop_grid,
        gate=texts(ground.grid[gate_grid], "-gate", numbered(within_runs(gates) + 1)),
        gate_grid=gate_grid,
        compound=texts(frame.community.id[compound_community], "-c", padded(number, 2)),
        compound_community=compound_community,
        building_compound=building_compound,
        area=texts(frame.street.id[area_street], "-pa", padded(in_street, 2)),
        area_street=area_street,
        building_area=building_area,
    )


def _compounds(ground: Ground, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Runs of buildings of one kind in one community; some go on over the edge of a grid."""
    kind = ground.grid_kind[ground.building_grid]
    community = ground.grid_community[ground.building_grid]
    grid = ground.building_grid
    drawn = rng.random(len(grid))
    before = np.maximum(np.arange(len(grid)) - 1, 0)
    begins = (community != community[before]) | (kind != kind[before])
    begins |= np.where(grid != grid[before], drawn < _BREAK_AT_GRID, drawn < _BREAK)
    begins[:1] = True
    inside = kind != VILLAGE
    run = np.cumsum(begins & inside) - 1
    return np.where(inside, run, -1), community[begins & inside]


def _areas(frame: Frame, ground: Ground, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """About two police areas a community, cut anywhere between two buildings of the street."""
    street = frame.community_street[ground.grid_community[ground.building_grid]]
    counts = np.bincount(street, minlength=frame.streets)
    communities = np.bincount(frame.community_street, minlength=frame.streets)
    begins = np.zeros(len(street), dtype=np.int64)
    start = 0
    streets: list[tuple[int, int]] = list(zip(counts.tolist(), communities.tolist(), strict=True))
    for buildings, many in streets:
        cuts = shuffled(rng, np.arange(1, buildings))[: max(2, 2 * many - 1)]
        begins[start + cuts] = 1
        begins[start] = 1
        start += buildings
    area = np.cumsum(begins) - 1
    return area, street[np.flatnonzero(begins)]


def _listed(ids: Texts, of: Ints, many: int) -> Texts:
    """The ids of each group, parted by blanks; ``of`` grows."""
    edges = np.searchsorted(of, np.arange(many + 1)).tolist()
    texts_of = [" ".join(ids[start:end].tolist()) for start, end in pairwise(edges)]
    return np.array(texts_of, dtype=np.str_)
