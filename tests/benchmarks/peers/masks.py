"""Which duties each kind of post leads, as bits of one integer. Duties and kinds are few: every candidate may use them
so.
"""

from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.peers.tables import KINDS, rows

OUTWARDS = ("entrance", "building", "grid", "community", "subdistrict", "district")
"""Where posts serve, from the home outwards."""
_RANK = {word: rank for rank, word in enumerate((*OUTWARDS[:2], "micro_grid", *OUTWARDS[2:]))}


class Kind(NamedTuple):
    """The duties of the posts of one kind: bit n is the n-th duty."""

    name: str
    level: str
    """Where its posts serve."""
    leads: int
    """All that it leads."""
    near: int
    """What it leads and is near enough for, at homes."""
    at_grid: int
    """The same at a grid: what serves the very grid is near enough for all that it leads; 0 further in."""


class Masks(NamedTuple):
    """The duties, and the kinds from the home outwards; at one level no two kinds share a bit."""

    duties: tuple[str, ...]
    kinds: tuple[Kind, ...]

    @property
    def every(self) -> int:
        """All duties."""
        return (1 << len(self.duties)) - 1

    @property
    def over_grids(self) -> tuple[Kind, ...]:
        """The kinds that serve grids, or what holds them."""
        return tuple(kind for kind in self.kinds if kind.level not in OUTWARDS[:2])

    def counted(self, held: int, near: int, held_any: int, there: int) -> tuple[int, int, int, int]:
        """The duties in each of the states, of what is near and held, near, held, and there at all."""
        too_far = held_any & ~near
        return held, there & ~held & ~too_far, too_far, self.every & ~there


def masks(folder: Path) -> Masks:
    """Read the duties and the shares."""
    duties = rows(folder, "duties")
    required = {row["id"]: _RANK[row["answered_at"] or "district"] for row in duties}
    leads = dict.fromkeys(KINDS, 0)
    near = dict.fromkeys(KINDS, 0)
    bit = {row["id"]: 1 << number for number, row in enumerate(duties)}
    for row in rows(folder, "shares"):
        kind, duty = row["who"].removeprefix("every:"), row["duty"]
        leads[kind] |= bit[duty]
        near[kind] |= bit[duty] if _RANK[KINDS[kind].level] <= required[duty] else 0
    kinds = sorted(KINDS, key=lambda name: _RANK[KINDS[name].level])
    made = (
        Kind(name, KINDS[name].level, leads[name], near[name], _at_grid(KINDS[name].level, leads[name], near[name]))
        for name in kinds
    )
    return Masks(tuple(bit), tuple(made))


def _at_grid(level: str, leads: int, near: int) -> int:
    if level == "grid":
        return leads
    return 0 if level in OUTWARDS[:2] else near


def bits(mask: int) -> list[int]:
    """The numbers of the duties in a mask."""
    return [number for number in range(mask.bit_length()) if mask >> number & 1]
