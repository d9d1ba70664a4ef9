"""Who is on every line: the dominators of the lines seen from the top, and sets of posts that go together."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import networkx as nx

TOP = ""
"""Stands above all who can decide."""


@frozen(eq=False)
class Behind:
    """What comes to the top only through one."""

    gate: str
    next: list[str]
    """Those whose last such gate it is; others behind it have another one between."""
    places: set[str]


@frozen(eq=False)
class Reaching:
    """All that come to the top, as a graph whose edges lead down from it."""

    down: "nx.DiGraph[str]"

    @classmethod
    def of(cls, up: Mapping[str, Collection[str]], deciders: Iterable[str]) -> "Reaching":
        """Turn the lines around, and leave out what does not come to the top."""
        import networkx as nx

        below: dict[str, list[str]] = {TOP: list(deciders)}
        for node, above in up.items():
            for each in above:
                below.setdefault(each, []).append(node)
        seen, waiting = {TOP: None}, [TOP]
        while waiting:
            new = [node for node in below.get(waiting.pop(), ()) if node not in seen]
            seen.update(dict.fromkeys(new))
            waiting += new
        down: nx.DiGraph[str] = nx.DiGraph()
        down.add_nodes_from(seen)
        down.add_edges_from((above, node) for above in seen for node in below.get(above, ()))
        return cls(down)

    def behind(self, places: Collection[str]) -> Iterator["Behind"]:
        """Each through which alone one of some places comes to the top: the tree of dominators from below."""
        import networkx as nx

        last = {node: gate for node, gate in nx.immediate_dominators(self.down, TOP).items() if node != TOP}
        after: dict[str, list[str]] = {}
        for node, gate in last.items():
            after.setdefault(gate, []).append(node)
        order = [TOP]
        for gate in order:
            order += after.get(gate, ())
        held: dict[str, set[str]] = {}
        for gate in reversed(order[1:]):
            below = after.get(gate, [])
            found = {place for node in below for place in held.pop(node)}
            if found:
                yield Behind(gate, sorted(below), found)
            held[gate] = found | {gate} if gate in places else found

    def without(self, gone: Collection[str]) -> set[str]:
        """Whoever no longer comes to the top when some are gone, without those themselves.

        Only those from whom one of them can be reached are looked at.
        """
        missing = {node for node in gone if node in self.down}
        below = _below(self.down, *missing) - missing
        waiting = [node for node in below if any(True for _ in self._safe(node, below, missing))]
        saved = set(waiting)
        while waiting:
            for node in self.down.successors(waiting.pop()):
                if node in below and node not in saved:
                    saved.add(node)
                    waiting.append(node)
        return below - saved

    def _safe(self, node: str, below: set[str], missing: set[str]) -> Iterator[str]:
        return (above for above in self.down.predecessors(node) if above not in below and above not in missing)


def _below(down: "nx.DiGraph[str]", *tops: str) -> set[str]:
    """Some, and whoever comes to them."""
    seen, waiting = set(tops), [*tops]
    while waiting:
        new = [node for node in down.successors(waiting.pop()) if node not in seen]
        seen.update(new)
        waiting += new
    return seen
