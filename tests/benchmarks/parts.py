"""A register in parts: what it takes whole, part by part, by two processes, and on Spark; from Parquet to its table.

    python -m tests.benchmarks.parts FOLDER [--ways whole turn two spark] [--level district] [--spark-python PYTHON]

``FOLDER`` is the register of `communitygov synth city --format parquet`: CITY/register. Each way is a process of its
own, from the start of Python to the states of each duty in each part, and what is told is of all its processes
together. The answers are compared before anything is printed: a table of Markdown. Seconds are worth what the machine
was like, so how many processes wanted to run stands beside them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.parts_counted import Table
from tests.benchmarks.watched import Took, watched

WAYS = {"whole": "read, built and counted whole", "turn": "parts in turn", "two": "parts by two processes"}
STEPS = {"start": "to start Spark, once", "first": "Spark, the first question", "second": "Spark, the second question"}

Row = tuple[str, Took, float, Table]
"""What was done, what it took, how many processes wanted to run meanwhile, and what it came to."""


def counted(folder: str, way: str, of_parts: str, python: str) -> Iterator[Row]:
    """What one way takes and comes to, step by step."""
    with tempfile.TemporaryDirectory() as beside:
        line = (python, "-m", "tests.benchmarks.parts_counted", way, folder, of_parts, beside)
        paths = str(Path.cwd()), os.environ.get("PYTHONPATH", "")
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        for number, (step, took) in enumerate(watched(line, env)):
            found: Table = json.loads(Path(beside, f"{number}.json").read_text(encoding="utf-8"))
            yield {**WAYS, **STEPS}[step], took, os.getloadavg()[0], found


def can_run_spark(python: str) -> bool:
    """Whether there is a Spark for a Python."""
    return subprocess.run((python, "-c", "import pyspark"), check=False, capture_output=True).returncode == 0


def refuse_others(rows: list[Row]) -> None:
    """End with those that did not come to the same."""
    (first, _, _, wanted), *others = [row for row in rows if row[-1]]
    for name, _, _, found in others:
        if found != wanted:
            differing = sorted(each for each in {*found, *wanted} if found.get(each) != wanted.get(each))
            said = "".join(f"\n{each}: {wanted.get(each)} {found.get(each)}" for each in differing[:20])
            sys.exit(f"{name} is not as {first}: {len(differing):,} of {len(wanted):,} rows differ{said}")


def page(rows: list[Row]) -> str:
    """The table, and what was counted."""
    lines = [
        "| | seconds on the clock | seconds of work | peak memory, MiB | load |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {name} | {took.clock:.1f} | {took.work:.1f} | {took.memory:,.0f} | {load:.1f} |"
        for name, took, load, _ in rows
    ]
    counted = next(found for *_, found in rows if found)
    total: Counter[str] = Counter()
    for states in counted.values():
        total.update(states)
    parts = {name.partition(" ")[0] for name in counted}
    said = ", ".join(f"{state} {many:,}" for state, many in total.most_common())
    return "\n".join([*lines, "", f"{len(parts)} parts, {total.total():,} pairs of home and duty: {said}", ""])


def main() -> None:
    """Count in every way, compare, and say what it took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--ways", nargs="+", choices=(*WAYS, "spark"), default=(*WAYS, "spark"))
    parser.add_argument("--level", default="district", help="the level of what a part is")
    parser.add_argument("--spark-python", default=sys.executable, help="a Python that has pyspark")
    asked = parser.parse_args()
    rows: list[Row] = []
    for way in asked.ways:
        python = asked.spark_python if way == "spark" else sys.executable
        if way == "spark" and not can_run_spark(python):
            sys.stdout.write(f"no pyspark in {python}: Spark is left out\n")
            continue
        rows += counted(asked.folder, way, asked.level, python)
    refuse_others(rows)
    sys.stdout.write(page(rows))


if __name__ == "__main__":
    main()
