"""CG204: homes of a community that has grids lie in none of them."""

from collections.abc import Iterable, Iterator

import numpy as np

from communitygov.base.findings import Words, measure
from communitygov.rules.look import Look
from communitygov.rules.places.laid import laid_at
from communitygov.rules.places.outside import homeful, how_many
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import Said, rule
from communitygov.structure.places import Bools, Ints, Tree

GRID = "grid"
EMPTY = Words("它的网格都没有写明含有什么", "none of its grids says what it holds")


@rule(
    code="CG204",
    slug="outside-the-grids",
    severity="warning",
    title=Words("住户不在任何网格内", "homes of a community that has grids lie in none"),
    why=Words(
        "网格内的人只管网格里的住户，划漏的住户没有人上门。",
        "Whoever works in a grid works for the homes in it; nobody calls on those that were left out.",
    ),
    says=Words(
        "{community} 已划网格，{place}（{homes}）不在其中任何一个", "{place} ({homes}) lies in no grid of {community}"
    ),
    do=Words("把它的 within 改成所在的网格", "let it lie within the grid it belongs to"),
    source="communitygov: a community divided into grids is divided whole;"
    " 《滨州市社会治理网格化服务管理条例》（2021）第六条",
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
def outside_the_grids(look: Look) -> Iterator[Said]:
    """The outermost places that hold homes and no grid, in what is divided into grids; sites alone need none."""
    tree = look.structure.tree
    around = _around(tree)
    divided = around & _divided(look)
    listing = divided & _listing(tree)
    community = _community(tree, np.flatnonzero(listing).tolist())
    outside = ~_inside(tree) & homeful(tree)
    before = np.concatenate(([0], np.cumsum(outside)))
    outermost = ~around & _beside(tree, around)
    silent = _community(tree, np.flatnonzero(divided & ~listing).tolist())
    for row in np.unique(silent[outermost & (community < 0) & (silent >= 0)]).tolist():
        yield Unchecked(why=EMPTY, subject=f"place:{tree.id(row)}")
    for row in np.flatnonzero(outermost & (community >= 0)).tolist():
        within = tree.rows_within(row)
        if any(before[start] < before[end] for start, end in within):
            yield _remark(look, row, int(community[row]), how_many(tree, outside, within))


def _remark(look: Look, row: int, community: int, homes: Words) -> Remark:
    tree = look.structure.tree
    number = laid_at(look, row).number
    return Remark(
        subject=f"place:{tree.id(row)}",
        where=("places", number, ("id",)),
        fields={"place": tree.id(row), "homes": measure(homes), "community": tree.id(community)},
        evidence=(f"place:{tree.id(community)}",),
    )


def _community(tree: Tree, divided: Iterable[int]) -> Ints:
    """The innermost place divided into grids that each row lies in; -1 for none."""
    found = np.full(len(tree), -1, dtype=np.int64)
    for row in divided:
        for start, end in tree.rows_within(row):
            found[start:end] = row
    return found


def _beside(tree: Tree, around: Bools) -> Bools:
    """The rows that lie right within one that holds a grid."""
    found = (tree.parent >= 0) & around[np.maximum(tree.parent, 0)]
    for row, parents in tree.extra_parents.items():
        found[row] |= bool(around[list(parents)].any())
    return np.asarray(found, dtype=np.bool_)


def _divided(look: Look) -> Bools:
    """The places that grids divide: of the levels the vocabulary lets a grid lie in; where it names none, of any."""
    tree = look.structure.tree
    word = next((each for each in look.structure.words.vocabulary.levels if each.id == GRID), None)
    if word is None or not word.within:
        return np.ones(len(tree), dtype=np.bool_)
    return np.isin(tree.level, [tree.code(level) for level in word.within])


def _inside(tree: Tree) -> Bools:
    """The rows that lie in a grid, grids themselves among them."""
    found = np.zeros(len(tree), dtype=np.bool_)
    for row in np.flatnonzero(_grids(tree)).tolist():
        for start, end in tree.rows_within(row):
            found[start:end] = True
    return found


def _around(tree: Tree) -> Bools:
    """The rows that hold a grid."""
    found = np.zeros(len(tree), dtype=np.bool_)
    waiting = [outer for row in np.flatnonzero(_grids(tree)).tolist() for outer in _outer(tree, row)]
    while waiting:
        row = waiting.pop()
        if not found[row]:
            found[row] = True
            waiting += _outer(tree, row)
    return found


def _listing(tree: Tree) -> Bools:
    """The rows around a grid that says what it holds: places, or homes by number."""
    found = np.zeros(len(tree), dtype=np.bool_)
    waiting = [row for row in np.flatnonzero(_grids(tree)).tolist() if _holds_something(tree, row)]
    while waiting:
        for row in _outer(tree, waiting.pop()):
            if not found[row]:
                found[row] = True
                waiting.append(row)
    return found


def _holds_something(tree: Tree, row: int) -> bool:
    return bool(tree.homes[row]) or sum(end - start for start, end in tree.rows_within(row)) > 1


def _grids(tree: Tree) -> Bools:
    return tree.is_kind(GRID)


def _outer(tree: Tree, row: int) -> list[int]:
    return [outer for outer in (int(tree.parent[row]), *tree.extra_parents.get(row, ())) if outer >= 0]
