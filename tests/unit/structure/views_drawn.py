"""What the tests of graphs share: a small community, and how a graph is read."""

from pathlib import Path

import networkx as nx

from communitygov.structure.build import build
from communitygov.structure.views import to_networkx
from communitygov.testing.sketch import sketch

DAY = "2020-02-10"
TYPE = {str: "text", int: "number", float: "number", bool: "truth"}
KINDS = ("containment", "responsibility", "command", "holding")
MANUAL = Path(__file__).parents[3] / "docs" / "graphs.md"

SMALL = """
    community C
      grid G1
        building B1 with 2 entrances x 6 floors x 2 homes also micro_grid
        building B2 counts 24
        building B3 not counted
        gate east
    zone police-1 (police_area): G1
    person P1
    person P2
    person P9
    organisation station (police_station) at police-1 whole
    post secretary community_secretary at C held by P1
    post leader grid_leader for each grid held by P2
    duty sweep: household
    duty order group peace: household gate
    every grid_leader leads sweep
    station leads group peace
    secretary leads everything
    secretary supervises sweep in emergency
"""


def graph(drawing: str, of: str, *, at: str = DAY, mode: str | None = None) -> nx.MultiDiGraph:
    """Give the graph of a drawing."""
    return to_networkx(build(sketch(drawing), at=at), of, at=at, mode=mode)


def sentences(made: nx.MultiDiGraph) -> list[str]:
    """Read every edge as a sentence."""
    return sorted(f"{start} {data['verb']} {end}" for start, end, data in made.edges(data=True))


def bare(data: dict, *names: str) -> dict:
    """Leave out what a format adds of its own."""
    return {name: value for name, value in data.items() if name not in names}


def edges(made: nx.MultiDiGraph) -> list[tuple]:
    """List every edge with its attributes."""
    return sorted((start, end, sorted(bare(data, "id").items())) for start, end, data in made.edges(data=True))
