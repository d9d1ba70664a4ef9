"""Division codes in columns mean what the codes one by one mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communitygov.base.texts import Texts
from communitygov.io.division_codes import fits, stems, values_of
from communitygov.model.division import FORMS, level_of, not_of, stem

PARTS = st.lists(
    st.sampled_from(["00", "01", "11", "44", "19", "99", "000", "001", "100", "299", "498", "700", "x"]), max_size=6
)
CODES = st.one_of(
    PARTS.map("".join),
    st.sampled_from(
        [
            "441900",
            "442000",
            "460400",
            "350527000",
            "350527000000",
            "110000",
            "1100",
            "110100",
            "330203001003112",
            "33020300100311200",
        ]
    ),
    st.sampled_from(["33020300100300112", "330203001003111", "33020300100300111", "１１", "110101000000", ""]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CODES, min_size=1, max_size=8))
def test_columns_mean_what_single_codes_mean(codes: list[str]) -> None:
    """
    A code fits a level where nothing is to be said against it; and it loses the same noughts.
    """
    values, sizes = values_of(Texts.of(codes))
    for form in FORMS.values():
        assert fits(form, values, sizes).tolist() == [not_of(form, code) is None for code in codes]
    cut = [f"{value:0{size}}" if value >= 0 else "" for value, size in zip(*stems(values, sizes), strict=True)]
    plain = [code if code.isascii() and code.isdigit() and len(code) <= 17 else "" for code in codes]
    assert cut == [stem(code) for code in plain]


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("11", "province"),
        ("1101", "city"),
        ("441900", "district"),
        ("990101007", "subdistrict"),
        ("990101107", "town"),
        ("990101207", "township"),
        ("990101407", "development_zone"),
        ("990101007003", "community"),
        ("990101007203", "village"),
        ("990101007498", "community"),
        ("990101007598", "village"),
        ("990101007601", "community"),
        ("990101007003112", "community"),
        ("9901010", None),
        ("1", None),
    ],
)
def test_the_level_of_a_code(code: str, level: str | None) -> None:
    """
    Its length says it; and within a county, the digits of its own.
    """
    assert level_of(code) == level
