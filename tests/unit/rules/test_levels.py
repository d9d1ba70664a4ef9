"""Rules about levels: which may lie in which, and which homes lie outside the grids."""

import pytest
from tests.unit.rules.places_drawn import AT, drawn, told

from communitygov.testing import found_in


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("level: grid", "level: grid"),
        ("level: micro_grid", "level: grid"),
        ("level: household", "site: gate"),
        ("site: shop", "level: building"),
        ("level: town", "level: subdistrict"),
    ],
)
def test_levels_the_wrong_way_round(outer, inner):
    """
    In one's own level, in a nearer one, and sites at a level further out than where they lie.
    """
    assert "CG203" in drawn(f"place {{id: A, {outer}}}\nplace {{id: B, {inner}, within: A}}")


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("level: community", "level: household"),
        ("level: subdistrict", "level: grid"),
        ("level: household", "site: case"),
        ("site: school", "level: building"),
        ("site: market", "site: office_block"),
        ("level: unheard", "level: grid"),
        ("level: grid", "site: unheard"),
    ],
)
def test_levels_that_may_be(outer, inner):
    """
    A level may be left out; a site may stand in a place of its level, or hold one; of unknown words nothing is said.
    """
    assert "CG203" not in drawn(f"place {{id: A, {outer}}}\nplace {{id: B, {inner}, within: A}}")


def test_a_vocabulary_may_allow_it():
    """
    A level that says it may lie in one of its own rank.
    """
    drawing = """
        kind of place part_grid rank 60 {within: grid}
        grid G1
        place {id: G1a, level: part_grid, within: G1}
    """

    assert "CG203" not in drawn(drawing)
    assert "CG203" in drawn(drawing.replace(" {within: grid}", ""))


def test_levels_within_a_layout():
    """
    The parts of a layout are entrances, floors and homes.
    """
    drawing = """
        building B1 with 1 entrances x 2 floors x 2 homes
        place {id: M, level: micro_grid, within: B1/1}
        place {id: H, level: household, within: B1/1/1}
        place {id: I, level: household, within: B1/1/2/201}
    """

    assert [
        ("place:I", "I (household) lies within B1/1/2/201 (household)"),
        ("place:M", "M (micro_grid) lies within B1/1 (entrance)"),
    ] == sorted(told(drawing, "CG203"))


GRIDS = """
    subdistrict S
      community C
        grid G1
          building B1: H1 H2
        building B2: H3
        building B3 not counted
        gate gate-1
        micro_grid M1
          building B4 with 2 entrances x 2 floors x 2 homes
      community D
        building B5: H5
"""


def test_homes_outside_the_grids():
    """
    The outermost place of each stretch, with its homes; sites and a community without grids are not told.
    """
    assert [
        ("place:B2", "B2 (1 home) lies in no grid of C"),
        ("place:B3", "B3 (homes whose number is not known) lies in no grid of C"),
        ("place:M1", "M1 (8 homes) lies in no grid of C"),
    ] == sorted(told(GRIDS, "CG204"))


def test_a_place_that_serves_as_a_grid_is_one():
    """
    A building that is a grid as well; and a building that lies in a grid by its second parent.
    """
    serves = GRIDS.replace("building B2: H3", "building B2: H3 {also: grid}").replace("building B3 not counted", "")
    second = """
        community C
          grid G1
            building B1: H1
          building B1
    """

    assert ["place:M1"] == [subject for subject, _ in told(serves, "CG204")]
    assert [] == told(second, "CG204")


def test_grids_of_another_time():
    """
    Before there were grids, no home was outside them.
    """
    drawing = """
        community C
          grid G1 from 2026-01-01
            building B1: H1
          building B2: H2
    """

    assert ["place:B2"] == [subject for subject, _ in told(drawing, "CG204")]
    assert [] == told(drawing, "CG204", at="2025-12-31")


def test_grids_that_list_nothing_leave_it_open_which_homes_are_theirs():
    """
    Where no grid says what it holds, homes beside them may lie in any; one that does say makes the others outside.
    """
    drawing = "community C\n  grid G1\n  grid G2\n  building B1: H1\n"

    assert [] == told(drawing, "CG204")
    assert ("CG204", "place:C") in {(each.code, each.subject) for each in found_in(drawing, at=AT).not_checked}
    assert ["place:B1"] == [
        subject for subject, _ in told(drawing.replace("G2\n", "G2\n    building B2: H2\n"), "CG204")
    ]
