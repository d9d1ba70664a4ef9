"""CG214: homes that stand beside a layout, or a layout of what holds buildings: both are counted."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words, measure
from communitygov.model.columns import coded
from communitygov.rules.look import Look
from communitygov.rules.places.counted import homes_of
from communitygov.rules.places.laid import Laid, laid, laid_rows
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.structure.places import HOUSEHOLD, Bools

OUTSIDE = Words("{place} 是 {level}，却写了一栋楼的 layout", "{place} is a {level}, and has the layout of a building")
TO_BUILDING = Words(
    "把 layout 写在楼栋那一行；只知道总户数的，写 households",
    "write the layout at the building; where no more than a number is known, write `households`",
)


@rule(
    code="CG214",
    slug="counted-twice",
    severity="warning",
    title=Words("住户在 layout 之外又列了一遍", "homes listed beside the layout that has them"),
    why=Words(
        "layout 已经包含整栋的住户，另列的会再算一次：户数多出来，同一户有两个名字，可能有两个负责人。",
        "A layout has every home of the building; what is listed beside it is counted besides: the figures are too"
        " high, and one home has two names and perhaps two who answer.",
    ),
    says=Words(
        "{place} 在 {around} 之内，而 {around} 的 layout 已有 {homes} 户：两者都计数",
        "{place} lies within {around}, whose layout has {homes} homes already: both are counted",
    ),
    do=Words(
        "删去这一行，用 layout 里的名字（如 b06/1/101）；层户数不齐的楼不写 layout，逐个单元写 households；确在 layout"
        " 之外的，写一条 waivers 说明",
        "take the row out, and name the home as the layout does (b06/1/101); a building that is not alike on each floor"
        " has no layout but entrances with `households`; where it is a home besides, say so in a waiver",
    ),
    source="communitygov: a layout lists every home of its building",
    bad="""
        community C
          grid G1
            building B1 with 2 entrances x 2 floors x 2 homes
              household H9
    """,
    good="""
        community C
          grid G1
            building B1 with 2 entrances x 2 floors x 2 homes
              shop S9
    """,
)
def counted_twice(look: Look) -> Iterator[Remark]:
    """Rows that surely bring homes, within a place that has a layout; and layouts of a grid or what is further out.

    A place in one of its own level is another fault (CG203), told there.
    """
    words, tree = look.structure.words, look.structure.tree
    for each in laid(look, _perhaps(look)):
        level = each.place.level
        wide = level in words.rank and words.level_number(level) <= words.level_number("grid")
        if wide and each.place.layout is not None:
            yield _remark(each, "layout", level=level, says=OUTSIDE, do=TO_BUILDING)
        around = _laid_out(look, each) if _brings_homes(each) else None
        if around is not None and words.level_number(level) > words.level_number(tree.place(around).level):
            layout = tree.place(around).layout
            homes = 0 if layout is None else layout.entrances * layout.homes_of_entrance
            yield _remark(each, "id", around=tree.id(around), homes=measure(f"{homes:,}"))


def _perhaps(look: Look) -> Bools:
    """The places in one with a layout, and those of a level that may not have one."""
    tree, every, words = look.structure.tree, laid_rows(look), look.structure.words
    with_layout = every.stating(look, "layout")
    inside = np.zeros(len(tree) + 1, dtype=np.int64)
    for outer in every.rows[with_layout & np.isin(every.rows, list(tree.extra_within))].tolist():
        for start, end in tree.rows_within(outer):
            inside[start], inside[end] = inside[start] + 1, inside[end] - 1
    plain = every.rows[with_layout & ~np.isin(every.rows, list(tree.extra_within))]
    np.add.at(inside, plain, 1)
    np.add.at(inside, tree.end[plain], -1)
    levels = coded(look.register.places, "level")
    outer_levels = [words.level_number(level) <= words.level_number("grid") for level in levels.values]
    wide = np.array([*outer_levels, False], dtype=np.bool_)[levels.codes[every.numbers]]
    found: Bools = inside.cumsum()[every.rows] > with_layout
    return found | (wide & with_layout)


def _brings_homes(each: Laid) -> bool:
    place = each.place
    listed = place.level == HOUSEHOLD or place.layout is not None
    return listed or homes_of(place.households).least > 0


def _laid_out(look: Look, each: Laid) -> int | None:
    """The nearest place around one that has a layout."""
    tree = look.structure.tree
    return next((row for row in tree.containers(each.row) if row != each.row and _has_layout(look, row)), None)


def _has_layout(look: Look, row: int) -> bool:
    """Whether a row is a place of the document with a layout, and no part of one."""
    tree = look.structure.tree
    place = tree.place(row)
    return place.layout is not None and tree.row_of.get(place.id) == row


def _remark(each: Laid, field: str, *, says: Words | None = None, do: Words | None = None, **fields: object) -> Remark:
    return Remark(
        subject=each.subject,
        where=each.where(field),
        fields={"place": each.place.id, **fields},
        says=says or Words(),
        do=do or Words(),
    )
