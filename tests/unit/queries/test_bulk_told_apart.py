"""Places that stand under the same leads and are answered differently: they are counted, and listed, apart."""

import pytest

from communitygov.queries.answer import Answer
from communitygov.queries.coverage import coverage
from communitygov.queries.covered import Coverage
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

AT = "2020-02-10T10:00"


def cover(drawing: str, level: str) -> Coverage:
    """Give the coverage of the one duty of a drawing."""
    return coverage(build(sketch(drawing), at=AT), level=level, at=AT)


def who(drawing: str, place: str) -> Answer:
    """Give the answer for one place of it."""
    return who_answers(build(sketch(drawing), at=AT), place=place, duty="sweep", at=AT)


def met(found: Coverage) -> dict[str, float]:
    """Give the states that are met."""
    return {state: count for state, count in found.states.items() if count}


NESTED = """
    community C
      grid G1
        grid G2
          building B1: H1
      building B2: H2
    zone Z1 (compound): G1
    zone Z2 (compound): G1
    post outer k at G1 held by P1
    post one k at Z1 held by P2
    duty sweep at micro_grid
    outer leads sweep
    one leads sweep
"""


class TestNested:
    """Two grids, one in the other, with the same homes: what is for the outer one stands over both."""

    def test_only_the_place_itself_is_near_enough_by_being_the_place(self):
        """
        The zone is both grids, the outer grid only itself: there two claim it, and within it one is near enough.
        """
        assert (who(NESTED, "G1").state, who(NESTED, "G2").state) == ("ambiguous", "answered")
        assert met(cover(NESTED, "grid")) == {"ambiguous": 1, "answered": 1}

    def test_places_of_one_state_with_other_leads_are_two_gaps(self):
        """
        Three claim the outer grid, two the inner one; each is listed with its own.
        """
        drawing = NESTED + "    post two k at Z2 held by P3\n    two leads sweep\n"
        gaps = cover(drawing, "grid").gaps
        assert {str(gap.places[0]): len(gap.lead) for gap in gaps} == {"place:G1": 3, "place:G2": 2}
        assert all(gap.lead == who(drawing, gap.places[0].id).lead for gap in gaps)


UNDER_TWO = """
    community C
      grid G1
        micro_grid M1
          building B1: H1a H1b
      grid G2
        micro_grid M2
          building B2: H2a
    shift S1 unknown
    duty sweep: household
"""
"""Two grids alike; who leads in the micro-grid leads on a shift of unknown hours, who leads in the grid always."""

ONE_POST = """
    post X k at G1 held by unnamed
    post Y k at M2 held by unnamed
    post W k at G2 held by unnamed
    X leads sweep at M1 on S1
    X leads sweep
    Y leads sweep at M2 on S1
    W leads sweep
"""
EX_OFFICIO = """
    post X k at G1 held by unnamed
    post Z k at M1 held by post:X
    post W k at G2 held by unnamed
    post V k held by unnamed
    post Y k at M2 held by post:V
    Z leads sweep on S1
    X leads sweep
    Y leads sweep on S1
    W leads sweep
"""
ON_ITS_SHIFT = """
    post X k at G1 held by unnamed
    post Y k at M2 held by unnamed
    post W k at G2 held by unnamed
    post Z k at M1 held by post:X on S1
    post V k at M2 held by post:Y on S1
    Z leads sweep
    X leads sweep
    V leads sweep
    W leads sweep
"""
JOINING = """
    post X k at M1 held by unnamed
    post W k at M2 held by unnamed
    post Z k at C held by post:X on S1
    X leads sweep
    W leads sweep
    Z leads sweep adds
"""


class TestOnePersonMetTwice:
    """Somebody not named, who perhaps answers nearer, and further out: one person, wherever met."""

    @pytest.mark.parametrize("posts", [ONE_POST, EX_OFFICIO, ON_ITS_SHIFT, JOINING])
    def test_whoever_leads_near_and_far_answers_in_every_reading(self, posts):
        """
        On or off, the same person answers for the homes of the first grid; in the second one it is one person or
        another, or one or two. By codes the two grids look alike.
        """
        drawing = UNDER_TWO + posts
        assert [who(drawing, home).state for home in ("H1a", "H2a")] == ["answered", "unknown_which"]
        assert met(cover(drawing, "household")) == {"answered": 2, "unknown_which": 1}

    def test_unknowns_that_only_look_alike_are_two(self):
        """
        Each post has its own unknown holder: where one post leads twice its one reading holds for both shares; where
        two do there are four readings.
        """
        drawing = UNDER_TWO + ONE_POST.replace("held by unnamed", "held by unknown").replace(" on S1", "")
        found = cover(drawing, "household")
        assert [len(who(drawing, home).readings) for home in ("H1a", "H2a")] == [2, 3]
        assert {str(gap.places[0]): (gap.rows, len(gap.lead)) for gap in found.gaps} == {
            "place:H1a": (2, 1),
            "place:H2a": (1, 2),
        }
