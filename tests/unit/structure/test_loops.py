"""Parents that close a loop, however large the loop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.structure.growth import growth

from communitygov.structure.loops import without_loops


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
    known = [[f"p{at}" for at in each] for each in parents]
    index = {f"p{at}": at for at in range(7)}

    assert [
        [f"p{at}" for at in each if not lies_in(at, place, parents)] for place, each in enumerate(parents)
    ] == without_loops(known, index)


@pytest.mark.parametrize("second", [0, 7], ids=["one ring", "a ring with chords"])
def test_a_loop_of_twice_as_many_places_is_twice_the_work(second):
    """
    Every place and every parent of a loop is looked at once.
    """

    def ring(size):
        index = {f"p{at}": at for at in range(size)}
        steps = (1, second) if second else (1,)
        known = [[f"p{(at + step) % size}" for step in steps] for at in range(size)]
        return lambda: without_loops(known, index)

    assert [2, 2] == pytest.approx(growth(ring, 200), rel=0.1)
