"""A city that is saved: how large the file is, and what a question about it takes in a new process.

    python -m tests.benchmarks.saved [--homes 3500000] [--runs 10] [--file city.cg]

Prints one line a step. Of a new process the least of some runs is told, in seconds of the processor and on the clock;
and beside it what Python takes to start and to load numpy, which each run does. Bytecode has to be there, as it is in a
package that is installed. It asserts that the answer is right, never a time.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.million import drawn, told

import communitygov as cg

AT = "2020-02-10T22:00"
WHO = ("--place", "b777/2/3/301", "--duty", "d3", "--at", AT)


def least(line: Sequence[str], runs: int) -> str:
    """The least a line takes: processor seconds, and wall seconds."""
    took: list[tuple[float, float]] = []
    for _ in range(runs):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - began))
    cpu, wall = (min(each) for each in zip(*took, strict=True))
    return f"{cpu:.3f} s of the processor, {wall:.3f} s on the clock, the least of {runs}"


def main() -> None:
    """Save a city, and ask it in new processes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--homes", type=int, default=3_500_000)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--file", type=Path, default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = str(asked.file or Path(folder) / "city.cg")
        structure = cg.build(drawn(asked.homes), at=AT)
        began = time.perf_counter()
        cg.save(structure, path)
        told("save", began, f"{structure!r}, {Path(path).stat().st_size / 1e6:,.0f} MB")
        began = time.perf_counter()
        opened = cg.open_structure(path, check=True)
        told("open, all of it checked", began, "")
        place, duty = WHO[1], WHO[3]
        right = cg.who_answers(structure, place=place, duty=duty, at=AT)
        assert right == cg.who_answers(opened, place=place, duty=duty, at=AT)
        lines = {
            "python": ("-c", "pass"),
            "python, numpy": ("-c", "import numpy"),
            "who": ("-m", "communitygov", "who", path, *WHO),
            "who, as JSON": ("-m", "communitygov", "who", path, *WHO, "--format", "json"),
        }
        for name, line in lines.items():
            sys.stdout.write(f"{name:28} {least((sys.executable, *line), asked.runs)}\n")


if __name__ == "__main__":
    main()
