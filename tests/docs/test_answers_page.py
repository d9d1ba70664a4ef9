"""docs/answers.md: what questions return, as it is."""

import attrs
import pytest
from tests.docs.answers_page import PAGE, VALUES, calls_of, fields_of, page, silent


def test_the_page_is_made_from_the_values():
    """
    The tables on the page are those of the values as they are.

    Where this fails, ``python -m tests.docs.answers_page`` writes them anew.
    """
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_field_and_method_is_on_the_page(value):
    """
    Each field that a value has and each public name of its class stands in its part of the page.
    """
    part = PAGE.read_text(encoding="utf-8").partition(f"\n## {value.__name__}\n")[2].partition("\n## ")[0]
    names = (
        [name for each in attrs.fields(value) if (name := each.name)[0] != "_"]
        if attrs.has(value)
        else [*fields_of(value)]
    )
    calls = [name for name in vars(value) if name[:1].islower() and name not in names]

    assert names == list(fields_of(value))
    assert calls == list(calls_of(value))
    assert [] == [name for name in names if f"| `{name}` |" not in part]
    assert [] == [name for name in calls if f"- `{name}" not in part]


def test_every_field_and_method_says_what_it_means():
    """
    Nothing on the page is without words; they stand below the field, or in the docstring of the method.
    """
    assert [] == list(silent())
