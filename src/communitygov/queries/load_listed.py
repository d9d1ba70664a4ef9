"""The rows of a load: one for each person or post, made when somebody looks at them."""

from functools import cached_property
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.pause import collector_paused
from communitygov.base.ref import Ref
from communitygov.base.rows import Rows
from communitygov.engine.distinct import distinct, places_among
from communitygov.engine.holding import Now
from communitygov.queries.load_hats import Hats
from communitygov.queries.load_parties import OWN, PERSON, UNITS, Parties
from communitygov.queries.load_value import LoadRow
from communitygov.queries.naming import name_of
from communitygov.structure.places import Bools, Longs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure

Hours = tuple[float | None, float]
MOST_HATS = 8
"""The posts of one person that are named."""
MOST_NAMED = 1000
"""The rows whose posts and places are told with their names: the first ones."""


@frozen(eq=False)
class Counted:
    """What is counted of each party, in their order."""

    counts: dict[str, Longs]
    within: Longs
    """The row of the innermost place that holds all they lead; -1 for none."""
    not_counted: dict[int, list[Ref]]
    there: Bools
    """Those who lead something, surely or perhaps, or help."""


class Listing:
    """Lists once, for whoever asks first."""

    def __init__(
        self, now: Now, parties: Parties, known: Longs, counted: Counted, hats: Hats, duties: list["Duty"]
    ) -> None:
        self.now: Now = now
        self.structure: Structure = now.structure
        self.parties: Parties = parties
        self.known: Longs = known
        self.counted: Counted = counted
        self.hats: Hats = hats
        self.duties: list[Duty] = duties
        self._wearers: Longs = places_among(known, hats.party)
        self.there: Bools = counted.there.copy()
        """Those who have a row."""
        self.there[self._wearers] = True
        self.is_body: Bools = self._bodies()
        """Those who answer without being a person or, per post, without a post."""
        self._lock: Lock = Lock()
        self._told: dict[str, Any] | None = None

    def told(self) -> dict[str, Any]:
        """The fields of a load that list."""
        with self._lock, collector_paused():
            if self._told is None:
                at: Longs = np.flatnonzero(self.there)
                ids, posts = self.parties.texts_of(self.known[at]), self._posts(at)
                worst_first = _worst_first(self.counted.counts, at, posts, ids)
                is_body = self.is_body[at[worst_first]]
                those, bodies = (
                    Rows(LoadRow, self._rows(at[order], posts[order], [ids[each] for each in order.tolist()]))
                    for order in (worst_first[~is_body], worst_first[is_body])
                )
                names = FrozenMap(self._names((*those[:MOST_NAMED], *bodies)))
                self._told = {"rows": those, "bodies": bodies, "names": names}
            return self._told

    def _bodies(self) -> Bools:
        if self.parties.per == "post":
            return self.known < OWN
        found = np.zeros(len(self.known), dtype=np.bool_)
        texts = self.known < PERSON
        each = (self.parties.text(number) for number in self.known[texts].tolist())
        found[texts] = [not text.startswith(("person:", "unnamed:")) for text in each]
        return found

    def _posts(self, at: Longs) -> Longs:
        """How many posts each of some parties has; a post is one."""
        worn = np.diff(np.searchsorted(self._worn // self._span, np.arange(len(self.known) + 1)))[at]
        return np.where(self.known[at] >= OWN, 1, worn) if self.parties.per == "post" else worn

    @cached_property
    def _span(self) -> int:
        return int(self.hats.post.max(initial=0)) + 1

    @cached_property
    def _worn(self) -> Longs:
        """Each party with each of its posts once, in order."""
        return distinct(self._wearers * self._span + self.hats.post)

    def _rows(self, at: Longs, posts: Longs, ids: list[str]) -> "Iterator[LoadRow]":
        """The rows of some parties."""
        counted = self.counted
        numbers: list[int] = at.tolist()
        hours = self._hours(numbers)
        counts = {name: column[at].tolist() for name, column in counted.counts.items()}
        return map(
            LoadRow,
            ids,
            *(counts[name] for name in ("homes", "others", "duties")),
            posts.tolist(),
            [whole for whole, _ in hours],
            [stated for _, stated in hours],
            *(counts[name] for name in ("perhaps", "assist", "inform", "supervise")),
            [self._places[row] for row in counted.within[at].tolist()],
            self._hats(at),
            [tuple(counted.not_counted.get(each, [])) for each in numbers],
        )

    @cached_property
    def _places(self) -> "dict[int, Ref | None]":
        """The places within which anybody leads, by row; none for -1."""
        rows = distinct(self.counted.within)
        rows = rows[rows >= 0]
        texts = self.structure.tree.ids_of(rows)
        return {-1: None} | {row: Ref("place", text) for row, text in zip(rows.tolist(), texts, strict=True)}

    def _hours(self, at: list[int]) -> list[tuple[float | None, float]]:
        """The hours of a week of some parties, None where not all are known; and those that are."""
        bound = _grouped(self._wearers, self.hats.shifts, len(self.known))
        known: dict[tuple[int, ...], Hours] = {}
        found: list[Hours] = []
        for each in at:
            kinds = tuple(bound[each])
            told = known.get(kinds)
            if told is None:
                stated, all_known = self.hats.hours(frozenset(kinds))
                told = known[kinds] = stated if kinds and all_known else None, stated
            found.append(told)
        return found

    def _hats(self, at: Longs) -> "Iterator[tuple[Ref, ...]]":
        """The posts of some parties that are named."""
        own = (self.known[at] >= OWN) & (self.parties.per == "post")
        first = np.searchsorted(self._worn, at * self._span)
        end = np.minimum(np.searchsorted(self._worn, (at + 1) * self._span), first + MOST_HATS)
        post, worn = np.where(own, (self.known[at] - OWN) // UNITS, 0), self._worn % self._span
        met = distinct(np.concatenate((worn, post[own])))
        refs = {
            number: Ref("post", text) for number, text in zip(met.tolist(), self.parties.table.ids(met), strict=True)
        }
        each: list[Ref] = [refs[number] for number in worn.tolist()]
        for is_own, number, low, high in zip(own.tolist(), post.tolist(), first.tolist(), end.tolist(), strict=True):
            yield (refs[number],) if is_own else tuple(each[low:high])

    def _names(self, rows: tuple[LoadRow, ...]) -> dict[str, Any]:
        texts = {f"duty:{duty.id}" for duty in self.duties}
        for row in rows:
            texts |= {str(ref) for ref in (row.within, *row.hats, *row.not_counted) if ref is not None}
            texts.add(f"post:{row.id[8:].rpartition('#')[0]}" if row.id.startswith("unnamed:") else row.id)
            texts |= {f"place:{ref.id.partition('/')[0]}" for ref in (row.within, *row.not_counted) if ref is not None}
        found = {text: name_of(self.structure, text) for text in sorted(texts)}
        return {text: name for text, name in found.items() if name is not None}


def _grouped(of: Longs, values: Longs, many: int) -> list[list[int]]:
    """The distinct values of each of some numbers, in order."""
    span = int(values.max(initial=0)) + 1
    pairs = distinct(of * span + values)
    ends: list[int] = np.searchsorted(pairs, np.arange(many + 1) * span).tolist()
    each: list[int] = (pairs % span).tolist()
    return [each[low:high] for low, high in pairwise(ends)]


def _worst_first(counts: dict[str, Longs], at: Longs, posts: Longs, ids: list[str]) -> Longs:
    """The order of some parties: who leads most homes first, and at last by id."""
    by_id = np.empty(len(ids), dtype=np.int64)
    by_id[np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)] = np.arange(len(ids))
    counted = (-counts[name][at] for name in ("duties", "perhaps", "others", "homes"))
    return np.lexsort((by_id, -posts, *counted))
