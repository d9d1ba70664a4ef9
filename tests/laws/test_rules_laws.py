"""What the rules of answers find is what asking about every place, duty and mode, one by one, finds."""

from collections import Counter
from collections.abc import Iterator

from attrs import define, field
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracle.generator import questions, register

from communitygov.queries.answer import HOLES, STATES, Answer
from communitygov.queries.coverage import coverage
from communitygov.queries.targets import targets_of
from communitygov.queries.who_answers import who_answers
from communitygov.rules.answers.week import may_be_off, span
from communitygov.rules.check import check
from communitygov.rules.findings import Findings
from communitygov.rules.look import Look
from communitygov.structure.build import Structure, build
from communitygov.structure.index import Index

seeds = st.integers(0, 10**6)
law = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])

OF_STATE = {"missing": "CG501", "too_far": "CG504", "unknown_which": "CG508"}
OF_WEEK = {"ambiguous": "CG503", "unknown_which": "CG508"}
NOT_OVER = ("period", "mode", "no_post")
"""The steps at which a share is lost that does not stand over the place at all."""


def asked_places(structure: Structure, duty: str) -> Iterator[str]:
    """Every place that a duty asks about; of the homes or floors that a block stands for the first."""
    tree = structure.tree
    for targets in targets_of(structure, structure.duties_by_id[duty], None):
        for row, weight in zip(targets.rows.tolist(), targets.weights.tolist(), strict=True):
            if weight:
                yield next(tree.inside_block(row, targets.virtual)) if tree.block[row] else tree.id(row)


@define
class Slow:
    """What answers, one by one, say that the rules should find."""

    structure: Structure
    duties: dict[str, set[str]] = field(factory=dict[str, set[str]])
    """By code the duties."""
    vacant: set[int] = field(factory=set[int])
    """The rows of the shares that name a hole whose leads are vacant."""
    rivals: set[tuple[str, tuple[int, ...]]] = field(factory=set[tuple[str, tuple[int, ...]]])
    """The duties, and the rows of several shares that claim the lead at one nearness."""

    def add(self, duty: str, answer: Answer) -> None:
        """Note what one answer shows."""
        code = OF_STATE.get(answer.state)
        if code:
            self.duties.setdefault(code, set()).add(duty)
        if answer.state == "vacant":
            keys = {fact.subject.partition(":")[2] for fact in answer.because if fact.kind == "share"}
            self.vacant |= {row.row for row in self.structure.share_rows if row.key in keys}
        if answer.state == "ambiguous":
            shares = Index.of(self.structure).by_key
            leads = [entry.share.id for entry in answer.lead if entry.share is not None]
            plain = {key for key in leads if not shares[key].share.adds} or {*leads}
            if len(plain) > 1:
                self.rivals.add((duty, tuple(sorted({shares[key].row for key in plain}))))
        if self.only_catch_alls(answer):
            self.duties.setdefault("CG505", set()).add(duty)

    def only_catch_alls(self, answer: Answer) -> bool:
        """Whether a catch-all answers or names the hole, and no share of the duty stands there."""
        shares = Index.of(self.structure).by_key
        keys = {fact.subject.partition(":")[2] for fact in answer.because if fact.kind == "share"}
        keys |= {loss.share.id for loss in answer.why_not if loss.step not in NOT_OVER}
        if answer.state == "missing":
            return False
        return bool(keys) and all(shares[key].share.catch_all for key in keys)


def slow(structure: Structure, at: str) -> Slow:
    """Ask about everything."""
    found = Slow(structure)
    modes = Look(structure, structure.instant(at)).modes
    for duty in structure.duties_by_id:
        for place in asked_places(structure, duty):
            for mode in modes:
                found.add(duty, who_answers(structure, place=place, duty=duty, mode=mode, at=at))
    return found


def in_a_week(structure: Structure, at: str) -> dict[str, set[str]]:
    """By code the duties that are left open at an hour of the week and not at the instant, looked for among all."""
    look = Look(structure, structure.instant(at))
    start, end = span(look)
    found: dict[str, set[str]] = {}
    for mode in look.modes:
        now = {(each.duty, each.virtual): each for each in look.coverage(mode).cells}
        for cells in coverage(structure, mode=mode, at=start, until=end).cells:
            then, before = cells.each(), now[cells.duty, cells.virtual].each()
            for state in (*HOLES, "ambiguous", "unknown_which"):
                told = state != "off_shift"
                column = STATES.index(state)
                new = [row for row in range(len(then)) if then[row, column] and not (told and before[row, column])]
                if new:
                    found.setdefault(OF_WEEK.get(state, "CG507"), set()).add(cells.duty)
                if then[:, column].any():
                    found.setdefault(f"any {state}", set()).add(cells.duty)
    return found


def by_hours(structure: Structure, at: str, duty: str) -> bool:
    """Whether a duty is judged over the week."""
    look = Look(structure, structure.instant(at))
    return any(duty in may_be_off(look, mode) for mode in look.modes)


def duties_of(findings: Findings, code: str) -> set[str]:
    """The duties at which findings of a code stand."""
    return {each.subject.partition(":")[2] for each in findings if each.code == code}


def shares_of(findings: Findings, code: str) -> set[int]:
    """The rows of the shares at which findings of a code stand."""
    return {int(each.path.split("[")[1].split("]")[0]) for each in findings if each.code == code}


def compare(seed: int) -> Counter[str]:
    """Compare the rules with the answers over one register, and count what occurs."""
    drawn = register(seed)
    at = questions(seed, drawn)[0][3]
    structure = build(drawn, at=at)
    findings = check(structure, at=at, select=["CG5", "CG6", "CG8"])
    expected = slow(structure, at)
    assert not findings.crashes, f"seed {seed}, {findings.crashes}"
    for code in ("CG501", "CG504", "CG505"):
        assert duties_of(findings, code) == expected.duties.get(code, set()), f"seed {seed}, {code}, {at}"
    weekly = in_a_week(structure, at)
    not_known, at_once = duties_of(findings, "CG508"), expected.duties.get("CG508", set())
    assert at_once <= not_known <= at_once | weekly.get("CG508", set()), f"seed {seed}, {at}"
    assert duties_of(findings, "CG507") == weekly.get("CG507", set()), f"seed {seed}, {at}"
    assert shares_of(findings, "CG502") == expected.vacant, f"seed {seed}, {at}"
    claimed = shares_of(findings, "CG503")
    turns = set[str]() if "T" in at else {duty for duty in structure.duties_by_id if by_hours(structure, at, duty)}
    assert {rows[-1] for duty, rows in expected.rivals if duty not in turns} <= claimed, f"seed {seed}, {at}"
    assert bool(claimed) <= bool(weekly.get("any ambiguous")), f"seed {seed}, {at}"
    return Counter(each.code for each in findings)


@law
@given(seed=seeds)
def test_the_rules_find_what_the_answers_show(seed: int) -> None:
    """
    The duties nobody leads, leads from too far, leads by a catch-all alone, or by nobody knows whom, those left
    open at some hours of a week; the shares whose leads are vacant, and those of rivals: all of them and no other.
    """
    compare(seed)
