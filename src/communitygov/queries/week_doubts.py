"""What is not known where a place of a week is in doubt: looked up at one home or place of it."""

from typing import TYPE_CHECKING

import numpy as np

from communitygov.engine.row import Row
from communitygov.queries.asked import now_at
from communitygov.queries.unknowns import unknowns_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communitygov.queries.answer import Unknown
    from communitygov.queries.week_work import WeekWork


def unknowns_at(work: "WeekWork", duty: int, place: int) -> "tuple[Unknown, ...]":
    """What is not known in one place for one duty, in the first pieces of time in which it is in doubt."""
    return tuple(dict.fromkeys(_unknowns(work, duty, place)))


def _unknowns(work: "WeekWork", number: int, place: int) -> "Iterator[Unknown]":
    structure, duty = work.asker.structure, work.duties[number]
    for doubt in work.doubts[number]:
        at = np.flatnonzero(doubt.places == place)
        if len(at):
            now = now_at(structure, work.span.pieces[doubt.piece].instant)
            row = Row(now, doubt.targets.spot(now, int(doubt.rows[at[0]])), duty, work.asker.mode)
            yield from unknowns_of(structure, row.worlds())
