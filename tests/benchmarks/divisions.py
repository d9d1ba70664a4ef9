"""How long a list of divisions of a whole country takes: ``python tests/benchmarks/divisions.py [SAMPLE...]``.

No list of a country is at hand or shipped. Rows of the samples, or of an invented county where none is given, are
repeated with other codes until there are 665,276, as many as the last open list of five levels has: what is measured is
the size, not the list. Each figure is of a process of its own; the seconds are of its processor, and those of a busy
machine vary.
"""

import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROWS = 665_276
CHILD = """
import resource, sys, time
from communitygov.io.csv_text import read_csv
from communitygov.rules.divisions import divisions
started = time.process_time()
with open(sys.argv[1], "rb") as opened:
    table = read_csv(opened, "list.csv")
cells = time.process_time() - started
del table
started = time.process_time()
made = divisions(sys.argv[1:], partial=True)
seconds = time.process_time() - started
started = time.process_time()
assert made.find(made.code(len(made) - 1)) is not None
bearing = len(made.named(made.names[0]))
looked_up = time.process_time() - started
started = time.process_time()
made.write(sys.argv[1] + ".places.csv")
written = time.process_time() - started
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{len(made):>9,} rows  {cells:6.2f} s cells  {seconds:6.2f} s read and judged  {looked_up:6.3f} s look-ups"
      f"  {written:6.2f} s written  {memory:6.0f} MiB  {dict(made.counts)}")
"""


def main(samples: Sequence[str]) -> None:
    """Measure each sample as it is, then a list of the size of a country."""
    with tempfile.TemporaryDirectory() as folder:
        for sample in samples:
            copy = Path(folder) / Path(sample).name
            copy.write_bytes(Path(sample).read_bytes())
            sys.stdout.write(f"{copy.name:<28}{_measured(copy)}")
        whole = Path(folder) / "whole.csv"
        rows = [row for sample in samples for row in _rows(Path(sample))] or list(_invented())
        with whole.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([("code", "name", "parent"), *_repeated(rows)])
        sys.stdout.write(f"{'made up to a country':<28}{_measured(whole)}")


def _measured(path: Path) -> str:
    return subprocess.run([sys.executable, "-c", CHILD, str(path)], check=True, capture_output=True, text=True).stdout


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    """The part of a code behind the county, and the name; of rows below a county."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        yield from (
            (row["code"][6:], row["name"])
            for row in csv.DictReader(opened)
            if len(row["code"]) > 6 and row["code"][6:9] != "000"
        )


def _invented() -> Iterator[tuple[str, str]]:
    for street in range(1, 15):
        yield f"{street:03}", f"第{street}街道"
        yield from ((f"{street:03}{number:03}", f"第{street}街道第{number}社区居委会") for number in range(1, 16))


def _repeated(rows: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Counties with the streets and communities of the samples, one after another, under codes that nothing has."""
    streets = list(dict.fromkeys(tail for tail, _ in rows if len(tail) == 3))
    names = dict(reversed(rows))
    tails = [*streets[:400], *(tail for tail in dict(rows) if len(tail) == 6 and tail[:3] in {*streets[:400]})]
    count = 0
    for province in range(11, 100):
        yield f"{province}", f"省{province}", ""
        yield f"{province}01", "市辖区", f"{province}"
        count += 2
        for county in range(1, 100):
            outer = f"{province}01{county:02}"
            yield outer, f"县{outer}", f"{province}01"
            count += 1
            for tail in tails:
                yield f"{outer}{tail}", names[tail], f"{outer}{tail[:-3]}"
                count += 1
                if count >= ROWS:
                    return


if __name__ == "__main__":
    main(sys.argv[1:])
