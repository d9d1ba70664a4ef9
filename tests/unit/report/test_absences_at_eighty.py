"""Tables of absences in a terminal of eighty signs: no number, heading or line of it is broken or too long."""

import re
from typing import Any

import pytest

import communitygov as cg
from communitygov.report.absence_pairs import absence_pairs_page
from communitygov.report.absence_ranked import absences_page
from communitygov.report.draw import draw
from communitygov.report.naming import Naming

AT = "2020-02-10T20:30"


@pytest.fixture(scope="module")
def heshun() -> cg.Structure:
    """Heshun, built."""
    return cg.build(cg.example("heshun"))


def drawn(page: Any, found: Any, lang: Any) -> str:
    """The page as a terminal of eighty signs shows it."""
    return draw(page(found, Naming(found.names, lang)), width=80)


def test_one_line_for_each_of_everybody(heshun: cg.Structure) -> None:
    """
    Each person stands on a line of their own, with the first place; each two as well.
    """
    every = cg.absences(heshun, over="person", most=6, at=AT)
    two = cg.absence_pairs(heshun, over="person", most=3, at=AT)

    shown = drawn(absences_page, every, "en")
    assert "  away      homes    lost   nobody   duties   first" in shown
    assert "  p-003 *   2,528   2,530    2,530        2   b01/1 …" in shown
    assert "  p-013, p-003 *     440    880        2   b13/1 …" in drawn(absence_pairs_page, two, "en")


HEADINGS = {"en": ("homes", "behind", "nobody", "passed", "duties"), "zh": ("户", "兜底", "无人", "事项")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_many_columns_no_number_is_broken(lang: str) -> None:
    """
    Where every column says something, names are folded, and numbers and headings are not.
    """
    sets = ["kind:building_steward", "organisation:police_station", "going_home"]
    march = cg.build(cg.example("heshun"), at="2020-03-20")
    each = cg.absences(march, sets, at="2020-03-20", mode="emergency")

    shown = drawn(absences_page, each, lang)
    assert all(len(line) <= 80 for line in shown.splitlines())
    for number in ("2,528", "2,532", "6,321", "3,829"):
        assert re.search(rf" {number}( |$)", shown, re.MULTILINE)
    for heading in (
        ("homes", "behind", "nobody", "passed", "duties") if lang == "en" else ("户", "兜底", "无人", "事项")
    ):
        assert f" {heading}" in shown


def test_days_stand_apart_where_there_are_several(heshun: cg.Structure) -> None:
    """
    Of absences on several days each line has its own; of one day it stands above.
    """
    both = cg.absences(heshun, ["going_home"])
    days = {row.at for row in both.rows}

    shown = drawn(absences_page, both, "en")
    assert all(day in shown for day in days)
    assert shown.splitlines()[0].endswith(f"· {next(iter(days))}") == (len(days) == 1)
