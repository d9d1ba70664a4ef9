"""docs/vocabulary.md: the built-in words, as they are."""

import pytest
from tests.docs.vocabulary_page import COLUMNS, HEADINGS, PAGE, page

from communitygov.model.builtin import builtin, builtin_names
from communitygov.model.vocabulary import WORD_FIELDS, Entry


def test_the_page_is_made_from_the_words():
    """
    The tables on the page are those of the vocabularies as they are.

    Where this fails, ``python -m tests.docs.vocabulary_page`` writes them anew.
    """
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("name", builtin_names())
def test_every_word_has_its_line_with_both_names(name):
    """
    Each word of each section is on the page, with its id and its names.
    """
    text = PAGE.read_text(encoding="utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]

    assert [] == [
        word.id
        for section in WORD_FIELDS
        for word in getattr(builtin(name), section)
        if f"| `{word.id}` | {word.name.zh} | {word.name.en} |" not in text
    ]


def test_no_field_of_a_word_is_left_out():
    """
    What a word of a section says beside its names has a column.
    """
    own = {section: set() for section in WORD_FIELDS}
    for section in WORD_FIELDS:
        for word in getattr(builtin("china"), section):
            own[section] |= set(type(word).model_fields) - set(Entry.model_fields)

    assert set(HEADINGS) == set(WORD_FIELDS)
    assert {section: len(fields) for section, fields in own.items()} == {
        section: len(COLUMNS.get(section, {})) for section in WORD_FIELDS
    }
