"""What may follow from rows that could not be read is said to, and nothing else is."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build

AT = "2026-03-02"
TEXT = """communitygov: 1
places:
  - {id: c, level: community}
  - {id: g1, level: grid, within: c}
  - {id: g2, level: grid, within: c}
people: [p1, p2]
posts:
  - {id: leader, kind: grid_leader, serves: g1}
  - {id: other, kind: grid_member, serves: g2}
  - {id: third, kind: liaison_cadre, serves: g2}
appointments:
  - {post: leader, holder: p1}
  - {post: other, holder: p2}
duties:
  - {id: patrol, applies_to: [shop]}
  - {id: sweep, applies_to: [household]}
shares:
  - {duty: patrol, part: lead, who: post:leader}
  - {duty: sweep, part: lead, who: {every: grid_member}}
"""
CODES = ["CG110", "CG301", "CG309", "CG604", "CG113"]


def told(old, new):
    """What the rules find after one row has been spoilt: code, subject and whether it may follow from that."""
    assert old in TEXT
    read = loads(TEXT.replace(old, new), file="t.yaml", partial=True)
    found = check(build(read.register, at=AT), at=AT, select=CODES, reading=read)
    return {(each.code, each.subject): each.unsure for each in found}, found


def test_nothing_is_unsure_where_all_was_read():
    """
    The third post is vacant and for nothing: that is so.
    """
    found, whole = told("g2}\n  - {id: third", "g2}\n  - {id: third")

    assert {("CG301", "post:third"): False, ("CG309", "post:third"): False}.items() <= found.items()
    assert not any(found.values())
    assert () == whole.unread


@pytest.mark.parametrize(
    ("old", "new", "unsure"),
    [
        ("serves: g1}", "serves: g1, seats: many}", {("CG110", "post:leader"), ("CG110", "duty:patrol")}),
        ("{post: other, holder: p2}", "{post: other, holdr: p2}", {("CG301", "post:other")}),
        (
            "{duty: patrol, part: lead, who: post:leader}",
            "{duty: patrol, where: [c], who: post:leader}",
            {("CG309", "post:leader")},
        ),
        ("  - {id: patrol, applies_to: [shop]}", "  - {id: patrol, applies_to: 3}", {("CG110", "duty:patrol")}),
    ],
)
def test_what_names_a_row_that_was_not_read_is_unsure(old, new, unsure):
    """
    A post, an appointment, a share, a duty that was refused: what it would have answered is marked, the rest is not.
    """
    found, whole = told(old, new)

    assert unsure <= {key for key, mark in found.items() if mark}
    assert not found["CG301", "post:third"]
    assert 1 == len(whole.unread)
    assert whole.unread[0].startswith("t.yaml:")


def test_a_duty_led_by_a_kind_of_post_is_unsure_where_a_post_of_the_kind_was_not_read():
    """
    Nobody knows whether the post that was refused would have led it.
    """
    text = TEXT.replace(
        "  - {id: other, kind: grid_member, serves: g2}", "  - {id: other, kind: grid_member, serve: [g2]}"
    )
    text = text.replace("level: grid, within: c}\npeople", "level: grid, within: c, households: 4}\npeople")
    read = loads(text.replace("serves: g1}", "serves: g1, shift: 7.5.1}"), partial=True)
    found = check(build(read.register, at=AT), at=AT, select=["CG501"], reading=read)

    assert {"duty:sweep"} == {each.subject for each in found if each.unsure}


def test_after_a_section_that_is_none_everything_is_unsure():
    """
    Nobody knows what stood in it.
    """
    for old, new in (("shares:\n", "shares: 5\nshare:\n"), ("communitygov: 1\n", "communitygov: 1\ncolour: [red]\n")):
        found, whole = told(old, new)

        assert all(found.values())
        assert whole.unread


def test_of_findings_alone_nothing_is_marked():
    """
    Findings say where they stand, and not what was lost.
    """
    read = loads(TEXT.replace("holder: p2}", "holdr: p2}"), partial=True)
    found = check(build(read.register, at=AT), at=AT, select=CODES, reading=read.findings)

    assert not any(each.unsure for each in found)
    assert () == found.unread


def test_whether_it_is_sure_does_not_change_what_it_is_known_by():
    """
    A baseline that was made while a row was spoilt holds when the row is mended.
    """
    whole = check(build(loads(TEXT), at=AT), at=AT, select=["CG301"])
    read = loads(TEXT.replace("  - {id: c,", "  - {id: g9, level: [3], note: third}\n  - {id: c,"), partial=True)
    spoilt = check(build(read.register, at=AT), at=AT, select=["CG301"], reading=read)

    assert [True] == [each.unsure for each in spoilt]
    assert [each.fingerprint for each in whole] == [each.fingerprint for each in spoilt]
