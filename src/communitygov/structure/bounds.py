"""How much a structure may hold: a slip of the pen in a layout is told, and never fills the memory of a machine."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.model.columns import words_stated
from communitygov.structure.place_columns import PlaceColumns
from communitygov.structure.places import HOUSEHOLD, Ints

if TYPE_CHECKING:
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
    sections = (register.posts, register.teams, register.shares)
    return frozenset(word for rows in sections for word in words_stated(rows, "for_each"))


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


def not_too_many(register: "Register", read: PlaceColumns, each: frozenset[str]) -> None:
    """Refuse layouts that come to more than can be built; ``each`` says whether floors or homes become rows.

    Raises
    ------
    BadQuestion
        With what comes to how many, the layout that adds most to it, the bound, and what to do.
    """
    entrances, on_floors, on_floor = read.shape.astype(np.int64).T
    floors = entrances * on_floors
    homes = floors * on_floor
    sums = {HOMES: homes, ENTRANCES: entrances}
    if each:
        sums[NAMED] = floors + homes if HOUSEHOLD in each else floors
    for what, counted in sums.items():
        _bounded(register, read, what, counted)


def _bounded(register: "Register", read: PlaceColumns, of: _Sum, counted: Ints) -> None:
    total = int(counted.sum())
    if total <= of.most:
        return
    largest = int(np.argmax(counted))
    number, identity = int(counted[largest]), read.index.texts[largest]
    where = place_in_source(register, "places", int(read.rows[largest]))
    raise BadQuestion(
        f"{of.en}: {total:,}, of which {number:,} in {identity} ({where}); at most {of.most:,} are built. {of.remedy}.",
        f"{of.zh}共 {total:,}，其中 {identity}（{where}）有 {number:,}；最多建 {of.most:,}。{of.remedy_zh}。",
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
