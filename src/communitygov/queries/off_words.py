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
    """A shift, under its name and id, with its hours and days, and when its carrier is on next."""
    return shift_told(off, shift, lang) + next_told(off, lang)


def shift_told(off: OffShift, shift: str, lang: Lang) -> str:
    """A shift, under its name and id, with its hours and days."""
    hours = say(lang, zh="、", en=" and ").join(off.hours) or say(lang, zh="时间不详", en="hours unknown")
    bare = shift == off.shift.id
    name = say(lang, zh=f"班次 {shift}", en=f"shift {shift}") if bare else shift
    return say(lang, zh="，", en=", ").join([name, " ".join(filter(None, (hours, _days(off.days, lang))))])


def next_told(off: OffShift, lang: Lang) -> str:
    """When somebody is on next for a carrier, to be put behind its shifts; nothing where that is not known."""
    if off.next_on is None:
        return ""
    then = off.next_on.replace("T", " ")
    return say(lang, zh=f"，下次 {then}", en=f", next on {then}")


def _days(days: str | tuple[str, ...], lang: Lang) -> str:
    if isinstance(days, str):
        return say(lang, zh="工作日", en="on working days") if days == "workdays" else ""
    if not set(days) <= set(WEEKDAY):
        return say(lang, zh="指定日期", en="on given dates")
    zh, en = ([WEEKDAY[day][at] for day in days] for at in (0, 1))
    return say(lang, zh="、".join(zh), en="on " + ", ".join(en))
