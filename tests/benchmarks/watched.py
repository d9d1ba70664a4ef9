"""What a process, and all that it starts, takes: seconds on the clock, seconds of work, and memory."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define, field, frozen

TICKS = os.sysconf("SC_CLK_TCK")
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
PARENT, WORK, RESIDENT = 1, slice(11, 15), 21
"""Fields of ``/proc/PID/stat`` behind the name: work has that of processes that ended, too."""
EVERY = 0.1
"""Seconds between two looks."""


@frozen
class Took:
    """What one step took."""

    clock: float
    """Seconds on the clock."""
    work: float
    """Seconds of work of the processor, of all processes together."""
    memory: float
    """The most memory of all processes together, in MiB; what several share counts for each."""


def tree(root: int) -> tuple[float, float, int]:
    """Of a process and all that it started: seconds of work so far, MiB now, and how many they are."""
    stats: dict[int, list[str]] = {}
    started: dict[int, list[int]] = {}
    for number in [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]:
        try:
            text = Path(f"/proc/{number}/stat").read_text()
        except OSError:  # it has ended meanwhile
            continue
        stats[number] = text.rpartition(")")[2].split()
        started.setdefault(int(stats[number][PARENT]), []).append(number)
    waiting, work, pages, many = [root], 0, 0, 0
    while waiting:
        process = waiting.pop()
        if process in stats:
            work += sum(map(int, stats[process][WORK]))
            pages += int(stats[process][RESIDENT])
            many += 1
        waiting += started.get(process, ())
    return work / TICKS, pages * PAGE_SIZE / 2**20, many


def most_of_one(process: int) -> float:
    """The most memory that one process has had, in MiB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


@define
class _Most:
    """The most memory met since it was last asked for; looked at from time to time."""

    root: int
    memory: float = 0.0
    alone: bool = True
    over: threading.Event = field(factory=threading.Event)

    def look(self) -> None:
        while not self.over.wait(EVERY):
            self.once()

    def once(self) -> float:
        work, memory, many = tree(self.root)
        self.memory, self.alone = max(self.memory, memory), self.alone and many == 1
        return work

    def taken(self) -> float:
        found = max(self.memory, most_of_one(self.root)) if self.alone else self.memory
        self.memory = 0.0
        return found


def watched(line: Sequence[str], env: Mapping[str, str] | None = None) -> Iterator[tuple[str, Took]]:
    """Run a line; each line that it writes ends a step of that name, and what that took is given.

    Raises
    ------
    CalledProcessError
        When it fails.
    """
    began, before = time.perf_counter(), 0.0
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env=env) as running:
        most = _Most(running.pid)
        looking = threading.Thread(target=most.look, daemon=True)
        looking.start()
        assert running.stdout is not None
        for said in running.stdout:
            now, work = time.perf_counter(), most.once()
            yield said.strip(), Took(now - began, work - before, most.taken())
            began, before = now, work
        most.over.set()
        looking.join()
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, line)
