"""CG403: a Party branch of fewer than three members."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.party.branches import JOINT, REGULATION, judged
from communitygov.rules.remark import NO_WORDS, Remark, Unchecked
from communitygov.rules.rule import rule

MORE_UNITS = Words(
    "核对人数；确实不足的，再联合邻近单位，人数写各单位的合计",
    "look at the number; where it is so, let a further unit join, and state the members of all of them",
)


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
        "党支部 {branch} 只有 {many}党员，{law}：{norm}",
        "{branch} has {many}; {law} names {norm}",
    ),
    do=Words(
        "核对人数；确实不足的，与邻近单位成立联合党支部：改写成一行，kind: joint_party_branch，人数写合计",
        "look at the number; where it is so, join with neighbours: one row for all of them, kind: joint_party_branch,"
        " with the members of all",
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
    for each in judged(look, "CG403", "fewer"):
        yield each if isinstance(each, Unchecked) else each.remark(MORE_UNITS if each.body.kind == JOINT else NO_WORDS)
