"""Layouts of a table of their own, put to the places they are of."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from communitygov.base.alike import numbers
from communitygov.base.coded import NOT_STATED, Coded
from communitygov.base.findings import Saying
from communitygov.base.positions import Position
from communitygov.base.texts import Offsets, TextIndex, Texts
from communitygov.io import table_sayings
from communitygov.io.echo import shown
from communitygov.io.table_chained import texts_of
from communitygov.io.table_columns import stated
from communitygov.io.table_rows import MOST_UNREAD
from communitygov.io.unread import Unread
from communitygov.model.table import Table

if TYPE_CHECKING:
    from communitygov.io.rows import Joined


def with_layouts(
    joined: "Joined", places: Table[Any], layouts: Table[Any], at: Callable[[int], Position]
) -> Table[Any]:
    """The places with their layouts; of a place that states one, or how many homes it has, the row is refused."""
    if not len(layouts) or "layout" not in layouts.columns:
        return places
    named = texts_of(layouts.columns["id"])
    ids = texts_of(places.columns["id"]) if "id" in places.columns else Texts.of(())
    target = TextIndex.of(ids).find_all(named)

    def refuse(saying: Saying, rows: Offsets) -> None:
        from communitygov.io.table_joined import tell

        said = (saying.finding(at(row), subject=f"place:{named[row]}", id=shown(named[row])) for row in numbers(rows))
        tell(joined, len(rows), said)
        joined.unread += [Unread(at(row), named[row], section="places") for row in numbers(rows[:MOST_UNREAD])]

    nowhere = np.flatnonzero(target < 0)
    refuse(table_sayings.LAYOUT_NOWHERE, nowhere[~_left_out(joined, named, nowhere)])
    rows: Offsets = np.flatnonzero(target >= 0)
    again = np.ones(len(rows), dtype=np.bool_)
    again[np.unique(target[rows], return_index=True)[1]] = False
    both = np.zeros(len(rows), dtype=np.bool_)
    if "layout" in places.columns:
        again |= stated(places.columns["layout"])[target[rows]]
    if "households" in places.columns:
        both |= stated(places.columns["households"])[target[rows]]
    refuse(table_sayings.LAYOUT_TWICE, rows[again])
    refuse(table_sayings.LAYOUT_AND_NUMBER, rows[both])
    rows = rows[~(again | both)]
    return _put(places, layouts.columns["layout"], rows, target)


def _left_out(joined: "Joined", named: Texts, rows: Offsets) -> NDArray[np.bool_]:
    """Which of some rows may name a place that was given and not read, of which it is told what is wrong with it."""
    unread = [each for each in joined.unread if each.section in ("places", "")] if len(rows) else []
    if any(each.names is None for each in unread):
        return np.ones(len(rows), dtype=np.bool_)
    names = {name for each in unread for name in ((each.own,) if each.own else each.names or ())}
    return TextIndex.of(Texts.of(names)).find_all(named.take(rows)) >= 0


def _put(places: Table[Any], new: Any, rows: Offsets, target: Offsets) -> Table[Any]:
    old, codes, values = places.columns.get("layout"), np.full(len(places), NOT_STATED, dtype=np.int32), ()
    if isinstance(old, Coded):
        codes, values = old.codes.copy(), tuple(old.values)
    codes[target[rows]] = new.codes[rows] + np.int32(len(values))
    laid: Coded[Any] = Coded(codes, (*values, *new.values))
    return Table(places.make, {**places.columns, "layout": laid}, len(places))
