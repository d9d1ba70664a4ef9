"""What the columns of a list of divisions are called, and the words for its levels."""

from collections.abc import Sequence

from communitygov.model.division import FORMS

CODE = ("code", "代码", "区划代码", "行政区划代码", "统计用区划代码", "编号", "id")
NAME = ("name", "名称", "单位名称", "区划名称", "地名")
LEVEL = ("level", "级别", "层级")
PARENT = (
    "parent",
    "within",
    "上级",
    "上级代码",
    "上级区划代码",
    "父级代码",
    "parentCode",
    "parent_code",
    "streetCode",
    "areaCode",
    "cityCode",
    "provinceCode",
)
"""Of several the first: the one furthest in."""
STEP_WORDS: Sequence[Sequence[str]] = (
    ("province", "省", "省级"),
    ("city", "prefecture", "市", "地级", "市级"),
    ("county", "district", "区县", "县", "区", "县级"),
    ("street", "township", "town", "subdistrict", "街道", "镇", "乡", "乡镇", "乡级", "乡镇级", "街道乡镇"),
    ("village", "community", "committee", "村", "社区", "村级", "居委会", "村委会", "村居", "村社"),
)
"""The words for each step of the codes, from the outermost."""
LEVELS: Sequence[str] = tuple(FORMS)
"""The levels that have codes."""
STATED: frozenset[str] = frozenset({"subdistrict", "town", "development_zone"})
"""Words that mean one level and no other of their step; what the others mean the digits of the code say."""


def step_of(word: str) -> int | None:
    """The step of the codes that a word for a level means; None: no such word."""
    if word == "development_zone":
        return 3
    return next((step for step, words in enumerate(STEP_WORDS) if word in words), None)
