"""CG404: a Party branch of more than fifty members."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.party.branches import REGULATION, judged
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule


@rule(
    code="CG404",
    slug="branch-too-large",
    severity="note",
    title=Words("党支部超过五十人", "a Party branch of more than fifty members"),
    why=Words(
        "党支部人数一般不超过五十人：人太多，组织生活开展不起来。",
        "A branch has generally at most fifty members: with more its meetings do not work.",
    ),
    says=Words(
        "党支部 {branch} 有 {many}党员，{law}：{norm}",
        "{branch} has {many}; {law} names {norm}",
    ),
    do=Words(
        "核对人数；确实超过的，可分设党支部，或成立党总支（kind: general_party_branch）",
        "look at the number; where it is so, divide it, or make it a general branch (kind: general_party_branch)",
    ),
    source=f"{REGULATION}第四条：党支部党员人数一般不超过 50 人",
    bad="""
        community C
        organisation branch (party_branch) at C whole {registered: 51}
    """,
    good="""
        community C
        organisation branch (party_branch) at C whole {registered: 50}
    """,
)
def branch_too_large(look: Look) -> Iterator[Remark | Unchecked]:
    """Branches in force that surely have more members than a branch generally has."""
    for each in judged(look, "CG404", "more"):
        yield each if isinstance(each, Unchecked) else each.remark()
