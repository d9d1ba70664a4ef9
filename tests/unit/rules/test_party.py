"""Rules about Party branches: what must be stated of a temporary one, and how many members a branch has."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import codes, found_in

AT = "2026-03-02"
RULES = tuple(each for each in CATALOGUE if each.code.code.startswith("CG4"))
DOCUMENT = """communitygov: 1
places: [{id: C, level: community}]
organisations:
  - {id: above, kind: party_work_committee}
  - {id: front, kind: temporary_party_branch, registered: 2, seconded: 60}
  - {id: small, kind: grid_party_branch, registered: 2, seconded: 60}
  - {id: large, kind: party_branch, members: 51}
"""


def of(kind, said):
    """The codes of a register with one body."""
    return codes(f"community C\norganisation body ({kind}) {{{said}}}", at=AT, rules=RULES)


def test_what_is_said_stands_at_its_field():
    """
    What is not stated stands at the row, a number at its field; of a temporary branch the seconded count.
    """
    found = check(build(loads(DOCUMENT), at=AT), at=AT, select=["CG4"])

    assert [
        ("CG401", 5, 10),
        ("CG402", 5, 10),
        ("CG404", 5, 59),
        ("CG403", 6, 54),
        ("CG404", 7, 46),
    ] == sorted(((each.code, each.line, each.column) for each in found), key=lambda each: (each[1], each[0]))
    assert {"organisation:front", "organisation:small", "organisation:large"} == {each.subject for each in found}
    assert not found.not_checked


def test_what_is_said_in_both_languages():
    """
    Each rule in one case.
    """
    said = {each.code: (each.sentence("zh"), each.message) for each in check(build(loads(DOCUMENT), at=AT), at=AT)}

    assert ("临时党支部 front 没有写明由谁批准成立", "front does not state who approved it") == said["CG401"]
    assert ("临时党支部 front 没有终止日", "front states no end") == said["CG402"]
    assert ("党支部 small 只有 2 名党员，不足 3 名", "small has 2 members, and a branch has 3 or more") == said["CG403"]
    assert (
        "党支部 large 有 51 名党员，一般不超过 50 名",
        "large has 51 members, and a branch has generally at most 50",
    ) == said["CG404"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("approved_by: C1, until: 2026-05-01, members: 9", ()),
        ("approved_by: C1, through: 2026-05-01, members: 9", ()),
        ("approved_by: C1, until: 9999-12-31, members: 9", ("CG402",)),
        ("above: C1, until: 2026-05-01, members: 9", ("CG401",)),
        ("from: 2026-05-01, members: 9", ("CG401", "CG402")),
        ("until: 2026-03-02, members: 9", ()),
    ],
)
def test_a_temporary_branch(said, expected):
    """
    It states who approved it and its end, also before it begins; one that is over is left alone.
    """
    assert expected == of("temporary_party_branch", said)


@pytest.mark.parametrize(
    ("said", "expected", "checked"),
    [
        ("members: 2", ("CG403",), True),
        ("members: 3", (), True),
        ("members: 50", (), True),
        ("members: 51", ("CG404",), True),
        ("members: 0", ("CG403",), True),
        ("registered: 2", ("CG403",), True),
        ("members: 9, registered: 2", (), True),
        ("registered: 2, seconded: 9", ("CG403",), True),
        ("members: {less_than: 3}", ("CG403",), True),
        ("members: {less_than: 4}", (), False),
        ("members: {more_than: 50}", ("CG404",), True),
        ("members: {more_than: 49}", (), False),
        ("members: {about: 100}", (), False),
        ("members: unknown", (), False),
        ("name: x", (), False),
    ],
)
def test_how_many_members(said, expected, checked):
    """
    Only what is certain is found; what bounds nothing is said to be unchecked, once for each rule.
    """
    drawn = f"community C\norganisation body (party_branch) {{{said}}}"
    found = found_in(drawn, at=AT, rules=RULES)

    assert expected == found.codes
    assert checked is not any(each.subject == "organisation:body" for each in found.not_checked)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("registered: 1, seconded: 1", ("CG403",)),
        ("registered: 1, seconded: 2", ()),
        ("registered: 1", ()),
        ("seconded: 51", ("CG404",)),
        ("registered: 30, seconded: 21", ("CG404",)),
        ("registered: 30, seconded: unknown", ()),
    ],
)
def test_members_of_a_temporary_branch(said, expected):
    """
    Both kinds of member count, and neither is nought because it is not stated.
    """
    assert expected == of("temporary_party_branch", f"approved_by: C1, until: 2026-05-01, {said}")


@pytest.mark.parametrize("kind", ["general_party_branch", "party_committee", "party_group", "residents_committee"])
def test_other_bodies_are_no_branches(kind):
    """
    Those above a branch are larger, groups smaller, and others are none of it.
    """
    assert () == of(kind, "members: 2")
    assert () == of(kind, "members: 200")


def test_branches_whose_number_is_not_known_are_told_once():
    """
    Ten branches without a number are one line for each rule, and no finding.
    """
    drawn = "community C\n" + "".join(f"organisation b{n} (party_branch)\n" for n in range(10))
    found = found_in(drawn, at=AT, rules=RULES)

    assert () == found.codes
    assert ["CG403", "CG404"] == [each.code for each in found.not_checked]
    assert "and 2 more" in found.not_checked[0].why.en
    assert "等 10 个" in found.not_checked[0].why.zh
