"""The rule about places that the zones of a partition leave out."""

from random import Random

import pytest
from tests.unit.rules.places_drawn import AT, stands, told

from communitygov.io.read import loads
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.model.zone import Zone
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import found_in

DIVIDED = """communitygov: 1
places:
  - {id: S, level: subdistrict}
  - {id: C, level: community, within: S}
  - {id: g1, level: grid, within: C}
  - {id: b1, level: building, within: g1, layout: {entrances: 2, floors: 2, homes: 1}}
  - {id: b2, level: building, within: g1, households: 4}
  - {id: b3, level: building, within: g1, households: unknown}
  - {id: gate, site: gate, within: g1}
  - {id: g2, level: grid, within: C}
  - {id: b4, level: building, within: g2, households: 7}
  - {id: D, level: community, within: S, households: 30}
zones:
  - {id: O1, kind: old_grid, members: [b1/1]}
  - {id: P1, kind: police_area, members: [g1, g2]}
  - {id: K1, kind: compound, members: [b1]}
  - {id: K2, kind: service_circle, members: [b1]}
"""


def test_what_a_partition_leaves_out():
    """
    What is left out of one place is one finding, at the place where it is one, else at what is divided. A whole place
    is told where it stands no further out than the zones do. Sites, and kinds that need not cover all, are left.
    """
    found = check(build(loads(DIVIDED), at=AT), at=AT, select=["CG211"])
    said = {each.subject: each for each in found}

    assert [
        ("place:g1", 5, "g1, level"),
        ("place:b1/2", 6, "b1, level"),
        ("place:g2", 10, "g2, level"),
        ("place:D", 12, "D, level:"),
    ] == stands(DIVIDED, "CG211")
    assert (
        "g1 is divided into zones of kind old_grid, and none of them holds b2 and b3"
        " (4 homes, and homes whose number is not known)"
    ) == said["place:g1"].message
    assert "S 已按 police_area 划分，D（30 户）不在其中任何一个" == said["place:D"].sentence("zh")
    assert ("place:b2", "place:b3", "place:g1") == said["place:g1"].evidence
    assert [("place:D", "nothing in D lies in any old_grid; whether that is meant is not known")] == [
        (each.subject, each.why.en) for each in found.not_checked
    ]


@pytest.mark.parametrize(
    ("members", "why"),
    [("[]", "what O2 should hold"), ("[b9]", "what O2 should hold"), ("[b2, b3, b1/2, g2]", "nothing in D")],
)
def test_a_zone_that_does_not_say_what_it_holds_leaves_the_holes_open(members, why):
    """
    What is not stated, or names what is not there, may be the very homes that are left out.
    """
    text = DIVIDED.replace("  - {id: P1", f"  - {{id: O2, kind: old_grid, members: {members}}}\n  - {{id: P1")
    found = check(build(loads(text), at=AT), at=AT, select=["CG211"])

    assert ["place:D"] == [each.subject for each in found]
    assert [True] == [each.why.en.startswith(why) for each in found.not_checked]


def test_zones_of_another_time_leave_nothing_out():
    """
    A partition that has ended, or that the register does not have, leaves no home out.
    """
    drawing = """
        community C
          grid G1
            building B1: H1
            building B2: H2
        zone P1 (police_area) until 2026-01-01: B1
    """

    assert ["place:B2"] == [subject for subject, _ in told(drawing, "CG211", at="2025-12-31")]
    assert [] == told(drawing, "CG211")


def test_a_place_of_two_parents_is_held_by_the_zone_of_one():
    """
    What lies in a zone by its second parent is not left out; what lies in no zone is told within what is divided.
    """
    drawing = """
        community C
          grid G1
            building B1: H1
            building B2: H2
          grid G2
            building B1
          grid G3
            building B2
            building B3: H3
        zone O1 (old_grid): G2
    """

    assert ["place:B2", "place:G3"] == sorted(subject for subject, _ in told(drawing, "CG211"))


