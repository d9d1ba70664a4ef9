"""A register built in code with a million homes: seconds and peak memory of build and of full coverage.

    python -m tests.benchmarks.million [--homes 1000000]

Prints one line a step. It asserts its answers, never its seconds.
"""

import argparse
import resource
import sys
import time

import communitygov as cg

ENTRANCES, FLOORS, HOMES = 3, 4, 1
DUTIES = 40
BUILDINGS_A_GRID = 28


def peak() -> float:
    """Peak memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def drawn(homes: int) -> cg.Register:
    """A city of layouts, a steward for every entrance, a leader for every grid, forty duties."""
    buildings = homes // (ENTRANCES * FLOORS * HOMES)
    grids = max(1, buildings // BUILDINGS_A_GRID)
    layout = cg.Layout(entrances=ENTRANCES, floors=FLOORS, homes=HOMES, also="micro_grid")
    places = [cg.Place(id="city", level="city")]
    places += [cg.Place(id=f"c{n}", level="community", within="city") for n in range(grids // 8 + 1)]
    places += [cg.Place(id=f"g{n}", level="grid", within=f"c{n // 8}") for n in range(grids)]
    places += [cg.Place(id=f"b{n}", level="building", within=f"g{n % grids}", layout=layout) for n in range(buildings)]
    posts = [
        cg.Post(id="leader", kind="grid_leader", for_each="grid"),
        cg.Post(id="steward", kind="building_steward", for_each="micro_grid", shift="day"),
    ]
    appointments = [cg.Appointment(post="steward", holder="unnamed"), cg.Appointment(post="leader", holder="unnamed")]
    appointments += [cg.Appointment(post=f"steward-b{n}-1", holder=f"p{n}") for n in range(0, buildings, 100)]
    appointments += [cg.Appointment(post=f"steward-b{n}-2", holder="unknown") for n in range(0, buildings, 100)]
    duties = [
        cg.Duty(id=f"d{n}", applies_to=["household"], answered_at="micro_grid" if n % 2 else "grid")
        for n in range(DUTIES)
    ]
    shares = [
        cg.Share(duty=duty.id, part="lead", who={"every": kind})
        for duty in duties
        for kind in ("building_steward", "grid_leader")
    ]
    return cg.Register(
        places=places,
        shifts=[cg.Shift(id="day", hours="08:00-20:00")],
        posts=posts,
        appointments=appointments,
        duties=duties,
        shares=shares,
    )


def main() -> None:
    """Build it, ask everything of it, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--homes", type=int, default=1_000_000)
    homes = parser.parse_args().homes
    began = time.perf_counter()
    register = drawn(homes)
    told("nouns", began, f"{len(register.places):,} places")
    began = time.perf_counter()
    structure = cg.build(register, at="2020-02-10T10:00")
    told("build", began, f"{structure!r}, {len(structure.tree):,} rows")
    for at in ("2020-02-10T10:00", "2020-02-10T22:00"):
        began = time.perf_counter()
        cover = cg.coverage(structure, level="household", at=at)
        told(f"coverage {at}", began, f"{cover.total:,} pairs, { ({k: v for k, v in cover.states.items() if v}) }")
        assert sum(cover.states.values()) == cover.total == len(register.duties) * int(structure.tree.homes.sum())
    began = time.perf_counter()
    for number in range(1000):
        place = f"b{number * 37 % 1000}/2/3/301"
        cg.who_answers(structure, place=place, duty=f"d{number % DUTIES}", at="2020-02-10T22:00")
    told("1,000 who_answers", began, "each with its evidence")


def told(what: str, began: float, result: str) -> None:
    """Say what a step took."""
    sys.stdout.write(f"{what:28} {time.perf_counter() - began:8.2f} s  peak {peak():7.0f} MiB  {result}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
