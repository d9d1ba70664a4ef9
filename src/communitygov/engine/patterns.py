"""What several leads over one place come to, as numbers: cells of one number are decided alike."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from attrs import frozen

from communitygov.engine.cells import Leads
from communitygov.engine.codes import Holdings
from communitygov.engine.leads import carried
from communitygov.engine.paint import renumbered
from communitygov.structure.intervals import holds
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.shares import ShareRow

FEW = 8
"""Cells with more leads than these are looked at one by one."""


@frozen(eq=False)
class Members:
    """The leads of each cell: ``order[first[cell]:first[cell + 1]]``."""

    order: Ints
    first: Longs
    scopes: Ints
    """The scope of each cell."""

    @classmethod
    def of_column(cls, leads: Leads, number: Ints, key: tuple[bool, int]) -> "Members":
        """The leads of each cell of a column; ``number`` is the level number of the scope of each lead."""
        catch = np.array([row.share.catch_all for row in leads.rows])[leads.share]
        chosen = np.flatnonzero((catch == key[0]) & (number == key[1]))
        order = chosen[np.argsort(leads.scope[chosen], kind="stable")]
        scopes = leads.scope[order]
        first = np.flatnonzero(np.append(True, scopes[1:] != scopes[:-1]))
        return cls(order, np.append(first, len(order)).astype(np.int64), scopes[first])

    def of(self, cell: int) -> Ints:
        """The leads of one cell."""
        return self.order[int(self.first[cell]) : int(self.first[cell + 1])]


class Patterns:
    """Numbers for cells and for sets of overlapping cells, by what their leads come to."""

    def __init__(self, holdings: Holdings, leads: Leads, members: Members) -> None:
        self.holdings: Holdings = holdings
        self.leads: Leads = leads
        self.members: Members = members
        self._numbers: dict[object, int] = {}
        words = holdings.now.structure.words
        said = [(words.exactness(r.share.modes, holdings.mode), r.share.adds, r.share.joint) for r in leads.rows]
        shares: dict[object, int] = {}
        self.said: list[tuple[int | None, bool, str | None]] = said
        self.share: Longs = np.array([shares.setdefault(each, len(shares)) for each in said], dtype=np.int64)

    def of(self, sets: Sequence[tuple[int, ...]]) -> tuple[Ints, Bools, Longs]:
        """For each cell, and then for each set of cells, its number, and whether its leads must be told apart.

        Then for each number what a single lead comes to, whether it adds included; -1 where several leads do.
        """
        members, leads = self.members, self.leads
        cells, sizes = len(members.scopes), np.diff(members.first)
        first = members.order[members.first[:-1]]
        adds = np.array([row.share.adds for row in leads.rows], dtype=np.bool_)[leads.share[first]]
        codes = np.zeros(cells + len(sets), dtype=np.int64)
        told_apart = np.zeros(cells + len(sets), dtype=np.bool_)
        codes[:cells], told_apart[:cells] = leads.code[first].astype(np.int64) * 2 + adds, leads.exact[first]
        several = np.flatnonzero(sizes > 1)
        single = int(codes.max(initial=-1)) + 1
        if len(several):
            codes[several], told_apart[several] = self._several(several, sizes, single)
        base = max(int(codes.max(initial=0)) + 1, single)
        for at, cell in enumerate(sets, cells):
            number = self._of_set(cell)
            told_apart[at] = number is None
            codes[at] = base + (self._number(cell) if number is None else number)
        numbers = renumbered(codes)
        meaning = np.zeros(int(numbers.max(initial=-1)) + 1, dtype=np.int64)
        meaning[numbers] = np.where(codes < single, codes, -1)
        return numbers, told_apart, meaning

    def _number(self, pattern: object) -> int:
        return self._numbers.setdefault(pattern, len(self._numbers))

    def _several(self, several: Ints, sizes: Ints, base: int) -> tuple[Longs, Bools]:
        """Numbers from ``base`` on for cells with several leads."""
        at = np.repeat(np.arange(len(several)), sizes[several])
        start = np.repeat(
            self.members.first[several] - np.concatenate(([0], np.cumsum(sizes[several])[:-1])), sizes[several]
        )
        lead = self.members.order[np.arange(len(at)) + start]
        codes = np.zeros(len(several), dtype=np.int64)
        told_apart = np.bincount(at, self.leads.exact[lead], minlength=len(several)) > 0
        alone = self.may_coincide(at, lead, len(several)) | (sizes[several] > FEW) | told_apart
        key = renumbered(self.leads.code[lead].astype(np.int64) * (int(self.share.max()) + 1) + self._share_of(lead))
        kept = ~alone[at]
        at, key = at[kept], key[kept].astype(np.int64)
        new = np.concatenate(([True], at[1:] != at[:-1])) if len(at) else np.zeros(0, np.bool_)
        rank = np.arange(len(at)) - np.maximum.accumulate(np.where(new, np.arange(len(at)), 0))
        span = int(key.max(initial=0)) + 1
        for step in range(FEW):
            here = np.flatnonzero(rank == step)
            if not len(here):
                break
            numbers = renumbered(codes[at[here]] * span + key[here])
            codes[at[here]] = numbers + (int(codes.max(initial=0)) + 1)
        codes += base
        further = int(codes.max(initial=0)) + 1
        for number in np.flatnonzero(alone).tolist():
            cell = int(several[number])
            codes[number] = further + self._number(
                (cell,) if told_apart[number] else self._pattern([self.members.of(cell)])
            )
        return codes, told_apart

    def _share_of(self, lead: Ints) -> Longs:
        return self.share[self.leads.share[lead]]

    def may_coincide(self, at: Ints, lead: Ints, cells: int) -> Bools:
        """In which cells two leads may come to one person."""
        likeness, number = self.holdings.likeness, self.leads.number[lead]
        found = np.zeros(cells, dtype=np.bool_)
        posts = np.array([_carrier(row) == "post" for row in self.leads.rows], dtype=np.bool_)[self.leads.share[lead]]
        posts &= number >= 0
        known = posts.copy()
        known[posts] = likeness.by_name[number[posts]]
        found[at[~known]] = True
        index, person = likeness.persons_of(number[known])
        found[_repeated(at[known][index], person)] = True
        found[_repeated(at[known], number[known])] = True
        return found

    def _of_set(self, cells: tuple[int, ...]) -> int | None:
        """The number of overlapping cells; None where their leads must be told apart."""
        each = [self.members.of(cell) for cell in cells]
        lead = np.concatenate(each)
        if self.leads.exact[lead].any():
            return None
        scopes = self.holdings.now.structure.scopes
        atoms = [scopes.atoms(int(self.members.scopes[cell])) for cell in cells]
        inside = tuple((holds(one, two), holds(two, one)) for one, two in combinations(atoms, 2))
        if self.may_coincide(np.zeros(len(lead), dtype=np.int64), lead, 1)[0]:
            return self._number((inside, self._pattern(each)))
        said = [
            [(int(self.leads.code[n]), self.said[int(self.leads.share[n])]) for n in part.tolist()] for part in each
        ]
        return self._number((inside, "apart", tuple(map(tuple, said))))

    def _pattern(self, cells: Sequence[Ints]) -> object:
        """What leads come to cell by cell, persons aside from who is who."""
        holdings, leads = self.holdings, self.leads
        labels: dict[str, int] = {}
        pattern: list[object] = []
        for lead in (lead for cell in cells for lead in (*cell.tolist(), -1)):
            if lead < 0:
                pattern.append(None)
                continue
            said, code = self.said[int(leads.share[lead])], int(leads.code[lead])
            if code not in holdings.sure:
                pattern.append((said, code))  # whom it comes to is met nowhere else
                continue
            row = leads.rows[int(leads.share[lead])]
            held = carried(holdings.now, row, (_carrier(row), int(leads.number[lead])), holdings.mode, {})
            persons = tuple(sorted(labels.setdefault(person, len(labels)) for person in held.persons))
            pattern.append((said, held.status, held.rivals, persons))
        return tuple(pattern)


def _repeated(cell: Ints, value: Ints) -> Ints:
    """The cells in which a value stands more than once."""
    order = np.lexsort((value, cell))
    cell, value = cell[order], value[order]
    found: Ints = cell[1:][(cell[1:] == cell[:-1]) & (value[1:] == value[:-1])]
    return found


def _carrier(row: ShareRow) -> str:
    """The kind of carrier a share comes down to."""
    return {"kind": "post", "posts": "post", "teams": "team"}.get(row.carrier, row.carrier)
