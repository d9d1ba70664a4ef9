"""Cells that no spreadsheet runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communitygov.base.harmless import as_meant, harmless

SIGNS = "=+-@\t\r＝＋－＠"


@given(st.text(st.sampled_from(SIGNS + " '\"\u3000\na1"), max_size=6))
def test_what_is_written_is_what_is_read_back(text: str) -> None:
    """
    Every text comes back as it was, also one that begins with an apostrophe of its own.
    """
    assert as_meant(harmless(text)) == text


@given(st.text(st.sampled_from(" '\"\u3000\u00a0\n"), max_size=3), st.sampled_from(SIGNS), st.text(max_size=3))
def test_nothing_is_left_that_is_run(before: str, sign: str, rest: str) -> None:
    """
    Whatever blanks and quotes stand before the sign, the cell begins with an apostrophe of ours.
    """
    assert harmless(before + sign + rest) == f"'{before}{sign}{rest}"


@pytest.mark.parametrize("text", ["", "1101", "a=b", "'quoted'", " blank", '"quoted"', "市辖区", "3-5号楼", "'"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """
    What no spreadsheet runs gets no apostrophe and loses none.
    """
    assert (harmless(text), as_meant(text)) == (text, text)
