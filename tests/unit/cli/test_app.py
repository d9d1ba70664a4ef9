"""The command line as a whole: help, languages, what becomes of errors, what is loaded."""

import os
import subprocess
import sys

import pytest

from communitygov import __version__
from communitygov.cli import app, who
from communitygov.cli.app import COMMANDS

HEAVY = {"numpy", "pydantic", "yaml", "networkx", "rich"}
QUESTION = ("who", "example:qinghe", "--place", "b01/1/3/301", "--duty", "sweep")

THERE = "There are 'sweep', 'isolation_support' and 'gate_check'."


@pytest.mark.parametrize("line", [["--help"], ["--version"], ["who", "--help"], ["coverage", "--help"]])
def test_help_and_version_load_nothing_heavy(third_party_loaded_by, line):
    """
    Help and the version come without pydantic, numpy, yaml, networkx and rich.
    """
    loaded = third_party_loaded_by(f"from communitygov.cli import main\nassert main({line}) == 0")

    assert set() == HEAVY & loaded


def test_data_for_programs_comes_without_rich(third_party_loaded_by):
    """
    JSON is printed without the library that draws for people.
    """
    line = [*QUESTION, "--format", "json"]

    assert "rich" not in third_party_loaded_by(f"from communitygov.cli import main\nassert main({line}) == 0")


