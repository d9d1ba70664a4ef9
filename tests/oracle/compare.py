"""Compares the engine with the second implementation, over a range of seeds.

    python -m tests.oracle.compare --from 0 --to 20000 --jobs 2 > first.jsonl
    python -m tests.oracle.compare --from 20000 --to 40000 --jobs 2 > second.jsonl
    python -m tests.oracle.compare --add first.jsonl second.jsonl

Ranges can be run apart, on any machine; the last line of each is the JSON of its counts, and ``--add`` sums all such
lines of some files. Each line has a digest of the two programs, and those of different programs are not summed. With
``--questions 2`` a structure is asked two questions and its coverage: more structures in the time. With ``--alone``
only the second implementation runs: how often each state and each losing step occurs.
"""

import argparse
import gc
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from tests.oracle.generator import ASKED_MODES, questions, register
from tests.oracle.hours import when
from tests.oracle.listing import Entry
from tests.oracle.meaning import LISTS, answer, coverage
from tests.oracle.program import digest

from communitygov.model.register import Register

Answer = dict[str, Any]
Ask = Callable[[Register, str, str, "str | None", str], Answer]
Cover = Callable[[Register, list[str], "str | None", "str | None", str], Answer]

STATES = (
    "answered",
    "ambiguous",
    "unknown_which",
    "missing",
    "vacant",
    "off_shift",
    "too_far",
    "exempt",
    "not_applicable",
)
LEVELS = ("household", "household", "household", "micro_grid", "building", "grid", "shop", None)
CHUNK = 250
QUESTIONS = 7
"""How many questions a structure is asked where nothing else is said; fewer are the first ones of these."""
SHOWN = 5
"""How many disagreements a run prints in full."""


# ---------------------------------------------------------------------- the engine


class Engine:
    """The engine, asked through its front door."""

    def __init__(self) -> None:
        import communitygov

        self.front = communitygov
        self.kept: list[tuple[Register, list[Any]]] = []

    def structure(self, register: Register, at: str) -> Any:
        """A structure of a register that holds at an instant, also one built for another; those of two are kept."""
        now = next((each for each in self.kept if each[0] is register), (register, []))
        self.kept = [*(each for each in self.kept if each is not now), now][-2:]
        structures = now[1]
        moment = when(at, register.time_zone).at
        for built in structures:
            if (built.since is None or built.since <= moment) and (built.until is None or moment < built.until):
                return built
        structures.append(self.front.build(register, at=at))
        return structures[-1]

    def ask(self, register: Register, place: str, duty: str, mode: str | None, at: str) -> Answer:
        """One answer, as plain data."""
        structure = self.structure(register, at)
        found = self.front.who_answers(structure, place=place, duty=duty, mode=mode, at=at)
        return plain(found)

    def cover(self, register: Register, duties: list[str], level: str | None, mode: str | None, at: str) -> Answer:
        """The counts of a coverage, as plain data."""
        structure = self.structure(register, at)
        found = self.front.coverage(structure, duty=duties, level=level, mode=mode, at=at)
        return {
            "states": {state: count for state, count in dict(found.states).items() if count},
            "inherited": found.inherited,
            "holes_with_backstop": found.holes_with_backstop,
            "not_counted": sorted(str(each).removeprefix("place:") for each in found.not_counted),
            "total": found.total,
            "readings_cut": found.readings_cut,
        }


def sides() -> dict[str, Ask]:
    """Whoever can be asked: the second implementation and the engine."""
    return {"oracle": answer, "engine": Engine().ask}


def plain(found: Any) -> Answer:
    """An answer of the engine as a dict."""
    said = found.to_json() if hasattr(found, "to_json") else found
    return json.loads(said) if isinstance(said, str) else dict(said)


# ---------------------------------------------------------------------- comparing


def _entry(said: Any) -> tuple[Any, ...]:
    if isinstance(said, dict):
        return tuple(said[field] for field in Entry._fields)
    return tuple(said)


def _triple(said: Any, *fields: str) -> tuple[Any, ...]:
    return tuple(said.get(field) for field in fields) if isinstance(said, dict) else tuple(said)


def _reading(said: Any) -> tuple[str, tuple[str, ...]]:
    state, persons = (said["state"], said["persons"]) if isinstance(said, dict) else said
    return state, tuple(sorted(_told(person) for person in persons))


def _told(person: str) -> str:
    """A person of a reading; somebody not named has a word of each side's own, that tells them apart."""
    return "somebody" if person.partition(":")[0] in ("unnamed", "unknown") else person


