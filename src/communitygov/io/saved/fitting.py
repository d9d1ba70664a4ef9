"""Whether sections of a file fit together as far as a look-up needs it to end and to take no more than there is."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from communitygov.base.texts import WORD
from communitygov.io.saved.container import Array, Damaged

OFFSETS = ".offsets"
TABLE = ".table"


def look_at_fit(names: Iterable[str], array: Callable[[str], Array]) -> None:
    """Look once at each section that says where others begin, which row a text has, or what a place lies in.

    Raises
    ------
    Damaged
        When one could keep a look-up from ending, or let it take what is not there.
    """
    known = {*names}
    for name in sorted(known):
        base = name.removesuffix(OFFSETS).removesuffix(TABLE)
        if name.endswith(OFFSETS):
            _need(name, do_not_fall(array(name), array(base) if base in known else None))
        elif name.endswith(TABLE):
            _need(name, base + OFFSETS in known and find_rows(array(name), len(array(base + OFFSETS)) - 1))
    if {"tree.parent", "tree.end"} <= known:
        parent, end = array("tree.parent"), array("tree.end")
        rows: Array = np.arange(len(parent))
        _need("tree.parent", parent.ndim == 1 and bool(((parent >= -1) & (parent < rows)).all()))
        fits = end.shape == parent.shape and bool(((end > rows) & (end <= len(rows))).all())
        _need("tree.end", fits)


def do_not_fall(offsets: Array, base: Array | None) -> bool:
    """Whether offsets begin at 0, never fall, and end in what they are of; behind texts stand eight zeros."""
    if offsets.ndim != 1 or not len(offsets) or int(offsets[0]) != 0 or not bool((offsets[1:] >= offsets[:-1]).all()):
        return False
    return base is None or int(offsets[-1]) <= len(base) - (WORD if base.dtype == np.uint8 else 0)


def find_rows(table: Array, rows: int) -> bool:
    """Whether a table has the length of a power of two, a free place at which a search ends, and else rows alone."""
    size: Any = table.size
    if table.ndim != 1 or size < 2 or size & (size - 1):  # a table of one place has no bits of a hash
        return False
    return int(table.min()) == -1 and int(table.max()) < rows


def _need(name: str, fits: bool) -> None:  # noqa: FBT001  # one that is read as a sentence
    if not fits:
        raise Damaged(f"its section {name} does not fit the others", f"其中 {name} 一节与其他各节不符")
