"""The page of a list of divisions: how many of each level, and those that bear a name."""

from collections.abc import Iterable, Sequence

from communitygov.base.findings import Words
from communitygov.base.wording import Lang, listed, plural, quoted
from communitygov.io.division_near import names_with
from communitygov.io.divisions import Division, Divisions
from communitygov.report.page import Column, Lines, Page, Part, Spans, Table, spans
from communitygov.report.safe import safe

WORDS: dict[str, Words] = {
    "title": Words("区划代码表", "Divisions"),
    "rows": Words("{count} 个，取自 {files}", "{count}, from {files}"),
    "level": Words("级别", "level"),
    "number": Words("个数", "number"),
    "total": Words("合计", "total"),
    "code": Words("代码", "code"),
    "name": Words("名称", "name"),
    "path": Words("所在", "lies in"),
    "nobody": Words("没有叫这个名字的", "nothing bears this name"),
    "meant": Words("；是否指 {names}？", "; did you mean {names}?"),
}
LEVELS: dict[str, Words] = {
    "province": Words("省级", "province"),
    "city": Words("地级", "city"),
    "district": Words("县级", "district"),
    "subdistrict": Words("街道", "subdistrict"),
    "town": Words("镇", "town"),
    "township": Words("乡", "township"),
    "development_zone": Words("类似乡级单位", "development_zone"),
    "community": Words("社区", "community"),
    "village": Words("村", "village"),
}
"""What each level is called; in English by its word in the vocabulary."""


def divisions_page(made: Divisions, langs: Sequence[Lang]) -> Page:
    """How many divisions of each level a list has."""
    rows = tuple((spans(_said(LEVELS[level], langs)), spans(f"{count:,}")) for level, count in made.by_level().items())
    said = WORDS["rows"].filled(
        count=f"{len(made):,}", files=Words(f"{len(made.files)} 个文件", plural(len(made.files), "file"))
    )
    title = (*spans(_said(WORDS["title"], langs), "strong"), *spans(f"  {_said(said, langs)}"))
    columns = (Column(_said(WORDS["level"], langs)), Column(_said(WORDS["number"], langs), right=True))
    foot = (spans(_said(WORDS["total"], langs)), spans(f"{len(made):,}"))
    parts: list[Part] = [Lines((title,))]
    if rows:
        parts.append(Table(columns, rows, foot))
    return Page(tuple(parts))


def named_page(name: str, made: Divisions, found: Iterable[Division], langs: Sequence[Lang]) -> Page:
    """Every division that bears a name, with what it lies in; where none does, names that have it in them."""
    rows = tuple(_row(made, each, langs) for each in found)
    if not rows:
        return Page((Lines((spans(_said(_nobody(name, made), langs), "faint"),)),))
    columns = tuple(Column(_said(WORDS[name], langs)) for name in ("code", "name", "level", "path"))
    return Page((Table(columns, rows),))


def _nobody(name: str, made: Divisions) -> Words:
    """That nothing bears a name, and what may be meant."""
    said, meant = WORDS["nobody"], [safe(each) for each in names_with(made.names, name)]
    if not meant:
        return said
    or_zh, or_en = (listed([quoted(each, lang) for each in meant], lang, joined_by="or") for lang in ("zh", "en"))
    more = WORDS["meant"].filled(names=Words(or_zh, or_en))
    return Words(said.zh + more.zh, said.en + more.en)


def named_data(name: str, made: Divisions, found: Iterable[Division]) -> dict[str, object]:
    """The same as data: ``divisions-named/1``."""
    rows = [
        {
            "code": each.code,
            "name": each.name,
            "level": each.level,
            "path": [{"code": outer.code, "name": outer.name} for outer in made.path(each.code)[:-1]],
        }
        for each in found
    ]
    return {"schema": "divisions-named/1", "asked": name, "total": len(rows), "divisions": rows}


def _row(made: Divisions, each: Division, langs: Sequence[Lang]) -> tuple[Spans, ...]:
    path = " › ".join(safe(outer.name or outer.code) for outer in made.path(each.code)[:-1])
    return (
        spans(each.code, "strong"),
        spans(safe(each.name)),
        spans(_said(LEVELS[each.level], langs)),
        spans(path, "faint"),
    )


def _said(words: Words, langs: Sequence[Lang]) -> str:
    return " ".join(dict.fromkeys(words.sentence(lang) for lang in langs))
