"""The page of the manual that shows the cases."""

from tests.spec.cases import ASKED
from tests.spec.page import PAGE, written


def test_the_page_is_made_from_the_cases():
    """
    Drawings, answers and forms on the page are those the cases and the reader have now.

    Where this fails, ``python -m tests.spec.page`` writes them anew.
    """
    page = PAGE.read_text(encoding="utf-8")

    assert written(page) == page


def test_nothing_is_left_out():
    """
    Every case stands on the page with its reason, and every drawing.
    """
    page = PAGE.read_text(encoding="utf-8")
    words = " ".join(page.split())

    assert [] == [asked.id for asked in ASKED if asked.situation.said not in page or asked.case.why not in words]
