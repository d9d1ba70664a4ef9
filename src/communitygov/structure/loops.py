"""Parents that close a loop are as if they were not written."""

Parents = list[list[str]]
"""The ids of the parents of each place; a part of a layout counts as its building."""


def without_loops(known: Parents, index: dict[str, int]) -> Parents:
    """The parents of each place, those left out that lie in the place themselves; ``index`` numbers the places."""
    numbers = [[index[parent.partition("/")[0]] for parent in parents] for parents in known]
    suspects = _unpeeled(numbers)
    if not suspects:
        return known
    return [
        [
            parent
            for parent, at in zip(known[n], numbers[n], strict=True)
            if n not in suspects or not _in(at, n, numbers)
        ]
        for n in range(len(known))
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


def _in(inner: int, outer: int, parents: list[list[int]]) -> bool:
    """Whether a place is another or lies in it, by any parents."""
    seen: set[int] = set()
    waiting = [inner]
    while waiting:
        number = waiting.pop()
        if number == outer:
            return True
        if number not in seen:
            seen.add(number)
            waiting += parents[number]
    return False