def test_help_lists_every_command_and_no_other(run):
    """
    The commands made so far are listed with one line each.
    """
    code, out, _ = run("--help")
    listed = [line.split()[0] for line in out.split("Commands:\n")[1].split("\n\n")[0].splitlines()]

    assert (0, list(COMMANDS)) == (code, listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(run, command):
    """
    The help of a command is in the language asked for, and names --at or passes it over, and --lang.
    """
    english, chinese = run(command, "--help"), run(command, "--help", "--lang", "zh")

    assert english.code == chinese.code == 0
    assert english.out.isascii()
    assert "输出语言" in chinese.out
    assert "--lang" in english.out


def test_the_version_is_that_of_the_package(run):
    """
    --version prints name and version.
    """
    assert (0, f"communitygov {__version__}\n", "") == run("--version")


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(run, monkeypatch, environ, lang):
    """
    Without --lang a Chinese locale gives Chinese, and every other English; LC_ALL goes before LANG.
    """
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    out = run(*QUESTION).out

    assert out.startswith("谁来负责" if lang == "zh" else "Who answers")


@pytest.mark.parametrize(
    "line",
    [
        ["nothing"],
        ["who"],
        ["who", "x.yaml", "--bad"],
        ["coverage", "x", "--format", "html"],
        ["who", "x", "--expect", "fine"],
    ],
)
def test_a_line_that_cannot_be_read_exits_with_2(run, line):
    """
    An unknown command or option, a missing argument, or a word that is not offered: exit code 2, said on stderr.
    """
    code, out, err = run(*line)

    assert (2, "") == (code, out)
    assert err


def test_an_unknown_id_exits_with_2_and_says_what_was_meant(run):
    """
    An id that is not there is refused with those that look like it, without a traceback.
    """
    code, out, err = run("who", "example:qinghe", "--place", "b01/1/3/301", "--duty", "sweeep")

    assert (2, "", f"No duty has the id 'sweeep'. Did you mean 'sweep'? {THERE}\n") == (code, out, err)


def test_what_was_typed_does_nothing_to_the_terminal(run):
    """
    Signs that steer a terminal are shown as escapes, also in errors.
    """
    err = run("who", "example:qinghe", "--place", "b01", "--duty", "\x1b[31m", "--lang", "zh").err

    assert "事项中没有编号 “\\x1b[31m”。有 “sweep”、“isolation_support”和“gate_check”。\n" == err


def test_errors_are_in_the_language_asked_for(run):
    """
    With --lang both an error is said in Chinese and in English, a line each.
    """
    lines = run(
        "who", "example:qinghe", "--place", "b01/1/3/301", "--duty", "sweeep", "--lang", "both"
    ).err.splitlines()

    assert 2 == len(lines)
    assert not lines[0].isascii()
    assert lines[1].isascii()


def test_every_problem_of_a_document_is_shown_with_its_place_and_remedy(run, document):
    """
    Where a document cannot be read each problem is a line with file, line, column, code and severity, and a remedy.
    """
    path = document("communitygov: 1\nplaces:\n  - {id: 'a b', level: grid, colour: red}\n")
    code, out, err = run("who", path, "--place", "x", "--duty", "y")

    assert (2, "") == (code, out)
    assert f"{path}:3:10: CG102 [error] " in err
    assert f"{path}:3:30: CG101 [error] " in err
    assert err.count("    = remedy: ") == 2
    assert err.endswith("2 problems: no register can be made of this\n")


def test_how_grave_a_problem_is_stands_in_the_language_asked_for(run, document):
    """
    In Chinese a problem is marked in Chinese; codes are the same in every language.
    """
    err = run("who", document("communitygov: 1\nx: 1\n"), "--place", "x", "--duty", "y", "--lang", "zh").err

    assert "CG101 [错误] " in err


def test_a_fault_of_our_own_exits_with_3_and_echoes_no_data(run, monkeypatch):
    """
    An unexpected exception is told as our fault, on one line, with its kind but not its message, which may hold data.
    """
    monkeypatch.setattr(who, "structure_of", lambda *_: {}["13800000000"])
    code, out, err = run(*QUESTION)

    assert (3, "", 1) == (code, out, err.count("\n"))
    assert "a fault of our own" in err
    assert "KeyError" in err
    assert "13800000000" not in err


def test_debug_shows_the_traceback(run, monkeypatch):
    """
    With --debug, anywhere on the line, the traceback of our own fault is shown as well.
    """
    monkeypatch.setattr(who, "structure_of", lambda *_: {}["x"])

    assert "Traceback" in run(*QUESTION, "--debug").err
    assert "Traceback" in run("--debug", *QUESTION).err


def test_without_the_library_that_draws_the_install_line_is_named(run, monkeypatch):
    """
    Where rich is not installed a page cannot be drawn: exit code 2 and the line that installs it; JSON still comes.
    """
    for name in [name for name in sys.modules if name.partition(".")[0] == "rich"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setitem(sys.modules, "rich.console", None)

    assert (2, "", "This needs click and rich: pip install 'communitygov[cli]'\n") == run(*QUESTION)
    assert 0 == run(*QUESTION, "--format", "json").code


def test_an_interrupted_run_says_so(run, monkeypatch):
    """
    Ctrl-C says one line on standard error and exits with 130, as other programs do.
    """

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "_run", interrupt)

    assert (130, "", "stopped\n") == run(*QUESTION)


def as_process(*line: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "communitygov", *line], capture_output=True, check=False, env=known | environ
    )


