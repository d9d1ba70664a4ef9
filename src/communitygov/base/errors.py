"""Everything that leaves a public function as an exception.

::

    CommunityGovError
    ├── DocumentError      (ValueError)    no noun can be made of what was read: .findings
    ├── UnknownId          (LookupError)   no noun of that kind has the id: .kind .asked .near .there .many .other
    ├── AmbiguousId        (LookupError)   a bare id fits more than one noun: .kind .asked .near
    ├── OutsideWindow      (ValueError)    the instant is not in the stretch built: .asked .since .until
    ├── BadQuestion        (ValueError)    no instant, no such level or mode, an ``at`` that is none
    ├── BadStructureFile   (ValueError)    a saved structure that cannot be opened: .file .why
    ├── NotEnoughMemory    (MemoryError)   what is asked cannot fit into memory: .what .needed .there
    ├── MissingExtra       (ImportError)   an optional library is not installed: .extra .needs .install
    └── RuleCrashed        (RuntimeError)  a rule failed while it ran: .rule .crash

An error is a value: its arguments are its data, two with equal data are equal, and it pickles. The sentence is made
when it is asked for, in English by ``str`` and in either language by `CommunityGovError.sentence`.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

from communitygov.base.called import Names
from communitygov.base.no_such import id_of_another, kind_zh, no_span, no_such_id, no_such_word, those_there_are
from communitygov.base.personal import nobodys
from communitygov.base.wording import MOST_LISTED, Lang, in_bytes, listed, near, plural, quoted, say

if TYPE_CHECKING:  # findings stand on attrs; to catch an error must not load it
    from communitygov.base.findings import Finding


class CommunityGovError(Exception):
    """The base of every error of this library."""

    def sentence(self, lang: Lang = "en") -> str:
        """Say what is so and what would be right, in ``zh`` or ``en``."""
        return say(lang, zh="", en=", ".join(map(str, self.args)))

    def __str__(self) -> str:
        return self.sentence("en")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CommunityGovError) and type(self) is type(other) and self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))


class DocumentError(CommunityGovError, ValueError):
    """No noun can be made of what was read. Every problem found is in ``findings``, each with its place."""

    findings: "tuple[Finding, ...]"

    def __init__(self, findings: "Iterable[Finding]") -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def sentence(self, lang: Lang = "en") -> str:
        """List every problem, one on a line with what to do about it below, after how many there are."""
        many = len(self.findings)
        lines = [say(lang, zh=f"{many} 个问题", en=plural(many, "problem"))]
        for found in self.findings:
            place = f"{found.place}: " if found.place else ""
            lines.append(f"  {place}{found.code} {found.sentence(lang)}")
            if found.advice:
                lines.append(say(lang, zh="    建议：", en="    remedy: ") + found.advice.sentence(lang))
        return "\n".join(lines)


class UnknownId(CommunityGovError, LookupError):
    """An id was asked for that no noun of that kind carries.

    ``near`` has those that look like it, ``there`` the first few there are and ``many`` how many; None: not said.
    None of them is a number of a person. ``other`` is the kind of what does carry it, where that is easily mistaken: a
    zone is no place.
    """

    kind: str
    asked: str
    near: tuple[str, ...]
    there: tuple[str, ...]
    many: int | None
    other: str | None

    def __init__(
        self,
        kind: str,
        asked: str,
        near: Iterable[str] = (),
        there: Iterable[str] = (),
        many: int | None = None,
        other: str | None = None,
    ) -> None:
        self.kind, self.asked, self.many = kind, asked, many
        self.near, self.there = (tuple(nobodys(ids, kind)) for ids in (near, there))
        self.other = other
        super().__init__(self.kind, self.asked, self.near, self.there, self.many, self.other)

    @classmethod
    def among(cls, kind: str, asked: str, known: Iterable[str]) -> Self:
        """Make the error, with suggestions from the ids there are."""
        there = sorted(set(known))
        return cls(kind, asked, near(asked, there), there[:MOST_LISTED], len(there))

    def alone(self) -> Self:
        """The same without the ids there are, where they were said before."""
        return type(self)(self.kind, self.asked, self.near, other=self.other)

    def sentence(self, lang: Lang = "en") -> str:
        """Say that there is none, which ones look like it, which there are, and where all of them are to be seen."""
        if self.other is None:
            said = no_such_id(self.kind, self.asked, self.near, lang)
        else:
            said = id_of_another(self.kind, self.asked, self.other, lang)
        return said + those_there_are(self.kind, self.there, self.many, lang)


class AmbiguousId(CommunityGovError, LookupError):
    """A bare id fits more than one noun; ``near`` has each of them as ``kind:id``."""

    kind: str
    asked: str
    near: tuple[str, ...]

    def __init__(self, kind: str, asked: str, near: Iterable[str] = ()) -> None:
        self.kind, self.asked, self.near = kind, asked, tuple(near)
        super().__init__(self.kind, self.asked, self.near)

    @classmethod
    def among(cls, kind: str, asked: str, known: Iterable[str]) -> Self:
        """Make the error from the references there are, ``kind:id``; those with the id asked for are kept."""
        return cls(kind, asked, sorted({ref for ref in known if ref.partition(":")[2] == asked})[:MOST_LISTED])

    def sentence(self, lang: Lang = "en") -> str:
        """Say which nouns have the id, and how to name one."""
        fits = listed(self.near, lang, joined_by="or")
        asked = quoted(self.asked, lang)
        return say(
            lang,
            zh=f"编号 {asked} 属于不止一个{kind_zh(self.kind).rstrip()}：{fits}。请连同种类写成“种类:编号”。",
            en=f"More than one {self.kind} has the id {asked}: {fits}. Write it with its kind, as kind:id.",
        )


class OutsideWindow(CommunityGovError, ValueError):
    """An instant outside the stretch of time for which a structure was built; ``None`` is an open end.

    Where a span was asked that begins inside and ends at ``asked``, ``begins`` is its first instant.
    """

    asked: date
    since: date | None
    until: date | None
    begins: date | None

    def __init__(self, asked: date, since: date | None, until: date | None, begins: date | None = None) -> None:
        self.asked, self.since, self.until, self.begins = asked, since, until, begins
        super().__init__(asked, since, until, begins)

    def sentence(self, lang: Lang = "en") -> str:
        """Name the instant, the stretch and the call or the questions that would be right."""
        if self.begins is not None and self.until is not None:
            return no_span(self.begins, self.until, self.asked, lang)
        asked = self.asked.isoformat()
        return say(
            lang,
            zh=f"{asked} 不在此结构的时段内（{self._stretch(lang)}）。请用 build(register, at=...) 另建一份。",
            en=f"{asked} is outside the stretch this structure holds for: {self._stretch(lang)}. "
            "Build one for it: build(register, at=...).",
        )

    def _stretch(self, lang: Lang) -> str:
        ends: list[str] = []
        if self.since is not None:
            ends.append(say(lang, zh=f"自 {self.since.isoformat()}", en=f"from {self.since.isoformat()}"))
        if self.until is not None:
            ends.append(say(lang, zh=f"至 {self.until.isoformat()} 前", en=f"until {self.until.isoformat()}"))
        return say(lang, zh="", en=" ").join(ends) or say(lang, zh="全部时间", en="all time")


class BadQuestion(CommunityGovError, ValueError):
    """A question that cannot be asked: no instant, no such level or mode, an ``at`` that is no instant."""

    message: str
    zh: str

    def __init__(self, message: str, zh: str = "") -> None:
        self.message, self.zh = message, zh
        super().__init__(message, zh)

    @classmethod
    def no_such(cls, what: str, what_zh: str, asked: object, known: Collection[str], names: Names = ()) -> Self:
        """Make the error for a word that is none of those there are: it lists them, and those that may be meant."""
        said, named = str(asked), tuple(names)
        return cls(no_such_word(what, said, known, "en", named), no_such_word(what_zh, said, known, "zh", named))

    def sentence(self, lang: Lang = "en") -> str:
        """Give the message; in Chinese where one was written."""
        return say(lang, zh=self.zh, en=self.message)


class BadStructureFile(CommunityGovError, ValueError):
    """A saved structure that cannot be opened: cut short, changed, or of a newer format."""

    file: str
    why: str
    zh: str

    def __init__(self, file: str, why: str, zh: str = "") -> None:
        self.file, self.why, self.zh = file, why, zh
        super().__init__(file, why, zh)

    def sentence(self, lang: Lang = "en") -> str:
        """Name the file and what is wrong with it."""
        return say(lang, zh=f"{self.file}：{self.zh or self.why}", en=f"{self.file}: {self.why}")


class NotEnoughMemory(CommunityGovError, MemoryError):
    """What is asked cannot fit into memory: about ``needed`` bytes for ``what``, and ``there`` are left.

    It is raised before they are taken. ``what`` is ``read``, ``build``, ``coverage``, ``synth`` or ``convert``.
    """

    what: str
    needed: int
    there: int

    def __init__(self, what: str, needed: int, there: int) -> None:
        self.what, self.needed, self.there = what, needed, there
        super().__init__(what, needed, there)

    def sentence(self, lang: Lang = "en") -> str:
        """Say how much is needed, how much there is, and what to do."""
        needed, there = in_bytes(self.needed), in_bytes(self.there)
        return say(
            lang,
            zh=f"{self.what} 约需 {needed} 内存，可用 {there}。请分区县逐个处理，或换内存更大的机器。",
            en=f"{self.what} takes about {needed} of memory, and {there} are left. "
            "Take one county at a time, or a machine with more memory.",
        )


class MissingExtra(CommunityGovError, ImportError):
    """An optional library that a call needs is not installed."""

    extra: str
    needs: tuple[str, ...]

    def __init__(self, extra: str, needs: Iterable[str]) -> None:
        self.extra, self.needs = extra, tuple(needs)
        super().__init__(self.extra, self.needs)

    @property
    def install(self) -> str:
        """The line that installs it."""
        return f"pip install 'communitygov[{self.extra}]'"

    def sentence(self, lang: Lang = "en") -> str:
        """Name the libraries and the line that installs them."""
        needs = listed(self.needs, lang)
        return say(lang, zh=f"此功能需要 {needs}。安装：{self.install}", en=f"This needs {needs}: {self.install}")


class RuleCrashed(CommunityGovError, RuntimeError):
    """A rule failed while it ran: our own fault, not the community's. What it met is its ``__cause__``."""

    rule: str
    crash: str

    def __init__(self, rule: str, crash: str) -> None:
        self.rule, self.crash = rule, crash
        super().__init__(rule, crash)

    def sentence(self, lang: Lang = "en") -> str:
        """Name the rule and what it met."""
        return say(
            lang,
            zh=f"规则 {self.rule} 运行时出错：{self.crash}。这是程序的问题，与数据无关。",
            en=f"Rule {self.rule} failed while it ran: {self.crash}. This is a fault of the program, not of the data.",
        )
