"""Instants of other libraries are asked for to the last digit, or refused; none is cut."""

from datetime import date, datetime

import numpy as np
import pytest

import communitygov as cg
from communitygov.queries.asked_columns import cells_of

HOME = "b01/1/3/301"
WHOLE, FINER = "2020-02-10T20:30:00.000000000", "2020-02-10T20:30:00.000000001"


@pytest.fixture(scope="module")
def qinghe() -> cg.Structure:
    """An example, built."""
    return cg.build(cg.example("qinghe"))


def columns(text):
    """A column of one instant, by everybody who has nanoseconds."""
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    array = np.array([text], dtype="M8[ns]")
    return {
        "numpy": array,
        "instants of numpy": [array[0]],
        "pandas": pandas.Series([pandas.Timestamp(text)]),
        "instants of pandas": [pandas.Timestamp(text)],
        "Arrow": pyarrow.array(array),
        "codes of Arrow": pyarrow.array(array).dictionary_encode(),
    }


def test_one_that_an_instant_can_be_is_asked_for(qinghe):
    """
    Nanoseconds that are all nought.
    """
    for at in columns(WHOLE).values():
        assert "off_shift" == cg.who_answers_all(qinghe, {"place": [HOME], "duty": ["sweep"], "at": at})[0]["state"]


def test_one_that_no_instant_can_be_is_refused_with_its_row(qinghe):
    """
    A question for an instant is not answered for another.
    """
    for at in columns(FINER).values():
        with pytest.raises(cg.BadQuestion, match=r"row 0, at: .*a millionth of a second at most"):
            cg.who_answers_all(qinghe, {"place": [HOME], "duty": ["sweep"], "at": at})
    pandas = pytest.importorskip("pandas")
    with pytest.raises(cg.BadQuestion, match="a millionth of a second at most"):
        cg.who_answers(qinghe, place=HOME, duty="sweep", at=pandas.Timestamp(FINER))


def test_a_column_that_comes_along_keeps_its_digits(qinghe):
    """
    As a text where no datetime holds them.
    """
    for text, kept in ((WHOLE, datetime(2020, 2, 10, 20, 30)), (FINER, FINER)):
        for name in ("numpy", "Arrow"):
            told = cg.who_answers_all(qinghe, {"place": [HOME], "duty": ["sweep"], "told": columns(text)[name]})
            assert ([kept], kept) == (told.to_columns()["told"], told[0]["told"])


def test_days_of_numpy_are_days(qinghe):
    """
    They state no hour, as a date does; so do weeks, and nothing is stated where there is no time.
    """
    for unit in ("D", "W"):
        at = np.array(["2020-02-06", "NaT"], dtype=f"M8[{unit}]")
        found = cg.who_answers_all(qinghe, {"place": [HOME] * 2, "duty": ["sweep"] * 2, "at": at})
        assert [date(2020, 2, 6), None] == cells_of(at)
        assert cg.who_answers(qinghe, place=HOME, duty="sweep", at="2020-02-06").state == found[0]["state"]


def test_an_instant_with_a_zone_is_no_error_of_another_library(qinghe):
    """
    The register states no zone: that is said, with the row.
    """
    pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    for text in (WHOLE, FINER):
        series = pandas.Series([pandas.Timestamp(text, tz="Asia/Shanghai")])
        for at in (series, pyarrow.array(series)):
            with pytest.raises(cg.BadQuestion, match=r"row 0, at: .*(time zone|a millionth of a second at most)"):
                cg.who_answers_all(qinghe, {"place": [HOME], "duty": ["sweep"], "at": at})
