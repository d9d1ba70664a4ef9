"""CG307: a micro-grid for which there is no steward's post."""

from collections.abc import Iterator

import numpy as np

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.people.stewards import GRID, MICRO_GRID, stewards
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule
from communitygov.rules.served import any_in_each, marks
from communitygov.rules.several import gathered, shown
from communitygov.rules.wording import ids

NO_STEWARDS = Words(
    "台账没有哪个楼道长一类的岗位写到微网格，不知是没有设，还是没有写",
    "no steward's post of any kind serves a single micro-grid: whether there are none, or none was written, is not"
    " known",
)


@rule(
    code="CG307",
    slug="stairwell-without-steward",
    severity="warning",
    title=Words("微网格没有楼道长岗位", "a micro-grid for which there is no steward's post"),
    why=Words(
        "别的楼道都有人负责，这里连岗位都没有：最小的一格漏了，巡查就有盲区。",
        "Other stairwells have their steward and this one has not even the post: the smallest cell is a blind spot.",
    ),
    says=Words("{place} 没有楼道长一类的岗位", "no steward's post serves {place}"),
    do=Words(
        "补设岗位；整批设岗的，检查 for_each 和 within；不算微网格的地方，去掉 also: micro_grid",
        "add the post; where posts are written for each place, look at for_each and within; take out also: micro_grid"
        " where the place is none",
    ),
    source="《和顺实践》（宁波市社会科学院社会发展研究所，2020）二之一：以楼道为微网格，每个楼道设楼道长",
    bad="""
        community C
          grid G1
            micro_grid M1
            micro_grid M2
        post steward-M1 building_steward at M1 held by P1
        duty open: micro_grid
        post leader-G1 grid_leader at G1 held by P2
        post:leader-G1 leads open
        every building_steward assists open
    """,
    good="""
        community C
          grid G1
            micro_grid M1
            micro_grid M2
        post steward-M1 building_steward at M1 held by P1
        post steward-M2 building_steward at M2 held by P3
        duty open: micro_grid
        post leader-G1 grid_leader at G1 held by P2
        post:leader-G1 leads open
        every building_steward assists open
    """,
)
def stairwell_without_steward(look: Look) -> Iterator[Remark | Unchecked]:
    """Micro-grids that no post of a steward's kind serves, nor serves a place in, nearer than the grid."""
    structure = look.structure
    tree, scope = structure.tree, structure.posts_table.scope
    micro = np.flatnonzero(tree.is_kind(MICRO_GRID) & ~tree.block)
    served = marks(look, scope[stewards(look)].tolist(), below=GRID)
    if len(micro) and not served.any():
        yield Unchecked(why=NO_STEWARDS)
        return
    without = micro[~any_in_each(look, micro, served)].tolist()
    of_row = gathered((int(tree.base[row]), (row,)) for row in without)
    rows = look.last_rows("places", {tree.ids[base] for base in of_row})
    for base, alone in of_row.items():
        place, places = tree.places[base], [tree.id(row) for row in alone]
        yield Remark(
            subject=f"place:{places[0] if len(places) == 1 else place.id}",
            where=("places", rows.get(place.id), ("id",)),
            fields={"place": ids(places)},
            evidence=shown("place", places),
            rows=alone if len(alone) > 1 else (),
        )
