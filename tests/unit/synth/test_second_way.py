"""The key against the second implementation of the meaning, which shares no code with the library's."""

from random import Random

import pytest
from tests.oracle.meaning import answer
from tests.unit.synth.against import homes_of

from communitygov import synth
from communitygov.synth.columns import Table
from communitygov.synth.duties import MATTERS
from communitygov.synth.key import INSTANTS, asked

Row = tuple[str, str, str, str, str]


@pytest.fixture(scope="module")
def made():
    """A community."""
    return synth.make("community", seed=11)


def rows(table: Table) -> list[Row]:
    """Duty, mode, instant, place and state of each row."""
    columns = (table[name].tolist() for name in ("duty", "mode", "at", "place", "state"))
    return list(zip(*columns, strict=True))


def home_in(place: str, layouts: set[str], homes: dict[str, int]) -> str:
    """A home in an entrance, a building or a grid."""
    if "/" in place:
        return f"{place}/1/101"
    if "-b" in place:
        return f"{place}/1/1/101" if place in layouts else place
    return home_in(next(each for each in homes if each.startswith(f"{place}-b") and homes[each]), layouts, homes)


def test_the_second_way_finds_what_is_planted(made):
    """
    Sixty rows of the key, and twenty of the controls: the slow way comes to the same state.
    """
    tables, register, random = made.tables(), made.register(), Random(1)
    layouts, homes = set(tables["layouts"]["place"].tolist()), homes_of(tables)

    for duty, mode, at, place, state in random.sample(rows(made.key), 60) + random.sample(rows(made.controls), 20):
        found = answer(register, home_in(place, layouts, homes), duty, mode, at)
        assert ("answered" if state == "inherited" else state, state == "inherited") == (
            found["state"],
            found["state"] == "answered" and found["inherited"],
        )


def test_the_second_way_finds_nothing_else(made):
    """
    Forty homes and duties that no row tells of are answered, by the slow way too.
    """
    tables, register, random = made.tables(), made.register(), Random(2)
    layouts, homes = set(tables["layouts"]["place"].tolist()), homes_of(tables)
    told = {row[:4] for table in (made.key, made.controls) for row in rows(table)}
    every = [(matter.id, mode, INSTANTS[at]) for matter in MATTERS for mode, at in asked(matter)]
    left = 40
    while left:
        building, (duty, mode, at) = random.choice(sorted(homes)), random.choice(every)
        home = home_in(building, layouts, homes)
        around = (building, building.rpartition("-b")[0], home.removesuffix("/1/101"))
        if homes[building] and not any((duty, mode, at, place) in told for place in around):
            assert "answered" == answer(register, home, duty, mode, at)["state"]
            left -= 1
