"""The places that are asked whether they come to who can decide, and the homes each stands for."""

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.queries.chokepoints_answer import CutOff
from communitygov.queries.command_leads import Leads
from communitygov.structure.build import Structure
from communitygov.structure.places import Ints, Tree

HOME_LEVELS = ("floor", "household")


@frozen(eq=False)
class Asked:
    """The places asked about, by row, and for each row of the tree which of them it counts for."""

    structure: Structure
    rows: tuple[int, ...]
    of: Ints
    """For each row the place, of those asked about, that it is counted with; -1 for none."""

    def cut(self, rows: Iterable[int]) -> CutOff:
        """Some of the places, with their homes."""
        tree, chosen = self.structure.tree, sorted(rows)
        inside = np.isin(self.of, np.array(chosen, dtype=np.int64))
        homes = int(tree.homes[inside & ~tree.uncounted].sum())
        uncounted = np.flatnonzero(inside & tree.uncounted).tolist()
        places = dict.fromkeys(Ref("place", tree.id(row)) for row in chosen)
        within = _around(tree, chosen)
        return CutOff(
            tuple(places),
            homes,
            tuple(Ref("place", tree.id(row)) for row in uncounted),
            None if within is None else Ref("place", tree.id(within)),
        )


def _around(tree: Tree, rows: Sequence[int]) -> int | None:
    """The innermost row that holds some rows; of several by second parents the last."""
    held = [set(tree.containers(row)) for row in rows]
    return max((row for row in set[int].intersection(*held) if not tree.block[row]), default=None) if held else None


def asked_about(structure: Structure, level: str | None, leads: Sequence[Leads]) -> Asked:
    """The places of a level; without one every place at which somebody leads. Each row counts with the innermost.

    Homes that a layout only numbers are told as the entrance they lie behind.
    """
    tree = structure.tree
    if level is None:
        rows = sorted({scope for each in leads for scope in each.at if not structure.scopes.is_zone(scope)})
    elif level in HOME_LEVELS:
        rows = np.flatnonzero(tree.asked_as_home | tree.is_kind(level)).tolist()
    else:
        rows = np.flatnonzero(tree.is_kind(level) & ~tree.block).tolist()
    of = np.full(len(tree), -1, dtype=np.int64)
    for row in rows:  # outer places have lower rows, so that the innermost is written last
        of[row : int(tree.end[row])] = row
    return Asked(structure, tuple(rows), of)
