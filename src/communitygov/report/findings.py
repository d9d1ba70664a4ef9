"""The findings of a check as a page, as lines for editors, and as annotations for a forge."""

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from communitygov.base.findings import Finding, Words
from communitygov.base.wording import Lang, listed, plural, say
from communitygov.report.check_words import FINDINGS
from communitygov.report.page import Lines, Page, Part, Span, Spans, Tone, spans
from communitygov.report.safe import safe
from communitygov.report.snippet import snippet
from communitygov.report.words import SEVERITY
from communitygov.rules.findings import Findings

SIGN = {"error": "×", "warning": "▲", "note": "·"}
TONE: dict[str, Tone] = {"error": "bad", "warning": "doubt", "note": "faint"}
GITHUB = {"error": "error", "warning": "warning", "note": "notice"}
LineOf = Callable[[str, int], str | None]
"""A line of a file, by its name and number; None where it cannot be shown."""


@frozen
class Shown:
    """How findings are shown: in which languages, where the lines of the source come from, and without which names."""

    langs: tuple[Lang, ...]
    line_of: LineOf
    names: frozenset[str] = frozenset()
    """Names of persons, of which a line of the source shows stars."""

    def said(self, words: Words) -> tuple[str, ...]:
        """Words in each language, each once, safe to show."""
        return tuple(dict.fromkeys(safe(words.sentence(lang)) for lang in self.langs if words))

    def label(self, name: str) -> str:
        """A fixed word, in the first language."""
        return FINDINGS[name].sentence(self.langs[0])


def findings_page(found: Findings, shown: Shown) -> Page:
    """Every finding with its line of the source and what to do; then what was not checked, and how many there are."""
    parts: list[Part] = [Lines(tuple(_unread(found, shown)))] if found.unread else []
    parts += [Lines(tuple(_full(each, shown))) for each in found]
    parts.append(Lines(tuple(_end(found, shown))))
    return Page(tuple(parts))


def _unread(found: Findings, shown: Shown) -> Iterator[Spans]:
    """How much could not be read, and where some of it stands."""
    where = Words(listed(found.unread, "zh"), listed(found.unread, "en"))
    number = Words(str(len(found.unread)), plural(len(found.unread), "part of the register", "parts of the register"))
    for each in shown.said(FINDINGS["unread"].filled(number=number, where=where)):
        yield (Span(f"{SIGN['warning']} ", "doubt"), Span(each))


def _said(finding: Finding, lang: Lang) -> str:
    """What is so, and that it may follow from rows that could not be read."""
    said = finding.sentence(lang)
    aside = FINDINGS["unsure"].sentence(lang)
    return said if not finding.unsure else say(lang, zh=f"{said}（{aside}）", en=f"{said} ({aside})")


def _full(finding: Finding, shown: Shown) -> Iterator[Spans]:
    first, *others = shown.said(finding.words)
    head = Span(f"{SIGN[finding.severity]} {finding.code}", TONE[finding.severity])
    yield (head, Span(f" {finding.slug}  ", "faint"), Span(first, "strong"))
    yield from (spans(f"  {other}") for other in others)
    if finding.place:
        yield spans(f"  --> {safe(finding.place)}", "faint")
        yield from _snippet(finding, shown)
    for name, several in (
        ("subject", (safe(finding.subject),) if finding.subject else ()),
        ("note", shown.said(FINDINGS["unsure"]) if finding.unsure else ()),
        ("evidence", tuple(map(safe, finding.evidence))),
        ("remedy", shown.said(finding.advice)),
        ("source", (safe(finding.source),) if finding.source else ()),
    ):
        for text in (", ".join(several),) if name == "evidence" and several else several:
            yield (Span(f"   = {shown.label(name)}", "faint"), Span(text))


def _snippet(finding: Finding, shown: Shown) -> Iterator[Spans]:
    line = shown.line_of(finding.file, finding.line) if finding.line else None
    if line is None or not 0 < finding.column <= len(line) + 1:
        return
    number = str(finding.line)
    part = snippet(line, finding.column, shown.names)
    yield (Span(f"  {' ' * len(number)} |", "faint"),)
    yield (Span(f"  {number} | ", "faint"), Span(part.text))
    yield (Span(f"  {' ' * len(number)} | ", "faint"), Span(" " * part.before + "^" * part.marked, "bad"))


def _end(found: Findings, shown: Shown) -> Iterator[Spans]:
    for each in found.not_checked:
        what = " ".join(part for part in (each.code, safe(each.subject)) if part)
        yield (Span(f"{shown.label('not_checked')}{what}: ", "faint"), Span(" / ".join(shown.said(each.why))))
    for waived in found.waived:
        text = f"{waived.finding.code} {safe(waived.finding.subject)}: {safe(waived.reason)}"
        yield (Span(shown.label("waived"), "faint"), Span(text))
    for words in _sums(found):
        yield from (spans(text) for text in shown.said(words))


def _sums(found: Findings) -> Iterator[Words]:
    many = {**found.summary, "rule": len(found.rules)}
    fields = {what: Words(f"{number:,}", plural(number, what)) for what, number in many.items()}
    yield FINDINGS["sum"].filled(**fields, at=found.at, rules=fields["rule"])
    if found.known:
        yield FINDINGS["known"].filled(number=f"{len(found.known):,}")


def concise_lines(found: Sequence[Finding], langs: Sequence[Lang]) -> Iterator[str]:
    """Each finding on one line, in the form editors know: ``file:line:column: CG502 [error] subject: what is so``."""
    for each in found:
        place = f"{each.place}: " if each.place else ""
        grave = SEVERITY[each.severity].sentence(langs[0])
        said = " / ".join(dict.fromkeys(safe(_said(each, lang)) for lang in langs))
        about = f"{safe(each.subject)}: " if each.subject else ""
        yield f"{safe(place)}{each.code} [{grave}] {about}{said}"


def github_lines(found: Sequence[Finding], langs: Sequence[Lang]) -> Iterator[str]:
    """Each finding as a workflow command that a forge shows beside the line."""
    for each in found:
        where = {"file": each.file, "line": each.line, "col": each.column, "title": f"{each.code} {each.slug}"}
        properties = ",".join(f"{name}={_escaped(str(value))}" for name, value in where.items() if value)
        said = safe(" / ".join(dict.fromkeys(_said(each, lang) for lang in langs)))
        if each.advice:
            remedy = " / ".join(dict.fromkeys(each.advice.sentence(lang) for lang in langs))
            said = f"{said}\n{FINDINGS['remedy'].sentence(langs[0])}{safe(remedy)}"
        yield f"::{GITHUB[each.severity]} {properties}::{_plain(said)}"


def _plain(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _plain(safe(text)).replace(":", "%3A").replace(",", "%2C")
