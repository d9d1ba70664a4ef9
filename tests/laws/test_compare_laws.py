"""Two structures of the same places, compared in columns, come to what both come to asked group by group."""

import pickle
from collections import Counter
from itertools import product
from random import Random

import pytest
from tests.laws.test_table_laws import WAYS, as_tables
from tests.oracle.generator import ASKED_MODES, INSTANTS, questions, register

import communitygov as cg
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS
from communitygov.queries.compare_differences import KINDS
from communitygov.queries.compare_nouns import noun_changes
from communitygov.queries.compare_same import are_of_the_same, compared
from communitygov.queries.compare_sides import Side, duties_of
from communitygov.queries.compare_work import Work
from communitygov.structure.build import Structure, build
from communitygov.structure.what_if_away import people_of

SEEDS = 60
A_TEST = 15
LEVELS = (None, "household", None, "building", "floor", "grid")
PLACED = ("places", "zones", "shifts")


def edited(drawn: Register, random: Random) -> Register:
    """A register with some rows left out, but for places and zones."""
    dropped = random.choice((0, 0.03, 0.3))
    update = {
        section: tuple(row for row in getattr(drawn, section) if random.random() >= dropped)
        for section in SECTIONS
        if section not in PLACED
    }
    return drawn.model_copy(update=update)


def sides(seed: int) -> tuple[Side, Side]:
    """Two structures of the same places: one edited; one without somebody; one at another hour or in another mode."""
    drawn, random = register(seed), Random(f"compare {seed}")
    at, mode = questions(seed, drawn)[0][3], random.choice((None, *ASKED_MODES))
    one = build(drawn, at=at)
    how = seed % 4
    other, other_at, other_mode = one, at, mode
    if how == 0:
        other = build(edited(drawn, random), at=at)
    elif how == 1 and len(one.posts):
        other = one.what_if(cg.vacate(random.choice(sorted(one.posts))))
    elif how == 2:
        other_at = random.choice(INSTANTS)
        other = build(drawn, at=other_at)
    else:
        other_mode = random.choice((None, *ASKED_MODES))
    return Side(one, one.instant(at), mode), Side(other, other.instant(other_at), other_mode)


def differ(seed: int) -> Counter[str]:
    """Compare both ways, and count the kinds of pairs met."""
    both, level = sides(seed), LEVELS[seed % len(LEVELS)]
    duties = duties_of(both, None)
    if not are_of_the_same(both, duties, level):
        return Counter(other=1)
    found, slow = compared(both, duties, level), Work(both, duties, level).result()
    assert found == slow, seed
    assert dict(found.names) == dict(slow.names), seed
    met: Counter[str] = Counter(same_places=1)
    structure: Structure = both[0].structure
    for place in structure.places:
        for duty in structure.duties_by_id:
            kind = found.kind(place, duty)
            assert kind == slow.kind(place, duty), (seed, place, duty)
            met[str(kind)] += 1
    return met


@pytest.mark.parametrize("way", [compared, lambda *asked: Work(*asked).result()], ids=["columns", "groups"])
def test_who_leads_at_one_place_and_stands_behind_at_another_is_told_apart(way) -> None:
    """
    In a reading in which the nearer team is not there a person leads where their zone is near enough, and stands
    behind a hole elsewhere; the person goes, which changes who leads at the first place alone.
    """
    both = sides(860)
    found, met = way(both, duties_of(both, None), None), Counter[bool]()
    for place in both[0].structure.places:
        for duty in both[0].structure.duties_by_id if place in both[1].structure.places else ():
            answers = [
                cg.who_answers(side.structure, place=place, duty=duty, mode=side.mode, at=side.instant) for side in both
            ]
            one, other = ((each.state, {(e.post or e.team, e.holder) for e in each.lead}) for each in answers)
            kind = found.kind(place, duty)
            if kind is not None:
                assert (kind == "same") == (one == other), (place, duty)
                met[kind == "same"] += 1
    assert len(met) == 2
    assert {place.id for each in found.differences if each.kind == "in_doubt" for place in each.places} == {
        "b1/1/1/101"
    }


def test_a_comparison_goes_through_a_pickle() -> None:
    """
    What becomes of a pair is told by the copy too, and neither holds the structures.
    """
    for seed in range(4):
        both = sides(seed)
        found = compared(both, duties_of(both, None), None)
        again = pickle.loads(pickle.dumps(found))

        assert again == found
        for place in both[0].structure.places:
            for duty in found.duties:
                assert again.kind(place, duty.id) == found.kind(place, duty.id)


@pytest.mark.parametrize("first", range(0, SEEDS, A_TEST))
def test_columns_say_what_asking_each_group_says(first: int) -> None:
    """
    All of the comparison is equal, and so is what becomes of each pair.
    """
    met = sum((differ(seed) for seed in range(first, first + A_TEST)), Counter[str]())
    assert met["same_places"] > A_TEST // 2
    assert met["same"]
    assert any(met[kind] for kind in KINDS)


def one_by_one(drawn: Register) -> Register:
    """The same register with lists as sections, of which every row is looked at."""
    return drawn.model_copy(update={section: list(getattr(drawn, section)) for section in SECTIONS})


@pytest.mark.parametrize("own", WAYS.values(), ids=list(WAYS))
def test_rows_that_are_not_looked_at_do_not_differ(own: frozenset[str]) -> None:
    """
    Whether sections are tuples or tables, the nouns that differ are those of looking at each row: of one edited, of one
    row more, without somebody, and at another instant.
    """
    met: Counter[str] = Counter()
    for seed in range(30):
        drawn, random = register(seed), Random(f"nouns {seed}")
        one = build(as_tables(drawn, own), at=questions(seed, drawn)[0][3])
        posts, people = sorted(one.posts), sorted(people_of(drawn))
        changes = [cg.vacate(random.choice(posts))] if posts else []
        changes += [cg.away(cg.Ref("person", random.choice(people)))] if people else []
        others = [one.register, as_tables(edited(drawn, random), own)]
        others += [one.what_if(change).register for change in changes]
        at = [cg.Instant.of(each, drawn.time_zone).at for each in random.sample(INSTANTS, 2)]
        for other, instants in product(others, ((at[0], at[0]), (at[0], at[1]))):
            for pair in ((one.register, other), (drawn, edited(drawn, random)), (drawn, drawn)):
                slow = [*noun_changes(one_by_one(pair[0]), one_by_one(pair[1]), instants)]
                assert [*noun_changes(*pair, instants)] == slow, seed
                met.update(str(each.noun.kind) for each in slow)
    assert len(met) > 5
