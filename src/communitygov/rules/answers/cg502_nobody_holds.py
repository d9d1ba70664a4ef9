"""CG502: whoever leads a duty is a post that nobody holds."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.answers.shares import key_at, share_at
from communitygov.rules.answers.vacant import some_places, vacant_shares, weight_in
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.subject import subject_at
from communitygov.rules.wording import ids, in_modes, places_in, refs

MOST = 5


@rule(
    code="CG502",
    slug="nobody-holds",
    severity="error",
    title=Words("主责岗位无人任职", "a duty led by a post that nobody holds"),
    why=Words(
        "分工表上写着由谁主责，那个岗位却没有人：事情照表分派下去，没有人接。更外层的人只是兜底，不算落实。",
        "The list of duties names a post, and the post is empty: what is given to it reaches nobody. Whoever stands"
        " further out is a backstop and no answer.",
    ),
    says=Words(
        "{duties} 由 {carriers} 主责而无人任职：{where}（{weight}，模式 {modes}）",
        "the lead of {duties} lies with {carriers}, and nobody is there: {where} ({weight}, {modes})",
    ),
    do=Words(
        "任命人员，写上代理、副职或代行的岗位；或把主责改给有人的岗位",
        "appoint somebody, or write who is acting, deputy or stands in; or give the lead to a post that somebody holds",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之一：每个单元、楼层、住户都有对应责任人",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1
        duty open: household
        post:leader-G1 leads open
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        duty open: household
        post:leader-G1 leads open
    """,
)
def nobody_holds(look: Look) -> Iterator[Remark]:
    """Shares that name a gap whose state is vacant; one remark a share as it is written."""
    for row, each in sorted(vacant_shares(look).items()):
        places = some_places(look, each.rows)
        carriers = tuple(each.carriers)
        yield Remark(
            subject=subject_at(look.register, "shares", row),
            where=share_at(look, row),
            fields={
                "carriers": ids(carrier.partition(":")[2] for carrier in carriers),
                "duties": ids(each.duties),
                "where": places_in(places, len(each.rows)),
                "weight": weight_in(each),
                "modes": in_modes(each.modes),
            },
            evidence=(f"share:{key_at(look, row)}", *carriers[:MOST], *refs(places)),
            rows=sorted(each.rows),
        )
