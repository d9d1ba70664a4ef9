"""How many homes a place states, and how many what is listed in it comes to, as bounds."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np
from attrs import frozen

from communitygov.base.findings import Words
from communitygov.model.count import Count
from communitygov.rules.look import Look
from communitygov.rules.places.laid import Laid, laid, laid_rows
from communitygov.rules.wording import times
from communitygov.structure.places import Bools, Longs, Tree


@frozen
class Homes:
    """At least and at most so many homes."""

    least: int
    most: float
    """``inf``: no upper bound is known."""

    def certainly_not(self, other: "Homes") -> bool:
        """Whether there is no number that both could be."""
        return self.least > other.most or self.most < other.least

    @property
    def shown(self) -> Words:
        """The number; else the bound that is known."""
        if self.least == self.most:
            return times(self.least, "户", "home")
        if self.most == math.inf:
            return _bounded(Words("至少", "at least"), self.least)
        return _bounded(Words("至多", "at most"), int(self.most))


def _bounded(bound: Words, number: int) -> Words:
    said = times(number, "户", "home")
    return Words(f"{bound.zh} {said.zh}", f"{bound.en} {said.en}")


def homes_of(count: Count | None) -> Homes:
    """What a count says for sure; one that is about a number, unknown or not stated says nothing."""
    number = 0 if count is None or count.number is None else count.number
    match None if count is None else count.bound:
        case "exact":
            return Homes(number, number)
        case "more_than":
            return Homes(number + 1, math.inf)
        case "less_than":
            return Homes(0, max(0, number - 1))
        case _:
            return Homes(0, math.inf)


@frozen
class Listed:
    """A place that states how many homes it has and lists what lies in it."""

    place: Laid
    stated: Homes
    listed: Homes


def listed_and_stated(look: Look) -> Iterator[Listed]:
    """Every such place, in the order of the document.

    Where a place inside states a number of its own, that number counts for it and not what it lists: a fault is told
    where it is, and not again at every place around.
    """
    tree = look.structure.tree
    lists = _list(tree)
    some = laid_rows(look).stating(look, "households") & lists[laid_rows(look).rows]
    stating = [*laid(look, some)]
    stated = {each.row: homes_of(each.place.households) for each in stating}
    rows = sorted(stated)
    sums = _Sums.of(tree)
    own = {row: sums.within(tree, row) for row in rows}
    for each in stating:
        inner = _outermost(tree, rows, each.row)
        yield Listed(each, stated[each.row], _replaced(own, stated, each.row, inner))


def _list(tree: Tree) -> Bools:
    """Which rows hold others."""
    found: Bools = tree.end - np.arange(len(tree)) > 1
    for row in tree.extra_within:
        found[row] = sum(end - start for start, end in tree.rows_within(row)) > 1
    return found


def _outermost(tree: Tree, rows: list[int], around: int) -> Iterator[int]:
    """Of some sorted rows those that lie in one, and in none of the others that do, by whatever parent."""
    spans = tree.rows_within(around)
    inner = {row for start, end in spans for row in rows[bisect_left(rows, start) : bisect_left(rows, end)]} - {around}
    for row in sorted(inner):
        if not any(each in inner for each in tree.containers(row) if each != row):
            yield row


@frozen
class _Sums:
    """Before each row: the least homes listed, the most of those that are bounded, and how many are not."""

    least: Longs
    most: Longs
    unbounded: Longs

    @classmethod
    def of(cls, tree: Tree) -> "_Sums":
        columns = [np.where(tree.uncounted, 0, tree.homes).astype(np.int64) for _ in range(2)]
        unbounded = np.zeros(len(tree), dtype=np.int64)
        for row in np.flatnonzero(tree.uncounted).tolist():
            bounds = homes_of(tree.place(row).households)
            columns[0][row] = bounds.least
            columns[1][row], unbounded[row] = (0, 1) if bounds.most == math.inf else (int(bounds.most), 0)
        least, most, open_ = (np.concatenate(([0], np.cumsum(column))) for column in (*columns, unbounded))
        return cls(least, most, open_)

    def within(self, tree: Tree, row: int) -> tuple[int, int, int]:
        """What is listed in a row."""
        spans = tree.rows_within(row)
        sums = [sum(int(each[end] - each[start]) for start, end in spans) for each in (self.least, self.most)]
        return sums[0], sums[1], sum(int(self.unbounded[end] - self.unbounded[start]) for start, end in spans)


def _replaced(own: dict[int, tuple[int, int, int]], stated: dict[int, Homes], row: int, inner: Iterable[int]) -> Homes:
    least, most, unbounded = own[row]
    for each in inner:
        said, (listed, at_most, without) = stated[each], own[each]
        least += said.least - listed
        most += (0 if said.most == math.inf else int(said.most)) - at_most
        unbounded += (said.most == math.inf) - without
    return Homes(least, math.inf if unbounded else most)
