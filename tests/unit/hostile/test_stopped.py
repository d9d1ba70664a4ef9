"""Somebody stops a command, at any time: nothing half made is left, one line says so, and the exit code tells how."""

import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from communitygov import __main__ as start
from communitygov.base.stopped import Stopped, stopped_by_signals
from communitygov.cli import app
from communitygov.io.whole_folder import whole_folder

LISTENED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def nobody_listens():
    """Signals as Python starts with them, whatever other tests have loaded."""
    before = [signal.getsignal(each) for each in LISTENED]
    for each, usual in zip(LISTENED, (signal.default_int_handler, signal.SIG_DFL, signal.SIG_DFL), strict=True):
        signal.signal(each, usual)
    yield
    for each, known in zip(LISTENED, before, strict=True):
        signal.signal(each, known)


@pytest.mark.parametrize(
    ("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_what_was_half_made_is_taken_away(monkeypatch, capfd, tmp_path, signum, code):
    """
    A signal in the midst of writing a folder leaves none; whoever listened before listens again.
    """

    def write(*_):
        with whole_folder(tmp_path / "made") as beside:
            (beside / "places.csv").write_text("id\n")
            os.kill(os.getpid(), signum)

    before = [signal.getsignal(each) for each in LISTENED]
    monkeypatch.setattr(app, "_run", write)
    monkeypatch.setattr(start, "import_module", lambda _: SimpleNamespace(main=lambda: app.main(["--lang", "en"])))

    assert (code, ("", "stopped\n")) == (start.main(), capfd.readouterr())
    assert [] == list(tmp_path.iterdir())
    assert before == [signal.getsignal(each) for each in LISTENED]


def test_while_it_is_loading_it_ends_as_well(monkeypatch, capfd):
    """
    A signal before the command line is there is no traceback either.
    """
    monkeypatch.setattr(start, "import_module", lambda _: os.kill(os.getpid(), signal.SIGINT))

    assert (130, ("", "已停止；stopped\n")) == (start.main(), capfd.readouterr())


def test_what_click_makes_of_it_is_known(monkeypatch, capfd):
    """
    Where Ctrl-C is raised as Python raises it, click says Abort; the exit code is that of Ctrl-C all the same.
    """

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(app.App, "invoke", interrupt)

    assert 130 == app.main(["example", "--lang", "en"])
    assert "stopped" == capfd.readouterr().err.strip()


def test_a_second_signal_does_not_cut_short_what_is_cleared_away():
    """
    Some programs send a signal twice.
    """
    cleared = []

    def work():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            os.kill(os.getpid(), signal.SIGINT)
            cleared.append("all")

    with pytest.raises(Stopped), stopped_by_signals():
        work()
    assert ["all"] == cleared


def test_a_signal_that_is_ignored_stays_so():
    """
    ``nohup`` lets a command go on when the terminal is gone.
    """
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopped_by_signals():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


class LetGo:
    """Something during whose end a signal comes."""

    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)


def test_a_signal_that_python_passes_over_comes_again(capfd):
    """
    What is raised while an object is taken apart, or by importlib while it lets a module go, goes no further there.
    """
    hook = sys.unraisablehook

    def work():
        let_go = [LetGo()]
        let_go.clear()
        time.sleep(20)

    with pytest.raises(Stopped) as raised, stopped_by_signals():
        work()

    assert (130, hook) == (raised.value.code, sys.unraisablehook)
    assert ("", "") == tuple(capfd.readouterr())


def test_what_else_python_passes_over_is_told_as_ever():
    """
    An error that is raised while an object is taken apart is for whoever listens to those.
    """

    class Failing:
        def __del__(self):
            raise ValueError("of another")

    told = []
    before, sys.unraisablehook = sys.unraisablehook, lambda what: told.append(str(what.exc_value))
    try:
        with stopped_by_signals():
            [Failing()].clear()
    finally:
        sys.unraisablehook = before

    assert ["of another"] == told


IMPORTED = """
import builtins, sys
known, asked = builtins.__import__, []

def stopped(name, *args, **kwargs):
    if name.startswith("communitygov") and name != "communitygov.__main__":
        raise KeyboardInterrupt
    return known(name, *args, **kwargs)

builtins.__import__ = stopped
from communitygov.__main__ import start
start()
"""


def test_before_anybody_listens_there_is_no_traceback_either():
    """
    While the first modules are loading Python itself raises what Ctrl-C says.
    """
    run = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, check=False)

    assert (130, b"", "已停止；stopped\n".encode()) == (run.returncode, run.stdout, run.stderr.replace(b"\r", b""))


@pytest.mark.parametrize(("lang", "said"), [("en", "not enough memory"), ("zh", "内存不足")])
def test_no_memory_is_one_line(monkeypatch, capfd, lang, said):
    """
    What could not be told before is no fault of ours, nor a traceback.
    """

    def take(*_):
        raise MemoryError

    monkeypatch.setattr(app.App, "invoke", take)

    assert 2 == app.main(["example", "--lang", lang])
    assert said in (told := capfd.readouterr().err)
    assert 1 == len(told.splitlines())
