"""README.md: what it shows of the command line, of the states and in its picture is what the library says.

After a wanted change ``REWRITE_SHOWN=1 pytest tests/docs/test_readme_shown.py`` writes the ``console`` blocks anew;
look at what changed.
"""

import os
import re
import shlex
from xml.etree import ElementTree as ET

import pytest

from communitygov.cli import main
from communitygov.io.examples import example
from communitygov.model.plain import named
from communitygov.queries.answer import STATES
from communitygov.queries.who_answers import who_answers
from communitygov.report.words import SIGN, STATE
from communitygov.structure.build import build

CONSOLE = re.compile(r"^```console\n\$ (?P<line>.*)\n(?P<shown>(?:.*\n)*?)```$", re.MULTILINE)
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STATE_ROW = re.compile(r"^\| (.) \| `(\w+)` \| (\S+) \|", re.MULTILINE)


@pytest.fixture
def readme(root):
    """Give the text of README.md."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def printed(capsys, monkeypatch):
    """Give a function that runs one line in an English locale and gives its exit code and what it printed."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    def printing(line: str) -> tuple[int, str]:
        program, *args = shlex.split(line)
        assert program.rpartition("/")[2] == "communitygov"
        code = main(args)
        return code, "".join(capsys.readouterr())

    return printing


def commands(block: str) -> list[str]:
    """Read the lines of a shell block, continued ones as one, without remarks."""
    lines = block.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def test_the_page_shows_what_is_printed(root, readme, printed):
    """
    Each line shown with its output prints just that.
    """
    shown = CONSOLE.sub(lambda block: f"```console\n$ {block['line']}\n{printed(block['line'])[1]}```", readme)
    if os.environ.get("REWRITE_SHOWN"):
        (root / "README.md").write_text(shown, encoding="utf-8")
        readme = shown

    assert readme == shown


def test_the_first_block_sets_up_and_runs_the_main_job(readme, printed):
    """
    The first shell block makes an environment, installs the command line, and runs commands that succeed.
    """
    setting_up, *lines = SHELL.findall(readme)[0].partition(".venv/bin/communitygov")
    ran = [(line.split()[1], printed(line)[0]) for line in commands("".join(lines))]

    assert commands(setting_up) == ["python3 -m venv .venv", ".venv/bin/pip install -q '.[cli]'"]
    assert ran == [("coverage", 0), ("who", 0)]


def test_the_second_block_sets_up_and_runs_the_tests(readme):
    """
    The second shell block, which CI runs, stands on its own: it makes an environment and ends with the tests.
    """
    assert commands(SHELL.findall(readme)[1]) == [
        "python3 -m venv .venv",
        ".venv/bin/pip install -q -e '.[test,dev]'",
        ".venv/bin/pytest -n 2 --dist worksteal -q",
    ]


def test_the_states_are_those_there_are(readme):
    """
    Every state is in the table, in order, with the sign and the Chinese word of the pages.
    """
    assert STATE_ROW.findall(readme) == [(SIGN[state], state, STATE[state].zh) for state in STATES]


def test_the_picture_shows_the_answer(root):
    """
    The picture of home 501 has the posts that the answer has, from the home outwards: off shift, answers, next up.
    """
    heshun = build(example("heshun"))
    answer = who_answers(heshun, place="b07/2/5/501", duty="isolation_support", mode="emergency", at="2020-02-10T20:30")
    off = [str(loss.carrier) for loss in answer.why_not if loss.step == "off_shift"]
    on = [str(entry.post) for entry in (*answer.lead, *answer.escalation[:2])]
    drawn = ET.parse(root / "docs" / "img" / "who-answers.svg").getroot()
    texts = [" ".join("".join(text.itertext()).split()) for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    order = [
        next(n for n, text in enumerate(texts) if text.endswith(named(answer.names[post], "zh"))) for post in off + on
    ]

    assert (answer.state, answer.inherited) == ("answered", True)
    assert order == sorted(order, reverse=True)
    assert [texts[at + 1] for at in order] == ["×", "√", "1", "2"]
