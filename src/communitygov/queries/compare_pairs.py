"""Which places of two structures are one and the same: by id, the homes of layouts by building/entrance/floor/home."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from communitygov.engine.bulk import Targets
from communitygov.structure.homes import place_text
from communitygov.structure.places import FLOOR, HOUSEHOLD, Bools, Ints, Longs, Tree

MANY = np.iinfo(np.int64).max
"""The homes two rows have in common that are one place: as many as both are said to have."""


@frozen(eq=False)
class Same:
    """Rows of two trees that are, or stand for, the same places."""

    before: Ints
    after: Ints
    virtual: Ints
    """1 where they stand for floors, else 0."""
    most: Longs
    """How many homes or floors they have in common."""

    @classmethod
    def of(cls, before: Tree, after: Tree) -> "Same":
        """Match two trees."""
        if before is after:
            rows = np.arange(len(before))
            return cls._joined([(rows, rows, 0, MANY), (rows[before.block], rows[before.block], 1, MANY)])
        keys = _keys(before, after)
        _, one, other = np.intersect1d(*keys, return_indices=True)
        apart = _laid_apart(before, after, one, other)
        whole = ~(before.block[one] & np.isin(before.base[one], list(apart)))
        one, other = one[whole], other[whole]
        blocks = before.block[one]
        parts = [(one, other, 0, MANY), (one[blocks], other[blocks], 1, MANY)]
        for base, other_base in apart.items():
            for virtual, level in enumerate((HOUSEHOLD, FLOOR)):
                counted = Counter(_in_common(before, after, (base, other_base), level))
                parts += [(np.array([pair[0]]), np.array([pair[1]]), virtual, most) for pair, most in counted.items()]
        return cls._joined(parts)

    @classmethod
    def _joined(cls, parts: Sequence[tuple[Ints, Ints, int, int]]) -> "Same":
        sizes = [len(part[0]) for part in parts]
        return cls(
            np.concatenate([part[0] for part in parts]).astype(np.int64),
            np.concatenate([part[1] for part in parts]).astype(np.int64),
            np.repeat(np.array([part[2] for part in parts], dtype=np.int64), sizes),
            np.repeat(np.array([part[3] for part in parts], dtype=np.int64), sizes),
        )


def _keys(before: Tree, after: Tree) -> tuple[Longs, Longs]:
    """A number for each row of two trees; rows of one number are one place, or the rest of one place's homes."""
    numbers = {place.id: number for number, place in enumerate(after.places)}
    own = [numbers.get(place.id, len(numbers) + at) for at, place in enumerate(before.places)]
    base = np.array(own, dtype=np.int64)[before.base] if own else before.base.astype(np.int64)
    spans = [1 + max(int(tree.part[:, at].max(initial=0)) for tree in (before, after)) for at in range(3)]
    return _key(before, base, spans), _key(after, after.base.astype(np.int64), spans)


def _key(tree: Tree, base: Longs, spans: Sequence[int]) -> Longs:
    key = base
    for at, span in enumerate(spans):
        key = key * span + tree.part[:, at]
    doubled: Longs = key * 2 + tree.block
    return doubled


def _laid_apart(before: Tree, after: Tree, one: Ints, other: Ints) -> dict[int, int]:
    """The places with layouts of which other parts are rows in the two trees, or whose layouts differ."""
    numbers = {place.id: number for number, place in enumerate(after.places)}
    pairs = ((base, numbers.get(place.id)) for base, place in enumerate(before.places) if place.layout is not None)
    both = {base: found for base, found in pairs if found is not None and after.places[found].layout is not None}
    only = {int(base) for base in np.unique(np.delete(before.base, one))}
    only_after = {int(base) for base in np.unique(np.delete(after.base, other))}
    return {
        base: found
        for base, found in both.items()
        if base in only or found in only_after or before.places[base].layout != after.places[found].layout
    }


