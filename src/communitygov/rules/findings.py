"""What a check has found, and what it could not look at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, field, frozen

from communitygov.base.errors import BadQuestion, DocumentError
from communitygov.base.findings import SEVERITIES, Finding, Severity, Words
from communitygov.base.frozen import FrozenMap
from communitygov.base.positions import is_list, is_mapping
from communitygov.base.rows import Rows
from communitygov.rules.crash import Crash

CRASHED = "CG901"
SCHEMA = "check/1"


@frozen
class NotChecked:
    """What a rule could not check, and why."""

    code: str
    subject: str
    why: Words

    def to_json(self) -> dict[str, Any]:
        """In the published form."""
        return {"code": self.code, "subject": self.subject, "why": both(self.why)}


@frozen
class Waived:
    """A finding that a waiver of the register puts aside, and the reason it gives."""

    finding: Finding
    reason: str


@frozen
class Findings:
    """What a check has found, ordered by place in the source. It is iterated, counted and indexed as its findings."""

    at: str
    """The date or the instant of the judgement."""
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...] = ()
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    """Findings that an earlier check, the baseline, has already."""
    rules: tuple[str, ...] = ()
    """The codes of the rules that ran."""
    crashes: tuple[Crash, ...] = field(default=(), repr=False)
    """Rules that failed, each with the error it met."""
    unread: tuple[str, ...] = ()
    """Where rows stand, or whatever else, of which something could not be read; what may follow is ``unsure``."""
    register: str = ""
    """What the command line calls the register; empty in Python."""

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __getitem__(self, number: int) -> Finding:
        return self.findings[number]

    @property
    def summary(self) -> Mapping[str, int]:
        """How many errors, warnings and notes there are."""
        many = Counter(each.severity for each in self.findings)
        return FrozenMap({severity: many[severity] for severity in SEVERITIES})

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes found, each once, in order."""
        return tuple(sorted({each.code for each in self.findings}))

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of a severity or a graver one.

        Raises
        ------
        BadQuestion
            When there is no such severity.
        """
        if severity not in SEVERITIES:
            raise BadQuestion.no_such("severity", "级别", severity, SEVERITIES)
        worst = SEVERITIES.index(severity)
        return tuple(each for each in self.findings if SEVERITIES.index(each.severity) <= worst)

    def beyond(self, baseline: Iterable[Finding]) -> "Findings":
        """These without those that an earlier check of the same register has, by their fingerprints.

        Lines, figures and dates may have changed; of two alike findings one known takes away one.
        """
        left = Counter(each.fingerprint for each in baseline)
        new: list[Finding] = []
        known: list[Finding] = []
        for each in self.findings:
            (known if left[each.fingerprint] > 0 else new).append(each)
            left[each.fingerprint] -= 1
        return evolve(self, findings=tuple(new), known=(*self.known, *known))

    def raise_for(self, severity: Severity = "error") -> None:
        """Do nothing where all is well.

        Raises
        ------
        DocumentError
            With the findings of that severity and graver ones.
        RuleCrashed
            When a rule failed, for then it is not known whether all is well; its ``__cause__`` is what the rule met.
        BadQuestion
            When there is no such severity.
        """
        found = self.at_least(severity)
        if self.crashes:
            raise self.crashes[0].error()
        if found:
            raise DocumentError(found)

    def to_frame(self, library: str) -> Any:
        """The findings as a data frame of ``pandas``, ``polars`` or ``pyarrow``, a row for each.

        Raises
        ------
        MissingExtra
            When narwhals, which knows these libraries, is not installed.
        BadQuestion
            When there is no such library, or it is not installed.
        """
        return Rows(Finding, self.findings).to_frame(library)

    def to_json(self) -> dict[str, Any]:
        """The findings in the published form ``check/1``."""
        return {
            "schema": SCHEMA,
            "register": self.register,
            "at": self.at,
            "findings": [finding_json(each) for each in self.findings],
            "waived": [finding_json(each.finding) | {"reason": each.reason} for each in self.waived],
            "known": [finding_json(each) for each in self.known],
            "unread": list(self.unread),
            "not_checked": [each.to_json() for each in self.not_checked],
            "rules": list(self.rules),
            "summary": dict(self.summary),
        }


def both(words: Words) -> dict[str, str]:
    """Words in both languages."""
    return {"zh": words.sentence("zh"), "en": words.sentence("en")}


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding in the published form."""
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": finding.severity,
        "message": both(finding.words),
        "subject": finding.subject,
        "evidence": list(finding.evidence),
        "remedy": both(finding.advice),
        "source": finding.source,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "path": finding.path,
        "fingerprint": finding.fingerprint,
        "unsure": finding.unsure,
    }


def findings_of(data: object, register: str | None = None) -> tuple[Finding, ...]:
    """The findings in the JSON of a check, or of several: a baseline. A register asks for those of its own checks.

    Raises
    ------
    ValueError
        When it is no such JSON.
    """
    return tuple(each for name, found in checks_of(data) if register in (None, name) for each in found)


def checks_of(data: object) -> list[tuple[str, tuple[Finding, ...]]]:
    """The checks in such JSON: what each calls its register, and its findings.

    Raises
    ------
    ValueError
        When it is no such JSON.
    """
    return [_check_of(each) for each in (data if is_list(data) else [data])]


def _check_of(data: object) -> tuple[str, tuple[Finding, ...]]:
    findings = tuple(map(_finding_of, _listed(data)))
    return str((is_mapping(data) and data.get("register")) or ""), findings


def _listed(data: object) -> list[Any]:
    if not is_mapping(data) or data.get("schema") != SCHEMA:
        raise ValueError("no check/1")
    listed = [data.get(name, ()) for name in ("findings", "known")]
    return [each for several in listed if is_list(several) for each in several]


def _finding_of(data: Any) -> Finding:
    try:
        words, advice = (Words(data[name]["zh"], data[name]["en"]) for name in ("message", "remedy"))
        code, subject, fingerprint = (data[name] for name in ("code", "subject", "fingerprint"))
    except (KeyError, TypeError) as exc:
        raise ValueError("no finding of check/1") from exc
    said = (words.zh, words.en, advice.zh, advice.en, code, subject, fingerprint)
    if not all(isinstance(each, str) for each in said):
        raise ValueError("no finding of check/1")
    return Finding(code=code, subject=subject, words=words, advice=advice, fingerprint=fingerprint)
