"""What leads stand over many places, level number by level number, as codes: those of one code are decided alike."""

from copy import copy
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, field, frozen

from communitygov.engine.behind import Behind
from communitygov.engine.cells import Leads, Reached
from communitygov.engine.codes import Holdings
from communitygov.engine.holding import Now
from communitygov.engine.paint import Painted, paint, paint_intervals
from communitygov.engine.patterns import Members, Patterns
from communitygov.structure.lasting import locked
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.structure.build import Structure

MOST_LAID = 16
"""The scopes laid over places that are kept, the latest."""
CATCH = 1 << 32
_tokens = count()


@frozen(eq=False)
class Laid:
    """Scopes laid over places: which stands over each, and whether it is the very place."""

    painted: Painted
    is_place: Ints


@frozen(eq=False)
class Column:
    """The leads at one level number over each target."""

    key: tuple[bool, int]
    """Whether catch-all, and the level number."""
    painted: Painted
    is_place: Ints
    """Whether a scope is the target: 1 for the place itself, 2 for a zone that holds it and nothing else; their sum."""
    by_cell: Ints
    """Code of each cell and then of each set of them, as ``painted.over`` numbers them; the last is -1, for nothing."""
    cells_apart: Bools
    """Which of these have leads that must be told apart one by one."""
    meaning: Longs
    """For each code what a single lead of it comes to, as `Holdings` numbers it; -1 for several leads."""
    behind: Behind | None
    """Who stands in each cell; None where nobody asks for it, for it is as long as there are leads."""
    _token: int = field(factory=lambda: next(_tokens))

    @property
    def codes(self) -> Ints:
        """Code of what stands over each target; -1 for nothing. Made anew: cells are shared by many duties."""
        return self.by_cell[self.painted.over]

    def code(self, at: Ints) -> Ints:
        """The same for some targets."""
        return self.by_cell[self.painted.over[at]]

    @property
    def told_apart(self) -> Bools:
        """Where leads must be told apart one by one."""
        over, sets = self.painted.over, len(self.painted.sets) > 0
        found: Bools = self.cells_apart[over] if self.cells_apart.any() else np.zeros(len(over), dtype=np.bool_)
        return found | ((self.is_place > 0) & (over >= self.painted.cells)) if sets else found

    @property
    def alike(self) -> Ints:
        """A number for each target; those of one number have the same leads here, each of them as near enough."""
        return 4 * (self.painted.over + 1) + self.is_place

    def cells(self, at: Ints) -> Ints:
        """The same for some targets."""
        return 4 * (self.painted.over[at] + 1) + self.is_place[at]

    def standing(self, at: Ints, position: int) -> tuple[Ints, Ints]:
        """The lead at a position in the only cell over some targets, and its post, as `Behind` has it; -1 for none."""
        if self.behind is None:
            return np.full(len(at), -1), np.full(len(at), -1)
        lead = self.behind.lead_at(self._only_cell(at), position)
        return lead, self.behind.posts[lead]

    def position(self, at: int, share: ShareRow, number: int) -> int | None:
        """The position of a carrier, by its number, in the only cell over a target."""
        cell = int(self._only_cell(np.array([at]))[0])
        return None if self.behind is None else self.behind.position(cell, share, number)

    def _only_cell(self, at: Ints) -> Ints:
        """The only cell over some targets; -1 for none, or several."""
        over = self.painted.over[at]
        return np.where((over >= 0) & (over < self.painted.cells), over, -1)

    def meant(self, code: int) -> tuple[object, ...]:
        """What leads of a code come to: of one number wherever it is met; of several leads only in this column."""
        meaning = int(self.meaning[code])
        return (self.key[0], meaning) if meaning >= 0 else (self.key[0], self._token, code)


