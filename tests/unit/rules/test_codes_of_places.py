"""The rules about division codes."""

import pytest
from tests.unit.rules.places_drawn import AT, drawn, stands

from communitygov.io.read import loads
from communitygov.model.division import stem
from communitygov.rules.check import check
from communitygov.structure.build import build


def coded(level, code):
    """Whether a place of a level with a code fires CG206."""
    return "CG206" in drawn(f"place {{id: A, level: {level}, code: '{code}'}}")


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("province", "33"),
        ("province", "330000"),
        ("city", "3302"),
        ("city", "330200"),
        ("city", "110000"),
        ("city", "11" + "0000000000"),
        ("district", "330203"),
        ("district", "110119"),
        ("district", "429004"),
        ("district", "330203000000"),
        ("subdistrict", "330203001"),
        ("subdistrict", "330203401"),
        ("subdistrict", "330203001000"),
        ("town", "330203100"),
        ("township", "330203205"),
        ("development_zone", "330203400"),
        ("community", "330203001003"),
        ("community", "330203001203"),
        ("community", "330203001498"),
        ("community", "33020300100311111"),
        ("community", "330203001003000"),
        ("village", "330203100200"),
        ("village", "330203100598"),
        ("grid", "WG-7"),
        ("unheard", "x"),
    ],
)
def test_codes_of_their_form(level, code):
    """
    Short or filled up with noughts; ranges whose ends no source states, and codes of offices' own, are not judged.
    """
    assert not coded(level, code)


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("province", "330200"),
        ("province", "00"),
        ("city", "3300"),
        ("city", "330203"),
        ("city", "33-2"),
        ("district", "330200"),
        ("district", "33020"),
        ("district", "３３０２０３"),
        ("subdistrict", "330203101"),
        ("subdistrict", "330203000"),
        ("town", "330203001"),
        ("town", "330203601"),
        ("township", "330203101"),
        ("development_zone", "330203700"),
        ("community", "330203001"),
        ("community", "330203001000"),
        ("community", "33020300100311199"),
        ("village", "330203100199"),
    ],
)
def test_codes_of_another_form(level, code):
    """
    Of another length or level, outside the range of a kind of township, or no digits.
    """
    assert coded(level, code)


def test_why_a_code_is_wrong():
    """
    Where it stands, and each reason in both languages.
    """
    text = """communitygov: 1
places:
  - {id: S, level: town, code: "330203001"}
  - {id: C, level: community, within: S, code: "33020300"}
"""
    found = check(build(loads(text), at=AT), at=AT, select=["CG206"])

    assert [("place:S", 3, '"33020300'), ("place:C", 4, '"33020300')] == stands(text, "CG206")
    assert "the code 330203001 of S (town): its digits 7–9 are 001, and not in 100–199, 400–599" == found[0].message
    assert "C（community）的代码 33020300：有 8 位，应为 12 位" == found[1].sentence("zh")


def test_other_vocabularies_have_other_codes():
    """
    A district of Japan is none of GB/T 2260.
    """
    assert "CG206" not in drawn("words of japan\nplace {id: A, level: district, code: '13'}")


def test_codes_go_on_from_level_to_level():
    """
    The innermost place with a code counts, noughts that fill it up do not; a malformed code is told once.
    """
    text = """communitygov: 1
places:
  - {id: city, level: city, code: "330200"}
  - {id: D, level: district, within: city, code: "330203000000"}
  - {id: S, level: subdistrict, within: D}
  - {id: C, level: community, within: S, code: "330203001003"}
  - {id: C2, level: community, within: S, code: "330212001003"}
  - {id: C3, level: community, within: S, code: "3302"}
  - {id: g1, level: grid, within: C, code: "330203001003001"}
  - {id: g2, level: grid, within: C, code: "330203001004001"}
  - {id: g3, level: grid, within: C3, code: "330203001004001"}
"""
    first, second = check(build(loads(text), at=AT), at=AT, select=["CG207"])

    assert [("place:C2", 7, '"33021200'), ("place:g2", 10, '"33020300')] == stands(text, "CG207")
    assert "the code 330212001003 of C2 does not begin with 330203, that of D" == first.message
    assert "g2 的代码 330203001004001 不以 C 的 330203001003 开头" == second.sentence("zh")


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("330000", "33"),
        ("330200", "3302"),
        ("330203000000", "330203"),
        ("330203001", "330203001"),
        ("abc000", "abc000"),
        ("330203001000001", "330203001000001"),
        ("110000000000", "11"),
        ("330200001", "330200001"),
    ],
)
def test_the_stem_of_a_code(code, short):
    """
    Noughts that fill a code up are no part of it.
    """
    assert short == stem(code)