def test_holes_agree_with_a_slow_count():
    """
    Of random zones over random places, the homes told are those that no zone holds, wherever a zone is beside them.
    """
    random = Random(2)
    for _ in range(60):
        parent = {"C": "", **{f"g{n}": "C" for n in range(3)}}
        parent |= {f"b{n}": f"g{random.randrange(3)}" for n in range(6)}
        parent |= {f"h{n}": f"b{random.randrange(6)}" for n in range(9)}
        levels = {"C": "community", "g": "grid", "b": "building", "h": "household"}
        places = tuple(Place(id=name, level=levels[name[0]], within=outer or ()) for name, outer in parent.items())
        zones = tuple(
            Zone(id=f"z{n}", kind="old_grid", members=tuple(random.sample([*parent], random.randint(1, 3))))
            for n in range(random.randint(0, 3))
        )

        def line(name, parent=parent):
            return [name, *(line(parent[name]) if parent[name] else ())]

        inside = {*parent.values()}
        homes = {name for name in parent if name[0] == "h" or (name[0] == "b" and name not in inside)}
        homes |= {name for name in parent if name[0] == "g" and name not in inside}
        member = {each for zone in zones for each in zone.members}
        held = {name for name in homes if {*line(name)} & member}
        found = check(build(Register(places=places, zones=zones)), at=AT, select=["CG211"])
        named = {each.partition(":")[2] for one in found for each in (one.evidence[:-1] or (one.subject,))}
        told = {name for name in homes if {*line(name)} & named}

        assert (homes - held if held else set()) == told
        assert not any({*line(name)} & named for name in held)


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ("B1/1/1", ["B1/1/2", "B1/1/3"]),
        ("B1/1/3", ["B1/1/1", "B1/1/2"]),
        ("B1/1/2/201", ["B1/1/1", "B1/1/3", "B1/1/2/202"]),
        ("B1/1/1 B1/1/2", ["B1/1/3"]),
    ],
)
def test_of_a_part_of_a_layout_the_floors_and_homes_left_out_are_named(held, left):
    """
    The entrance is divided, and never said to be outside itself.
    """
    drawn = f"community C\n  building B1 with 1 entrances x 3 floors x 2 homes\nzone P1 (police_area): {held}\n"
    found = found_in(drawn, at=AT)

    named = [each.partition(":")[2] for one in found if one.code == "CG211" for each in one.evidence]
    assert set(left) <= {*named}
    assert [] == [each for one in found if one.code == "CG211" for each in _named_by(one) if each == "B1/1"]


def _named_by(one):
    """What a hole is said to be, before its homes."""
    return one.message.partition("holds ")[2].partition(" (")[0].replace(" and ", ", ").split(", ")


def test_other_floors_left_out_are_another_hole():
    """
    Each time two floors of an entrance are in no zone, and each time they are others.
    """
    drawn = "community C\n  building B1 with 1 entrances x 3 floors x 2 homes\nzone P1 (police_area): B1/1/{}\n"
    holes = [one for floor in (1, 2, 3) for one in found_in(drawn.format(floor), at=AT) if one.code == "CG211"]

    assert len(holes) == len({one.fingerprint for one in holes}) == 3


@pytest.mark.parametrize("gone", ["B0", "B0/1"])
def test_a_member_that_is_gone_leaves_the_other_holes_known(gone):
    """
    A building was pulled down and still stands among the members; one that is written nowhere may be any.
    """
    drawn = f"""
    community C
      building B0 with 2 entrances x 1 floors x 2 homes until 2020-01-01
      building B1: H1
      building B2: H2
    zone P1 (police_area): B1 {gone}
    """

    assert ["place:B2"] == [subject for subject, _ in told(drawn, "CG211")]
    assert [] == told(drawn.replace(f"B1 {gone}", "B1 B9"), "CG211")
