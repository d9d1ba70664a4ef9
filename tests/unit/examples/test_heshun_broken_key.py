"""The key of the example with planted faults: where each stands, and that all else is Heshun line by line."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import pytest
from tests.unit.examples.broken_key import FINDINGS, NAME, PLANTS, TWIN, lines_of, planted_lines

from communitygov.io.examples import example
from communitygov.model.register import Register
from communitygov.model.sections import SECTIONS


def named(found: dict[str, Any]) -> str:
    """Name a finding of the key as pytest shows it."""
    return f"{found['code']}-{found['subject']}"


@pytest.fixture(scope="module")
def places() -> set[tuple[str, int, int]]:
    """Give where the values of the example stand."""
    return places_of_values(example(NAME))


class TestTheTwin:
    """The example is Heshun, byte for byte, but for the planted lines."""

    def test_both_have_the_same_files(self):
        """
        File for file they can be laid side by side.
        """
        assert list(lines_of(TWIN)) == list(lines_of(NAME))

    def test_they_differ_on_the_planted_lines_only(self):
        """
        Every line that differs is one of the key's, and every line of the key differs.
        """
        theirs, ours = lines_of(TWIN), lines_of(NAME)
        differing = {
            (file, line + 1)
            for file in ours
            for tag, _, _, start, end in SequenceMatcher(None, theirs[file], ours[file], autojunk=False).get_opcodes()
            if tag != "equal"
            for line in range(start, end)
            if ours[file][line]
        }

        assert planted_lines() == differing

    def test_without_the_planted_lines_nothing_but_changed_lines_is_gone(self):
        """
        No line of Heshun is missing that has not a planted line in its place.
        """
        theirs, ours = lines_of(TWIN), lines_of(NAME)
        codes = [
            (tag, end - start, to - at)
            for file in ours
            for tag, start, end, at, to in SequenceMatcher(None, theirs[file], ours[file], autojunk=False).get_opcodes()
        ]

        assert "delete" not in {tag for tag, _, _ in codes}
        assert all(gone <= come for tag, gone, come in codes if tag == "replace")

    def test_no_comment_tells_where_a_fault_is(self):
        """
        What is planted brings no comment of its own, and no comment of Heshun is changed.
        """
        comments = [
            [line for lines in lines_of(name).values() for line in lines if line.lstrip().startswith("#")]
            for name in (TWIN, NAME)
        ]

        assert comments[0] == comments[1]


class TestTheKey:
    """The key can be held against a check, line by line."""

    def test_it_has_between_twenty_and_twenty_eight_plants_of_as_many_codes(self):
        """
        No code is planted twice.
        """
        codes = Counter(plant["code"] for plant in PLANTS)

        assert 20 <= len(PLANTS) <= 28
        assert set(codes.values()) == {1}

    def test_every_range_is_there_that_an_edit_of_heshun_can_show(self):
        """
        References, places, people, Party, answers and teams; of what reading refuses there is nothing.
        """
        assert {plant["code"][2] for plant in PLANTS} == set("123457")

    def test_its_codes_are_those_written_down(self, root):
        """
        Each code is a row of the table that says which rules there are.
        """
        table = (root / "docs/decisions/0100-the-codes-of-the-rules.md").read_text("utf-8")

        assert {found["code"] for found in FINDINGS} <= set(re.findall(r"^\| (CG\d{3}) \|", table, re.MULTILINE))

    @pytest.mark.parametrize("found", FINDINGS, ids=named)
    def test_a_finding_stands_where_the_key_says(self, found):
        """
        At the line and column there is the text that the key quotes.
        """
        line = lines_of(NAME)[found["file"]][found["line"] - 1]

        assert line[found["column"] - 1 :].startswith(found["text"])

    @pytest.mark.parametrize("found", FINDINGS, ids=named)
    def test_a_value_of_the_register_stands_there(self, found, places):
        """
        The place is that of a row or of a field that was read, so that a check can tell it.
        """
        assert (f"{NAME}/{found['file']}", found["line"], found["column"]) in places

    def test_every_finding_stands_on_a_planted_line(self):
        """
        What follows from a plant stands on planted lines too: no row is found fault with that nobody touched.
        """
        assert {(found["file"], found["line"]) for found in FINDINGS} <= planted_lines()

    def test_no_finding_is_told_twice(self):
        """
        Of one code there is one finding at a place.
        """
        places = [(found["code"], found["file"], found["line"], found["column"]) for found in FINDINGS]

        assert len(places) == len(set(places))


def places_of_values(register: Register) -> set[tuple[str, int, int]]:
    """Give where the rows of a register stand, their fields, and the seats of its teams."""
    assert register.source is not None
    found: set[tuple[str, int, int]] = set()
    for section in SECTIONS:
        for number, row in enumerate(getattr(register, section)):
            for steps in ((), *((field,) for field in type(row).model_fields), *seats_of(row)):
                at = register.source.find(section, number, steps)
                found.add((at.file, at.line, at.column))
    return found


def seats_of(row: object) -> Iterator[tuple[str, str]]:
    """Give the steps to the seats of a team; nothing else has any."""
    seats = getattr(row, "seats", None)
    return (("seats", name) for name in (() if seats is None or isinstance(seats, int) else seats))
