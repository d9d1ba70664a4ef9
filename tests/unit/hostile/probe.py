"""What becomes of one path in a process of its own: it ends by itself, or it does not."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from attrs import frozen

CHILD = Path(__file__).with_name("child.py")


class Said(NamedTuple):
    """One finding, as a process tells it."""

    code: str
    severity: str
    line: int
    column: int
    text: str


@frozen
class Outcome:
    """How a process ended, what it said and what it took."""

    ended: str
    """well, or why not."""
    findings: tuple[Said, ...]
    dangling: tuple[str, ...]
    register: str
    seconds: float
    """Of the processor; how busy the machine is plays no part."""
    wall: float
    mib: float

    def codes(self, severity: str = "") -> set[str]:
        """The codes of its findings, or of those of one severity."""
        return {each.code for each in self.findings if severity in ("", each.severity)}


def probe(path: Path, folder: Path, *, seconds: int = 60, mib: int = 1024, what: str = "build") -> Outcome:
    """Read a path in a new process that runs in a folder; ``what`` is read, build or check."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = subprocess.run(
        [sys.executable, "-P", str(CHILD), str(path), str(seconds), str(mib), what],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"},
        timeout=20 * seconds,
    )
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said: dict[str, Any] = json.loads(run.stdout.splitlines()[-1]) if run.returncode == 0 else {}
    last = run.stderr.strip().splitlines()[-1:] or [""]
    return Outcome(
        ended="well" if said else f"exit {run.returncode} {last[0]}".strip(),
        findings=tuple(Said(*each) for each in said.get("findings", ())),
        dangling=tuple(said.get("dangling", ())),
        register=said.get("register", ""),
        seconds=spent,
        wall=wall,
        mib=said.get("peak", 0.0),
    )
