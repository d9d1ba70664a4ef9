"""CG213: a place that lies in nothing where others of its level do not, or in what is not there on the day."""

from collections.abc import Iterable, Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.model.columns import coded
from communitygov.rules.look import Look
from communitygov.rules.places.laid import Laid, laid, laid_rows
from communitygov.rules.references.loose import loose
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import gathered, shown
from communitygov.rules.wording import ids
from communitygov.structure.places import Bools

GONE = Words("{places} 写在 {parents} 之内，此时并没有它", "not there on this day: {parents}, around {places}")
DATES = Words(
    "改成此时所在的地点；是接续的，写明新旧两处的起止日期",
    "let it lie in what is there; where one followed the other, date the rows of both",
)


@rule(
    code="CG213",
    slug="within-nothing",
    severity="warning",
    title=Words("同级地点都有归属，唯独它没有", "a place that lies in nothing, unlike others of its level"),
    why=Words(
        "没有外层，外层的负责人就管不到它：网格长、社区书记的分工都不含这里。",
        "Nobody further out answers for what lies in nothing: neither a grid's people nor the community's.",
    ),
    says=Words(
        "{place}（{level}）没有写在任何地点之内，同级的 {other} 在 {outer} 之内",
        "{place} ({level}) lies within nothing, while {other} of its level lies within {outer}",
    ),
    do=Words(
        "写上 within；确在辖区之外的，写一条 waivers 说明", "state `within`; where it is meant, say so in a waiver"
    ),
    source="communitygov: places are one tree; what has no `within` is a root of it",
    bad="""
        community C
          grid G1
            building B1: H1
        building B2: H2
    """,
    good="""
        community C
          grid G1
            building B1: H1
            building B2: H2
    """,
)
def within_nothing(look: Look) -> Iterator[Remark]:
    """Roots of a level of which another place is no root, but for sites; and what lies in places that have ended."""
    tree, rows = look.structure.tree, laid_rows(look).rows
    is_root = (tree.parent[rows] < 0) & ~np.isin(rows, list(tree.extra_parents))
    roots = [*laid(look, is_root)]
    inside = _first_of_levels(look, ~is_root)
    for each in roots:
        other = inside.get(each.place.level) if each.place.level is not None else None
        if not each.place.within and other is not None:
            yield _forgotten(look, each, other)
    for parents, places in gathered(_gone(look, roots)).items():
        yield _ended(parents, places)


def _first_of_levels(look: Look, chosen: Bools) -> dict[str | None, Laid]:
    """The first of some places of each level."""
    levels = coded(look.register.places, "level").codes[laid_rows(look).numbers]
    at = np.flatnonzero(chosen)
    first = np.zeros(len(chosen), dtype=np.bool_)
    first[at[np.unique(levels[at], return_index=True)[1]]] = True
    return {each.place.level: each for each in laid(look, first)}


def _forgotten(look: Look, each: Laid, other: Laid) -> Remark:
    outer = look.structure.tree.id(int(look.structure.tree.parent[other.row]))
    return Remark(
        subject=each.subject,
        where=each.where(),
        fields={"place": each.place.id, "level": each.place.level or "", "other": other.place.id, "outer": outer},
        evidence=(other.subject, f"place:{outer}"),
    )


def _gone(look: Look, roots: Iterable[Laid]) -> Iterator[tuple[tuple[str, ...], tuple[Laid, ...]]]:
    """The roots that are written to lie in what is there at another time; what is nowhere, or a loop, is left aside."""
    nowhere = {each.row for each in loose(look, "nothing") if each.section == "places"}
    find = look.structure.tree.find
    for each in roots:
        within = each.place.within
        if within and each.number not in nowhere and all(find(parent) is None for parent in within):
            yield within, (each,)


def _ended(parents: tuple[str, ...], places: list[Laid]) -> Remark:
    names = [each.place.id for each in places]
    return Remark(
        subject=places[0].subject if len(places) == 1 else f"place:{parents[0]}",
        where=places[0].where("within"),
        fields={"places": ids(names), "parents": ids(parents)},
        evidence=(*shown("place", names), *(f"place:{parent}" for parent in parents)),
        says=GONE,
        do=DATES,
    )
