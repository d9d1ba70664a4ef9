"""Look-ups that every question needs: which shares a duty has and where, and which posts serve a place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from attrs import field, frozen

from communitygov.structure.build import Structure
from communitygov.structure.lasting import WORKED_OUT
from communitygov.structure.places import Ints
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow
from communitygov.structure.worked_out_once import WorkedOutOnce

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

UNSTATED = -2
"""The scope of a share that states none."""
ALL = ""
"""What a share is of that names no duty and no group."""


@frozen(eq=False)
class Stated:
    """Shares by what they are for."""

    anywhere: tuple[ShareRow, ...]
    """Those that pick who serves, and state no scope."""
    by_scope: Mapping[int, Sequence[ShareRow]]
    """The others."""
    picking: tuple[ShareRow, ...]
    """Of the others those that pick who serves inside their scope."""

    def over(self, held: frozenset[int]) -> Sequence[ShareRow]:
        """Those that may stand where some scopes do, zones among them."""
        rows = [row for scope in held if scope in self.by_scope for row in self.by_scope[scope]]
        rows += [row for row in self.picking if row.where not in held]
        return sorted((*self.anywhere, *rows), key=lambda row: row.number) if rows else self.anywhere


@frozen(eq=False, repr=False, getstate_setstate=False)
class Index(WorkedOutOnce):
    """Look-ups of a structure that every question needs."""

    KEPT: ClassVar[str] = "index"

    structure: Structure
    order: Ints
    """Posts in the order of what they serve."""
    served: Ints
    by_key: Mapping[str, ShareRow]
    named: Mapping[str, Sequence[int]]
    """The numbers of shares by what they are of: ``duty:ID``, ``group:ID``, or nothing for all duties."""
    where: Ints
    """The scope each share states; -2 for none."""
    by_duty: dict[str, tuple[ShareRow, ...]] = field(
        factory=dict[str, tuple[ShareRow, ...]], init=False, metadata=WORKED_OUT
    )
    by_where: dict[str, dict[int, list[int]]] = field(
        factory=dict[str, dict[int, list[int]]], init=False, metadata=WORKED_OUT
    )
    """The numbers of the shares of each duty by the scope they state."""
    stated: "dict[str, Stated]" = field(factory=dict[str, "Stated"], init=False, metadata=WORKED_OUT)
    """The shares of each duty by what they are for."""
    _kinds: dict[int, str] = field(factory=dict[int, str], init=False, metadata=WORKED_OUT)
    """Of families the kind of their posts."""

    @classmethod
    def worked_out(cls, structure: Structure) -> "Index":
        """The look-ups of a structure, of each of its posts and shares."""
        scope = structure.posts_table.scope
        order = np.argsort(scope, kind="stable").astype(np.int32)
        named: dict[str, list[int]] = {}
        for row in structure.share_rows:
            for name in _of(row):
                named.setdefault(name, []).append(row.number)
        where = (UNSTATED if row.where is None else row.where for row in structure.share_rows)
        return cls(
            structure,
            order,
            scope[order],
            {row.key: row for row in structure.share_rows},
            {name: tuple(numbers) for name, numbers in named.items()},
            np.fromiter(where, np.int32, len(structure.share_rows)),
        )

    def shares_over(self, duty: "Duty", held: frozenset[int]) -> Sequence[ShareRow]:
        """The shares of a duty that may stand over a place: those for what contains it, and those for no place."""
        if self.structure.scopes.is_zone(max(held, default=NOWHERE)):
            return self._stated(duty).over(held)  # a zone may serve inside what does not contain the place by the tree
        found = self._by_where(duty)
        if len(held) > len(found):
            numbers = [n for where, some in found.items() if where == UNSTATED or where in held for n in some]
        else:
            numbers = [*found.get(UNSTATED, ()), *(n for where in held for n in found.get(where, ()))]
        rows = self.structure.share_rows
        return [rows[number] for number in sorted(numbers)]

    def _by_where(self, duty: "Duty") -> dict[int, list[int]]:
        found = self.by_where.get(duty.id)
        if found is None:
            found = dict[int, list[int]]()
            numbers = self._numbers(duty)
            for number, where in zip(numbers, self.where[np.array(numbers, np.int64)].tolist(), strict=True):
                found.setdefault(where, []).append(number)
            self.by_where[duty.id] = found
        return found

    def _stated(self, duty: "Duty") -> "Stated":
        found = self.stated.get(duty.id)
        if found is None:
            by_scope: dict[int, list[ShareRow]] = {}
            rows = self.shares(duty)
            for row in rows:
                if row.where is not None or not row.picks:
                    by_scope.setdefault(self.scope_of(row), []).append(row)
            anywhere = tuple(row for row in rows if row.picks and row.where is None)
            picking = tuple(row for row in rows if row.picks and row.where is not None)
            found = self.stated[duty.id] = Stated(anywhere, by_scope, picking)
        return found

    def scope_of(self, row: ShareRow) -> int:
        """What a share is for: what it states, else what the one who carries it serves."""
        table, scope = self.structure.posts_table, row.where
        if scope is None and row.target >= 0 and row.carrier in ("post", "team"):
            scope = int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)
        if scope is None and row.carrier == "organisation":
            body = self.structure.organisations.get(row.share.who.id)
            scope = self.structure.scopes.find(body.serves) if body is not None else None
        return NOWHERE if scope is None else scope

    def by_kind(self, pairs: Iterable[tuple[int, int]]) -> dict[str, list[tuple[int, int]]]:
        """Posts with their scopes, by their kind; a row of its own may say another kind than that of a family."""
        table = self.structure.posts_table
        family_of, kinds, own = table.family_numbers, self._kinds or self._named_kinds(), table.overridden or ()
        found: dict[str, list[tuple[int, int]]] = {}
        for pair in pairs:
            post = pair[0]
            kind = table.like(post).kind if post in own else kinds[family_of[post]]
            found.setdefault(kind, []).append(pair)
        return found

    def _named_kinds(self) -> dict[int, str]:
        by_kind = self.structure.posts_table.by_kind.items()
        self._kinds.update({family: kind for kind, families in by_kind for family in families})
        return self._kinds

    def shares(self, duty: "Duty") -> tuple[ShareRow, ...]:
        """The shares of a duty: by name, by group, and catch-alls."""
        found = self.by_duty.get(duty.id)
        if found is None:
            rows = self.structure.share_rows
            found = self.by_duty[duty.id] = tuple(rows[number] for number in self._numbers(duty))
        return found

    def _numbers(self, duty: "Duty") -> list[int]:
        names = [ALL, f"duty:{duty.id}", *([f"group:{duty.group}"] if duty.group is not None else [])]
        return sorted({number for name in names for number in self.named.get(name, ())})

    def serving(self, scopes: tuple[int, ...]) -> list[tuple[int, int]]:
        """The posts that serve any of some scopes, each with its scope."""
        both = [*scopes, *[scope + 1 for scope in scopes]]
        found = self.served.searchsorted(np.array(both, dtype=self.served.dtype)).tolist()  # another dtype copies all
        many, posts = len(scopes), self.order.data
        return [
            (post, scopes[at])
            for at in range(many)
            if found[at] < found[many + at]
            for post in posts[found[at] : found[many + at]]
        ]


def _of(row: ShareRow) -> Iterator[str]:
    """What a share is of; one that completes another may name both a duty and a group."""
    share = row.share
    if share.catch_all:
        yield ALL
    if share.duty is not None:
        yield f"duty:{share.duty}"
    if share.group is not None:
        yield f"group:{share.group}"
