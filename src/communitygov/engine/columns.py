"""What leads stand over many places, level number by level number, as codes: those of one code are decided alike."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.engine.cells import Leads
from communitygov.engine.codes import Holdings
from communitygov.engine.holding import Now
from communitygov.engine.leads import carried
from communitygov.engine.paint import Painted, paint, paint_intervals, renumbered
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.structure.build import Structure


@frozen(eq=False)
class Column:
    """The leads at one level number over each target."""

    key: tuple[bool, int]
    """Whether catch-all, and the level number."""
    painted: Painted
    codes: Ints
    """Code of what stands over each target; -1 for nothing."""
    is_place: Ints
    """Whether a scope is the target: 1 for the place itself, 2 for a zone that holds it and nothing else; their sum."""
    told_apart: Bools
    """Where leads must be told apart one by one."""

    @property
    def alike(self) -> Ints:
        """A number for each target; those of one number have the same leads here, each of them as near enough."""
        return 4 * (self.painted.over + 1) + self.is_place


@frozen(eq=False)
class Members:
    """The leads of each cell: ``order[first[cell]:first[cell + 1]]``."""

    order: Ints
    first: Longs
    scopes: Ints

    def of(self, cell: int) -> Ints:
        """The leads of one cell."""
        return self.order[int(self.first[cell]) : int(self.first[cell + 1])]


class Columns:
    """Makes columns of leads for rows; a block stands for its homes or its floors."""

    def __init__(self, now: Now, virtual: str) -> None:
        self.now: Now = now
        self.virtual: str = virtual
        self.structure: Structure = now.structure

    def of(self, holdings: Holdings, leads: Leads, rows: Ints) -> list[Column]:
        """For each level number, catch-alls apart: what stands over each target, its codes, and which to tell apart."""
        if not len(leads.scope):
            return []
        catch = np.array([row.share.catch_all for row in leads.rows])[leads.share]
        number = self.structure.scopes.numbers[leads.scope]
        keys = np.unique(np.where(catch, np.int64(1) << 32, 0) - number)
        return [self._column(holdings, leads, rows, int(key), catch, number) for key in keys.tolist()]

    def _column(self, holdings: Holdings, leads: Leads, rows: Ints, key: int, catch: Bools, number: Ints) -> Column:
        is_catch = key > 1 << 31
        level = (1 << 32 if is_catch else 0) - key
        chosen = np.flatnonzero((catch == is_catch) & (number == level))
        painted, members = self._painted(leads, chosen, rows)
        codes, told_apart = self._codes(holdings, leads, members, painted)
        nothing, at = painted.over < 0, np.maximum(painted.over, 0)
        return Column(
            (is_catch, level),
            painted,
            np.where(nothing, -1, codes[at]).astype(np.int32),
            self._is_place(members, rows),
            ~nothing & told_apart[at],
        )

    def _painted(self, leads: Leads, chosen: Ints, rows: Ints) -> tuple[Painted, Members]:
        scopes, order = leads.scope[chosen], chosen
        if bool((scopes[1:] < scopes[:-1]).any()):
            by_scope = np.argsort(scopes, kind="stable")
            scopes, order = scopes[by_scope], chosen[by_scope]
        first = np.flatnonzero(np.append(True, scopes[1:] != scopes[:-1]))
        scopes = scopes[first]
        members = Members(order, np.append(first, len(order)).astype(np.int64), scopes)
        tree = self.structure.tree
        plain = bool((scopes < len(tree)).all()) and not tree.extra_within
        if plain:
            return paint_intervals(rows, scopes, tree.end[scopes], np.arange(len(scopes)), len(scopes)), members
        return paint(rows, [self.structure.scopes.rows(scope) for scope in scopes.tolist()]), members

    def _codes(self, holdings: Holdings, leads: Leads, members: Members, painted: Painted) -> tuple[Ints, Bools]:
        """A code for each cell and set of cells: those of one code are decided alike."""
        cells = len(members.scopes)
        sizes = np.diff(members.first)
        first = members.order[members.first[:-1]]
        adds = np.array([row.share.adds for row in leads.rows])[leads.share[first]]
        codes = np.zeros(cells + len(painted.sets), dtype=np.int64)
        told_apart = np.zeros(cells + len(painted.sets), dtype=np.bool_)
        codes[:cells], told_apart[:cells] = leads.code[first] * 2 + adds, leads.exact[first]
        several = dict[object, int]()
        base = int(codes.max(initial=0)) + 1
        for number in [*np.flatnonzero(sizes > 1).tolist(), *range(cells, cells + len(painted.sets))]:
            cell = painted.of(number)
            pattern = None if len(cell) > 1 else self._pattern(holdings, leads, members.of(next(iter(cell))))
            told_apart[number] = pattern is None
            codes[number] = base + several.setdefault(number if pattern is None else pattern, len(several))
        return renumbered(codes), told_apart

    def _pattern(self, holdings: Holdings, leads: Leads, cell: Ints) -> object | None:
        """What several leads of one scope come to, persons aside from who is who; None where something is unknown."""
        if leads.exact[cell].any() or not np.isin(leads.code[cell], list(holdings.sure)).all():
            return None
        labels: dict[str, int] = {}
        pattern: list[object] = []
        for lead in cell.tolist():
            row = leads.rows[int(leads.share[lead])]
            held = carried(self.now, row, (_carrier(row), int(leads.number[lead])), holdings.mode, {})
            persons = tuple(sorted(labels.setdefault(person, len(labels)) for person in held.persons))
            depth = self.structure.words.exactness(row.share.modes, holdings.mode)
            pattern.append((depth, row.share.adds, row.share.joint, held.status, held.rivals, persons))
        return tuple(pattern)

    def _is_place(self, members: Members, rows: Ints) -> Ints:
        """Whether a scope of a column is the target itself, a zone that holds it and nothing else, or both."""
        tree, scopes = self.structure.tree, self.structure.scopes
        first_zone = int(np.searchsorted(members.scopes, len(tree)))
        itself: Bools = np.isin(rows, members.scopes[:first_zone]) & ~tree.block[rows]
        same = {row for zone in members.scopes[first_zone:].tolist() for row in scopes.same_as(zone)}
        if not same:
            return itself.astype(np.int32)
        alone = tree.homes[rows] == 1 if self.virtual == HOUSEHOLD else tree.floors[rows] == 1
        by_zone: Bools = np.isin(rows, list(same)) & (~tree.block[rows] | alone)
        return itself.astype(np.int32) + 2 * by_zone.astype(np.int32)


def _carrier(row: ShareRow) -> str:
    """The kind of carrier a share comes down to."""
    return {"kind": "post", "posts": "post", "teams": "team"}.get(row.carrier, row.carrier)
