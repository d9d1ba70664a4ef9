"""Rules about places agree with plain walks over what was written, over random places that may lie anywhere."""

from collections.abc import Mapping
from random import Random

import pytest

from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.rules.check import check
from communitygov.structure.build import build

AT = "2026-03-02"
RANKS = {"subdistrict": 40, "community": 50, "grid": 60, "micro_grid": 70, "building": 80, "household": 110}
Parents = Mapping[str, tuple[str, ...]]


def random_places(seed: int) -> tuple[Place, ...]:
    """A few places; some seeds are mostly in order, others lie in anything."""
    random = Random(seed)
    names = [f"p{number}" for number in range(random.randint(2, 12))]
    levels = [random.choice(tuple(RANKS)) for _ in names]
    if seed % 2:
        levels.sort(key=lambda level: RANKS[level])
    places: list[Place] = []
    for at, (name, level) in enumerate(zip(names, levels, strict=True)):
        outer = names[:at] if seed % 2 and random.random() < 0.95 else names
        within = random.sample(outer, min(len(outer), random.choice((0, 1, 1, 1, 2))))
        places.append(Place(id=name, level=level, within=tuple(within)))
    random.shuffle(places)
    return tuple(places)


def reached(parents: Parents, start: str) -> set[str]:
    """All that lies around a place, by one parent or more."""
    found: set[str] = set()
    waiting = [*parents[start]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += parents[name]
    return found


def without_loops(parents: Parents) -> Parents:
    """The parents that do not lie in the place themselves."""
    around = {name: reached(parents, name) for name in parents}
    return {
        name: tuple(each for each in outer if name not in around[each] and each != name)
        for name, outer in parents.items()
    }


def told(places: tuple[Place, ...], code: str) -> set[str]:
    """The ids that a rule tells something of."""
    return {each.subject.removeprefix("place:") for each in check(build(Register(places=places)), at=AT, select=[code])}


@pytest.mark.parametrize("seed", range(300))
def test_rules_about_places_are_plain_walks(seed):
    """
    Loops, two parents, levels the wrong way round, and homes outside the grids.
    """
    places = random_places(seed)
    written = {place.id: place.within for place in places}
    level = {place.id: place.level for place in places}
    around = {name: reached(written, name) for name in written}
    loops = {
        frozenset(other for other in around[name] if name in around[other]) for name in written if name in around[name]
    }
    order = [place.id for place in places]
    outer = without_loops(written)
    outside = {name: reached(outer, name) for name in outer}

    assert {min(loop, key=order.index) for loop in loops} == told(places, "CG201")
    assert {
        name
        for name, several in outer.items()
        if any(a not in outside[b] and b not in outside[a] for a in several for b in several if a != b)
    } == told(places, "CG202")
    assert {
        name for name, several in outer.items() if any(RANKS[level[each]] >= RANKS[level[name]] for each in several)
    } == told(places, "CG203")
    assert outside_the_grids(level, outer, outside) == told(places, "CG204")


def outside_the_grids(level: Mapping[str, str | None], outer: Parents, outside: Mapping[str, set[str]]) -> set[str]:
    """The outermost places around no grid and in none, with homes in no grid, in a community with grids that hold."""
    grids = {name for name in level if level[name] == "grid"}
    holds_grid = {name for grid in grids for name in outside[grid]}
    says_what_it_holds = {
        name for grid in grids if any(grid in outside[each] for each in level) for name in outside[grid]
    }
    free = {name for name in level if name not in grids and not outside[name] & grids and name not in holds_grid}
    inside = {name: {other for other in level if name in outside[other]} for name in level}
    homes = {name for name in level if not inside[name]} | {name for name in level if level[name] == "household"}
    return {
        name
        for name in free
        if any(each in homes and each in free for each in ({name} | inside[name]))
        and any(parent in holds_grid for parent in outer[name])
        and any(level[each] == "community" and each in says_what_it_holds for each in outside[name])
    }
