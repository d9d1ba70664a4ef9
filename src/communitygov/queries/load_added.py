"""Adds up who leads what over duties, and tells it: a row for each person or post."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.later import listed_later
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.distinct import distinct, places_among
from communitygov.engine.holding import Now
from communitygov.queries.answers_for_targets import Asked
from communitygov.queries.load_by import Pairs
from communitygov.queries.load_hats import Hats
from communitygov.queries.load_helping import PARTS, Helping
from communitygov.queries.load_kept import Kept
from communitygov.queries.load_leading import Leading
from communitygov.queries.load_listed import Counted, Listing
from communitygov.queries.load_parties import Parties
from communitygov.queries.load_value import Load, LoadRow, Spread
from communitygov.structure.places import FLOOR, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure


class Added:
    """Adds up duties."""

    def __init__(self, now: Now, per: str, mode: str | None) -> None:
        self.now: Now = now
        self.per: str = per
        self.mode: str | None = mode
        self.structure: Structure = now.structure
        self.parties: Parties = Parties(self.structure.posts_table, per)
        self.helping: Helping = Helping(now, self.parties)
        self.sure: Kept = Kept()
        self.perhaps: Kept = Kept()
        self.modes: set[str] = set()
        self._by_duty: dict[str, set[bytes]] = {}

    def add(self, duty: "Duty", asked: Asked, leading: Leading) -> None:
        """Add who leads one duty over its targets, and who helps."""
        self.modes.update(mode for modes, rows in leading.mode_groups if len(rows) for mode in modes.modes)
        size, rows = len(self.structure.tree), asked.targets.rows.astype(np.int64)
        beyond = 2 * size if asked.targets.virtual == FLOOR else size
        units = rows + np.where(asked.homes, 0, beyond)
        for kept, pairs in ((self.sure, leading.sure), (self.perhaps, leading.perhaps)):
            if pairs:
                numbers, parties = (np.concatenate(each) for each in zip(*pairs, strict=True))
                digest = kept.add(units[numbers], parties)
                if kept is self.sure:
                    self._by_duty.setdefault(duty.id, set()).add(digest)
        self.helping.add(duty, asked, leading)

    def result(self, duties: list["Duty"], made_up: bool) -> Load:  # noqa: FBT001  # one mark of the answer
        """The answer; its rows are made when somebody looks at them."""
        hats = Hats(self.now, self.parties, self.mode)
        known = distinct(np.concatenate([*self._everybody(), hats.party]))
        span = 3 * len(self.structure.tree) or 1
        sure = self.sure.keys(known, span)
        perhaps = np.setdiff1d(self.perhaps.keys(known, span), sure, assume_unique=True)
        counted = self._counted(known, sure, perhaps, span)
        listing = Listing(self.now, self.parties, known, counted, hats, duties)
        homes = sure[sure % span < len(self.structure.tree)]
        led = distinct(homes % span)
        order = np.lexsort((homes // span, homes % span))
        tree = self.structure.tree
        found = Load(
            per=self.per,
            mode=self.mode,
            modes_in_force=tuple(sorted(self.modes)) or (() if self.mode is None else (self.mode,)),
            at=str(self.now.instant),
            shifts_considered=not self.now.instant.bare,
            duties=tuple(Ref("duty", duty.id) for duty in duties),
            rows=Rows(LoadRow),
            bodies=Rows(LoadRow),
            spread=_spread(counted.counts["homes"][listing.there & ~listing.is_body]),
            homes=int(tree.homes[led].sum()),
            not_counted=tuple(Ref("place", tree.id(row)) for row in led[tree.uncounted[led]].tolist()),
            notes=tuple(self._notes(duties, nobody=not listing.there.any())),
            made_up=made_up,
            structure=self.structure,
            pairs=Pairs((homes % span)[order], (homes // span)[order]),
        )
        return listed_later(found, listing.told)

    def _everybody(self) -> Iterator[Longs]:
        yield from self.sure.parties()
        yield from self.perhaps.parties()
        yield from self.helping.everybody()
        yield np.zeros(0, dtype=np.int64)

    def _counted(self, known: Longs, sure: Longs, perhaps: Longs, span: int) -> Counted:
        """What is counted of each."""
        tree, many = self.structure.tree, len(known)
        weights = np.concatenate((tree.homes, np.ones(len(tree)), tree.floors)).astype(np.int64)
        party, unit = sure // span, sure % span
        home = unit < len(tree)
        within: Longs = np.full(many, -1, dtype=np.int64)
        if len(sure):
            rows = unit % len(tree)
            low, high = np.full(many, len(tree), dtype=np.int64), np.full(many, -1, dtype=np.int64)
            np.minimum.at(low, party, rows)
            np.maximum.at(high, party, rows)
            within = self._innermost(low, high)
        doubtful = perhaps[perhaps % span < len(tree)]
        counts = {
            "homes": _summed(party[home], weights[unit[home]], many),
            "others": _summed(party[~home], weights[unit[~home]], many),
            "duties": self._duties(known),
            "perhaps": _summed(doubtful // span, weights[doubtful % span], many),
            **{part: self.helping.homes(part, known) for part in PARTS},
        }
        unknown = home & tree.uncounted[unit % max(1, len(tree))] if len(sure) else home
        not_counted: dict[int, list[Ref]] = {}
        for who, row in zip(party[unknown].tolist(), unit[unknown].tolist(), strict=True):
            not_counted.setdefault(who, []).append(Ref("place", tree.id(row)))
        there = np.zeros(many, dtype=np.bool_)
        there[party] = there[perhaps // span] = True
        there[np.searchsorted(known, np.array([*self.helping.met], dtype=np.int64))] = True
        return Counted(counts, within, not_counted, there)

    def _innermost(self, low: Longs, high: Longs) -> Longs:
        """For each stretch of rows the innermost place that holds all of it; -1 where none does, or there is none."""
        tree = self.structure.tree
        found = np.where(high < 0, -1, low)
        while True:
            at = np.maximum(found, 0)
            outside = (found >= 0) & ((tree.end[at] <= high) | tree.block[at])
            if not outside.any():
                return found
            found = np.where(outside, tree.parent[at], found)

    def _duties(self, known: Longs) -> Longs:
        counts = np.zeros(len(known), dtype=np.int64)
        each: dict[bytes, Longs] = {
            digest: places_among(known, distinct(parties)) for digest, (_, parties) in self.sure.sets.items()
        }
        for digests in self._by_duty.values():
            those = [each[digest] for digest in digests]
            counts[those[0] if len(those) == 1 else distinct(np.concatenate(those))] += 1
        return counts

    def _notes(self, duties: list["Duty"], *, nobody: bool) -> Iterator[str]:
        if not self.structure.duties_by_id:
            yield "no_duty"
        elif not duties:
            yield "none_asked"
        if nobody:
            yield "no_row"


def _summed(of: Longs, weights: Longs, many: int) -> Longs:
    return np.bincount(of, weights=weights, minlength=many).astype(np.int64)


def _spread(homes: Longs) -> Spread:
    ordered = np.sort(homes[homes > 0])
    if not len(ordered):
        return Spread(0, None, None, None, None)
    return Spread(len(ordered), int(ordered[0]), float(np.median(ordered)), int(ordered[-1]), float(ordered.mean()))
