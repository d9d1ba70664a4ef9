"""networkx: places as nodes, an edge from each to what lies right in it; the posts are looked up by place.

Tried: `nx.ancestors` for each entrance, which takes six times as long as one `bfs_predecessors` for all.
"""

from collections.abc import Iterable
from pathlib import Path

import networkx as nx
from tests.benchmarks.peers.walk import Walked


class NetworkX(Walked):
    """A directed graph."""

    name = "networkx"

    def __init__(self, folder: Path) -> None:
        """Edges by the tables, in whatever order they come."""
        found = list(self.read(folder))
        self.graph: nx.DiGraph[str] = nx.DiGraph()
        self.graph.add_edges_from((within, place) for place, _, within in found if within is not None)
        (self.root,) = (place for place, _, within in found if within is None)

    def tree(self) -> dict[str, str | None]:
        """One search from the root."""
        return {self.root: None, **dict(nx.bfs_predecessors(self.graph, self.root))}

    def chain(self, place: str) -> Iterable[str]:
        """From each to the one it lies in."""
        outer = self.graph.pred
        while True:
            yield place
            if not outer[place]:
                return
            (place,) = outer[place]
