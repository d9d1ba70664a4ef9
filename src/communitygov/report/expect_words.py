"""The fixed words of the page on expectations."""

from communitygov.base.findings import Words

TEST: dict[str, Words] = {
    "title": Words("预期", "Expectations"),
    "of": Words("针对 {register}", "of {register}"),
    "all": Words("{count} 条全部成立", "all {count} statements hold"),
    "one": Words("1 条成立", "1 statement holds"),
    "some": Words("{failed} 条不成立，{passed} 条成立", "{failed} do not hold, {passed} hold"),
    "none": Words("没有一条可查的预期，这不是“全部成立”", "there is no statement to hold: this is not a pass"),
    "unread": Words("{count} 处写错，见下", "{count} in the file, told apart"),
    "expected": Words("{key}：预期 {expected}，实为 {found}", "{key}: expected {expected}, and it is {found}"),
    "touched": Words("所及", "touched"),
    "pairs": Words("{pairs} / {in_all} 处·项", "{pairs} of {in_all} pairs of place and duty"),
    "modes": Words("模式 {modes}", "modes {modes}"),
    "duties": Words("未提及的事项", "duties never named"),
    "unasked": Words("未问过的模式", "modes never asked"),
    "posts": Words("未提及的岗位", "posts never named"),
    "posts_of": Words("{count} / {in_all} 个：{some}", "{count} of {in_all}: {some}"),
    "more": Words(" 等", " …"),
}
