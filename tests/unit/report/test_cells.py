"""Every CSV of a report: its cells are not run, and its numbers are numbers."""

import csv
from io import StringIO

import pytest
from attrs import evolve

import communitygov as cg
from communitygov.base.harmless import RUN
from communitygov.report.cells import csv_text
from communitygov.report.load import load_csv
from communitygov.testing.sketch import sketch


def test_numbers_stay_numbers() -> None:
    """
    A number is written as it is, also below nought; a text that looks like one is marked as text.
    """
    assert csv_text([[-1, 2.5, None, "-1", "a"]]) == "-1,2.5,,'-1,a\n"


@pytest.mark.parametrize("first", sorted({*RUN} - {"\t", "\r"}))
def test_a_load_is_not_run(first: str) -> None:
    """
    A mode or a level of a hostile register is text in the rows of a load, whatever it begins with.
    """
    register = sketch(
        """
        community C
          building B counts 4
        post guard building_steward at B held by P1
        duty open
        post:guard leads open
        """
    )
    load = cg.load(cg.build(register, at="2026-03-02"), per="post", at="2026-03-02")
    nasty = f" {first}1+1"
    hostile = evolve(load, mode=nasty, modes_in_force=(f"{first}1",))
    lines = [*csv.DictReader(StringIO(load_csv(hostile)))]
    assert {(line["mode"], line["modes_in_force"]) for line in lines} == {(f"'{nasty}", f"'{first}1")}
    assert [line["homes"] for line in lines] == ["4"]
