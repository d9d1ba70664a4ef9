"""The places that are asked whether they come to who can decide, and the homes each stands for."""

from collections.abc import Iterable, Sequence

import numpy as np
from attrs import define, field

from communitygov.base.ref import Ref
from communitygov.queries.chokepoints_answer import CutOff
from communitygov.queries.command_leads import Leads
from communitygov.structure.build import Structure
from communitygov.structure.places import Longs

HOME_LEVELS = ("floor", "household")


@define(eq=False)
class Asked:
    """The places asked about, by row, and for each what is counted with it."""

    structure: Structure
    rows: tuple[int, ...]
    homes: Longs
    """The homes counted with each row."""
    uncounted: dict[int, list[int]]
    """For a row those counted with it whose number of households is not known."""
    _refs: dict[int, Ref] = field(factory=dict[int, Ref])
    _around: dict[int, tuple[int, ...]] = field(factory=dict[int, tuple[int, ...]])

    @classmethod
    def of(cls, structure: Structure, rows: tuple[int, ...]) -> "Asked":
        """Count each row of the tree with the innermost of some places."""
        tree = structure.tree
        of = np.full(len(tree), -1, dtype=np.int64)
        for row in rows:  # outer places have lower rows, so that the innermost is written last
            of[row : int(tree.end[row])] = row
        homes = np.zeros(len(tree), dtype=np.int64)
        counted = (of >= 0) & ~tree.uncounted
        np.add.at(homes, of[counted], tree.homes[counted])
        uncounted: dict[int, list[int]] = {}
        for row in np.flatnonzero((of >= 0) & tree.uncounted).tolist():
            uncounted.setdefault(int(of[row]), []).append(row)
        return cls(structure, rows, homes, uncounted)

    def cut(self, rows: Iterable[int]) -> CutOff:
        """Some of the places, with their homes."""
        chosen = sorted(rows)
        uncounted = sorted(row for each in chosen for row in self.uncounted.get(each, ()))
        within = self._within(chosen)
        return CutOff(
            tuple(dict.fromkeys(map(self._ref, chosen))),
            int(self.homes[chosen].sum()) if chosen else 0,
            tuple(map(self._ref, uncounted)),
            None if within is None else self._ref(within),
        )

    def _ref(self, row: int) -> Ref:
        found = self._refs.get(row)
        if found is None:
            found = self._refs[row] = Ref("place", self.structure.tree.id(row))
        return found

    def _within(self, rows: Sequence[int]) -> int | None:
        """The innermost row that holds some rows, in order; of several by second parents the last."""
        tree = self.structure.tree
        # whatever holds the first and the last holds all between, but where places have second parents
        ends = rows if tree.extra_parents else (*rows[:1], *rows[-1:])
        held = [set(self._containers(row)) for row in ends]
        return max((row for row in set[int].intersection(*held) if not tree.block[row]), default=None) if held else None

    def _containers(self, row: int) -> tuple[int, ...]:
        found = self._around.get(row)
        if found is None:
            found = self._around[row] = tuple(self.structure.tree.containers(row))
        return found


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
    return Asked.of(structure, tuple(rows))
