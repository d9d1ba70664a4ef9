"""Places that lie within each other, found again as they were written: the tree leaves such parents out."""

from collections import deque
from collections.abc import Mapping, Sequence

from communitygov.rules.knots import knots
from communitygov.rules.look import Look
from communitygov.rules.places.laid import Laid, by_id, outer_id

Parents = Mapping[str, Sequence[str]]


def loops(look: Look) -> tuple[tuple[str, ...], ...]:
    """Each set of places of which every one lies within every other, in the order of the document."""
    return look.kept("places in a loop", lambda: _loops(parents_of(look), by_id(look)))


def parents_of(look: Look) -> Parents:
    """The places that each place is written to lie within, those there are."""
    return look.kept("parents as written", lambda: _parents(by_id(look)))


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
        for parent in parents_of(look)[name]:
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


def _parents(places: Mapping[str, Laid]) -> Parents:
    found: dict[str, list[str]] = {}
    for name, each in places.items():
        written = dict.fromkeys(outer_id(parent) for parent in each.place.within)
        found[name] = [parent for parent in written if parent in places]
    return found


def _loops(parents: Parents, places: Mapping[str, Laid]) -> tuple[tuple[str, ...], ...]:
    found = [sorted(knot, key=lambda name: places[name].number) for knot in knots(parents, parents.__getitem__)]
    return tuple(sorted(map(tuple, found), key=lambda loop: places[loop[0]].number))
