"""CG307 where a steward serves a part of a stairwell: whether any place of a scope is served, not the first or all."""

import pytest

from communitygov.testing import codes

GROUND = """
community C
  grid G1
    micro_grid M1
      building B1: H1
      building B2: H2
      building B3: H3
    micro_grid M2
      building B4: H4
post other building_steward at M2 held by P2
"""


@pytest.mark.parametrize("building", ["B1", "B2", "B3"])
def test_a_steward_of_one_of_its_buildings_will_do(building):
    """
    Whichever of them it is; of another micro-grid it does not help.
    """
    there = f"post steward building_steward at {building} held by P1"

    assert "CG307" not in codes(GROUND + there, at="2026-03-02")
    assert "CG307" in codes(GROUND, at="2026-03-02")
