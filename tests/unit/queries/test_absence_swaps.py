"""Posts of one person that lead at one place: one is tried for all that are alike."""

from collections.abc import Sequence
from itertools import combinations

import pytest

import communitygov as cg
from communitygov.queries.absence_work import Over, Trials
from communitygov.testing import sketch

AT = "2020-02-10"
POSTS = 12
DRAWN = """
community C
  grid G
    building B counts 100
{posts}
duty sweep: household
every grid_leader leads sweep
"""


def built(held: list[str]) -> cg.Structure:
    """A community whose posts lead one duty, each held as is said."""
    posts = "\n".join(f"post p{number} grid_leader at G held by {who}" for number, who in enumerate(held))
    return cg.build(sketch(DRAWN.format(posts=posts)), at=AT)


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Those without whom a place was asked about."""
    found: list[tuple[int, ...]] = []
    without = Trials.without

    def counted(self: Trials, over: Over, row: int, subjects: Sequence[int]) -> int:
        found.append(tuple(subjects))
        return without(self, over, row, subjects)

    monkeypatch.setattr(Trials, "without", counted)
    return found


def test_of_many_posts_of_one_person_one_and_two_are_tried(tried: list[tuple[int, ...]]):
    """
    However many they are, one is tried alone and two are tried together.
    """
    structure = built(["P"] * POSTS)

    apart = cg.absences(structure, over="post", most=None, at=AT)
    assert [(row.pairs_lost, row.pairs_passed_on) for row in apart.rows] == [(0, 100)] * POSTS
    assert len(tried) == 1
    assert cg.absence_pairs(structure, over="post", at=AT).total == 0
    assert len(tried) <= 3


@pytest.mark.parametrize("held", [["P"] * 2, ["P"] * 3, ["P"] * 10 + ["P or Q"], ["P"] * 10 + ["P, deputy Q"]])
def test_each_is_what_it_is_alone(held: list[str]):
    """
    What is said of all is what the absence of one, and of two, says.
    """
    structure = built(held)
    posts = [f"post:p{number}" for number in range(len(held))]
    rows = {str(row.who): row for row in cg.absences(structure, over="post", most=None, at=AT).rows}
    pairs = {row.who: row.pairs_lost for row in cg.absence_pairs(structure, over="post", most=None, at=AT).rows}

    for post in posts:
        alone, row = cg.absence(structure, post, at=AT), rows.get(post)
        said = (row.pairs_lost, row.pairs_passed_on) if row else (0, 0)
        assert said == (alone.pairs_lost, alone.pairs_passed_on)
    together = {frozenset(map(str, who)): lost for who, lost in pairs.items()}
    for both in combinations(posts, 2):
        assert together.get(frozenset(both), 0) == cg.absence(structure, both, at=AT).pairs_joint
