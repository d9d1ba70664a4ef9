"""How much memory building takes, told by how many rows a register has, before any are laid out."""

from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.model.columns import coded
from communitygov.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.model.register import Register
    from communitygov.structure.places import Longs

OF_ROW = 110
"""Bytes of a row of the tree: a place that is written, an entrance, and the homes of one."""
OF_POST = 90
OF_APPOINTMENT = 110
OF_NOUN = 300
"""Bytes more of a row that is a noun."""


def needed_to_build(register: "Register") -> int:
    """About how many bytes building takes at its peak, beside the register; homes that nobody names take none."""
    rows = len(register.places) + 2 * _entrances(register)
    needed = OF_ROW * rows + OF_POST * _posts(register) + OF_APPOINTMENT * len(register.appointments)
    sections: tuple[Sequence[Any], ...] = (register.places, register.posts)
    return needed + OF_NOUN * sum(len(rows) for rows in sections if not isinstance(rows, Table))


def _entrances(register: "Register") -> int:
    """The entrances of all layouts."""
    layouts = coded(register.places, "layout")
    each = np.array([*(layout.entrances for layout in layouts.values), 0], dtype=np.int64)  # -1 is the last: none
    return int(each[layouts.codes].sum())


def _posts(register: "Register") -> int:
    """The posts that are written, and those made for each place: as many as there are such places, once for a kind."""
    posts = register.posts
    each, kind = coded(posts, "for_each"), coded(posts, "kind")
    written: Longs = np.flatnonzero(each.codes >= 0)
    made = set(zip(each.codes[written].tolist(), kind.codes[written].tolist(), strict=True))
    if not made:
        return len(posts)
    there = _places(register)
    return len(posts) + sum(there.get(each.values[word], 0) for word, _ in made)


def _places(register: "Register") -> dict[str, int]:
    """How many places there are of a level or kind, those of layouts among them."""
    found: dict[str, int] = {}
    for field in ("level", "also", "site"):
        column = coded(register.places, field)
        for word, many in zip(column.values, np.bincount(column.codes + 1, minlength=1)[1:].tolist(), strict=False):
            found[word] = found.get(word, 0) + many
    layouts = coded(register.places, "layout")
    for layout, many in zip(layouts.values, np.bincount(layouts.codes + 1, minlength=1)[1:].tolist(), strict=False):
        entrances = layout.entrances * many
        parts = {"entrance": entrances, "floor": entrances * layout.floors, layout.also or "entrance": entrances}
        parts["household"] = entrances * layout.floors * layout.homes
        for word, number in parts.items():
            found[word] = found.get(word, 0) + number
    return found
