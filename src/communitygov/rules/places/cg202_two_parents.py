"""CG202: a place that lies within two places, neither of them within the other."""

from collections.abc import Iterator, Sequence

import numpy as np

from communitygov.base.findings import Words
from communitygov.rules.look import Look
from communitygov.rules.places.laid import laid, laid_rows
from communitygov.rules.remark import Remark
from communitygov.rules.rule import rule
from communitygov.rules.several import shown
from communitygov.rules.wording import ids
from communitygov.structure.places import Tree


@rule(
    code="CG202",
    slug="two-parents",
    severity="warning",
    title=Words("一地同属两处", "a place that lies within two"),
    why=Words(
        "两边都算它的，也就两边都可以不管；一户一事会有两个人被问到。",
        "Both count it as theirs, and each may leave it to the other: for one home two are asked.",
    ),
    says=Words("{place} 同时在 {parents} 之内，而它们互不包含", "{place} lies within {parents}, side by side"),
    do=Words(
        "只留一个；确有交叉的，把另一个写成 zone；改划网格的，新旧网格各写一行并注明起止日期，within 里两个都写",
        "keep one of them; draw what really cuts across as a zone; where grids were drawn anew, write a row for the old"
        " and one for the new, each with its dates, and name both in `within`",
    ),
    source="communitygov: places are one tree; sets that cut across it are zones",
    bad="""
        community C
          grid G1
            building B1: H1
          grid G2
            building B1
            building B2: H2
    """,
    good="""
        community C
          grid G1
            building B1: H1
          grid G2
            building B2: H2
    """,
)
def two_parents(look: Look) -> Iterator[Remark]:
    """Places of which two parents stand side by side; a parent that only repeats an outer one is not told."""
    tree = look.structure.tree
    for each in laid(look, np.isin(laid_rows(look).rows, list(tree.extra_parents))):
        if each.row in tree.extra_parents:
            rows = _innermost(tree, (int(tree.parent[each.row]), *tree.extra_parents[each.row]))
            if len(rows) > 1:
                names = [tree.id(row) for row in rows]
                yield Remark(
                    subject=each.subject,
                    where=each.where("within"),
                    fields={"place": each.place.id, "parents": ids(names)},
                    evidence=shown("place", names),
                )


def _innermost(tree: Tree, rows: Sequence[int]) -> list[int]:
    """The rows in which none of the others lies."""
    around = {outer for row in rows for outer in tree.containers(row) if outer != row}
    return [row for row in dict.fromkeys(rows) if row not in around]
