"""CG120: a text shaped like an identity number; what it says is never repeated."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.references.texts import personal, text_remark
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG120",
    slug="identity-number",
    severity="warning",
    title=Words("像身份证号的文字", "a text shaped like an identity number"),
    why=Words(
        "查清谁负责什么，用不着任何人的身份证号；写进台账，就会跟着台账到处走。",
        "Who answers for what needs nobody's identity number; one that stands in a register goes wherever it goes.",
    ),
    says=Words("这里的文字像身份证号（不显示）", "a text here is shaped like an identity number (not shown)"),
    do=Words(
        "删去它；要区分人，用与证件无关的编号",
        "take it out; tell people apart by ids that have nothing to do with their papers",
    ),
    source="《个人信息保护法》第六条（最小范围）；《民法典》第一千零三十四条",
    bad="""
        community C
        organisation shop (enterprise) at C {note: "经办人 11010519491231002X"}
    """,
    good="""
        community C
        organisation shop (enterprise) at C {note: "经办人另存"}
    """,
)
def identity_number(look: Look) -> Iterator[Remark]:
    """Texts with 18 signs that have a date of birth and the right check sign."""
    return (text_remark(look, where) for where in personal(look).identities)
