"""The fixed words of the pages that compare: two registers, two instants, two modes, and who is absent."""

from communitygov.base.findings import Words

COMPARE: dict[str, Words] = {
    "title": Words("比较", "Comparison"),
    "before": Words("之前", "before"),
    "after": Words("之后", "after"),
    "growth": Words("增减", "change"),
    "nothing": Words("没有任何不同", "nothing differs"),
    "no_pair": Words("没有可比的地点与事项，这不是“没有不同”", "no pair was compared: this is not “nothing differs”"),
    "same": Words("相同", "the same"),
    "differences": Words("不同之处", "Differences"),
    "more": Words("另有 {number} 处，见 --format json", "{number} more: see --format json"),
    "left_out": Words(
        "再有 {number} 处未逐一列出，计数已包括", "{number} further ones are listed nowhere: the counts cover them"
    ),
    "state": Words("状态", "state"),
    "where": Words("在哪里", "where"),
    "which": Words("哪些", "which"),
    "places": Words("处", "in all"),
    "backstop": Words("兜底", "backstop"),
    "no_backstop": Words("无人兜底", "no backstop"),
    "why": Words("差在哪里", "What makes the difference"),
    "only_before": Words("只在之前", "only before"),
    "only_after": Words("只在之后", "only after"),
    "duties_before": Words("事项只在之前", "duties only before"),
    "duties_after": Words("事项只在之后", "duties only after"),
    "nouns": Words("台账本身的不同", "In the registers themselves"),
    "noun": Words("何物", "what"),
    "how": Words("变化", "change"),
    "said": Words("字段或任职者", "fields, or holders"),
    "holders": Words("任职者", "holders"),
    "nobody": Words("无人", "nobody"),
}

KIND: dict[str, Words] = {
    "lost": Words("失去", "lost"),
    "gained": Words("补上", "gained"),
    "changed": Words("换人", "another answers"),
    "other_hole": Words("缺口性质改变", "another kind of hole"),
    "in_doubt": Words("存疑", "in doubt"),
    "asked": Words("新要求", "newly asked"),
    "not_asked": Words("不要求", "not asked"),
}

HOW: dict[str, Words] = {
    "added": Words("新增", "added"),
    "removed": Words("除去", "removed"),
    "changed": Words("改变", "changed"),
}

WHY_ONLY: dict[str, Words] = {
    "place": Words("另一份没有此地点", "the other has no such place"),
    "homes": Words("另一份没有这些户", "the other has not these homes"),
    "not_counted": Words("另一份户数不详", "in the other their number is not known"),
}

ABSENCE: dict[str, Words] = {
    "title": Words("缺席", "Absence"),
    "none_lost": Words("没有失去任何主责", "nothing loses its last answer"),
    "nobody_in": Words("{who}：此时没有这样的人", "{who}: nobody is in this set at that time"),
    "nobody_away": Words("没有人缺席", "nobody is away"),
    "to_backstop": Words("其中有人兜底", "of these with a backstop"),
    "without_anybody": Words("其中无人兜底", "of these with nobody behind"),
    "homes": Words("涉及户数", "households that lose a duty"),
    "joint": Words("只因同时缺席", "only because several are away together"),
    "joint_only": Words("只因同时缺席", "Lost only together"),
    "joint_unknown": Words(
        "缺席者过多，未逐一试算哪些只因同时缺席",
        "too many are away to try each alone: what is lost only together is not told",
    ),
    "kind": Words("所有 {kind}", "every {kind}"),
    "seconded": Words("所有下沉人员", "all who are seconded"),
    "going_home": Words("当天借调期满者", "all whose secondment has ended that day"),
    "succeeded": Words("其中 {number} 人有人接任", "{number} of them succeeded by somebody"),
    "in_all": Words("共 {number}", "{number} in all"),
    "ranked": Words("逐一缺席", "Absences, each apart"),
    "who": Words("谁缺席", "away"),
    "at": Words("时间", "at"),
    "members": Words("缺席的人或岗位", "how many are away"),
    "succeeded_by": Words("有人接任", "succeeded"),
    "homes_lost": Words("失去主责的户", "homes that lose a duty"),
    "pairs_lost": Words("失去的处·项", "pairs lost"),
    "pairs_to_backstop": Words("其中有人兜底", "of these with a backstop behind"),
    "pairs_without_anybody": Words("其中无人兜底", "of these with nobody"),
    "pairs_passed_on": Words("转由别人的处·项", "pairs passed on"),
    "duties_lost": Words("失去的事项", "duties lost"),
    "places_lost": Words("最先失去处", "the first place"),
    "columns": Words("各列", "columns"),
    "every_person": Words("每个人各自缺席", "Every person away, each apart"),
    "every_post": Words("每个岗位各自缺席", "Every post away, each apart"),
    "every_organisation": Words("每个单位各自缺席", "Every organisation away, each apart"),
    "tried": Words("共试 {number}", "{number} tried"),
    "two": Words("同时缺席才失去", "Lost only while two are away at once"),
    "two_in_all": Words("共 {number} 对", "{number} pairs in all"),
    "more": Words("另有 {number} 行未列", "{number} more not listed"),
    "not_counted": Words("未计入", "not counted"),
}

MODES: dict[str, Words] = {
    "title": Words("模式变换", "Change of mode"),
    "newly_unanswered": Words("其中无人负责", "of these unanswered"),
    "growing": Words("主责增多者", "Who leads more"),
    "posts": Words("经由", "through"),
    "homes": Words("户", "homes"),
    "duties": Words("事项", "duties"),
    "teams_awake": Words("启用的小组", "teams that come into being"),
    "posts_awake": Words("启用的席位", "seats that come into being"),
    "teams_asleep": Words("停用的小组", "teams that fall asleep"),
    "posts_asleep": Words("停用的席位", "seats that fall asleep"),
}

IN_DOUBT = Words("之前或之后存疑", "in doubt before or after")
"""What is counted as in doubt: of a single difference it is shown which."""

ABSENCE_HEAD: dict[str, Words] = {
    "members": Words("人", "away"),
    "succeeded": Words("接任", "succ."),
    "homes_lost": Words("户", "homes"),
    "pairs_lost": Words("失去", "lost"),
    "pairs_to_backstop": Words("兜底", "behind"),
    "pairs_without_anybody": Words("无人", "nobody"),
    "pairs_passed_on": Words("转", "passed"),
    "duties_lost": Words("事项", "duties"),
    "places_lost": Words("首处", "first"),
}
"""Headings of the columns of absences, short enough for eighty signs; `ABSENCE` says what they are."""
