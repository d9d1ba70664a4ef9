"""What is said where an id or a word is none of those there are, or a span is longer than one answer."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time

from communitygov.base.called import Names, near_or_called
from communitygov.base.wording import Lang, listed, quoted, say

KIND_ZH = {
    "place": "地点",
    "zone": "片区",
    "scope": "地点或片区",
    "person": "人员",
    "organisation": "组织",
    "post": "岗位",
    "appointment": "任职",
    "team": "小组",
    "duty": "事项",
    "share": "分工",
    "shift": "班次",
    "switch": "模式切换",
    "exemption": "豁免",
    "link": "关联",
    "waiver": "免查",
    "example": "示例",
    "place, post, team or body": "地点、岗位、小组或组织",
    "post, team, body or person": "岗位、小组、组织或人员",
}
"""What kinds are called in Chinese, as in the glossary."""

SEEN_IN = {
    "place": ("structure.places", "communitygov graph PATH --of containment --to json"),
    "post": ("structure.posts", "communitygov graph PATH --of holding --to json"),
    "duty": ("structure.duties", "communitygov graph PATH --of responsibility --to json"),
}
"""Where the ids of a kind are to be seen: all in Python; in a shell all but `NOT_IN_SHELL`."""

NOT_IN_SHELL = {"place": ("布局中的户和楼层除外", ", but for the homes and floors of layouts")}
"""What the shell does not show, as nobody draws a node for each."""

MOST_WORDS = 64
"""The words of a vocabulary that are listed."""


def kind_zh(kind: str) -> str:
    """What a kind is called in Chinese; one that has no name there is followed by a blank."""
    return KIND_ZH.get(kind, f"{kind} ")


def no_such_id(kind: str, asked: str, like: Sequence[str], lang: Lang) -> str:
    """Say that nothing of a kind has an id, and which ids look like it."""
    meant, id_asked = _or(like, lang), quoted(asked, lang)
    return say(
        lang,
        zh=f"{kind_zh(kind)}中没有编号 {id_asked}。" + (f"是否指 {meant}？" if meant else ""),
        en=f"No {kind} has the id {id_asked}." + (f" Did you mean {meant}?" if meant else ""),
    )


def id_of_another(kind: str, asked: str, other: str, lang: Lang) -> str:
    """Say that an id is that of something of another kind."""
    id_asked = quoted(asked, lang)
    return say(
        lang,
        zh=f"{id_asked} 是{kind_zh(other)}，不是{kind_zh(kind)}：请给出其中一个{kind_zh(kind)}的编号。",
        en=f"{id_asked} is a {other}, and no {kind}: give the id of a {kind} in it.",
    )


def those_there_are(kind: str, some: Sequence[str], many: int | None, lang: Lang) -> str:
    """List the ids there are; of many the first few, how many, and where all are to be seen."""
    if many is None:
        return ""
    if many == 0:
        return say(lang, zh="一个也没有。", en=" There is none at all.")
    words = [quoted(word, lang) for word in some]
    if not words:
        return say(lang, zh=f"共 {many:,} 个。", en=f" There {'is' if many == 1 else 'are'} {many:,}.")
    if many <= len(words):
        every = listed(words, lang, most=many)
        return say(lang, zh=f"有 {every}。", en=f" There {'is' if many == 1 else 'are'} {every}.")
    shown = say(lang, zh="、", en=", ").join(words)
    where = ""
    if kind in SEEN_IN:
        python, shell = SEEN_IN[kind]
        but_zh, but_en = NOT_IN_SHELL.get(kind, ("", ""))
        where = say(
            lang,
            zh=f"；全部见 {python}，或用 {shell}" + (f"（{but_zh}）" if but_zh else ""),
            en=f"; all are in {python}, or shown by {shell}{but_en}",
        )
    return say(lang, zh=f"共 {many:,} 个，如 {shown}{where}。", en=f" There are {many:,}, such as {shown}{where}.")


def no_such_word(what: str, asked: str, known: Collection[str], lang: Lang, names: Names = ()) -> str:
    """Say that a word is none of those there are, list them, and those that look like it or bear it as a name."""
    words, meant = listed(dict.fromkeys(known), lang, most=MOST_WORDS), _or(near_or_called(asked, known, names), lang)
    return say(
        lang,
        zh=f"没有{what}{quoted(asked, lang)}；有 {words}" + (f"；是否指 {meant}？" if meant else ""),
        en=f"there is no {what} {quoted(asked, lang)}; there are {words}"
        + (f"; did you mean {meant}?" if meant else ""),
    )


def _or(words: Sequence[str], lang: Lang) -> str:
    return listed((quoted(word, lang) for word in words), lang, joined_by="or")


def no_span(begins: date, changes: date, ends: date, lang: Lang) -> str:
    """Say that places change within a span, when, and in which two questions to ask instead."""
    first, change, last = map(moment, (begins, changes, ends))
    return say(
        lang,
        zh=f"从 {first} 到 {last} 不能一次查完：{change} 有地点设立、撤销或改属，所查的地点前后不同。"
        f"请先查从 {first} 到 {change}，再查从 {change} 到 {last}"
        "（在 Python 中为后一段另建 build(register, at=...)）。",
        en=f"The time from {first} until {last} cannot be covered at once: at {change} places change (some begin, end,"
        f" or lie elsewhere), and what is counted is no longer the same. Ask from {first} until {change}, and then from"
        f" {change} until {last} (in Python of a structure built for then: build(register, at=...)).",
    )


def moment(of: date) -> str:
    """A date or an instant as it is typed; midnight is the date."""
    if not isinstance(of, datetime) or of.time() == time():
        return of.isoformat()[:10]
    return of.isoformat(timespec="minutes") if of.second == of.microsecond == 0 else of.isoformat()
