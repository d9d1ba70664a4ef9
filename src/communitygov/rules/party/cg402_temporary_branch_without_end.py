"""CG402: a temporary Party branch that states no end."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.party.branches import REGULATION, temporary_branches
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.spans import endless


@rule(
    code="CG402",
    slug="temporary-branch-without-end",
    severity="warning",
    title=Words("临时党支部没有终止日", "a temporary Party branch that states no end"),
    why=Words(
        "临时党支部随任务组建，随机构撤销；没有终止日，任务完了它还在名册上，党员两头都算。",
        "A temporary branch is set up for a task and ends with it. Without an end it stays on the roster, and its"
        " members count in two branches.",
    ),
    says=Words("临时党支部 {branch} 没有终止日", "{branch} states no end"),
    do=Words(
        "写上 until；任务未定终期的，写计划复核的日子，到期再延",
        "state until; where the end of the task is open, the day on which it is looked at again",
    ),
    source=f"{REGULATION}关于临时党支部的规定：组建的机构撤销后，临时党支部自然撤销",
    bad="""
        community C
        organisation committee (party_work_committee) at C whole
        organisation front-line (temporary_party_branch) at C {members: 12, approved_by: committee}
    """,
    good="""
        community C
        organisation committee (party_work_committee) at C whole
        organisation front-line (temporary_party_branch) at C until 2026-06-01 {members: 12, approved_by: committee}
    """,
)
def temporary_branch_without_end(look: Look) -> Iterator[Remark]:
    """Temporary branches, there or to come, without an end."""
    for row, body in temporary_branches(look):
        if endless(body):
            yield Remark(
                subject=f"organisation:{body.id}", where=("organisations", row, ("id",)), fields={"branch": body.id}
            )
