"""What a partition leaves out: by the row that is divided, and what stands apart from it."""

from communitygov import build, check
from communitygov.testing import sketch

AT = "2026-03-02"


def said(drawn: str) -> tuple[list[str], list[str]]:
    """The subjects of what is found, and of what is not checked."""
    found = check(build(sketch(drawn), at=AT), at=AT, select=["CG211"])
    return [each.subject for each in found], [each.subject for each in found.not_checked]


def test_a_community_that_no_zone_touches_is_not_judged():
    """
    The zones may be those of the other community: nobody said that they are to cover both.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a
        community D
          building B9: H9
        zone P1 (police_area): B1
    """

    assert ([], ["place:D"]) == said(drawn)


def test_a_building_of_two_grids_is_left_out_of_the_one_that_is_divided():
    """
    It lies in a grid without zones and in one with: there it is told.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a
            building B2: H2a
          grid G2
            building B3: H3a
            building B2
        zone P1 (police_area): B3
    """

    assert (["place:G1", "place:B2"], []) == said(drawn)


def test_zones_of_several_sizes_leave_out_what_is_as_near_as_the_widest():
    """
    One zone is a home, another a grid: a building without either is a hole, as a grid would be.
    """
    drawn = """
        community C
          grid G1
            building B1: H1a H1b
            building B5: H5
          grid G2
            building B3: H3a
        zone P1 (police_area): H1a
        zone P2 (police_area): G2
    """

    assert ({"place:H1b", "place:B5"}, []) == (set(said(drawn)[0]), said(drawn)[1])
