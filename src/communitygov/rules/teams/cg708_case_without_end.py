"""CG708: a case that states no end."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.spans import endless

CASE = "case"


@rule(
    code="CG708",
    slug="case-without-end",
    severity="warning",
    title=Words("个案没有终止日", "a case that states no end"),
    why=Words(
        "个案虽不记姓名，仍指向一户人；没有终止日，服务没有终期，这一户也一直留在台账里。",
        "A case names nobody and still points at a home. Without an end its service never ends, and neither does the"
        " record.",
    ),
    says=Words("个案 {place} 没有终止日", "the case {place} states no end"),
    do=Words(
        "写上 until，如隔离期满的日子；延长时再改",
        "state until, such as the day on which the isolation ends; move it where it is prolonged",
    ),
    source="《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间",
    bad="""
        community C
          grid G1
            building B1: H1a
              case K1 from 2026-02-20
    """,
    good="""
        community C
          grid G1
            building B1: H1a
              case K1 from 2026-02-20 until 2026-03-06
    """,
)
def case_without_end(look: Look) -> Iterator[Remark]:
    """Places that are cases and state no end."""
    for row in look.rows_with("places", "site", CASE.__eq__):
        place = look.register.places[row]
        if endless(place):
            yield Remark(subject=f"place:{place.id}", where=("places", row, ("id",)), fields={"place": place.id})
