"""The work of questions about many grows in proportion: counted in lines run and values looked at, never in seconds."""

from collections.abc import Iterable

import numpy as np
import pytest
from tests.unit.structure.growth import growth

import communitygov as cg
from communitygov.queries.absence_asked import Asked
from communitygov.queries.absence_sets import Member
from communitygov.queries.compare_sides import Side
from communitygov.testing import sketch

AT = "2020-02-10T10:00"
IN_PROPORTION = 2.3
"""Twice the size is twice the work, and a little more."""


def chain(posts: int) -> cg.Structure:
    """One grid whose leader reports to a post, which reports to the next, up to the last."""
    lines = [f"post p{n} liaison_cadre at C held by P{n}" for n in range(posts)]
    lines += [f"post:p{n} reports to post:p{n + 1}" for n in range(posts - 1)]
    return cg.build(sketch("\n".join([*["community C", "  grid G", "duty d: grid", "p0 leads d"], *lines])), at=AT)


def grids(many: int) -> cg.Structure:
    """Grids of one home, each with a leader of its own row and name; nobody stands behind them."""
    places = [f"  grid G{n}\n    building B{n} counts 1" for n in range(many)]
    posts = [f"post leader-{n} grid_leader at G{n} held by P{n}" for n in range(many)]
    rest = ["duty d: household", "every grid_leader leads d"]
    return cg.build(sketch("\n".join(["community C", *places, *posts, *rest])), at=AT)


def test_a_long_line_of_posts_is_walked_once() -> None:
    """
    Each post of a line cuts the grid off; twice as many posts are twice the work. Of fewer than 64 none are listed
    together, and looked up by an index: with those no others compare.
    """
    structures = {size: chain(size) for size in (70, 140, 280)}
    asked = [lambda size=size: cg.chokepoints(structures[size], to=f"p{size - 1}", at=AT) for size in structures]

    assert [len(each().points) for each in asked] == [69, 139, 279]
    assert max(growth(lambda size: asked[[70, 140, 280].index(size)], 70)) < IN_PROPORTION


def test_load_does_not_look_at_all_posts_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where each post has a row of its own, the values compared are in proportion to the posts.
    """
    looked = 0
    plain = np.isin

    def counted(values, among, **more):  # type: ignore[no-untyped-def]
        nonlocal looked
        looked += np.size(values) + np.size(among)
        return plain(values, among, **more)

    monkeypatch.setattr(np, "isin", counted)
    found = []
    for size in (40, 80, 160):
        structure, looked = grids(size), 0
        assert cg.load(structure, at=AT).spread.leading == size
        found.append(looked)

    assert found[1] <= IN_PROPORTION * found[0]
    assert found[2] <= IN_PROPORTION * found[1]


def test_those_who_answer_apart_are_missed_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Leaders of many grids away at once are tried out together, and nobody is where nothing is lost.
    """
    structure, tried = grids(20), list[int]()
    plain = Asked.side

    def counted(asked: Asked, side: Side, members: Iterable[Member]) -> Side:
        tried.append(1)
        return plain(asked, side, members)

    monkeypatch.setattr(Asked, "side", counted)
    found = cg.absence(structure, [f"person:P{n}" for n in range(20)], at=AT)

    assert (found.pairs_lost, found.pairs_joint, len(tried)) == (20, 0, 2)
    tried.clear()
    found = cg.absence(structure, [f"person:P{n}" for n in range(20)], at=AT, mode="emergency", duty=[])
    assert (found.pairs_lost, len(tried)) == (0, 1)
