"""Starting the command line, with and without its libraries."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from communitygov import __main__ as start


def without(name: str):
    """Make an import that fails for want of one module."""

    def failing(_: str):
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    return failing


@pytest.mark.parametrize("name", ["click", "rich", "rich.console"])
def test_without_its_libraries_it_says_how_to_install_them(monkeypatch, capsys, name):
    """
    Where click or rich is not installed, the line that installs them goes to standard error, and the exit code is 2.
    """
    monkeypatch.setattr(start, "import_module", without(name))

    assert 2 == start.main()
    assert ("", "This needs click and rich: pip install 'communitygov[cli]'\n") == capsys.readouterr()


def test_another_missing_module_is_not_hidden(monkeypatch):
    """
    Another module that is missing is a broken installation, and is shown as one.
    """
    monkeypatch.setattr(start, "import_module", without("yaml"))

    with pytest.raises(ModuleNotFoundError, match="yaml"):
        start.main()


def test_the_exit_code_of_the_command_line_is_returned(monkeypatch):
    """
    What the command line returns is the exit code.
    """
    monkeypatch.setattr(start, "import_module", lambda _: SimpleNamespace(main=lambda: 1))

    assert 1 == start.main()


def test_the_collector_rests_while_a_command_runs(monkeypatch):
    """
    A command begins, loads its libraries and ends without a look for cycles; afterwards the collector is as before.
    """
    met = []
    monkeypatch.setattr(start, "import_module", lambda _: SimpleNamespace(main=lambda: met.append(gc.isenabled()) or 0))

    assert gc.isenabled()
    assert 0 == start.main()
    assert ([False], True) == (met, gc.isenabled())


def test_its_libraries_start_no_threads_and_look_for_no_plugins_unless_told_to(monkeypatch):
    """
    What the environment says already is left as it is.
    """
    told = {}
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "to be taken away")
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS")
    monkeypatch.setattr(
        start,
        "import_module",
        lambda _: SimpleNamespace(main=lambda: told.update({name: os.environ[name] for name in start.LEAN}) or 0),
    )

    assert 0 == start.main()
    assert {"OPENBLAS_NUM_THREADS": "4", "PYDANTIC_DISABLE_PLUGINS": "1"} == told


FULL = Path("/dev/full")
ENDS_AT_ONCE = """
import atexit, sys
from types import SimpleNamespace
from communitygov import __main__ as start

atexit.register(print, "taken apart")
said = lambda: print("line " * 50_000) or sys.stderr.write("n") and 1
start.import_module = lambda _: SimpleNamespace(main=said)
start.start()
"""


def test_a_process_ends_as_soon_as_all_is_printed():
    """
    Nothing is taken apart at the end, all that was written arrives, and the exit code is that of the command.
    """
    ended = subprocess.run([sys.executable, "-c", ENDS_AT_ONCE], capture_output=True, text=True, check=False)

    assert (1, "line " * 50_000 + "\n", "n") == (ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_process_that_could_not_print_its_last_line_ends_in_the_ordinary_way():
    """
    A full disc is not passed over: the interpreter says it, and the exit code is its own.
    """
    with FULL.open("w") as full:
        ended = subprocess.run([sys.executable, "-c", ENDS_AT_ONCE], stdout=full, stderr=subprocess.PIPE, check=False)

    assert 0 != ended.returncode
    assert b"No space left" in ended.stderr
