"""What may follow from a row that was not read reaches as far as that row did."""

import pytest

from communitygov.io.read import loads
from communitygov.rules import doubt
from communitygov.rules.check import check
from communitygov.structure.build import build

AT = "2026-03-02"
TEXT = """communitygov: 1
places:
  - {id: c, level: community, households: 240}
  - {id: g1, level: grid, within: c}
  - {id: g2, level: grid, within: c}
people: [p1, p2]
posts:
  - {id: leader, kind: grid_leader, for_each: grid, within: c}
  - {id: nurse, kind: nurse, serves: c}
  - {id: guard, kind: gate_guard, serves: c}
appointments:
  - {post: leader-g1, holder: p1}
  - {post: leader-g2, holder: p1}
  - {post: nurse, holder: p2}
teams:
  - {id: team, for_each: grid, seats: {head: {holder: post:leader, lead: true}}}
duties:
  - {id: visits, applies_to: [grid]}
  - {id: isolation, applies_to: [grid]}
  - {id: care, applies_to: [community]}
  - {id: gates, applies_to: [community]}
shares:
  - {duty: visits, part: lead, who: {every: grid_leader}}
  - {duty: isolation, part: lead, who: team:team}
  - {duty: care, part: lead, who: post:nurse}
  - {duty: gates, part: lead, who: post:guard}
"""
CODES = ["CG110", "CG301", "CG501", "CG502", "CG607"]
GRID = "{id: g1, level: grid, within: c}"
SHARE = "{duty: visits, part: lead, who: {every: grid_leader}}"


def told(*changes):
    """What the rules find after rows were changed: code and subject, by whether it may follow from rows not read."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    read = loads(text, partial=True)
    found = check(build(read.register, at=AT), at=AT, select=CODES, reading=read)
    return {mark: {(each.code, each.subject) for each in found if each.unsure is mark} for mark in (True, False)}


def test_nothing_is_unsure_where_all_was_read():
    """
    The gates are led by a post that nobody holds.
    """
    assert {True: set(), False: {("CG502", "duty:gates")}} == told()


@pytest.mark.parametrize(
    ("change", "unsure", "sure"),
    [
        ((GRID, "{id: g1, within: c}"), ("CG110", "post:leader-g1"), ()),
        ((GRID, "{id: g1, level: grid, within: c, households: 约240}"), ("CG502", "duty:gates"), ()),
        (("for_each: grid, within: c}\n", "for_each: grid, serves: c}\n"), ("CG502", "duty:isolation"), ()),
        (("for_each: grid, within: c}\n", "for_each: grid, serves: c}\n"), ("CG607", "duty:visits"), ()),
        ((SHARE, SHARE.replace("lead", "leads", 1)), ("CG501", "duty:visits"), ("CG502", "duty:gates")),
        ((SHARE, SHARE.replace("grid_leader", "网格长")), ("CG501", "duty:visits"), ("CG502", "duty:gates")),
        ((SHARE, SHARE.replace("part", "modes: [应急], part")), ("CG501", "duty:visits"), ("CG502", "duty:gates")),
        (("kind: grid_leader", "kind: 网格长"), ("CG607", "duty:visits"), ()),
        (("{id: care,", "{id: care, modes: [服务],"), (), ("CG502", "duty:gates")),
    ],
)
def test_what_the_row_reached_is_unsure_and_nothing_else(change, unsure, sure):
    """
    A place every duty; a post what it holds and stands for; a word that is none what its row was to say.
    """
    found = told(change)

    assert {unsure} - {()} <= found[True]
    assert {sure} - {()} <= found[False]


def test_of_findings_alone_and_of_nothing_read_words_mark_nothing():
    """
    A register built in code has no rows that were not read.
    """
    structure = build(loads(TEXT.replace(SHARE, SHARE.replace("lead", "leads", 1)), partial=True).register, at=AT)

    assert not any(each.unsure for each in check(structure, at=AT, select=["CG5", "CG104"]))


def test_of_very_many_words_anything_may_follow(monkeypatch):
    """
    More rows than are looked into: then all is unsure.
    """
    monkeypatch.setattr(doubt, "MOST_MISWORDED", 0)

    assert set() == told((SHARE, SHARE.replace("lead", "leads", 1)))[False]
