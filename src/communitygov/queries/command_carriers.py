"""Who carries each share, everywhere at once: one post, team, body or person, or all those it picks."""

from collections.abc import Iterator

from attrs import frozen

from communitygov.engine.holding import Now
from communitygov.engine.over import Carrier
from communitygov.structure.scopes import NOWHERE
from communitygov.structure.shares import ShareRow


@frozen(eq=False)
class Carriers:
    """The posts there are at an instant, by kind and by the row they are written in."""

    now: Now
    by_kind: dict[str, list[int]]
    by_family: dict[int, list[int]]

    @classmethod
    def of(cls, now: Now) -> "Carriers":
        """Look at every post once; kept for the next question about the instant."""
        found: Carriers | None = now.kept.get("carriers")
        if found is None:
            table, made = now.structure.posts_table, cls(now, {}, {})
            for number in range(len(table)):
                if now.in_force(number):
                    family = table.stands_for.get(number, int(table.family_of[number]))
                    made.by_family.setdefault(family, []).append(number)
                    made.by_kind.setdefault(table.post(number).kind, []).append(number)
            found = now.kept["carriers"] = made
        return found

    def of_share(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        """The carriers of a share, each with its place or zone."""
        if not row.picks:
            yield (row.carrier, row.target), self._own(row)
        elif row.carrier == "teams":
            yield from self._teams(row)
        elif row.carrier != "nobody":
            picked = (
                self.by_kind.get(row.share.who.id, ()) if row.carrier == "kind" else self.by_family.get(row.target, ())
            )
            for number in picked:
                scope = int(self.now.structure.posts_table.scope[number])
                if self._inside(scope, row.where):
                    yield ("post", number), scope

    def text(self, row: ShareRow, carrier: Carrier) -> str:
        """A carrier as ``kind:id``."""
        kind, number = carrier
        table = self.now.structure.posts_table
        if number < 0 or kind not in ("post", "team"):
            return f"{row.share.who.kind}:{row.share.who.id}"
        return f"post:{table.id(number)}" if kind == "post" else f"team:{table.team_id(number)}"

    def _own(self, row: ShareRow) -> int:
        structure = self.now.structure
        if row.where is not None:
            return row.where
        if row.carrier == "organisation":
            body = structure.organisations.get(row.share.who.id)
            return NOWHERE if body is None else structure.scopes.find(body.serves)
        if row.target < 0 or row.carrier == "person":
            return NOWHERE
        table = structure.posts_table
        return int(table.scope[row.target]) if row.carrier == "post" else table.team_scope(row.target)

    def _teams(self, row: ShareRow) -> Iterator[tuple[Carrier, int]]:
        table, at = self.now.structure.posts_table, self.now.instant.at
        family = table.teams[row.target].family
        for number in range(family.first, family.first + family.size):
            scope = table.team_scope(number)
            if table.team(number).in_force(at) and self._inside(scope, row.where):
                yield ("team", number), scope

    def _inside(self, scope: int, where: int | None) -> bool:
        inside = self.now.structure.scopes.inside
        return where is None or (NOWHERE not in (scope, where) and inside(scope, where))
