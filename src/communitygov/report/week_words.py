"""The fixed words of the page of a week."""

from communitygov.base.findings import Words

WEEK: dict[str, Words] = {
    "title": Words("一周当班", "Week"),
    "holes": Words(
        "{number} 处·项有无人当值的时候（共 {total} 处·项）",
        "in {number} of {total} pairs of place and duty nobody answers at some hour",
    ),
    "doubts": Words("{number} 处·项有存疑的时候", "in {number} it is in doubt at some hour"),
    "none": Words("凡要求之时均有人负责", "somebody answers at every hour that is asked for"),
    "not_asked": Words("此时段内不要求任何事项", "nothing is asked for in this span"),
    "hours": Words("无人小时", "hours"),
    "with_gaps": Words("有缺口的{level}", "with gaps, {level}"),
    "legend": Words(
        "每格：当天某处无人负责的小时数；▲ 存疑的小时数；- 不要求",
        "each cell: hours of the day in which somewhere nobody answers; ▲ hours in doubt; - not asked",
    ),
    "worst": Words("何处最久", "Where it is longest"),
    "nobody": Words("小时", "hours"),
    "longest": Words("最长一段", "longest gap"),
    "first": Words("首次", "first"),
    "not_known": Words("不详之处", "what is not known"),
    "more": Words("另有 {number} 行，见 --format json 或 csv", "{number} more rows: see --format json or csv"),
    "outside": Words("不在任何一处之内", "in no such place"),
    "calendar": Words("日历", "calendar"),
    "calendar_unknown": Words(
        "未载 {years} 年：哪些天是工作日不详，依此的班次按两种读法计",
        "does not state {years}: which days are worked is not known, and shifts that depend on it are read both ways",
    ),
    "same_alike": Words("另 {number} 项：凡要求之时均有人负责", "{number} more, answered at every hour asked"),
    "same_not_asked": Words("另 {number} 项：此时段内不要求", "{number} more, not asked in this span"),
}

WEEKDAY: dict[str, Words] = {
    "mon": Words("周一", "Mon"),
    "tue": Words("周二", "Tue"),
    "wed": Words("周三", "Wed"),
    "thu": Words("周四", "Thu"),
    "fri": Words("周五", "Fri"),
    "sat": Words("周六", "Sat"),
    "sun": Words("周日", "Sun"),
}

DAY_KIND: dict[str, Words] = {
    "holiday": Words("放假", "holiday"),
    "make_up": Words("补班", "make-up"),
    "unknown": Words("不详", "not known"),
}
"""What the heading of a day says besides: only of days that are not as their weekday is."""
