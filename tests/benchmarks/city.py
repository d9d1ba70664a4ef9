"""A city of Ningbo's proportions built in code: every post has an appointment of its own, forty duties, two modes.

    python -m tests.benchmarks.city [--homes 3500000]

Prints one line a step. It asserts its answers, never its seconds.
"""

import argparse
import random
import time
from collections.abc import Iterator

from tests.benchmarks.million import told

import communitygov as cg

HOMES_A_GRID = 345
GRIDS_A_COMMUNITY = 6
LAYOUTS = ((2, 6, 2), (3, 6, 2), (3, 4, 3), (4, 6, 2), (2, 11, 2))
"""Entrances, floors and homes of the kinds of buildings: twelve to twenty-two homes an entrance, some less."""
VACANT, UNNAMED, UNKNOWN, ONE_OF, ACTING, DEPUTY = 0.03, 0.05, 0.01, 0.005, 0.01, 0.03
AT = "2020-02-10T10:00"

SHARES: tuple[tuple[dict[str, object], ...], ...] = (
    ({"every": "building_steward"}, {"every": "grid_leader"}),
    ({"every": "building_steward"},),
    ({"every": "grid_leader"},),
    ({"every": "grid_leader"}, {"every": "community_secretary"}),
    ({"every": "community_secretary"},),
    ({"every": "building_steward"}, {"every": "grid_leader"}, {"every": "community_secretary"}),
    ({"every": "full_time_grid_member"}, {"every": "grid_leader"}),
    ({"every": "community_police_officer"},),
    ({"every": "community_police_officer"}, {"every": "community_secretary"}),
    ({"every": "building_steward"}, {"every": "community_police_officer"}),
    ({"every": "grid_leader"}, {"every": "street_office"}),
    (),
)
"""The kinds of posts that lead a duty, a dozen different sets."""
LEVELS = ("micro_grid", "grid", "community", None)
DUTIES = 40


