"""Parents that close a loop, however large the loop."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.structure.growth import growth

from communitygov.structure.loops import depths, in_loops, without_loops


def lies_in(inner: int, outer: int, parents: list[list[int]]) -> bool:
    """Whether a place is another or lies in it: the plain way, by going through all."""
    seen, waiting = set(), [inner]
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting += parents[at]
    return outer in seen


@given(st.lists(st.lists(st.integers(0, 6), unique=True, max_size=3), min_size=7, max_size=7))
def test_a_parent_that_lies_in_its_place_is_left_out(parents):
    """
    Of the parents of each place those stay that do not lie in it themselves, and no other is touched.
    """
    stays = without_loops(dict(enumerate(parents)))

    assert [[at for at in each if not lies_in(at, place, parents)] for place, each in enumerate(parents)] == [
        [at for at, keep in zip(each, stays[place], strict=True) if keep] for place, each in enumerate(parents)
    ]


@given(st.lists(st.integers(-1, 9), min_size=10, max_size=10))
def test_how_deep_places_lie_in_one_parent_each(parents):
    """
    A place in a loop or behind one has no depth; those in the loop are told apart from those behind it.
    """

    def line(place):
        found = []
        while place >= 0 and place not in found:
            found.append(place)
            place = parents[place]
        return found, place

    ends = [line(place) for place in range(10)]
    assert [-1 if end >= 0 else len(found) - 1 for found, end in ends] == depths(np.array(parents)).tolist()
    assert [place for place, (_, end) in enumerate(ends) if end == place] == in_loops(np.array(parents)).tolist()


@pytest.mark.parametrize("second", [0, 7], ids=["one ring", "a ring with chords"])
def test_a_loop_of_twice_as_many_places_is_twice_the_work(second):
    """
    Every place and every parent of a loop is looked at once.
    """

    def ring(size):
        steps = (1, second) if second else (1,)
        parents = {at: [(at + step) % size for step in steps] for at in range(size)}
        return lambda: without_loops(parents)

    assert [2, 2] == pytest.approx(growth(ring, 200), rel=0.1)