def comparable(found: Answer) -> Answer:
    """An answer of either side in one form: what is a set is sorted, what is a list keeps its order."""
    plainly = {name: found[name] for name in ("mode", "mode_in_force", "state", "inherited")}
    plainly |= {name: found[name].removeprefix(f"{name}:") for name in ("place", "duty")}
    lists = {name: [_entry(each) for each in found[name]] for name in LISTS}
    readings = sorted(_reading(each) for each in found["readings"])
    return {
        **plainly,
        **lists,
        "because": sorted({_triple(each, "kind", "subject", "object") for each in found["because"]}, key=repr),
        "why_not": sorted({_triple(each, "share", "carrier", "step") for each in found["why_not"]}),
        "readings": readings if len(readings) > 1 else [],
    }


def difference(oracle: Answer, engine: Answer) -> list[str]:
    """The fields in which two answers differ, each on lines of its own."""
    lines = []
    for name, ours in oracle.items():
        theirs = engine[name]
        if ours == theirs:
            continue
        if isinstance(ours, list) and isinstance(theirs, list):
            lines += [f"    {name}: only the oracle: {each}" for each in ours if each not in theirs]
            lines += [f"    {name}: only the engine: {each}" for each in theirs if each not in ours]
            if sorted(map(repr, ours)) == sorted(map(repr, theirs)):
                lines.append(f"    {name}: another order: {ours} and {theirs}")
            elif len(ours) != len(theirs):
                lines.append(f"    {name}: {len(ours)} by the oracle, {len(theirs)} by the engine")
        else:
            lines.append(f"    {name}: the oracle says {ours!r}, the engine {theirs!r}")
    return lines


def coverage_question(seed: int, at: str) -> tuple[list[str], str | None, str | None, str]:
    """What is asked of the whole structure of a seed: duties, level, mode, instant."""
    random = Random(f"coverage {seed}")
    duties = ["d-1"] if random.random() < 0.8 else ["d-1", "d-2"]
    mode = None if random.random() < 0.5 else random.choice(ASKED_MODES)
    return duties, random.choice(LEVELS), mode, at


@dataclass
class Compared:
    """One question asked of both."""

    report: str | None
    """What differs, told; nothing where nothing does."""
    past_the_bound: bool = False
    """Whether the engine's answer says that there is more to it than was looked at (record 0028)."""


def compare(title: str, ours: Answer, asked: Callable[[], Answer], shape: Callable[[Answer], Answer]) -> Compared:
    """What differs between the second implementation's answer and the engine's."""
    try:
        theirs = asked()
        lines = difference(shape(ours), shape(theirs))
    except Exception:  # noqa: BLE001  # whatever the engine raises is a disagreement
        return Compared("\n".join((title, *("    " + line for line in traceback.format_exc().splitlines()))))
    if not lines:
        return Compared(None)
    return Compared("\n".join((title, *lines)), bool(theirs.get("readings_cut") or theirs.get("lists_cut")))


@contextmanager
def collecting_seldom() -> Generator[None]:
    """Structures are many, small and soon forgotten: what was there before is not looked through for each of them."""
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()


@collecting_seldom()
def run(
    start: int,
    stop: int,
    ask: Ask | None = None,
    cover: Cover | None = None,
    *,
    each: int = QUESTIONS,
) -> dict[str, Any]:
    """Compare over a range of seeds, the first so many questions of each; without an engine only count.

    An answer that differs and says itself that there is more to it than the engine looked at is no disagreement: it is
    counted apart, as past the bound.
    """
    began = time.perf_counter()
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("states", "why_not", "because", "coverage")}
    total: Counter[str] = Counter()
    shown = []
    for seed in range(start, stop):
        drawn = register(seed)
        asked = questions(seed, drawn, each)
        both: list[Compared] = []
        for place, duty, mode, at in asked:
            ours = answer(drawn, place, duty, mode, at)
            total["questions"] += 1
            total["inherited"] += ours["inherited"]
            counts["states"][ours["state"]] += 1
            counts["why_not"].update(step for _, _, step in ours["why_not"])
            counts["because"].update(kind for kind, _, _ in ours["because"])
            if ask is not None:
                title = f"seed {seed}: who_answers(place={place!r}, duty={duty!r}, mode={mode!r}, at={at!r})"
                both.append(compare(title, ours, partial(ask, drawn, place, duty, mode, at), comparable))
        if cover is not None or ask is None:
            duties, level, mode, at = coverage_question(seed, asked[0][3])
            ours = coverage(drawn, duties, level, mode, at)
            counts["coverage"].update(ours["states"])
            total["not_counted"] += len(ours["not_counted"])
            if cover is not None:
                title = f"seed {seed}: coverage(duty={duties!r}, level={level!r}, mode={mode!r}, at={at!r})"
                both.append(compare(title, ours, partial(cover, drawn, duties, level, mode, at), dict))
        found = [one.report for one in both if one.report is not None and not one.past_the_bound]
        total["past_the_bound"] += sum(one.past_the_bound for one in both)
        total["disagreements"] += len(found)
        total["structures_that_disagree"] += bool(found)
        shown += found[: max(0, SHOWN - len(shown))]
    total["structures"] = stop - start
    return {
        "programs": digest(),
        "ranges": [[start, stop]],
        **{name: total[name] for name in TOTALS},
        **{name: dict(sorted(each.items())) for name, each in counts.items()},
        "seconds": round(time.perf_counter() - began, 1),
        "shown": shown,
    }


