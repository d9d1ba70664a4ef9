"""Small edits of the engine are caught by the comparison with the second implementation.

The ordinary run holds the list to the source and the page to the list, and tries one edit. The slow run makes all::

    pytest -m slow tests/mutations
"""

import re

import pytest
from tests.mutations.edits import EDITS, Edit
from tests.mutations.first import differing
from tests.mutations.run import MOST, PACKAGE, PAGE, caught, edited, found_in, line_of, page

LINE = re.compile(r"\| `(?P<name>\w+)` \| .* \| (?P<seed>\d+): [^|]+ \|")
each = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)


@pytest.fixture(scope="module")
def lines() -> dict[str, str]:
    """Give the lines of the page by the name of the edit."""
    text = PAGE.read_text(encoding="utf-8")
    return {found["name"]: found[0] for found in map(LINE.fullmatch, text.splitlines()) if found}


@each
def test_what_an_edit_replaces_stands_once_in_the_source_and_python_can_read_what_it_becomes(edit: Edit) -> None:
    """Where the source has moved on, an edit has to follow it."""
    text = edited((PACKAGE / edit.file).read_text(encoding="utf-8"), edit)
    compile(text, edit.file, "exec")
    assert edit.replacement != edit.find


def test_there_are_as_many_edits_as_asked_for_each_under_a_name_of_its_own() -> None:
    """At least twenty, and none twice."""
    assert len(EDITS) >= 24
    assert len({edit.name for edit in EDITS}) == len(EDITS)
    assert len({(edit.file, edit.find, edit.replacement) for edit in EDITS}) == len(EDITS)


@each
def test_the_page_has_a_line_for_each_edit_and_names_the_structure_that_shows_it(
    edit: Edit, lines: dict[str, str]
) -> None:
    """Its file, what it breaks, and a structure within the first two thousand."""
    assert lines[edit.name].startswith(f"| `{edit.name}` | `{edit.file}` | {edit.breaks} | ")
    found = LINE.fullmatch(lines[edit.name])
    assert found is not None
    assert int(found["seed"]) < MOST


def test_the_page_is_what_the_run_writes(lines: dict[str, str]) -> None:
    """Nothing else stands in it, and nothing is left of edits that are gone."""
    assert PAGE.read_text(encoding="utf-8") == page(lines), "run python -m tests.mutations.run"


def test_a_copy_without_an_edit_agrees_and_one_with_an_edit_does_not() -> None:
    """The program that looks for the first structure asks the copy, and sees the edit made in it."""
    edit = next(edit for edit in EDITS if edit.name == QUICK)
    found = caught(edit, 50)
    assert found.seed is not None
    assert found.fields
    assert found_in(None, 0, 5).seed is None


QUICK = "near_enough_beyond"


def test_an_edit_whose_text_stands_twice_is_refused() -> None:
    """It would change more than its sentence says."""
    edit = Edit("any", "any.py", "a", "b", "Nothing.")
    with pytest.raises(ValueError, match="2 times"):
        edited("a + a", edit)
    assert edited("a + c", edit) == "b + c"


def test_the_fields_of_a_disagreement_are_told() -> None:
    """Of an answer, of a coverage, and the name of an error."""
    assert differing("seed 1: who_answers()\n    state: the oracle says 'a'\n    lead: 1 by the oracle") == {
        "state",
        "lead",
    }
    assert differing("seed 1: coverage()\n    total: the oracle says 1") == {"coverage total"}
    raised = 'seed 1: coverage()\n    Traceback (most recent call last):\n      File "x"\n    KeyError: 1'
    assert differing(raised) == {"KeyError"}


@pytest.mark.slow
@each
def test_every_edit_is_caught_where_the_page_says(edit: Edit, lines: dict[str, str]) -> None:
    """Where the structures drawn have changed, the run writes the page anew."""
    found = caught(edit)
    assert found.seed is not None, edit.breaks
    assert line_of(edit, found) == lines[edit.name], "run python -m tests.mutations.run"
