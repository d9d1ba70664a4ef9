"""Scopes: what a share, a post, a switch or an exemption is for; a place or a zone, as one number."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.structure.intervals import Intervals, holds
from communitygov.structure.lasting import WORKED_OUT, Lasting, locked
from communitygov.structure.places import Ints, Spot, Tree
from communitygov.structure.starts import Starts

if TYPE_CHECKING:
    from communitygov.model.zone import Zone

NOWHERE = -1
"""The scope of a row that covers nothing."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Scopes(Lasting):
    """Places and zones under one numbering: a place is its row, a zone the number of rows and its own."""

    tree: Tree
    zones: "Sequence[Zone]"
    zone_of: Mapping[str, int]
    zone_atoms: tuple[Intervals, ...]
    zone_reach: Ints
    """``(zones, 2)``: the first atom of each zone and one past the last; 0 and -1 for one that holds none."""
    zone_rows: tuple[Intervals, ...]
    """Rows whose every atom is in the zone."""
    zone_number: Ints
    """Level number of each zone."""
    zone_level: tuple[str | None, ...]
    """Level word of each zone; None for one that states none."""
    known_levels: frozenset[str]
    site_level: Mapping[str, str]
    """The level each kind of site stands at."""
    _rows: int = field(init=False)
    """How many rows there are: the number of the first zone."""
    _atoms: dict[int, Intervals] = field(factory=dict[int, Intervals], init=False, metadata=WORKED_OUT)
    """Those of rows in which others lie through a second parent."""
    _numbers: list[Ints] = field(factory=list[Ints], init=False, metadata=WORKED_OUT)
    _starts: list[Starts] = field(factory=list[Starts], init=False, metadata=WORKED_OUT)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_rows", len(self.tree))
        super().__attrs_post_init__()

    def find(self, text: str | None) -> int:
        """The scope that a place's or a zone's id means; `NOWHERE` when there is none. Places come first."""
        if text is None:
            return NOWHERE
        spot = self.tree.find(text)
        if spot is not None and spot.virtual is None:
            return spot.row
        zone = self.zone_of.get(text)
        return NOWHERE if zone is None else len(self.tree) + zone

    def is_zone(self, scope: int) -> bool:
        """Whether a scope is a zone."""
        return scope >= self._rows

    def number(self, scope: int) -> int:
        """The level number of a scope."""
        rows = self._rows
        return self.tree.plain("number")[scope] if scope < rows else int(self.zone_number[scope - rows])

    @property
    def numbers(self) -> Ints:
        """The level numbers of all scopes."""
        if not self._numbers:
            self._numbers.append(locked(np.concatenate((self.tree.number, self.zone_number))))
        return self._numbers[0]

    def same_as(self, zone: int) -> tuple[int, ...]:
        """The rows whose atoms are those of a zone."""
        atoms = self.atoms(zone)
        return tuple(row for row in self._containing(atoms) if self.atoms(row) == atoms)

    def atoms(self, scope: int) -> Intervals:
        """The atoms of a scope."""
        tree = self.tree
        if scope >= self._rows:
            return self.zone_atoms[scope - self._rows]
        if not (tree.extra_within and scope in tree.extra_within):
            return tree.atoms(scope)
        found = self._atoms.get(scope)
        if found is None:
            found = self._atoms[scope] = tree.atoms(scope)
        return found

    def rows(self, scope: int) -> Intervals:
        """The rows a scope contains."""
        return self.tree.rows_within(scope) if scope < len(self.tree) else self.zone_rows[scope - len(self.tree)]

    def level(self, scope: int) -> str | None:
        """The level word a scope stands at."""
        if scope >= self._rows:
            return self.zone_level[scope - self._rows]
        site, code = self.tree.plain("site")[scope], self.tree.plain("level")[scope]
        word = self.tree.words[code] if site < 0 else self.site_level.get(self.tree.words[site])
        return word if word in self.known_levels else None

    def ref(self, scope: int) -> Ref:
        """The reference of a scope."""
        rows = self._rows
        return Ref("zone", self.zones[scope - rows].id) if scope >= rows else Ref("place", self.tree.id(scope))

    def over(self, spot: Spot) -> tuple[int, ...]:
        """Every scope that contains a place."""
        own = self.tree.containers(spot.row)
        if spot.virtual is not None:
            block = self.tree.plain("block")
            own = tuple([row for row in own if not block[row]])
        zones = self._zones_around(self.tree.atoms(spot.row)) if self.zones else ()
        return (*own, *[self._rows + zone for zone in zones]) if zones else own

    def around(self, scope: int) -> tuple[int, ...]:
        """Every scope inside which one serves, as `inside` tells it; itself too, unless it is a zone of no places."""
        atoms = self.atoms(scope)
        zones = tuple(len(self.tree) + zone for zone in self._zones_around(atoms))
        if not self.is_zone(scope):
            return self.tree.containers(scope) + zones
        return tuple(row for row in self._containing(atoms) if holds(self.atoms(row), atoms)) + zones

    def _containing(self, atoms: Intervals) -> tuple[int, ...]:
        """The rows that contain the first atom of some."""
        if not atoms:
            return ()
        return self.tree.containers(int(self.tree.atoms_before.searchsorted(atoms[0][0], "right")) - 1)

    def _zones_around(self, atoms: Intervals) -> list[int]:
        """The zones that hold a set; those that end before it or begin after it are passed over at once."""
        if not atoms:
            return []
        if not self._starts:
            self._starts.append(Starts.of(self.zone_reach))
        near = self._starts[0].around(atoms[0][0], atoms[-1][1])
        return [zone for zone in near if holds(self.zone_atoms[zone], atoms)]

    def all_there_is(self, spot: Spot) -> tuple[int, ...]:
        """The places within a place that hold all there is in it, such as the only entrance of a building."""
        tree, row = self.tree, spot.row
        found: list[int] = []
        if spot.virtual is None:
            for inner in range(row + 1, tree.plain("end")[row]):
                if self.atoms(inner) != self.atoms(row):
                    break
                found.append(inner)
        return tuple(found)

    def is_place(self, scope: int, spot: Spot) -> bool:
        """Whether a scope is the place itself, or a zone that holds it and nothing else."""
        if spot.virtual is not None and not self.tree.is_all_of_block(spot):
            return False
        return (scope == spot.row and spot.virtual is None) or (
            self.is_zone(scope) and self.atoms(scope) == self.atoms(spot.row)
        )

    def inside(self, inner: int, outer: int) -> bool:
        """Whether what serves ``inner`` serves inside ``outer``: places by the tree, zones by their atoms."""
        if NOWHERE in (inner, outer):
            return False
        if not self.is_zone(inner) and not self.is_zone(outer):
            return self.tree.lies_in(inner, outer)
        return bool(self.atoms(inner)) and holds(self.atoms(outer), self.atoms(inner))

    def id(self, scope: int) -> str:
        """The id of a scope."""
        return self.ref(scope).id
