"""Rows written once for every place: families of posts and teams, with ids from the places' ids."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from communitygov.base.texts import Texts
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Ints, Tree

if TYPE_CHECKING:
    from communitygov.model.post import Post


def dashed(place: str) -> str:
    """A place's id as it stands in the id of a made row."""
    return place.replace("/", "-")


@frozen(eq=False, repr=False, getstate_setstate=False)
class Listed(Lasting):
    """Posts written one by one that say the same."""

    posts: "Sequence[Post]"
    """The posts of the register."""
    rows: Ints
    """The row of each."""
    ids: Texts
    """The ids of all posts that are listed, and of others."""
    at: Ints | range
    """Where theirs stand."""

    def id(self, number: int) -> str:
        """The id of one of them."""
        return self.ids[int(self.at[number])]

    def ids_of(self, numbers: Ints) -> Texts:
        """The ids of many of them."""
        at = self.at
        return self.ids.take(at.start + numbers * at.step if isinstance(at, range) else at[numbers])

    def post(self, number: int) -> "Post":
        """One of them, made of what is written."""
        return self.posts[int(self.rows[number])]


@frozen(eq=False, repr=False, getstate_setstate=False)
class Family(Lasting):
    """The rows made from one row, the one row itself, or rows that say the same.

    ``rows`` are the places they are made for, in order; None for rows that stand alone.
    """

    prefix: str
    suffix: str
    first: int
    """Number of the first of them among all posts (or teams)."""
    rows: Ints | None
    listed: Listed | None = None

    @property
    def size(self) -> int:
        """How many rows there are."""
        if self.listed is not None:
            return len(self.listed.rows)
        return 1 if self.rows is None else len(self.rows)

    @property
    def places(self) -> list[int]:
        """The places they are made for."""
        return [] if self.rows is None else [int(row) for row in self.rows]

    def id(self, number: int, tree: Tree) -> str:
        """The id of one of them, by its number among all."""
        if self.listed is not None:
            return self.listed.id(number - self.first)
        if self.rows is None:
            return self.prefix + self.suffix
        return f"{self.prefix}-{dashed(tree.id(int(self.rows[number - self.first])))}{self.suffix}"

    def find(self, text: str, tree: Tree) -> int | None:
        """The number among all of the row with an id; None when it is none of these."""
        if self.rows is None:
            return self.first if text == self.prefix + self.suffix else None
        return next((n for place in self.meant(text) if (n := self.made_for(place, tree)) is not None), None)

    def meant(self, text: str) -> list[str]:
        """The places that an id may be the one of the row made for; none where no made row has such an id."""
        if self.rows is None or not (text.startswith(self.prefix + "-") and text.endswith(self.suffix)):
            return []
        return spellings(text[len(self.prefix) + 1 : len(text) - len(self.suffix)])

    def made_for(self, place: str, tree: Tree) -> int | None:
        """The number among all of the row made for a place."""
        spot = tree.find(place)
        return None if spot is None or spot.virtual is not None else self.at(spot.row)

    def at(self, row: int) -> int | None:
        """The number among all of the row made for a place's row."""
        if self.rows is None:
            return None
        at = int(np.searchsorted(self.rows, self.rows.dtype.type(row)))  # of another type the whole array is copied
        return self.first + at if at < len(self.rows) and int(self.rows[at]) == row else None


@frozen(eq=False, repr=False, getstate_setstate=False)
class Families(Lasting):
    """The families written for each place, found by the text that ids made from them begin and end with."""

    made: tuple[Family, ...] = ()
    _by_ends: Mapping[tuple[str, str], tuple[int, ...]] = field(init=False)
    """Numbers of families by prefix and suffix."""
    _prefixes: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        by_ends: dict[tuple[str, str], list[int]] = {}
        for number, family in enumerate(self.made):
            by_ends.setdefault((family.prefix, family.suffix), []).append(number)
        object.__setattr__(self, "_by_ends", {ends: tuple(numbers) for ends, numbers in by_ends.items()})
        object.__setattr__(self, "_prefixes", frozenset(prefix for prefix, _ in by_ends))
        super().__attrs_post_init__()

    def __len__(self) -> int:
        return len(self.made)

    def like(self, text: str) -> Iterator[Family]:
        """The families from which a row with an id may be made, in their order."""
        ends = ((text[:at], ends) for at in _dashes(text) if text[:at] in self._prefixes for ends in _endings(text, at))
        found = [number for each in ends for number in self._by_ends.get(each, ())]
        return (self.made[number] for number in sorted(found))

    def find(self, text: str, tree: Tree) -> int | None:
        """The number among all of the row with an id; None when none has it."""
        return next((number for family in self.like(text) if (number := family.find(text, tree)) is not None), None)

    def alike(self) -> Iterator[tuple[Family, Family]]:
        """Two families, the earlier one first, that may make one id: what theirs begin and end with fits together.

        Families with the same beginning and end are left out: their rows have one id.
        """
        longer: dict[tuple[str, str], list[int]] = {}
        for number, family in enumerate(self.made):
            for ending in _endings(family.suffix):
                longer.setdefault((family.prefix, ending), []).append(number)
        pairs: set[tuple[int, int]] = set()
        for number, family in enumerate(self.made):
            starts = {family.prefix, *(family.prefix[:at] for at in _dashes(family.prefix))} & self._prefixes
            for start in starts:
                fitting = list(longer.get((start, family.suffix), ()))
                fitting += (each for end in _endings(family.suffix) for each in self._by_ends.get((start, end), ()))
                pairs.update((min(number, other), max(number, other)) for other in fitting)
        for one, other in sorted(pairs):
            first, second = self.made[one], self.made[other]
            if (first.prefix, first.suffix) != (second.prefix, second.suffix):
                yield first, second

    def meant(self, text: str) -> Iterator[str]:
        """The places that an id may be the one of a row made for."""
        return (place for family in self.like(text) for place in family.meant(text))


def _dashes(text: str) -> list[int]:
    return [at for at, sign in enumerate(text) if sign == "-"]


def _endings(text: str, after: int = -1) -> Iterator[str]:
    """What a suffix of a family may be: nothing, or the end of a text from a hyphen on."""
    yield ""
    yield from (text[at:] for at in _dashes(text) if at > after)


def spellings(text: str) -> list[str]:
    """The place ids that come out as this text when / is written as -; plain ones first."""
    parts = text.split("-")
    cuts = range(len(parts), max(len(parts) - 4, 0), -1)
    return ["/".join(("-".join(parts[:cut]), *parts[cut:])) for cut in cuts]
