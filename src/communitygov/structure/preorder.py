"""Lay the places of a register out in preorder, the homes of layouts by arithmetic."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import product
from typing import TYPE_CHECKING

from communitygov.structure.bounds import not_too_many, written_for_each
from communitygov.structure.homes import Part, layout_part, place_text
from communitygov.structure.laid import Columns, Laid, described
from communitygov.structure.loops import without_loops
from communitygov.structure.places import FLOOR, HOUSEHOLD, Tree
from communitygov.structure.words import Words

if TYPE_CHECKING:
    from communitygov.model.place import Layout, Place
    from communitygov.model.register import Register

WHOLE: Part = (0, 0, 0)


def named_parts(register: "Register") -> set[str]:
    """Every id in a register that may be a part of a layout."""
    texts: set[str] = set()
    for place in register.places:
        texts.update(place.within)
    for zone in register.zones:
        texts.update(zone.members)
    for post in register.posts:
        texts.update({post.serves or "", post.within or ""})
    for team in register.teams:
        texts.update({team.serves or "", team.within or ""})
    for share in register.shares:
        texts.update({share.where or "", share.within or ""})
    texts.update(switch.where for switch in register.switches)
    texts.update(exemption.where for exemption in register.exemptions)
    texts.update(waiver.where or "" for waiver in register.waivers)
    texts.update(body.serves or "" for body in register.organisations)
    return {text for text in texts if "/" in text}


class Preorder:
    """Lays the places out; what dangles is kept in ``dangling``."""

    def __init__(self, register: "Register", words: Words, at: datetime | None) -> None:
        self.words: Words = words
        self.dangling: list[tuple[str, int, str, str]] = []
        self.places: tuple[Place, ...] = self._there(register, at)
        self.index: dict[str, int] = {place.id: number for number, place in enumerate(self.places)}
        self.named: dict[int, set[Part]] = self._named(named_parts(register))
        each = written_for_each(register) & {FLOOR, HOUSEHOLD}
        not_too_many(register, self.places, self.numbers, each)
        self._name_all(each)
        self.below: dict[int, dict[Part, list[Part]]] = {}
        self.columns: Columns = Columns()
        self.row_of: dict[str, int] = {}
        children, second = self._parents()
        self.children: dict[str, list[int]] = children
        self.second: dict[int, list[str]] = second

    def _there(self, register: "Register", at: datetime | None) -> tuple["Place", ...]:
        """The places in force, each id once."""
        kept: dict[str, Place] = {}
        self.numbers: dict[str, int] = {}
        for number, place in enumerate(register.places):
            if at is not None and not place.in_force(at):
                continue
            if place.id in kept:
                self.dangling.append(("places", number, "id", place.id))
                continue
            kept[place.id], self.numbers[place.id] = place, number
        return tuple(kept.values())

    def _named(self, texts: Iterable[str]) -> dict[int, set[Part]]:
        """The parts of layouts that something names, by building, with the parts they lie in."""
        named: dict[int, set[Part]] = {}
        for text in texts:
            building, _, rest = text.partition("/")
            base = self.index.get(building)
            part = None if base is None else layout_part(self.places[base], rest)
            if base is not None and part is not None:
                named.setdefault(base, set()).update(((part[0], 0, 0), (part[0], part[1], 0), part))
        return named

    def _name_all(self, each: frozenset[str]) -> None:
        """Rows made for every home or floor name every home or floor."""
        for base, place in enumerate(self.places if each else ()):
            layout = place.layout
            if layout is None:
                continue
            named = self.named.setdefault(base, set())
            entrances, floors = range(1, layout.entrances + 1), range(1, layout.floors + 1)
            named.update(product(entrances, (0, *floors), (0,)))
            if HOUSEHOLD in each:
                named.update(product(entrances, floors, range(1, layout.homes + 1)))

    def _parents(self) -> tuple[dict[str, list[int]], dict[int, list[str]]]:
        """Children by the id of their first parent, and the further parents of each place."""
        known = [
            [parent for parent in dict.fromkeys(place.within) if self._is_known(place, parent)] for place in self.places
        ]
        children: dict[str, list[int]] = {}
        second: dict[int, list[str]] = {}
        for number, parents in enumerate(without_loops(known, self.index)):
            children.setdefault(parents[0] if parents else "", []).append(number)
            if len(parents) > 1:
                second[number] = parents[1:]
        return children, second

    def _is_known(self, place: "Place", parent: str) -> bool:
        building, _, rest = parent.partition("/")
        base = self.index.get(building)
        known = base is not None and (not rest or layout_part(self.places[base], rest) is not None)
        if not known:
            self.dangling.append(("places", self.numbers[place.id], "within", parent))
        return known and parent != place.id

    def tree(self) -> Tree:
        """Lay out every place and return the tree."""
        for root in self.children.get("", ()):
            self._lay(root, -1)
        laid = Laid.of(self.columns, self.places)
        second = {
            self.row_of[self.places[n].id]: tuple(self.row_of[t] for t in texts) for n, texts in self.second.items()
        }
        return described(laid, self.places, self.words, self.row_of, second)

    def _lay(self, root: int, parent: int) -> None:
        """Lay out one place and all within, without recursion."""
        stack: list[Iterator[tuple[int, Part, int]]] = [iter([(root, WHOLE, parent)])]
        open_rows: list[int] = []
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                if open_rows:
                    self.columns.end[open_rows.pop()] = self.columns.next
                continue
            entry, inside = self._open(*step)
            open_rows.append(entry)
            stack.append(inside)

    def _open(self, base: int, part: Part, parent: int) -> tuple[int, Iterator[tuple[int, Part, int]]]:
        place, row = self.places[base], self.columns.next
        text = place_text(place.id, *part)
        self.row_of[text] = row
        entry = self.columns.add(base, part, parent)
        inside: list[tuple[int, Part, int]] = []
        if place.layout is not None:
            inside += [(base, below, row) for below in self._layout(base, part, row)]
        inside += [(child, WHOLE, row) for child in self.children.get(text, ())]
        return entry, iter(inside)

    def _layout(self, base: int, part: Part, row: int) -> list[Part]:
        """The parts of a layout right below a part that are rows of their own; the rest becomes a block."""
        layout = self.places[base].layout
        if layout is None or part[2]:
            return []
        if part == WHOLE:
            return self._entrances(base, layout)
        below = self.below[base].get(part, [])
        on_floor = part[1] > 0
        floors = 0 if on_floor else layout.floors - len(below)
        homes = layout.homes - len(below) if on_floor else floors * layout.homes
        if homes:
            self.columns.add(base, part, row, homes, floors)
        return below

    def _entrances(self, base: int, layout: "Layout") -> list[Part]:
        """Every entrance where a part is named; an untouched layout is laid out at the end."""
        named = self.named.get(base)
        if not named:
            self.columns.layouts.append((self.columns.next, base))
            self.columns.next += 2 * layout.entrances
            return []
        below = self.below[base] = {}
        for entrance, floor, home in sorted(named):
            if floor:
                below.setdefault((entrance, floor if home else 0, 0), []).append((entrance, floor, home))
        return [(entrance, 0, 0) for entrance in range(1, layout.entrances + 1)]
