"""How much memory a process may still take: what the machine has, and what it is allowed."""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path("/")


def free_memory(root: Path = ROOT) -> int | None:
    """Bytes that this process may still take; None where the system does not say: elsewhere than on Linux.

    The least of what the machine has left, swap included, what each control group around the process leaves it, and
    what its own limit on addresses does.
    """
    if not sys.platform.startswith("linux"):
        return None
    left = [each for each in (_of_machine(root), _of_addresses(root), *_of_groups(root)) if each is not None]
    return max(0, min(left)) if left else None


def _of_machine(root: Path) -> int | None:
    said = dict(_fields(root / "proc/meminfo", ":"))
    there = said.get("MemAvailable")
    return None if there is None else (there + said.get("SwapFree", 0)) * 1024


def _of_addresses(root: Path) -> int | None:
    """What ``ulimit -v`` leaves."""
    import resource

    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    used = dict(_fields(root / "proc/self/status", ":")).get("VmSize")
    return None if most == resource.RLIM_INFINITY or used is None else most - used * 1024


def _of_groups(root: Path) -> Iterator[int | None]:
    """What each control group leaves, of either version, from that of the process outwards."""
    for line in _text(root / "proc/self/cgroup").splitlines():
        _, controllers, path = (*line.split(":", 2), "", "")[:3]
        way = PurePosixPath(path.strip().lstrip("/"))
        for inner in (way, *way.parents):
            if not controllers:
                yield _left(root / "sys/fs/cgroup" / inner, "memory.max", "memory.current", "inactive_file")
            elif "memory" in controllers.split(","):
                folder = root / "sys/fs/cgroup/memory" / inner
                yield _left(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")


def _left(folder: Path, limit: str, used: str, given_back: str) -> int | None:
    """What a group leaves: what stands in it of files that nobody uses is given back."""
    most, now = _number(_text(folder / limit)), _number(_text(folder / used))
    if most is None or now is None:
        return None
    return most - now + dict(_fields(folder / "memory.stat", None)).get(given_back, 0)


def _fields(path: Path, sign: str | None) -> Iterator[tuple[str, int]]:
    """The lines of a file that say a name and a number."""
    for line in _text(path).splitlines():
        name, *rest = line.split(sign, 1)
        number = _number(rest[0].split()[0]) if rest and rest[0].split() else None
        if number is not None:
            yield name, number


def _number(text: str) -> int | None:
    return int(text) if text.strip().isascii() and text.strip().isdigit() else None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
