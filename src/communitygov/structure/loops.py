"""Parents that close a loop are as if they were not written."""

Parents = list[list[str]]
"""The ids of the parents of each place; a part of a layout counts as its building."""


def without_loops(known: Parents, index: dict[str, int]) -> Parents:
    """The parents of each place, those left out that lie in the place themselves; ``index`` numbers the places."""
    numbers = [[index[parent.partition("/")[0]] for parent in parents] for parents in known]
    loop = _loops(numbers, _unpeeled(numbers))
    if not loop:
        return known
    return [
        [parent for parent, at in zip(parents, numbers[n], strict=True) if n not in loop or loop.get(at) != loop[n]]
        for n, parents in enumerate(known)
    ]


def _unpeeled(parents: list[list[int]]) -> set[int]:
    """Places that peeling off outermost places does not reach; every place of a loop is among them."""
    waiting = [len(each) for each in parents]
    inside: dict[int, list[int]] = {}
    for number, each in enumerate(parents):
        for parent in each:
            inside.setdefault(parent, []).append(number)
    free = [number for number, count in enumerate(waiting) if not count]
    reached = set(free)
    while free:
        for child in inside.get(free.pop(), ()):
            waiting[child] -= 1
            if not waiting[child]:
                reached.add(child)
                free.append(child)
    return set(range(len(parents))) - reached


def _loops(parents: list[list[int]], suspects: set[int]) -> dict[int, int]:
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
