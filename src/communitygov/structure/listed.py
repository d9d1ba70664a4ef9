"""Posts written one by one of which many say the same: they are listed as one family, their ids and rows as columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import field, frozen

from communitygov.base.alike import Codes, combined
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import coded, texts
from communitygov.structure.appointed import numbers_of
from communitygov.structure.lasting import Lasting
from communitygov.structure.made_found import made_numbers

if TYPE_CHECKING:
    from communitygov.base.coded import Coded
    from communitygov.model.post import Post
    from communitygov.structure.made import Families
    from communitygov.structure.places import Ints, Longs, Tree

FEWEST = 64
"""Of fewer posts that say the same each is a family of its own."""

SAID: dict[str, object] = {
    "kind": None,
    "within": None,
    "organisation": None,
    "seats": 1,
    "together": False,
    "shift": None,
    "status": "established",
    "since": None,
    "until": None,
    "through": None,
    "made_up": False,
}
"""What posts of one family agree in, with what is meant where it is not stated; besides, each has its own id."""


@frozen(eq=False)
class Many:
    """The posts written one by one: those that are listed, by family, and those to be looked at by themselves."""

    posts: "Sequence[Post]"
    written: "Longs"
    """Their rows."""
    one_by_one: list[int]
    families: "tuple[Longs, ...]" = ()
    """Those of each family, as numbers among the rows."""
    twice: tuple[int, ...] = ()
    """Rows with the id of one that is listed."""
    index: TextIndex = field(factory=lambda: TextIndex.of(Texts.of(())))
    """Their ids; none where there are few."""

    @classmethod
    def of(
        cls,
        posts: "Sequence[Post]",
        seats: Mapping[str, int],
        made: "Families",
        gone: "Mapping[int, int]",
        tree: "Tree",
    ) -> "Many":
        """List the posts with ids of their own: that are none of a seat, and of no made post that is there."""
        written: Longs = np.flatnonzero(coded(posts, "for_each").codes < 0)
        if len(written) < FEWEST:
            return cls(posts, written, written.tolist())
        ids = texts(posts, "id") if len(written) == len(posts) else texts(posts, "id").take(written)
        index, again = TextIndex.with_again(ids)
        meant = made_numbers(made, ids, tree)
        alone = (numbers_of(seats, ids) < 0) & ((meant < 0) | np.isin(meant, list(gone)))
        alone[again] = False
        plain: Longs = np.flatnonzero(alone)
        groups = [plain[group] for group in _alike(posts, written[plain])]
        listed = np.zeros(len(ids), dtype=np.bool_)
        for group in groups:
            listed[group] = True
        twice = again[listed[index.find_all(ids.take(again))]]
        lone = ~listed
        lone[twice] = False
        return cls(
            posts=posts,
            written=written,
            one_by_one=written[lone].tolist(),
            families=tuple(groups),
            twice=tuple(written[twice].tolist()),
            index=index,
        )


def _alike(posts: "Sequence[Post]", rows: "Longs") -> Iterator["Longs"]:
    """The posts that say the same, where there are many of them; as numbers among the rows, in order."""
    parts: list[tuple[Codes, int]] = []
    for name, default in SAID.items():
        column: Coded[Any] = coded(posts, name)
        if len(column.values):
            said = [*(-1 if value == default else code for code, value in enumerate(column.values)), -1]
            parts.append((np.array(said, dtype=np.int32)[column.codes[rows]], len(column.values)))
    codes, _ = combined(parts, len(rows))
    narrow = codes.astype(np.uint16) if len(codes) and int(codes.max()) < 1 << 16 else codes  # which is sorted sooner
    order: Longs = np.argsort(narrow, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(codes))[:-1]) if len(rows) else []
    yield from sorted((group for group in groups if len(group) >= FEWEST), key=lambda group: int(group[0]))


@frozen(eq=False, repr=False, getstate_setstate=False)
class Singles(Lasting, Mapping[str, int]):
    """The numbers of posts that stand alone, by id: few in a mapping, and those that are listed by an index."""

    few: Mapping[str, int]
    index: TextIndex = field(factory=lambda: TextIndex.of(Texts.of(())))
    number: "Ints" = field(factory=lambda: np.zeros(0, dtype=np.int64))
    """The number of each post of the index; -1 for one that is not listed."""

    def __getitem__(self, identity: str) -> int:
        few = self.few.get(identity)
        if few is not None:
            return few
        at = self.index.find(identity)
        if at < 0 or self.number[at] < 0:
            raise KeyError(identity)
        return int(self.number[at])

    def numbers(self, asked: Texts) -> "Longs":
        """The number of each of some ids; -1 for one that none has."""
        found: Longs = np.append(self.number, -1)[self.index.find_all(asked)]  # -1 is the last: none
        left = np.flatnonzero(found < 0)
        found[left] = numbers_of(self.few, asked.take(left))
        return found

    def every_number(self) -> list[int]:
        """The numbers of all of them, in the order of the ids."""
        return [*self.few.values(), *map(int, self.number[self._listed()])]

    def _listed(self) -> "Longs":
        """Where in the index those that are listed stand, in the order of their numbers."""
        listed = np.flatnonzero(self.number >= 0)
        return listed[np.argsort(self.number[listed])]

    def __iter__(self) -> Iterator[str]:
        yield from self.few
        yield from self.index.texts.take(self._listed())

    def __len__(self) -> int:
        return len(self.few) + int(np.count_nonzero(self.number >= 0))
