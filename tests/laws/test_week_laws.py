"""A week asks a duty once of pieces of time in which it comes to the same: it must say what asking in each says."""

from collections.abc import Sequence
from random import Random
from typing import Any

import numpy as np
import pytest
from tests.oracle.generator import ASKED_MODES, register
from tests.oracle.recurring import recurring

from communitygov.base.errors import OutsideWindow
from communitygov.model.duty import Duty
from communitygov.model.register import Register
from communitygov.queries.hours_met import HoursMet, Times
from communitygov.queries.pieces import Piece
from communitygov.queries.week import week
from communitygov.structure.build import build

SPANS = (("2020-02-10", "2020-02-12"), ("2020-02-09T20:00", "2020-02-11"), ("2020-02-14T12:00", "2020-02-16"))


def every_piece(self: HoursMet, duty: Duty, pieces: Sequence[Piece]) -> Times:
    """Ask in each piece."""
    del self, duty
    numbers = range(len(pieces))
    return Times(tuple(numbers), dict(zip(numbers, numbers, strict=True)), tuple(piece.factor for piece in pieces))


def told(register: Register, at: str, **asked: Any) -> tuple[Any, ...]:
    """Tell a week of a structure built anew, rows, names and columns."""
    found = week(build(register, at=at), at=at, **asked)
    cells = found.cells
    each = (cells.pairs, cells.pattern, cells.spent, cells.clock, cells.edges, cells.states)
    return found, dict(found.names), *(np.asarray(column).tolist() for column in each)


def compare(register: Register, at: str, **asked: Any) -> bool:
    """Compare a week with one asked in every piece; whether it had fewer to ask in."""
    fewer: list[bool] = []
    times = HoursMet.times

    def noted(self: HoursMet, duty: Duty, pieces: Sequence[Piece]) -> Times:
        found = times(self, duty, pieces)
        fewer.append(len(found.first) < len(pieces))
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HoursMet, "times", noted)
        found = told(register, at, **asked)
        patch.setattr(HoursMet, "times", every_piece)
        assert found == told(register, at, **asked)
    return any(fewer)


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_what_is_asked_once_is_what_every_piece_says(start: int) -> None:
    """
    In communities with layouts, zones, teams, posts held ex officio and unknowns; some are asked less often.
    """
    fewer = 0
    for seed in range(start, start + 30):
        random, drawn = Random(seed), register(seed)
        at, until = random.choice(SPANS)
        asked = {"by": random.choice(("grid", "building")), "level": random.choice((None, "household", "grid"))}
        try:
            fewer += compare(drawn, at, until=until, mode=random.choice((None, *ASKED_MODES)), **asked)
        except OutsideWindow:
            continue
    assert fewer > 5


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_over_weeks_in_which_rows_come_back(start: int) -> None:
    """
    Rows that begin and end, nights over midnight, calendars that end with the year, modes in turn.
    """
    fewer = 0
    for seed in range(start, start + 20):
        drawn, _, mode, at, until = recurring(seed)
        fewer += compare(drawn, at, until=until, mode=mode, by="grid")
    assert fewer > 2
