"""Runs README.md and docs/*.md.

The ``python`` blocks of a page run in order, in one namespace and in an empty folder. Where the block after one is a
``text`` block, it is what the first prints, line by line. A block of any language that says ``file=NAME`` after its
language is written into the folder under that name before anything runs, so that a page can read the document it shows.
A page without blocks passes. ``sh`` blocks are not run here.
"""

import io
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(page for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")) if page.exists())

FENCE = re.compile(r"^(?P<indent> {0,3})(?P<ticks>`{3,})(?P<info>[^`]*)$")


class Block(NamedTuple):
    """A fenced block of a page: its language, what else its first line says, its text, and the line it begins on."""

    language: str
    options: tuple[str, ...]
    text: str
    line: int

    @property
    def file(self) -> str:
        """The name under which the block is to be written, or nothing."""
        return next((option.removeprefix("file=") for option in self.options if option.startswith("file=")), "")


def blocks_of(page: str) -> list[Block]:
    """Read the fenced blocks of a page. A block that does not end is refused."""
    lines = iter(enumerate(page.splitlines(), start=1))
    return [_block(opening, number, lines) for number, line in lines if (opening := FENCE.match(line))]


def _block(opening: re.Match[str], number: int, lines: Iterator[tuple[int, str]]) -> Block:
    language, *options = opening["info"].split() or [""]
    indent, end = len(opening["indent"]), re.compile(rf" {{0,3}}`{{{len(opening['ticks'])},}}\s*")
    text: list[str] = []
    for _, line in lines:
        if end.fullmatch(line):
            return Block(language, tuple(options), "".join(f"{each}\n" for each in text), number + 1)
        text.append(line[indent:] if not line[:indent].strip() else line)
    raise ValueError(f"the block that begins on line {number} does not end")


def run_page(page: str, name: str) -> list[tuple[int, str, str]]:
    """Run the blocks of a page here; give the line, the expected and the actual text of each output it shows."""
    blocks = blocks_of(page)
    for block in blocks:
        if block.file:
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.text, encoding="utf-8")
    namespace = {"__name__": "__main__"}
    shown: list[tuple[int, str, str]] = []
    for block, following in pairwise([*blocks, None]):
        if block is not None and block.language == "python":
            printed = _run(block, name, namespace)
            if following is not None and following.language == "text" and not following.file:
                shown.append((following.line, tidy(following.text), tidy(printed)))
    return shown


def _run(block: Block, name: str, namespace: dict[str, object]) -> str:
    """Run one block; a fault in it is shown at its line of the page."""
    code = compile("\n" * (block.line - 1) + block.text, name, "exec")
    with redirect_stdout(io.StringIO()) as printed:
        exec(code, namespace)
    return printed.getvalue()


def tidy(text: str) -> str:
    """Take away blanks at the ends of lines and empty lines at the end."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page, tmp_path, monkeypatch):
    """
    Every block of Python on the page runs, and prints what the page shows below it.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [page.name])
    shown = run_page(page.read_text(encoding="utf-8"), str(page))

    assert [(line, expected) for line, expected, _ in shown] == [(line, actual) for line, _, actual in shown]


class TestTheRunner:
    """The runner itself: that a wrong page does fail."""

    def test_one_namespace(self):
        """
        A later block knows the names of an earlier one, and its output is compared with the block below it.
        """
        page = "```python\na = 1\n```\n\nThen\n\n```python\nprint(a + 1)\n```\n\n```text\n2\n```\n"

        assert [(12, "2", "2")] == run_page(page, "page")

    def test_other_output(self):
        """
        Output that differs from what the page shows is told with the line of the page.
        """
        page = "```python\nprint(1)\n```\n```text\n2\n```\n"

        assert [(5, "2", "1")] == run_page(page, "page")

    def test_a_fault_is_at_its_line_of_the_page(self):
        """
        A block that fails fails the page, at the line where it stands.
        """
        with pytest.raises(ZeroDivisionError) as fault:
            run_page("# Title\n\n```python\n1 / 0\n```\n", "page.md")

        assert ("page.md", 4) == (str(fault.traceback[-1].path), fault.traceback[-1].lineno + 1)

    def test_text_that_follows_something_else_is_no_output(self):
        """
        A text block is output only right after a Python block.
        """
        page = "```python\nprint(1)\n```\n```yaml\na: 1\n```\n```text\n2\n```\n"

        assert [] == run_page(page, "page")

    def test_a_block_with_a_name_is_a_file(self, tmp_path, monkeypatch):
        """
        A block that names a file is written before anything runs.
        """
        monkeypatch.chdir(tmp_path)
        page = "```python\nfrom pathlib import Path\nprint(Path('d/a').read_text('utf-8'))\n```\n```text\n名: 1\n```\n"

        assert [(6, "名: 1", "名: 1")] == run_page(page + "```yaml file=d/a\n名: 1\n```\n", "page")

    def test_a_page_without_blocks(self):
        """
        A page of prose shows nothing and passes.
        """
        assert [] == run_page("# Title\n\nProse with `code`, and ``` in a line.\n", "page")

    def test_sh_is_not_run(self):
        """
        Lines for a shell are left alone.
        """
        assert [] == run_page("```sh\nexit 1\n```\n", "page")

    def test_a_block_in_a_list_loses_its_indent(self):
        """
        A block that stands indented is read without its indent.
        """
        assert [Block("python", (), "if 1:\n    a = 1\n", 2)] == blocks_of("  ```python\n  if 1:\n      a = 1\n  ```")

    def test_longer_fences_hold_shorter_ones(self):
        """
        A block fenced with four ticks may show one fenced with three.
        """
        assert ["```sh\nls\n```\n"] == [block.text for block in blocks_of("````\n```sh\nls\n```\n````\n")]

    def test_a_block_that_does_not_end(self):
        """
        A fence left open is a fault of the page.
        """
        with pytest.raises(ValueError, match="begins on line 3"):
            blocks_of("a\n\n```python\n1\n")
