"""Adds up who leads what over duties, and tells it: a row for each person or post."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.holding import Now
from communitygov.queries.answers_for_targets import Asked
from communitygov.queries.load_by import Pairs
from communitygov.queries.load_hats import Hats
from communitygov.queries.load_helping import PARTS, Helping
from communitygov.queries.load_kept import Kept
from communitygov.queries.load_leading import Leading
from communitygov.queries.load_parties import OWN, UNITS, Parties
from communitygov.queries.load_value import Load, LoadRow, Spread
from communitygov.queries.naming import name_of
from communitygov.structure.places import FLOOR, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure

MOST_HATS = 8
"""The posts of one person that are named."""
MOST_NAMED = 1000
"""The rows whose posts and places are told with their names: the first ones."""


@frozen(eq=False)
class _Columns:
    """What is told of each party, in their order."""

    counts: dict[str, list[int]]
    within: list[int]
    not_counted: dict[int, list[Ref]]
    answering: Longs
    """Those who lead something, surely or perhaps."""


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
        """The answer."""
        hats = Hats(self.now, self.parties, self.mode)
        known = np.unique(np.concatenate([*self._everybody(), hats.party]))
        span = 3 * len(self.structure.tree) or 1
        sure = self.sure.keys(known, span)
        perhaps = np.setdiff1d(self.perhaps.keys(known, span), sure, assume_unique=True)
        columns = self._columns(known, sure, perhaps, span)
        rows = sorted(self._rows(known, columns, hats), key=_worst_first)
        bodies = Rows(LoadRow, (row for row, is_body in rows if is_body))
        those = Rows(LoadRow, (row for row, is_body in rows if not is_body))
        homes = sure[sure % span < len(self.structure.tree)]
        led = np.unique(homes % span).astype(np.int64)
        order = np.lexsort((homes // span, homes % span))
        tree = self.structure.tree
        return Load(
            per=self.per,
            mode=self.mode,
            modes_in_force=tuple(sorted(self.modes)) or (() if self.mode is None else (self.mode,)),
            at=str(self.now.instant),
            shifts_considered=not self.now.instant.bare,
            duties=tuple(Ref("duty", duty.id) for duty in duties),
            rows=those,
            bodies=bodies,
            spread=_spread([row.homes for row in those if row.homes]),
            homes=int(tree.homes[led].sum()),
            not_counted=tuple(Ref("place", tree.id(row)) for row in led[tree.uncounted[led]].tolist()),
            notes=tuple(self._notes(duties, rows)),
            made_up=made_up,
            names=FrozenMap(self._names(duties, (*those[:MOST_NAMED], *bodies))),
            structure=self.structure,
            pairs=Pairs((homes % span)[order], (homes // span)[order]),
        )

    def _everybody(self) -> Iterator[Longs]:
        yield from self.sure.parties()
        yield from self.perhaps.parties()
        yield from self.helping.everybody()
        yield np.zeros(0, dtype=np.int64)

    def _columns(self, known: Longs, sure: Longs, perhaps: Longs, span: int) -> _Columns:
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
            **{part: self.helping.homes(part, known).tolist() for part in PARTS},
        }
        unknown = home & tree.uncounted[unit % max(1, len(tree))] if len(sure) else home
        not_counted: dict[int, list[Ref]] = {}
        for who, row in zip(party[unknown].tolist(), unit[unknown].tolist(), strict=True):
            not_counted.setdefault(who, []).append(Ref("place", tree.id(row)))
        return _Columns(counts, within.tolist(), not_counted, np.concatenate((party, perhaps // span)))

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

    def _duties(self, known: Longs) -> list[int]:
        counts = np.zeros(len(known), dtype=np.int64)
        each: dict[bytes, Longs] = {
            digest: np.searchsorted(known, np.unique(parties)) for digest, (_, parties) in self.sure.sets.items()
        }
        for digests in self._by_duty.values():
            those = [each[digest] for digest in digests]
            counts[those[0] if len(those) == 1 else np.unique(np.concatenate(those))] += 1
        return counts.tolist()

    def _rows(self, known: Longs, columns: _Columns, hats: Hats) -> Iterator[tuple[LoadRow, bool]]:
        table, tree = self.structure.posts_table, self.structure.tree
        worn = _grouped(np.searchsorted(known, hats.party), hats.post, len(known))
        bound = _grouped(np.searchsorted(known, hats.party), hats.shifts, len(known))
        hours: dict[frozenset[int], tuple[float, bool]] = {}
        refs: dict[int, Ref] = {}
        answering = {*self.helping.met, *known[np.unique(columns.answering)].tolist(), *hats.party.tolist()}
        for at, number in enumerate(known.tolist()):
            if number not in answering:
                continue
            text = self.parties.text(number)
            own = (number - OWN) // UNITS if number >= OWN else -1
            posts = [own] if self.per == "post" and own >= 0 else worn[at]
            name = text.removeprefix("unnamed:").removeprefix("post:").rpartition("#")
            own_name = name[0] or name[2]
            kinds = frozenset(bound[at])
            if kinds not in hours:
                hours[kinds] = hats.hours(kinds)
            stated, all_known = hours[kinds]
            within = columns.within[at]
            if within >= 0 and within not in refs:
                refs[within] = Ref("place", tree.id(within))
            row = LoadRow(
                id=text,
                posts=len(posts),
                hours=stated if kinds and all_known else None,
                hours_stated=stated,
                within=refs.get(within),
                hats=tuple(Ref("post", own_name if post == own else table.id(post)) for post in posts[:MOST_HATS]),
                not_counted=tuple(columns.not_counted.get(at, ())),
                **{name: counted[at] for name, counted in columns.counts.items()},
            )
            yield row, not text.startswith(("post:",) if self.per == "post" else ("person:", "unnamed:"))

    def _notes(self, duties: list["Duty"], rows: list[Any]) -> Iterator[str]:
        if not self.structure.duties_by_id:
            yield "no_duty"
        elif not duties:
            yield "none_asked"
        if not rows:
            yield "no_row"

    def _names(self, duties: list["Duty"], rows: tuple[LoadRow, ...]) -> dict[str, Any]:
        texts = {f"duty:{duty.id}" for duty in duties}
        for row in rows:
            texts |= {str(ref) for ref in (row.within, *row.hats, *row.not_counted) if ref is not None}
            texts.add(f"post:{row.id[8:].rpartition('#')[0]}" if row.id.startswith("unnamed:") else row.id)
            texts |= {f"place:{ref.id.partition('/')[0]}" for ref in (row.within, *row.not_counted) if ref is not None}
        found = {text: name_of(self.structure, text) for text in sorted(texts)}
        return {text: name for text, name in found.items() if name is not None}


def _summed(of: Longs, weights: Longs, many: int) -> list[int]:
    found: list[int] = np.bincount(of, weights=weights, minlength=many).astype(np.int64).tolist()
    return found


def _grouped(of: Longs, values: Longs, many: int) -> list[list[int]]:
    """The distinct values of each of some numbers, in order."""
    pairs = np.unique(np.stack((of, values)), axis=1) if len(of) else np.zeros((2, 0), dtype=np.int64)
    ends: list[int] = np.searchsorted(pairs[0], np.arange(many + 1)).tolist()
    all_values: list[int] = pairs[1].tolist()
    return [all_values[low:high] for low, high in pairwise(ends)]


def _worst_first(row: tuple[LoadRow, bool]) -> tuple[object, ...]:
    told = row[0]
    return -told.homes, -told.others, -told.perhaps, -told.duties, -told.posts, told.id


def _spread(homes: list[int]) -> Spread:
    if not homes:
        return Spread(0, None, None, None, None)
    ordered = np.sort(np.array(homes))
    return Spread(len(homes), int(ordered[0]), float(np.median(ordered)), int(ordered[-1]), float(ordered.mean()))
