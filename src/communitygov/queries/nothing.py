"""Why a coverage checked nothing: what is empty must not look clean."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from communitygov.base.ref import Ref
from communitygov.structure.build import Structure
from communitygov.structure.places import FLOOR

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


def why_nothing(
    structure: Structure,
    duties: Sequence["Duty"],
    level: str | None,
    states: Mapping[str, float],
    not_counted: Sequence[Ref],
) -> tuple[str, ...]:
    """What is missing for anything to have been checked; nothing where something was."""
    if any(count for state, count in states.items() if state not in ("exempt", "not_applicable")):
        return ()
    places = bool(len(structure.tree))
    if not structure.duties_by_id:
        return ("no_duty",) if places else ("no_duty", "no_place")
    if not duties:
        return ("none_asked",)
    if any(states.values()):
        return ("none_asks",)
    if not_counted:
        return ("none_counted",)
    return ("no_pair",) if places and _has(structure, level) else ("no_place",)


def _has(structure: Structure, level: str | None) -> bool:
    if level is None:
        return True
    tree = structure.tree
    return bool(tree.is_kind(level).any()) or (level == FLOOR and bool(tree.floors.any()))
