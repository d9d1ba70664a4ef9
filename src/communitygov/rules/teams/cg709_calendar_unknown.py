"""CG709: a shift asks for working days of a year the calendar does not state."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import numpy as np

from communitygov.base.coded import NOT_STATED
from communitygov.base.findings import Words
from communitygov.base.time import MINUTES_A_DAY
from communitygov.model.columns import Periods, coded
from communitygov.model.hours import Hours
from communitygov.model.noun import Row
from communitygov.rules.answers.week import span
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.spans import touch, touches
from communitygov.rules.wording import ids

WORKDAYS = "workdays"
SECTIONS = {"shift": "shifts", "duty": "duties"}
NAMES = {"shift": "班次", "duty": "事项"}
Stated = tuple[Hours, ...] | str | None
"""Hours as they are stated; a word where nobody knows them."""


@rule(
    code="CG709",
    slug="calendar-unknown",
    severity="note",
    title=Words("工作日所在年份日历没有写", "working days of a year the calendar does not state"),
    why=Words(
        "调休每年由通知定；日历没有这一年，某日是否上班就不知道，凡靠这个班次的回答都成了“不知是谁”。",
        "Which days are worked is announced each year. Without that year nobody knows whether a day is one, and every"
        " answer that rests on the shift is 'unknown which'.",
    ),
    says=Words(
        "{what} 按工作日，而日历没有写 {years} 年",
        "{what} is on working days, and the calendar does not state {years}",
    ),
    do=Words(
        "在 calendar 的 years 写上这一年，并列出 holidays 和 workdays",
        "add the year to years of the calendar, with its holidays and make-up workdays",
    ),
    source="communitygov: in a year the calendar does not state, working days are not known",
    bad="""
        community C
        shift office 09:00-17:00 on workdays
        post clerk community_worker at C held by P1 on office
        duty open
        post:clerk leads open
    """,
    good="""
        community C
        shift office 09:00-17:00 on mon and tue and wed and thu and fri
        post clerk community_worker at C held by P1 on office
        duty open
        post:clerk leads open
    """,
    implies=("CG507", "CG508"),
)
def calendar_unknown(look: Look) -> Iterator[Remark]:
    """Shifts in use, and duties, whose working days of the week that is judged lie in years that are not stated."""
    in_use = _in_use(look)
    for row, shift in enumerate(look.register.shifts):
        if shift.id in in_use and shift.days.kind == WORKDAYS:
            yield from _remarks("shift", shift.id, row, _not_stated(look, shift, shift.hours))
    for row, duty in enumerate(look.register.duties):
        stated = ((duty.days, duty.hours), *((each.days, each.hours) for each in duty.answered_at))
        asked = [hours for days, hours in stated if days is not None and days.kind == WORKDAYS]
        yield from _remarks("duty", duty.id, row, {year for hours in asked for year in _not_stated(look, duty, hours)})


def _remarks(kind: str, identity: str, row: int, years: Iterable[int]) -> Iterator[Remark]:
    told = ids(sorted(years))
    if told.en:
        yield Remark(
            subject=f"{kind}:{identity}",
            where=(SECTIONS[kind], row, ("id",)),
            fields={"what": Words(f"{NAMES[kind]} {identity}", identity), "years": told},
        )


def _in_use(look: Look) -> frozenset[str]:
    """The shifts that something names which is there at some time of the week."""
    register, (start, end) = look.register, span(look)
    sections = (register.posts, register.appointments, register.shares)
    named: set[str | None] = {shift for rows in sections for shift in _named_in(rows, start, end)}
    named |= {seat.shift for team in register.teams if touches(team, start, end) for seat in team.seats.values()}
    return frozenset(shift for shift in named if shift is not None)


def _named_in(rows: Sequence[Row], start: datetime, end: datetime) -> Iterator[str]:
    """The shifts that rows name which are in force at some time of a span; each shift and period is looked at once."""
    shifts = coded(rows, "shift")
    if shifts.values:
        periods = Periods.of(rows)
        there = np.array([touch(period, start, end) for period in periods.values], dtype=np.bool_)[periods.codes]
        met = np.unique(shifts.codes[there]).tolist()
        yield from (shifts.values[code] for code in met if code != NOT_STATED)


def _not_stated(look: Look, row: Row, hours: Stated) -> set[int]:
    """The years that the calendar does not state, of the days on which hours of the week begin."""
    start, end = span(look)
    known = () if look.register.calendar is None else look.register.calendar.years
    first = start - timedelta(days=1) if _past_midnight(hours) else start
    years = {first.year, (end - timedelta(minutes=1)).year} if touches(row, start, end) else set[int]()
    return years - {*known}


def _past_midnight(hours: Stated) -> bool:
    """Whether hours of one day go on into the next."""
    return not isinstance(hours, str) and any(each.start + each.length > MINUTES_A_DAY for each in hours or ())
