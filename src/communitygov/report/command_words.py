"""The fixed words of the pages on lines of command."""

from communitygov.base.findings import Words
from communitygov.report.page import Tone

STATE: dict[str, tuple[Words, Tone]] = {
    "held": (Words(), ""),
    "stood_in": (Words("代行", "standing in"), ""),
    "off_shift": (Words("此刻不当班", "off shift"), "doubt"),
    "vacant": (Words("岗位空缺", "vacant"), "bad"),
    "unknown": (Words("是否有人不详", "perhaps nobody"), "doubt"),
    "not_there": (Words("台账中没有，或此时不在", "not in the register, or not there then"), "bad"),
}
"""What each state of a step is called, and its tone."""

STEP: dict[str, Words] = {
    "asked": Words("所问", "asked about"),
    "lead": Words("在 {detail} 主责", "has the lead in {detail}"),
    "head": Words("{subject} 由其代表", "{subject} answers through its head"),
    "lead_seat": Words("{subject} 由其牵头", "{subject} answers through its lead seat"),
    "ex_officio": Words("{subject} 由其兼任", "{subject} is held by whoever holds this"),
    "reports_to": Words("{subject} 向其报告", "{subject} reports to it"),
    "belongs_to": Words("{subject} 属于它", "{subject} belongs to it"),
    "stands_under": Words("{subject} 的上级组织", "{subject} stands under it"),
    "sits_in": Words("{subject} 是其席位", "{subject} sits in it"),
    "further_lead": Words(
        "前一步没有写明上级；此处是“{detail}”的外层主责",
        "nothing is written above the step before; this one leads {detail} further out",
    ),
}
"""Why each step leads where it does."""

PATH: dict[str, Words] = {
    "title": Words("指挥链", "Command path"),
    "duty": Words("事项 {duty}", "duty {duty}"),
    "whole": Words("共 {steps} 步，步步有据、步步有人", "{steps} steps, each written, with somebody at every one"),
    "holed": Words("共 {steps} 步，其中 {what}", "{steps} steps, of these {what}"),
    "whole_one": Words("共 1 步，有据、有人", "1 step, written, with somebody at it"),
    "holed_one": Words("共 1 步，其中 {what}", "1 step, of it {what}"),
    "inferred": Words("{count} 步没有写明上级", "{count} not written"),
    "empty": Words("{count} 步无人或是否有人不详", "{count} with nobody, or perhaps nobody"),
    "none": Words("没有一条线通到能拍板者", "no line comes to who can decide"),
    "nobody": Words("所及之处没有谁能拍板", "the lines come to nobody who can decide"),
    "sought": Words("所找", "looked for"),
    "sought_named": Words("所指明的 {who}", "{who}, as named"),
    "sought_owner": Words(
        "站在{level}或更外层者（事项归{level}所有）",
        "whoever stands at the {level} or further out, which owns the duty",
    ),
    "sought_outermost": Words("所及最外层的组织或岗位", "the body or post furthest out"),
    "nearest": Words("最远到", "as far as"),
    "nearest_none": Words("谁也没有到", "nobody"),
    "itself": Words("所问者自己能拍板", "whoever is asked about can decide"),
    "itself_last": Words(
        "所问者之上没有写明任何人；能否拍板不详",
        "nothing is written above whoever is asked about; whether they can decide is not known",
    ),
    "above": Words("{said}；其上没有写明任何人", "{said}; nothing is written above"),
    "line": Words("第 {number} 条，共 {count} 条", "line {number} of {count}"),
    "more": Words("……另有 {count} 条同样短的线", "… and {count} more lines as short"),
    "step": Words("步", "step"),
    "who": Words("岗位或组织", "post or body"),
    "holder": Words("谁", "who"),
    "because": Words("凭什么", "why"),
    "at": Words("出处", "written in"),
    "heads": Words("代表", "heads"),
    "decides": Words("能拍板", "can decide"),
    "named": Words("{who}：所指明的", "{who}: the one named"),
    "owner": Words(
        "{who}：此事项归{level}所有，线上最先到这一级", "{who}: the duty is owned by the {level}, reached here first"
    ),
    "outermost": Words("{who}：所及最外层的组织", "{who}: the outermost body the lines come to"),
    "outermost_post": Words(
        "{who}：所及最外层，不代表任何组织", "{who}: the outermost the lines come to; it heads no body"
    ),
    "last": Words(
        "{who}：所及最外层，不代表任何组织，其上没有写明任何人；能否拍板不详",
        "{who}: the outermost the lines come to; it heads no body, and nothing is written above it; whether it can"
        " decide is not known",
    ),
    "perhaps": Words("或许能拍板", "perhaps decides"),
    "breaks": Words("断在", "lines end at"),
    "loops": Words("兜圈", "in a circle"),
}

BREAK: dict[str, Words] = {
    "no_lead": Words("{who}：此处和外层都没有谁主责", "{who}: nobody has a lead there or around it"),
    "not_there": Words("{who}：台账中没有，或此时不在", "{who}: not in the register, or not there then"),
    "nothing_written": Words(
        "{who}：没有写明上级，也没有外层主责", "{who}: nothing is written above it, and nobody leads further out"
    ),
    "loop": Words("{who}：又绕回自己", "{who}: comes back to itself"),
}
"""Why a line ends."""

CHOKE: dict[str, Words] = {
    "title": Words("要害岗位", "Chokepoints"),
    "led": Words("有人主责的 {places} 处", "{places} places at which somebody leads"),
    "level": Words("{level} {places} 处", "{places} places of level {level}"),
    "homes": Words("{homes} 户", "{homes} homes"),
    "none": Words("没有哪一个缺位会切断任何一处", "nobody's absence cuts any place off"),
    "no_decider": Words("没有谁能拍板，无从切断", "nobody can decide, so nothing can be cut off"),
    "nothing": Words("没有可查的地点", "there is no place to ask about"),
    "points": Words(
        "{count} 个岗位、组织或人员，缺位即切断一些地点",
        "{count} posts, bodies and persons whose absence cuts places off",
    ),
    "point": Words("1 个岗位、组织或人员，缺位即切断一些地点", "1 post, body or person whose absence cuts places off"),
    "who": Words("缺谁", "without"),
    "holder": Words("任职者", "held by"),
    "places": Words("切断几处", "places cut off"),
    "households": Words("户数", "homes"),
    "where": Words("哪些", "which"),
    "in_all": Words("共 {count} 处", "{count} in all"),
    "posts": Words("身兼 {posts}", "behind {posts}"),
    "not_counted": Words("另 {count} 处未计户数", "not counted: {count}"),
    "more": Words(
        "……另有 {count} 个，各切断不超过 {homes} 户，见 --all",
        "… and {count} more, each cutting off {homes} homes or fewer: see --all",
    ),
    "decides": Words("能拍板", "can decide"),
    "unreached": Words("本来就通不到", "cut off anyway"),
    "already": Words("已切断", "cut off already"),
    "because": Words("经由", "by"),
}
