"""Rows to ask about: random homes, duties, modes and instants, and more of them where something rare stands."""

from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from communitygov.structure.build import Structure
from communitygov.structure.holders import KINDS
from communitygov.structure.terms import CAPACITIES

Rows = NDArray[np.integer[Any]]
INSTANTS = (
    "2026-03-10T20:30",
    "2026-03-10T10:00",
    "2026-03-11T03:10",
    "2026-03-14T11:00",
    "2026-02-17T09:00",
    "2026-03-10",
    "2026-08-03T07:59",
    "2027-01-04T10:00",
)
"""Evening, day, night, a Saturday, a holiday, a day without an hour, just before a shift, a year without a calendar."""
MODES = (None, None, None, "service", "epidemic", "flood")
WHEREVER = 0.7
"""The part of the rows that is drawn of all homes alike."""


class Rare:
    """Where something rare stands: the rows of the tree, and the duty it is about where it is about one."""

    def __init__(self, structure: Structure) -> None:
        self.structure: Structure = structure
        table, scopes = structure.posts_table, structure.scopes
        terms, zones = table.terms, len(structure.tree)
        of_post: Rows = table.scope[terms.post]
        exemptions = [
            (scope, exemption.duty)
            for exemption, scope in zip(structure.register.exemptions, structure.exemption_scopes, strict=True)
            if scope >= 0
        ]
        joint = {row.share.who.id for row in structure.share_rows if row.share.joint}
        led = {row.share.duty for row in structure.share_rows if row.share.joint}
        together = [number for number in range(len(table)) if table.like(number).kind in joint]
        self.places: dict[str, list[tuple[int, str | None]]] = {
            "exemption": exemptions,
            "deputy": _each(of_post[terms.capacity == CAPACITIES.index("deputy")]),
            "acting": _each(of_post[terms.capacity == CAPACITIES.index("acting")]),
            "unknown": _each(of_post[np.isin(terms.kind, [KINDS.index("unknown"), KINDS.index("one_of")])]),
            "zone": _each(table.scope[table.scope >= zones]),
            "joint": [(scope, duty) for scope in table.scope[together].tolist() if scope >= 0 for duty in led],
        }
        self.names: list[str] = [name for name, places in self.places.items() if places]
        self.blocks: Rows = np.flatnonzero(structure.tree.asked_as_home & ~structure.tree.uncounted)
        self.scopes = scopes

    def home_in(self, rng: Generator, scope: int) -> int | None:
        """A row of homes within a scope, if there is one."""
        for _ in range(4):
            held = self.scopes.rows(scope)
            if not held:
                return None
            start, end = held[int(rng.integers(len(held)))]
            low, high = np.searchsorted(self.blocks, (start, end)).tolist()
            if low < high:
                return int(self.blocks[int(rng.integers(low, high))])
        return None

    def draw(self, rng: Generator) -> tuple[int, str | None]:
        """A row of homes, anywhere or where something rare stands, and perhaps the duty to ask for."""
        if rng.random() >= WHEREVER and self.names:
            places = self.places[self.names[int(rng.integers(len(self.names)))]]
            scope, duty = places[int(rng.integers(len(places)))]
            row = self.home_in(rng, scope)
            if row is not None:
                return row, duty
        return int(self.blocks[int(rng.integers(len(self.blocks)))]), None


def _each(scopes: Rows) -> list[tuple[int, str | None]]:
    return [(scope, None) for scope in scopes.tolist() if scope >= 0]


def home_of(structure: Structure, row: int, rng: Generator) -> str:
    """The id of one home of a row; of a block one of those that nobody names."""
    tree = structure.tree
    if not tree.block[row]:
        return tree.id(row)
    part: list[int] = tree.part[row].tolist()
    entrance, floor, _ = part
    building = tree.ids[int(tree.base[row])]
    shape: list[int] = tree.shape[int(tree.base[row])].tolist()
    _, floors, homes = shape
    for _ in range(64):
        on, home = floor or int(rng.integers(floors)) + 1, int(rng.integers(homes)) + 1
        text = f"{building}/{entrance}/{on}/{on}{home:02}"
        spot = tree.find(text)
        if spot is not None and spot.row == row:
            return text
    return next(tree.inside_block(row, "household"))


def drawn(structure: Structure, rare: Rare, rng: Generator, rows: int) -> tuple[dict[str, list[Any]], list[int]]:
    """A table of questions, and the row of the tree that each is about."""
    duties = list(structure.duties)
    table: dict[str, list[Any]] = {"place": [], "duty": [], "mode": [], "at": []}
    of: list[int] = []
    for _ in range(rows):
        row, duty = rare.draw(rng)
        about = duty if duty is not None and rng.random() < 0.7 else duties[int(rng.integers(len(duties)))]
        said = home_of(structure, row, rng), about
        said += MODES[int(rng.integers(len(MODES)))], INSTANTS[int(rng.integers(len(INSTANTS)))]
        for name, value in zip(table, said, strict=True):
            table[name].append(value)
        of.append(row)
    return table, of
