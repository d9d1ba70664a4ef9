"""Places that stand under the same leads and are answered differently: they are counted, and listed, apart."""

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
