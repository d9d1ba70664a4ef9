"""The fixed words of findings and rules, in Chinese and in English."""

from communitygov.base.findings import Words

FINDINGS: dict[str, Words] = {
    "subject": Words("对象：", "subject: "),
    "evidence": Words("证据：", "evidence: "),
    "remedy": Words("建议：", "remedy: "),
    "source": Words("依据：", "source: "),
    "not_checked": Words("未查：", "not checked: "),
    "waived": Words("已免查：", "waived: "),
    "sum": Words(
        "错误 {error}，警告 {warning}，提示 {note}（{at}，{rules} 条规则）",
        "{error}, {warning}, {note} (at {at}, {rules})",
    ),
    "unread": Words(
        "有 {number} 处未能读入或未能全部读入（{where}）；由此可能引出的发现都有注明",
        "{number} could not be read, or not in full ({where}); findings that may follow from that say so",
    ),
    "unsure": Words("可能是因为有的行没有读入", "may follow from rows that could not be read"),
    "note": Words("注意：", "note: "),
    "known": Words("另有 {number} 项在基线中已有", "in the baseline already: {number}"),
}

RULES: dict[str, Words] = {
    "code": Words("代码", "code"),
    "severity": Words("级别", "severity"),
    "slug": Words("短名", "slug"),
    "title": Words("查什么", "what it looks for"),
    "why": Words("为何要紧", "Why it matters"),
    "says": Words("怎么说", "What it says"),
    "do": Words("怎么改", "What to do"),
    "source": Words("依据", "Source"),
    "bad": Words("错例", "Bad"),
    "good": Words("正例", "Good"),
    "at": Words("判定时刻", "Judged at"),
    "implies": Words("错例必然还有", "The bad example cannot but meet as well"),
    "reading": Words(
        "读取时的代码：文件和写法的问题。每一处都会说明怎么改。",
        "A code of reading: of files and how values are written. Each finding says what to do.",
    ),
}
