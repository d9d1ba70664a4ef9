"""Parents that close a loop are as if they were not written."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from communitygov.structure.places import Ints


def without_loops(parents: Mapping[int, Sequence[int]]) -> dict[int, list[bool]]:
    """For each place whether each of its parents stays: one that lies in the place itself does not."""
    loop = _loops(parents, _unpeeled(parents))
    return {
        place: [place not in loop or loop.get(parent) != loop[place] for parent in each]
        for place, each in parents.items()
    }


def outer_ones(places: Sequence[int], parents_of: Callable[[int], Sequence[int]]) -> dict[int, Sequence[int]]:
    """Some places and all they lie in, with their parents."""
    found: dict[int, Sequence[int]] = {}
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in found:
            found[place] = parents_of(place)
            waiting += found[place]
    return found


def depths(parent: Ints) -> Ints:
    """How many places each lies in, by its one parent; -1 for those in or behind a loop. A parent of -1 is none.

    Each step looks twice as far as the one before.
    """
    far: Ints = parent.astype(np.int64)
    depth: Ints = (far >= 0).astype(np.int64)
    rows: Ints = np.flatnonzero(far >= 0)
    steps = 1
    while len(rows) and steps <= len(parent):
        at = far[rows]
        depth[rows] += depth[at]
        far[rows] = far[at]
        rows = rows[far[rows] >= 0]
        steps *= 2
    depth[rows] = -1
    return depth


def in_loops(parent: Ints) -> Ints:
    """The places that lie in themselves by their one parent."""
    far: Ints = parent.astype(np.int64)
    rows: Ints = np.flatnonzero(far >= 0)
    steps = 1
    while len(rows) and steps <= len(parent):
        far[rows] = far[far[rows]]
        rows = rows[far[rows] >= 0]
        steps *= 2
    return np.unique(far[rows])


def _unpeeled(parents: Mapping[int, Sequence[int]]) -> set[int]:
    """Places that peeling off outermost places does not reach; every place of a loop is among them."""
    waiting = {place: len(each) for place, each in parents.items()}
    inside: dict[int, list[int]] = {}
    for place, each in parents.items():
        for parent in each:
            inside.setdefault(parent, []).append(place)
    free = [place for place, count in waiting.items() if not count]
    reached = set(free)
    while free:
        for child in inside.get(free.pop(), ()):
            waiting[child] -= 1
            if not waiting[child]:
                reached.add(child)
                free.append(child)
    return set(parents) - reached


def _loops(parents: Mapping[int, Sequence[int]], suspects: set[int]) -> dict[int, int]:
    """The loop that each suspect lies in, by a number of its own: places of which each lies in every other.

    Tarjan's algorithm without recursion: every place and every parent is looked at once. A place that only lies
    within a loop is a loop by itself.
    """
    met: dict[int, int] = {}
    earliest: dict[int, int] = {}
    loop: dict[int, int] = {}
    path: list[int] = []
    for start in suspects:
        if start in met:
            continue
        met[start] = earliest[start] = len(met)
        path.append(start)
        work = [(start, iter(parents[start]))]
        while work:
            here, further = work[-1]
            parent = next((each for each in further if each in suspects and each not in loop), None)
            if parent is None:
                work.pop()
                if work:
                    outer = work[-1][0]
                    earliest[outer] = min(earliest[outer], earliest[here])
                if earliest[here] == met[here]:
                    _close(here, path, loop)
            elif parent in met:
                earliest[here] = min(earliest[here], met[parent])
            else:
                met[parent] = earliest[parent] = len(met)
                path.append(parent)
                work.append((parent, iter(parents[parent])))
    return loop


def _close(first: int, path: list[int], loop: dict[int, int]) -> None:
    """Take the places of one loop off the path."""
    while first not in loop:
        loop[path.pop()] = first
