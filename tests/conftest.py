"""What every test may use."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# A slow machine is no failure; in CI the same examples are drawn every time.
settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

PROBE = """
import sys
before = set(sys.modules)
{program}
names = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(*sorted(names - set(sys.stdlib_module_names) - {{"communitygov", "__mp_main__"}}))
"""


TABLE = pytest.StashKey[list[tuple[str, ...]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a folder of published data be named, for ``-m real``."""
    parser.addoption("--real", metavar="FOLDER", help="a folder of bad input with an EXPECT.csv, for -m real")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what became of each file of such a folder, and how many were as expected."""
    rows = config.stash.get(TABLE, [])
    if not rows:
        return
    head = ("case", "outcome", "seconds", "MiB", "as expected")
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    terminalreporter.section("bad input")
    for row in (head, *rows):
        terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    read = [row[-1] for row in rows if row[-1] != "-"]
    terminalreporter.write_line(
        f"{len(rows)} cases: {read.count('yes')} as expected, {len(read) - read.count('yes')} not, "
        f"{len(rows) - len(read)} not read by this version"
    )


@pytest.fixture(scope="session")
def real_table(pytestconfig: pytest.Config) -> list[tuple[str, ...]]:
    """Give the table that is printed when all is done."""
    return pytestconfig.stash.setdefault(TABLE, [])


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def third_party_loaded_by() -> Callable[[str], set[str]]:
    """Give a function that runs a program in a new interpreter and says which third-party packages it loaded.

    The names are those of `sys.modules`: attrs is ``attr`` and ``attrs``, PyYAML is ``yaml``. What the program prints
    goes nowhere; a program that fails makes the test fail.
    """

    def loaded(program: str) -> set[str]:
        run = subprocess.run(
            [sys.executable, "-c", PROBE.format(program=program)], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert run.returncode == 0, run.stderr
        return set(run.stdout.splitlines()[-1].split())

    return loaded
