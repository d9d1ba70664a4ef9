"""Party branches: which bodies are, and how many members they have, as far as that is stated."""

import math
from collections.abc import Iterable, Iterator

from attrs import frozen

from communitygov.base.findings import Words, measure, told
from communitygov.model.count import Count
from communitygov.model.organisation import Organisation
from communitygov.rules.look import Look
from communitygov.rules.norms.dated import Norm, Verdict, norm_in_force, vocabulary_of
from communitygov.rules.remark import NO_WORDS, Remark, Unchecked
from communitygov.rules.spans import over
from communitygov.rules.wording import ids, times

TEMPORARY = "temporary_party_branch"
JOINT = "joint_party_branch"

REGULATION = "《中国共产党支部工作条例（试行）》（2018）"
BOUNDS = (Words("至少", "at least"), Words("至多", "at most"))


@frozen
class Members:
    """How many members a branch has: at least and at most, and the field that says so."""

    least: float
    most: float
    field: str

    @property
    def shown(self) -> Words:
        """The number, or its bounds."""
        if self.least == self.most:
            return times(int(self.least), "名", "member")
        bound, number = (BOUNDS[0], self.least) if self.most == math.inf else (BOUNDS[1], self.most)
        said = times(int(number), "名", "member")
        return Words(f"{bound.zh} {said.zh}", f"{bound.en} {said.en}")


@frozen
class Judged:
    """A branch whose members are not as many as a norm names."""

    row: int
    body: Organisation
    has: Members
    norm: Norm

    def remark(self, do: Words = NO_WORDS) -> Remark:
        """What is said of it, at the field that states how many there are; with other advice than the rule's."""
        has, norm = measure(self.has.shown), told(self.norm.says, (self.norm.id,))
        fields = {"branch": self.body.id, "many": has, "law": measure(self.norm.source), "norm": norm}
        return Remark(
            subject=f"organisation:{self.body.id}",
            where=("organisations", self.row, (self.has.field,)),
            fields=fields,
            evidence=(f"norm {self.norm.id}", self.norm.numbers),
            do=do,
        )


def judged(look: Look, rule: str, wrong: Verdict) -> Iterator[Judged | Unchecked]:
    """The branches in force that surely have fewer or more members than the norm of the day names for a rule.

    Of others the number is not known exactly enough; that is said once for all. Before there was a norm, nothing is.
    """
    norm = norm_in_force(rule, look.at.at.date(), vocabulary=vocabulary_of(look))
    unknown: list[str] = []
    for row, body in look.rows("organisations"):
        if norm is None or body.kind not in norm.kinds:
            continue
        has = members(body)
        verdict = "unknown" if has is None else norm.verdict(has.least, has.most)
        if has is not None and verdict == wrong:
            yield Judged(row, body, has, norm)
        elif verdict == "unknown":
            unknown.append(body.id)
    yield from _not_counted(unknown)


def temporary_branches(look: Look) -> Iterator[tuple[int, Organisation]]:
    """The temporary branches that are there or are to come, with their rows."""
    for row, body in enumerate(look.register.organisations):
        if body.kind == TEMPORARY and not over(body, look.at.at):
            yield row, body


def members(body: Organisation) -> Members | None:
    """How many members a branch has; None where it states no number.

    The seconded keep their home branch: they count in a temporary one, and in no other.
    """
    return _of_temporary(body) if body.kind == TEMPORARY else _of_its_own(body)


def _of_temporary(body: Organisation) -> Members | None:
    if body.members is not None:
        return Members(*_bounds(body.members), "members")
    counts = {"registered": body.registered, "seconded": body.seconded}
    stated = {name: _bounds(count) for name, count in counts.items() if count is not None}
    if not stated:
        return None
    most = math.inf if len(stated) < len(counts) else sum(most for _, most in stated.values())
    return Members(sum(least for least, _ in stated.values()), most, next(iter(stated)))


def _of_its_own(body: Organisation) -> Members | None:
    """The registered; else those counted together, without the seconded where it is stated how many those are."""
    if body.registered is not None:
        return Members(*_bounds(body.registered), "registered")
    if body.members is None:
        return None
    (least, most), (fewest, seconded) = _bounds(body.members), (0.0, 0.0)
    if body.seconded is not None:
        fewest, seconded = _bounds(body.seconded)
    return Members(max(0, least - seconded), max(0, most - fewest), "members")


def _bounds(count: Count) -> tuple[float, float]:
    """The least and the most a count can be; what is only about a number bounds nothing."""
    number = count.number or 0
    if count.bound == "exact":
        return number, number
    if count.bound == "more_than":
        return number + 1, math.inf
    return (0, max(0, number - 1)) if count.bound == "less_than" else (0, math.inf)


def _not_counted(several: Iterable[str]) -> Iterator[Unchecked]:
    """That branches do not state how many members they have, or not exactly enough; once for all."""
    unknown = tuple(several)
    if unknown:
        names = ids(unknown)
        yield Unchecked(
            why=Words(
                f"{names.zh} 没有写明人数，或人数不够确切",
                f"the number of members is not stated, or not exactly enough, of {names.en}",
            ),
            subject=f"organisation:{unknown[0]}" if len(unknown) == 1 else "",
        )
