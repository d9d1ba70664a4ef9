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
    zh, en = said["CG403"]
    assert zh.startswith(
        "党支部 small 只有 2 名党员，《中国共产党支部工作条例（试行）》第四条、第二章：有正式党员三人以上的，"
    )
    assert en.startswith(
        "small has 2 members; 《中国共产党支部工作条例（试行）》第四条、第二章 names three full members or more"
    )
    assert (
        "党支部 large 有 51 名党员，《中国共产党支部工作条例（试行）》第四条：党支部党员人数一般不超过五十人",
        "large has 51 members; 《中国共产党支部工作条例（试行）》第四条 names in general at most 50 members",
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
        ("members: 9, registered: 2", ("CG403",), True),
        ("members: 60, registered: 40", (), True),
        ("members: 9, seconded: 7", ("CG403",), True),
        ("members: 60, seconded: 12", (), True),
        ("members: 9, seconded: {more_than: 6}", ("CG403",), True),
        ("members: 9, seconded: {less_than: 8}", (), False),
        ("members: 9, seconded: unknown", (), False),
        ("members: 51, seconded: unknown", (), False),
        ("members: 2, seconded: unknown", ("CG403",), True),
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


def test_a_branch_is_judged_by_the_norm_of_the_day():
    """
    Before the regulation was in force there was none to judge by, and in another country there is none.
    """
    drawn = "community C\norganisation body (party_branch) {members: 2}"

    assert ("CG403",) == codes(drawn, at="2018-10-28", rules=RULES)
    assert () == codes(drawn, at="2018-10-27", rules=RULES)
    assert not found_in(drawn.replace("2}", "unknown}"), at="2018-10-27", rules=RULES).not_checked


def test_a_joint_branch_of_too_few():
    """
    It is told like others, but is not told to become what it is.
    """
    drawn = "community C\norganisation body ({}) {{registered: 2}}"
    joint, alone = (
        found_in(drawn.format(kind), at=AT, rules=RULES)[0] for kind in ("joint_party_branch", "party_branch")
    )

    assert "let a further unit join" in joint.remedy
    assert "kind: joint_party_branch" in alone.remedy
    assert ("norm pb.min", "3-") == joint.evidence
    assert () == codes(drawn.format("joint_party_branch").replace("2", "3"), at=AT, rules=RULES)


def test_several_branches_whose_number_is_not_known():
    """
    The sentence goes for one and for two.
    """
    for many, names in ((1, "b0"), (2, "b0 and b1")):
        drawn = "community C\n" + "".join(f"organisation b{n} (party_branch)\n" for n in range(many))
        said = found_in(drawn, at=AT, rules=RULES).not_checked[0].why.en

        assert f"the number of members is not stated, or not exactly enough, of {names}" == said
