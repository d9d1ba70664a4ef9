"""igraph: places as vertices, an edge from each to what lies right in it; the posts are looked up by place.

Tried: `subcomponent` for each entrance, which takes five times as long as one `bfs` for all.
"""

from collections.abc import Iterable
from pathlib import Path

import igraph
from tests.benchmarks.peers.walk import Walked


class IGraph(Walked):
    """A directed graph of numbers, and the ids beside it."""

    name = "igraph"

    def __init__(self, folder: Path) -> None:
        """All edges at once."""
        found = list(self.read(folder))
        self.ids = [place for place, _, _ in found]
        self.number = {place: number for number, place in enumerate(self.ids)}
        edges = [(self.number[within], number) for number, (_, _, within) in enumerate(found) if within is not None]
        self.graph = igraph.Graph(n=len(self.ids), edges=edges, directed=True)
        (self.root,) = (number for number, (_, _, within) in enumerate(found) if within is None)

    def tree(self) -> dict[str, str | None]:
        """One search from the root."""
        vertices, _, parents = self.graph.bfs(self.root, mode="out")
        ids = self.ids
        outer: dict[str, str | None] = {ids[vertex]: ids[parents[vertex]] for vertex in vertices}
        outer[ids[self.root]] = None
        return outer

    def chain(self, place: str) -> Iterable[str]:
        """From each to the one it lies in."""
        yield place
        outer = self.graph.predecessors(self.number[place])
        while outer:
            yield self.ids[outer[0]]
            outer = self.graph.predecessors(outer[0])
