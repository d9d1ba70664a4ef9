"""Findings: what is so, where, how bad it is, and what to do; in Chinese and in English.

A finding is a value: frozen, hashable, ordered by its place in the source. Its sentences are made once, from the
wording of its code and the words of the case, in both languages.
"""

import re
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from attrs import Factory, evolve, field, frozen

from communitygov.base.fingerprint import digest
from communitygov.base.positions import Position
from communitygov.base.wording import Lang
from communitygov.base.words import Told, Words, measure, tokens, told, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from communitygov.base.rows import Column

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""From the gravest to the mildest."""


@frozen
class Code:
    """A kind of finding. The code is for ever; the slug reads aloud; the title says what is looked for."""

    code: str
    slug: str
    severity: Severity
    title: Words


def _natural(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((word, int(number or -1)) for word, number in re.findall(r"(\D+)(\d*)", f" {text}"))


def _of_its_words(finding: "Finding") -> str:
    return digest((finding.code, finding.subject, finding.words.sentence("en")))


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
    fingerprint: str = field(default=Factory(_of_its_words, takes_self=True), repr=False)
    """What it is known by from one check to the next: its code, its subject and the ids that tell one fault from
    another, without figures, dates and lines."""
    unsure: bool = False
    """Whether it may follow from rows that could not be read."""

    COLUMNS: ClassVar["Mapping[str, Column]"] = {
        "code": "text",
        "slug": "text",
        "severity": "text",
        "subject": "text",
        "message": "text",
        "message_zh": "text",
        "remedy": "text",
        "remedy_zh": "text",
        "place": "text",
        "source": "text",
        "unsure": "yes_no",
        "fingerprint": "text",
    }

    def to_row(self) -> dict[str, Any]:
        """The row of a table, with what is so and what to do in both languages."""
        return {
            "code": self.code,
            "slug": self.slug,
            "severity": self.severity,
            "subject": self.subject,
            "message": self.words.sentence("en"),
            "message_zh": self.words.sentence("zh"),
            "remedy": self.advice.sentence("en"),
            "remedy_zh": self.advice.sentence("zh"),
            "place": self.place,
            "source": self.source,
            "unsure": self.unsure,
            "fingerprint": self.fingerprint,
        }

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
            fingerprint=digest((self.code.code, subject, self.words.en, *tokens(fields))),
        ).at(position)


def in_order(findings: "Iterable[Finding]") -> list[Finding]:
    """Findings in their order; what each is ordered by is worked out once."""
    return sorted(findings, key=_ordered_by)


def _ordered_by(finding: Finding) -> tuple[object, ...]:
    """The fields of a finding as they order it."""
    place = (finding.file, finding.sheet, finding.line, finding.column, _natural(finding.cell), _natural(finding.path))
    about = (finding.code, finding.subject, finding.words, finding.advice, finding.evidence, finding.source)
    return *place, *about, finding.slug, SEVERITIES.index(finding.severity), finding.fingerprint, finding.unsure


__all__ = [
    "SEVERITIES",
    "Code",
    "Finding",
    "Severity",
    "Told",
    "Words",
    "in_order",
    "measure",
    "tokens",
    "told",
    "words_of",
]
