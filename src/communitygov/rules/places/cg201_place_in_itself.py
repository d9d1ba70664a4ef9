"""CG201: places that lie within each other."""

from collections.abc import Iterator

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.places.laid import laid_at
from communitygov.rules.places.loops import loops, way_round
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import shown
from communitygov.rules.wording import ids

ALONE = Words("{way} 写成了在自己之内", "{way} lies within itself")


@rule(
    code="CG201",
    slug="place-in-itself",
    severity="error",
    title=Words("地点包含成环", "places that lie within each other"),
    why=Words(
        "转一圈又回到自己，谁也不在外面；回答时这些 within 当作没有写，外层的人就管不到里面。",
        "Going outwards one comes back to where one was. Answers leave such parents aside, so whoever answers further"
        " out answers for nothing inside.",
    ),
    says=Words(
        "{way} 依次写成在后一个之内，最后一个又在第一个之内",
        "each of {way} lies within the next, and the last within the first",
    ),
    do=Words(
        "核对各自的 within，改正写反的那一个", "compare `within` of each, and mend the one that is the wrong way round"
    ),
    source="communitygov: what a place lies within lies further out; places are one tree",
    bad="""
        community C
        place {id: G1, level: grid, within: M1}
        place {id: M1, level: micro_grid, within: G1}
    """,
    good="""
        community C
        place {id: G1, level: grid, within: C}
        place {id: M1, level: micro_grid, within: G1}
    """,
)
def place_in_itself(look: Look) -> Iterator[Remark]:
    """Each loop once, at the first of its places in the document."""
    for loop in loops(look):
        way = way_round(look, loop)
        first = laid_at(look, look.structure.tree.row_of[loop[0]])
        yield Remark(
            subject=first.subject,
            where=first.where("within"),
            fields={"way": ids(way)},
            evidence=shown("place", loop),
            says=ALONE if len(way) == 1 else Words(),
        )
