"""docs/model.md: the nouns, as the model has them."""

import pytest
from tests.docs.model_page import PAGE, SAID, page, properties

from communitygov.io.fields import all_nouns, keys


def silent() -> set[tuple[str, str]]:
    """List the fields, each with its noun, of which the model says nothing in words."""
    return {
        (noun.__name__, key) for noun in all_nouns() for key in keys(noun) if "description" not in properties(noun)[key]
    }


def test_the_page_is_made_from_the_model():
    """
    The tables on the page are those of the nouns as they are.

    Where this fails, ``python -m tests.docs.model_page`` writes them anew.
    """
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("noun", list(all_nouns()), ids=lambda noun: noun.__name__)
def test_every_field_of_every_noun_is_on_the_page(noun):
    """
    Each noun that a register may hold has its table, and each of its fields is named.
    """
    text = PAGE.read_text(encoding="utf-8")

    assert [] == [key for key in keys(noun) if f"`{key}`" not in text]


def test_nothing_is_said_here_that_the_model_says():
    """
    What the page says of a field in words of its own, the model does not say.
    """
    told_by_nobody_else = {*(f"{noun}.{key}" for noun, key in silent()), *(key for _, key in silent())}

    assert set() == set(SAID) - told_by_nobody_else
