"""docs/command-line.md shows what the command line prints.

A ``console`` block is a line after ``$`` and what it prints, notes included. After a wanted change
``REWRITE_SHOWN=1 pytest tests/unit/cli/test_page.py`` writes the blocks anew; look at what changed.
"""

import os
import re
import shlex
from pathlib import Path

BLOCK = re.compile(r"^```(?P<info>console|yaml file=\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_shows_what_is_printed(root, run, tmp_path, monkeypatch):
    """
    Each line shown on the page prints what the page shows.
    """
    file = root / "docs" / "command-line.md"
    page = file.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def printed(block: re.Match[str]) -> str:
        info, text = block["info"], block["text"]
        if info != "console":
            Path(info.partition("=")[2]).write_text(text, encoding="utf-8")
            return block[0]
        line = text.splitlines()[0]
        ran = run(*shlex.split(line)[2:])
        return f"```console\n{line}\n{ran.out}{ran.err}```"

    shown = BLOCK.sub(printed, page)
    if os.environ.get("REWRITE_SHOWN"):
        file.write_text(shown, encoding="utf-8")
        page = shown

    assert page == shown
