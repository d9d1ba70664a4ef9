"""The key against what a coverage finds, building by building."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

import communitygov as cg
from communitygov.queries.answer import STATES
from communitygov.queries.by import ByRow, by_place
from communitygov.structure.places import HOUSEHOLD
from communitygov.synth.columns import Table, Tables
from communitygov.synth.duties import INSTANTS, MODES

ROW = ("duty", "mode", "at", "place", "state", "homes")
HOLES = ("ambiguous", "unknown_which", "missing", "vacant", "off_shift", "too_far")

Counted = Counter[tuple[str, str, str, str, str]]
"""Homes by duty, mode, instant, building and state."""


def found(structure: cg.Structure, states: tuple[str, ...] = HOLES) -> Counted:
    """What the library finds at every instant and in every mode of the key."""
    counted: Counted = Counter()
    for mode in MODES:
        for at in INSTANTS:
            cover = cg.coverage(structure, level=HOUSEHOLD, mode=mode, at=at)
            for cell in cover.cells:
                if any(cell.counts[STATES.index(state)] for state in states):
                    _add(counted, by_place(structure, [cell], "building"), (cell.duty, mode, at), states)
    return counted


def _add(counted: Counted, rows: Iterator[ByRow], asked: tuple[str, str, str], states: tuple[str, ...]) -> None:
    for row in rows:
        for state in states:
            if row.states[state]:
                counted[*asked, row.place.id, state] += int(row.states[state])


def expected(key: Table, tables: Tables) -> Counted:
    """What the key says, a grid taken apart into its buildings by what the tables say of them."""
    homes = homes_of(tables)
    inside: dict[str, list[str]] = {}
    for building in homes:
        inside.setdefault(building.rpartition("-b")[0], []).append(building)
    counted: Counted = Counter()
    for duty, mode, at, place, state, many in zip(*(key[name].tolist() for name in ROW), strict=True):
        if "-b" in place:
            counted[duty, mode, at, place.partition("/")[0], state] += many
            continue
        assert many == sum(homes[building] for building in inside[place])
        for building in inside[place]:
            counted[duty, mode, at, building, state] += homes[building]
    return +counted


def homes_of(tables: Tables) -> dict[str, int]:
    """The homes of every building that are counted."""
    layouts, places = tables["layouts"], tables["places"]
    homes = dict(zip(layouts["place"].tolist(), _product(layouts), strict=True))
    stated = zip(places["id"].tolist(), places["households"].tolist(), strict=True)
    return homes | {place: int(text) for place, text in stated if text.isdigit()}


def _product(layouts: Table) -> list[int]:
    product: list[int] = np.multiply(layouts["entrances"] * layouts["floors"], layouts["homes"]).tolist()
    return product
