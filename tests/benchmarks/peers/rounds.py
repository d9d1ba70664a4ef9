"""Runs candidates in new processes, round by round, and stops what takes too long."""

import json
import os
import selectors
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field
from tests.benchmarks.peers.base import QUESTIONS
from tests.benchmarks.peers.known import REFERENCE

LATE, FAILED = "late", "failed"
KEEPING = 3600.0
"""Seconds that keeping an answer for the comparison may take; it is not timed."""


@define
class Size:
    """What was measured at one size."""

    name: str
    counted: dict[str, int]
    took: dict[tuple[str, str], list[dict[str, float]]] = field(factory=dict[tuple[str, str], list[dict[str, float]]])
    """By candidate and step: wall and processor seconds and the peak in MiB, a row for each round."""
    without: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str])
    """By candidate and step: what came of it instead of an answer."""

    def median(self, candidate: str, step: str, what: str = "wall") -> float | None:
        """The one in the middle; None without any."""
        rows = self.took.get((candidate, step), [])
        return statistics.median(row[what] for row in rows) if rows else None


def make(size: str, folder: Path) -> Size:
    """The input of one size, made in a process of its own unless it is there."""
    counted = folder / "counted.json"
    if not counted.exists():
        said = _python("make", str(folder), size).stdout
        counted.write_text(said, encoding="utf-8")
    return Size(size, json.loads(counted.read_text(encoding="utf-8")))


def ran(size: Size, folder: Path, names: Sequence[str], *, rounds: int, limit: float) -> bool:
    """Run all in each round, the order rotated; False when answers differ."""
    answers = folder / "answers"
    answers.mkdir(exist_ok=True)
    for old in answers.glob("*.npz"):
        old.unlink()
    for number in range(rounds):
        order = [*names[number % len(names) :], *names[: number % len(names)]]
        for name in order:
            if number == 0 or name != REFERENCE:
                _told(f"{size.name}, round {number + 1}: {name}")
                _run(size, name, folder, str(answers) if number == 0 else "-", limit)
        if number == 0:
            done = _python("agree", str(answers), check=False)
            sys.stderr.write(done.stdout + done.stderr)
            if done.returncode:
                return False
    return True


def _run(size: Size, name: str, folder: Path, answers: str, limit: float) -> None:
    """One candidate, once; after a question that took too long the others in another process."""
    left = [each for each in QUESTIONS if (name, each) not in size.without]
    if (name, "build") in size.without:
        return
    while left:
        step = "build"
        for said in _lines(name, folder, answers, left, limit):
            if "begins" in said:
                step = said["begins"]
                left = left[left.index(step) + 1 :]
            elif "step" in said:
                size.took.setdefault((name, said["step"]), []).append(said)
            elif said["ended"]:
                if said["ended"] == FAILED:
                    _told(said["why"])
                size.without[name, step] = said["ended"]
                if step == "build":
                    return
            else:
                return


def _lines(name: str, folder: Path, answers: str, questions: Sequence[str], limit: float) -> Iterator[dict[str, Any]]:
    """What a process says; at its end ``ended`` says whether it was too late, failed, or neither."""
    arguments = (name, str(folder), answers, str(time.monotonic()), *questions)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.peers.ask", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )
    assert process.stdout is not None
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        asked = True
        while waiting.select(timeout=limit if asked else KEEPING):
            line = process.stdout.readline()
            if not line:
                _, why = process.communicate()
                yield {"ended": FAILED if process.returncode else "", "why": why}
                return
            said = json.loads(line)
            asked = "begins" in said
            yield said
    process.kill()
    process.communicate()
    yield {"ended": LATE}


def _python(module: str, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", f"tests.benchmarks.peers.{module}", *arguments]
    return subprocess.run(command, check=check, capture_output=True, text=True)


def _told(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
