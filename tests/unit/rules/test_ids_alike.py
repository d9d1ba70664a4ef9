"""Rules about ids that look alike, and a zone called as a place is."""

import pytest
from tests.unit.rules.places_drawn import AT

from communitygov.io.read import loads
from communitygov.model.place import Place
from communitygov.model.register import Register
from communitygov.rules.check import check
from communitygov.structure.build import build


@pytest.mark.parametrize(
    ("one", "other"), [("leader-G1", "Leader-g1"), ("楼-1", "楼-１"), ("straße", "STRASSE"), ("ｇ1", "G1")]
)
def test_ids_that_look_alike(one, other):
    """
    By case, by width, by form; in one kind, and not across kinds.
    """
    text = f"""communitygov: 1
shifts:
  - {{id: {one}, hours: unknown}}
  - {{id: other, hours: unknown}}
  - {{id: {other}, hours: unknown}}
duties: [{{id: {other}}}]
"""
    (each,) = check(build(loads(text), at=AT), at=AT, select=["CG209"])

    assert (f"shift:{other}", 5, 10) == (each.subject, each.line, each.column)
    assert f"the ids '{other}' and '{one}' differ in case, width or form only" == each.message
    assert (f"shift:{one}",) == each.evidence


def test_one_id_twice_is_another_rule():
    """
    The same id is no look-alike, and one that comes again and again is told once.
    """
    places = tuple(Place(id=name, level="grid") for name in ("g1", "g1", "G1", "G1"))
    found = check(build(Register(places=places)), at=AT, select=["CG209"])

    assert ["places[2].id"] == [each.place for each in found]


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        ("g1", "the ids 'g1' and 'G1' differ in case, width or form only"),
        ("G1", "the zone 'G1' has the id of a place, and wherever that id is named the place is meant"),
        ("Z1", None),
    ],
)
def test_a_zone_called_like_a_place(zone, says):
    """
    A place and a zone stand in the same fields; of other kinds, written with their kind, each may be called alike.
    """
    text = f"""communitygov: 1
places: [{{id: G1, level: grid}}]
zones:
  - {{id: {zone}, kind: service_circle, members: [G1]}}
duties: [{{id: g1}}]
"""
    found = check(build(loads(text), at=AT), at=AT, select=["CG209"])

    assert ([] if says is None else [(f"zone:{zone}", 4, says)]) == [
        (each.subject, each.line, each.message) for each in found
    ]
    assert all(each.evidence == ("place:G1",) for each in found)
