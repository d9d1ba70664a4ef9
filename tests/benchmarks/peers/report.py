"""The table of what was measured: seconds, ratios to the library, growth; and the page it is written into."""

import math
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.peers.known import CANDIDATES
from tests.benchmarks.peers.rounds import FAILED, LATE, Size

BEGIN, END = "<!-- table: written by tests/benchmarks/peers -->", "<!-- end of table -->"
LIBRARY = "communitygov"
STEPS = {
    "cold": "cold",
    "build": "build",
    "coverage": "coverage",
    "who_all": "who, all",
    "who": "who, one",
    "load": "load",
    "lost": "lost",
    "week": "week",
    "may": "may",
}
"""What is a column, and what it is called."""
DISTRIBUTIONS = {"dicts": None, LIBRARY: LIBRARY}


def text(sizes: Sequence[Size], names: Sequence[str], absent: Sequence[str], *, rounds: int, limit: float) -> str:
    """All tables in Markdown."""
    shown = [name for name in CANDIDATES if name in names]
    parts = [_said(shown, absent, rounds, limit)]
    for size in sizes:
        counted = ", ".join(f"{number:,} {what}" for what, number in size.counted.items())
        parts += [f"### {size.name.capitalize()}: {counted}", _table(size, shown, limit)]
    if len(sizes) > 1:
        parts += ["### Growth", _growth(sizes, shown)]
    return "\n\n".join(parts) + "\n"


def _said(names: Sequence[str], absent: Sequence[str], rounds: int, limit: float) -> str:
    """The machine, the versions and the day."""
    versions = ", ".join(f"{name} {found}" for name in names if (found := _version(name)))
    machine = f"{platform.system()}, {os.cpu_count()} processors, {_memory()}, Python {platform.python_version()}"
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}; {machine}; {versions}.",
        f"The one in the middle of {rounds} runs, each in a new process; a question may take {limit:g} s.",
    ]
    return " ".join([*lines, f"Not installed: {', '.join(absent)}."] if absent else lines)


def _version(name: str) -> str | None:
    distribution = DISTRIBUTIONS.get(name, name)
    try:
        return version(distribution) if distribution else None
    except PackageNotFoundError:
        return None


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
    except (ValueError, OSError):
        return "memory unknown"


def _table(size: Size, names: Sequence[str], limit: float) -> str:
    """A row for each candidate: how long it took, and how many times what the library took; then the processors."""
    lines = [f"| | {' | '.join(STEPS.values())} | peak, cold |", "| --- " * (len(STEPS) + 2) + "|"]
    for name in names:
        cells = [_cell(size, name, step, limit) for step in STEPS]
        cold = size.median(name, "cold", "peak")
        lines.append(f"| {name} | {' | '.join(cells)} | {'' if cold is None else f'{cold:,.0f} MiB'} |")
    lines += ["", "The same in seconds of the processors:", "", *lines[:1], *lines[1:2]]
    for name in names:
        cells = [_seconds(size.median(name, step, "cpu")) for step in STEPS]
        lines.append(f"| {name} | {' | '.join(cells)} | |")
    return "\n".join(lines)


def _cell(size: Size, name: str, step: str, limit: float) -> str:
    without = size.without.get((name, "build")) or size.without.get((name, step))
    if without == LATE:
        return f"no answer in {limit:g} s"
    if without == FAILED:
        return "failed"
    took, library = size.median(name, step), size.median(LIBRARY, step)
    if took is None or library is None or name == LIBRARY:
        return _seconds(took)
    return f"{_seconds(took)} ×{_rounded(took / library)}"


def _seconds(took: float | None) -> str:
    """Two digits that count, in the unit in which they are read best."""
    if took is None:
        return ""
    for unit, one in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if took >= one * 0.995 or unit == "µs":
            return f"{_rounded(took / one)} {unit}"
    return ""


def _rounded(value: float) -> str:
    """Two digits that count."""
    if value <= 0:
        return "0"
    digits = 1 - math.floor(math.log10(value))
    return f"{round(value, digits):,.{max(0, digits)}f}"


def _growth(sizes: Sequence[Size], names: Sequence[str]) -> str:
    """The slope of log time over log places, from each size to the next."""
    lines = [f"| | from, to | {' | '.join(STEPS.values())} |", "| --- " * (len(STEPS) + 2) + "|"]
    for name in names:
        for one, two in pairwise(sizes):
            cells = [_slope(one, two, name, step) for step in STEPS]
            if any(cells):
                lines.append(f"| {name} | {one.name}, {two.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _slope(one: Size, two: Size, name: str, step: str) -> str:
    first, second = one.median(name, step), two.median(name, step)
    if not first or not second or one.counted["places"] == two.counted["places"]:
        return ""
    return f"{math.log(second / first) / math.log(two.counted['places'] / one.counted['places']):.2f}"


def write(page: Path, table: str) -> None:
    """Put the table between the marks of a page."""
    old = page.read_text(encoding="utf-8")
    before, _, rest = old.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{table}\n{END}{after}", encoding="utf-8")
