"""One candidate in a process of its own: it builds, is asked, and says what each took, one JSON line for each.

    python -m tests.benchmarks.peers.ask NAME FOLDER ANSWERS BEGAN QUESTION ...

`BEGAN` is when the process was started, by the clock that all processes share: coverage is also told cold, from the
start of the process to the answer. Building is timed with the packages loaded; cold has their loading too.
`ANSWERS` is a folder to keep the answers in, or `-`.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.base import QUESTIONS, Candidate
from tests.benchmarks.peers.known import candidate
from tests.benchmarks.peers.tables import ASKING, REGISTER, rows

FEW = 100
"""So many single answers are compared; they are asked again and again for `SECONDS`."""
SECONDS = 1.0


def main() -> None:
    """Build, then ask one question after the other."""
    name, folder, answers, began, *questions = sys.argv[1:]
    asked = candidate(name)
    made, built = _timed(lambda: asked(Path(folder) / REGISTER))
    tell("build", built)
    for number, question in enumerate(each for each in questions if asked.takes_part(each)):
        sys.stdout.write(json.dumps({"begins": question}) + "\n")
        sys.stdout.flush()
        answer, took = _ask(made, question, Path(folder) / ASKING)
        tell(question, took)
        if number == 0 and question == QUESTIONS[0]:
            tell("cold", {"wall": time.monotonic() - float(began), "cpu": time.process_time(), "peak": peak()})
        if answers != "-":
            keep(Path(answers), name, question, answer)


def _ask(made: Candidate, question: str, folder: Path) -> tuple[Any, dict[str, float]]:
    if question in ("who", "may"):
        return _singly(made, question, folder)
    if question == "who_all":
        asked = made.asked(folder / "asked.parquet")
        return _timed(lambda: made.who_all(asked))
    return _timed(getattr(made, question))


def _singly(made: Candidate, question: str, folder: Path) -> tuple[list[Any], dict[str, float]]:
    """The first few answers, and the time of one, of as many as go into the time."""
    several = [tuple(row.values()) for row in rows(folder, "checks")]
    asked = several if question == "may" else [(place, duty) for _, place, duty in several]
    ask: Callable[..., Any] = getattr(made, question)
    first = [ask(*each) for each in asked[:FEW]]
    count = 0
    wall, cpu = time.perf_counter(), time.process_time()
    while count == 0 or (time.perf_counter() - wall < SECONDS and count < 20_000):
        for each in asked[:20] if count == 0 else asked:
            ask(*each)
            count += 1
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return first, {"wall": wall / count, "cpu": cpu / count}


def _timed(ask: Callable[[], Any]) -> tuple[Any, dict[str, float]]:
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    found = ask()
    return found, {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}


def tell(what: str, took: dict[str, float]) -> None:
    """Say what a step took, and the peak of the process so far in MiB."""
    sys.stdout.write(json.dumps({"step": what, "peak": peak(), **took}) + "\n")
    sys.stdout.flush()


def peak() -> float:
    """Peak memory of this process in MiB; without what it was before it became this program."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def keep(folder: Path, name: str, question: str, answer: Any) -> None:
    """Keep an answer for the comparison; not timed."""
    from tests.benchmarks.peers import answers

    answers.keep(folder / f"{question}.{name}.npz", answers.plain(question, answer))


if __name__ == "__main__":
    main()
