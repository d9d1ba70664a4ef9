"""How much a structure may hold: a slip of the pen in a layout is told, and never fills the memory of a machine."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.structure.places import HOUSEHOLD

if TYPE_CHECKING:
    from communitygov.model.place import Layout, Place
    from communitygov.model.register import Register

MOST_HOMES = 50_000_000
"""Homes of all layouts of a register: more than any province has."""

MOST_ENTRANCES = 5_000_000
"""Entrances of all layouts: each is a row, and the homes behind it are another."""

MOST_NAMED = 2_000_000
"""Floors and homes that become rows of their own because something is written for each of them."""

MOST_MADE = 20_000_000
"""Posts and teams made for each place, seats among them."""

MOST_SHARES = 1_000_000
"""Shares made for each place."""


def written_for_each(register: "Register") -> frozenset[str]:
    """The levels and kinds of place that some row is written for each of."""
    posts, teams, shares = register.posts, register.teams, register.shares
    words = (row.for_each for rows in (posts, teams, shares) for row in rows)
    return frozenset(word for word in words if word is not None)


@frozen
class _Sum:
    """Something that layouts come to together: what it is called, and the most there may be of it."""

    en: str
    zh: str
    most: int
    remedy: str
    remedy_zh: str


_CHECK = "Check its entrances, floors and homes, or build a part of the register"
_CHECK_ZH = "请核对其 layout 的单元、楼层与户数，或分几份台账来建"
HOMES = _Sum("homes of layouts", "layout 的户", MOST_HOMES, _CHECK, _CHECK_ZH)
ENTRANCES = _Sum("entrances of layouts", "layout 的单元", MOST_ENTRANCES, _CHECK, _CHECK_ZH)
NAMED = _Sum(
    "floors and homes with rows written for each of them",
    "逐一写了行的楼层与户",
    MOST_NAMED,
    "Write for_each for a level further out, such as entrance, or build a part of the register",
    "请把 for_each 写到更外一层（如 entrance），或分几份台账来建",
)


def not_too_many(
    register: "Register", places: Sequence["Place"], numbers: Mapping[str, int], each: frozenset[str]
) -> None:
    """Refuse layouts that come to more than can be built; ``each`` says whether floors or homes become rows.

    Raises
    ------
    BadQuestion
        With what comes to how many, the layout that adds most to it, the bound, and what to do.
    """
    layouts = [(place, place.layout) for place in places if place.layout is not None]
    sums = {HOMES: homes_of, ENTRANCES: entrances_of}
    if each:
        sums[NAMED] = rows_of if HOUSEHOLD in each else floors_of
    for what, count in sums.items():
        _bounded(register, numbers, what, [(place, count(layout)) for place, layout in layouts])


def entrances_of(layout: "Layout") -> int:
    """The entrances of a layout."""
    return layout.entrances


def floors_of(layout: "Layout") -> int:
    """Its floors, those of each entrance counted apart."""
    return layout.entrances * layout.floors


def homes_of(layout: "Layout") -> int:
    """Its homes."""
    return floors_of(layout) * layout.homes


def rows_of(layout: "Layout") -> int:
    """Its floors and homes."""
    return floors_of(layout) + homes_of(layout)


def _bounded(
    register: "Register", numbers: Mapping[str, int], of: _Sum, counted: Sequence[tuple["Place", int]]
) -> None:
    total = sum(number for _, number in counted)
    if total <= of.most:
        return
    largest, number = max(counted, key=lambda pair: pair[1])
    where = place_in_source(register, "places", numbers[largest.id])
    raise BadQuestion(
        f"{of.en}: {total:,}, of which {number:,} in {largest.id} ({where}); at most {of.most:,} are built. "
        f"{of.remedy}.",
        f"{of.zh}共 {total:,}，其中 {largest.id}（{where}）有 {number:,}；最多建 {of.most:,}。{of.remedy_zh}。",
    )


def place_in_source(register: "Register", section: str, row: int) -> str:
    """Where a row stands: in its file, else at its path."""
    path = f"{section}[{row}]"
    return path if register.source is None else str(register.source.find(section, row))


def not_too_many_made(register: "Register", section: str, row: int, made: int, most: int) -> None:
    """Refuse a row written for each place with which more rows are made than can be.

    Raises
    ------
    BadQuestion
        With the row, how many are made up to it, the bound, and what to do.
    """
    if made > most:
        where = place_in_source(register, section, row)
        raise BadQuestion(
            f"{section} made for each place: {made:,} with the row at {where}; at most {most:,} are built. "
            "Write for_each for a level further out, or within a part of the register.",
            f"按 for_each 生成的 {section}：到 {where} 这一行已有 {made:,}；最多建 {most:,}。"
            "请把 for_each 写到更外一层，或用 within 缩小范围。",
        )
