"""The rows of a load: one for each person or post, made when somebody looks at them."""

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
from communitygov.queries.load_parties import OWN, PERSON, Parties
from communitygov.queries.load_value import LoadRow
from communitygov.queries.naming import name_of
from communitygov.structure.places import Bools, Longs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communitygov.model.duty import Duty
    from communitygov.structure.build import Structure

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
                order = sorted(self._rows(), key=_worst_first)
                those = Rows(LoadRow, (row for row, is_body in order if not is_body))
                bodies = Rows(LoadRow, (row for row, is_body in order if is_body))
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

    def _rows(self) -> "Iterator[tuple[LoadRow, bool]]":
        tree, counted, per_post = self.structure.tree, self.counted, self.parties.per == "post"
        places = {row: Ref("place", tree.id(row)) for row in distinct(counted.within).tolist() if row >= 0}
        worn: list[list[int]] = _grouped(self._wearers, self.hats.post, len(self.known))
        bound: list[list[int]] = _grouped(self._wearers, self.hats.shifts, len(self.known))
        hours: dict[tuple[int, ...], tuple[float, bool]] = {}
        there: list[int] = np.flatnonzero(self.there).tolist()
        numbers: list[int] = self.known.tolist()
        counts: dict[str, list[int]] = {name: column.tolist() for name, column in counted.counts.items()}
        for at in there:
            own = self.parties.post_of(numbers[at]) if per_post else None
            posts = worn[at] if own is None else [own]
            kinds = tuple(bound[at])
            if kinds not in hours:
                hours[kinds] = self.hats.hours(frozenset(kinds))
            stated, all_known = hours[kinds]
            row = LoadRow(
                id=self.parties.text(numbers[at]),
                posts=len(posts),
                hours=stated if kinds and all_known else None,
                hours_stated=stated,
                within=places.get(int(counted.within[at])),
                hats=tuple([Ref("post", self.parties.table.id(post)) for post in posts[:MOST_HATS]]),
                not_counted=tuple(counted.not_counted.get(at, ())),
                **{name: column[at] for name, column in counts.items()},
            )
            yield row, bool(self.is_body[at])

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


def _worst_first(row: tuple[LoadRow, bool]) -> tuple[object, ...]:
    told = row[0]
    return -told.homes, -told.others, -told.perhaps, -told.duties, -told.posts, told.id
