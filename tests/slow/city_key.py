"""The holes planted in a whole city, held against what a coverage of every home and duty finds: missed, and extra.

    python -m tests.slow.city_key [--size city] [--seed 1] [--folder FOLDER]

Makes the city in Parquet, reads it, builds it, asks for all homes and duties at both instants and in both modes of the
key, and compares pair by pair. Prints figures for each plant; the exit code is 1 where anything is missed or extra. A
folder that is there already, made by `communitygov synth`, is taken as it is.
"""

import argparse
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from tests.benchmarks.million import told
from tests.slow.planted import Key, Tally, compared

import communitygov as cg
from communitygov import synth
from communitygov.synth.columns import Table
from communitygov.synth.duties import INSTANTS, MODES
from communitygov.synth.key import KEY_COLUMNS


def key_of(folder: Path) -> Table:
    """The key and the controls that were written beside a register."""
    parquet: Any = import_module("pyarrow.parquet")  # it has no types
    files: list[dict[str, list[Any]]] = [
        parquet.read_table(folder / f"{name}.parquet").to_pydict() for name in ("key", "controls")
    ]
    return {name: np.concatenate([np.array(each[name]) for each in files]) for name in KEY_COLUMNS}


def page(tally: Tally) -> str:
    """The figures, a row for each plant and state."""
    lines = ["| plant | state | rows | pairs | found so |", "| --- | --- | ---: | ---: | ---: |"]
    for plant, state in tally.said:
        cells = plant, state, *(f"{each[plant, state]:,}" for each in (tally.rows, tally.said, tally.found))
        lines.append(f"| {' | '.join(cells)} |")
    lines += [f"instead, {plant}: {many:,} {met}" for (plant, met), many in tally.instead.items()]
    lines += [*tally.differences, f"{tally.pairs:,} pairs of home and duty, {tally.wrong:,} not as the key says"]
    return "\n".join(lines) + "\n"


def held(folder: Path) -> Tally:
    """Read, build, ask, compare."""
    began = time.perf_counter()
    register = cg.read(folder / "register")
    told("read", began, "")
    began = time.perf_counter()
    structure = cg.build(register)
    told("build", began, repr(structure))
    key, tally = Key.of(structure, key_of(folder)), Tally()
    for mode in MODES:
        for at in INSTANTS:
            began = time.perf_counter()
            found = compared(structure, key, mode, at)
            told(f"coverage, {mode} {at[11:]}", began, f"{found.pairs:,} pairs, {found.wrong:,} not as the key says")
            tally.add(found)
    return tally


def main() -> None:
    """Make, ask, compare and say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", default="city")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=None)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as beside:
        folder = asked.folder or Path(beside) / asked.size
        if not folder.is_dir():
            began = time.perf_counter()
            synth.make(asked.size, seed=asked.seed).write(folder, format="parquet")
            told("make", began, f"{asked.size}, seed {asked.seed}")
        tally = held(folder)
    sys.stdout.write(page(tally))
    sys.exit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()
