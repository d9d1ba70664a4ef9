"""CG206: a code that is not of the form of its level."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.io.echo import shown
from communitygov.model.division import not_of
from communitygov.rules.look import Look
from communitygov.rules.places.division import form_of
from communitygov.rules.places.laid import laid, laid_rows
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG206",
    slug="division-code",
    severity="warning",
    title=Words("区划代码不合其层级", "a code that is not of the form of its level"),
    why=Words(
        "代码写错一位，与别的系统对接时就对到了另一个地方，或哪里也对不上。",
        "With one digit wrong, what another system knows of the place is of another one, or of none.",
    ),
    says=Words("{place}（{level}）的代码 {code}：{why}", "the code {code} of {place} ({level}): {why}"),
    do=Words("核对 code 与 level", "compare the code and the level"),
    source="GB/T 2260；GB/T 10114-2003；统计用区划代码",
    bad="""
        subdistrict S {code: "330203101"}
          community C
    """,
    good="""
        subdistrict S {code: "330203001"}
          community C
    """,
)
def division_code(look: Look) -> Iterator[Remark]:
    """Codes from province to community; within a community each office has codes of its own."""
    for each in laid(look, laid_rows(look).stating(look, "code")):
        form = form_of(look, each.place.level)
        code = each.place.code
        why = None if form is None or code is None else not_of(form, code)
        if code is not None and why is not None:
            yield Remark(
                subject=each.subject,
                where=each.where("code"),
                fields={
                    "place": each.place.id,
                    "level": each.place.level or "",
                    "code": shown(code),
                    "why": measure(why),
                },
            )
