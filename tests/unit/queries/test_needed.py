"""What a coverage says it needs holds what it takes, and is at most twice as much."""

import gc
import tracemalloc

import pytest

from communitygov import build, coverage, from_tables
from communitygov.queries.needed import needed_to_count

AT = "2020-02-10T10:00"
BUILDINGS, A_GRID = 20_000, 50
MODES = ("service", "emergency")


def town(duties: int, *, switched: bool, apart: bool):
    """Buildings in grids, led by grid leaders and stewards; each duty by people of its own, or all by the same."""
    grids = [f"g{number}" for number in range(BUILDINGS // A_GRID)]
    buildings = [f"b{number}" for number in range(BUILDINGS)]
    kinds = ["grid_leader", "liaison_cadre", "building_steward"]
    posts = [(f"{kind}-{place}", kind, place) for kind in kinds[:2] for place in grids]
    posts += [(f"s-{place}", kinds[2], place) for place in buildings]
    names = [f"d{number}" for number in range(duties)]
    shares = [
        (duty, f"every:{kind}", "emergency" if apart and at % 3 == 0 else None)
        for duty in names
        for at, kind in enumerate(kinds)
    ]
    if apart:
        shares = [
            (duty, f"every:{kinds[number % 3]}", "emergency" if number % 2 else None)
            for number, (duty, _, _) in enumerate(shares)
        ]
    tables = {
        "places": {
            "id": ["c", *grids, *buildings],
            "level": ["community", *["grid"] * len(grids), *["building"] * BUILDINGS],
            "within": [None, *["c"] * len(grids), *[grids[number // A_GRID] for number in range(BUILDINGS)]],
            "households": [None, *[None] * len(grids), *["24"] * BUILDINGS],
        },
        "people": {"id": [f"x{number}" for number in range(len(posts))]},
        "posts": dict(zip(("id", "kind", "serves"), map(list, zip(*posts, strict=True)), strict=True)),
        "appointments": {"post": [post[0] for post in posts], "holder": [f"x{number}" for number in range(len(posts))]},
        "duties": {"id": names, "name": names},
        "shares": {
            "duty": [share[0] for share in shares],
            "part": ["lead"] * len(shares),
            "who": [share[1] for share in shares],
            "modes": [share[2] for share in shares],
        },
    }
    if switched:
        tables["switches"] = {
            "mode": ["emergency"],
            "where": ["g1"],
            "from": ["2020-01-01"],
            "by": [f"post:{posts[0][0]}"],
        }
    return build(from_tables(tables))


@pytest.mark.parametrize("mode", [None, "emergency"])
@pytest.mark.parametrize("duties", [6, 30])
@pytest.mark.parametrize("apart", [True, False], ids=["led apart", "led alike"])
def test_what_is_needed_holds_what_is_taken(duties, mode, apart):
    """Peaks of what Python and numpy take, of a structure that was built."""
    structure = town(duties, switched=mode is None, apart=apart)
    told = needed_to_count(structure, structure.duties_by_id.values(), None, mode)
    gc.collect()
    tracemalloc.start()
    try:
        coverage(structure, mode=mode, at=AT)
        _, taken = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken <= told, f"{told / taken:.2f}"
    assert told <= 2 * taken, f"{told / taken:.2f}"
