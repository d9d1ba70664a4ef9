"""Proving a rule: its bad example fires its code, and no other that it does not imply; its good example does not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.model.register import Register
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.rules.findings import Findings
from communitygov.rules.rule import Rule
from communitygov.structure.build import build
from communitygov.testing.sketch import sketch

if TYPE_CHECKING:
    from communitygov.base.time import Moment


@frozen
class Proof:
    """What the two examples of a rule fire. It is true where the rule is proved, so ``assert prove(rule)`` tests it."""

    code: str
    bad: tuple[str, ...]
    """The codes that the bad example fires."""
    good: tuple[str, ...]
    """The codes that the good example fires."""
    problems: tuple[str, ...]
    """Why the rule is not proved."""

    def __bool__(self) -> bool:
        return not self.problems


def found_in(
    drawing: str | Register, *, at: "Moment | str | None" = None, rules: Iterable[Rule] = CATALOGUE
) -> Findings:
    """Check a drawing, or a register.

    Raises
    ------
    BadQuestion
        When the drawing cannot be read, or there is no instant.
    """
    register = sketch(drawing) if isinstance(drawing, str) else drawing
    instant = register.as_of if at is None else at
    return check(build(register, at=instant), at=instant, rules=rules)


def codes(
    drawing: str | Register, *, at: "Moment | str | None" = None, rules: Iterable[Rule] = CATALOGUE
) -> tuple[str, ...]:
    """The codes that a drawing, or a register, fires; each once, in order. See `found_in`.

    Raises
    ------
    BadQuestion
        When the drawing cannot be read, or there is no instant.
    """
    return found_in(drawing, at=at, rules=rules).codes


def prove(rule: Rule, *, rules: Iterable[Rule] = CATALOGUE) -> Proof:
    """Prove a rule by its examples, among the rules of a catalogue; it need not be one of them.

    Raises
    ------
    RuleCrashed
        When a rule fails over one of the examples.
    BadQuestion
        When an example cannot be read, or what is given is no rule.
    """
    given = cast("object", rule)
    if not isinstance(given, Rule):
        kind = type(given).__name__
        raise BadQuestion(f"prove takes a rule, not {kind}", f"prove 要的是规则，不是 {kind}")
    code = rule.code.code
    among = (*(each for each in rules if each.code.code != code), rule)
    bad, good = (_fired(drawing, rule.at, among) for drawing in (rule.bad, rule.good))
    problems: list[str] = []
    if code not in bad:
        problems.append(f"{code}: the bad example does not fire it")
    if code in good:
        problems.append(f"{code}: the good example fires it")
    beyond = sorted({*bad} - {code, *rule.implies})
    if beyond:
        problems.append(f"{code}: the bad example fires {', '.join(beyond)} as well, which it does not imply")
    more = sorted({*good} - {*bad} - {code})
    if more:
        problems.append(f"{code}: the good example fires {', '.join(more)}, which the bad one does not")
    return Proof(code, bad, good, tuple(problems))


def _fired(drawing: str, at: str, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    found = found_in(drawing, at=at, rules=rules)
    if found.crashes:
        raise found.crashes[0].error()
    return found.codes
