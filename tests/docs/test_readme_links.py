"""Links from page to page lead somewhere, and the list of pages is whole."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])

FENCED = re.compile(r"^ {0,3}(`{3,}).*?^ {0,3}\1`*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def links(page: Path) -> list[str]:
    """List where a page points to within the repository; code is left aside."""
    text = re.sub(r"`[^`\n]+`", "", FENCED.sub("", page.read_text(encoding="utf-8")))
    return [link for link in LINK.findall(text) if "://" not in link]


def anchors(page: Path) -> set[str]:
    """List the anchors of the headings of a page, as they are made on the web."""
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_nowhere(page: Path, link: str) -> bool:
    """Say whether a link points at no file, or at no heading of one."""
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return not target.exists() or bool(anchor and anchor not in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    """
    A link names a file of the repository, and a heading of it where it names one.
    """
    assert [] == [link for link in links(page) if leads_nowhere(page, link)]


def test_every_page_is_in_the_index():
    """
    docs/index.md leads to every page in docs/. A new page is one line there.
    """
    there = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}

    assert there <= set(links(ROOT / "docs" / "index.md"))


class TestTheReading:
    """The reading itself: that a wrong link is seen."""

    @pytest.mark.parametrize(
        ("link", "nowhere"),
        [
            ("here.md", False),
            ("here.md#two-words", False),
            ("#place-地点", False),
            ("there.md", True),
            ("here.md#three", True),
            ("#-", True),
        ],
    )
    def test_links_to_files_and_headings(self, tmp_path, link, nowhere):
        """
        A link to a missing file or heading leads nowhere; one to a heading in Chinese leads there.
        """
        page = tmp_path / "here.md"
        page.write_text("# Two words\n\n## Place (地点)\n\n```text\n# three\n```\n", encoding="utf-8")

        assert nowhere is leads_nowhere(page, link)

    def test_code_holds_no_links(self, tmp_path):
        """
        What stands in code is no link, nor is an address on the web.
        """
        page = tmp_path / "here.md"
        page.write_text("`[a](b)` [c](d.md) [e](https://f)\n\n```md\n[g](h)\n```\n", encoding="utf-8")

        assert ["d.md"] == links(page)
