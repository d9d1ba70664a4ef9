"""Places that lie within each other, found again as they were written: the tree leaves such parents out."""

from collections import deque
from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

from communitygov.model.columns import coded
from communitygov.rules.knots import knots
from communitygov.rules.look import Look
from communitygov.rules.places.laid import laid_rows, outer_id
from communitygov.structure.places import Bools, Ints

MOST_STEPS = 64
"""So many levels are peeled off before the rest is looked at place by place."""


@frozen
class Written:
    """A place that may lie in a loop, as it is written."""

    number: int
    """Its row in the document."""
    parents: Sequence[str]
    """The places it is written to lie within, those that may lie in a loop themselves."""


def loops(look: Look) -> tuple[tuple[str, ...], ...]:
    """Each set of places of which every one lies within every other, in the order of the document."""
    return look.kept("places in a loop", lambda: _loops(_tangled(look)))


def in_loops(look: Look) -> Mapping[str, int]:
    """The loop that each place of one lies in, by a number."""
    return look.kept("loop of each place", lambda: {name: at for at, loop in enumerate(loops(look)) for name in loop})


def way_round(look: Look, loop: Sequence[str]) -> tuple[str, ...]:
    """The shortest way from the first place of a loop outwards and back to it."""
    first, members = loop[0], {*loop}
    came_from: dict[str, str] = {}
    waiting = deque([first])
    while waiting:
        name = waiting.popleft()
        for parent in _tangled(look)[name].parents:
            if parent == first:
                return _way(first, name, came_from)
            if parent in members and parent not in came_from:
                came_from[parent] = name
                waiting.append(parent)
    return (first,)


def _way(first: str, last: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _loops(places: Mapping[str, Written]) -> tuple[tuple[str, ...], ...]:
    ways = knots(places, lambda name: places[name].parents)
    found = [sorted(knot, key=lambda name: places[name].number) for knot in ways]
    return tuple(sorted(map(tuple, found), key=lambda loop: places[loop[0]].number))


def _tangled(look: Look) -> Mapping[str, Written]:
    """The places from which no way outwards is known to end, by id."""
    return look.kept("places tangled", lambda: _find_tangled(look))


def _find_tangled(look: Look) -> dict[str, Written]:
    tree, every = look.structure.tree, laid_rows(look)
    within = coded(look.register.places, "within")
    codes = within.codes[every.numbers]
    at = np.full(len(tree), -1, dtype=np.int64)
    at[every.rows] = np.arange(len(every))
    parents = [_parents(look, value, at) for value in within.values]
    left = _left(codes, parents, len(every)).tolist()
    names = {one: tree.id(int(every.rows[one])) for one in left}
    return {
        name: Written(int(every.numbers[one]), [names[each] for each in parents[codes[one]] if each in names])
        for one, name in names.items()
    }


def _parents(look: Look, within: Sequence[str], at: Ints) -> list[int]:
    """The places that are there and that something is written to lie within, as indices among those laid out."""
    rows = look.structure.tree.row_of
    known = (rows.get(name) for name in dict.fromkeys(outer_id(parent) for parent in within))
    return [int(at[row]) for row in known if row is not None and at[row] >= 0]


def _left(codes: Ints, parents: Sequence[Sequence[int]], many: int) -> Ints:
    """What is left when those without parents are taken away, again and again."""
    one = np.array([*(each[0] if len(each) == 1 else many for each in parents), many], dtype=np.int64)[codes]
    irregular: list[int] = np.flatnonzero(_has_several(codes, parents)).tolist()
    several: dict[int, Sequence[int]] = {at: parents[int(codes[at])] for at in irregular}
    gone = np.zeros(many + 1, dtype=np.bool_)
    gone[many] = True
    for _ in range(MOST_STEPS):
        before = int(gone.sum())
        now = gone[one]
        for at, outer in several.items():
            now[at] = all(gone[each] for each in outer)
        gone[:-1] = now
        if int(gone.sum()) == before:
            break
    return np.flatnonzero(~gone[:-1])


def _has_several(codes: Ints, parents: Sequence[Sequence[int]]) -> Bools:
    return np.array([*(len(each) > 1 for each in parents), False], dtype=np.bool_)[codes]