def _in_common(before: Tree, after: Tree, bases: tuple[int, int], level: str) -> Iterator[tuple[int, int]]:
    """For each home or floor of a layout in both trees its two rows, one of which at least stands for others too."""
    there = dict(_parts(after, bases[1], level))
    for text, row in _parts(before, bases[0], level):
        found = there.get(text)
        if found is not None and (before.block[row] or after.block[found]):
            yield row, found


def _parts(tree: Tree, base: int, level: str) -> Iterator[tuple[str, int]]:
    """The homes or floors of a layout with the row of each."""
    for row in np.flatnonzero(tree.base == base).tolist():
        if tree.block[row]:
            yield from ((text, row) for text in tree.inside_block(row, level))
        elif tree.part[row, 1] and bool(tree.part[row, 2]) == (level == HOUSEHOLD):
            yield place_text(tree.place(row).id, *tree.part[row].tolist()), row


@frozen(eq=False)
class Asked:
    """The targets of one duty in one structure, those of every kind one after another."""

    rows: Ints
    weights: Longs
    virtual: Ints
    """1 where a block stands for its floors, else 0."""

    @classmethod
    def of(cls, targets: Sequence[Targets]) -> "Asked":
        """Join targets."""
        sizes = [len(each.rows) for each in targets]
        return cls(
            np.concatenate([each.rows for each in targets]).astype(np.int64),
            np.concatenate([each.weights for each in targets]).astype(np.int64),
            np.repeat(np.array([each.virtual == FLOOR for each in targets], dtype=np.int64), sizes),
        )

    def places(self, tree: Tree) -> Ints:
        """For rows as such (0) and blocks as floors (1) the target each row is; -1 for none."""
        found = np.full((2, len(tree)), -1, dtype=np.int64)
        numbers = np.arange(len(self.rows))
        plain = ~tree.block[self.rows]
        found[:, self.rows[plain]] = numbers[plain]
        found[self.virtual[~plain], self.rows[~plain]] = numbers[~plain]
        return found


@frozen(eq=False)
class Pairs:
    """The targets of one duty that two structures have in common."""

    before: Ints
    """Number of the target before; -1 where it is not asked about there."""
    after: Ints
    weights: Longs
    rows: tuple[Ints, Ints]
    """The rows of both."""
    virtual: Ints
    left: tuple[Longs, Longs]
    """What is left of the weight of each target, before and after, that the other structure has not."""

    @classmethod
    def of(cls, same: Same, trees: tuple[Tree, Tree], asked: tuple[Asked, Asked], *, also_unasked: bool) -> "Pairs":
        """Match targets; with ``also_unasked`` also those of places for which the duty is only in one of the two."""
        one = asked[0].places(trees[0])[same.virtual, same.before]
        other = asked[1].places(trees[1])[same.virtual, same.after]
        weights = [
            np.where(at >= 0, np.append(each.weights, 0)[at], MANY)
            for at, each in zip((one, other), asked, strict=True)
        ]
        kept = (one >= 0) & (other >= 0)
        if also_unasked:
            kept |= _only_for_one(same, trees, one, other)
        weight = np.minimum(same.most, np.minimum(*weights))[kept]
        ends, virtual = (same.before[kept], same.after[kept]), same.virtual[kept]
        one, other = one[kept], other[kept]
        left = tuple(
            each.weights - np.bincount(at[at >= 0], weight[at >= 0], len(each.rows)).astype(np.int64)
            for at, each in zip((one, other), asked, strict=True)
        )
        return cls(one, other, weight, ends, virtual, (left[0], left[1]))


def _only_for_one(same: Same, trees: tuple[Tree, Tree], one: Ints, other: Ints) -> Bools:
    """Places that are counted in both structures, and for which a duty is in one of them."""
    alike: Bools = (one >= 0) != (other >= 0)
    homes = [tree.asked_as_home[rows] for tree, rows in zip(trees, (same.before, same.after), strict=True)]
    alike &= homes[0] == homes[1]
    for tree, rows in zip(trees, (same.before, same.after), strict=True):
        alike &= ~tree.uncounted[rows]
    return alike
