"""Which places a duty is counted over, and what each weighs."""

from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.ref import Ref
from communitygov.engine.bulk import Targets
from communitygov.structure.build import Structure
from communitygov.structure.places import HOUSEHOLD, Bools, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

FLOOR = "floor"


def targets_of(structure: Structure, duty: "Duty", level: str | None) -> tuple[Targets, ...]:
    """The places to count a duty over: those of a level, or those it is for."""
    kinds = (level,) if level is not None else tuple(sorted(duty.applies_to))
    kept: dict[tuple[str, ...], tuple[Targets, ...]] = structure.cache.setdefault("targets", {})
    if kinds not in kept:
        kept[kinds] = _targets(structure, kinds)
    return kept[kinds]


def _targets(structure: Structure, kinds: tuple[str, ...]) -> tuple[Targets, ...]:
    tree = structure.tree
    inside = counted_rows(structure)
    if not kinds:
        chosen = (np.diff(tree.atoms_before) > 0) & inside
        return (_of(chosen & ~tree.uncounted, np.where(tree.asked_as_home, tree.homes, 1)),)
    homes = tree.asked_as_home & ~tree.uncounted if HOUSEHOLD in kinds else np.zeros(len(tree), dtype=np.bool_)
    plain = np.zeros(len(tree), dtype=np.bool_)
    for kind in kinds:
        plain |= tree.is_kind(kind) & ~tree.block
    asked = tree.asked_as_home if HOUSEHOLD in kinds else np.zeros(len(tree), dtype=np.bool_)
    found = [_of((homes | (plain & ~asked)) & inside, np.where(homes, tree.homes, 1))]
    if FLOOR in kinds:
        found.append(_of(tree.block & (tree.floors > 0) & inside, tree.floors.astype(np.int64), FLOOR))
    return tuple(found)


def counted_rows(structure: Structure) -> Bools:
    """Which rows are counted."""
    if structure.counted is None:
        return np.ones(len(structure.tree), dtype=np.bool_)
    inside = np.zeros(len(structure.tree), dtype=np.bool_)
    for start, end in structure.counted:
        inside[start:end] = True
    return inside


def _of(chosen: Bools, weights: Longs, virtual: str = HOUSEHOLD) -> Targets:
    rows = np.flatnonzero(chosen).astype(np.int32)
    return Targets(rows, weights[rows].astype(np.int64), virtual)


def uncounted(structure: Structure, duties: list["Duty"], level: str | None) -> tuple[Ref, ...]:
    """Places whose households are unknown or not exact, where households are counted at all."""
    asked = level == HOUSEHOLD
    if level is None:
        asked = any(not duty.applies_to or HOUSEHOLD in duty.applies_to for duty in duties)
    rows = np.flatnonzero(structure.tree.uncounted & counted_rows(structure)).tolist() if asked else []
    return tuple(Ref("place", structure.tree.id(row)) for row in rows)
