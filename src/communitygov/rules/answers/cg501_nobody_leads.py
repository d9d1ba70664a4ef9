"""CG501: a duty is asked for where no share leads it."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.queries.covered import Gap
from communitygov.rules.answers.holes import at_duty, by_duty, holes, unlisted
from communitygov.rules.look import Look
from communitygov.rules.rule import Said, rule
from communitygov.rules.wording import ids


@rule(
    code="CG501",
    slug="nobody-leads",
    severity="error",
    title=Words("事项无人主责", "a duty that no share leads"),
    why=Words(
        "事项落到这里时，协同的人各自以为有别人牵头。后备或兜底的人只是最后一道，不算有人负责。",
        "When the duty falls due, everyone named has reason to think that somebody else was meant to start. Whoever"
        " stands behind is shown and never counts.",
    ),
    says=Words(
        "{duty} 在 {where} 没有任何分工主责{behind}（{weight}，模式 {modes}）",
        "no share leads {duty} in {where}{behind} ({weight}, {modes})",
    ),
    do=Words(
        "给一个岗位写上 part: lead；确实不要求的地方，缩小 applies_to 或写豁免并注明理由和终止日",
        "give a post the part lead; where the duty is not meant, narrow applies_to, or exempt the place with a reason"
        " and an end",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之一：每个单元、楼层、住户都有对应责任人",
    bad="""
        community C
          grid G1
            building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        duty open: household
        post:leader-G1 assists open
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
def nobody_leads(look: Look) -> Iterator[Said]:
    """Gaps of every mode whose state is missing; also those that a catch-all stands behind."""
    for hole in by_duty(look, holes(look, "missing")):
        yield at_duty(look, hole, behind=measure(_behind(hole.gap)))
    yield from unlisted(look, "missing")


def _behind(gap: Gap) -> Words:
    """Who leads everything there, if anybody does."""
    every = dict.fromkeys(str(entry.post or entry.organisation or entry.holder) for entry in gap.backstop)
    who = ids(each.partition(":")[2] or each for each in every)
    return Words(f"，只有全面负责的 {who.zh} 兜底", f" but those of everything ({who.en})") if every else Words()
