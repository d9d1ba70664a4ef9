"""Makes the tables from a seed, as arrays, and writes them as Parquet: one file for each section.

python -m tests.benchmarks.peers.make FOLDER SIZE
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tests.benchmarks.peers.tables import AS_OF, ASKED, ASKING, CHECKS, DUTIES, KINDS, REGISTER, REQUIRED, SHIFTS, SIZES

Columns = dict[str, Any]


def write(folder: Path, size: str, seed: int = 7) -> dict[str, int]:
    """Write the tables of one size; what is in them, counted."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    tables, counted = made(size, seed)
    for section, columns in tables.items():
        path = folder / (ASKING if section in ("asked", "checks") else REGISTER) / f"{section}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table(columns), path)
    (folder / REGISTER / "register.yaml").write_text(f"communitygov: 1\nas_of: {AS_OF}\n", encoding="utf-8")
    return counted


def made(size: str, seed: int) -> tuple[dict[str, Columns], dict[str, int]]:
    """The tables, column by column, and how much is in them."""
    random = np.random.default_rng(seed)
    places, ids, grid_of, layouts = _places(SIZES[size], random)
    posts, appointments = _posts(ids, grid_of, random)
    duties, shares = _duties(np.random.default_rng(seed))
    homes = int((layouts["entrances"] * layouts["floors"] * layouts["homes"]).sum())
    counted = {
        "places": len(places["id"]) + len(ids["entrance"]),
        "homes": homes,
        "grids": len(ids["grid"]),
        "entrances": len(ids["entrance"]),
        "posts": len(posts["id"]),
        "persons": len(np.unique(appointments["holder"])),
    }
    hours, days = zip(*SHIFTS.values(), strict=True)
    tables = {
        "places": places,
        "layouts": layouts,
        "posts": posts,
        "appointments": appointments,
        "duties": duties,
        "shares": shares,
        "shifts": {"id": list(SHIFTS), "hours": list(hours), "days": list(days)},
        "asked": _asked(layouts, duties, random, ASKED.get(size, 1_000_000)),
    }
    tables["checks"] = _checks(tables, random)
    return tables, counted


Texts = NDArray[np.str_]
Rows = NDArray[np.int64]


def _places(
    counts: tuple[int, int, int, int], random: np.random.Generator
) -> tuple[Columns, dict[str, Texts], dict[str, Rows], Columns]:
    """The places level by level, the ids of each level, the grid of each building and entrance, the layouts."""
    ids: dict[str, Texts] = {"city": np.array(["c"])}
    columns: dict[str, list[Any]] = {"id": ["c"], "level": ["city"], "within": [None]}
    outer, each = ids["city"], np.zeros(0, dtype=np.int64)
    levels = ("district", "subdistrict", "community", "grid", "building")
    for level, letter, count in zip(levels, ("d", "s", "q", "g", "b"), (*counts, 0), strict=True):
        each = np.full(len(outer), count) if count else random.integers(6, 13, len(outer))
        within = np.repeat(outer, each)
        ids[level] = np.array([f"{letter}{number:06}" for number in range(1, len(within) + 1)])
        columns["id"] += ids[level].tolist()
        columns["level"] += [level] * len(within)
        columns["within"] += within.tolist()
        outer = ids[level]
    grid_of = {"building": np.repeat(np.arange(len(each)), each)}
    layouts = {
        "place": outer.tolist(),
        "entrances": random.integers(1, 6, len(outer)),
        "floors": random.integers(3, 10, len(outer)),
        "homes": random.integers(1, 4, len(outer)),
        "also": ["micro_grid"] * len(outer),
    }
    each = layouts["entrances"]
    grid_of["entrance"] = np.repeat(grid_of["building"], each)
    ids["entrance"] = np.array(
        [
            f"{place}/{number + 1}"
            for place, count in zip(layouts["place"], each.tolist(), strict=True)
            for number in range(count)
        ]
    )
    return columns, ids, grid_of, layouts


