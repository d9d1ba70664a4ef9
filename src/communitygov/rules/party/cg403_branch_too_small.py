"""CG403: a Party branch of fewer than three members."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.rules.look import Look
from communitygov.rules.party.branches import REGULATION, branches, members, not_counted
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule

LEAST = 3


@rule(
    code="CG403",
    slug="branch-too-small",
    severity="warning",
    title=Words("党支部不足三人", "a Party branch of fewer than three members"),
    why=Words(
        "正式党员三人以上才成立党支部；不足三人的，应当与邻近单位成立联合党支部。",
        "A branch has three full members or more; with fewer a joint branch is set up with neighbours.",
    ),
    says=Words(
        "党支部 {branch} 只有 {many}党员，不足 {least} 名", "{branch} has {many}, and a branch has {least} or more"
    ),
    do=Words(
        "核对人数；确实不足的，并入联合党支部（kind: joint_party_branch）或改为党小组（party_group）",
        "look at the number; where it is so, join a joint branch (kind: joint_party_branch) or make it a Party group"
        " (party_group)",
    ),
    source=f"{REGULATION}第四条：凡是有正式党员 3 人以上的，都应当成立党支部",
    bad="""
        community C
        organisation branch (party_branch) at C whole {registered: 2}
    """,
    good="""
        community C
        organisation branch (party_branch) at C whole {registered: 3}
    """,
)
def branch_too_small(look: Look) -> Iterator[Remark | Unchecked]:
    """Branches in force that surely have fewer members than a branch must; of others the number is not known."""
    unknown: list[str] = []
    for row, body in branches(look):
        has = members(body)
        if has is None or has.least < LEAST <= has.most:
            unknown.append(body.id)
        elif has.most < LEAST:
            yield Remark(
                subject=f"organisation:{body.id}",
                where=("organisations", row, (has.field,)),
                fields={"branch": body.id, "many": measure(has.shown), "least": LEAST},
            )
    yield from not_counted(unknown)
