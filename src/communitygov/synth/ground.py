"""The ground of a county: grids, buildings with layouts or numbers, micro-grids, shops and gates."""

import numpy as np
from attrs import frozen

from communitygov.synth.columns import Bools, Ints, Texts, numbered, padded, texts, within_runs
from communitygov.synth.draws import between, chance, picked
from communitygov.synth.frame import Frame
from communitygov.synth.sizes import GRIDS_OF_A_COMMUNITY, GRIDS_OF_A_VILLAGE, Size

COMMODITY, DANWEI, VILLAGE, RESETTLED = range(4)
"""Kinds of compound: commodity housing, an old compound of a work unit, a village in the city, resettlement."""

_MIX = (0.45, 0.20, 0.20, 0.15)
_BUILDINGS = np.array([[2, 6], [5, 9], [22, 48], [3, 6]])
_ENTRANCES = np.array([[1, 3], [2, 5], [1, 1], [2, 4]])
_HOMES = np.array([[2, 3], [1, 3], [1, 1], [2, 4]])
_FLOORS = np.array([[6, 11, 11, 17, 18, 18, 26, 33], [5, 5, 6, 6, 6, 6, 7, 7], [1] * 8, [6, 6, 11, 11, 11, 11, 18, 18]])
_NUMBER = (1, 18)
_LIKE_BEFORE = 0.45
_UNSURE = 0.03
"""The part of numbered buildings whose number is not known or not exact."""


@frozen(eq=False)
class Ground:
    """Places of a county as columns; counts are homes."""

    grid: Texts
    """Ids of the grids."""
    grid_community: Ints
    grid_number: Ints
    """The number of each grid in its community, from 1."""
    grid_kind: Ints
    building: Texts
    """Ids of the buildings, in the order of grids."""
    building_number: Ints
    building_grid: Ints
    is_numbered: Bools
    """Whether the homes of the building are a number, and it has no layout."""
    entrances: Ints
    floors: Ints
    homes: Ints
    """Homes on a floor of an entrance."""
    number: Ints
    """Homes of a numbered building."""
    bound: Ints
    """0 exact, 1 about, 2 more than, 3 unknown."""
    unit_building: Ints
    """For every micro-grid (an entrance, or a numbered building) its building."""
    unit_entrance: Ints
    """The number of the entrance; 0: the building itself."""

    @property
    def unit_homes(self) -> Ints:
        """Homes of each micro-grid that are counted."""
        of = self.unit_building
        return np.where(
            self.unit_entrance > 0, (self.floors * self.homes)[of], np.where(self.bound, 0, self.number)[of]
        )

    @property
    def unit_grid(self) -> Ints:
        """The grid of each micro-grid."""
        return self.building_grid[self.unit_building]

    @property
    def building_homes(self) -> Ints:
        """Homes of each building that are counted."""
        return np.where(
            self.is_numbered, np.where(self.bound, 0, self.number), self.entrances * self.floors * self.homes
        )

    @property
    def unit(self) -> Texts:
        """The id of each micro-grid."""
        return self._below("/")

    @property
    def unit_tag(self) -> Texts:
        """The id of each micro-grid as it stands in ids of posts."""
        return self._below("-")

    def _below(self, sign: str) -> Texts:
        number = np.where(self.unit_entrance > 0, texts(sign, numbered(self.unit_entrance)), "")
        return texts(self.building[self.unit_building], number)


def ground(frame: Frame, size: Size, rng: np.random.Generator) -> Ground:
    """Draw the ground of a county."""
    grids = np.full(frame.communities, size.grids) if size.grids else _grids(frame, rng)
    grid_community = np.repeat(np.arange(frame.communities), grids)
    grid_number = within_runs(grids) + 1
    grid = texts(frame.community.id[grid_community], "-g", padded(grid_number, 2))
    kind = _kinds(grid_community, rng)
    counts = between(rng, _BUILDINGS[kind, 0], _BUILDINGS[kind, 1], len(kind))
    building_grid = np.repeat(np.arange(len(grid)), counts)
    building_number = within_runs(counts) + 1
    of = kind[building_grid]
    is_numbered = of == VILLAGE
    many = len(of)
    entrances = between(rng, _ENTRANCES[of, 0], _ENTRANCES[of, 1], many)
    floors = _FLOORS[of, between(rng, 0, 7, many)]
    homes = between(rng, _HOMES[of, 0], _HOMES[of, 1], many)
    number = between(rng, *_NUMBER, many)
    unsure = is_numbered & chance(rng, many, _UNSURE)
    units = np.where(is_numbered, 1, entrances)
    unit_building = np.repeat(np.arange(many), units)
    return Ground(
        grid=grid,
        grid_community=grid_community,
        grid_number=grid_number,
        grid_kind=kind,
        building=texts(grid[building_grid], "-b", padded(building_number, 2)),
        building_number=building_number,
        building_grid=building_grid,
        is_numbered=is_numbered,
        entrances=entrances,
        floors=floors,
        homes=homes,
        number=number,
        bound=np.where(unsure, between(rng, 1, 3, many), 0),
        unit_building=unit_building,
        unit_entrance=np.where(is_numbered[unit_building], 0, within_runs(units) + 1),
    )


def _grids(frame: Frame, rng: np.random.Generator) -> Ints:
    """How many grids each community has."""
    is_village = frame.community.level == "village"
    low, high = (np.where(is_village, *ends) for ends in zip(GRIDS_OF_A_VILLAGE, GRIDS_OF_A_COMMUNITY, strict=True))
    return between(rng, low, high, frame.communities)


def _kinds(grid_community: Ints, rng: np.random.Generator) -> Ints:
    """A kind for every grid; often that of the grid before it in the same community."""
    drawn = picked(rng, _MIX, len(grid_community))
    same = np.concatenate([[False], grid_community[1:] == grid_community[:-1]]) & chance(rng, len(drawn), _LIKE_BEFORE)
    last = np.maximum.accumulate(np.where(same, 0, np.arange(len(drawn))))
    kinds: Ints = drawn[last]
    return kinds
