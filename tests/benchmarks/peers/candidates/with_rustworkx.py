"""rustworkx: places as nodes, an edge from each to what lies right in it; the posts are looked up by place.

Tried: `ancestors` for each entrance, which takes three times as long as one `bfs_successors` for all.
"""

from collections.abc import Iterable
from pathlib import Path

import rustworkx as rx
from tests.benchmarks.peers.walk import Walked


class RustworkX(Walked):
    """A directed graph whose nodes have the ids of the places."""

    name = "rustworkx"

    def __init__(self, folder: Path) -> None:
        """Nodes, then all edges at once."""
        found = list(self.read(folder))
        self.graph: rx.PyDiGraph[str, None] = rx.PyDiGraph(multigraph=False, node_count_hint=len(found))
        places = [place for place, _, _ in found]
        self.number = dict(zip(places, self.graph.add_nodes_from(places), strict=True))
        number = self.number
        self.graph.add_edges_from_no_data(
            [(number[within], number[place]) for place, _, within in found if within is not None]
        )
        (self.root,) = (place for place, _, within in found if within is None)

    def tree(self) -> dict[str, str | None]:
        """One search from the root."""
        outer: dict[str, str | None] = {self.root: None}
        for place, inner in rx.bfs_successors(self.graph, self.number[self.root]):
            for each in inner:
                outer[each] = place
        return outer

    def chain(self, place: str) -> Iterable[str]:
        """From each to the one it lies in."""
        yield place
        outer = self.graph.predecessors(self.number[place])
        while outer:
            yield outer[0]
            outer = self.graph.predecessors(self.number[outer[0]])
