"""A register in parts answers as the whole: on structures from seeds, in which everything crosses that can."""

from collections.abc import Iterable

import pytest
from tests.oracle.generator import questions, register

import communitygov as cg
from communitygov import spark
from communitygov.model.register import Register
from communitygov.structure.build import Structure, build

SEEDS = (
    *(*range(16), 29, 31, 56, 135, 168, 198, 588, 909, 932),
    *(1025, 1026, 1062, 1292, 2177, 2327, 2330, 3057, 3088, 3378, 5004, 5124, 5400, 5517, 5728, 9061),
)
"""Among them each that once was not as the whole: a head elsewhere, a second parent, a seat, a stub bounding a zone,
a row of a made share, what a part makes for a place of all, all posts of a row standing in for one, a place that holds
one part alone, a seat of a team for the mode of another part, a seat written beside the parts."""
seeds = pytest.mark.parametrize("seed", SEEDS)
levels = pytest.mark.parametrize("level", ["grid", "building"])

ADDED = ("homes", "others", "perhaps", "assist", "inform", "supervise")
LISTED = ("community", "grid", "building")
LOST = ("pairs_lost", "pairs_to_backstop", "pairs_passed_on", "pairs_joint", "homes_lost")


def cut(seed: int, level: str) -> tuple[Structure, spark.Parts, str] | None:
    """The whole, the parts, and an instant; None where no place is of the level."""
    made = register(seed)
    *_, at = questions(seed, made)[0]
    try:
        parts = spark.cut(made, level, at=at)
    except cg.BadQuestion:
        return None
    return build(made, at=at), parts, at


def people(made: Register) -> list[str]:
    """Two of those who hold posts."""
    ids = {each for row in made.appointments if row.holder.kind == "person" for each in row.holder.ids}
    return [f"person:{each}" for each in sorted(ids)[:2]]


def added(rows: Iterable[object]) -> dict[str, tuple[object, ...]]:
    """What is added up of everybody who is listed, and what is not counted of theirs."""
    return {row.id: (*(getattr(row, name) for name in ADDED), frozenset(row.not_counted)) for row in rows}


@levels
@seeds
def test_parts_come_to_what_the_whole_comes_to(level: str, seed: int):
    """
    Coverage by state, by duty and by place, places that are not counted, and everybody's load.
    """
    made = cut(seed, level)
    if made is None:
        return
    whole, parts, at = made

    covered, of_parts = cg.coverage(whole, at=at), spark.coverage(parts, at=at, by=LISTED)
    assert dict(of_parts.states) == dict(covered.states)
    assert of_parts.by_duty() == covered.by_duty()
    for each in LISTED:
        assert {row.place: row.states for row in of_parts.by(each)} == {
            row.place: row.states for row in covered.by(each)
        }
    assert set(of_parts.not_counted) == set(covered.not_counted)
    found = cg.load(whole, at=at)
    assert added(spark.load(parts, at=at).rows) == added((*found.rows, *found.bodies))


@levels
@seeds
def test_what_is_lost_in_parts_is_what_is_lost(level: str, seed: int):
    """
    Two persons away at once, wherever they hold posts.
    """
    made = cut(seed, level)
    if made is None:
        return
    whole, parts, at = made
    away = people(whole.register)

    if away:
        found = spark.absence(parts, away, at=at)
        wanted = cg.absence(whole, away, at=at)
        assert [getattr(found, name) for name in LOST] == [getattr(wanted, name) for name in LOST]
