"""Party branches: which bodies are, and how many members they have, as far as that is stated."""

import math
from collections.abc import Iterable, Iterator

from attrs import frozen

from communitygov.base.findings import Words
from communitygov.model.count import Count
from communitygov.model.organisation import Organisation
from communitygov.rules.look import Look
from communitygov.rules.remark import Unchecked
from communitygov.rules.spans import over
from communitygov.rules.wording import ids

TEMPORARY = "temporary_party_branch"
BRANCHES = frozenset(
    ("party_branch", TEMPORARY, "compound_party_branch", "grid_party_branch", "joint_party_branch"),
)
"""The kinds of body that are branches; general branches and committees are larger, Party groups smaller."""

REGULATION = "《中国共产党支部工作条例（试行）》（2018）"


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
            return Words(f"{self.least:,.0f} 名", f"{self.least:,.0f} member{'s' if self.least != 1 else ''}")
        if self.most == math.inf:
            return Words(f"至少 {self.least:,.0f} 名", f"at least {self.least:,.0f} members")
        return Words(f"至多 {self.most:,.0f} 名", f"at most {self.most:,.0f} member{'s' if self.most != 1 else ''}")


def branches(look: Look) -> Iterator[tuple[int, Organisation]]:
    """The branches in force, with their rows."""
    return ((row, body) for row, body in look.rows("organisations") if body.kind in BRANCHES)


def temporary_branches(look: Look) -> Iterator[tuple[int, Organisation]]:
    """The temporary branches that are there or are to come, with their rows."""
    for row, body in enumerate(look.register.organisations):
        if body.kind == TEMPORARY and not over(body, look.at.at):
            yield row, body


def members(body: Organisation) -> Members | None:
    """How many members a branch has; None where it states no number. Of a temporary one the seconded count too."""
    if body.members is not None:
        return Members(*_bounds(body.members), "members")
    counts = {"registered": body.registered, "seconded": body.seconded if body.kind == TEMPORARY else None}
    stated = {name: count for name, count in counts.items() if count is not None}
    if not stated:
        return None
    bounds = [_bounds(count) for count in stated.values()]
    alone = body.kind == TEMPORARY and len(stated) < len(counts)
    most = math.inf if alone else sum(most for _, most in bounds)
    return Members(sum(least for least, _ in bounds), most, next(iter(stated)))


def _bounds(count: Count) -> tuple[float, float]:
    """The least and the most a count can be; what is only about a number bounds nothing."""
    number = count.number or 0
    if count.bound == "exact":
        return number, number
    if count.bound == "more_than":
        return number + 1, math.inf
    return (0, number - 1) if count.bound == "less_than" else (0, math.inf)


def not_counted(several: Iterable[str]) -> Iterator[Unchecked]:
    """That branches do not state how many members they have, or not exactly enough; once for all."""
    unknown = tuple(several)
    if unknown:
        names = ids(unknown)
        yield Unchecked(
            why=Words(
                f"{names.zh} 没有写明人数，或人数不够确切",
                f"how many members {names.en} has is not stated exactly enough",
            ),
            subject=f"organisation:{unknown[0]}" if len(unknown) == 1 else "",
        )