def register(homes: int, seed: int = 1) -> cg.Register:
    """A city with posts, each with an appointment of its own or vacant."""
    chance = random.Random(seed)
    grids = max(6, homes // HOMES_A_GRID)
    communities = -(-grids // GRIDS_A_COMMUNITY)
    streets = -(-communities // 9)
    places = [cg.Place(id="city", level="city")]
    places += [cg.Place(id=f"d{n}", level="district", within="city") for n in range(-(-streets // 14))]
    places += [cg.Place(id=f"s{n}", level="subdistrict", within=f"d{n // 14}") for n in range(streets)]
    places += [cg.Place(id=f"c{n}", level="community", within=f"s{n // 9}") for n in range(communities)]
    places += [cg.Place(id=f"g{n}", level="grid", within=f"c{n // GRIDS_A_COMMUNITY}") for n in range(grids)]
    entrances: list[str] = []
    buildings, left = 0, homes
    while left > 0:
        entries, floors, on_floor = LAYOUTS[chance.randrange(len(LAYOUTS))]
        on_floor = max(1, on_floor - (chance.random() < 0.6))
        layout = cg.Layout(entrances=entries, floors=floors, homes=on_floor, also="micro_grid")
        place = cg.Place(id=f"b{buildings}", level="building", within=f"g{buildings % grids}", layout=layout)
        places.append(place)
        entrances += [f"b{buildings}-{number}" for number in range(1, entries + 1)]
        left -= entries * floors * on_floor
        buildings += 1
    offset = GRIDS_A_COMMUNITY // 2
    areas = [
        cg.Zone(id=f"police-{n}", kind="police_area", members=[f"g{g}" for g in range(start, min(start + 12, grids))])
        for n, start in enumerate(range(-offset, grids, 12))
        for start in (max(start, 0),)
    ]
    posts = [
        cg.Post(id="steward", kind="building_steward", for_each="micro_grid", shift="day"),
        cg.Post(id="leader", kind="grid_leader", for_each="grid"),
        cg.Post(id="member", kind="full_time_grid_member", for_each="grid", seats=2),
        cg.Post(id="secretary", kind="community_secretary", for_each="community"),
        *(cg.Post(id=f"member{n}", kind="grid_member", for_each="grid") for n in range(6)),
        *(cg.Post(id=f"officer-{zone.id}", kind="community_police_officer", serves=zone.id) for zone in areas),
    ]
    names = [*(f"steward-{text}" for text in entrances), *(f"leader-g{n}" for n in range(grids))]
    names += [f"member-g{n}" for n in range(grids)] * 2
    names += [f"member{k}-g{n}" for k in range(6) for n in range(grids)]
    names += [f"secretary-c{n}" for n in range(communities)]
    names += [f"officer-{zone.id}" for zone in areas]
    appointments = [each for name in names for each in _appointed(name, chance)]
    return cg.Register(
        places=places,
        zones=areas,
        shifts=[
            cg.Shift(id="day", hours="08:00-20:00"),
            cg.Shift(id="night", hours="20:00-08:00"),
            cg.Shift(id="week", hours="08:30-17:30", days="workdays"),
        ],
        calendar=None,
        posts=posts,
        appointments=appointments,
        duties=list(_duties()),
        shares=list(_shares()),
        switches=[
            cg.Switch(
                mode="epidemic", where=f"s{n}", since="2020-01-26", until="2020-03-20", by=f"post:secretary-c{n * 9}"
            )
            for n in range(0, streets, 5)
        ],
        exemptions=[
            cg.Exemption(duty=f"d{n % DUTIES}", where=f"g{n * 97 % grids}", reason="no flats") for n in range(40)
        ],
    )


def _appointed(post: str, chance: random.Random) -> Iterator[cg.Appointment]:
    draw, who = chance.random(), chance.randrange(10**7)
    if draw < VACANT:
        return
    holder: object = f"p{who}"
    if draw < VACANT + UNNAMED:
        holder = "unnamed"
    elif draw < VACANT + UNNAMED + UNKNOWN:
        holder = "unknown"
    elif draw < VACANT + UNNAMED + UNKNOWN + ONE_OF:
        holder = {"one_of": [f"p{who}", f"p{who + 1}"]}
    draw = chance.random()
    shift = None if draw < 0.9 else "day" if draw < 0.97 else "night"
    capacity = "acting" if chance.random() < ACTING else "holder"
    since = "2019-01-01" if chance.random() < 0.3 else None
    yield cg.Appointment(post=post, holder=holder, capacity=capacity, shift=shift, since=since)
    if chance.random() < DEPUTY:
        yield cg.Appointment(post=post, holder=f"p{who + 2}", capacity="deputy")


def _duties() -> Iterator[cg.Duty]:
    for n in range(DUTIES):
        modes = ["emergency"] if n % 10 == 9 else []
        yield cg.Duty(
            id=f"d{n}", applies_to=["household"], answered_at=LEVELS[n % 4 if n < 30 else n % 3] or [], modes=modes
        )


def _shares() -> Iterator[cg.Share]:
    for n in range(DUTIES):
        for who in SHARES[n % len(SHARES)]:
            if who["every"] != "street_office":
                yield cg.Share(duty=f"d{n}", part="lead", who=who)
        yield cg.Share(duty=f"d{n}", part="assist", who={"every": "grid_member"})
    yield cg.Share(part="lead", who={"every": "community_secretary"}, modes=["emergency"])


def main() -> None:
    """Build it, ask everything of it, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--homes", type=int, default=3_500_000)
    began = time.perf_counter()
    nouns = register(parser.parse_args().homes)
    told("nouns", began, f"{len(nouns.places):,} places, {len(nouns.appointments):,} appointments")
    began = time.perf_counter()
    structure = cg.build(nouns, at=AT)
    told("build", began, f"{structure!r}, {len(structure.tree):,} rows")
    for at, mode, until in (
        (AT, "service", None),
        (AT, "epidemic", None),
        (AT, None, None),
        ("2020-02-10T22:00", None, None),
        ("2020-02-10T00:00", None, "2020-02-17T00:00"),
    ):
        for again in ("cold", "again"):
            if again == "cold":
                structure.cache.clear()
            began = time.perf_counter()
            cover = cg.coverage(structure, level="household", mode=mode, at=at, until=until)
            told(
                f"coverage {mode or 'in force'} {at[11:]} {until or ''} {again}",
                began,
                f"{cover.total:,} pairs { ({k: v for k, v in cover.states.items() if v}) } {len(cover.gaps)} gaps",
            )
            assert round(sum(cover.states.values())) == round(cover.total)


if __name__ == "__main__":
    main()
