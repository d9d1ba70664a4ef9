"""The library and its peers in one run on one input, back to back.

    python -m tests.benchmarks.peers [--size community district city] [--only NAME ...] [--rounds 3] [--limit 120]
        [--folder FOLDER] [--page docs/benchmarks.md]

Each candidate runs in a new process each time; the order is rotated from round to round. After the first round all
answers are compared, and a difference ends the run before any time is shown. The table is printed, and with
`--page` written between the marks of that page; the page of the documentation takes a whole table alone. It is run in
the root of the repository.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.peers import report
from tests.benchmarks.peers.known import CANDIDATES, REFERENCE, SLOW_SIZES, installed
from tests.benchmarks.peers.rounds import Size, make, ran
from tests.benchmarks.peers.tables import SIZES

PAGE = Path("docs/benchmarks.md")


def main() -> int:
    """Every size: make the input, ask, compare, ask again."""
    asked = arguments()
    absent = [name for name in asked.only if not installed(name)]
    names = [name for name in asked.only if name not in absent]
    sizes: list[Size] = []
    with tempfile.TemporaryDirectory() as temporary:
        for name in asked.size:
            folder = Path(asked.folder or temporary) / name
            size = make(name, folder)
            slow = [REFERENCE] if name in SLOW_SIZES else []
            if not ran(size, folder, [*slow, *names], rounds=asked.rounds, limit=asked.limit):
                return 1
            sizes.append(size)
    text = report.text(sizes, names, absent, rounds=asked.rounds, limit=asked.limit)
    sys.stdout.write(text)
    if asked.page:
        report.write(asked.page, text)
    return 0


def arguments() -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers")
    parser.add_argument("--size", nargs="+", choices=SIZES, default=["community", "district", "city"])
    names = [name for name in CANDIDATES if name != REFERENCE]
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--limit", type=float, default=120, help="seconds a question may take")
    parser.add_argument("--folder", type=Path, help="where the tables are kept; else they are thrown away")
    parser.add_argument("--page", type=Path, nargs="?", const=PAGE, help=f"write the table into this page; {PAGE}")
    asked = parser.parse_args()
    partial = [name for name in ("size", "only") if getattr(asked, name) != parser.get_default(name)]
    if partial and asked.page == PAGE:
        parser.error(f"{PAGE} has the whole table: with --{partial[0]} name another page")
    return asked


if __name__ == "__main__":
    sys.exit(main())
