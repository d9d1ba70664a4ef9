"""Homes where somebody assists, is to be informed, or supervises: each home once for each of them."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from communitygov.engine.cells import Leads, carried_by
from communitygov.engine.codes import Holdings
from communitygov.engine.holding import Now
from communitygov.engine.leads import in_mode
from communitygov.queries.answers_for_targets import Asked
from communitygov.queries.load_leading import Leading
from communitygov.queries.load_parties import Parties, carrier_of
from communitygov.structure.index import Index
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

PARTS = ("assist", "inform", "supervise")
Entries = tuple[Longs, Longs]
"""Who helps, and a number for where: a set of homes and a scope."""


class Helping:
    """Adds up who helps where, over duties."""

    def __init__(self, now: Now, parties: Parties) -> None:
        self.now: Now = now
        self.parties: Parties = parties
        self.found: dict[str, list[Entries]] = {part: [] for part in PARTS}
        self.sets: list[tuple[Ints, Bools]] = []
        """Sets of rows that are asked about, each in order; and which of them count as homes."""
        self.met: set[int] = set()
        """Those who help anywhere, in homes or elsewhere."""
        self._numbers: dict[bytes, int] = {}
        self._wheres: dict[tuple[int, ...], tuple[int, int]] = {}

    def add(self, duty: "Duty", asked: Asked, leading: Leading) -> None:
        """Add those who help in one duty."""
        for part in PARTS:
            shares = tuple(row for row in Index.of(self.now.structure).shares(duty) if row.share.part == part)
            for modes, targets in leading.mode_groups if shares else ():
                chosen = targets[leading.asked[targets]]
                for mode in modes.modes if len(chosen) else ():
                    self._add(part, shares, mode, self._set(asked.targets.rows[chosen], asked.homes[chosen]), leading)

    def _add(self, part: str, shares: tuple[ShareRow, ...], mode: str, rows: int, leading: Leading) -> None:
        words, at = self.now.structure.words, self.now.instant.at
        there = tuple(r for r in shares if r.share.in_force(at) and words.exactness(r.share.modes, mode) is not None)
        holdings = leading.held(mode)
        helpers = carried_by(holdings, there)
        chosen = _in_mode(holdings, helpers) & (helpers.scope >= 0)
        index, parties = self.parties.of(holdings, helpers, np.flatnonzero(chosen))
        if len(index):
            span = len(self.now.structure.scopes.numbers) + 1
            scopes = helpers.scope[np.flatnonzero(chosen)[index]].astype(np.int64)
            self.found[part].append((parties, rows * span + scopes))

    def _set(self, rows: Ints, homes: Bools) -> int:
        digest = blake2b(rows.tobytes() + homes.tobytes(), digest_size=16).digest()
        if digest not in self._numbers:
            self._numbers[digest] = len(self.sets)
            self.sets.append((rows, homes))
        return self._numbers[digest]

    def everybody(self) -> Iterator[Longs]:
        """All who help."""
        return (parties for found in self.found.values() for parties, _ in found)

    def homes(self, part: str, known: Longs) -> Longs:
        """The homes where each of those known helps."""
        counts = np.zeros(len(known), dtype=np.int64)
        found = self.found[part]
        if not found:
            return counts
        parties = np.searchsorted(known, np.concatenate([parties for parties, _ in found]))
        wheres = np.concatenate([where for _, where in found])
        pairs = np.unique(np.stack((parties, wheres)), axis=1)
        single = np.bincount(pairs[0], minlength=len(known))[pairs[0]] == 1
        distinct, index = np.unique(pairs[1][single], return_inverse=True)
        alone = np.array([self._homes((where,)) for where in distinct.tolist()], dtype=np.int64).reshape(-1, 2)[index]
        several = pairs[:, ~single]
        who, first = np.unique(several[0], return_index=True)
        sets = [tuple(part_of.tolist()) for part_of in np.split(several[1], first)[1:]]
        together = np.array([self._homes(each) for each in sets], dtype=np.int64).reshape(-1, 2)
        for those, told in ((pairs[0][single], alone), (who, together)):
            counts[those] = told[:, 0]
            self.met.update(known[those[told[:, 1] > 0]].tolist())
        return counts

    def _homes(self, wheres: tuple[int, ...]) -> tuple[int, int]:
        """The homes of some sets and scopes together, and how many targets they are at least."""
        if wheres not in self._wheres:
            structure = self.now.structure
            span = len(structure.scopes.numbers) + 1
            parts: list[Ints] = []
            met = 0
            for where in wheres:
                (rows, homes), scope = self.sets[where // span], where % span
                edges = np.array(structure.scopes.rows(scope), dtype=rows.dtype).reshape(-1, 2)
                for low, high in np.searchsorted(rows, edges).tolist():
                    met += high - low
                    parts.append(rows[low:high][homes[low:high]])
            found = np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
            self._wheres[wheres] = int(structure.tree.homes[found].sum()), met
        return self._wheres[wheres]


def _in_mode(holdings: Holdings, helpers: Leads) -> Bools:
    """Which of those who help are of the mode: seats with a row of their own are looked at one by one."""
    found = np.ones(len(helpers.scope), dtype=np.bool_)
    for at in np.flatnonzero(np.isin(helpers.number, holdings.overridden)).tolist():
        if carrier_of(helpers.rows[int(helpers.share[at])]) == "post":
            found[at] = in_mode(holdings.now.structure, ("post", int(helpers.number[at])), holdings.mode)
    return found
