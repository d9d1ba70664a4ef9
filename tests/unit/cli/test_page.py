"""The pages that show what the command line prints.

A ``console`` block is a line after ``$`` and what it prints, notes included; after ``>`` it is kept in a file. After a
wanted change ``REWRITE_SHOWN=1 pytest tests/unit/cli/test_page.py`` writes the blocks anew; look at what changed.
"""

import os
import re
import shlex
from pathlib import Path

import pytest

RULES_ASKED = re.compile(r", \d+ rules(?=\)$)", re.MULTILINE)
"""How many rules were asked: not compared, since each new rule is one more."""
PAGES = ("command-line.md", "first-community.md", "ci.md", "check.md")
BLOCK = re.compile(r"^```(?P<info>console|yaml file=\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_shows_what_is_printed(name, root, run, tmp_path, monkeypatch):
    """
    Each line shown on the page prints what the page shows.
    """
    file = root / "docs" / name
    page = file.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def printed(block: re.Match[str]) -> str:
        info, text = block["info"], block["text"]
        if info != "console":
            written = Path(info.partition("=")[2])
            written.parent.mkdir(parents=True, exist_ok=True)
            written.write_text(text, encoding="utf-8")
            return block[0]
        line = text.splitlines()[0]
        words, _, kept = line.partition(" > ")
        ran = run(*shlex.split(words)[2:])
        if kept:
            Path(kept).write_text(ran.out, encoding="utf-8")
            return f"```console\n{line}\n{ran.err}```"
        return f"```console\n{line}\n{ran.out}{ran.err}```"

    shown = BLOCK.sub(printed, page)
    if os.environ.get("REWRITE_SHOWN"):
        file.write_text(shown, encoding="utf-8")
        page = shown

    assert RULES_ASKED.sub("", page) == RULES_ASKED.sub("", shown)
