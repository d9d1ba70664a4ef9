"""Compares the answers that were kept, question by question; ends with what differs.

python -m tests.benchmarks.peers.agree FOLDER
"""

import sys
from pathlib import Path

from tests.benchmarks.peers.answers import differs, kept
from tests.benchmarks.peers.base import QUESTIONS
from tests.benchmarks.peers.known import CANDIDATES, REFERENCE

ORDER = (REFERENCE, *(name for name in CANDIDATES if name != REFERENCE))


def main() -> None:
    """Hold each answer against that of the reference, or where it was not asked against the first there is."""
    folder, wrong = Path(sys.argv[1]), 0
    for question in QUESTIONS:
        names = [name for name in ORDER if (folder / f"{question}.{name}.npz").exists()]
        if not names:
            continue
        first = kept(folder / f"{question}.{names[0]}.npz")
        for name in names[1:]:
            said = differs(first, kept(folder / f"{question}.{name}.npz"))
            if said is not None:
                sys.stdout.write(f"{question}: {names[0]} and {name}: {said}\n")
                wrong += 1
        sys.stdout.write(f"{question}: {len(names)} answers compared ({', '.join(names)})\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
