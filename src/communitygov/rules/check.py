"""Check a structure: run rules over it, and give what they found in the order of the source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from communitygov.base.errors import BadQuestion
from communitygov.base.findings import SEVERITIES, Code, Finding, Severity, Words, in_order, tokens
from communitygov.base.fingerprint import digest
from communitygov.base.pause import collector_paused
from communitygov.base.personal import masked
from communitygov.base.positions import Position
from communitygov.base.progress import parts
from communitygov.io.codes import CODES as READING
from communitygov.io.read import Partial
from communitygov.io.unread import Unread
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.crash import Crash
from communitygov.rules.doubt import Doubt, misworded
from communitygov.rules.findings import CRASHED, Findings, NotChecked, Waived
from communitygov.rules.look import Look
from communitygov.rules.looked_at import BadRemark, look_at_said
from communitygov.rules.remark import Remark, Rows, Unchecked
from communitygov.rules.rule import Rule
from communitygov.rules.spread import known_by
from communitygov.rules.waiving import Waivers
from communitygov.structure.build import Structure
from communitygov.structure.only_built import only_built

if TYPE_CHECKING:
    from communitygov.base.time import Instant, Moment

CRASH = Code(CRASHED, "rule-crashed", "error", Words("规则运行出错", "a rule that failed"))
ALL = ("",)


def check(
    structure: Structure,
    *,
    at: "Moment | str | Instant | None" = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, Severity] | None = None,
    rules: Iterable[Rule] = CATALOGUE,
    reading: "Partial | Iterable[Finding]" = (),
) -> Findings:
    """Find what is wrong, or may be, with how a community is governed.

    Parameters
    ----------
    at
        The date or instant of the judgement; left out, the register's ``as_of``. A bare date leaves shifts aside.
    select, ignore
        Codes, or their beginnings such as ``CG5``: only these rules, and not those.
    severity
        How grave the findings of a code are, in place of what its rule says.
    rules
        The rules; one's own go in as ``(*CATALOGUE, mine)``.
    reading
        What ``read(..., partial=True)`` gives: its findings are told, waived and counted with the rest, and what may
        follow from rows that could not be read is marked ``unsure``. Of findings alone nothing is marked.

    Raises
    ------
    BadQuestion
        When there is no instant, or no rule has a code that is selected, ignored or given a severity, or none is left.
    OutsideWindow
        When containment is another at that instant than in this structure.
    """
    only_built(structure)
    catalogue = tuple(rules)
    instant, structure = structure.instant(at), structure.in_nouns()
    chosen = _chosen(catalogue, select, ignore)
    graver = _severities(catalogue, severity or {})
    known = frozenset((*(each.code.code for each in catalogue), *(each.code for each in READING)))
    spread: dict[str, Rows] = {}
    read = reading.findings if isinstance(reading, Partial) else reading
    unread = reading.unread if isinstance(reading, Partial) else ()
    told = [each for each in read if _wanted(each.code, select, ignore) or _unreadable(each)]
    look = Look(structure, instant, known=known, spread=spread)
    run = _Run(look, told, spread=spread, doubt=Doubt.of(structure, (*unread, *_misworded(structure, reading))))
    with collector_paused():
        for each in parts("check", chosen, len(chosen)):
            run.ask(each)
    found = in_order({_graver(one, graver) for one in run.found})
    waivers = Waivers.of(run.look)
    reasons = [(one, waivers.reason(one)) for one in found]
    return Findings(
        at=str(instant),
        unread=tuple(str(each.position) for each in unread),
        findings=tuple(one for one, reason in reasons if reason is None),
        waived=tuple(Waived(one, reason) for one, reason in reasons if reason is not None),
        not_checked=tuple(sorted(run.not_checked, key=lambda each: (each.code, each.subject, each.why))),
        rules=tuple(each.code.code for each in chosen if each.code.code in run.ran),
        crashes=tuple(run.crashes),
    )


def _graver(finding: Finding, graver: Mapping[str, Severity]) -> Finding:
    """A finding with the severity that its code is given."""
    severity = graver.get(finding.code, finding.severity)
    return finding if severity == finding.severity else evolve(finding, severity=severity)


def _misworded(structure: Structure, reading: "Partial | Iterable[Finding]") -> tuple[Unread, ...]:
    """The rows of what was read that have a word of no vocabulary: what they were to say is lost with it."""
    return misworded(structure) if isinstance(reading, Partial) else ()


def _chosen(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    for codes in (select, ignore):
        if isinstance(codes, str):
            raise BadQuestion(f"codes are a list: write [{codes!r}]", f"编号要写成列表：[{codes!r}]")
    for asked in (*select, *ignore):
        _known(rules, asked)
    asks = [each for each in rules if _wanted(each.code.code, select, ignore)]
    if rules and not asks and not any(_wanted(each.code, select, ignore) for each in READING):
        raise BadQuestion("no rule is left: what is selected is ignored too", "没有剩下任何规则：所选的都被忽略了")
    return tuple(sorted(asks, key=lambda each: each.last))


def _wanted(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    only, never = tuple(select) or ALL, tuple(ignore)
    return code.startswith(only) and not (never and code.startswith(never))


def _unreadable(finding: Finding) -> bool:
    """Whether a file, or a part of one, could not be read at all: that is told whatever is asked."""
    return finding.code.startswith("CG0") and finding.severity == "error"


def _known(rules: Sequence[Rule], asked: str) -> None:
    codes = [each.code.code for each in rules] + [each.code for each in READING]
    if not asked or not any(code.startswith(asked) for code in codes):
        raise BadQuestion.no_such("rule", "规则", asked, codes)


def _severities(rules: Sequence[Rule], given: Mapping[str, Severity]) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for asked, severity in sorted(given.items(), key=lambda each: len(each[0])):  # the longest says it
        _known(rules, asked)
        if severity not in SEVERITIES:
            raise BadQuestion.no_such("severity", "级别", severity, SEVERITIES)
        codes = (*(each.code.code for each in rules), *(each.code for each in READING))
        found |= {code: severity for code in codes if code.startswith(asked)}
    return found


@define(eq=False)
class _Run:
    """One run of rules, one after the other."""

    look: Look
    found: list[Finding]
    not_checked: list[NotChecked] = field(factory=list[NotChecked])
    crashes: list[Crash] = field(factory=list[Crash])
    met: set[tuple[str, Position]] = field(factory=set[tuple[str, Position]])
    """The codes of what was found, with where it stands."""
    ran: set[str] = field(factory=set[str])
    spread: dict[str, Rows] = field(factory=dict[str, Rows])
    doubt: Doubt = field(factory=Doubt)

    def __attrs_post_init__(self) -> None:
        self.met.update((each.code, each.position) for each in self.found)

    def ask(self, rule: Rule) -> None:
        """Ask one rule; where it fails, say so and go on."""
        code = rule.code.code
        look = evolve(self.look, found=tuple(self.found), ran=frozenset(self.ran))
        said: list[Finding] = []
        try:
            for each in rule.find(look):
                look_at_said((rule.says, rule.do), each, self.look)
                if isinstance(each, Unchecked):
                    self.not_checked.append(NotChecked(code, each.subject, each.why))
                else:
                    said.append(self._finding(rule, each, look))
        except (Exception, SystemExit, GeneratorExit) as exc:  # noqa: BLE001  # whatever a rule meets, the other rules still run
            said.append(_crashed(code, _met(exc)))
            self.crashes.append(Crash(code, type(exc).__name__, exc))
        else:
            self.ran.add(code)
        before = len(self.found)
        self.found += [each for each in said if (each.code, each.position) not in self.met]
        self.met.update((each.code, each.position) for each in self.found[before:])

    def _finding(self, rule: Rule, remark: Remark, look: Look) -> Finding:
        """What a remark comes to; over which places it is spread is kept beside it."""
        finding = _finding(rule, remark, look)
        if len(remark.rows):
            self.spread[finding.fingerprint] = remark.rows
        return evolve(finding, unsure=True) if self.doubt.about(finding, remark.fields) else finding


def _finding(rule: Rule, remark: Remark, look: Look) -> Finding:
    fields = dict(remark.fields)
    subject = _named(remark.subject)
    section, _, steps = remark.where
    named = (section, *(step for step in steps if isinstance(step, str)))
    return Finding(
        code=rule.code.code,
        slug=rule.code.slug,
        severity=rule.code.severity,
        subject=subject,
        fingerprint=digest((rule.code.code, subject, *named, "", *tokens(fields), *known_by(look, remark.rows))),
        words=_masked((remark.says or rule.says).filled(**fields)),
        advice=_masked((remark.do or rule.do).filled(**fields)),
        evidence=tuple(map(_named, remark.evidence)),
        source=rule.source,
    ).at(look.position(remark.where))


def _named(subject: str) -> str:
    """A reference without such numbers; a place may be called by a code of as many digits."""
    return subject if subject.startswith(("place:", "zone:")) else masked(subject)


def _masked(words: Words) -> Words:
    """Words without the numbers of persons that an id or a name may hold."""
    return Words(masked(words.zh), masked(words.en))


def _met(exc: BaseException) -> Words:
    """What a rule met: of a remark that is none the sentence, else the kind of error and no word of its own."""
    if isinstance(exc, BadRemark):
        return Words(exc.sentence("zh"), exc.sentence("en"))
    return Words(type(exc).__name__, type(exc).__name__)


def _crashed(code: str, what: Words) -> Finding:
    return Finding(
        code=CRASH.code,
        slug=CRASH.slug,
        severity=CRASH.severity,
        subject=f"rule:{code}",
        words=Words(
            f"规则 {code} 运行时出错（{what.zh}），所查结果不全",
            f"rule {code} failed ({what.en}): what it looks for was not checked",
        ),
        advice=Words(
            "这是规则本身的问题，与数据无关：--traceback 可看出错之处，请告知写这条规则的人",
            "this is a fault of the rule, not of the data: --traceback shows where; tell whoever wrote the rule",
        ),
    )
