"""CG603: a duty of the negative list that somebody leads."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.lists.duties import NEGATIVE, at_field, duties, led_by
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.wording import ids


@rule(
    code="CG603",
    slug="duty-to-be-refused",
    severity="warning",
    title=Words("负面清单事项有人主责", "a duty of the negative list that somebody leads"),
    why=Words(
        "负面清单写的是不该由这里办的事：有人主责，清单就落空了。",
        "The negative list says what is not to be done here: where somebody leads it, the list is void.",
    ),
    says=Words(
        "{duty} 在负面清单上，却有分工主责（{shares}）",
        "{duty} is on the negative list, and somebody leads it ({shares})",
    ),
    do=Words("撤去这条分工；清单有误的，改 list", "take the share back, or correct the list it stands in"),
    source="《北京市街道办事处条例》（2020-01-01 施行）第四十四条；社区工作负面清单",
    bad="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        duty open {list: negative}
        secretary leads open
    """,
    good="""
        community C
          grid G1
        post secretary community_secretary at C held by P1
        duty open {list: assistance}
        secretary leads open
    """,
)
def duty_to_be_refused(look: Look) -> Iterator[Remark]:
    """Duties of the negative list that a share names and leads."""
    for row, duty in duties(look):
        shares = led_by(look, duty) if duty.list == NEGATIVE else ()
        if shares:
            yield Remark(
                subject=f"duty:{duty.id}",
                where=at_field(row, "list"),
                fields={"duty": duty.id, "shares": ids(each.partition(":")[2] for each in shares)},
                evidence=shares[:5],
            )
