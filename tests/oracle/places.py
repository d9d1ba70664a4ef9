"""The ground at one instant: which places are there, what lies in what, and where each stands."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.oracle.words import OUTSIDE, Words

from communitygov.model.place import Place
from communitygov.model.register import Register


@dataclass
class Spot:
    """One place that is there: a written one, or one made from a layout."""

    id: str
    row: Place
    level: str | None
    site: str | None = None
    also: str | None = None
    parents: set[str] = field(default_factory=set)
    children: set[str] = field(default_factory=set)
    up: set[str] = field(default_factory=set)
    atoms: frozenset[str] = frozenset()
    number: int = OUTSIDE
    word: str | None = None
    kinds: frozenset[str] = frozenset()
    weight: int | None = 1


@dataclass
class Area:
    """One zone that is there."""

    id: str
    made_up: bool
    atoms: frozenset[str]
    number: int
    word: str | None


@dataclass(frozen=True)
class Scope:
    """A place or zone as the area of a share, switch or exemption."""

    kind: str
    id: str
    number: int
    atoms: frozenset[str]
    word: str | None

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Ground:
    """Places and zones that are there at an instant."""

    def __init__(self, register: Register, words: Words, at: datetime) -> None:
        self.words = words
        self.spots: dict[str, Spot] = {}
        for row in register.places:
            if row.in_force(at):
                self._add(row)
        self._cut_loops()
        self._close()
        for spot in self.spots.values():
            self._number(spot)
        self.areas: dict[str, Area] = {}
        for zone in register.zones:
            if zone.in_force(at):
                members = [self.spots[each].atoms for each in zone.members if each in self.spots]
                atoms = frozenset().union(*members)
                stated = zone.level is not None or zone.kind not in words.zone_level
                level = zone.level if stated else words.zone_level[zone.kind]
                number = self._area_number(atoms, level, stated=stated)
                self.areas[zone.id] = Area(zone.id, bool(zone.made_up), atoms, number, words.known_level(level))

    # ------------------------------------------------------------------ making the tree

    def _add(self, row: Place) -> None:
        spot = Spot(row.id, row, row.level, row.site, row.also, set(row.within))
        self.spots[row.id] = spot
        if row.layout is None:
            return
        for e in range(1, row.layout.entrances + 1):
            entrance = f"{row.id}/{e}"
            self.spots[entrance] = Spot(entrance, row, "entrance", also=row.layout.also, parents={row.id})
            for f in range(1, row.layout.floors + 1):
                floor = f"{entrance}/{f}"
                self.spots[floor] = Spot(floor, row, "floor", parents={entrance})
                for h in range(1, row.layout.homes + 1):
                    home = f"{floor}/{f}{h:02}"
                    self.spots[home] = Spot(home, row, "household", parents={floor})

    def _reach(self, start: str) -> set[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += self.spots[here].parents
        return seen

    def _cut_loops(self) -> None:
        for spot in self.spots.values():
            spot.parents = {parent for parent in spot.parents if parent in self.spots}
        # What a place is written to lie within is not there where it closes a loop; a layout's own order stays.
        closing = {
            (spot.id, parent)
            for spot in self.spots.values()
            if spot.id == spot.row.id
            for parent in spot.parents
            if spot.id in self._reach(parent)
        }
        for child, parent in closing:
            self.spots[child].parents.discard(parent)

    def _close(self) -> None:
        for spot in self.spots.values():
            spot.up = self._reach(spot.id)
            for parent in spot.parents:
                self.spots[parent].children.add(spot.id)
        inside: dict[str, set[str]] = {name: set() for name in self.spots}
        for spot in self.spots.values():
            if spot.level == "household" or spot.site is not None or not spot.children:
                for above in spot.up:
                    inside[above].add(spot.id)
        for spot in self.spots.values():
            spot.atoms = frozenset(inside[spot.id])

    def _number(self, spot: Spot) -> None:
        level = spot.level if spot.site is None else self.words.site_level.get(spot.site)
        spot.number, spot.word = self.words.level_number(level), self.words.known_level(level)
        kinds = {word for word in (spot.level, spot.site, spot.also) if word is not None}
        if not spot.children and spot.site is None and spot.level != "household":
            kinds.add("household")
            spot.weight = None if spot.row.households is None else spot.row.households.exact
        spot.kinds = frozenset(kinds)

    def _area_number(self, atoms: frozenset[str], level: str | None, *, stated: bool) -> int:
        if stated or level is not None:
            number = self.words.level_number(level)
        else:
            number = 1 + max((spot.number for spot in self.spots.values() if atoms <= spot.atoms), default=OUTSIDE)
        whole = [spot.number for spot in self.spots.values() if spot.atoms <= atoms]
        return min([number, *whole])

    # ------------------------------------------------------------------ asking it

    def scope(self, name: str | None) -> Scope | None:
        """The area a word names: a place, else a zone; nothing where neither is there."""
        if name in self.spots:
            spot = self.spots[name]
            return Scope("place", spot.id, spot.number, spot.atoms, spot.word)
        if name in self.areas:
            area = self.areas[name]
            return Scope("zone", area.id, area.number, area.atoms, area.word)
        return None

    def contains(self, scope: Scope, place: str) -> bool:
        """Whether an area contains a place: by the tree for a place, by atoms for a zone."""
        if scope.kind == "place":
            return scope.id in self.spots[place].up
        return self.spots[place].atoms <= scope.atoms

    def inside(self, inner: Scope, outer: Scope) -> bool:
        """Whether one area lies within another."""
        if inner.kind == outer.kind == "place":
            return outer.id in self.spots[inner.id].up
        return inner.atoms <= outer.atoms

    def is_place(self, scope: Scope, place: str) -> bool:
        """Whether an area is the place itself."""
        return scope.id == place if scope.kind == "place" else scope.atoms == self.spots[place].atoms

    def made_up(self, scope: Scope, place: str) -> bool:
        """Whether the place, what it lies in up to the area, or the area is made up."""
        within = [
            spot
            for spot in (self.spots[name] for name in self.spots[place].up)
            if self.inside(Scope("place", spot.id, spot.number, spot.atoms, None), scope)
        ]
        zone = scope.kind == "zone" and self.areas[scope.id].made_up
        return zone or bool(self.spots[place].row.made_up) or any(bool(spot.row.made_up) for spot in within)


def nearer(a: Scope, b: Scope) -> bool:
    """Whether area *a* is nearer than area *b* (part 4, step 3, without modes)."""
    return a.number > b.number or (a.number == b.number and a.atoms < b.atoms)
