"""CG505: nothing but a catch-all covers a duty."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.answers.catch_alls import by_catch_alls
from communitygov.rules.answers.holes import at_duty
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids


@rule(
    code="CG505",
    slug="only-a-catch-all",
    severity="warning",
    title=Words("只有兜底分工", "a duty that nothing but a catch-all covers"),
    why=Words(
        "“全面负责”不是分工：凡事都归一个人，等于哪一件都没有指定人。兜底的人不能把缺口变成已落实。",
        "To lead everything is no division of work: where one post has whatever nobody else has, nobody was named for"
        " this. A catch-all never turns a hole into an answer.",
    ),
    says=Words(
        "{duty} 在 {where} 没有指名的分工，只有全面负责的 {who}（{weight}，模式 {modes}）",
        "nothing covers {duty} in {where} but {who}, which leads whatever nobody else does ({weight}, {modes})",
    ),
    do=Words(
        "写一条指名该事项的分工；确由这个岗位主责的，也照样指名",
        "write a share that names the duty; where it is this post that leads it, name the duty all the same",
    ),
    source="communitygov: a catch-all follows every named lead and counts only where the duty states a level it meets",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post secretary community_secretary at C held by P1
        duty open: household, at community
        secretary leads everything
    """,
    good="""
        community C
          grid G1
            building B1: H1a H1b
        post secretary community_secretary at C held by P1
        duty open: household, at community
        secretary leads open
    """,
)
def only_a_catch_all(look: Look) -> Iterator[Remark]:
    """What a near-enough catch-all answers alone; where none is near enough, CG501 tells the hole."""
    for hole, carriers, rows in by_catch_alls(look):
        yield at_duty(look, hole, rows, who=ids(carrier.partition(":")[2] or carrier for carrier in carriers))
