"""What the columns of published tables are called, and the field each of them is."""

from functools import cache

from communitygov.io.fields import keys, kinds, row_noun
from communitygov.model.place import Layout
from communitygov.model.sections import SECTIONS

LAYOUTS = "layouts"
"""A table of its own: one row for the layout of a place."""
OF_LAYOUT = "place"
"""The column of `LAYOUTS` that names the place."""
TABLES: tuple[str, ...] = (*SECTIONS, LAYOUTS)

ALIASES: dict[str, tuple[str, ...]] = {
    "id": ("编号", "编码", "标识"),
    "name": ("名称", "姓名"),
    "level": ("层级", "级别"),
    "within": ("parent", "parent_id", "上级", "上级编号", "所属", "隶属"),
    "households": ("户数", "households_count"),
    "code": ("代码", "区划代码"),
    "site": ("场所类型",),
    "kind": ("种类", "类型"),
    "post": ("岗位", "岗位编号"),
    "holder": ("任职者", "人员编号"),
    "capacity": ("任职方式",),
    "serves": ("服务范围",),
    "from": ("since", "start", "开始", "开始日期", "起始日期"),
    "until": ("end", "截止"),
    "through": ("结束日期", "截止日期"),
    "source": ("来源",),
    "note": ("备注", "remark"),
    "organisation": ("organization", "单位"),
    "shift": ("班次",),
    "seats": ("职数",),
    "duty": ("事项",),
    "who": ("承担者",),
    "where": ("地点",),
    "part": ("作用",),
    "mode": ("模式",),
    "modes": ("适用模式",),
    "reason": ("理由", "原因"),
    "members": ("成员",),
    "hours": ("时段",),
    "days": ("日子",),
    "layout.entrances": ("单元数",),
    "layout.floors": ("层数", "楼层数"),
    "layout.homes": ("每层户数",),
    "entrances": ("单元数",),
    "floors": ("层数", "楼层数"),
    "homes": ("每层户数",),
    "place": ("楼栋", "楼栋编号", "place_id"),
}
"""By what a column is called: other headers that mean it, where the section has such a field."""


def path_of(table: str, header: str) -> tuple[str, ...] | None:
    """The way from a row to what a column says; None where the rows have no such field."""
    steps = tuple(header.split("."))
    if table == LAYOUTS:
        return steps if len(steps) == 1 and header in (OF_LAYOUT, *keys(Layout)) else None
    noun = row_noun(table)
    if not all(steps) or steps[0] not in keys(noun):
        return None
    found = kinds(noun, steps)
    return steps if found is not None and len(steps) <= 4 else None


@cache
def meaning(table: str, header: str) -> str | None:
    """The column that a header of published tables means; None where it means none of these rows."""
    asked = header.strip().casefold()
    return next((key for key, others in ALIASES.items() if asked in others and path_of(table, key) is not None), None)
