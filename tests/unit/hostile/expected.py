"""What a folder of bad input expects of each of its files, and whether that is what became of it."""

import csv
from pathlib import Path

from attrs import frozen
from tests.unit.hostile.probe import Outcome

NOT_READ = frozenset((".xlsx",))
"""Endings of files that this version does not read."""

IN_DETAIL: dict[str, tuple[tuple[str, int, str], ...]] = {
    "yaml_alias_bomb.yaml": (("CG003", 5, "aliases"),),
    "yaml_deep_nesting_10k.yaml": (("CG003", 1, "64 deep"),),
    "yaml_duplicate_keys.yaml": (("CG004", 2, "'name'"), ("CG004", 5, "'people'")),
    "json_duplicate_keys.json": (("CG004", 1, "'places'"),),
    "yaml_tabs_indent.yaml": (("CG002", 2, "tab"),),
    "yaml_python_object.yaml": (("CG002", 13, "python/object"),),
    "yaml_types_norway.yaml": (
        *(("CG007", 2, word) for word in ("'010'", "'no'")),
        *(("CG007", 3, word) for word in ("'1_000'", "'12:30:45'")),
        *(("CG007", 4, word) for word in ("'0x1F'", "'2021-01-01'")),
        *(("CG007", 5, word) for word in ("'1e3'", "'~'")),
    ),
    "yaml_bad_dates.yaml": tuple(("CG102", line, "") for line in range(11, 18)),
    "yaml_unknown_keys.yaml": (("CG101", 4, "within"),),
    "yaml_unknown_refs.yaml": (("CG113", 11, "P00"), ("CG110", 12, "G1"), ("CG110", 13, "网格长")),
    "yaml_gbk.yaml": (("CG006", 1, "GB18030"),),
    "csv_gbk.csv": (("CG006", 1, "GB18030"),),
    "csv_ragged.csv": (("CG002", 3, "3 of the 5"), ("CG002", 4, "7 cells")),
    "csv_scientific_codes.csv": tuple(("CG102", line, "digits are lost") for line in range(2, 6)),
    "csv_formula_injection.csv": tuple(("CG008", line, "would run") for line in range(3, 8)),
    "yaml_self_parent.yaml": (("CG201", 7, ""),),
    "yaml_cycle_two.yaml": (("CG201", 7, ""),),
    "yaml_two_parents.yaml": (("CG202", 7, ""),),
    "yaml_household_in_two_grids.yaml": (("CG105", 7, ":5:"),),
    "yaml_overlapping_holders.yaml": (("CG302", 12, ""), ("CG303", 13, "")),
}
"""What the detail of a line means in our words: a code, its line, and what its sentence says."""

ONCE = {"yaml_cycle_two.yaml": ("CG201",)}
"""Codes of which there is one finding and no second."""


@frozen
class Expected:
    """One line of ``EXPECT.csv``."""

    file: str
    classes: tuple[tuple[str, ...], ...]
    """Ways to be as expected; of each all parts."""
    silent: bool
    """Whether nothing but notes may be said."""
    seconds: int
    mib: int

    @property
    def is_read(self) -> bool:
        """Whether this version reads such files at all."""
        return Path(self.file).suffix.lower() not in NOT_READ

    def failures(self, outcome: Outcome, left_behind: list[str]) -> list[str]:
        """What is not as expected."""
        found: list[str] = []
        if outcome.ended != "well":
            return [outcome.ended]
        if outcome.seconds > self.seconds or outcome.mib > self.mib:
            found.append(f"more than {self.seconds} s or {self.mib} MiB")
        if self.silent and outcome.codes("warning"):
            found.append("more than notes")
        if left_behind:
            found.append(f"it left {', '.join(left_behind)} behind")
        if not any(all(_is(part, outcome) for part in way) for way in self.classes):
            found.append("not " + " or ".join("+".join(way) for way in self.classes))
        for code, line, said in IN_DETAIL.get(self.file, ()):
            if not any((each.code, each.line) == (code, line) and said in each.text for each in outcome.findings):
                found.append(f"no {code} at line {line} that says {said or 'so'}")
        codes = [each.code for each in outcome.findings]
        return found + [f"more than one {code}" for code in ONCE.get(self.file, ()) if codes.count(code) > 1]


def _is(part: str, outcome: Outcome) -> bool:
    if part in ("bounded", "must_not_execute"):  # held to on every file
        return True
    if part == "accepted":
        return not outcome.codes("error")
    severity = "error" if part == "error_with_location" else "warning"
    return any(each.severity == severity and each.line and each.column for each in outcome.findings)


def expected(folder: Path) -> list[Expected]:
    """The lines of the folder's ``EXPECT.csv``."""
    with (folder / "EXPECT.csv").open(encoding="utf-8-sig", newline="") as opened:
        return [
            Expected(
                row["file"],
                tuple(tuple(way.split("+")) for way in row["class"].split("|")),
                "no message above info" in row["detail"],
                int(row["max_seconds"]),
                int(row["max_mb"]),
            )
            for row in csv.DictReader(opened)
        ]
