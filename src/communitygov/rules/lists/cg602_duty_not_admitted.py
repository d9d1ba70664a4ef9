"""CG602: a duty led although it was refused or never admitted."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.lists.duties import NEGATIVE, at_field, duties, led_by
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import Said, rule
from communitygov.rules.wording import case, ids

NOT_ADMITTED = {
    "refused": Words("申请准入未获同意", "its admission was refused"),
    "not_admitted": Words("没有经过准入", "it was never admitted"),
}


@rule(
    code="CG602",
    slug="duty-not-admitted",
    severity="warning",
    title=Words("未经准入的事项有人主责", "a duty led although it was refused or never admitted"),
    why=Words(
        "没有进清单的事项可以不接；一旦分了工，等于默认接下。",
        "A duty that is not on the admitted list may be refused; once somebody leads it, it is taken on in silence.",
    ),
    says=Words("{duty} {how}，却有分工主责（{shares}）", "{duty}: {how}, and somebody leads it ({shares})"),
    do=Words(
        "办理准入，写 admission: admitted；否则撤去这条分工",
        "have it admitted and write admission: admitted, or take the share back",
    ),
    source="《巩固成果深化改革 全面优化宁波基层治理体系》（2020）：社区准入清单；郑州市二七区：未经准入的事项可以拒绝",
    bad="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        duty open {admission: refused}
        secretary leads open
    """,
    good="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        duty open {admission: admitted}
        secretary leads open
    """,
)
def duty_not_admitted(look: Look) -> Iterator[Said]:
    """Duties refused or not admitted that a share names and leads; one that is applied for is under way.

    A duty of the negative list is told as such, whatever became of its admission.
    """
    not_known: list[str] = []
    for row, duty in duties(look):
        if duty.admission not in (*NOT_ADMITTED, "unknown") or duty.list == NEGATIVE:
            continue
        shares = led_by(look, duty)
        if shares and duty.admission == "unknown":
            not_known.append(duty.id)
        elif shares:
            yield Remark(
                subject=f"duty:{duty.id}",
                where=at_field(row, "admission"),
                fields={
                    "duty": duty.id,
                    "how": case(NOT_ADMITTED[str(duty.admission)], str(duty.admission)),
                    "shares": ids(each.partition(":")[2] for each in shares),
                },
                evidence=shares[:5],
            )
    if not_known:
        said = ids(not_known)
        yield Unchecked(why=Words(f"{said.zh} 是否准入写为不详", f"admission is stated as unknown of {said.en}"))
