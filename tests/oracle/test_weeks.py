"""The week: hours, gaps and pairs × hours are those of asking one at a time in every slice of it."""

from random import Random

import pytest
from tests.oracle.compare import LEVELS
from tests.oracle.generator import ASKED_MODES, register
from tests.oracle.recurring import recurring
from tests.oracle.weeks import differing

import communitygov

SPANS = (
    ("2020-02-10T05:00", "2020-02-10T23:30"),
    ("2020-02-10", "2020-02-11"),
    ("2020-02-09T20:00", "2020-02-11"),
    ("2020-02-14T12:00", "2020-02-16"),
)
A_TEST = 20


@pytest.mark.parametrize("start", range(0, 60, A_TEST))
def test_every_place_and_duty_is_as_it_is_one_at_a_time(start: int) -> None:
    """In communities with layouts, zones, sites, several parents, unknowns: by grid, and by what lies further in."""
    compared = 0
    for seed in range(start, start + A_TEST):
        drawn, random = register(seed), Random(f"week {seed}")
        at, until = random.choice(SPANS)
        by, level = random.choice(("grid", "building")), random.choice(LEVELS)
        mode = random.choice((None, None, *ASKED_MODES))
        try:
            assert [] == differing(drawn, by, level, mode, at, until), (seed, by, level, mode, at, until)
        except communitygov.OutsideWindow:
            continue
        compared += 1
    assert compared > A_TEST // 2


@pytest.mark.parametrize("start", range(0, 48, A_TEST // 2))
def test_over_weeks_in_which_rows_come_back(start: int) -> None:
    """Weekly rows and shifts, nights over midnight, calendars that end with the year, modes in turn."""
    for seed in range(start, start + A_TEST // 2):
        drawn, _, mode, at, until = recurring(seed)
        assert [] == differing(drawn, "grid", "grid", mode, at, until), seed
