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
from communitygov.engine.distinct import distinct, places_among
from communitygov.engine.holding import Now
from communitygov.queries.later_rows import LaterRows
from communitygov.queries.load_hats import Hats
from communitygov.queries.load_parties import OWN, PERSON, UNITS, Parties
from communitygov.queries.load_value import COUNTS, LoadRow
from communitygov.queries.naming import name_of
from communitygov.queries.tabled import id_of, ids
from communitygov.queries.tabled import known as if_known
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
                at = at[_worst_first(self.counted.counts, at, self._posts(at), self._ids(at))]
                those, bodies = (
                    LaterRows(LoadRow, told=self, at=at[which]) for which in (~self.is_body[at], self.is_body[at])
                )
                names = FrozenMap(self._names((*those[:MOST_NAMED], *bodies)))
                self._told = {"rows": those, "bodies": bodies, "names": names}
            return self._told

    def rows(self, at: Longs) -> "Iterator[LoadRow]":
        """The rows of some parties."""
        counts = self._counts(at)
        return map(
            LoadRow,
            *(counts[name] for name in ("id", *COUNTS)),
            [self._places[row] for row in self.counted.within[at].tolist()],
            self._hats(at),
            self._not_counted(at),
        )

    def columns(self, at: Longs) -> dict[str, list[Any]]:
        """The same as a table."""
        counts, lacking = self._counts(at), self._not_counted(at)
        homes = [if_known(*each) for each in zip(counts["homes"], lacking, strict=True)]
        return counts | {
            "homes": homes,
            "within": [id_of(self._places[row]) for row in self.counted.within[at].tolist()],
            "hats": [refs[0].id if len(refs) == 1 else ids(refs) for refs in self._hats(at)],
            "not_counted": [ids(refs) if refs else None for refs in lacking],
        }

    def _counts(self, at: Longs) -> dict[str, list[Any]]:
        """The ids of some parties, and all that is counted of them."""
        hours = self._hours(at)
        told: dict[str, list[Any]] = {name: column[at].tolist() for name, column in self.counted.counts.items()}
        told |= {"id": self._ids(at), "posts": self._posts(at).tolist()}
        told |= {"hours": [whole for whole, _ in hours], "hours_stated": [stated for _, stated in hours]}
        return {name: told[name] for name in ("id", *COUNTS)}

    def _ids(self, at: Longs) -> list[str]:
        order = np.argsort(at, kind="stable")
        found = np.empty(len(at), dtype=object)
        found[order] = self.parties.texts_of(self.known[at[order]])
        texts: list[str] = found.tolist()
        return texts

    def _not_counted(self, at: Longs) -> list[tuple[Ref, ...]]:
        not_counted = self.counted.not_counted
        return [tuple(not_counted.get(each, ())) for each in at.tolist()] if not_counted else [()] * len(at)

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

    @cached_property
    def _places(self) -> "dict[int, Ref | None]":
        """The places within which anybody leads, by row; none for -1."""
        rows = distinct(self.counted.within)
        rows = rows[rows >= 0]
        texts = self.structure.tree.ids_of(rows)
        return {-1: None} | {row: Ref("place", text) for row, text in zip(rows.tolist(), texts, strict=True)}

    def _hours(self, at: Longs) -> list[Hours]:
        """The hours of a week of some parties, None where not all are known; and those that are."""
        span = len(self.hats.kinds) + 1
        first, end = (np.searchsorted(self._bound, (at + more) * span) for more in (0, 1))
        kinds: list[int] = (self._bound % span).tolist()
        known: dict[tuple[int, ...], Hours] = {}
        found: list[Hours] = []
        for low, high in zip(first.tolist(), end.tolist(), strict=True):
            those = tuple(kinds[low:high])
            told = known.get(those)
            if told is None:
                stated, all_known = self.hats.hours(frozenset(those))
                told = known[those] = stated if those and all_known else None, stated
            found.append(told)
        return found

    @cached_property
    def _bound(self) -> Longs:
        """Each party with each kind of shifts it is bound by, in order."""
        return distinct(self._wearers * (len(self.hats.kinds) + 1) + self.hats.shifts)

    def _hats(self, at: Longs) -> list[tuple[Ref, ...]]:
        """The posts of some parties that are named."""
        own = (self.known[at] >= OWN) & (self.parties.per == "post")
        first, end = (np.searchsorted(self._worn, (at + more) * self._span) for more in (0, 1))
        each = np.concatenate((self._worn % self._span, np.where(own, (self.known[at] - OWN) // UNITS, 0)))
        many = np.where(own, 1, np.minimum(end - first, MOST_HATS))
        first = np.where(own, len(self._worn) + np.arange(len(at)), first)
        ends = np.cumsum(many)
        posts = each[np.arange(int(many.sum())) + np.repeat(first - (ends - many), many)]
        met = distinct(posts)
        refs = [Ref("post", text) for text in self.parties.table.ids(met)]
        worn: list[Ref] = [refs[number] for number in places_among(met, posts).tolist()]
        return [tuple(worn[low:high]) for low, high in pairwise([0, *ends.tolist()])]

    def _names(self, rows: tuple[LoadRow, ...]) -> dict[str, Any]:
        texts = {f"duty:{duty.id}" for duty in self.duties}
        for row in rows:
            texts |= {str(ref) for ref in (row.within, *row.hats, *row.not_counted) if ref is not None}
            texts.add(f"post:{row.id[8:].rpartition('#')[0]}" if row.id.startswith("unnamed:") else row.id)
            texts |= {f"place:{ref.id.partition('/')[0]}" for ref in (row.within, *row.not_counted) if ref is not None}
        found = {text: name_of(self.structure, text) for text in sorted(texts)}
        return {text: name for text, name in found.items() if name is not None}


def _worst_first(counts: dict[str, Longs], at: Longs, posts: Longs, ids: list[str]) -> Longs:
    """The order of some parties: who leads most homes first, and at last by id."""
    by_id = np.empty(len(ids), dtype=np.int64)
    by_id[np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)] = np.arange(len(ids))
    counted = (-counts[name][at] for name in ("duties", "perhaps", "others", "homes"))
    return np.lexsort((by_id, -posts, *counted))
