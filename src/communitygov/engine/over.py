"""What stands over one place: its scopes, the posts that serve them, and the carriers of a share among these."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from communitygov.engine.holding import Now
from communitygov.structure.index import Index
from communitygov.structure.places import Spot
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.structure.build import Structure

Carrier = tuple[str, int]
"""The kind of a carrier and its number; -1 where none has the id."""


class Over:
    """What stands over one place: its scopes, and the posts that serve them."""

    def __init__(self, now: Now, spot: Spot) -> None:
        self.now: Now = now
        self.spot: Spot = spot
        self.structure: Structure = now.structure
        self.index: Index = Index.of(now.structure)
        self.scopes: tuple[int, ...] = now.structure.scopes.over(spot)
        self.held: frozenset[int] = frozenset(self.scopes)
        self._serving: list[tuple[int, int]] = self.index.serving(self.scopes)
        self._by_kind: dict[str, list[tuple[int, int]]] = {}
        self._by_family: dict[int, list[tuple[int, int]]] = {}

    def _of_kind(self, kind: str) -> Sequence[tuple[int, int]]:
        """The posts of a kind that serve over the place, each with its scope."""
        if not self._by_kind:
            self._by_kind = self.index.by_kind(self._serving)
        return self._by_kind.get(kind, ())

    def _of_family(self, family: int) -> Sequence[tuple[int, int]]:
        if not self._by_family:
            table = self.structure.posts_table
            family_of, stands_for = table.family_numbers, table.stands_for or {}
            for pair in self._serving:
                own = stands_for.get(pair[0], family_of[pair[0]])
                self._by_family.setdefault(own, []).append(pair)
        return self._by_family.get(family, ())

    def carriers(self, row: ShareRow) -> list[tuple[Carrier, int]]:
        """The carriers of a share over the place, each with its scope."""
        if not row.picks:
            scope = self.index.scope_of(row)
            return [((row.carrier, row.target), scope)] if scope in self.held else []
        if row.carrier in ("kind", "posts"):
            some = self._of_kind(row.share.who.id) if row.carrier == "kind" else self._of_family(row.target)
            inside = some if row.where is None else [pair for pair in some if self._inside(pair[1], row.where)]
            return [(("post", post), scope) for post, scope in inside if self.now.in_force(post)]
        return [*self._teams(row)] if row.carrier == "teams" else []

    def _teams(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        table = self.structure.posts_table
        family = table.teams[row.target].family
        own = [family.at(scope) for scope in self.scopes if not self.structure.scopes.is_zone(scope)]
        moved = [n for n in table.team_overridden if family.first <= n < family.first + family.size]
        for team in sorted({n for n in own if n is not None} | set(moved)):
            scope = table.team_scope(team)
            if scope in self.held and self._inside(scope, row.where) and self.now.has_team(team):
                yield ("team", team), scope

    def _inside(self, scope: int, where: int | None) -> bool:
        return where is None or (where != NOWHERE and self.structure.scopes.inside(scope, where))
