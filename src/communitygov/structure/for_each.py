"""The places that rows are made for: of a kind, within a place or zone."""

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from communitygov.structure.bounds import MOST_MADE, MOST_SHARES, not_too_many_made
from communitygov.structure.lasting import locked
from communitygov.structure.places import Ints, Tree
from communitygov.structure.scopes import NOWHERE, Scopes

if TYPE_CHECKING:
    from communitygov.model.register import Register


class ForEach:
    """Finds the places of rows written for each; those of one kind are looked for once, however many rows ask."""

    def __init__(self, register: "Register", tree: Tree, scopes: Scopes) -> None:
        self.register: Register = register
        self.tree: Tree = tree
        self.scopes: Scopes = scopes
        self.dangling: list[tuple[str, int, str, str]] = []
        self.made: Counter[str] = Counter()
        self._of_kind: dict[str, Ints] = {}

    def places(self, kind: str, within: str | None, section: str, row: int) -> Ints:
        """The places a row is made for.

        Raises
        ------
        BadQuestion
            When with it more rows of its section are made than can be.
        """
        chosen = self._of_kind.get(kind)
        if chosen is None:
            found = np.flatnonzero(self.tree.is_kind(kind) & ~self.tree.block).astype(np.int32)
            chosen = self._of_kind[kind] = locked(found)
        if within is not None:
            chosen = self._within(chosen, within, section, row)
        self.count(section, row, len(chosen))
        return chosen

    def count(self, section: str, row: int, more: int) -> None:
        """Count rows made, and refuse too many."""
        self.made[section] += more
        most = MOST_SHARES if section == "shares" else MOST_MADE
        not_too_many_made(self.register, section, row, self.made[section], most)

    def _within(self, chosen: Ints, within: str, section: str, row: int) -> Ints:
        scope = self.scopes.find(within)
        if scope == NOWHERE:
            self.dangling.append((section, row, "within", within))
            return chosen[:0]
        ends = np.searchsorted(chosen, np.array(self.scopes.rows(scope), dtype=np.int64).reshape(-1))
        parts = [chosen[start:end] for start, end in ends.reshape(-1, 2).tolist()]
        return parts[0] if len(parts) == 1 else np.concatenate((chosen[:0], *parts))
