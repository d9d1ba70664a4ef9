"""Every fixed word of the pages, in Chinese and in English; each page has its table here."""

from typing import Literal

from communitygov.base.words import Words

Tongue = Literal["zh", "en", "both"]

MADE_UP = " *"
"""Follows whatever rests on something made up."""


def tell(words: Words, tongue: Tongue) -> str:
    """The words in the language of a page; in both, side by side."""
    if tongue != "both":
        return words.sentence(tongue)
    return " ".join(dict.fromkeys(part for part in (words.zh, words.en) if part))


STATE: dict[str, Words] = {
    "answered": Words("已有人负责", "answered"),
    "ambiguous": Words("多人争责", "ambiguous"),
    "unknown_which": Words("不知是谁", "unknown which"),
    "missing": Words("无人负责", "missing"),
    "vacant": Words("岗位空缺", "vacant"),
    "off_shift": Words("无人当班", "off shift"),
    "too_far": Words("层级过远", "too far"),
    "exempt": Words("已豁免", "exempt"),
    "not_applicable": Words("不适用", "not applicable"),
}

MEANING: dict[str, Words] = {
    "answered": Words(),
    "ambiguous": Words(
        "同一远近有几人主责，以谁为准不明", "several claim it at one distance; which counts is not said"
    ),
    "unknown_which": Words("资料不全，几种读法结果不同", "what is not known can be read in ways that differ"),
    "missing": Words("没有谁承担主责", "nobody has the lead"),
    "vacant": Words("主责岗位无人任职", "the post that leads is held by nobody"),
    "off_shift": Words("主责岗位有人任职，此刻不当班", "the post that leads is held, and nobody is on"),
    "too_far": Words("有人负责，但远于要求的层级", "somebody answers, further out than required"),
    "exempt": Words("有意不列入", "left out on purpose"),
    "not_applicable": Words("此时此地不要求此事项", "the duty does not ask here and then"),
    "inherited": Words("更近的主责无人，由外层接续", "inherited: a nearer lead answers nobody"),
}

SIGN: dict[str, str] = {
    "answered": "√",
    "ambiguous": "▲",
    "unknown_which": "▲",
    "missing": "×",
    "vacant": "×",
    "off_shift": "×",
    "too_far": "×",
    "exempt": "○",
    "not_applicable": "○",
}
"""Signs that a console set to GBK can print, each of one column."""

ROLE: dict[str, Words] = {
    "lead": Words("主责", "lead"),
    "first_responder": Words("先到", "first"),
    "backstop": Words("兜底", "backstop"),
    "assist": Words("协同", "assist"),
    "inform": Words("知会", "inform"),
    "supervise": Words("监督", "supervise"),
    "escalation": Words("上报", "next up"),
}

PERHAPS = Words("可能", "perhaps")
"""Before the role of one who is not in every reading."""

CAPACITY: dict[str, Words] = {
    "acting": Words("代理", "acting"),
    "deputy": Words("副职", "deputy"),
    "seconded": Words("下沉", "seconded"),
    "stand_in": Words("顶岗", "standing in"),
}

HOLDER: dict[str, Words] = {
    "unnamed": Words("有人，未具名", "somebody, not named"),
    "unknown": Words("是否有人不详", "perhaps nobody"),
    "whole": Words("整体", "as a whole"),
    "nobody": Words("无人", "nobody"),
    "off": Words("不当班", "off shift"),
}

HELD_BY: dict[str, Words] = {
    "unnamed": Words("未具名者", "somebody not named"),
    "unknown": Words("不详者", "somebody unknown, perhaps nobody"),
}
"""Holders inside a sentence."""

FAILED: dict[str, Words] = {
    "vacant": Words("无人任职", "held by nobody"),
    "off_shift": Words("不当班", "off shift"),
}
"""Why those who name a hole do not answer."""