def test_a_console_set_to_gbk_gets_every_sign(document):
    """
    On a console set to GBK the Chinese page is printed whole.
    """
    ran = as_process("who", document(), "--place", "b01", "--duty", "sweep", "--lang", "zh", PYTHONIOENCODING="gbk")

    assert 0 == ran.returncode
    assert "√ 已有人负责" in ran.stdout.decode("gbk")
    assert b"?" not in ran.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_character_the_console_does_not_have_is_replaced(document, encoding):
    """
    A name with a character outside the console's set is shown with a question mark, and nothing fails.
    """
    text = "communitygov: 1\nplaces:\n  - {id: c, level: community, name: 𠮷é村}\nduties: [{id: d}]\n"
    ran = as_process(
        "who", document(text), "--place", "c", "--duty", "d", "--at", "2020-02-10", PYTHONIOENCODING=encoding
    )

    assert 0 == ran.returncode
    assert b"?" in ran.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_json_stays_json_on_every_console(document, encoding):
    """
    Where the console is not set to UTF-8, what is not ASCII is escaped in JSON, so that every reader reads it.
    """
    line = ("who", document(), "--place", "b01", "--duty", "sweep", "--format", "json")

    assert "“sweep”".encode("unicode_escape") in as_process(*line, PYTHONIOENCODING=encoding).stdout.replace(
        b"\\u626b\\u697c", b"sweep"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize(
    "line",
    [
        ("who", "--place", "b01", "--duty", "sweep", "--format", "json"),
        ("coverage", "--format", "csv"),
        ("graph", "--of", "holding", "--to", "graphml"),
        ("graph", "--of", "holding", "--to", "dot"),
    ],
    ids=" ".join,
)
def test_data_is_utf_8_whatever_the_console_is_set_to(document, encoding, line):
    """
    Where the stream would not write ASCII as such, data is written past it: UTF-8 and no mark at the start.
    """
    command, *more = line
    ran = as_process(command, document(), *more, "--at", "2020-02-10", PYTHONIOENCODING=encoding)

    assert 0 == ran.returncode
    assert "﻿" not in ran.stdout.decode("utf-8")
    assert "\0" not in ran.stdout.decode("utf-8")
    assert "sweep" in ran.stdout.decode("utf-8") or command == "graph"


def test_a_reader_that_leaves_early_is_no_fault():
    """
    Where the next program of a pipe stops reading there is no traceback.
    """
    line = [sys.executable, "-m", "communitygov", "schema"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout
        assert ran.stderr
        ran.stdout.close()
        said = ran.stderr.read()

    assert (b"", 2) == (said, ran.returncode)


def in_shell(line: str, document: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a shell does, with streams closed or full."""
    program = f"{sys.executable} -m communitygov {line.format(document)}"
    return subprocess.run(["/bin/sh", "-c", program], capture_output=True, check=False, env=os.environ | {"LANG": "C"})


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("who {} --place b01 --duty sweep >&-", b"standard output is closed\n"),
        ("who {} --place b01 --duty sweep --format json >&-", b"standard output is closed\n"),
        ("who {} --place b01 --duty sweep >/dev/full", b"standard output: No space left on device\n"),
        ("--help >/dev/full", b"No space left on device\n"),
        ("who - --place b01 --duty sweep <&-", b"standard input is closed\n"),
        ("who {} --place b01 --duty nothing 2>&-", b""),
        ("who {} --place b01 --duty nothing 2>/dev/full", b""),
    ],
)
def test_a_closed_or_full_stream_is_no_fault_of_our_own(document, line, said):
    """
    Where a stream is closed or full the exit code is 2, and one line says so where it can.
    """
    ran = in_shell(line, document())

    assert (2, b"", said) == (ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize(
    "line",
    [
        ("who", "", "--place", "b01", "--duty", "sweep"),
        ("who", "example:qinghe", "--place", "b01/1/3/301", "--duty", "sweep", "--at", ""),
        ("coverage", "example:qinghe", "--at", ""),
        ("coverage", "example:qinghe", "--at", "2020-02-10", "--until", ""),
        ("coverage", "example:qinghe", "--level", ""),
        ("coverage", "example:qinghe", "--mode", ""),
        ("coverage", "example:qinghe", "--duty", ""),
        ("coverage", "example:qinghe", "--by", ""),
        ("graph", "example:qinghe", "--of", "holding", "--to", "dot", "--at", ""),
        ("graph", "example:qinghe", "--of", "responsibility", "--to", "dot", "--mode", ""),
        ("convert", "", "out.yaml"),
        ("convert", "example:qinghe", ""),
        ("schema", ""),
        ("example", ""),
    ],
)
def test_what_is_given_empty_is_not_taken_as_left_out(run, tmp_path, monkeypatch, line):
    """
    An option or a path that is given and empty is refused, whatever stands for one that is left out.
    """
    (tmp_path / "a.yaml").write_text("communitygov: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert 2 == run(*line).code
