"""The key: what was planted where, and the state, duty by duty, that comes of it. No question is asked for it."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from communitygov.synth.columns import Bools, Ints, Table, Texts, kept, several, stacked
from communitygov.synth.duties import INSTANTS, MATTERS, MODES, Matter
from communitygov.synth.ground import Ground
from communitygov.synth.outcomes import DIRECTOR, EXEMPT, INHERITED, LEADER, MANAGER, OFFICER, STEWARD, Outcome
from communitygov.synth.plants import Plants
from communitygov.synth.zones import Zones, grid_areas

KEY_COLUMNS: Final = ("duty", "mode", "at", "place", "state", "homes", "plant")
CONTROLS: Final = (INHERITED, "exempt")
"""What looks like a hole and is none."""

Spread = tuple[Texts, Texts, Ints]
"""Of some places: what is planted there, the ids, the homes."""


def planted_rows(ground: Ground, zones: Zones, plants: Plants) -> Table:
    """Every row, holes and controls; homes that are not counted are in none."""
    parts: list[Table] = []
    building_homes = ground.building_homes
    grid_homes = np.bincount(ground.building_grid, weights=building_homes, minlength=len(ground.grid)).astype(np.int64)
    by_kind: tuple[tuple[Mapping[str, Mapping[str, Outcome]], Spread], ...] = (
        (STEWARD, _chosen(plants.steward, ground.unit, ground.unit_homes)),
        (LEADER, _chosen(plants.leader, ground.grid, grid_homes)),
        (OFFICER, _areas(ground, zones, plants, grid_homes)),
        (MANAGER, _of_buildings(ground, zones, plants.manager)),
    )
    for outcomes, spread in by_kind:
        parts += _rows(outcomes, spread)
    parts += _rows(DIRECTOR, _chosen(plants.director[ground.grid_community], ground.grid, grid_homes), "property")
    parts += _rows(DIRECTOR, _without_manager(ground, zones, plants), only="property")
    parts += _exempt(ground, plants)
    made = stacked(KEY_COLUMNS, parts)
    if not len(made["homes"]):
        made["homes"] = np.zeros(0, dtype=np.int64)
    return made


def holes(rows: Table) -> Table:
    """The rows of the key."""
    return kept(rows, ~np.isin(rows["state"], CONTROLS))


def controls(rows: Table) -> Table:
    """The rows that look like holes and are none."""
    return kept(rows, np.isin(rows["state"], CONTROLS))


def _chosen(planted: Texts, ids: Texts, homes: Ints) -> Spread:
    chosen = (planted != "") & (homes > 0)
    return planted[chosen], ids[chosen], homes[chosen]


def _areas(ground: Ground, zones: Zones, plants: Plants, grid_homes: Ints) -> Spread:
    """Grids that lie whole in a police area, and the buildings of those that are cut."""
    low, high = grid_areas(ground, zones)
    whole = low == high
    grids = _chosen(np.where(whole, plants.officer[low], ""), ground.grid, grid_homes)
    cut = ~whole[ground.building_grid]
    planted = np.where(cut, plants.officer[zones.building_area], "")
    buildings = _chosen(planted, ground.building, ground.building_homes)
    return _joined(grids, buildings)


def _of_buildings(ground: Ground, zones: Zones, planted: Texts) -> Spread:
    inside = zones.building_compound >= 0
    if not len(planted):
        return _chosen(np.full(len(inside), ""), ground.building, ground.building_homes)
    of = np.where(inside, planted[zones.building_compound], "")
    return _chosen(of, ground.building, ground.building_homes)


def _without_manager(ground: Ground, zones: Zones, plants: Plants) -> Spread:
    outside = zones.building_compound < 0
    of = np.where(outside, plants.director[ground.grid_community[ground.building_grid]], "")
    return _chosen(of, ground.building, ground.building_homes)


def _joined(first: Spread, second: Spread) -> Spread:
    return (
        np.concatenate([first[0], second[0]]),
        np.concatenate([first[1], second[1]]),
        np.concatenate([first[2], second[2]]),
    )


def _rows(
    outcomes: Mapping[str, Mapping[str, Outcome]], spread: Spread, without: str = "", only: str = ""
) -> Iterator[Table]:
    """What some plants do to every duty, at every instant and in every mode of the key."""
    planted, ids, homes = spread
    for kind, ladders in outcomes.items():
        chosen = planted == kind
        if not chosen.any():
            continue
        for matter in MATTERS:
            outcome = ladders.get(matter.ladder)
            if outcome is None or matter.ladder == without or (only and matter.ladder != only):
                continue
            for mode, number in asked(matter):
                state = outcome.at(number, mode)
                if state:
                    yield _stated((matter.id, mode, INSTANTS[number]), ids[chosen], state, homes[chosen], kind)


def _exempt(ground: Ground, plants: Plants) -> Iterator[Table]:
    ids, homes = ground.building[plants.exempt], ground.building_homes[plants.exempt]
    for matter in MATTERS:
        if matter.id in EXEMPT:
            for mode, number in asked(matter):
                chosen = exempted(plants, matter.id)
                yield _stated((matter.id, mode, INSTANTS[number]), ids[chosen], "exempt", homes[chosen], "exemption")


def exempted(plants: Plants, duty: str) -> Bools:
    """Which of the exempt buildings are exempt from a duty."""
    chosen: Bools = np.arange(len(plants.exempt)) % len(EXEMPT) == EXEMPT.index(duty)
    return chosen


def asked(matter: Matter) -> Iterator[tuple[str, int]]:
    """The modes and the numbers of the instants of the key at which a duty asks of homes."""
    if "household" not in matter.applies_to.split():
        return
    for mode in MODES:
        if matter.modes and mode == "service":
            continue
        for number in range(len(INSTANTS)):
            if not (matter.hours and number):
                yield mode, number


def _stated(question: tuple[str, str, str], places: Texts, state: str, homes: Ints, plant: str) -> Table:
    many = len(places)
    columns = (*(several(text, many) for text in question), places, several(state, many), homes, several(plant, many))
    return dict(zip(KEY_COLUMNS, columns, strict=True))
