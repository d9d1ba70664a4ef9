"""Counts a register in parts in one way, and writes the table of states; `tests.benchmarks.parts` runs it."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

AT = "2026-03-10T20:30"
LEVEL = "household"

Table = dict[str, dict[str, float]]
"""The states of each duty in each part, those that there are, by ``part duty``."""


def table(rows: Iterable[tuple[str, str, Mapping[str, float]]]) -> Table:
    """The states that there are."""
    found = {f"{part} {duty}": {each: many for each, many in states.items() if many} for part, duty, states in rows}
    return {name: states for name, states in found.items() if states}


def whole(folder: str, of_parts: str) -> Table:
    """Read, built and counted as one; then by duty and place of the level of the parts."""
    import communitygov as cg
    from communitygov.queries.by import by_place

    structure = cg.build(cg.read(folder), at=AT)
    covered = cg.coverage(structure, level=LEVEL, at=AT)
    return table(
        (row.place.id, duty.id, row.states)
        for duty in covered.duties
        for row in by_place(structure, [cell for cell in covered.cells if cell.duty == duty.id], of_parts)
    )


def in_parts(folder: str, runner: Any) -> Table:
    """Counted part by part."""
    from communitygov import spark

    covered = spark.coverage(spark.Parts.of_folder(folder), level=LEVEL, at=AT, runner=runner)
    return table((row.part, row.duty.id, row.states) for row in covered.rows)


def on_spark(folder: str, done: Callable[[str, Table], None]) -> None:
    """Start Spark with two workers on this machine, and ask it twice."""
    from communitygov import spark

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    sql: Any = import_module("pyspark.sql")  # it is not there where only others are measured
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.showConsoleProgress", "false")
    session = builder.config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    session.range(1).count()
    done("start", {})
    for name in ("first", "second"):
        done(name, in_parts(folder, spark.OnSpark(session)))
    session.stop()


def main() -> None:
    """Count, and say when it is done."""
    way, folder, of_parts, beside = sys.argv[1:]
    number = 0

    def done(name: str, found: Table) -> None:
        nonlocal number
        Path(beside, f"{number}.json").write_text(json.dumps(found, sort_keys=True), encoding="utf-8")
        number += 1
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()

    if way == "whole":
        done(way, whole(folder, of_parts))
    elif way == "spark":
        on_spark(folder, done)
    else:
        from communitygov import spark

        done(way, in_parts(folder, spark.InTurn() if way == "turn" else spark.Processes(2)))


if __name__ == "__main__":
    main()
