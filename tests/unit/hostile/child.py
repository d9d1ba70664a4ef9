"""Reads one path, builds it, checks it and writes it, with no more time and memory than it is given.

A program of its own: ``python child.py PATH SECONDS MIB WHAT``. What it found is the last line it prints, as JSON.
"""

import json
import resource
import sys
from pathlib import Path

SPACE = 2048
"""MiB of addresses beside those that are asked for: libraries reserve more than they use."""


def held(seconds: int, mib: int) -> None:
    """Let the system end this process where it takes more."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, ((mib + SPACE) << 20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 << 20,) * 2)


def told(path: str, what: str) -> dict[str, object]:
    """What is said of a path: by reading, and as far as it is asked for by what comes after."""
    import communitygov as cg

    partial = cg.read(path, partial=True)
    findings, loose = list(partial.findings), list[str]()
    if what != "read":
        structure = cg.build(partial.register)
        loose = [str(each) for each in structure.dangling]
    if what == "check":
        at = None if partial.register.as_of else "2024-07-01"
        findings += cg.check(structure, at=at)
        assert cg.loads(cg.dumps(partial.register), partial=True).register == partial.register
    return {
        "findings": [
            [each.code, each.severity, each.line, each.column, f"{each} {each.remedy}"] for each in findings[:200]
        ],
        "dangling": loose[:200],
        "register": repr(partial.register),
        "peak": peak(),
    }


def peak() -> float:
    """The most memory this process took, in MiB; what the system says of a process counts that of who began it."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    own = [float(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return (own[0] if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


if __name__ == "__main__":
    held(int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(json.dumps(told(sys.argv[1], sys.argv[4])) + "\n")
