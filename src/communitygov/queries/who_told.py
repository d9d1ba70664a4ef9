"""Who stands in lists, as numbers: nothing is made for a row, and texts only of those who are looked at."""

from collections.abc import Sequence

import numpy as np
from attrs import define, field

from communitygov.engine.paint import classes
from communitygov.structure.places import Ints, Longs
from communitygov.structure.posts import Posts

NOBODY = -1


@define(eq=False)
class Told:
    """Who stands in lists, as numbers: below those of posts one post, above them several, or who is no post."""

    table: Posts
    more: list[tuple[int, ...] | str] = field(factory=list[tuple[int, ...] | str])
    """What the numbers above those of posts mean."""
    _numbers: dict[object, int] = field(factory=dict[object, int])
    _layered: dict[tuple[tuple[int, ...], ...], int] = field(factory=dict[tuple[tuple[int, ...], ...], int])

    def number(self, what: tuple[int, ...] | str | None) -> int:
        """The number of some posts, or of a text."""
        if not what:
            return NOBODY
        if isinstance(what, tuple) and len(what) == 1:
            return what[0]
        found = self._numbers.setdefault(what, len(self.more))
        if found == len(self.more):
            self.more.append(what)
        return len(self.table) + found

    def numbers(self, layers: Sequence[Sequence[Ints]]) -> Longs:
        """The numbers of posts that stand side by side: the nearest first, those of one layer by their ids."""
        columns = [column for layer in layers for column in layer]
        if len(columns) == 1:
            return columns[0].astype(np.int64)
        of, first = classes(columns)
        ends = np.cumsum([len(layer) for layer in layers]).tolist()
        starts = [0, *ends[:-1]]
        rows: list[list[int]] = np.stack([column[first] for column in columns], axis=1).tolist()
        spans = list(zip(starts, ends, strict=True))
        known = [self._number_of(tuple([tuple(row[start:end]) for start, end in spans])) for row in rows]
        found: Longs = np.array(known, dtype=np.int64)[of]
        return found

    def _number_of(self, layers: tuple[tuple[int, ...], ...]) -> int:
        found = self._layered.get(layers)
        if found is None:
            ordered = [post for layer in layers for post in (sorted(layer, key=self.table.id) if layer[1:] else layer)]
            found = self._layered[layers] = self.number(tuple(dict.fromkeys(ordered)))
        return found
