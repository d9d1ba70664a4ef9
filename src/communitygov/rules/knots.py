"""Where ways go round: the parts of a graph of which every member can be reached from every other."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def knots(nodes: Iterable[N], leads_to: Callable[[N], Iterable[N]]) -> Iterator[tuple[N, ...]]:
    """Every part that goes round: several that reach each other, or one that leads to itself.

    Tarjan's walk without recursion: every node and every way is looked at once.
    """
    order: dict[N, int] = {}
    low: dict[N, int] = {}
    done: set[N] = set()
    for start in nodes:
        if start in order:
            continue
        order[start] = low[start] = len(order)
        waiting = [start]
        walk = [(start, iter(tuple(leads_to(start))))]
        while walk:
            node, ways = walk[-1]
            step = next((way for way in ways if _look(node, way, order, low, done)), None)
            if step is not None:
                order[step] = low[step] = len(order)
                waiting.append(step)
                walk.append((step, iter(tuple(leads_to(step)))))
                continue
            walk.pop()
            if walk:
                low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
            if low[node] == order[node]:
                at = len(waiting) - 1
                while waiting[at] != node:
                    at -= 1
                knot = tuple(waiting[at:])
                del waiting[at:]
                done.update(knot)
                if len(knot) > 1 or node in leads_to(node):
                    yield knot


def _look(node: N, way: N, order: dict[N, int], low: dict[N, int], done: set[N]) -> bool:
    """Whether a way leads to a node not met yet; one met on the way there lowers what the node reaches."""
    if way not in order:
        return True
    if way not in done:
        low[node] = min(low[node], order[way])
    return False