TOTALS = (
    "structures",
    "questions",
    "inherited",
    "not_counted",
    "past_the_bound",
    "disagreements",
    "structures_that_disagree",
)


def added(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The counts of several ranges as one; a seed is never counted twice.

    Raises
    ------
    ValueError
        When a seed is in two of them, or when they are of different programs.
    """
    programs = {one["programs"] for one in runs}
    if len(programs) > 1:
        raise ValueError(f"these runs are of {len(programs)} programs: {', '.join(sorted(programs))}")
    ranges = sorted(tuple(each) for one in runs for each in one["ranges"])
    merged: list[list[int]] = []
    for start, stop in ranges:
        if merged and start < merged[-1][1]:
            raise ValueError(f"seeds {start} to {min(stop, merged[-1][1])} are counted twice")
        if merged and start == merged[-1][1]:
            merged[-1][1] = stop
        else:
            merged.append([start, stop])
    sums: dict[str, Any] = {name: sum(one[name] for one in runs) for name in TOTALS}
    for name in ("states", "why_not", "because", "coverage"):
        counter: Counter[str] = Counter()
        for one in runs:
            counter.update(one[name])
        sums[name] = dict(sorted(counter.items()))
    seconds = round(sum(one["seconds"] for one in runs), 1)
    shown = [text for one in runs for text in one["shown"]]
    return {"programs": programs.pop(), "ranges": merged, **sums, "seconds": seconds, "shown": shown}


def compared(start: int, stop: int, *, each: int = QUESTIONS, alone: bool = False) -> dict[str, Any]:
    """Compare over a range of seeds with the engine of this checkout."""
    if alone:
        return run(start, stop, each=each)
    engine = Engine()
    return run(start, stop, engine.ask, engine.cover, each=each)


# ---------------------------------------------------------------------- the command


def told(counts: dict[str, Any]) -> Iterator[str]:
    """The counts, for people."""
    yield f"{counts['structures']} structures, {counts['questions']} questions, {counts['seconds']} s of work"
    for state in STATES:
        number = counts["states"].get(state, 0)
        yield f"  {state:16}{number:10}  {100 * number / max(1, counts['questions']):6.2f} %"
    yield f"  inherited       {counts['inherited']:10}"
    yield "losing steps: " + ", ".join(f"{step} {number}" for step, number in counts["why_not"].items())
    yield "facts: " + ", ".join(f"{kind} {number}" for kind, number in counts["because"].items())
    yield f"{counts['past_the_bound']} answers differ past the bound of what the engine looks at"
    yield f"{counts['disagreements']} disagreements in {counts['structures_that_disagree']} structures"


def main(arguments: list[str] | None = None) -> int:
    """The command; 1 where the two disagree."""
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.compare", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--from", dest="start", type=int, default=0)
    parser.add_argument("--to", dest="stop", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument(
        "--questions", type=int, default=QUESTIONS, help="how many of each structure, %(default)s if not"
    )
    parser.add_argument("--alone", action="store_true", help="run the second implementation only")
    parser.add_argument("--add", nargs="+", metavar="FILE", help="sum the counts of earlier runs")
    options = parser.parse_args(arguments)
    if options.add:
        lines = [line for name in options.add for line in Path(name).read_text(encoding="utf-8").splitlines()]
        counts = added([json.loads(line) for line in lines if line.startswith("{")])
    else:
        starts = range(options.start, options.stop, CHUNK)
        stops = [min(start + CHUNK, options.stop) for start in starts]
        with ProcessPoolExecutor(options.jobs) as pool:
            ask = partial(compared, each=options.questions, alone=options.alone)
            counts = added(list(pool.map(ask, starts, stops)))
    shown = counts.pop("shown")
    sys.stdout.write("\n".join((*shown[: 4 * SHOWN], *told(counts), json.dumps(counts | {"shown": []}), "")))
    return 1 if counts["disagreements"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
