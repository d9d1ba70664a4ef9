"""Lay the places of a register out in preorder, the homes of layouts by arithmetic."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import product

import numpy as np
from attrs import define, field

from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.structure.intervals import Interval, merged
from communitygov.structure.places import FLOOR, HOUSEHOLD, LAYOUT_LEVELS, Bools, Tree, layout_part, place_text
from communitygov.structure.words import Words

Part = tuple[int, int, int]
WHOLE: Part = (0, 0, 0)


def named_parts(register: Register) -> set[str]:
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
    texts.update(body.serves or "" for body in register.organisations)
    return {text for text in texts if "/" in text}


@define
class _Columns:
    """The rows laid out so far; blocks of untouched layouts are laid out in one go at the end."""

    base: list[int] = field(factory=list)
    part: list[Part] = field(factory=list)
    block: list[bool] = field(factory=list)
    parent: list[int] = field(factory=list)
    end: list[int] = field(factory=list)
    homes: list[int] = field(factory=list)
    floors: list[int] = field(factory=list)
    row: list[int] = field(factory=list)
    next: int = 0
    layouts: list[tuple[int, int]] = field(factory=list)
    """First row and base of each untouched layout."""

    def add(self, base: int, part: Part, parent: int, homes: int = 0, floors: int = 0) -> int:
        self.row.append(self.next)
        self.base.append(base)
        self.part.append(part)
        self.block.append(homes > 0)
        self.parent.append(parent)
        self.end.append(self.next + 1)
        self.homes.append(homes)
        self.floors.append(floors)
        self.next += 1
        return len(self.row) - 1


class Preorder:
    """Lays the places out; what dangles is kept in ``dangling``."""

    def __init__(self, register: Register, words: Words, at: datetime | None) -> None:
        self.words = words
        self.dangling: list[tuple[str, int, str, str]] = []
        self.places = self._there(register, at)
        self.index = {place.id: number for number, place in enumerate(self.places)}
        self.named = self._named(named_parts(register))
        each = (register.posts, register.teams, register.shares)
        self._name_all({row.for_each for rows in each for row in rows})
        self.columns = _Columns()
        self.row_of: dict[str, int] = {}
        self.children, self.second = self._parents()

    def _there(self, register: Register, at: datetime | None) -> tuple[Place, ...]:
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

    def _named(self, texts: Iterable[str]) -> dict[int, dict[Part, str]]:
        """The parts of layouts that something names, by building, with the parts they lie in."""
        named: dict[int, dict[Part, str]] = {}
        for text in texts:
            building, _, rest = text.partition("/")
            base = self.index.get(building)
            part = None if base is None else layout_part(self.places[base], rest)
            if base is None or part is None:
                continue
            for whole in {(part[0], 0, 0), (part[0], part[1], 0), part}:
                named.setdefault(base, {})[whole] = place_text(building, *whole)
        return named

    def _name_all(self, each: set[str | None]) -> None:
        """Rows made for every home or floor name every home or floor."""
        if not each & {FLOOR, HOUSEHOLD}:
            return
        for base, place in enumerate(self.places):
            layout = place.layout
            if layout is None:
                continue
            named = self.named.setdefault(base, {})
            for entrance, floor in product(range(1, layout.entrances + 1), range(1, layout.floors + 1)):
                homes = range(1, layout.homes + 1) if HOUSEHOLD in each else ()
                for part in ((entrance, 0, 0), (entrance, floor, 0), *((entrance, floor, home) for home in homes)):
                    named[part] = place_text(place.id, *part)

    def _parents(self) -> tuple[dict[str, list[int]], dict[int, list[str]]]:
        """Children by the id of their first parent, and the further parents of each place."""
        known = [
            [parent for parent in dict.fromkeys(place.within) if self._is_known(place, parent)] for place in self.places
        ]
        children: dict[str, list[int]] = {}
        second: dict[int, list[str]] = {}
        for number, parents in enumerate(self._without_loops(known)):
            children.setdefault(parents[0] if parents else "", []).append(number)
            if len(parents) > 1:
                second[number] = parents[1:]
        return children, second

    def _without_loops(self, known: list[list[str]]) -> list[list[str]]:
        """The parents of each place, those left out that lie in the place themselves."""
        in_loops = self._in_loops(known)
        if not in_loops:
            return known
        return [
            [parent for parent in parents if number not in in_loops or not self._lies_in(parent, number, known)]
            for number, parents in enumerate(known)
        ]

    def _in_loops(self, known: list[list[str]]) -> set[int]:
        """Places that no peeling of outermost places reaches; every place of a loop is among them."""
        waiting = [0] * len(known)
        inside: dict[int, list[int]] = {}
        for number, parents in enumerate(known):
            for parent in parents:
                waiting[number] += 1
                inside.setdefault(self.index[parent.partition("/")[0]], []).append(number)
        free = [number for number, count in enumerate(waiting) if not count]
        reached = set(free)
        while free:
            for child in inside.get(free.pop(), ()):
                waiting[child] -= 1
                if not waiting[child]:
                    reached.add(child)
                    free.append(child)
        return set(range(len(known))) - reached

    def _lies_in(self, text: str, outer: int, known: list[list[str]]) -> bool:
        """Whether a place lies in another, by any parents."""
        seen: set[int] = set()
        waiting = [self.index[text.partition("/")[0]]]
        while waiting:
            number = waiting.pop()
            if number == outer:
                return True
            if number not in seen:
                seen.add(number)
                waiting += [self.index[parent.partition("/")[0]] for parent in known[number]]
        return False

    def _is_known(self, place: Place, parent: str) -> bool:
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
        return self._finish()

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
        layout, named = self.places[base].layout, self.named.get(base, {})
        if layout is None or part[2]:
            return []
        if part == WHOLE:
            if named:
                return [(entrance, 0, 0) for entrance in range(1, layout.entrances + 1)]
            self.columns.layouts.append((self.columns.next, base))
            self.columns.next += 2 * layout.entrances
            return []
        depth = 1 if part[1] == 0 else 2
        below = sorted(p for p in named if p[:depth] == part[:depth] and p[depth] and not any(p[depth + 1 :]))
        all_homes = layout.homes_of_entrance if depth == 1 else layout.homes
        floors = layout.floors - len(below) if depth == 1 else 0
        homes = floors * layout.homes if depth == 1 else all_homes - len(below)
        if homes:
            self.columns.add(base, part, row, homes, floors)
        return below

    def _finish(self) -> Tree:
        rows, columns = self.columns.next, self.columns
        at = np.array(columns.row, dtype=np.int64)
        base, parent, end = (np.zeros(rows, dtype=np.int32) for _ in range(3))
        part = np.zeros((rows, 3), dtype=np.int32)
        block = np.zeros(rows, dtype=np.bool_)
        homes, floors = np.zeros(rows, dtype=np.int64), np.zeros(rows, dtype=np.int32)
        if len(at):
            base[at], parent[at], end[at] = columns.base, columns.parent, columns.end
            part[at], block[at], homes[at], floors[at] = columns.part, columns.block, columns.homes, columns.floors
        self._spread(base, part, block, parent, end, homes, floors)
        return self._described(base, part, block, parent, end, homes, floors)

    def _spread(self, base, part, block, parent, end, homes, floors) -> None:  # type: ignore[no-untyped-def]  # arrays
        """Write the rows of untouched layouts: for each entrance its own row and the block of its homes."""
        if not self.columns.layouts:
            return
        first, bases = np.array(self.columns.layouts, dtype=np.int64).T
        layouts = [self.places[number].layout for number in bases]
        count, high, wide = (
            np.array([getattr(layout, name) for layout in layouts], dtype=np.int64)
            for name in ("entrances", "floors", "homes")
        )
        number = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        entrance = np.repeat(first, count) + 2 * number
        of = np.repeat(np.arange(len(first)), count)
        for row in (entrance, entrance + 1):
            base[row], part[row, 0] = bases[of], number + 1
        parent[entrance], parent[entrance + 1] = np.repeat(first, count) - 1, entrance
        end[entrance], end[entrance + 1] = entrance + 2, entrance + 2
        block[entrance + 1], homes[entrance + 1], floors[entrance + 1] = True, (high * wide)[of], high[of]

    def _described(self, base, part, block, parent, end, homes, floors) -> Tree:  # type: ignore[no-untyped-def]
        words: dict[str, int] = {word: code for code, word in enumerate(LAYOUT_LEVELS)}
        own = [self._codes(place, words) for place in self.places]
        columns = np.array(own, dtype=np.int32).reshape(-1, 4)[base] if own else np.zeros((0, 4), dtype=np.int32)
        level, also, site, number = (columns[:, at].copy() for at in range(4))
        self._describe_parts(words, base, part, block, level, also, site, number)
        extra_parents = {
            self.row_of[self.places[child].id]: tuple(self._row(text) for text in parents)
            for child, parents in self.second.items()
        }
        leaf = self._leaves(end, extra_parents)
        is_site, is_home = site >= 0, level == words[HOUSEHOLD]
        weight, uncounted = self._weights(base, leaf & ~is_site & ~is_home & ~block)
        homes = homes + weight + (is_home & ~block)
        atoms = leaf | is_site | is_home
        tree = Tree(
            places=self.places,
            row_of=self.row_of,
            base=base,
            part=part,
            block=block,
            parent=parent,
            end=end,
            level=level,
            also=also,
            site=site,
            number=number,
            homes=homes,
            asked_as_home=is_home | (leaf & ~is_site),
            uncounted=uncounted,
            floors=floors,
            atoms_before=np.concatenate(([0], np.cumsum(atoms))),
            extra_parents=extra_parents,
            extra_within={},
            words=tuple(words),
            floor_number=self.words.level_number("floor"),
        )
        tree.extra_within.update(_extra_within(tree))
        for array in (base, part, block, parent, end, level, also, site, number, homes, floors, uncounted):
            array.flags.writeable = False
        return tree

    def _row(self, text: str) -> int:
        return self.row_of[text]

    def _codes(self, place: Place, words: dict[str, int]) -> tuple[int, int, int, int]:
        stands_at = place.level if place.site is None else self.words.site_level.get(place.site)
        level, also, site = (
            -1 if word is None else words.setdefault(word, len(words)) for word in (place.level, place.also, place.site)
        )
        return level, also, site, self.words.level_number(stands_at)

    def _describe_parts(self, words, base, part, block, level, also, site, number) -> None:  # type: ignore[no-untyped-def]
        """Entrances, floors and homes of layouts stand at their own levels."""
        inside = part[:, 0] > 0
        if not inside.any():
            return
        serves_as = np.array(
            [
                -1
                if place.layout is None or place.layout.also is None
                else words.setdefault(place.layout.also, len(words))
                for place in self.places
            ],
            dtype=np.int32,
        )
        depth = np.where(block, 3, (part > 0).sum(axis=1))
        numbers = np.array([self.words.level_number(word) for word in LAYOUT_LEVELS], dtype=np.int32)
        level[inside], number[inside], site[inside] = depth[inside], numbers[depth[inside]], -1
        also[inside] = np.where(depth[inside] == 1, serves_as[base[inside]], -1)

    @staticmethod
    def _leaves(end, extra_parents: dict[int, tuple[int, ...]]) -> Bools:  # type: ignore[no-untyped-def]
        leaf: Bools = end == np.arange(1, len(end) + 1)
        for parents in extra_parents.values():
            leaf[list(parents)] = False
        return leaf

    def _weights(self, base, numbered: Bools):  # type: ignore[no-untyped-def]
        """Households of places known only by number, and which of them are not counted."""
        exact = np.array([_exact(place) for place in self.places], dtype=np.int64)
        known = exact[base] if len(exact) else np.zeros(len(base), dtype=np.int64)
        return np.where(numbered & (known >= 0), known, 0), numbered & (known < 0)


def _exact(place: Place) -> int:
    count = None if place.households is None else place.households.exact
    return -1 if count is None else count


def _extra_within(tree: Tree) -> dict[int, tuple[Interval, ...]]:
    """For each place that others lie in by a second parent, directly or further out, their rows."""
    found: dict[int, list[Interval]] = {}
    for child, parents in tree.extra_parents.items():
        for parent in parents:
            for outer in tree.containers(parent):
                found.setdefault(outer, []).append((child, int(tree.end[child])))
    return {row: merged(intervals) for row, intervals in found.items()}
