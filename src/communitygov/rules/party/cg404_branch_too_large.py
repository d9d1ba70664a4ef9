"""CG404: a Party branch of more than fifty members."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.rules.look import Look
from communitygov.rules.party.branches import REGULATION, branches, members, not_counted
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule

MOST = 50


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
        "党支部 {branch} 有 {many}党员，一般不超过 {most} 名",
        "{branch} has {many}, and a branch has generally at most {most}",
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
    unknown: list[str] = []
    for row, body in branches(look):
        has = members(body)
        if has is None or has.least <= MOST < has.most:
            unknown.append(body.id)
        elif has.least > MOST:
            yield Remark(
                subject=f"organisation:{body.id}",
                where=("organisations", row, (has.field,)),
                fields={"branch": body.id, "many": measure(has.shown), "most": MOST},
            )
    yield from not_counted(unknown)
