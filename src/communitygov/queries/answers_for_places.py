"""Places told in few words: those of the tree of which all that counts is meant, instead of each home."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from attrs import field, frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column
from communitygov.base.shortly import shortly
from communitygov.queries.answers_for_targets import Asked
from communitygov.queries.tabled import ids, known
from communitygov.structure.build import Structure
from communitygov.structure.places import FLOOR, Bools, Ints, Longs

MOST_PLACES = 1000
"""The places listed; of more the first ones, and how many there are besides."""

COLUMNS: Mapping[str, Column] = {
    "homes": "number",
    "others": "count",
    "whole": "text",
    "part_of": "text",
    "itself": "text",
    "left_out": "count",
    "floors": "yes_no",
    "not_counted": "text",
}
"""The columns that places take in the row of a table."""


@frozen
class Places:
    """Some places: what they count, and which they are."""

    homes: int
    """Households in them, those known by number included; those that are not known are in `not_counted`."""
    others: int
    """Places in them that are no homes: sites, or buildings, grids and floors where a duty is for such."""
    whole: tuple[Ref, ...] = ()
    """Places of which all that is asked for is meant, as few as will do, in the order of the tree."""
    part: tuple[Ref, ...] = ()
    """Buildings, entrances and floors of which the homes (or floors) that nobody lists one by one are meant."""
    itself: tuple[Ref, ...] = ()
    """Places that are meant themselves, without all that is asked for in them."""
    left_out: int = 0
    """How many such places are not listed; the counts cover them."""
    floors: bool = False
    """Whether only floors are meant that no row lists; a duty for floors has a row for them and one for the rest."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places in them whose households are unknown or not exact."""

    def cells(self) -> dict[str, Any]:
        """What they are in the row of a table; homes are missing where no number of them is known."""
        return {
            "homes": known(self.homes, self.not_counted),
            "others": self.others,
            "whole": ids(self.whole),
            "part_of": ids(self.part),
            "itself": ids(self.itself),
            "left_out": self.left_out,
            "floors": self.floors,
            "not_counted": ids(self.not_counted),
        }

    def to_json(self) -> dict[str, Any]:
        """The places in the published form."""
        return {
            "homes": self.homes,
            "others": self.others,
            "whole": [str(place) for place in self.whole],
            "part": [str(place) for place in self.part],
            "itself": [str(place) for place in self.itself],
            "left_out": self.left_out,
            "floors": self.floors,
            "not_counted": [str(place) for place in self.not_counted],
        }


NOWHERE = Places(0, 0)


def told_places(structure: Structure, asked: Asked, chosen: Ints) -> Places:
    """Some of what is asked about, by its numbers."""
    tree, rows = structure.tree, asked.targets.rows[chosen]
    if not len(rows):
        return NOWHERE
    homes, weights = asked.homes[chosen], asked.targets.weights[chosen]
    found = _outermost(structure, asked.targets.rows, rows)
    listed = np.array([_innermost(structure, row, rows) for row in found[:MOST_PLACES].tolist()], dtype=np.int64)
    block: Bools = tree.block[listed]
    alone = _alone(structure, found, rows)
    unknown = rows[tree.uncounted[rows] & homes]
    return Places(
        homes=int(weights[homes].sum()),
        others=int(weights[~homes].sum()),
        whole=_refs(structure, listed[~block]),
        part=_refs(structure, listed[block]),
        itself=_refs(structure, alone[:MOST_PLACES]),
        left_out=len(found) - len(listed) + len(alone[MOST_PLACES:]),
        floors=asked.targets.virtual == FLOOR,
        not_counted=_refs(structure, unknown),
    )


def _refs(structure: Structure, rows: Ints) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(Ref("place", structure.tree.id(row)) for row in rows.tolist()))


def _outermost(structure: Structure, asked: Ints, chosen: Ints) -> Ints:
    """The outermost places all of whose targets are chosen, in the order of the tree; none beyond what holds all."""
    tree = structure.tree
    first, end = (0, len(tree)) if tree.extra_within else _holding(structure, chosen)
    there, of_asked = (np.zeros(end - first + 1, dtype=np.int64) for _ in range(2))
    low, high = np.searchsorted(asked, (first, end)).tolist()
    there[chosen - first + 1] = 1
    of_asked[asked[low:high] - first + 1] = 1
    there, of_asked = there.cumsum(), of_asked.cumsum()
    rows, ends = np.arange(end - first), tree.end[first:end] - first
    inside: Longs = there[ends] - there[rows]
    full: Bools = (inside > 0) & (inside == of_asked[ends] - of_asked[rows])
    for row in tree.extra_within:
        pairs = tree.rows_within(row)
        met = sum(int(there[after] - there[before]) for before, after in pairs)
        full[row] = met > 0 and met == sum(int(of_asked[after] - of_asked[before]) for before, after in pairs)
    parents = tree.parent[first:end] - first
    covered: Bools = full[np.maximum(parents, 0)] & (parents >= 0)
    found: Ints = np.flatnonzero(full & ~covered) + first
    return found


def _holding(structure: Structure, chosen: Ints) -> tuple[int, int]:
    """The stretch of the innermost place that holds all that is chosen; of all places where none does."""
    tree, row, last = structure.tree, int(chosen[0]), int(chosen[-1])
    while row >= 0 and (int(tree.end[row]) <= last or tree.block[row]):
        row = int(tree.parent[row])
    return (row, int(tree.end[row])) if row >= 0 else (0, len(tree))


def _alone(structure: Structure, whole: Ints, chosen: Ints) -> Ints:
    """Those chosen that lie in no place all of whose targets are."""
    tree = structure.tree
    steps = np.zeros(len(tree) + 1, dtype=np.int64)
    for row in whole[np.isin(whole, list(tree.extra_within))].tolist() if tree.extra_within else ():
        for start, end in tree.rows_within(row):
            steps[start] += 1
            steps[end] -= 1
    np.add.at(steps, whole, 1)
    np.add.at(steps, tree.end[whole], -1)
    found: Ints = chosen[steps.cumsum()[chosen] == 0]
    return found


def _innermost(structure: Structure, row: int, chosen: Ints) -> int:
    """The innermost place that holds all that is chosen in a place."""
    tree = structure.tree
    low, high = np.searchsorted(chosen, (row, int(tree.end[row]))).tolist()
    if row in tree.extra_within or low == high:
        return row
    first, last = int(chosen[low]), int(chosen[high - 1])
    inner = first
    while inner != row and (int(tree.end[inner]) <= last or tree.block[inner]):
        inner = int(tree.parent[inner])
    return inner
