"""A city of Ningbo's proportions as tables: seconds and peak memory of build, by step.

    python -m tests.benchmarks.tables [--buildings 100000] [--nouns] [--posts each|written] [--steps]

Places, posts and appointments are columns; ``--nouns`` builds the same register of nouns. It asserts its answers, never
its seconds.
"""

import argparse
import sys
import time

import numpy as np
from tests.benchmarks.million import told

import communitygov as cg
from communitygov.base.coded import Coded
from communitygov.base.texts import Texts
from communitygov.model.holder import Holder
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.table import Table, Written, as_it_is, parted
from communitygov.model.tabled import Stated

GRIDS = 10_200
ENTRANCES = (2, 3, 3, 3, 3, 3, 2, 3, 3, 3)
"""Entrances of ten buildings one after another: 282 thousand of a hundred thousand."""
DUTIES = 40


def cell(values: list[object], codes: np.ndarray) -> Coded[object]:
    """A coded column."""
    return Coded(codes.astype(np.int32), tuple(values))


def own(texts: list[str], read: object = as_it_is) -> Written[object]:
    """A column of texts."""
    return Written(Texts.of(texts), read)  # type: ignore[arg-type]


def drawn(buildings: int, written: bool) -> dict[str, object]:
    """Places, posts and appointments as tables, with the sections that are few."""
    grids = max(1, GRIDS * buildings // 100_000)
    communities = grids // 6 + 1
    layouts = [cg.Layout(entrances=at, floors=6, homes=2, also="micro_grid") for at in (2, 3)]
    grid_of = np.sort(np.arange(buildings) % grids).tolist()
    ids = ["city", *(f"c{n}" for n in range(communities)), *(f"g{n}" for n in range(grids))]
    within = ["", *("city" for _ in range(communities)), *(f"c{n // 6}" for n in range(grids))]
    kinds = np.repeat(np.arange(4), (1, communities, grids, buildings))
    entrances = [ENTRANCES[n % 10] for n in range(buildings)]
    layout = np.concatenate((np.full(len(ids), -1), np.array(entrances) - 2))
    places = Table(
        Stated(Place),
        {
            "id": own([*ids, *(f"b{n}" for n in range(buildings))]),
            "level": cell(["city", "community", "grid", "building"], kinds),
            "within": own([*within, *(f"g{n}" for n in grid_of)], parted),
            "layout": cell([*layouts], layout),
        },
        len(kinds),
    )
    doors = [f"b{n}-{at}" for n in range(buildings) for at in range(1, entrances[n] + 1)]
    served = [f"b{n}/{at}" for n in range(buildings) for at in range(1, entrances[n] + 1)]
    leaders = [f"leader-g{n}" for n in range(grids)]
    names = [*(f"steward-{door}" for door in doors), *leaders]
    chance = np.random.default_rng(1)
    who = chance.integers(0, 10**7, len(names))
    holders = np.array([f"p{n}" for n in who.tolist()], dtype=object)
    holders[chance.random(len(names)) < 0.05] = "unnamed"
    holders[chance.random(len(names)) < 0.01] = "unknown"
    appointments = Table(
        Stated(Appointment),
        {"post": own(names), "holder": own(holders.tolist(), Holder.parse)},
        len(names),
    )
    posts: object = [
        cg.Post(id="leader", kind="grid_leader", for_each="grid"),
        cg.Post(id="steward", kind="building_steward", for_each="micro_grid", shift="day"),
    ]
    if written:
        posts = Table(
            Stated(Post),
            {
                "id": own(names),
                "kind": cell(["building_steward", "grid_leader"], np.repeat([0, 1], (len(doors), grids))),
                "serves": own([*served, *(f"g{n}" for n in range(grids))]),
                "shift": cell(["day"], np.repeat([0, -1], (len(doors), grids))),
            },
            len(names),
        )
    duties = [
        cg.Duty(id=f"d{n}", applies_to=["household"], answered_at="micro_grid" if n % 2 else "grid")
        for n in range(DUTIES)
    ]
    shares = [
        cg.Share(duty=duty.id, part="lead", who={"every": kind})
        for duty in duties
        for kind in ("building_steward", "grid_leader")
    ]
    shifts = [cg.Shift(id="day", hours="08:00-20:00")]
    return {
        "places": places, "posts": posts, "appointments": appointments, "duties": duties, "shares": shares,
        "shifts": shifts,
    }  # fmt: skip


def main() -> None:
    """Build it, ask one question of it, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--buildings", type=int, default=100_000)
    parser.add_argument("--nouns", action="store_true")
    parser.add_argument("--posts", choices=("each", "written"), default="each")
    parser.add_argument("--steps", action="store_true", help="profile the build")
    asked = parser.parse_args()
    began = time.perf_counter()
    sections = drawn(asked.buildings, asked.posts == "written")
    if asked.nouns:
        sections = {name: tuple(rows) for name, rows in sections.items()}  # type: ignore[arg-type, var-annotated]
    register = cg.Register(**sections)  # type: ignore[arg-type]
    told("nouns" if asked.nouns else "columns", began, repr(register))
    began, used = time.perf_counter(), time.process_time()
    if asked.steps:
        import cProfile

        cProfile.runctx("cg.build(register)", globals(), locals(), sort="cumulative")
    structure = cg.build(register, at="2020-02-10T10:00")
    told("build", began, f"{structure!r}, {len(structure.tree):,} rows, {time.process_time() - used:.2f} s of work")
    began = time.perf_counter()
    answer = cg.who_answers(structure, place="b17/2/3/301", duty="d1", at="2020-02-10T10:00")
    told("who_answers", began, str(answer.state))
    sys.stdout.write(f"{structure.tree.homes.sum():,} homes\n")


if __name__ == "__main__":
    main()