FACT: dict[str, Words] = {
    "share": Words("{object} 承担主责（分工 {subject}）", "{object} has the lead (share {subject})"),
    "head": Words("{subject} 由负责岗位 {object} 代表", "{subject} answers through its head {object}"),
    "lead_seat": Words("{subject} 由牵头席位 {object} 代表", "{subject} answers through its lead seat {object}"),
    "ex_officio": Words("{subject} 由 {object} 的任职者兼任", "{subject} is held by whoever holds {object}"),
    "stands_in": Words("{subject} 无人在岗，由 {object} 顶岗", "nobody is on at {subject}, {object} stands in"),
    "appointment": Words("{subject} 由 {object} 任职{detail}", "{subject} is held by {object}{detail}"),
    "whole": Words("{subject} 声明为整体负责", "{subject} is declared to answer as a whole"),
    "perhaps": Words(
        "{subject} 没有记载由谁代表，是否有人不详", "who answers for {subject} is not on record, perhaps nobody"
    ),
    "person": Words("{subject} 本人负责", "{subject} answers in person"),
    "exemption": Words("{object} 豁免，理由：{detail}", "{object} is exempt: {detail}"),
    "switch": Words("切换 {subject} 使模式 {object} 生效", "switch {subject} puts mode {object} in force"),
    "required": Words(
        "{subject} 要求由 {object} 一级或更近者负责", "{subject} must be answered at level {object} or nearer"
    ),
    "no_lead": Words(
        "没有任何分工把 {subject} 的主责交到 {object}", "no share gives the lead for {subject} in {object}"
    ),
    "not_applicable": Words("{object}", "{object}"),
}

REASON: dict[str, Words] = {
    "place": Words("此时没有这个地点", "the place is not there then"),
    "duty": Words("此时没有这项事项", "the duty is not there then"),
    "kind": Words("此事项不针对这类地点", "the duty is not for this kind of place"),
    "mode": Words("此事项不针对这种模式", "the duty is not for this mode"),
    "hours": Words("此事项不针对这个时段", "the duty is not for these hours"),
}

LOSS: dict[str, Words] = {
    "period": Words("此时不在有效期内", "not in force then"),
    "mode": Words("不在此模式下", "not in this mode"),
    "too_far": Words("远于要求的层级", "further out than required"),
    "catch_all": Words("只是总兜底，不算主责", "a catch-all, which does not count as a lead here"),
    "vacant": Words("岗位空缺", "held by nobody"),
    "off_shift": Words("此刻不当班", "not on shift"),
    "nearer": Words("已有更近者负责", "somebody nearer answers"),
    "no_post": Words("这里没有这类岗位", "no post of the kind here"),
}

KIND: dict[str, Words] = {
    "place": Words("地点", "place"),
    "zone": Words("片区", "zone"),
    "organisation": Words("单位", "organisation"),
    "post": Words("岗位", "post"),
    "appointment": Words("任职", "appointment"),
    "team": Words("小组", "team"),
    "duty": Words("事项", "duty"),
    "share": Words("分工", "share"),
    "shift": Words("班次", "shift"),
    "switch": Words("模式切换", "switch"),
    "exemption": Words("豁免", "exemption"),
    "link": Words("关系", "link"),
}

PART: tuple[Words, ...] = (
    Words("{number}单元", "entrance {number}"),
    Words("{number}层", "floor {number}"),
    Words("{number}户", "home {number}"),
)
"""The parts of a place in a building, outermost first."""

PAGE: dict[str, Words] = {
    "mode": Words("模式", "mode"),
    "modes": Words("模式", "modes"),
    "mode_asked": Words("按所问", "as asked"),
    "mode_now": Words("当前生效", "in force"),
    "mode_none": Words("不涉及（没有所问的地点）", "none, for no place is asked about"),
    "modes_tie": Words("有切换相持之处，都读", "where switches tie, each is read"),
    "modes_differ": Words("各处各时生效", "in force in different places or hours"),
    "or": Words(" 或 ", " or "),
    "no_shifts": Words("只有日期，不计班次", "a date alone: shifts are left aside"),
    "made_up": Words("* 资料未载，系虚构", "* made up: no source says so"),
}

