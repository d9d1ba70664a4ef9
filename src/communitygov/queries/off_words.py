"""A shift that keeps somebody off, in words."""

from communitygov.base.wording import Lang, say
from communitygov.queries.answer import OffShift

WEEKDAY = {
    "mon": ("周一", "Mon"),
    "tue": ("周二", "Tue"),
    "wed": ("周三", "Wed"),
    "thu": ("周四", "Thu"),
    "fri": ("周五", "Fri"),
    "sat": ("周六", "Sat"),
    "sun": ("周日", "Sun"),
}


def off_told(off: OffShift, shift: str, lang: Lang) -> str:
    """A shift, under its name and id, with its hours and days, and when it is on next."""
    hours = say(lang, zh="、", en=" and ").join(off.hours) or say(lang, zh="时间不详", en="hours unknown")
    bare = shift == off.shift.id
    name = say(lang, zh=f"班次 {shift}", en=f"shift {shift}") if bare else shift
    said = [name, " ".join(filter(None, (hours, _days(off.days, lang))))]
    if off.next_on is not None:
        then = off.next_on.replace("T", " ")
        said.append(say(lang, zh=f"下次 {then}", en=f"next on {then}"))
    return say(lang, zh="，", en=", ").join(said)


def _days(days: str | tuple[str, ...], lang: Lang) -> str:
    if isinstance(days, str):
        return say(lang, zh="工作日", en="on working days") if days == "workdays" else ""
    if not set(days) <= set(WEEKDAY):
        return say(lang, zh="指定日期", en="on given dates")
    zh, en = ([WEEKDAY[day][at] for day in days] for at in (0, 1))
    return say(lang, zh="、".join(zh), en="on " + ", ".join(en))
