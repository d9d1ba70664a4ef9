"""CG121: a text shaped like a mobile telephone number; what it says is never repeated."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.references.texts import personal, text_remark
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG121",
    slug="telephone-number",
    severity="warning",
    title=Words("像手机号的文字", "a text shaped like a telephone number"),
    why=Words(
        "台账只写岗位与职责；个人手机号一旦写进，就会跟着台账到处走。",
        "A register speaks of posts and duties; a person's number that stands in it goes wherever the register goes.",
    ),
    says=Words("这里的文字像手机号（不显示）", "a text here is shaped like a telephone number (not shown)"),
    do=Words("删去它；联系方式另存，不随台账流转", "take it out; keep numbers apart from what is handed on"),
    source="《个人信息保护法》第六条（最小范围）；《民法典》第一千零三十四条",
    bad="""
        community C
        organisation shop (enterprise) at C {note: "联系 138 0013 8000"}
    """,
    good="""
        community C
        organisation shop (enterprise) at C {note: "联系方式另存"}
    """,
)
def telephone_number(look: Look) -> Iterator[Remark]:
    """Texts with a mobile number; a line with an area code is an office's and is left."""
    return (text_remark(look, where) for where in personal(look).mobiles)
