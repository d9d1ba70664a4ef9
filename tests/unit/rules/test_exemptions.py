"""CG710, an exemption without an end: when it speaks, when it is silent, and what it says."""

import pytest

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import codes

AT = "2026-03-02"
DOCUMENT = """communitygov: 1
places:
  - {id: C, level: community}
  - {id: G1, level: grid, within: C}
duties:
  - {id: sweep, group: hygiene}
exemptions:
  - {duty: sweep, where: G1, reason: empty}
  - {id: rest, group: hygiene, where: G1, reason: empty}
  - {where: C, reason: empty}
"""


@pytest.mark.parametrize(
    ("exemption", "told"),
    [
        ("exempt G1 from open because empty", True),
        ("exempt G1 from open from 2026-06-01 because empty", True),
        ("exempt G1 from open until 9999-12-31 because empty", True),
        ("exempt G1 from open until 2026-06-01 because empty", False),
        ("exempt G1 from open through 2020-06-01 because empty", False),
        ("exempt G2 from open because it is torn down", False),
        ("exempt east from open because the zone is for a time", False),
        ("exempt G1 from watch because the watch is for a time", False),
    ],
)
def test_an_exemption_ends_by_its_own_end_or_with_what_it_is_for(exemption, told):
    """
    Also one to come; that of a place, a zone or a duty that ends is over with it.
    """
    drawn = f"""
    community C
      grid G1
      grid G2 until 2026-12-31
    zone east (patrol_area) until 2026-12-31: G1
    duty open
    duty watch {{until: 2026-12-31}}
    {exemption}
    """

    assert told is ("CG710" in codes(drawn, at=AT))


def test_what_is_said_and_where():
    """
    At the row, by its duty, its group or everything, in both languages; a note.
    """
    found = check(build(loads(DOCUMENT), at=AT), at=AT, select=["CG710"])

    assert [
        (8, "exemption:sweep.at.G1", "the exemption of G1 from sweep states no end", "G1 免于 sweep 的豁免没有终止日"),
        (9, "exemption:rest", "the exemption of G1 from hygiene states no end", "G1 免于 hygiene 的豁免没有终止日"),
        (
            10,
            "exemption:all.at.C",
            "the exemption of C from every duty states no end",
            "C 免于 一切事项 的豁免没有终止日",
        ),
    ] == [(each.line, each.subject, each.message, each.sentence("zh")) for each in found]
    assert {"note"} == {each.severity for each in found}
