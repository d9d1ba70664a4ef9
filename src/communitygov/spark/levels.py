"""The levels at which a register can be cut into parts."""

from communitygov.base.errors import BadQuestion
from communitygov.structure.build import Structure
from communitygov.structure.places import LAYOUT_LEVELS

INSIDE = LAYOUT_LEVELS[1:]
"""The levels of what a layout is made of, in the order of the columns of `Tree.shape`."""


def levels_of_rows(structure: Structure) -> list[str]:
    """The levels of places that are rows of the register, sorted; those of which some are in layouts left out."""
    there = {place.level for place in structure.tree.places}
    return sorted(level for level in there if level is not None and not _in_layouts(structure, level))


def refuse_parts_of_layouts(structure: Structure, level: str) -> None:
    """Refuse a level of which some places are parts of a layout: no rows are of such a place alone.

    Raises
    ------
    BadQuestion
        With the levels at which the register can be cut.
    """
    if _in_layouts(structure, level):
        others = levels_of_rows(structure)
        raise BadQuestion(
            f"places of level {level} stand in layouts, and a layout stays in one piece: "
            f"cut at one of {', '.join(others) or 'no level: every place is in a layout'}",
            f"层级 {level} 的地点在楼栋布局之内，而布局不能拆开：请改用以下层级之一：{'、'.join(others) or '无'}",
        )


def _in_layouts(structure: Structure, level: str) -> bool:
    return level in INSIDE and bool((structure.tree.shape[:, INSIDE.index(level)] > 0).any())
