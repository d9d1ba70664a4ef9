"""Rows that are in force somewhere: switches and exemptions, by what they are for."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.time import Instant

if TYPE_CHECKING:
    from communitygov.model.noun import Row


@frozen(eq=False)
class Placed:
    """Rows in force at an instant, by what they are for; those of a scope are looked at when it is asked about."""

    _rows: Sequence["Row"]
    _written: Mapping[int, Sequence[int]]
    """The rows for each scope, whether or not they are in force."""
    _instant: Instant
    _met: dict[int, list[int]]

    @classmethod
    def of(cls, rows: Sequence["Row"], scopes: Sequence[int], instant: Instant) -> "Placed":
        """The rows in force, each at its scope."""
        written: dict[int, list[int]] = {}
        for number, scope in enumerate(scopes):
            written.setdefault(scope, []).append(number)
        return cls(rows, written, instant, {})

    @property
    def by_scope(self) -> dict[int, list[int]]:
        """All of them, by scope."""
        return {scope: rows for scope in self._written if (rows := self._at(scope))}

    def over(self, held: Collection[int]) -> list[int]:
        """The rows whose scope is one of those that stand over a place, in order."""
        found = self.by_scope_over(held)
        return sorted(row for rows in found.values() for row in rows) if found else []

    def by_scope_over(self, held: Collection[int]) -> dict[int, list[int]]:
        """The rows whose scope is one of those that stand over a place, by scope."""
        written = self._written
        if written.keys().isdisjoint(held):
            return {}
        those = [
            scope for scope in (written if len(held) > len(written) else held) if scope in written and scope in held
        ]
        return {scope: rows for scope in those if (rows := self._at(scope))}

    def _at(self, scope: int) -> list[int]:
        found = self._met.get(scope)
        if found is None:
            at = self._instant.at
            found = self._met[scope] = [row for row in self._written[scope] if self._rows[row].in_force(at)]
        return found
