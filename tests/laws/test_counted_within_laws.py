"""What is counted within parts of a community adds up to the whole: on structures from seeds."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.oracle.generator import questions, register

import communitygov as cg
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

seeds = st.integers(0, 10**6)
law = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@law
@example(7)
@example(11)
@given(seeds)
def test_parts_that_leave_nothing_out_and_count_nothing_twice_add_up(seed: int):
    """
    Coverage by state and the homes of every person, for rows cut anywhere; each part with all that stands over it.
    """
    made = register(seed)
    *_, at = questions(seed, made)[0]
    whole = build(made, at=at)
    size = len(whole.tree)
    cuts = sorted({0, size, *(Random(seed).randrange(size + 1) for _ in range(3))})

    states: Counter[str] = Counter()
    homes: Counter[str] = Counter()
    not_counted: list[cg.Ref] = []
    for first, end in pairwise(cuts):
        part = evolve(whole, counted=((first, end),))
        covered = cg.coverage(part, at=at)
        states.update(dict(covered.states))
        not_counted += covered.not_counted
        homes.update({row.id: row.homes for row in cg.load(part, at=at).rows})

    covered = cg.coverage(whole, at=at)
    assert dict(covered.states) == dict(states)
    assert list(covered.not_counted) == not_counted
    assert {row.id: row.homes for row in cg.load(whole, at=at).rows if row.homes} == dict(+homes)


def test_only_what_lies_within_is_counted():
    """
    Whoever stands over it counts, wherever that is written; what lies beyond does not.
    """
    drawn = sketch("""
        community C
          grid G1
            building B1: H1a H1b
          grid G2
            building B2: H2a H2b H2c
            building B3 {households: unknown}
        post desk duty_officer at C held by P0
        post leader-G2 grid_leader at G2 held by P2
        duty sweep: household
        desk leads sweep
        leader-G2 leads sweep
    """)
    structure = cg.build(drawn, at="2020-02-10")

    of_g1 = structure.counted_within("G1")
    assert (cg.coverage(of_g1, at="2020-02-10").total, cg.coverage(of_g1, at="2020-02-10").not_counted) == (2, ())
    assert {row.id: row.homes for row in cg.load(of_g1, at="2020-02-10").rows if row.homes} == {"person:P0": 2}
    assert {row.id: row.not_counted for row in cg.load(of_g1, at="2020-02-10").rows if row.homes} == {"person:P0": ()}
    assert cg.coverage(structure.counted_within("G1", "B2"), at="2020-02-10").total == 5
    assert cg.coverage(structure.counted_within("B3"), at="2020-02-10").not_counted == (cg.Ref("place", "B3"),)
    assert cg.absence(structure.counted_within("G2"), "person:P2", at="2020-02-10").pairs_passed_on == 3
    assert cg.absence(of_g1, "person:P2", at="2020-02-10").pairs_passed_on == 0


def test_what_is_counted_within_must_be_a_place():
    """
    With a row of its own: one home of many is asked about alone.
    """
    home = cg.Place(id="b", level="building", layout=cg.Layout(entrances=1, floors=2, homes=2))
    structure = cg.build(cg.Register(places=[home]))

    with pytest.raises(cg.UnknownId, match="No place has the id"):
        structure.counted_within("c")
    with pytest.raises(cg.BadQuestion, match="one home or floor"):
        structure.counted_within("b/1/2/201")


def test_what_is_counted_stays_so_in_a_trial_that_names_a_home():
    """
    The places are laid out anew for it: a lead for one home of those counted, and for one beyond.
    """
    layout = cg.Layout(entrances=1, floors=2, homes=2)
    places = [cg.Place(id=each, level="building", layout=layout) for each in ("b1", "b2")]
    desk = cg.Post(id="desk", kind="duty_officer")
    duty = cg.Duty(id="sweep", applies_to=["household"])
    held = cg.Appointment(post="desk", holder="unnamed")
    structure = cg.build(cg.Register(places=places, posts=[desk], duties=[duty], appointments=[held]))

    trial = structure.counted_within("b1").what_if(
        *(cg.share(duty="sweep", part="lead", who="post:desk", where=f"{each}/1/2/201") for each in ("b1", "b2"))
    )

    covered = cg.coverage(trial, at="2020-02-10")
    assert (covered.total, covered.states["answered"]) == (4, 1)
