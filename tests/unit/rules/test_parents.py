"""Rules about what places lie in: parents in a loop, twice over, forgotten, or at an end."""

import pytest
from tests.unit.rules.places_drawn import AT, drawn, stands, told

from communitygov.io.read import loads
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.rules.check import check
from communitygov.structure.build import build

LOOP = """communitygov: 1
places:
  - {id: below, level: building, within: G1}
  - {id: M1, level: micro_grid, within: B1}
  - {id: C, level: community}
  - {id: B1, level: building, within: [G1, M2]}
  - {id: M2, level: micro_grid, within: C}
  - {id: G1, level: grid, within: M1}
  - {id: S, level: building, within: S}
  - {id: L, level: building, within: L/1, layout: {entrances: 2, floors: 1, homes: 1}}
"""


def test_a_loop_is_told_once():
    """
    At `within` of the first of its places; what lies below a loop or beside it is none of it.
    """
    assert [("place:M1", 4, "B1}"), ("place:S", 9, "S}"), ("place:L", 10, "L/1, layo")] == stands(LOOP, "CG201")


def test_what_is_said_of_a_loop():
    """
    The way round in both languages, every place of it as evidence; alone it lies within itself.
    """
    first, second, _ = check(build(loads(LOOP), at=AT), at=AT, select=["CG201"])

    assert "each of M1, B1 and G1 lies within the next, and the last within the first" == first.message
    assert "M1、B1和G1 依次写成在后一个之内，最后一个又在第一个之内" == first.sentence("zh")
    assert ("place:M1", "place:B1", "place:G1") == first.evidence
    assert ("S lies within itself", "S 写成了在自己之内") == (second.message, second.sentence("zh"))


def test_a_loop_is_no_inversion():
    """
    Of its links nothing is said of levels; of a place that only lies in a loop it is, as anywhere.
    """
    below = LOOP.replace("  - {id: G1,", "  - {id: x, level: grid, within: M1}\n  - {id: G1,")

    assert [] == stands(LOOP, "CG203")
    assert [("place:x", 8, "M1}")] == stands(below, "CG203")


def test_two_loops_that_share_a_place_are_one():
    """
    The shortest way is told, and all places are evidence.
    """
    register = Register(
        places=(
            Place(id="a", level="grid", within=("b", "c")),
            Place(id="b", level="grid", within="a"),
            Place(id="c", level="grid", within="d"),
            Place(id="d", level="grid", within="a"),
        )
    )
    (each,) = check(build(register), at=AT, select=["CG201"])

    assert "each of a and b lies within the next, and the last within the first" == each.message
    assert ("place:a", "place:b", "place:c", "place:d") == each.evidence


def test_a_long_loop():
    """
    Twenty thousand places in one loop are walked over once.
    """
    many = 20_000
    places = tuple(Place(id=f"p{n}", level="grid", within=f"p{(n + 1) % many}") for n in range(many))
    (each,) = check(build(Register(places=places)), at=AT, select=["CG201"])

    assert f"{many:,} × place" == each.evidence[-1]


def test_parents_of_which_one_holds_the_other():
    """
    Written twice over, they are one way outwards; side by side they are two.
    """
    text = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: G2, level: grid, within: C}
  - {id: B1, level: building, within: [G1, C]}
  - {id: B2, level: building, within: [G1, C, G2]}
"""
    (each,) = check(build(loads(text), at=AT), at=AT, select=["CG202"])

    assert [("place:B2", 7, "[G1, C, G")] == stands(text, "CG202")
    assert "B2 lies within G1 and G2, side by side" == each.message
    assert "B2 同时在 G1和G2 之内，而它们互不包含" == each.sentence("zh")


def test_a_parent_of_another_time_is_none():
    """
    A grid that is no more, and the one that followed it.
    """
    drawing = """
        community C
          grid G1 until 2020-01-01
            building B1: H1
          grid G2
            building B1
    """

    assert () == drawn(drawing)


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("community C\n  building B1: H1\nbuilding B2: H2", ["place:B2"]),
        ("community C\ncommunity D", []),
        ("building B1: H1\nbuilding B2: H2", []),
        ("subdistrict S\n  community C\ncommunity D", ["place:D"]),
        ("community C\n  gate east\ngate west", []),
        ("community C\n  building B1: H1\nplace {id: B2, level: building, within: none}", []),
        ("grid G1\nplace {id: G2, level: grid, within: M}\nplace {id: M, level: micro_grid, within: G2}", []),
        ("community C\n  grid G1\n    building B1: H1\n  grid G2\n    building B1", []),
        ("community C\n  building B1: H1\nbuilding B2 until 2026-01-01", []),
    ],
)
def test_a_place_whose_parent_was_forgotten(drawing, expected):
    """
    A root where others of its level are none; alike roots, sites, loops, and what names nothing are not told here.
    """
    assert expected == [subject for subject, _ in told(drawing, "CG213")]


def test_what_is_said_of_a_forgotten_parent():
    """
    With one that shows what is missing, in both languages, at the place.
    """
    text = """communitygov: 1
places:
  - {id: G1, level: grid}
  - {id: B1, level: building, within: G1}
  - {id: B2, level: building}
"""
    (one,) = check(build(loads(text), at=AT), at=AT, select=["CG213"])

    assert "B2 (building) lies within nothing, while B1 of its level lies within G1" == one.message
    assert "B2（building）没有写在任何地点之内，同级的 B1 在 G1 之内" == one.sentence("zh")
    assert [("place:B2", 5, "B2, level")] == stands(text, "CG213")


def test_what_lies_in_a_place_that_has_ended():
    """
    One finding for all that lies in it; with a second parent that is there, none; at another time, none.
    """
    text = """communitygov: 1
places:
  - {id: G1, level: grid, until: 2026-01-01}
  - {id: G2, level: grid}
  - {id: B1, level: building, within: G1}
  - {id: B2, level: building, within: [G1, G2]}
  - {id: gate, site: gate, within: G1}
"""
    (one,) = check(build(loads(text), at=AT), at=AT, select=["CG213"])

    assert "not there on this day: G1, around B1 and gate" == one.message
    assert [("place:G1", 5, "G1}")] == stands(text, "CG213")
    assert "date the rows of both" in one.remedy
    assert not check(build(loads(text), at="2025-12-31"), at="2025-12-31", select=["CG213"])
    assert [("place:B1", 5, "G1}")] == stands(text.replace("gate, within: G1", "gate"), "CG213")
