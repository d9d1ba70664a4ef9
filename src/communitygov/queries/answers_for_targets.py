"""The places a duty is asked about: those that are counted, and those whose households are not known besides."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.engine.bulk import Targets
from communitygov.queries.targets import counted_rows, targets_of
from communitygov.structure.build import Structure
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import HOUSEHOLD, Bools

if TYPE_CHECKING:
    from communitygov.model.duty import Duty


@frozen(eq=False, repr=False, getstate_setstate=False)
class Asked(Lasting):
    """Places a duty is asked about; those whose households are not known weigh nothing."""

    targets: Targets
    homes: Bools
    """Which of them count as homes; the others count as the places they are."""


def asked_targets(structure: Structure, duty: "Duty") -> tuple[Asked, ...]:
    """The places a duty is for. Made once for all duties for the same kinds."""
    kinds = tuple(sorted(duty.applies_to))
    kept: dict[tuple[str, ...], tuple[Asked, ...]] = structure.cache.setdefault("asked targets", {})
    if kinds not in kept:
        kept[kinds] = tuple(_asked(structure, targets, kinds) for targets in targets_of(structure, duty, None))
    return kept[kinds]


def _asked(structure: Structure, targets: Targets, kinds: tuple[str, ...]) -> Asked:
    tree = structure.tree
    if targets.virtual != HOUSEHOLD or (kinds and HOUSEHOLD not in kinds):
        return Asked(targets, np.zeros(len(targets.rows), dtype=np.bool_))
    unknown = tree.uncounted & (tree.asked_as_home if kinds else np.diff(tree.atoms_before) > 0)
    more = np.flatnonzero(unknown & counted_rows(structure))
    rows = np.concatenate((targets.rows, more.astype(np.int32)))
    order = np.argsort(rows, kind="stable")
    weights = np.concatenate((targets.weights, np.zeros(len(more), dtype=np.int64)))[order]
    rows = rows[order]
    return Asked(Targets(rows, weights, targets.virtual), np.asarray(tree.asked_as_home[rows], dtype=np.bool_))
