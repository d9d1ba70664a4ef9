"""A line of a source on a page: around the value, at most a hundred columns, counted as a terminal counts."""

import pytest

from communitygov.base.wording import width
from communitygov.report.snippet import MOST_COLUMNS, snippet


def marked(line, column):
    """What stands under the marks, by columns."""
    part = snippet(line, column)
    at, found = 0, ""
    for sign in part.text:
        if part.before <= at < part.before + part.marked:
            found += sign
        at += width(sign)
    return found


def test_a_line_that_fits_is_shown_as_it_is():
    """
    Nothing is left out, and the value is marked.
    """
    part = snippet("  - {id: empty, kind: grid_leader}", 10)

    assert ("  - {id: empty, kind: grid_leader}", 9, 5) == (part.text, part.before, part.marked)


@pytest.mark.parametrize("filling", ["x", "中", "e\u0301"])
@pytest.mark.parametrize("before", [0, 40, 99, 100, 101, 150, 3000])
@pytest.mark.parametrize("after", [0, 90, 3000])
def test_a_line_that_is_too_wide_is_shown_around_the_value(filling, before, after):
    """
    Wherever the value stands it is shown and marked; a Chinese sign takes two columns.
    """
    line = f"{filling * before}{{id: leader-07, note: {filling * after}}}"
    column = line.index("leader-07") + 1
    part = snippet(line, column)

    assert "leader-07" == marked(line, column)
    assert width(part.text) <= MOST_COLUMNS
    assert part.text.startswith("…") or line.startswith(part.text[: part.before])
    assert (part.text.strip("…") == line) is (width(line) <= MOST_COLUMNS)
    assert part.text.endswith("…") is not part.text.endswith("}")


def test_a_value_that_is_too_wide_is_marked_at_its_beginning():
    """
    No page is wider for a value without an end.
    """
    part = snippet("a: " + "中" * 500, 4)

    assert width(part.text) <= MOST_COLUMNS
    assert (3, 60) == (part.before, part.marked)


def test_numbers_of_persons_and_signs_that_steer_are_not_shown():
    """
    Also where the line is cut right beside them.
    """
    line = "x" * 90 + " 13812345678 \x1b[31m leader"
    shown = snippet(line, line.index("leader") + 1).text

    assert "138" not in shown
    assert "\x1b" not in shown


def test_an_empty_value_has_one_mark():
    """
    At the end of a line there is nothing to mark.
    """
    assert (4, 1) == (snippet("key:", 5).before, snippet("key:", 5).marked)
