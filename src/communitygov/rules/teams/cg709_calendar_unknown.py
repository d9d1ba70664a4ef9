"""CG709: a shift asks for working days of a year the calendar does not state."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


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
        "班次 {shift} 按工作日，而日历没有写 {year} 年",
        "{shift} is on working days, and the calendar does not state {year}",
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
    """Shifts in force on working days, where the calendar does not state the year of the instant."""
    year = look.at.at.year
    calendar = look.register.calendar
    if calendar is not None and year in calendar.years:
        return
    for row, shift in look.rows("shifts"):
        if shift.days.kind == "workdays":
            yield Remark(
                subject=f"shift:{shift.id}", where=("shifts", row, ("id",)), fields={"shift": shift.id, "year": year}
            )
