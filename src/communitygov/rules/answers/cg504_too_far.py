"""CG504: whoever leads a duty stands further out than the duty allows."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.model.duty import Duty
from communitygov.queries.covered import Gap
from communitygov.rules.answers.holes import at_duty, by_duty, holes, unlisted
from communitygov.rules.look import Look
from communitygov.rules.rule import Said, rule
from communitygov.rules.wording import ids


@rule(
    code="CG504",
    slug="too-far",
    severity="warning",
    title=Words("主责者层级过远", "a duty led from further out than it allows"),
    why=Words(
        "事项写明要在近处有人负责，近处却没有人主责，只有外层的人：名义上有人，到不了门口。",
        "The duty asks for somebody near, nobody near has the lead, and whoever answers stands further out: on paper"
        " there is somebody, at the door there is not.",
    ),
    says=Words(
        "{duty} 要求由 {required} 一级或更近的人负责，{where} 只有更外层的 {who}（{weight}，模式 {modes}）",
        "{duty} must be answered at {required} or nearer, and in {where} only {who} answers, from further out"
        " ({weight}, {modes})",
    ),
    do=Words(
        "在要求的层级设岗并写 part: lead；确实不必这么近的，放宽 answered_at",
        "give the lead to a post at that level; where so near is not needed, widen answered_at",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之一：责任到单元、楼层、住户",
    bad="""
        community C
          grid G1
            micro_grid M1
              building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        duty sweep: household, at micro_grid
        leader-G1 leads sweep
    """,
    good="""
        community C
          grid G1
            micro_grid M1
              building B1: H1a H1b
        post leader-G1 grid_leader at G1 held by P1
        duty sweep: household, at grid
        leader-G1 leads sweep
    """,
)
def too_far(look: Look) -> Iterator[Said]:
    """Gaps of every mode whose state is too_far."""
    for hole in by_duty(look, holes(look, "too_far")):
        duty = look.structure.duties_by_id[hole.gap.duty.id]
        yield at_duty(look, hole, required=_required(duty), who=_backstop(hole.gap))
    yield from unlisted(look, "too_far")


def _required(duty: Duty) -> Words:
    """The levels a duty states."""
    levels = tuple(dict.fromkeys(row.level for row in duty.answered_at))
    return Words(" / ".join(levels), " / ".join(levels))


def _backstop(gap: Gap) -> Words:
    """Who answers further out."""
    every = (str(entry.post or entry.organisation or entry.holder) for entry in gap.backstop)
    return ids(dict.fromkeys(each.partition(":")[2] or each for each in every))
