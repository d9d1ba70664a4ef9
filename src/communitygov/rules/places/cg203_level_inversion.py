"""CG203: a place that lies in one of its own or a nearer level."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.model.columns import coded
from communitygov.rules.look import Look
from communitygov.rules.places.laid import Laid, laid, laid_rows, outer_id
from communitygov.rules.places.loops import in_loops
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.structure.places import Bools, Spot
from communitygov.structure.words import NO_LEVEL


@rule(
    code="CG203",
    slug="level-inversion",
    severity="error",
    title=Words("层级颠倒", "a place in one of its own or a nearer level"),
    why=Words(
        "“就近”按层级算：里面的地点层级反而更外，它的负责人就会输给外面的。",
        "Who is nearest goes by levels: where the inner place stands further out, its own people come second.",
    ),
    says=Words("{place}（{level}）在 {parent}（{outer}）之内", "{place} ({level}) lies within {parent} ({outer})"),
    do=Words(
        "核对 within 与 level；确有这样的层级，在 vocabulary 的 levels 里写明它可以在哪一级之内（within）",
        "compare `within` and `level`; where there is such a level, say in vocabulary what it may lie in",
    ),
    source="communitygov: a level has a rank, and lies in levels further out or in those it names",
    bad="""
        community C
          micro_grid M1
            grid G1
    """,
    good="""
        community C
          grid G1
            micro_grid M1
    """,
)
def level_inversion(look: Look) -> Iterator[Remark]:
    """Each such parent, but for those of a loop. Of two at one level, a site may lie in the other or hold it."""
    tree = look.structure.tree
    inside = in_loops(look)
    may = {word.id: frozenset(word.within) for word in look.structure.words.vocabulary.levels}
    for each in laid(look, _perhaps(look)):
        loop = inside.get(each.place.id)
        for parent in each.place.within:
            if loop is not None and inside.get(outer_id(parent)) == loop:
                continue
            spot = tree.find(parent)
            if spot is not None and _inverted(look, each, spot):
                level, outer = look.structure.scopes.level(each.row) or "", _level(look, spot)
                if outer not in may.get(each.place.level or "", ()):
                    yield Remark(
                        subject=each.subject,
                        where=each.where("within"),
                        fields={"place": each.place.id, "level": level, "parent": parent, "outer": outer},
                        evidence=(f"place:{parent}",),
                    )


def _perhaps(look: Look) -> Bools:
    """Which places lie in a parent that stands no further out than they do; each parent is looked at once."""
    tree, every = look.structure.tree, laid_rows(look)
    within = coded(look.register.places, "within")
    nearest = [max((_number(look, parent) for parent in value), default=NO_LEVEL) for value in within.values]
    own = tree.number[every.rows]
    outer = np.array([*nearest, NO_LEVEL], dtype=np.int64)[within.codes[every.numbers]]
    found: Bools = (own <= outer) & (own != NO_LEVEL)
    return found


def _number(look: Look, parent: str) -> int:
    """The level number of a parent; of one that is nowhere, or stands at none, `NO_LEVEL`, which is below any."""
    tree = look.structure.tree
    spot = tree.find(parent)
    if spot is None:
        return NO_LEVEL
    return int(tree.number[spot.row]) if spot.virtual is None else look.structure.words.level_number(spot.virtual)


def _inverted(look: Look, each: Laid, spot: Spot) -> bool:
    tree, words = look.structure.tree, look.structure.words
    outer = words.level_number(spot.virtual) if spot.virtual is not None else int(tree.number[spot.row])
    own = int(tree.number[each.row])
    if NO_LEVEL in (own, outer):
        return False
    site = each.place.site is not None or (spot.virtual is None and tree.site[spot.row] >= 0)
    return own < outer or (own == outer and not site)


def _level(look: Look, spot: Spot) -> str:
    return spot.virtual or look.structure.scopes.level(spot.row) or ""
