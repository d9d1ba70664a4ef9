"""CG214: homes beside a layout are told where that is certain, each at its row."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build

DOCUMENT = """
communitygov: 1
as_of: 2026-03-02
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
  - {id: B1, level: building, within: G1, layout: {entrances: 2, floors: 3, homes: 2}}
"""


def told(row):
    """The subject, the place in the source and the words of each finding, with a row more in the document."""
    structure = build(loads(DOCUMENT + f"  - {row}\n"))
    found = check(structure, select=["CG214"])
    assert not found.crashes
    return [(each.subject, each.position.line, each.message) for each in found]


@pytest.mark.parametrize(
    "row",
    [
        "{id: X, level: household, within: B1}",
        "{id: X, level: entrance, within: B1, households: 5}",
        "{id: X, level: entrance, within: B1, households: {more_than: 5}}",
        "{id: X, level: household, within: B1/1}",
    ],
)
def test_homes_beside_a_layout(row):
    """
    A row that surely brings homes within the building, or within an entrance of its layout.
    """
    message = "X lies within B1, whose layout has 12 homes already: both are counted"
    assert [("place:X", 8, message)] == told(row)


@pytest.mark.parametrize(
    "row",
    [
        "{id: X, site: shop, within: B1}",
        "{id: X, site: case, within: B1/1/101}",
        "{id: X, level: entrance, within: B1, households: unknown}",
        "{id: X, level: building, within: B1, layout: {entrances: 1, floors: 1, homes: 1}}",
        "{id: X, level: household, within: G1}",
        "{id: X, level: building, within: G1, layout: {entrances: 1, floors: 1, homes: 1}}",
        "{id: X, level: micro_grid, within: G1, layout: {entrances: 1, floors: 1, homes: 1}}",
    ],
)
def test_what_is_no_home_beside_it_is_not_told(row):
    """
    A site is no home; what is not known may be none; other buildings have homes of their own; CG203 tells a building in
    a building.
    """
    assert [] == told(row)


def test_a_layout_of_a_grid():
    """
    It makes homes of the grid itself, beside those of its buildings.
    """
    ((subject, line, message),) = told("{id: X, level: grid, within: C, layout: {entrances: 1, floors: 1, homes: 1}}")
    assert ("place:X", 8, "X is a grid, and has the layout of a building") == (subject, line, message)
