"""Statements put to a structure: each is asked, and held against what it says."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import define, field

from communitygov.base.errors import AmbiguousId, BadQuestion, CommunityGovError, OutsideWindow, UnknownId
from communitygov.base.findings import Finding, Words
from communitygov.base.personal import masked
from communitygov.base.positions import Position, is_list, is_mapping
from communitygov.queries.answer import Answer
from communitygov.queries.answers_for import answers_for
from communitygov.queries.coverage import coverage
from communitygov.queries.expectation import Failure, Outcome, Touched
from communitygov.queries.who_answers import who_answers
from communitygov.structure.build import Structure, build
from communitygov.testing import expect_sayings
from communitygov.testing.expect_names import Name, name_of, same, told
from communitygov.testing.expect_read import CARRIERS, COUNTS, LISTS, Expected, Statement, steps_of
from communitygov.testing.expect_telling import number_of
from communitygov.testing.expect_touched import Named

if TYPE_CHECKING:
    from communitygov.model.register import Register

NOTHING = "nothing"


@define(eq=False)
class Run:
    """The statements of one file, put to its register."""

    register: "Register"
    expected: Expected
    named: Named = field(factory=Named)
    findings: list[Finding] = field(factory=list[Finding])
    _built: list[Structure] = field(factory=list[Structure])

    def outcomes(self) -> Iterator[Outcome]:
        """Ask each statement; one that cannot be asked is a finding."""
        for statement in self.expected.statements:
            before = len(self.findings)
            try:
                ask = {"answer": self._answer, "answers_for": self._answers_for, "coverage": self._coverage}
                outcome = ask[statement.kind](statement)
            except CommunityGovError as exc:
                self._say(exc, statement.at(*_key_of(exc, statement)))
                continue
            if len(self.findings) == before:
                yield outcome

    def touched(self) -> Touched | None:
        """How much of the structure of the instant asked about first is named; None where nothing is asked."""
        if not self.expected.statements:
            return None
        try:
            return self.named.out_of(self._built[0] if self._built else self._structure(self.expected.at))
        except CommunityGovError as exc:
            if not self.findings:
                self._say(exc, self.expected.register_at)
            return None

    def _structure(self, at: str | None) -> Structure:
        """The structure that holds at an instant; one for each stretch in which places stay as they are."""
        for made in self._built:
            try:
                made.instant(at)
            except OutsideWindow:
                continue
            return made
        made = build(self.register, at=at)
        made.instant(at)
        self._built.append(made)
        return made

    def _when(self, statement: Statement) -> tuple[str | None, str | None]:
        return statement.text("at") or self.expected.at, statement.text("mode") or self.expected.mode

    def _say(self, exc: CommunityGovError, position: Position) -> None:
        said = Words(masked(exc.sentence("zh")), masked(exc.sentence("en")))
        named = isinstance(exc, UnknownId | AmbiguousId)
        saying = expect_sayings.NO_SUCH if named else expect_sayings.CANNOT_ASK
        self.findings.append(saying.finding(position, said=said))

    def _name(self, structure: Structure, statement: Statement, key: str, at: int | None, text: str) -> Name | None:
        """One name; one that nothing has is a finding at its place."""
        try:
            found = name_of(structure, text)
        except (UnknownId, AmbiguousId) as exc:
            self._say(exc, statement.at(key) if at is None else statement.at(key, at))
            return None
        self.named.name(found.text)
        return found

    # ------------------------------------------------------------------ who answers

    def _answer(self, statement: Statement) -> Outcome:
        at, mode = self._when(statement)
        structure = self._structure(at)
        place, duty = statement.text("place") or "", statement.text("duty") or ""
        names = {key: self._names(structure, statement, key) for key in LISTS if statement.names(key) is not None}
        found = who_answers(structure, place=place, duty=duty, mode=mode, at=at)
        self.named.pair(found)
        failures = tuple(self._failed(statement, found, names))
        return _outcome(statement, failures, found)

    def _names(self, structure: Structure, statement: Statement, key: str) -> list[Name]:
        several = is_list(statement.said.get(key))
        texts = statement.names(key) or ()
        found = [self._name(structure, statement, key, n if several else None, text) for n, text in enumerate(texts)]
        return [name for name in found if name is not None]

    def _failed(self, statement: Statement, found: Answer, names: dict[str, list[Name]]) -> Iterator[Failure]:
        state, inherited = statement.text("state"), statement.text("inherited")
        if state is not None and state != found.state:
            yield Failure("state", state, found.state, statement.at("state"))
        if inherited is not None and (inherited.lower() == "true") != found.inherited:
            yield Failure("inherited", inherited.lower(), str(found.inherited).lower(), statement.at("inherited"))
        for key, wanted in names.items():
            entries = getattr(found, LISTS[key])
            if not same(wanted, entries, in_order=key == "chain"):
                said = ", ".join(name.text for name in wanted) or "nobody"
                yield Failure(key, said, told(entries), statement.at(key))

    # ------------------------------------------------------------------ answers for

    def _answers_for(self, statement: Statement) -> Outcome:
        at, mode = self._when(statement)
        structure = self._structure(at)
        kind = next(key for key in CARRIERS if key in statement.said)
        who = name_of(structure, f"{kind}:{statement.text(kind)}").text
        self.named.name(who)
        found = answers_for(structure, who, mode=mode, at=at)
        self.named.modes.update(found.modes_in_force)
        led = sorted({row.duty.id for row in found.rows if row.part == "lead"})
        wanted = statement.names("answers_for") or ()
        duties = [] if wanted == (NOTHING,) else sorted(set(self._duties(structure, statement, wanted)))
        if led == duties:
            return _outcome(statement, ())
        said, so = (", ".join(each) or NOTHING for each in (duties, led))
        return _outcome(statement, (Failure("answers_for", said, so, statement.at("answers_for")),))

    def _duties(self, structure: Structure, statement: Statement, texts: Sequence[str]) -> Iterator[str]:
        several = is_list(statement.said.get("answers_for"))
        for number, text in enumerate(texts):
            if text not in structure.duties_by_id:
                way = ("answers_for", number) if several else ("answers_for",)
                self._say(structure.duties.unknown(text), statement.at(*way))
                continue
            self.named.duties.add(text)
            yield text

    # ------------------------------------------------------------------ coverage

    def _coverage(self, statement: Statement) -> Outcome:
        at, mode = self._when(statement)
        structure = self._structure(at)
        of = statement.said.get("coverage")
        said: dict[str, object] = of if is_mapping(of) else {}
        duty = said.get("duty")
        duties = None if duty is None else [str(each) for each in duty] if is_list(duty) else [str(duty)]
        level, until = (None if said.get(key) is None else str(said[key]) for key in ("level", "until"))
        found = coverage(structure, duty=duties, level=level, mode=mode, at=at, until=until)
        self.named.duties.update(each.id for each in found.duties if duties is not None)
        self.named.modes.update(found.modes_in_force)
        so: dict[str, float | None] = {"total": found.total, "inherited": found.inherited, "at_least": found.percent}
        so |= found.states
        failures: list[Failure] = []
        for key in (key for key in COUNTS if key in statement.said):
            wanted = number_of(str(statement.said[key]), percent=key == "at_least") or 0.0
            value = so[key]
            holds = value is not None and (value >= wanted if key == "at_least" else value == wanted)
            if not holds:
                failures.append(Failure(key, str(statement.said[key]), _number(key, value), statement.at(key)))
        return _outcome(statement, tuple(failures))


def _number(key: str, value: float | None) -> str:
    if value is None:
        return "nothing asked"
    if key == "at_least":
        return f"{int(value * 100) / 100:g}%"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _outcome(statement: Statement, failures: tuple[Failure, ...], answer: Answer | None = None) -> Outcome:
    about = " · ".join(steps_of(statement))
    if answer is None or not failures:
        return Outcome(statement.at(), about, failures)
    sentence = answer.sentence("zh"), answer.sentence("en")
    return Outcome(statement.at(), about, failures, sentence, answer.because, answer.why_not)


def _key_of(exc: CommunityGovError, statement: Statement) -> tuple[str, ...]:
    """The key of a statement that an error is about."""
    if isinstance(exc, UnknownId | AmbiguousId):
        return ("coverage", exc.kind) if statement.kind == "coverage" else (exc.kind,)
    wanted = ("at",) if isinstance(exc, OutsideWindow) else ("mode", "at")
    if isinstance(exc, BadQuestion) and statement.kind == "coverage" and "level" in exc.message:
        return ("coverage", "level")
    return next(((key,) for key in wanted if key in statement.said and str(statement.said[key]) in str(exc)), ())
