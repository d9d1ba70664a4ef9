"""CG210: homes whose number is not known."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.model.count import Count
from communitygov.rules.look import Look
from communitygov.rules.places.laid import laid, laid_rows
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule

WRITTEN = {
    "about": Words("大约 {number}", "about {number}"),
    "more_than": Words("多于 {number}", "more than {number}"),
    "less_than": Words("少于 {number}", "less than {number}"),
    "unknown": Words("不详", "not known"),
}
NOT_STATED = Words("没有写明", "not stated")


@rule(
    code="CG210",
    slug="not-counted",
    severity="note",
    title=Words("户数不确切", "homes whose number is not known"),
    why=Words(
        "户数不确切的地方不计入任何一个数：覆盖率再高，也没有说到这里。",
        "What is not counted is in no figure: however much is answered for, this place is not spoken of.",
    ),
    says=Words(
        "{place} 的户数{written}，不计入任何统计", "the number of homes of {place} is {written}: no count includes them"
    ),
    do=Words("清点后写上 households 或 layout", "count them, and state `households` or a layout"),
    source="communitygov: what is not known is no number; it is listed apart and never counted as nought",
    bad="""
        community C
          grid G1
            building B1 not counted
    """,
    good="""
        community C
          grid G1
            building B1 counts 24
    """,
)
def not_counted(look: Look) -> Iterator[Remark]:
    """Places whose homes are neither listed nor exactly counted; one that states nothing, where others do."""
    tree = look.structure.tree
    counts = bool(tree.homes.any())
    for each in laid(look, tree.uncounted[laid_rows(look).rows]):
        households = each.place.households
        if households is not None or counts:
            written = NOT_STATED if households is None else _written(households)
            yield Remark(
                subject=each.subject,
                where=each.where("id" if households is None else "households"),
                fields={"place": each.place.id, "written": measure(written)},
            )


def _written(households: Count) -> Words:
    return WRITTEN[households.bound].filled(number="" if households.number is None else f"{households.number:,}")
