"""A gap says whether all, some or none of its answers rest on what is made up."""

import pytest

from communitygov.queries.coverage import coverage
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

DRAWN = """
    community C
      grid G1{grid}
        building B1 with 1 entrances x 1 floors x 2 homes{one}
        building B2 with 1 entrances x 1 floors x 2 homes{two}
      grid G2
        building B3: H1
    post leader grid_leader at C {post}
    duty open: household, at grid
    {share}
"""


def made_up(*, grid="", one="", two="", post="vacant", share=""):
    """Give what the gaps say, in the order of their weight."""
    drawn = DRAWN.format(grid=grid, one=one, two=two, post=post, share=share)
    return [(gap.count, gap.made_up) for gap in coverage(build(sketch(drawn)), at="2020-02-10").gaps]


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({}, "none"),
        ({"one": " {made_up: true}"}, "some"),
        ({"grid": " {made_up: true}"}, "some"),
        ({"post": "held by P1", "share": "leader leads open {made_up: true}"}, "all"),
    ],
)
def test_a_gap_says_how_much_of_it_is_made_up(marks, said):
    """
    One home of several, or what they lie in, is some; the share of who stands behind it is all.
    """
    assert [(5, said)] == made_up(**marks)


def test_every_place_made_up_is_all():
    """
    Where each of the places is made up the answers all are.
    """
    drawn = "building B1: H1 {made_up: true}\nduty open: household"

    assert "all" == coverage(build(sketch(drawn)), at="2020-02-10").gaps[0].made_up
