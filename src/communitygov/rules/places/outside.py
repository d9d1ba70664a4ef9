"""Homes that something leaves out: how many they are, as far as that is known."""

from communitygov.base.findings import Words
from communitygov.rules.wording import times
from communitygov.structure.intervals import Intervals
from communitygov.structure.places import Bools, Tree

UNKNOWN = Words("户数未知", "homes whose number is not known")


def homeful(tree: Tree) -> Bools:
    """The rows that weigh homes, counted or not; sites weigh none."""
    return (tree.homes > 0) | tree.uncounted


def how_many(tree: Tree, left_out: Bools, within: Intervals) -> Words:
    """The homes left out in some rows: those that are counted, and that there are others where there are."""
    counted = sum(int(tree.homes[start:end][left_out[start:end]].sum()) for start, end in within)
    if not counted:
        return UNKNOWN
    said = times(counted, "户", "home")
    if not any(bool(tree.uncounted[start:end][left_out[start:end]].any()) for start, end in within):
        return said
    return Words(f"{said.zh}，另有{UNKNOWN.zh}的", f"{said.en}, and {UNKNOWN.en}")
