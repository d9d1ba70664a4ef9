"""Division codes as GB/T 2260, GB/T 10114-2003 and the statistical code write them, by the level of a place."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from communitygov.base.findings import Words
from communitygov.base.wording import plural

STEPS = (2, 4, 6, 9, 12)
"""Where a code may end: province, prefecture, county, township, community."""
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""Cities that are provinces: no prefecture stands between them and their districts."""
WITHOUT_DISTRICTS = frozenset({"4419", "4420", "4604"})
"""Cities that have no districts (Dongguan, Zhongshan, Danzhou): official lists put one between them and their streets
all the same, 00."""
WITHOUT_TOWNSHIPS = frozenset({"350527"})
"""Counties whose townships official lists do not have (Kinmen): one stands for all of them, 000."""
CLASSES = frozenset({"111", "112", "121", "122", "123", "210", "220"})
"""How urban a community is, the last three of 17 digits."""

Range = tuple[int, int]
LIKE_A_TOWNSHIP: Range = (400, 599)


@frozen
class Form:
    """The code of a level: its digits, what stands for the level in them, and what that may be."""

    digits: int
    starts: int
    """How many digits come before those of the level itself."""
    ranges: Sequence[Range]
    whole: Sequence[int] = ()
    """Longer codes that have more after it."""


FORMS: Mapping[str, Form] = {
    "province": Form(2, 0, ((1, 99),)),
    "city": Form(4, 2, ((1, 99),)),
    "district": Form(6, 4, ((1, 99),)),
    "subdistrict": Form(9, 6, ((1, 99), LIKE_A_TOWNSHIP)),
    "town": Form(9, 6, ((100, 199), LIKE_A_TOWNSHIP)),
    "township": Form(9, 6, ((200, 399), LIKE_A_TOWNSHIP)),
    "development_zone": Form(9, 6, ((1, 599),)),
    "community": Form(12, 9, ((1, 999),), whole=(15, 17)),
    "village": Form(12, 9, ((200, 999),), whole=(15, 17)),
}

TOWNSHIPS: Sequence[tuple[int, int, str]] = (
    (1, 99, "subdistrict"),
    (100, 199, "town"),
    (200, 399, "township"),
    (400, 599, "development_zone"),
)
"""The last three of nine digits, and what they stand for."""
COMMUNITIES = (12, 15, 17)
"""How many digits the code of a community or village may have."""
VILLAGES = "235"
"""The tenth digit of a village, and of what is like one."""


def level_of(code: str) -> str | None:
    """The level of what has a code, by its length and, from township on, by the digits that say so; None: no such code.

    A stand-in for a level that is not there (市辖区, 省直辖县级行政区划) stands at that level.
    """
    outer = {2: "province", 4: "city", 6: "district"}.get(len(code))
    if outer is not None or len(code) < STEPS[3]:
        return outer
    if len(code) == STEPS[3]:
        return next((level for low, high, level in TOWNSHIPS if low <= int(code[6:]) <= high), "subdistrict")
    return None if len(code) not in COMMUNITIES else "village" if code[9] in VILLAGES else "community"


def not_of(form: Form, code: str) -> Words | None:
    """Why a code is not of a form; None where it is."""
    if not (code.isascii() and code.isdigit()):
        return Words("含有数字以外的字符", "it has signs that are no digits")
    if len(code) not in (form.digits, *_padded(form), *form.whole):
        return Words(
            f"有 {len(code)} 位，应为 {form.digits} 位",
            f"it has {plural(len(code), 'digit')} and not the {form.digits} of its level",
        )
    if set(code[form.digits :]) - {"0"} and len(code) not in form.whole:
        return Words(f"第 {form.digits} 位以后应为 0", f"what comes after its first {form.digits} digits is not 0")
    if len(code) == 17 and code[14:] not in CLASSES:
        return Words("末三位不是城乡分类代码", "its last three digits are no class of urban and rural areas")
    return _out_of_range(form, code)


def _padded(form: Form) -> tuple[int, ...]:
    """The lengths a code may be filled up to with noughts."""
    return tuple(step for step in STEPS[2:] if step > form.digits)


def _out_of_range(form: Form, code: str) -> Words | None:
    own = code[form.starts : form.digits]
    if form is FORMS["city"] and code[:2] in MUNICIPALITIES:
        return None
    if form is FORMS["district"] and code[:4] in WITHOUT_DISTRICTS and own == "00":
        return None
    if form is FORMS["subdistrict"] and code[:6] in WITHOUT_TOWNSHIPS and own == "000":
        return None
    if any(low <= int(own) <= high for low, high in form.ranges):
        return None
    size = form.digits - form.starts
    ranges = ", ".join(f"{low:0{size}}–{high:0{size}}" for low, high in form.ranges)
    which = f"{form.starts + 1}–{form.digits}"
    return Words(f"第 {which} 位是 {own}，应在 {ranges} 之内", f"its digits {which} are {own}, and not in {ranges}")


def stem(code: str) -> str:
    """A code without the noughts that only fill it up, for what lies within begins with the rest."""
    if len(code) not in STEPS or not (code.isascii() and code.isdigit()):
        return code
    for start, end in reversed(tuple(pairwise(STEPS))):
        if end <= len(code) and not code[start:end].strip("0"):
            code = code[:start]
        elif end <= len(code):
            break
    return code
