"""The first structure over which the engine on the path and the second implementation disagree, as JSON.

    PYTHONPATH=FOLDER python -m tests.mutations.first FOLDER FROM TO [spans]

FOLDER holds the package to ask. With ``spans`` they are asked about spans of weeks (``tests/oracle/recurring.py``) and
not about instants. Seeds are taken one by one; ``null`` means that none disagrees.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from tests.oracle.compare import compared
from tests.oracle.spans import differing_over_weeks

import communitygov

DIFFERS = re.compile(r" {4}(\w+): ")
ERROR = re.compile(r" {4}(?:[\w.]+\.)?(\w+)(?:: .*)?")


def first(start: int, stop: int) -> dict[str, Any] | None:
    """The first seed that disagrees, and what the two say differently; None for none."""
    for seed in range(start, stop):
        reports = compared(seed, seed + 1)["shown"]
        if reports:
            return {"seed": seed, "fields": sorted({field for report in reports for field in differing(report)})}
    return None


def first_span(start: int, stop: int) -> dict[str, Any] | None:
    """The first seed over whose span of weeks they disagree; None for none."""
    for seed in range(start, stop):
        fields = differing_over_weeks(seed)
        if fields:
            return {"seed": seed, "fields": sorted(fields)}
    return None


def differing(report: str) -> set[str]:
    """The fields a report of a disagreement names, those of a coverage marked as such; of an error its name."""
    title, *lines = report.splitlines()
    if lines[0].endswith("Traceback (most recent call last):"):
        error = ERROR.fullmatch(lines[-1])
        return {error[1] if error else "error"}
    mark = "coverage " if "coverage(" in title else ""
    return {mark + found[1] for line in lines if (found := DIFFERS.match(line))}


def main(folder: str, start: str, stop: str, what: str = "instants") -> int:
    """The command; it refuses to ask another package than the one meant."""
    found = Path(communitygov.__file__).resolve()
    if Path(folder).resolve() not in found.parents:
        sys.stderr.write(f"communitygov is loaded from {found.parent} and not from {folder}\n")
        return 2
    sys.stdout.write(json.dumps((first_span if what == "spans" else first)(int(start), int(stop))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
