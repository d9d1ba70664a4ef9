"""A rule explained, and the catalogue listed: as text, as Markdown and as data."""

from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import Any

from communitygov.base.findings import Code, Words
from communitygov.base.wording import Lang
from communitygov.report.check_words import RULES
from communitygov.report.page import Column, Lines, Page, Table, spans
from communitygov.report.words import SEVERITY
from communitygov.rules.findings import both
from communitygov.rules.rule import Rule

COLUMNS = ("code", "severity", "slug", "title")


def rule_page(rule: Rule, langs: Sequence[Lang]) -> Page:
    """One rule, explained for people: what it looks for, why, where it is taken from, and how it looks."""
    head = spans(f"{rule.code.code} {rule.code.slug} [{_said(SEVERITY[rule.code.severity], langs)}]", "strong")
    parts = [Lines((head, *(spans(text) for text in _each(rule.code.title, langs))))]
    for name, words in (("why", rule.why), ("says", rule.says), ("do", rule.do)):
        parts.append(_part(name, _each(words, langs), langs))
    parts.append(_part("source", (rule.source,), langs))
    parts += [_part(name, drawing(getattr(rule, name)), langs) for name in ("bad", "good")]
    parts.append(_part("at", (rule.at,), langs))
    if rule.implies:
        parts.append(_part("implies", (", ".join(rule.implies),), langs))
    return Page(tuple(parts))


def code_page(code: Code, langs: Sequence[Lang]) -> Page:
    """A code of reading, which has no examples of its own: each of its findings says what is so and what to do."""
    head = spans(f"{code.code} {code.slug} [{_said(SEVERITY[code.severity], langs)}]", "strong")
    told = (spans(text) for words in (code.title, RULES["reading"]) for text in _each(words, langs))
    return Page((Lines((head, *told)),))


def catalogue_page(rules: Sequence[Rule], reading: Sequence[Code], langs: Sequence[Lang]) -> Page:
    """Every code, one a row."""
    codes = {code.code: code for code in (*reading, *(rule.code for rule in rules))}
    rows = tuple(
        (
            spans(code.code, "strong"),
            spans(_said(SEVERITY[code.severity], langs)),
            spans(code.slug, "faint"),
            spans(_said(code.title, langs)),
        )
        for _, code in sorted(codes.items())
    )
    return Page((Table(tuple(Column(_said(RULES[name], langs)) for name in COLUMNS), rows),))


def _part(name: str, lines: Sequence[str], langs: Sequence[Lang]) -> Lines:
    return Lines((spans(_said(RULES[name], langs), "faint"), *(spans(f"  {line}") for line in lines)))


def _each(words: Words, langs: Sequence[Lang]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words.sentence(lang) for lang in langs))


def _said(words: Words, langs: Sequence[Lang]) -> str:
    return " ".join(_each(words, langs))


def drawing(text: str) -> tuple[str, ...]:
    """The lines of an example."""
    return tuple(dedent(text).strip("\n").split("\n"))


# ---------------------------------------------------------------------- Markdown


def rule_markdown(rule: Rule) -> str:
    """The page of one rule, in both languages."""
    return "\n".join(_markdown(rule))


def _markdown(rule: Rule) -> Iterator[str]:
    code = rule.code
    yield f"# {code.code} {code.slug}\n"
    yield f"**{code.title.zh} · {code.title.en}** · {code.severity} · since {rule.since}{' · preview' * rule.preview}\n"
    for name, words in (("why", rule.why), ("says", rule.says), ("do", rule.do)):
        yield f"## {RULES[name].zh} · {RULES[name].en}\n"
        yield f"{_open(words.zh)}\n\n{_open(words.en)}\n"
    yield f"## {RULES['source'].zh} · {RULES['source'].en}\n\n{rule.source}\n"
    for name in ("bad", "good"):
        lines = "\n".join(drawing(getattr(rule, name)))
        yield f"## {RULES[name].zh} · {RULES[name].en}\n\n```text\n{lines}\n```\n"
    judged = f"Judged at {rule.at}."
    implied = f" It cannot but meet {', '.join(rule.implies)} as well." if rule.implies else ""
    yield f"{judged}{implied}\n"


def _open(text: str) -> str:
    """A sentence whose open places are shown as such."""
    return text.replace("{", "`{").replace("}", "}`")


def catalogue_markdown(rules: Sequence[Rule], reading: Sequence[Code], folder: str = "") -> str:
    """The catalogue as a table; with a folder the codes of rules lead to their pages there."""
    linked = {rule.code.code for rule in rules}
    rows = [(code, "") for code in reading if code.code not in linked] + [(rule.code, rule.source) for rule in rules]
    lines = [
        "| code | slug | severity | 查什么 | what it looks for | source |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for code, source in sorted(rows, key=lambda pair: pair[0].code):
        name = f"[{code.code}]({folder}{code.code}.md)" if folder and code.code in linked else code.code
        cells = (name, code.slug, code.severity, code.title.zh, code.title.en, source)
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------------- data


def rule_data(rule: Rule) -> dict[str, Any]:
    """A rule in the form ``rules/1``."""
    return {
        **code_data(rule.code),
        "why": both(rule.why),
        "says": both(rule.says),
        "do": both(rule.do),
        "source": rule.source,
        "bad": "\n".join(drawing(rule.bad)),
        "good": "\n".join(drawing(rule.good)),
        "at": rule.at,
        "implies": list(rule.implies),
        "since": rule.since,
        "preview": rule.preview,
    }


def code_data(code: Code) -> dict[str, Any]:
    """A code in the form ``rules/1``."""
    return {"code": code.code, "slug": code.slug, "severity": code.severity, "title": both(code.title)}


def catalogue_data(rules: Sequence[Rule], reading: Sequence[Code]) -> dict[str, Any]:
    """The catalogue in the form ``rules/1``; codes of reading that are no rules come first."""
    own = {rule.code.code for rule in rules}
    return {
        "schema": "rules/1",
        "reading": [code_data(code) for code in reading if code.code not in own],
        "rules": [rule_data(rule) for rule in rules],
    }
