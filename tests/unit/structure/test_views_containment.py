"""`to_networkx`: the graph of containment."""

import networkx as nx
import pytest
from tests.unit.structure.views_drawn import SMALL, graph, sentences

from communitygov.io.examples import example
from communitygov.structure.build import build
from communitygov.structure.views import to_networkx


@pytest.fixture(scope="module")
def heshun():
    """Give the compiled example."""
    return build(example("heshun"))


class TestContainment:
    """Which place lies in which."""

    def test_places_contain_places(self):
        """
        Every place contains those within it; the entrances of a layout are places.
        """
        assert sentences(graph(SMALL, "containment")) == [
            "place:B1 contains place:B1/1",
            "place:B1 contains place:B1/2",
            "place:C contains place:G1",
            "place:G1 contains place:B1",
            "place:G1 contains place:B2",
            "place:G1 contains place:B3",
            "place:G1 contains place:east",
        ]

    def test_households_are_counted_and_never_guessed(self):
        """
        A place has the sum of its households. Those of B3 are not known: it has no number, and is counted apart.
        """
        nodes = graph(SMALL, "containment").nodes
        counted = {node: (nodes[node].get("households"), nodes[node]["not_counted"]) for node in nodes}

        assert counted == {
            "place:C": (48, 1),
            "place:G1": (48, 1),
            "place:B1": (24, 0),
            "place:B1/1": (12, 0),
            "place:B1/2": (12, 0),
            "place:B2": (24, 0),
            "place:B3": (None, 1),
            "place:east": (0, 0),
        }

    def test_a_place_says_its_level_and_kind(self):
        """
        An entrance that serves as a micro-grid says so; a site says its kind and the level it stands at.
        """
        nodes = graph(SMALL, "containment").nodes

        assert (nodes["place:B1/1"]["level"], nodes["place:B1/1"]["also"]) == ("entrance", "micro_grid")
        assert (nodes["place:east"]["level"], nodes["place:east"]["site"]) == ("building", "gate")

    def test_homes_of_a_layout_are_nodes_only_where_something_names_them(self):
        """
        A home that a case lies in is a node; the other eleven behind its entrance are counted there.
        """
        made = graph(SMALL + "    place {id: case-01, site: case, within: B1/1/3/301}", "containment")

        assert "place:B1/1/3/301 contains place:case-01" in sentences(made)
        assert made.nodes["place:B1/1"]["households"] == 12
        assert made.number_of_nodes() == graph(SMALL, "containment").number_of_nodes() + 3

    def test_a_second_parent_contains_too(self):
        """
        A place that lies in two is contained by both, and its homes count once further out.
        """
        made = graph("community C\n  grid G1\n    building B1: H1 H2\n  grid G2\n    building B1", "containment")

        assert [each for each in sentences(made) if each.endswith("B1")] == [
            "place:G1 contains place:B1",
            "place:G2 contains place:B1",
        ]
        assert [made.nodes[f"place:{place}"]["households"] for place in ("C", "G1", "G2")] == [2, 2, 2]

    def test_heshun_is_a_tree(self, heshun):
        """
        Containment without a second parent is one tree, with the households that coverage counts.
        """
        made = to_networkx(heshun, "containment")

        assert nx.is_arborescence(made)
        assert made.nodes["place:heshun"]["households"] == 2528

    def test_a_made_up_layout_makes_its_entrances_so(self):
        """
        That a place lies where it does is made up if the field that says so is.
        """
        made = graph(
            "community C\n  building B1 with 2 entrances x 1 floors x 1 homes {made_up: [layout]}", "containment"
        )

        assert [data["made_up"] for *_, data in made.edges(data=True)] == [False, True, True]
