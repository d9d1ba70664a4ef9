"""Rows that are in force somewhere: switches and exemptions, by what they are for."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.time import Instant

if TYPE_CHECKING:
    from communitygov.model.noun import Row


@frozen(eq=False)
class Placed:
    """Rows in force at an instant, by what they are for."""

    by_scope: dict[int, list[int]]

    @classmethod
    def of(cls, rows: Sequence["Row"], scopes: Sequence[int], instant: Instant) -> "Placed":
        """The rows in force, each at its scope."""
        found: dict[int, list[int]] = {}
        for number, (row, scope) in enumerate(zip(rows, scopes, strict=True)):
            if row.in_force(instant.at):
                found.setdefault(scope, []).append(number)
        return cls(found)

    def over(self, held: Collection[int]) -> list[int]:
        """The rows whose scope is one of those that stand over a place, in order."""
        return sorted(row for rows in self.by_scope_over(held).values() for row in rows)

    def by_scope_over(self, held: Collection[int]) -> dict[int, list[int]]:
        """The rows whose scope is one of those that stand over a place, by scope."""
        if len(held) > len(self.by_scope):
            return {scope: rows for scope, rows in self.by_scope.items() if scope in held}
        return {scope: self.by_scope[scope] for scope in held if scope in self.by_scope}
