"""How much of each class lies in each place of a level: what classes come to tells what their places come to."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from communitygov.engine.bulk import Targets
from communitygov.engine.classed import Part
from communitygov.structure.intervals import Intervals, merged
from communitygov.structure.places import Floats, Ints, Longs


@frozen(eq=False)
class Stretches:
    """The rows of each place of a level: of each place one stretch, or several."""

    edges: Ints
    place: Longs
    """The number of the place of each stretch."""
    once: Ints
    """The stretches of all of them together, each row once."""

    @classmethod
    def of(cls, within: Sequence[Intervals]) -> "Stretches":
        """Lay out the rows of some places."""
        each_edge = [pair for each in within for pair in each]
        edges = np.array(each_edge, dtype=np.int32).reshape(-1, 2)
        place = np.repeat(np.arange(len(within)), [len(each) for each in within])
        once = np.array(merged(each_edge), dtype=np.int32).reshape(-1, 2)
        return cls(edges, place, once)


@frozen(eq=False)
class Lying:
    """The targets that lie in each place, those left out that weigh nothing."""

    weights: Floats
    at: Longs
    """The number of each target, place by place."""
    place: Longs
    """The number of its place."""
    inside: Longs
    """The targets that lie in any place, each once."""

    @classmethod
    def of(cls, stretches: Stretches, targets: Targets) -> "Lying":
        """Find them."""
        first, end = np.searchsorted(targets.rows, stretches.edges).T
        at, place = _ranges(first, end), np.repeat(stretches.place, end - first)
        some = targets.weights[at] > 0
        inside = _ranges(*np.searchsorted(targets.rows, stretches.once).T)
        return cls(targets.weights.astype(np.float64), at[some], place[some], inside)


@frozen(eq=False)
class Within:
    """How much of each class lies in each place."""

    place: Longs
    """The number of a place, for each class that is in it."""
    number: Longs
    """The number of the class."""
    weight: Floats
    """What of the class is in the place."""
    first: Longs
    """The first target of the class in the place."""
    total: Floats
    """What each class weighs."""
    inside: Floats
    """What of each class lies in any of the places."""

    @classmethod
    def of(cls, lying: Lying, part: Part) -> "Within":
        """Find it for the classes of a part."""
        weights, many = lying.weights, len(part.partition.first)
        number = part.partition.of
        if part.targets is not None:
            number = np.full(len(weights), many, dtype=np.int32)  # what is not of the part is a class of its own
            number[part.targets] = part.partition.of
        key = lying.place * (many + 1) + number[lying.at]
        run = _changes(key)  # targets of one class stand side by side
        heavy = np.add.reduceat(weights[lying.at], run) if len(run) else weights[:0]
        order = np.argsort(key[run], kind="stable")
        key, heavy, run = key[run][order], heavy[order], run[order]
        new = _changes(key)
        place, of = np.divmod(key[new], many + 1)
        heavy = np.add.reduceat(heavy, new) if len(new) else heavy
        kept = of < many
        total, inside = (_summed(number[some], weights[some], many) for some in (slice(None), lying.inside))
        return cls(place[kept], of[kept], heavy[kept], lying.at[run[new]][kept], total, inside)


def _summed(number: Ints, weights: Floats, many: int) -> Floats:
    """What each number weighs."""
    return np.bincount(number, weights=weights, minlength=many + 1)[:many].astype(np.float64)


def _ranges(first: Longs, end: Longs) -> Longs:
    """The numbers from each first one up to its end, one stretch after another."""
    many = end - first
    return np.repeat(first - (np.cumsum(many) - many), many) + np.arange(int(many.sum()))


def _changes(key: Longs) -> Longs:
    """Where each run of one number begins."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(key)), dtype=np.bool_), key[1:] != key[:-1])))
