"""What is laid out: places, and the parts of layouts that something names; each lies in one other at most."""

from collections.abc import Iterable, Mapping

import numpy as np
from attrs import define, field, frozen

from communitygov.structure.homes import Part
from communitygov.structure.loops import depths, in_loops
from communitygov.structure.places import Ints

NO_PARENT = -1


@frozen
class Block:
    """The homes of a layout that nobody names one by one, and the floors that are no rows of their own."""

    homes: int
    floors: int


@define
class Split:
    """The parts of layouts that become nodes of their own, in the order they are laid out beside one another."""

    base: list[int] = field(factory=list[int])
    part: list[Part] = field(factory=list[Part])
    parent: list[int] = field(factory=list[int])
    """The node a part lies in; of an entrance ``-2 - base``, for places are numbered behind all parts."""
    block: list[Block | None] = field(factory=list["Block | None"])
    of: dict[tuple[int, Part], int] = field(factory=dict[tuple[int, Part], int])
    """The node of each part."""

    def __len__(self) -> int:
        return len(self.base)

    def split(self, base: int, shape: tuple[int, int, int], named: Iterable[Part]) -> None:
        """Split one layout so that each part named is a node; those in which it lies are named as well."""
        below: dict[Part, list[Part]] = {}
        for entrance, floor, home in sorted(named):
            if floor:
                below.setdefault((entrance, floor if home else 0, 0), []).append((entrance, floor, home))
        for entrance in range(1, shape[0] + 1):
            self._add(base, (entrance, 0, 0), -2 - base, shape, below)

    def _add(
        self, base: int, part: Part, parent: int, shape: tuple[int, int, int], below: Mapping[Part, list[Part]]
    ) -> None:
        node = self.of[base, part] = self._node(base, part, parent, None)
        if part[2]:
            return
        (_, floors, homes), inside = shape, below.get(part, [])
        left = 0 if part[1] else floors - len(inside)
        unnamed = homes - len(inside) if part[1] else left * homes
        if unnamed:
            self._node(base, part, node, Block(unnamed, left))
        for each in inside:
            self._add(base, each, node, shape, below)

    def _node(self, base: int, part: Part, parent: int, block: Block | None) -> int:
        self.base.append(base)
        self.part.append(part)
        self.parent.append(parent)
        self.block.append(block)
        return len(self.base) - 1


@frozen(eq=False)
class Order:
    """Where nodes stand in preorder: each, and one past all that lies in it."""

    parent: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, parent: Ints, size: Ints) -> "Order":
        """Lay nodes out: those of one parent in the order of their numbers; each takes ``size`` rows of its own.

        Those that lie in themselves are outermost.
        """
        depth = depths(parent)
        if len(depth) and depth.min() < 0:
            parent = parent.copy()
            parent[in_loops(parent)] = NO_PARENT
            depth = depths(parent)
        levels = _levels(depth)
        whole = size.astype(np.int64)
        for nodes in reversed(levels[1:]):
            np.add.at(whole, parent[nodes], whole[nodes])
        start = _before(parent, whole)
        for nodes in levels[1:]:
            outer = parent[nodes]
            start[nodes] += start[outer] + size[outer]
        return cls(parent, start, start + whole)


def _levels(depth: Ints) -> list[Ints]:
    """The nodes of each depth, outermost first."""
    order: Ints = np.argsort(depth, kind="stable")
    ends = np.cumsum(np.bincount(depth)) if len(depth) else np.zeros(0, dtype=np.int64)
    return np.split(order, ends[:-1])


def _before(parent: Ints, whole: Ints) -> Ints:
    """How many rows those before it take that lie in the same node."""
    in_order = bool((parent[1:] >= parent[:-1]).all())
    order = slice(None) if in_order else np.argsort(parent, kind="stable")
    outer, rows = parent[order], whole[order]
    before: Ints = np.cumsum(rows) - rows
    first = np.ones(len(outer), dtype=np.bool_)
    first[1:] = outer[1:] != outer[:-1]
    before -= np.maximum.accumulate(np.where(first, before, 0))
    if in_order:
        return before
    found = np.empty_like(before)
    found[order] = before
    return found
