"""docs/rules: the pages are those of the catalogue as it is."""

from tests.docs.rules_page import FOLDER, pages


def test_the_pages_are_made_from_the_catalogue():
    """
    There is a page for every rule and no other, and each says what the rule says.

    Where this fails, ``python -m tests.docs.rules_page`` writes them anew.
    """
    assert pages() == {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
