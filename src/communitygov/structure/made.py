"""Rows written once for every place: families of posts and teams, with ids from the places' ids."""

from collections.abc import Iterable

import numpy as np
from attrs import frozen

from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Ints, Tree


def dashed(place: str) -> str:
    """A place's id as it stands in the id of a made row."""
    return place.replace("/", "-")


@frozen(eq=False, repr=False, getstate_setstate=False)
class Family(Lasting):
    """The rows made from one row, or the one row itself.

    ``rows`` are the places they are made for, in order; None for a row that stands alone.
    """

    prefix: str
    suffix: str
    first: int
    """Number of the first of them among all posts (or teams)."""
    rows: Ints | None

    @property
    def size(self) -> int:
        """How many rows there are."""
        return 1 if self.rows is None else len(self.rows)

    @property
    def places(self) -> list[int]:
        """The places they are made for."""
        return [] if self.rows is None else [int(row) for row in self.rows]

    def id(self, number: int, tree: Tree) -> str:
        """The id of one of them, by its number among all."""
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
        return _spellings(text[len(self.prefix) + 1 : len(text) - len(self.suffix)])

    def made_for(self, place: str, tree: Tree) -> int | None:
        """The number among all of the row made for a place."""
        spot = tree.find(place)
        return None if spot is None or spot.virtual is not None else self.at(spot.row)

    def at(self, row: int) -> int | None:
        """The number among all of the row made for a place's row."""
        if self.rows is None:
            return None
        at = int(np.searchsorted(self.rows, row))
        return self.first + at if at < len(self.rows) and int(self.rows[at]) == row else None


def found_in(made: Iterable[Family], text: str, tree: Tree) -> int | None:
    """The number among all of the row with an id, in any of some families."""
    return next((number for family in made if (number := family.find(text, tree)) is not None), None)


def _spellings(text: str) -> list[str]:
    """The place ids that come out as this text when / is written as -; plain ones first."""
    parts = text.split("-")
    cuts = range(len(parts), max(len(parts) - 4, 0), -1)
    return ["/".join(("-".join(parts[:cut]), *parts[cut:])) for cut in cuts]
