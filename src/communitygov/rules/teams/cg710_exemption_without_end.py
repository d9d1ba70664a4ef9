"""CG710: an exemption that states no end."""

from collections.abc import Iterator

from communitygov.base.findings import Told, Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.spans import endless
from communitygov.rules.subject import subject_of

EVERYTHING = Told("一切事项", "every duty", ("all",))


@rule(
    code="CG710",
    slug="exemption-without-end",
    severity="note",
    title=Words("豁免没有终止日", "an exemption that states no end"),
    why=Words(
        "豁免一处，是因为眼下的情形；没有终止日，情形过去之后这一处仍无人过问，也不算缺口。",
        "A place is left out for what is so now. Without an end it stays left out when that is over, and nobody sees a"
        " hole.",
    ),
    says=Words("{place} 免于 {duty} 的豁免没有终止日", "the exemption of {place} from {duty} states no end"),
    do=Words(
        "写上 until；未定终期的，写计划复核的日子，到期再延；永不适用的，改由事项的 applies_to 或 hours 排除",
        "state until; where the end is open, the day on which it is looked at again; where the duty is never meant"
        " there, narrow its applies_to or its hours",
    ),
    source="communitygov: what leaves a place out on purpose is looked at again",
    bad="""
        community C
          grid G1
            building B1: H1a
            building B2: H2a
        post leader-G1 grid_leader at G1 held by P1
        duty open: household
        leader-G1 leads open
        exempt B2 from open because empty
    """,
    good="""
        community C
          grid G1
            building B1: H1a
            building B2: H2a
        post leader-G1 grid_leader at G1 held by P1
        duty open: household
        leader-G1 leads open
        exempt B2 from open until 2026-06-01 because empty
    """,
)
def exemption_without_end(look: Look) -> Iterator[Remark]:
    """Exemptions without an end, but for those of a place or a duty that ends."""
    register = look.register
    places = {*_ending(look, "places"), *_ending(look, "zones")}
    duties = {*_ending(look, "duties")}
    for row, exemption in enumerate(register.exemptions):
        if endless(exemption) and exemption.where not in places and exemption.duty not in duties:
            yield Remark(
                subject=subject_of(exemption),
                where=("exemptions", row, ("id",)),
                fields={"place": exemption.where, "duty": exemption.duty or exemption.group or EVERYTHING},
            )


def _ending(look: Look, section: str) -> Iterator[str]:
    """The ids of the rows of a section that state an end."""
    rows = getattr(look.register, section)
    stating = {*look.rows_with(section, "until"), *look.rows_with(section, "through")}
    yield from (rows[row].id for row in stating if not endless(rows[row]))
