"""A rule is looked at when it is made, and what it says when it says it: an error names the rule and the field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from typing import Any, TypeGuard, cast

from communitygov.base.errors import BadQuestion
from communitygov.base.findings import SEVERITIES, Words
from communitygov.base.time import Instant
from communitygov.model.register import Register
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked

OURS = "CG"
_CODE = re.compile(r"[A-Z]{2,16}\d{1,6}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SECTIONS = frozenset(Register.model_fields)


class BadRemark(BadQuestion):
    """What a rule yields and is no remark: the field, and what it is instead."""


Wrong = tuple[str, Words]
"""A field, and what it is instead."""
_WORDS = Words("应为 Words(中文, 英文)", "is Words of Chinese and English")
_TEXT = Words("应为文字", "is text")


def look_at_rule(fields: Mapping[str, Any], *, ours: bool) -> None:
    """Look at the fields of a rule that is made.

    Raises
    ------
    BadQuestion
        When one is none that a rule can have.
    """
    code = fields["code"]
    for name, said in _wrong_of_rule(fields, ours=ours):
        raise _refused(code, name, said)


def _wrong_of_rule(fields: Mapping[str, Any], *, ours: bool) -> Iterator[Wrong]:
    code, slug = fields["code"], fields["slug"]
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        yield "code", Words("由大写字母和其后的数字组成，如 MY001", "is capital letters and then digits, as MY001")
    elif code.startswith(OURS) and not ours:
        yield (
            "code",
            Words("不能以 CG 开头：那是本库的规则，请改用自己的字母", "begins CG, as ours do: take other letters"),
        )
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        yield (
            "slug",
            Words("由小写字母、数字和连字符组成，如 no-name", "is small letters, digits and hyphens, as no-name"),
        )
    if fields["severity"] not in SEVERITIES:
        yield "severity", Words("应为 error、warning 或 note", "is error, warning or note")
    for name in ("title", "why", "says", "do"):
        if not isinstance(fields[name], Words) or not fields[name]:
            yield name, _WORDS
    for name in ("source", "bad", "good"):
        if not isinstance(fields[name], str):
            yield name, _TEXT
    try:
        Instant.of(fields["at"])
    except BadQuestion as exc:
        yield "at", Words(exc.sentence("zh"), exc.sentence("en"))


def look_at_said(templates: Sequence[Words], said: object, look: Look) -> None:
    """Look at what a rule yields.

    Raises
    ------
    BadRemark
        When it is neither a remark nor something unchecked, or a field of it is none that such can have.
    """
    if isinstance(said, Unchecked):
        wrong = _wrong_of_unchecked(said)
    elif isinstance(said, Remark):
        wrong = _wrong_of_remark(said, templates, look)
    else:
        wrong = iter([("yield", Words("应产生 Remark 或 Unchecked", "gives a Remark or an Unchecked"))])
    for name, words in wrong:
        raise BadRemark(f"{name} {words.en}", f"{name} {words.zh}")


def _wrong_of_unchecked(said: Unchecked) -> Iterator[Wrong]:
    why, subject = cast("tuple[object, object]", (said.why, said.subject))
    if not isinstance(why, Words) or not why:
        yield "why", _WORDS
    if not isinstance(subject, str):
        yield "subject", _TEXT


def _wrong_of_remark(said: Remark, templates: Sequence[Words], look: Look) -> Iterator[Wrong]:
    of: dict[str, Any] = {name: getattr(said, name) for name in ("subject", "where", "evidence", "says", "do", "rows")}
    if not isinstance(of["subject"], str) or not of["subject"]:
        yield "subject", Words("应为“种类:编号”", "is text, kind:id")
    if not _is_where(of["where"], look):
        yield (
            "where",
            Words("应为 (部分, 行号, 步骤)，行须在其中", "is a section, the number of a row in it, and steps"),
        )
    if not _is_tuple(of["evidence"]) or not all(isinstance(each, str) for each in of["evidence"]):
        yield "evidence", Words("应为文字的元组", "is a tuple of texts")
    for name in ("says", "do"):
        if not isinstance(of[name], Words):
            yield name, _WORDS
    if not _are_rows(of["rows"], len(look.structure.tree)):
        yield "rows", Words("应为地点树中的行号", "is numbers of rows of the tree of places")
    spoken = (own or rules for own, rules in zip((said.says, said.do), templates, strict=True))
    missing = sorted({name for each in spoken for name in _open(each)} - {*said.fields})
    if missing:
        yield "fields", Words(f"缺少 {'、'.join(missing)}", f"is without {', '.join(missing)}")


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)


def _is_where(where: object, look: Look) -> bool:
    if not _is_tuple(where) or len(where) != 3:
        return False
    section, row, steps = where
    if section not in _SECTIONS or not _is_tuple(steps):
        return False
    rows: Any = getattr(look.register, section)
    within = row is None or (isinstance(row, int) and hasattr(rows, "__len__") and 0 <= row < len(rows))
    return within and all(isinstance(step, str | int) for step in steps)


def _are_rows(rows: Any, many: int) -> bool:
    if not len(rows):
        return True
    least, most = (rows.min(), rows.max()) if hasattr(rows, "min") else (min(rows), max(rows))
    return bool(least >= 0 and most < many)


def _open(words: Words) -> Iterator[str]:
    """The names that words leave open."""
    for text in (words.zh, words.en):
        yield from (name for _, name, _, _ in Formatter().parse(text) if name)


def _refused(code: object, name: str, said: Words) -> BadQuestion:
    rule = code if isinstance(code, str) and code.isprintable() else repr(code)
    return BadQuestion(f"rule {rule}: {name} {said.en}", f"规则 {rule}：{name} {said.zh}")
