"""The check of the example with planted faults: every fault at its line and column, and nothing on untouched lines."""

import os
import subprocess
import sys

import pytest
from tests.unit.examples.broken_key import FINDINGS, NAME, TWIN

import communitygov as cg

EXPECTED = {
    (each["code"], f"{NAME}/{each['file']}", each["line"], each["column"], each["subject"]) for each in FINDINGS
}


def found(name: str) -> cg.Findings:
    """Check an example at its own date."""
    return cg.check(cg.build(cg.example(name)))


@pytest.fixture(scope="module")
def broken() -> cg.Findings:
    """What is found in the example with faults."""
    return found(NAME)


@pytest.fixture(scope="module")
def twin() -> cg.Findings:
    """What is found in its twin."""
    return found(TWIN)


def test_every_planted_fault_is_found_and_nothing_besides(broken, twin):
    """
    What the twin does not have is the key, place by place and subject by subject.
    """
    clean = {(each.code, each.subject) for each in twin}
    new = [each for each in broken if (each.code, each.subject) not in clean]

    assert EXPECTED == {(each.code, each.file, each.line, each.column, each.subject) for each in new}


def test_no_finding_of_the_twin_is_lost(broken, twin):
    """
    A planted fault hides nothing that was found before.
    """
    still = {(each.code, each.subject) for each in broken}

    assert set() == {(each.code, each.subject) for each in twin} - still
    assert () == broken.crashes


def test_the_twin_has_no_error(twin):
    """
    What is found in Heshun itself is worth a warning or a note.
    """
    assert 0 == twin.summary["error"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_fault_is_printed_on_a_console(encoding, lang):
    """
    In both languages, on a console of UTF-8 and one of GBK, each fault stands at its place; the exit code is 1.
    """
    line = [sys.executable, "-m", "communitygov", "check", f"example:{NAME}", "--format", "concise", "--lang", lang]
    ended = subprocess.run(line, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding})
    printed = ended.stdout.decode(encoding).splitlines()
    places = {(each.split(": ")[0], each.split(": ")[1].partition(" ")[0]) for each in printed}

    assert (1, b"") == (ended.returncode, ended.stderr)
    assert {(f"{file}:{row}:{column}", code) for code, file, row, column, _ in EXPECTED} <= places
    assert not [each for each in printed if "?" in each]
