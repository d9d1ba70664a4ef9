"""Make small edits of a copy of the engine, one at a time, and see which structure shows each of them.

    python -m tests.mutations.run                     every edit, and write docs/mutations.md
    python -m tests.mutations.run --edit NAME ...     these edits only; nothing is written

Each edit is made in a copy of the package. A program of its own asks that copy and the second implementation about the
structures of seed 0, 1, 2 … (``tests/oracle/compare.py``, for edits of spans ``tests/oracle/spans.py``) and stops at
the first disagreement. Where the package disagrees over that structure without any edit, the run fails: such a
structure shows nothing.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.mutations.edits import CHAPTERS, EDITS, Edit

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "communitygov"
PAGE = ROOT / "docs" / "mutations.md"
MOST = 2000
"""The structures within which each edit must show."""
PATIENCE = 1800
"""Seconds that the structures of one edit may take."""
FIELDS = 3
"""The fields that a line of the page names; an edit often shows in many."""


class Found(NamedTuple):
    """The first structure that shows an edit, and in which fields; without a seed none of them does."""

    seed: int | None
    fields: tuple[str, ...] = ()


# ---------------------------------------------------------------------- one edit


def edited(text: str, edit: Edit) -> str:
    """A file's text with an edit made.

    Raises
    ------
    ValueError
        When what it replaces does not stand there exactly once.
    """
    if text.count(edit.find) != 1:
        raise ValueError(f"{edit.name}: its text stands {text.count(edit.find)} times in {edit.file}, and not once")
    return text.replace(edit.find, edit.replacement)


def found_in(edit: Edit | None, start: int, stop: int, *, spans: bool = False) -> Found:
    """The first of some structures over which a copy of the package disagrees, with an edit made or without."""
    what = "spans" if spans else "instants"
    with TemporaryDirectory() as folder:
        copy = Path(folder) / PACKAGE.name
        copytree(PACKAGE, copy, ignore=ignore_patterns("__pycache__"))
        if edit is not None:
            file = copy / edit.file
            file.write_text(edited(file.read_text(encoding="utf-8"), edit), encoding="utf-8")
        paths = (folder, os.environ.get("PYTHONPATH", ""))
        done = subprocess.run(
            [sys.executable, "-m", "tests.mutations.first", folder, str(start), str(stop), what],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{edit.name if edit else 'without an edit'}: {done.stderr}")
    found = json.loads(done.stdout)
    return Found(None) if found is None else Found(found["seed"], tuple(found["fields"]))


def caught(edit: Edit, most: int = MOST) -> Found:
    """The first structure that shows an edit.

    Raises
    ------
    RuntimeError
        When the package disagrees over that structure as it stands.
    """
    found = found_in(edit, 0, most, spans=edit.spans)
    if found.seed is not None and not _agrees(found.seed, spans=edit.spans):
        raise RuntimeError(f"structure {found.seed} disagrees without any edit: it shows nothing of {edit.name}")
    return found


@cache
def _agrees(seed: int, *, spans: bool) -> bool:
    return found_in(None, seed, seed + 1, spans=spans).seed is None


# ---------------------------------------------------------------------- the page

HEAD = """# Small edits of the engine, and what catches them

Two programs answer every question: the engine, and a slow second implementation that shares no code with it (see
`docs/semantics.md`). How much is it worth that they agree? Each edit below changes what the engine means, by a few
letters. Each is made in a copy, and the copy is compared with the second implementation over small structures drawn
from a seed: 0, 1, 2 … The first structure over which the two disagree is the number given here, with some of the
fields that differ; those of a coverage have the word before them. Edits of what a span takes for alike are compared
over spans of some weeks, in structures of their own whose rows come back (`tests/oracle/recurring.py`). Every edit
shows within {most} structures. The ordinary tests compare ten times as many, and of spans those of the first seeds.

`python -m tests.mutations.run` writes this page. The edits stand in `tests/mutations/edits.py`.
"""


def line_of(edit: Edit, found: Found) -> str:
    """The line of an edit in the page."""
    fields = ", ".join(found.fields[:FIELDS]) + (" …" if len(found.fields) > FIELDS else "")
    shown = "not caught" if found.seed is None else f"{found.seed}: {fields}"
    return f"| `{edit.name}` | `{edit.file}` | {edit.breaks} | {shown} |"


def page(lines: Mapping[str, str]) -> str:
    """The page, from the lines of the edits by their names."""
    parts = [HEAD.format(most=f"{MOST:,}")]
    for chapter, edits in CHAPTERS.items():
        table = "\n".join(lines[edit.name] for edit in edits)
        parts.append(
            f"## {chapter}\n\n| Edit | File | What it breaks | First structure, and where it shows |\n"
            f"|---|---|---|---|\n{table}\n"
        )
    return "\n".join(parts)


# ---------------------------------------------------------------------- the command


def main(arguments: list[str] | None = None) -> int:
    """The command; 1 where an edit is not caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutations.run", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edit", nargs="+", metavar="NAME", choices=[edit.name for edit in EDITS])
    options = parser.parse_args(arguments)
    found: dict[str, Found] = {}
    for edit in EDITS:
        if options.edit is None or edit.name in options.edit:
            found[edit.name] = caught(edit)
            sys.stdout.write(line_of(edit, found[edit.name]) + "\n")
            sys.stdout.flush()
    if options.edit is None:
        PAGE.write_text(page({edit.name: line_of(edit, found[edit.name]) for edit in EDITS}), encoding="utf-8")
    return 1 if any(each.seed is None for each in found.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
