"""Drawings of places and zones, and the documents that mean the same."""

from typing import Any


def home(identity: str, within: str) -> dict[str, str]:
    """Give the row of a household."""
    return {"id": identity, "level": "household", "within": within}


PLACES: dict[str, tuple[str, dict[str, Any]]] = {
    "places lie where they are indented": (
        """
        community C
          grid G1
            building B1
          grid G2
        """,
        {
            "places": [
                {"id": "C", "level": "community"},
                {"id": "G1", "level": "grid", "within": "C"},
                {"id": "B1", "level": "building", "within": "G1"},
                {"id": "G2", "level": "grid", "within": "C"},
            ]
        },
    ),
    "homes follow a colon": (
        "building B1: H1a H1b",
        {"places": [{"id": "B1", "level": "building"}, home("H1a", "B1"), home("H1b", "B1")]},
    ),
    "a kind of site is known as one": ("shop S1", {"places": [{"id": "S1", "site": "shop"}]}),
    "a number of households": (
        "building B4 counts 24",
        {"places": [{"id": "B4", "level": "building", "households": 24}]},
    ),
    "a number that is a bound": (
        "grid G counts more than 10200",
        {"places": [{"id": "G", "level": "grid", "households": {"more_than": 10200}}]},
    ),
    "a number nobody knows": (
        "building B5 not counted",
        {"places": [{"id": "B5", "level": "building", "households": "unknown"}]},
    ),
    "a layout, and what its entrances serve as": (
        "building B7 with 2 entrances x 6 floors x 3 homes also micro_grid until 2021-01-01",
        {
            "places": [
                {
                    "id": "B7",
                    "level": "building",
                    "layout": {"entrances": 2, "floors": 6, "homes": 3, "also": "micro_grid"},
                    "until": "2021-01-01",
                }
            ]
        },
    ),
    "a place that serves as another level": (
        "building B7 also micro_grid",
        {"places": [{"id": "B7", "level": "building", "also": "micro_grid"}]},
    ),
    "a place drawn again lies in both": (
        """
        grid G1
          building B1: H1
        grid G2
          building B1
        """,
        {
            "places": [
                {"id": "G1", "level": "grid"},
                {"id": "B1", "level": "building", "within": ["G1", "G2"]},
                home("H1", "B1"),
                {"id": "G2", "level": "grid"},
            ]
        },
    ),
    "a zone lists its members": (
        "zone old-1 (old_grid) at grid: B1, B7/2/3/301",
        {"zones": [{"id": "old-1", "kind": "old_grid", "level": "grid", "members": ["B1", "B7/2/3/301"]}]},
    ),
}
