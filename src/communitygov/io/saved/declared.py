"""What the directory of a file may say of its sections: how many dimensions, which kind of numbers, how many rows."""

from string import hexdigits
from typing import TYPE_CHECKING, Any

from communitygov.io.saved.container import CHANGED, Directory
from communitygov.io.saved.register import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

PAIRS: frozenset[str] = frozenset(
    (
        "links.stands_in", "overridden", "team_overridden", "tree.extra_within", "zones.atoms", "zones.reach",
        "zones.rows",
    )
)  # fmt: skip
"""Sections of pairs of numbers."""
THREES: frozenset[str] = frozenset(("tree.part", "tree.shape"))
"""Sections of three numbers a row."""
TRUTHS: frozenset[str] = frozenset(
    ("terms.elsewhere", "tree.asked_as_home", "tree.block", "tree.made_up", "tree.uncounted")
)
"""Sections of truth values."""
NUMBERS: tuple[str, ...] = ("<i8", "<i4", "<i2", "|i1")
EVERY_PART: tuple[str, ...] = (
    "tree.asked_as_home",
    "tree.base",
    "tree.block",
    "tree.end",
    "tree.homes",
    "tree.parent",
    "tree.part",
)
EVERY_TERM: tuple[str, ...] = ("terms.capacity", "terms.kind", "terms.post", "terms.row", "terms.since", "terms.until")
"""Sections that have a row for each part of a place, and for each term."""
NO_SECRET: str = "0" * 16
"""The secret of a file in which none is written."""
PLACES: str = "positions."
"""What begins so says where values stand, and is looked at when it is asked for."""


def look_at(directory: Directory) -> None:
    """Look at what is said of sections before any is asked for.

    Raises
    ------
    Damaged
        When a section is said to be what it is not in any file of this format.
    """
    secret: object = directory.get("secret", NO_SECRET)
    if not (isinstance(secret, str) and len(secret) == len(NO_SECRET) and set(secret) <= {*hexdigits}):
        raise CHANGED
    sections: Mapping[str, Mapping[str, Any]] = directory["sections"]
    if not all(_fits(name, each["dtype"], each["shape"]) for name, each in sections.items()):
        raise CHANGED
    for group in (EVERY_PART, EVERY_TERM):
        if len({sections[name]["shape"][0] for name in group}) > 1:
            raise CHANGED
    for section in KINDS:
        many, offsets = directory["rows"][section], sections[f"rows.{section}.offsets"]
        if type(many) is not int or not 0 <= many < offsets["shape"][0]:
            raise CHANGED


def _fits(name: str, dtype: str, shape: list[int]) -> bool:
    if name.startswith(PLACES):
        return True
    if name in TRUTHS:
        return dtype == "|b1" and len(shape) == 1
    wide = [2] if name in PAIRS else [3] if name in THREES else []
    is_number = name in PAIRS or name in THREES or _is_number(name)
    return shape[1:] == wide and len(shape) == 1 + len(wide) and dtype != "|b1" and (not is_number or dtype in NUMBERS)


def _is_number(name: str) -> bool:
    known = name.endswith((".offsets", ".table", ".number", ".key", ".row"))
    return known or (name.startswith(("tree.", "terms.", "posts.")) and not name.endswith(("id", "people", "by_kind")))
