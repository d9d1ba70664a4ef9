"""CG215, words of the vocabulary that go round: they are told, and nothing goes round with them."""

import pytest

from communitygov.io.read import loads
from communitygov.model.builtin import builtin_names
from communitygov.queries.coverage import coverage
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import codes

AT = "2026-03-02"
DOCUMENT = """communitygov: 1
vocabulary:
  modes:
    - {id: cold, kind_of: frost}
    - {id: storm, kind_of: emergency}
    - {id: frost, kind_of: winter}
    - {id: winter, kind_of: cold}
    - {id: odd, kind_of: odd}
    - {id: below, kind_of: cold}
  levels:
    - {id: ward, rank: 61, within: [block]}
    - {id: block, rank: 62, within: [grid, ward]}
    - {id: yard, rank: 63, within: [yard]}
places:
  - {id: C, level: community}
duties:
  - {id: open, modes: [cold], applies_to: [community]}
switches:
  - {mode: winter, where: C}
"""


def test_each_circle_is_told_once_where_it_is_written():
    """
    Modes, one mode alone, and levels; a mode that only leads into a circle is not of it, a level may lie in its own.
    """
    read = loads(DOCUMENT, partial=True)
    found = check(build(read.register, at=AT), at=AT, select=["CG215"])

    assert [
        (4, 27, "the modes cold, frost and winter are kinds of each other"),
        (8, 26, "the mode odd is a kind of itself"),
        (11, 36, "the levels block and ward lie in each other"),
    ] == [(each.line, each.column, each.message) for each in found]
    assert "模式 cold、frost和winter 互为对方的一种" == found[0].sentence("zh")
    assert 3 == len({each.fingerprint for each in found})


@pytest.mark.parametrize("base", builtin_names())
def test_no_built_in_word_leads_round(base):
    """
    So every circle has a word that the register writes.
    """
    assert "CG215" not in codes(f"words of {base}\nkind of mode storm of emergency", at=AT)


def test_a_structure_with_them_still_answers():
    """
    Reading takes them, and the line of a mode that goes round ends where it began.
    """
    structure = build(loads(DOCUMENT), at=AT)

    assert ("winter", "cold", "frost") == structure.words.mode_line("winter")
    assert ("odd",) == structure.words.mode_line("odd")
    assert 1 == coverage(structure, at=AT).states["missing"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("kind of mode emergency of epidemic", True),
        ("kind of mode epidemic of storm\nkind of mode storm of emergency", False),
        ("kind of mode storm of nothing", False),
    ],
)
def test_a_circle_through_a_built_in_word(words, told):
    """
    A word of the register that replaces a built-in one can close a circle; one that names no word closes none.
    """
    assert told is ("CG215" in codes(f"{words}\ncommunity C", at=AT))
