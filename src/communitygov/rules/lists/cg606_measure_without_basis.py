"""CG606: a duty that manages people and names no legal basis."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.base.time import end_of, start_of
from communitygov.model.duty import Basis
from communitygov.rules.lists.duties import at_field, duties
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import case


@rule(
    code="CG606",
    slug="measure-without-basis",
    severity="note",
    title=Words("管理类事项没有写明法律依据", "a duty that manages people and names no legal basis"),
    why=Words(
        "要人服从的事须有依据：没有依据的措施，执行的人说不清，被管的人也无从查证。",
        "What people have to submit to needs a basis: without one neither those who carry it out nor those whom it"
        " meets can tell what is allowed.",
    ),
    says=Words("{duty} 属管理（nature: manage），{how}", "{duty} manages people, and {how}"),
    do=Words(
        "写上 basis：法规名称、条款与施行日期",
        "state its basis: the law with its article, and since when it is in force",
    ),
    source="关于联防联控中城市社区治理机制的论文，1002-2589（2021）06-0050-03：防控措施缺少法律依据",
    bad="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        duty gate_check {nature: manage}
        secretary leads gate_check
    """,
    good="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        duty gate_check {nature: manage, basis: [{text: 《突发事件应对法》, from: 2024-11-01}]}
        secretary leads gate_check
    """,
)
def measure_without_basis(look: Look) -> Iterator[Remark]:
    """Duties of management that state no basis, or none that is in force."""
    for row, duty in duties(look):
        if duty.nature != "manage" or any(_in_force(each, look) for each in duty.basis):
            continue
        none = case(Words("没有写明法律依据", "names no legal basis"), "none")
        other = case(Words("所写依据此时都不在施行", "no basis that it names is in force"), "ended")
        yield Remark(
            subject=f"duty:{duty.id}",
            where=at_field(row, "id"),
            fields={"duty": duty.id, "how": other if duty.basis else none},
            evidence=tuple(each.text for each in duty.basis)[:5],
        )


def _in_force(basis: Basis, look: Look) -> bool:
    at, end = look.at.at, end_of(basis.until, None)
    return (basis.since is None or start_of(basis.since) <= at) and (end is None or at < end)
