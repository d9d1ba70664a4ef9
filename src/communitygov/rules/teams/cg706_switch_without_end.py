"""CG706: a mode switched on for ever."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.spans import endless
from communitygov.rules.subject import subject_of
from communitygov.structure.words import SERVICE


@rule(
    code="CG706",
    slug="switch-without-end",
    severity="warning",
    title=Words("模式切换没有终止日", "a mode that is switched on for ever"),
    why=Words(
        "应急模式要转回服务模式；没有终止日，临时的分工会一直压过平时的分工。",
        "An emergency goes back to service one day. Without an end the shares made for it stand before the usual ones"
        " for ever.",
    ),
    says=Words("{place} 的 {mode} 模式没有终止日", "mode {mode} at {place} states no end"),
    do=Words(
        "写上 until；未定终期的，写计划复核的日子，到期再延",
        "state until; where the end is open, the day on which it is looked at again",
    ),
    source="樊彦瑞（2021）：由应急模式转为服务模式；《舟山市网格化服务管理条例》（2023）第二十三至二十五条：紧急临时事项写明终止日期",
    bad="""
        community C
          grid G1
        switch epidemic at G1 from 2026-01-26
    """,
    good="""
        community C
          grid G1
        switch epidemic at G1 from 2026-01-26 until 2026-04-01
    """,
)
def switch_without_end(look: Look) -> Iterator[Remark]:
    """Switches without an end, of any mode but the one that is in force where nothing is switched."""
    for row, switch in enumerate(look.register.switches):
        if endless(switch) and SERVICE not in look.structure.words.mode_line(switch.mode):
            yield Remark(
                subject=subject_of(switch),
                where=("switches", row, ("id",)),
                fields={"place": switch.where, "mode": switch.mode},
            )
