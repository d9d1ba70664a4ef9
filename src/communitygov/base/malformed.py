"""Text that is not written the way a value must be; one sentence a way, once per language."""

from collections.abc import Mapping
from typing import Any

SENTENCES: dict[str, tuple[str, str]] = {
    "ref_form": ("应写成“种类:编号”，例如 post:leader", "is written kind:id, for example post:leader"),
    "id_empty": ("编号至少要有一个字符", "an id has at least one character"),
    "id_long": ("编号最多 128 个字符", "an id has at most 128 characters"),
    "id_signs": (
        "编号中不能有空白和 : # /；第 {at} 个字符是 {sign}，请删去或改用 -",
        "an id has no blank and none of : # /; character {at} is {sign}: write a hyphen, or leave it out",
    ),
    "id_alike": (
        "编号中不能有形似 : # / 的字符；第 {at} 个字符是 {sign}，请删去，或改写成半角",
        "an id has no sign that looks like : # or /; character {at} is {sign}: write the plain sign, or leave it out",
    ),
    "id_unseen": (
        "编号中不能有看不见或会改变文字方向的字符；第 {at} 个字符是 {sign}，请删去",
        "an id has no sign that nobody sees or that turns text around; character {at} is {sign}: take it out",
    ),
    "place_parts": (
        "地点编号最多四段：楼栋/单元/楼层/户",
        "a place id has at most four parts: building/entrance/floor/home",
    ),
    "date_form": (
        "日期写作 2020-02-10，时刻写作 2020-02-10T20:30",
        "a date is written 2020-02-10, an instant 2020-02-10T20:30",
    ),
    "date_years": ("年份须在 2 至 9998 之间", "years run from 2 to 9998"),
    "date_zone": (
        "时刻一律写当地时间，不带时区",
        "an instant is written in local time, without a time zone",
    ),
    "as_of_zone": (
        "as_of 带时区时，要写明 time_zone",
        "an as_of with a time zone needs the register to state its time_zone",
    ),
    "date_fraction": (
        "时刻最多写到百万分之一秒",
        "an instant is written to a millionth of a second at most",
    ),
    "date_none": ("没有这一天或这一时刻", "there is no such day or hour"),
    "hours_form": ("时段写作 08:00-20:00", "hours are written 08:00-20:00"),
    "shift_hours": (
        "时段写作 08:00-20:00，或写 unknown",
        "hours are written 08:00-20:00, or unknown",
    ),
    "hours_none": ("没有这一时刻", "there is no such hour"),
    "hours_minutes": (
        "Hours 的起止是从零点起的分钟数，整数，0 至 1439；24:00 是 0",
        "the start and the end of Hours are whole minutes from midnight, from 0 to 1439; 24:00 is 0",
    ),
    "period_both": ("until 与 through 只能写一个", "until and through are never both given"),
    "period_reversed": ("结束不能早于开始", "the end is not before the start"),
    "count_form": (
        "数量写作 24、{about: 1000}、{more_than: 10200}、{less_than: 50} 或 unknown",
        "a count is written 24, {about: 1000}, {more_than: 10200}, {less_than: 50} or unknown",
    ),
    "holder_form": (
        "任职者写作人员编号、post:编号、unnamed、unknown 或 {one_of: [p-1, p-2]}",
        "a holder is a person's id, post:ID, unnamed, unknown or {one_of: [p-1, p-2]}",
    ),
    "holder_nobody": (
        "无人任职时不写这一行：没有任命的岗位就是空缺；不知是否有人写 unknown",
        "where nobody holds a post, leave the row out: a post without an appointment is vacant; not known is unknown",
    ),
    "holder_ids": (
        "Holder 的 person、post 要一个编号，one_of 要一个以上，unnamed、unknown 没有编号",
        "a Holder that is person or post has one id, one_of has one or more, unnamed and unknown have none",
    ),
    "person_word": (
        "unnamed、unknown 以及“空缺”“无”“none”一类的词不是人员编号；任职者直接写 unnamed 或 unknown，不加 person:",
        "unnamed, unknown and words for nobody are no id of a person; a holder is unnamed or unknown without person:",
    ),
    "who_form": (
        "承担者写作 post:、team:、organisation:、person: 加编号，或 {every: 岗位种类}（表格里写 every:岗位种类）",
        "who is post:, team:, organisation: or person: and an id, or {every: KIND of post} (every:KIND in a table)",
    ),
    "days_form": (
        "日子写作 daily、workdays、星期列表如 [mon, wed]（mon、tue、wed、thu、fri、sat、sun）或日期列表",
        "days are daily, workdays, a list of mon, tue, wed, thu, fri, sat, sun such as [mon, wed], or a list of dates",
    ),
    "days_hour": ("日子不带时刻，写作 2020-02-10", "a day has no hour: write 2020-02-10"),
    "days_parts": (
        "Days 的 weekdays、dates 各要一天以上；daily、workdays 不带日子",
        "Days of weekdays or dates have one or more of them and nothing else; daily and workdays have none",
    ),
    "map_deep": ("嵌套最多 64 层，也不能包含自身", "mappings and lists lie within each other at most 64 deep"),
    "map_form": ("应为键值对", "is a mapping of keys and values"),
    "place_kind": ("level 和 site 只写一个", "a place has a level or a site, and not both"),
    "place_no_kind": (
        "写上 level（如 grid），或 site（如 gate）",
        "write a level, such as grid, or a site, such as gate",
    ),
    "layout_and_number": (
        "有 layout 的楼栋不再写 households",
        "a building with a layout does not state households as well",
    ),
    "duty_and_group": ("一份责任写 duty 或 group，不同时写", "a share names a duty or a group, not both"),
    "seconded_home": ("只有 seconded 才写 home", "home is stated for a seconded holder only"),
    "each_and_serves": ("for_each 的行不再写 serves", "a row made for each place does not state serves as well"),
    "each_and_where": ("for_each 的行不再写 where", "a row made for each place does not state where as well"),
    "waiver_code": (
        "免查要写明是哪条或哪一组规则的代码，如 CG502、CG5",
        "a waiver names the code of a rule or of a group of them: CG502, CG5",
    ),
    "waiver_end": ("免查要有截止的时候：写上 until 或 through", "a waiver has an end: write until or through"),
    "time_zone": ("没有这个时区，应写成 Asia/Shanghai 这样", "is no time zone; one is written Asia/Shanghai"),
    "version": ("本版本只读格式 1", "this version reads format 1"),
}


class Malformed(ValueError):
    """A value that is not written as it must be. ``key`` names the sentence in `SENTENCES`, ``told`` fills it in."""

    def __init__(self, key: str, told: Mapping[str, object] | None = None) -> None:
        super().__init__(key, told)
        self.key = key
        self.told: dict[str, object] = dict(told or {})

    def __str__(self) -> str:
        return self.sentence("en")

    def sentence(self, lang: str) -> str:
        """The sentence in ``zh`` or ``en``."""
        zh, en = SENTENCES[self.key]
        sentence = zh if lang == "zh" else en
        return sentence.format(**self.told) if self.told else sentence

    def __eq__(self, other: object) -> Any:
        return isinstance(other, Malformed) and (self.key, self.told) == (other.key, other.told)

    def __hash__(self) -> int:
        return hash(self.key)
