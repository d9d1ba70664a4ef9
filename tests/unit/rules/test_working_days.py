"""The rule about shifts on working days that no calendar knows (CG709)."""

import pytest
from tests.unit.rules.teams_drawn import AT, of, silent

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build


@pytest.mark.parametrize(
    ("years", "at", "lacks"),
    [
        ("[2026]", AT, ""),
        ("[2025, 2027]", AT, "2026"),
        ("[2026]", "2027-03-02T10:00", "2027"),
        ("[]", AT, "2026"),
        ("[2026]", "2026-12-28", "2027"),
        ("[2026]", "2026-12-25", ""),
        ("[2027]", "2026-12-28", "2026"),
        ("[]", "2026-12-28", "2026 and 2027"),
        ("[2027]", "2027-01-01", ""),
    ],
)
def test_every_year_of_the_week_counts(years, at, lacks):
    """
    The calendar states the years of the week judged, or working days are not known; at a bare date as well.
    """
    text = f"communitygov: 1\ncalendar: {{years: {years}}}\nplaces: [{{id: C, level: community}}]\n"
    text += "shifts:\n  - {id: s, hours: 09:00-17:00, days: workdays}\n  - {id: d, hours: 09:00-17:00}\n"
    text += (
        "posts:\n  - {id: a, kind: secretary, serves: C, shift: s}\n  - {id: b, kind: secretary, serves: C, shift: d}\n"
    )

    found = check(build(loads(text), at=at), at=at, select=["CG709"])

    said = [(each.subject, each.message.rpartition("does not state ")[2]) for each in found]
    assert ([("shift:s", lacks)] if lacks else []) == said


def test_hours_past_midnight_ask_for_the_day_before():
    """
    On the first of January a night that began in the old year is still on.
    """
    text = "communitygov: 1\ncalendar: {years: [2027]}\nplaces: [{id: C, level: community}]\n"
    text += "shifts: [{id: s, hours: 20:00-08:00, days: workdays}]\n"
    text += "posts: [{id: a, kind: secretary, serves: C, shift: s}]\n"

    (finding,) = check(build(loads(text), at="2027-01-01"), at="2027-01-01", select=["CG709"])

    assert "班次 s 按工作日，而日历没有写 2026 年" == finding.sentence("zh")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("post a secretary at C on s held by P1", True),
        ("post a secretary at C held by P1 on s", True),
        ("post a secretary at C on s until 2026-03-01", False),
        ("post a secretary at C on s from 2026-03-04", True),
        ("post a secretary at C on s from 2026-03-09", False),
        ("team t at C\n  seat x held by P1 on s leads", True),
        ("team t until 2026-01-01 at C\n  seat x held by P1 on s leads", False),
        ("post a secretary at C\nduty open\na leads open, on s", True),
        ("post a secretary at C", False),
    ],
)
def test_a_shift_that_nothing_uses_asks_for_nothing(row, told):
    """
    A shift counts where a post, an appointment, a seat or a share of the week names it.
    """
    assert told is not silent(f"community C\nshift s 09:00-17:00 on workdays\n{row}", "CG709")


@pytest.mark.parametrize("duty", ["{days: workdays}", "{answered_at: [{level: grid, days: workdays}]}"])
def test_a_duty_on_working_days_asks_for_them_too(duty):
    """
    When it asks, or how near it must be answered, is not known without the calendar.
    """
    (only,) = of(f"community C\nduty open {duty}", "CG709")

    assert ("duty:open", "open is on working days, and the calendar does not state 2026") == only


def test_a_shift_that_is_over_asks_for_nothing():
    """
    Its working days are past.
    """
    assert silent("community C\nshift s 09:00-17:00 on workdays until 2026-01-01\npost a secretary at C on s", "CG709")
