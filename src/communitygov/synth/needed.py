"""How much memory making takes, told by how many grids there will be, before one is made."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communitygov.synth.made import Made

KIB, MIB = 1 << 10, 1 << 20
OF_ITSELF = 50 * MIB
OF_COUNTY_GRID = 128 * KIB
"""Bytes of a grid of the county that is being made."""
OF_GRID = 8 * KIB
"""Bytes of each grid that is kept when its county is written."""


def needed_to_make(made: "Made") -> int:
    """About how many bytes making and writing takes at its peak, a county at a time."""
    grids = made.about_grids
    return OF_ITSELF + OF_COUNTY_GRID * grids // max(1, len(made.codes)) + OF_GRID * grids
