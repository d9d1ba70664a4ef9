"""CG401: a temporary Party branch without the body that set it up."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.party.branches import REGULATION, temporary_branches
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG401",
    slug="temporary-branch-unapproved",
    severity="warning",
    title=Words("临时党支部没有批准它的组织", "a temporary Party branch without the body that set it up"),
    why=Words(
        "临时党支部须经上级党组织批准，书记和委员也由它指定；没有写明，就不知道谁有权指定和撤销。",
        "A temporary branch needs the approval of the Party organisation above, which also appoints its secretary;"
        " without it nobody knows who may appoint, or end it.",
    ),
    says=Words("临时党支部 {branch} 没有写明由谁批准成立", "{branch} does not state who approved it"),
    do=Words(
        "写上 approved_by：批准它的上级党组织的编号",
        "state approved_by: the id of the Party organisation that approved it",
    ),
    source=f"{REGULATION}关于临时党支部的规定：经上级党组织批准",
    bad="""
        community C
        organisation committee (party_work_committee) at C whole
        organisation front-line (temporary_party_branch) at C until 2026-06-01 {members: 12}
    """,
    good="""
        community C
        organisation committee (party_work_committee) at C whole
        organisation front-line (temporary_party_branch) at C until 2026-06-01 {members: 12, approved_by: committee}
    """,
)
def temporary_branch_unapproved(look: Look) -> Iterator[Remark]:
    """Temporary branches, there or to come, that name no body that approved them."""
    for row, body in temporary_branches(look):
        if body.approved_by is None:
            yield Remark(
                subject=f"organisation:{body.id}", where=("organisations", row, ("id",)), fields={"branch": body.id}
            )