class Columns:
    """Makes columns of leads for rows; a block stands for its homes or its floors."""

    def __init__(self, now: Now, virtual: str, *, every_lead: bool = True, keeps_who: bool = False) -> None:
        self.now: Now = now
        self.every_lead: bool = every_lead
        self.keeps_who: bool = keeps_who
        self.virtual: str = virtual
        self.structure: Structure = now.structure
        self._laid: dict[tuple[str, bytes, bytes], Laid] = now.structure.cache.setdefault("laid", {})
        self._digests: dict[int, tuple[Ints, bytes]] = {}
        self._reached: dict[int, Reached] = {}

    def at(self, now: Now) -> "Columns":
        """The same at another hour, while the same is in force."""
        other = copy(self)
        other.now = now
        return other

    def reached(self, rows: Ints, group: int) -> Reached | None:
        """What may stand over rows, of which ``group`` is a number; None where every lead is wanted."""
        if self.every_lead:
            return None
        found = self._reached.get(group)
        if found is None:
            found = self._reached[group] = Reached(self._over_any(rows))
        return found

    def _over_any(self, rows: Ints) -> Bools | None:
        """For each scope whether it stands over any of some rows; of zones that is not looked at."""
        tree = self.structure.tree
        if tree.extra_within:
            return None
        before = np.zeros(len(tree) + 1, dtype=np.int32)
        before[rows.astype(np.int64) + 1] = 1
        np.cumsum(before, out=before)
        found = np.ones(len(self.structure.scopes.numbers), dtype=np.bool_)
        found[: len(tree)] = before[tree.end] > before[:-1]
        return found

    def of(self, holdings: Holdings, leads: Leads, rows: Ints) -> list[Column]:
        """For each level number, catch-alls apart: what stands over each target, its codes, and which to tell apart."""
        if not len(leads.scope):
            return []
        catch = np.array([row.share.catch_all for row in leads.rows])[leads.share]
        number = self.structure.scopes.numbers[leads.scope]
        found: list[Column] = []
        for is_catch in (False, True):
            those = number[catch == is_catch]
            low = int(those.min(initial=0))
            for level in (np.flatnonzero(np.bincount(those - low)) + low)[::-1].tolist() if len(those) else ():
                chosen = np.flatnonzero((catch == is_catch) & (number == level))
                found.append(self._column(holdings, leads, rows, (is_catch, level), chosen))
        return found

    def _column(self, holdings: Holdings, leads: Leads, rows: Ints, key: tuple[bool, int], chosen: Ints) -> Column:
        members = _members(leads, chosen)
        laid = self._lay(rows, members.scopes)
        codes, told_apart, meaning = Patterns(holdings, leads, members).of(laid.painted.sets)
        return Column(
            key,
            laid.painted,
            laid.is_place,
            np.append(codes, np.int32(-1)),
            np.append(told_apart, [False]),
            meaning,
            Behind.of(holdings, leads, members) if self.keeps_who else None,
        )

    def _lay(self, rows: Ints, scopes: Ints) -> Laid:
        """Lay scopes over rows; kept for the next duty, mode and instant."""
        key = self.virtual, self._digest(rows), _digest(scopes)
        found = self._laid.pop(key, None)
        if found is None:
            painted = self._painted(rows, scopes)
            painted = evolve(painted, over=locked(painted.over))
            found = Laid(painted, locked(self._is_place(scopes, rows)))
        self._laid[key] = found
        while len(self._laid) > MOST_LAID:
            self._laid.pop(list(self._laid)[0], None)  # noqa: RUF015  # a list is made at once, whoever else looks
        return found

    def _digest(self, rows: Ints) -> bytes:
        found = self._digests.get(id(rows))
        if found is None:
            found = self._digests[id(rows)] = rows, _digest(rows)
        return found[1]

    def _painted(self, rows: Ints, scopes: Ints) -> Painted:
        tree = self.structure.tree
        plain = bool((scopes < len(tree)).all()) and not tree.extra_within
        if plain:
            return paint_intervals(rows, scopes, tree.end[scopes], np.arange(len(scopes)), len(scopes))
        return paint(rows, [self.structure.scopes.rows(scope) for scope in scopes.tolist()])

    def _is_place(self, over: Ints, rows: Ints) -> Ints:
        """Whether one of some scopes is the target itself, a zone that holds it and nothing else, or both."""
        tree, scopes = self.structure.tree, self.structure.scopes
        first_zone = int(np.searchsorted(over, len(tree)))
        is_scope = np.zeros(len(tree), dtype=np.bool_)
        is_scope[over[:first_zone]] = True
        found = (is_scope[rows] & ~tree.block[rows]).astype(np.int8)
        same = {row for zone in over[first_zone:].tolist() for row in scopes.same_as(zone)}
        if same:
            alone = tree.homes[rows] == 1 if self.virtual == HOUSEHOLD else tree.floors[rows] == 1
            by_zone: Bools = np.isin(rows, list(same)) & (~tree.block[rows] | alone)
            found += 2 * by_zone.astype(np.int8)
        return found


def _members(leads: Leads, chosen: Ints) -> Members:
    """Some leads by what they stand at."""
    scopes, order = leads.scope[chosen], chosen
    if bool((scopes[1:] < scopes[:-1]).any()):
        by_scope = np.argsort(scopes, kind="stable")
        scopes, order = scopes[by_scope], chosen[by_scope]
    first = np.flatnonzero(np.append(True, scopes[1:] != scopes[:-1]))
    return Members(order, np.append(first, len(order)).astype(np.int64), scopes[first])


def _digest(numbers: Ints) -> bytes:
    return blake2b(np.ascontiguousarray(numbers).tobytes(), digest_size=16).digest()
