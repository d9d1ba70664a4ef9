"""Coverage over a span: the engine's sums are those of asking at every instant at which something changes."""

from collections.abc import Callable
from random import Random

import pytest
from tests.oracle.compare import LEVELS
from tests.oracle.generator import ASKED_MODES, register
from tests.oracle.recurring import recurring
from tests.oracle.spans import coverage_over, differing_over_weeks, engine_over

from communitygov.model.register import Register

SPANS = (
    ("2020-02-10T05:00", "2020-02-10T23:30"),
    ("2020-02-10", "2020-02-11"),
    ("2020-02-09T20:00", "2020-02-11"),
    ("2020-02-14T12:00", "2020-02-16"),
)


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_over_a_span_the_counts_are_pairs_times_time(start: int) -> None:
    """Over a span in which containment does not change, the engine's counts are those of every slice of it, summed."""
    import communitygov

    compared = 0
    for seed in range(start, start + 100):
        drawn, random = register(seed), Random(f"span {seed}")
        (at, until), level, mode = (
            random.choice(SPANS),
            random.choice(LEVELS),
            random.choice((None, None, *ASKED_MODES)),
        )
        try:
            engine = engine_over(drawn, ["d-1"], level, mode, at, until)
        except communitygov.OutsideWindow:
            continue
        assert engine == coverage_over(drawn, ["d-1"], level, mode, at, until), (seed, level, mode, at, until)
        compared += 1
    assert compared > 50


WEEKS = 144
A_TEST = 24


@pytest.mark.parametrize("start", range(0, WEEKS, A_TEST))
def test_over_weeks_in_which_rows_come_back_the_counts_are_those_of_every_slice(start: int) -> None:
    """Weekly rows and shifts, nights, calendars that end, modes in turn, ids given twice, rows for each place."""
    assert [] == [(seed, found) for seed in range(start, start + A_TEST) if (found := differing_over_weeks(seed))]


def test_what_comes_back_is_drawn() -> None:
    """Among the spans of the ordinary run there are all those things."""
    drawn = [recurring(seed)[0] for seed in range(WEEKS)]

    def some(what: Callable[[Register], bool]) -> bool:
        return sum(map(what, drawn)) >= 4

    assert some(lambda of: of.calendar is not None and of.calendar.years == (2020,))
    assert some(lambda of: of.calendar is None)
    assert some(lambda of: len({switch.mode for switch in of.switches}) > 1)
    assert some(lambda of: len({link.modes for link in of.links}) > 1)
    assert some(lambda of: len(of.exemptions) > 1)
    assert some(lambda of: any(row.holder.kind == "unknown" for row in of.appointments))
    assert some(lambda of: any(row.post == "z-g1" and None in (row.since, row.until) for row in of.appointments))
    assert some(lambda of: any(len({row.id for row in rows}) < len(rows) for rows in (of.people, of.shifts)))
    assert some(lambda of: any(shift.days.kind == "workdays" for shift in of.shifts))
