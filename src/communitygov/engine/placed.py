"""Rows that are in force somewhere: switches and exemptions, by what they are for."""

from collections.abc import Collection, Sequence

from attrs import frozen

from communitygov.base.time import Instant
from communitygov.model.noun import Row


@frozen(eq=False)
class Placed:
    """Rows in force at an instant, by what they are for."""

    by_scope: dict[int, list[int]]

    @classmethod
    def of(cls, rows: Sequence[Row], scopes: Sequence[int], instant: Instant) -> "Placed":
        """The rows in force, each at its scope."""
        found: dict[int, list[int]] = {}
        for number, (row, scope) in enumerate(zip(rows, scopes, strict=True)):
            if row.in_force(instant.at):
                found.setdefault(scope, []).append(number)
        return cls(found)

    def over(self, held: Collection[int]) -> list[int]:
        """The rows whose scope is one of those that stand over a place, in order."""
        if len(held) > len(self.by_scope):
            return sorted(row for scope, rows in self.by_scope.items() if scope in held for row in rows)
        return sorted(row for scope in held for row in self.by_scope.get(scope, ()))
