"""The first places among rows that lose a duty: a few, to begin with."""

from itertools import pairwise

import numpy as np

from communitygov.base.ref import Ref
from communitygov.engine.distinct import distinct, places_among
from communitygov.structure.places import Ints, Longs, Tree

FIRST_PLACES = 3
"""The places that are named of what is lost."""
MOST_ROWS = 4 * FIRST_PLACES
"""The rows that are looked at: homes of one building have one id."""


def first_places(tree: Tree, rows: Ints) -> tuple[Ref, ...]:
    """The first places among some rows, which are in order."""
    places = dict.fromkeys(tree.ids_of(rows[:MOST_ROWS]))
    return tuple([Ref("place", text) for text in list(places)[:FIRST_PLACES]])


def first_of_each(tree: Tree, rows: Longs, low: Longs, high: Longs) -> list[tuple[Ref, ...]]:
    """The first places of each of several runs of rows, from ``low`` on and before ``high``, each in order."""
    many = np.minimum(high - low, MOST_ROWS)
    ends = np.cumsum(many)
    taken = rows[np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(low - (ends - many), many)]
    known = distinct(taken)
    numbers: dict[str, int] = {}
    of = np.array([numbers.setdefault(text, len(numbers)) for text in tree.ids_of(known)], dtype=np.int64)
    places = [Ref("place", text) for text in numbers]
    each: list[int] = of[places_among(known, taken)].tolist()
    runs = (each[start:end] for start, end in pairwise([0, *ends.tolist()]))
    firsts = (tuple(dict.fromkeys(run))[:FIRST_PLACES] for run in runs)
    met: dict[tuple[int, ...], tuple[Ref, ...]] = {}
    return [met.get(those) or met.setdefault(those, tuple([places[at] for at in those])) for those in firsts]
