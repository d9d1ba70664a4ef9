"""Findings: what is so, where, how bad it is, and what to do; in Chinese and in English.

A finding is a value: frozen, hashable, ordered by its place in the source. Its sentences are made once, from the
wording of its code and the words of the case, in both languages.
"""

import re
from typing import Literal, Self

from attrs import evolve, field, frozen

from communitygov.base.positions import Position
from communitygov.base.wording import Lang, say

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""From the gravest to the mildest."""


@frozen(order=True)
class Words:
    """The same words in both languages."""

    zh: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.sentence("en")

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def sentence(self, lang: Lang = "en") -> str:
        """The words in one language; in the other where they are not written in that one."""
        return say(lang, zh=self.zh, en=self.en)

    def filled(self, **fields: object) -> "Words":
        """Put words in the places of ``{name}``; `Words` go in by language."""
        return Words(_filled(self.zh, "zh", fields), _filled(self.en, "en", fields))


def words_of(value: object) -> Words:
    """Take words as they are, or a text for both languages."""
    return value if isinstance(value, Words) else Words(str(value), str(value))


def _filled(template: str, lang: Lang, fields: dict[str, object]) -> str:
    return template.format(**{name: words_of(value).sentence(lang) for name, value in fields.items()})


@frozen
class Code:
    """A kind of finding. The code is for ever; the slug reads aloud; the title says what is looked for."""

    code: str
    slug: str
    severity: Severity
    title: Words


def _natural(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((word, int(number or -1)) for word, number in re.findall(r"(\D+)(\d*)", f" {text}"))


@frozen(order=True, kw_only=True)
class Finding:
    """One finding. Findings are ordered by where they stand, then by code, subject and sentence."""

    file: str = ""
    sheet: str = ""
    line: int = 0
    column: int = 0
    cell: str = field(default="", order=_natural)
    path: str = field(default="", order=_natural)
    code: str
    subject: str = ""
    """What it is about: ``place:g-07``."""
    words: Words = field(converter=words_of)
    """What is so."""
    advice: Words = field(default=Words(), converter=words_of)
    """What to do."""
    evidence: tuple[str, ...] = ()
    """What it rests on: ids, figures, other places in the source."""
    source: str = ""
    """Where the rule is taken from."""
    slug: str = ""
    severity: Severity = field(default="error", order=SEVERITIES.index)

    @property
    def message(self) -> str:
        """What is so, in English."""
        return self.words.sentence("en")

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return self.advice.sentence("en")

    def sentence(self, lang: Lang = "en") -> str:
        """What is so, in ``zh`` or ``en``."""
        return self.words.sentence(lang)

    @property
    def position(self) -> Position:
        """Where it stands."""
        return Position(self.file, self.line, self.column, self.sheet, self.cell, self.path)

    @property
    def place(self) -> str:
        """Where it stands, as text: ``file:line:column``, ``book!sheet!cell`` or ``posts[17].kind``."""
        return str(self.position)

    def __str__(self) -> str:
        return " ".join(part for part in (self.place, f"{self.code} [{self.severity}]", self.message) if part)

    def at(self, position: Position) -> Self:
        """The same finding at a place."""
        return evolve(
            self,
            file=position.file,
            line=position.line,
            column=position.column,
            sheet=position.sheet,
            cell=position.cell,
            path=position.path,
        )


@frozen
class Saying:
    """How one case of a code is worded: what is so and what to do, with ``{name}`` where the case fills in."""

    code: Code
    words: Words
    advice: Words

    def finding(
        self, position: Position, *, subject: str = "", evidence: tuple[str, ...] = (), **fields: object
    ) -> Finding:
        """Make the finding of one case."""
        return Finding(
            code=self.code.code,
            slug=self.code.slug,
            severity=self.code.severity,
            words=self.words.filled(**fields),
            advice=self.advice.filled(**fields),
            subject=subject,
            evidence=evidence,
        ).at(position)
