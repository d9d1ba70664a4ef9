"""How far long work has come, as a terminal shows it."""

import os
import pty
import subprocess
import sys
from io import StringIO

import pytest

from communitygov.base.progress import parts
from communitygov.cli import progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.fixture
def work(monkeypatch):
    """Give a function that does two parts of work and gives what is shown meanwhile."""

    def working(stream: StringIO, patience: float = 0.0) -> str:
        monkeypatch.setattr(progress, "PATIENCE", patience)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys, "stderr", stream)
        with progress.shown("both"):
            list(parts("check", "ab", 2))
        return stream.getvalue()

    return working


def test_long_work_is_shown_on_a_terminal(work):
    """
    In words, and taken off again at the end.
    """
    shown = work(Terminal())

    assert "检查规则" in shown
    assert "100%" in shown
    assert shown.endswith("\x1b[2K") or "\x1b[1A\x1b[2K" in shown


def test_nothing_is_shown_of_work_that_is_soon_done(work):
    """
    A bar that comes and goes in a second is only in the way.
    """
    assert work(Terminal(), patience=60) == ""


def test_nothing_is_shown_where_standard_error_is_no_terminal(work):
    """
    Nor where it is closed.
    """
    assert work(StringIO()) == ""
    with progress.shown("en"):
        assert list(parts("check", "ab", 2)) == ["a", "b"]


def test_whoever_interrupts_gets_no_bar_left_behind(monkeypatch):
    """
    The bar ends as well where the work does not.
    """
    screen = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)

    def interrupted():
        with progress.shown("en"):
            for _ in parts("check", "ab", 2):
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert "checking" in screen.getvalue()
    assert screen.getvalue().rstrip().endswith("\x1b[2K")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals that a program can open")
def test_data_is_the_same_with_a_terminal_to_show_progress_on():
    """
    A real terminal as standard error, on which a bar is drawn; standard output is read by a program.
    """
    ours, its = pty.openpty()
    program = "from communitygov.cli import main, progress; progress.PATIENCE = 0; main()"
    line = [sys.executable, "-c", program, "check", "example:qinghe", "--format", "json"]
    with_terminal = subprocess.run(line, stdout=subprocess.PIPE, stderr=its, check=False)
    os.close(its)
    drawn = os.read(ours, 1 << 16)
    os.close(ours)
    without = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)

    assert b"100%" in drawn
    assert with_terminal.stdout == without.stdout != b""
