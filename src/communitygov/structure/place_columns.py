"""What is read of the places that are there: one code path for nouns and for tables."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from communitygov.base.coded import Coded
from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import Periods, coded, coded_values, texts
from communitygov.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.model.count import Count
    from communitygov.model.place import Layout, Place

Ints = NDArray[np.integer[Any]]


@frozen(eq=False)
class PlaceColumns:
    """The places in force, each id once, in the order written: a row for each."""

    places: "Sequence[Place]"
    rows: Ints
    """The row of each in the register."""
    twice: Ints
    """Rows of the register with the id of an earlier one in force."""
    index: TextIndex
    within: Texts
    """The ids of its parents, one blank between two of them."""
    level: Coded[str]
    also: Coded[str]
    site: Coded[str]
    shape: Ints
    """``(places, 3)``: entrances, floors and homes of its layout; 0 where it has none."""
    serves_as: Coded[str]
    """What the entrances of its layout serve as."""
    exact: Ints
    """Its exact households; -1 where none are stated."""

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, written: "Sequence[Place]", at: datetime | None) -> "PlaceColumns":
        """Read the places in force at an instant; all of them where there is none."""
        rows: Ints = np.flatnonzero(Periods.of(written).in_force(at))
        ids = _texts(texts(written, "id"), rows)
        index, again = TextIndex.with_again(ids)
        twice = rows[again]
        if len(again):
            kept = np.delete(np.arange(len(rows)), again)
            rows, index = rows[kept], TextIndex.of(ids.take(kept))
        layout, homes = _layouts(written), coded(written, "households")
        shapes = np.array([*(shape[:3] for shape in layout.values), (0, 0, 0)], dtype=np.int32)
        serves_as = coded_values((*(shape[3] for shape in layout.values), None))
        exact = np.array([*(_number(count) for count in homes.values), -1], dtype=np.int64)
        shape = _some(layout.codes, rows)  # -1 is the last, which is none
        return cls(
            places=_places(written, rows),
            rows=rows,
            twice=twice,
            index=index,
            within=_texts(texts(written, "within", " ".join), rows),
            level=_coded(coded(written, "level"), rows),
            also=_coded(coded(written, "also"), rows),
            site=_coded(coded(written, "site"), rows),
            shape=shapes[shape],
            serves_as=Coded(serves_as.codes[shape], serves_as.values),
            exact=exact[_some(homes.codes, rows)],
        )


Shape = tuple[int, int, int, str | None]
"""Entrances, floors, homes, and what each entrance serves as."""


def _layouts(written: "Sequence[Place]") -> Coded[Shape]:
    """The layout of each place; of nouns by its numbers, for a noun is slow to look up."""
    if not isinstance(written, Table):
        return coded_values(None if place.layout is None else _shape(place.layout) for place in written)
    found: Coded[Layout] = coded(written, "layout")
    return Coded(found.codes, tuple(map(_shape, found.values)))


def _shape(layout: "Layout") -> Shape:
    return layout.entrances, layout.floors, layout.homes, layout.also


def _number(count: "Count") -> int:
    return -1 if count.exact is None else count.exact


def _some(column: Ints, rows: Ints) -> Ints:
    return column if len(rows) == len(column) else column[rows]


def _coded(column: Coded[str], rows: Ints) -> Coded[str]:
    return Coded(_some(column.codes, rows).astype(np.int32), column.values)


def _texts(column: Texts, rows: Ints) -> Texts:
    return column if len(rows) == len(column) else column.take(rows)


def _places(written: "Sequence[Place]", rows: Ints) -> "Sequence[Place]":
    if len(rows) == len(written):
        return written
    if isinstance(written, Table):
        table: Table[Place] = written
        return table.take(rows)
    return tuple(written[row] for row in map(int, rows))
