"""CG510: reports go round."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.answers.reports import Report, circles
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids, in_modes

MOST = 5


@rule(
    code="CG510",
    slug="escalation-in-a-circle",
    severity="error",
    title=Words("上报兜圈子", "an escalation that goes round"),
    why=Words(
        "逐级上报又回到起点：谁都不是最后拍板的人，事情在里面转。",
        "The line of reports comes back to where it began: nobody on it has the last word.",
    ),
    says=Words("上报兜了圈子：{line}（模式 {modes}）", "reports go round: {line} ({modes})"),
    do=Words("把其中一条改为报告给圈外的上级", "let one of them report to somebody outside the circle"),
    source="communitygov: an escalation leads outwards, step by step, and none twice",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C held by P2
        duty open
        leader-G1 leads open
        secretary assists open
        leader-G1 reports to secretary
        secretary reports to leader-G1
    """,
    good="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C held by P2
        duty open
        leader-G1 leads open
        secretary assists open
        leader-G1 reports to secretary
    """,
)
def escalation_in_a_circle(look: Look) -> Iterator[Remark]:
    """Circles of reports-to links in force, in every mode; one remark for those of the same links."""
    met: dict[tuple[int, ...], tuple[list[Report], list[str]]] = {}
    for mode in look.modes:
        for knot in circles(look, mode):
            rows = tuple(sorted({step.link for step in knot}))
            modes = met.setdefault(rows, (knot, []))[1]
            modes += [] if mode in modes else [mode]
    for rows, (steps, modes) in sorted(met.items()):
        line = ids(f"{step.who.id} → {step.to.id}" for step in steps)
        yield Remark(
            subject=str(steps[0].who),
            where=("links", rows[0], ("to",)),
            fields={"line": line, "modes": in_modes(modes)},
            evidence=tuple(dict.fromkeys(str(step.who) for step in steps))[:MOST],
        )
