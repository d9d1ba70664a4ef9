"""CG511: a step of an escalation that nobody holds."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.base.ref import Ref
from communitygov.engine.worlds import every_way
from communitygov.rules.answers.leads import now_of
from communitygov.rules.answers.reports import held_by_ref, is_written, links, reports
from communitygov.rules.answers.shares import row_at
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids

MOST = 5
GONE = Words(
    "上报给 {to}，而 {to} 已撤销，或此时不在存续期", "reports go to {to}: abolished, or not there at that time"
)


@rule(
    code="CG511",
    slug="escalation-into-a-void",
    severity="warning",
    title=Words("上报对象无人", "an escalation to a post that nobody holds"),
    why=Words(
        "基层解决不了的事要往上报，报上去的岗位没有人，事情就停在那里。",
        "What cannot be solved on the spot is reported; where nobody holds the post it is reported to, it stops there.",
    ),
    says=Words("上报给 {to}，而 {to} 无人任职", "reports go to {to}: nobody is there"),
    do=Words("任命人员或写上代行的岗位；或改为报告给有人的岗位", "appoint somebody, or report to a post that is held"),
    source="《滨州市社会治理网格化服务管理条例》（2021）：不能当场解决的事项上报，及时处理并反馈",
    bad="""
        community C
          grid G1
        post leader-G1 grid_leader at G1 held by P1
        post secretary community_secretary at C
        duty open
        leader-G1 leads open
        secretary assists open
        leader-G1 reports to secretary
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
    implies=("CG301",),
)
def escalation_into_a_void(look: Look) -> Iterator[Remark]:
    """Links whose end is there and comes to nobody, however what is not known is read, in a mode they are followed."""
    void: dict[int, dict[Ref, None]] = {}
    for mode in look.modes:
        steps = (step for several in reports(look, mode).values() for step in several)
        ends = dict.fromkeys((step.link, step.to) for step in steps)
        empty = {to for to in {to for _, to in ends} if _nobody(look, to, mode)}
        for link, to in ends:
            if to in empty:
                void.setdefault(link, {})[to] = None
    for number, _ in links(look):
        if number in void:
            nobody = tuple(void[number])
            yield Remark(
                subject=str(look.register.links[number].who),
                where=row_at(look, "links", number),
                fields={"to": ids(each.id for each in nobody)},
                evidence=tuple(map(str, nobody[:MOST])),
                says=GONE if not any(_is_there(look, to) for to in nobody) else Words(),
            )


def _is_there(look: Look, ref: Ref) -> bool:
    """Whether a post is there at the instant; bodies, teams and people count as there."""
    post = look.structure.posts_table.find(ref.id) if ref.kind == "post" else None
    return post is None or now_of(look).in_force(post)


def _nobody(look: Look, ref: Ref, mode: str) -> bool:
    """Whether what is written comes to nobody in every reading; what is not written is another finding."""
    readings = every_way({}, lambda world: held_by_ref(look, ref, mode, world).status)
    return is_written(look, ref) and all(status == "vacant" for _, status in readings)