WHO: dict[str, Words] = {
    "title": Words("谁来负责", "Who answers"),
    "role": Words("作用", "role"),
    "who": Words("谁", "who"),
    "post": Words("岗位", "post"),
    "ground": Words("范围", "where"),
    "through": Words("经", "through"),
    "path": Words("路径", "path"),
    "sentence": Words("一句话", "in short"),
    "off": Words("不当班", "off"),
    "why": Words("为何", "why"),
    "why_not": Words("未选", "why not"),
    "unknown": Words("未知", "not known"),
    "readings": Words("读法", "readings"),
    "more_readings": Words("……另有 {count} 种", "… and {count} more"),
    "readings_cut": Words("读法过多，未逐一查看", "too many readings: not every one was looked at"),
    "lists_cut": Words("列出不全", "perhaps more"),
    "lists_cut_of": Words("可能情形过多，未逐一查看：{lists}", "not every way to read them was looked at: {lists}"),
    "rests_on": Words("虚构", "made up"),
}

COVERAGE: dict[str, Words] = {
    "title": Words("责任覆盖", "Coverage"),
    "every_level": Words("各事项所及的全部地点", "every place each duty is for"),
    "duty": Words("项事项", "duty"),
    "duties": Words("项事项", "duties"),
    "percent": Words("已有人负责", "answered"),
    "nothing": Words("没有可查的内容，这不是“全部覆盖”", "nothing was checked: this is not full coverage"),
    "state": Words("状态", "state"),
    "count": Words("处·项", "pairs"),
    "count_hours": Words("处·项·小时", "pair-hours"),
    "count_homes": Words("户·项", "pairs"),
    "count_homes_hours": Words("户·项·小时", "pair-hours"),
    "inherited": Words("其中由外层接续", "of these inherited"),
    "with_backstop": Words("缺口中有人兜底", "holes with a backstop"),
    "readings_cut": Words("其中读法过多，未逐一查看", "of these with too many readings to look at"),
    "total": Words("合计", "total"),
    "by_duty": Words("事项", "duty"),
    "gaps": Words("缺口", "Gaps"),
    "within": Words("在哪里", "where"),
    "places": Words("哪些", "which"),
    "who": Words("兜底或可能", "backstop or perhaps"),
    "more": Words("处", "in all"),
    "some_made_up": Words("部分 *", "some *"),
    "answered_all": Words("另 {number} 项：凡要求处均有人负责", "{number} more, answered wherever asked"),
    "not_asked": Words("另 {number} 项：此时此地不要求", "{number} more, not asked then and there"),
    "more_gaps": Words("另有 {number} 处缺口，见 --format json", "{number} more gaps: see --format json"),
    "left_out": Words(
        "再有 {number} 处缺口未逐一列出（{states}），计数已包括",
        "{number} further gaps are listed nowhere ({states}): the counts cover them",
    ),
    "not_counted": Words("未计入", "not counted"),
    "more_not_counted": Words("另有 {number} 处，见 --format json", "and {number} more: see --format json"),
    "why_not_counted": Words("户数不详或不确切", "the number of households is unknown or not exact"),
}

NOTE: dict[str, Words] = {
    "no_place": Words("台账中没有这一级的地点", "the register has no place of this level"),
    "no_duty": Words("台账中没有事项", "the register has no duty"),
    "none_asked": Words("没有指明任何事项", "no duty was asked about"),
    "no_pair": Words("没有一项事项针对这些地点", "no duty is for any of these places"),
    "none_counted": Words(
        "这些地点的户数不详或不确切，无从计数",
        "the households of these places are not known, or not exactly, so none was counted",
    ),
    "none_asks": Words("都已豁免或不适用", "all is exempt or not applicable"),
}

SEVERITY: dict[str, Words] = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "note": Words("提示", "note"),
}

PROBLEMS: dict[str, Words] = {
    "remedy": Words("建议：", "remedy: "),
    "one": Words("{number} 个问题，读不成台账", "{number} problem: no register can be made of this"),
    "many": Words("{number} 个问题，读不成台账", "{number} problems: no register can be made of this"),
}