def _posts(ids: dict[str, Texts], grid_of: dict[str, Rows], random: np.random.Generator) -> tuple[Columns, Columns]:
    """The posts, and who holds them; one holder in thirty has another post too, a steward that of the grid's leader."""
    posts: dict[str, list[Any]] = {"id": [], "kind": [], "serves": [], "shift": []}
    appointments: dict[str, list[Any]] = {"post": [], "holder": []}
    leader = np.full(len(ids["grid"]), -1)
    persons = 0
    for kind, (level, there, sure, shifts) in KINDS.items():
        chosen = np.flatnonzero(random.random(len(ids[level])) < there)
        serves = ids[level][chosen].tolist()
        own = [f"{kind}-{place.replace('/', '-')}" for place in serves]
        posts["id"] += own
        posts["kind"] += [kind] * len(own)
        posts["serves"] += serves
        posts["shift"] += [shifts[number] for number in random.integers(0, len(shifts), len(own)).tolist()]
        held = np.flatnonzero(random.random(len(own)) < sure)
        person = persons + np.arange(len(held))
        persons += len(held)
        twice = np.flatnonzero(random.random(len(held)) < 1 / 30)
        if level in ("building", "entrance"):
            behind = leader[grid_of[level][chosen[held[twice]]]]
            person[twice[behind >= 0]] = behind[behind >= 0]
        else:
            person[twice] = person[np.maximum(twice - random.integers(1, 9, len(twice)), 0)]
        if kind == "grid_leader":
            leader[chosen[held]] = person
        appointments["post"] += [own[row] for row in held.tolist()]
        appointments["holder"] += [f"p{number:07}" for number in person.tolist()]
    return posts, appointments


def _duties(random: np.random.Generator) -> tuple[Columns, Columns]:
    """Forty duties; at each level at most one kind leads."""
    shares: dict[str, list[str]] = {"duty": [], "part": [], "who": []}
    ids = [f"duty-{number:02}" for number in range(1, DUTIES + 1)]
    for duty in ids:
        for level in dict.fromkeys(kind.level for kind in KINDS.values()):
            kinds = [name for name, kind in KINDS.items() if kind.level == level]
            if random.random() < 0.45:
                shares["duty"].append(duty)
                shares["part"].append("lead")
                shares["who"].append(f"every:{kinds[random.integers(len(kinds))]}")
    required = [REQUIRED[number % len(REQUIRED)] for number in range(DUTIES)]
    return {"id": ids, "applies_to": ["household grid"] * DUTIES, "answered_at": required}, shares


def _asked(layouts: Columns, duties: Columns, random: np.random.Generator, count: int) -> Columns:
    """Homes and duties by chance, by their ids."""
    building = random.integers(0, len(layouts["place"]), count)
    entrance, floor, home = (
        (random.random(count) * layouts[name][building]).astype(np.int64) + 1
        for name in ("entrances", "floors", "homes")
    )
    parts = zip(building.tolist(), entrance.tolist(), floor.tolist(), home.tolist(), strict=True)
    places = [f"{layouts['place'][row]}/{one}/{two}/{two}{three:02}" for row, one, two, three in parts]
    duty = random.integers(0, len(duties["id"]), count)
    return {"place": places, "duty": [duties["id"][number] for number in duty.tolist()]}


def _checks(tables: dict[str, Columns], random: np.random.Generator) -> Columns:
    """Homes, duties and a person: every other one holds a post over the home, if somebody does."""
    asked, holders = tables["asked"], tables["appointments"]["holder"]
    holder = dict(zip(tables["appointments"]["post"], holders, strict=True))
    within = dict(zip(tables["places"]["id"], tables["places"]["within"], strict=True))
    checks: Columns = {"person": [], "place": asked["place"][:CHECKS], "duty": asked["duty"][:CHECKS]}
    for number, place in enumerate(checks["place"]):
        building, entrance, *_ = place.split("/")
        grid = within[building]
        over = [f"building_steward-{building}-{entrance}", *(f"{kind}-{grid}" for kind in KINDS)]
        held = [holder[post] for post in over if post in holder]
        several = held if held and number % 2 else holders
        checks["person"].append(several[int(random.integers(len(several)))])
    return checks


if __name__ == "__main__":
    sys.stdout.write(json.dumps(write(Path(sys.argv[1]), sys.argv[2])) + "\n")
