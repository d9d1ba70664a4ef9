"""CG212: a place states another number of homes than what is listed in it comes to."""

from collections.abc import Iterator

from communitygov.base.findings import Words, measure
from communitygov.rules.look import Look
from communitygov.rules.places.counted import listed_and_stated
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule


@rule(
    code="CG212",
    slug="counts-disagree",
    severity="warning",
    title=Words("写明的户数与列出的不符", "a stated number of homes that is not the one listed"),
    why=Words(
        "统计只数列出的住户，不看写明的户数：少列的住户不在任何一个数里，也没有人问到。",
        "What is counted is what is listed, and not the number stated: homes that are not listed are in no figure,"
        " and nobody asks who answers for them.",
    ),
    says=Words("{place} 写明 {stated}，其中列出的合计 {listed}", "{place} states {stated}, and lists {listed}"),
    do=Words(
        "核对后改正 households，或补列缺少的住户；已经列全的，可以不写 households",
        "correct `households`, or list the homes that are missing; where all are listed it need not be stated",
    ),
    source="communitygov: a place that lists what lies in it is counted by what it lists",
    bad="""
        community C
          grid G1 counts 120
            building B1 with 2 entrances x 6 floors x 4 homes
            building B2 counts 70
    """,
    good="""
        community C
          grid G1 counts 118
            building B1 with 2 entrances x 6 floors x 4 homes
            building B2 counts 70
    """,
)
def counts_disagree(look: Look) -> Iterator[Remark]:
    """Places of which the two numbers cannot be one; what is about a number, or not counted, may be any."""
    for each in listed_and_stated(look):
        if each.stated.certainly_not(each.listed):
            yield Remark(
                subject=each.place.subject,
                where=each.place.where("households"),
                fields={
                    "place": each.place.place.id,
                    "stated": measure(each.stated.shown),
                    "listed": measure(each.listed.shown),
                },
            )
