"""The fixed words of the page of what somebody answers for."""

from communitygov.base.findings import Words

PAGE_WORDS: dict[str, Words] = {
    "title": Words("负责什么", "Answers for"),
    "leads": Words("主责 {homes} 户、其他地点 {others} 处", "leads in {homes} homes and {others} other places"),
    "leads_besides": Words(
        "主责 {homes} 户、其他地点 {others} 处，另有户数未计的地点",
        "leads in {homes} homes and {others} other places, and where homes are not counted",
    ),
    "leads_uncounted": Words("主责的地点户数未计", "leads, and no home there is counted"),
    "unsure": Words("可能主责，不能确定", "perhaps leads, and not surely"),
    "nothing": Words("此时不主责任何事项", "leads nothing then"),
    "duty": Words("事项", "duty"),
    "part": Words("作用", "role"),
    "homes": Words("户数", "homes"),
    "others": Words("其他地点", "other places"),
    "where": Words("在哪里", "where"),
    "through": Words("凭什么", "through"),
    "hours": Words("班次", "bound to"),
    "not_now": Words("有分工而不主责", "has a share, and does not lead"),
    "why": Words("为何", "why"),
    "of": Words("分工给", "share of"),
    "more": Words("等共 {number} 处", "… {number} in all"),
    "floors": Words("（楼层）", " (floors)"),
    "rest": Words("（未逐户列出者）", " (homes nobody lists)"),
    "itself": Words("（本身）", " (itself)"),
    "not_counted": Words("未计入", "not counted"),
    "unknown_homes": Words("户数不详或不确切", "the number of households is unknown or not exact"),
    "hats": Words("任职", "posts"),
    "unknown_hours": Words("时间不详", "hours unknown"),
    "more_rows": Words("另有 {number} 行，见 --format json", "{number} more rows: see --format json"),
}

PART: dict[str, Words] = {
    "lead": Words("主责", "lead"),
    "rival": Words("争责", "rival"),
    "perhaps": Words("可能主责", "perhaps lead"),
    "first_responder": Words("先到", "first"),
    "assist": Words("协同", "assist"),
    "inform": Words("知会", "inform"),
    "supervise": Words("监督", "supervise"),
    "backstop": Words("兜底", "backstop"),
}
"""In which capacity somebody is named."""

REASON: dict[str, Words] = {
    "exempt": Words("已豁免", "exempt"),
    "mode": Words("不在此模式下", "not in this mode"),
    "hours": Words("不针对这个时段", "not for these hours"),
    "period": Words("此时不在有效期内", "not in force then"),
    "off_shift": Words("此刻不当班", "off shift"),
    "vacant": Words("岗位空缺", "held by nobody"),
    "another": Words("此刻由他人承担", "another one answers for it"),
    "too_far": Words("远于要求的层级", "further out than required"),
    "catch_all": Words("只是总兜底，不算主责", "a catch-all, which does not count as a lead here"),
    "nearer": Words("已有更近者负责", "somebody nearer answers"),
}
"""Why a share of leading does not make somebody lead."""

HAT: dict[str, Words] = {
    "now": Words(),
    "before": Words("尚未开始", "not begun"),
    "after": Words("已经结束", "ended"),
    "gone": Words("岗位此时不存在", "the post is not there then"),
    "mode": Words("不在此模式下", "not in this mode"),
}
"""How an appointment stands."""

NOTE: dict[str, Words] = {
    "no_post": Words("没有任职，也没有分工", "holds no post, and no share names them"),
    "no_share": Words("没有任何分工及于此", "no share is of them"),
}
