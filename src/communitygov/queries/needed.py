"""How much memory a coverage takes, told by how many rows are asked about which duties, before any is asked."""

from typing import TYPE_CHECKING

from communitygov.queries.targets import targets_of
from communitygov.structure.build import Structure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communitygov.model.duty import Duty

OF_PAIR = 9
"""Bytes of a row and a duty; the homes of an entrance that nobody names are one row."""


def needed_to_count(structure: Structure, duties: "Iterable[Duty]", level: str | None) -> int:
    """About how many bytes counting some duties takes at its peak, beside the structure."""
    return OF_PAIR * sum(len(each.rows) for duty in duties for each in targets_of(structure, duty, level))
