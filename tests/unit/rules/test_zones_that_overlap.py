"""The rule about zones of a partition that share homes."""

from random import Random

from tests.unit.rules.places_drawn import AT, stands

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.rules.places.cg205_overlapping_zones import overlaps
from communitygov.structure.build import build
from communitygov.structure.intervals import merged

ZONES = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: b1, level: building, within: C, layout: {entrances: 2, floors: 2, homes: 1}}
  - {id: b2, level: building, within: C, households: 4}
zones:
  - {id: P1, kind: police_area, members: [b1/1, b2]}
  - {id: O1, kind: old_grid, members: [b1, b2]}
  - {id: K1, kind: service_circle, members: [b1]}
  - {id: K2, kind: service_circle, members: [b1, b2]}
  - {id: P2, kind: police_area, members: [b1/2/2]}
  - {id: P3, kind: police_area, members: [b1/2]}
  - {id: O2, kind: old_grid, members: [b2], until: 2020-01-01}
  - {id: P4, kind: police_area, members: [C]}
"""


def test_zones_of_a_partition_that_share_homes():
    """
    The later zone at its members; however members are spelled; other kinds and zones of other times may overlap.
    """
    found = check(build(loads(ZONES), at=AT), at=AT, select=["CG205"])

    assert [("zone:P3", 12, "[b1/2]}"), ("zone:P4", 14, "[C]}")] == stands(ZONES, "CG205")
    assert "P3 overlaps P2 of its kind (police_area): b1/2/2 lies in more than one of them" == found[0].message
    assert "P3 与同类（police_area）的 P2 重叠，b1/2/2 属于其中不止一个" == found[0].sentence("zh")
    assert {"zone:P1", "zone:P2"} & {*found[1].evidence}


def test_overlaps_agree_with_a_slow_count():
    """
    Of random sets, those that share something with an earlier one, each with a set that it really shares it with.
    """
    random = Random(1)
    for _ in range(400):
        sets = [
            merged((start, start + random.randint(1, 4)) for start in random.sample(range(30), random.randint(0, 4)))
            for _ in range(random.randint(1, 8))
        ]
        plain = [{each for start, end in held for each in range(start, end)} for held in sets]
        slow = {later for later in range(len(sets)) if any(plain[later] & plain[first] for first in range(later))}
        found = overlaps(list(enumerate(sets)))

        assert slow == {*found}
        for later, others in found.items():
            for first, at in others.items():
                assert first < later
                assert at in plain[later] & plain[first]


def test_many_zones_over_one_place_are_not_compared_in_pairs():
    """
    Ten thousand sets that hold the same: each is told beside one other.
    """
    found = overlaps([(number, ((0, 5), (7, 9))) for number in range(10_000)])

    assert 9_999 == len(found)
    assert {1} == {len(others) for others in found.values()}
