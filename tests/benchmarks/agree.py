"""One at a time and all at once: a million questions are answered alike singly, in a table and as cells of a coverage.

    python -m tests.benchmarks.agree --size district --rows 1000000 --seed 1 [--jobs 2]
    python -m tests.benchmarks.agree --opened city.cg --rows 1000000 --seed 1 [--jobs 2]

Most rows are homes drawn of all alike; three in ten lie where something rare stands (an exemption, a deputy,
somebody acting, a holder who is not known, a zone, joint leads), so that each is in a part of the answers that counts.
Printed are the states, what stands in the answers, and every disagreement; any ends the program with 1.
"""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import numpy as np
from tests.benchmarks.agree_rows import Rare, drawn

import communitygov as cg
from communitygov import synth
from communitygov.engine.bulk import Bulk
from communitygov.engine.found import STATES
from communitygov.queries.answer import Answer
from communitygov.queries.asked import duty_of, now_at
from communitygov.queries.tabled import carriers
from communitygov.queries.targets import targets_of
from communitygov.structure.build import Structure
from communitygov.structure.index import Index

LISTS = ("lead", "first_responder", "backstop")
CHUNK = 100_000
SHOWN = 10


def structure_of(size: str | None, opened: str | None, seed: int) -> Structure:
    """The structure to ask: made from the seed, or opened."""
    return cg.open_structure(opened) if opened else cg.build(synth.make(size or "district", seed=seed).register())


def features(structure: Structure, answer: Answer) -> set[str]:
    """What of the rarer things has a part in an answer."""
    found = {"exemption"} if answer.state == "exempt" else set[str]()
    found |= {"unknown"} if answer.readings or answer.state == "unknown_which" else set()
    found |= {"off shift"} if answer.state == "off_shift" else set()
    found |= {"inherited"} if answer.inherited else set()
    shares = Index.of(structure).by_key
    for entry in (*answer.lead, *answer.backstop, *answer.first_responder):
        found |= {"zone"} if entry.scope is not None and entry.scope.kind == "zone" else set()
        found |= {entry.capacity} if entry.capacity in ("deputy", "acting", "stand_in", "seconded") else set()
        found |= {"unknown"} if entry.holder == "unknown" else set()
        found |= {"unnamed"} if entry.holder == "unnamed" else set()
        found |= {"a body"} if entry.organisation is not None else set()
        found |= {"joint lead"} if entry.share is not None and shares[entry.share.id].share.joint else set()
    return found


class Cells:
    """The cells of coverages, each asked once for all homes at an instant and in a mode."""

    def __init__(self, structure: Structure) -> None:
        self.structure: Structure = structure
        self.targets = targets_of(structure, next(iter(structure.duties.values())), "household")[0]
        self._bulk: dict[tuple[str, str | None], Bulk] = {}

    def cells(self, duty: str, mode: str | None, at: str, rows: list[int]) -> list[tuple[str, bool]]:
        """State and whether it is inherited, of some rows of homes."""
        bulk = self._bulk.get((at, mode))
        if bulk is None:
            self._bulk.clear()
            now = now_at(self.structure, self.structure.instant(at))
            bulk = self._bulk[at, mode] = Bulk(now, self.targets, mode)
        found = bulk.ask(duty_of(self.structure, duty))
        numbers = np.searchsorted(self.targets.rows, rows)
        states, inherited = found.states[numbers].tolist(), found.inherited[numbers].tolist()
        return [(STATES[state], bool(from_behind)) for state, from_behind in zip(states, inherited, strict=True)]


def compared(structure: Structure, rare: Rare, cells: Cells, seed: int, rows: int) -> dict[str, Any]:
    """Ask some rows in each way; what stands in the answers, and what differs."""
    table, of = drawn(structure, rare, np.random.default_rng(seed), rows)
    began = time.process_time()
    every = cg.who_answers_all(structure, table).to_columns()
    at_once = time.process_time() - began
    states, met, wrong = Counter[str](), Counter[str](), list[str]()
    singly = time.process_time()
    for number in range(rows):
        asked = {name: values[number] for name, values in table.items()}
        answer = cg.who_answers(structure, **asked, explain=False)
        states[answer.state] += 1
        met.update(features(structure, answer))
        one = answer.state, answer.inherited, *(carriers(getattr(answer, name)) for name in LISTS)
        same = tuple(every[name][number] for name in ("state", "inherited", *LISTS))
        wrong += [] if one == same else [f"{asked}: one {one}, table {same}"]
    singly = time.process_time() - singly
    groups: dict[tuple[str, str, str], list[int]] = {}
    for number in range(rows):
        groups.setdefault((table["at"][number], table["mode"][number] or "", table["duty"][number]), []).append(number)
    for (at, mode, duty), numbers in sorted(groups.items()):
        found = cells.cells(duty, mode or None, at, [of[number] for number in numbers])
        for number, cell in zip(numbers, found, strict=True):
            same = every["state"][number], every["inherited"][number]
            wrong += [] if cell == same else [f"{table['place'][number]} {duty} {mode} {at}: cell {cell}, table {same}"]
    seconds = Counter({"table": at_once, "singly": singly})
    return {"rows": Counter(rows=rows), "states": states, "met": met, "seconds": seconds, "wrong": wrong}


def _nothing() -> dict[str, Any]:
    counts: dict[str, Any] = {name: Counter[str]() for name in ("rows", "states", "met", "seconds")}
    return counts | {"wrong": []}


def run(size: str | None, opened: str | None, seed: int, rows: int, first: int) -> dict[str, Any]:
    """Compare rows, so many at a time."""
    structure = structure_of(size, opened, seed)
    rare, cells = Rare(structure), Cells(structure)
    total = _nothing()
    for start in range(0, rows, CHUNK):
        part = compared(structure, rare, cells, seed * 1_000_000 + first + start, min(CHUNK, rows - start))
        for name, found in part.items():
            total[name] += found
        sys.stderr.write(f"{first + start + min(CHUNK, rows - start):,} ...\n")
    return total


def _shares(counts: Counter[str], rows: int) -> str:
    return ", ".join(f"{what} {many / rows:.2%}" for what, many in counts.most_common())


def main() -> int:
    """Ask, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=("community", "sub_district", "district"), default="district")
    parser.add_argument("--opened", metavar="FILE.cg")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    share = -(-asked.rows // asked.jobs)
    parts = [
        (asked.size, asked.opened, asked.seed, min(share, asked.rows - at), at) for at in range(0, asked.rows, share)
    ]
    total = _nothing()
    with ProcessPoolExecutor(asked.jobs) as pool:
        for part in [pool.submit(run, *each) for each in parts]:
            for name, found in part.result().items():
                total[name] += found
    rows = total["rows"]["rows"]
    said = [
        f"{rows:,} rows: {len(total['wrong']):,} disagreements",
        *(f"{name}: {_shares(total[name], rows)}" for name in ("states", "met")),
        "seconds of the processor: " + ", ".join(f"{what} {s:.1f}" for what, s in total["seconds"].items()),
        *total["wrong"][:SHOWN],
    ]
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if total["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
