"""CG306: a secondment that states no end."""

from collections.abc import Iterator, Sequence

from communitygov.base.findings import Words
from communitygov.rules.groups import groups
from communitygov.rules.look import Look
from communitygov.rules.post_remarks import at_appointment
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered
from communitygov.rules.spans import endless


@rule(
    code="CG306",
    slug="secondment-without-end",
    severity="warning",
    title=Words("下沉（借调）没有终止日", "a secondment that states no end"),
    why=Words(
        "下沉是非常态阶段的安排，人终究要回原单位；没有终止日，那天谁来接就没有人想过。",
        "A seconded holder goes back one day. Where no day is stated, nobody has asked who takes over then.",
    ),
    says=Words("下沉到 {post} 的任职没有终止日", "the secondment to {post} states no end"),
    do=Words(
        "写上 until（首个不再任职的日子）或 through（最后一日）；已转为正式任职的，改 capacity: holder",
        "state until (the first day that is no longer part of it) or through (the last day); where it has become a post"
        " for good, write capacity: holder",
    ),
    source="关于联防联控中城市社区治理机制的论文，1002-2589（2021）06-0050-03：非常态阶段的“绑定性网格下沉”",
    bad="""
        community C
          grid G1
        organisation city-office (office) at C whole
        post helper-G1 seconded_cadre at G1 seconded P1 home city-office
        duty open
        post:helper-G1 leads open
    """,
    good="""
        community C
          grid G1
        organisation city-office (office) at C whole
        post helper-G1 seconded_cadre at G1 seconded P1 home city-office until 2026-06-01
        duty open
        post:helper-G1 leads open
    """,
)
def secondment_without_end(look: Look) -> Iterator[Remark]:
    """Secondments, begun or to begin, of which neither they nor their posts state an end; a seat ends with its team."""
    met: list[tuple[int, Sequence[int]]] = []
    for group in groups(look):
        if group.post.status != "abolished" and endless(group.post):
            for row, each in group.appointments:
                if row is not None and each.capacity == "seconded" and endless(each):
                    met.append((row, group.numbers))
    for row, posts in gathered(met).items():
        yield at_appointment(look, row, posts)
