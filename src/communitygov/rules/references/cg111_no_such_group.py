"""CG111: no duty is of the group that a share or an exemption names."""

from collections.abc import Iterator

from communitygov.base.findings import Told, Words
from communitygov.rules.look import Look
from communitygov.rules.references.loose import MOST_MEANT, loose, meant, remarked
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG111",
    slug="no-such-group",
    severity="warning",
    title=Words("没有事项属于所写的组", "no duty is of the group"),
    why=Words(
        "组里没有事项，这条分工或豁免就什么也管不到；多半是组名写错了。",
        "The share or exemption is for nothing; most often the name of the group is misspelt.",
    ),
    says=Words("没有事项属于“{target}”组{meant}", "no duty is of the group '{target}'{meant}"),
    do=Words("改成事项所写的组名，或给事项写上 group", "write the group that duties state, or state it on a duty"),
    source="communitygov: a group is whatever duties say they are of",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        duty open group medicine
        post:leader-G1 leads open
        post:leader-G1 assists group medecine
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        duty open group medicine
        post:leader-G1 leads open
        post:leader-G1 assists group medicine
    """,
)
def no_such_group(look: Look) -> Iterator[Remark]:
    """Groups of shares and exemptions that no duty of the register is of, at whatever time."""
    groups = {duty.group for duty in look.register.duties if duty.group is not None}
    for number, each in enumerate(loose(look, "group")):
        yield remarked(look, each, meant=meant(each.target, groups) if number < MOST_MEANT else Told())
