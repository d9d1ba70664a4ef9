"""Compile zones over a tree, read as columns: of a table no zone is made."""

from typing import TYPE_CHECKING, Any

import numpy as np

from communitygov.base.coded import Coded
from communitygov.base.texts import Texts
from communitygov.model.columns import coded, texts
from communitygov.model.table import Table
from communitygov.structure.places import Ints, Longs, Tree
from communitygov.structure.rows_found import rows_found
from communitygov.structure.scopes import Scopes
from communitygov.structure.words import NO_LEVEL, Words
from communitygov.structure.zone_rows import ZonesHeld, regular
from communitygov.structure.zone_rows_irregular import irregular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communitygov.model.zone import Zone
    from communitygov.structure.intervals import Intervals


def compile_scopes(
    tree: Tree, written: "Sequence[Zone]", rows: Longs, words: Words
) -> tuple[Scopes, list[tuple[str, int, str, str]]]:
    """Compile the zones of some rows over a tree; and what dangles: (section, row, field, target)."""
    zones = written if len(rows) == len(written) else _some(written, rows)
    ids = texts(zones, "id")
    again = np.flatnonzero(ids.firsts() != np.arange(len(ids)))
    dangling = [("zones", int(rows[number]), "id", ids[number]) for number in again.tolist()]
    zone, members = _members(coded(zones, "members"))
    row = rows_found(tree, members)
    lost = np.flatnonzero(row < 0).tolist()
    dangling += [("zones", int(rows[zone[at]]), "members", members[at]) for at in lost]
    there = np.flatnonzero(row >= 0)
    held = (irregular if tree.extra_within else regular)(tree, zone[there], row[there], len(ids))
    levels = _levels(coded(zones, "level"), coded(zones, "kind"), words)
    scopes = Scopes(
        tree=tree,
        zones=zones,
        zone_of={identity: number for number, identity in reversed(list(enumerate(ids)))},
        zone_atoms=held.atoms,
        zone_reach=_reach(held.atoms),
        zone_rows=held.rows,
        zone_number=_numbers(levels, held, words),
        zone_level=tuple(level if level in words.rank else None for level in levels),
        site_level=words.site_level,
        known_levels=frozenset(words.rank),
    )
    return scopes, dangling


def _some(written: "Sequence[Zone]", rows: Longs) -> "Sequence[Zone]":
    if isinstance(written, Table):
        table: Table[Zone] = written
        return table.take(rows)
    return tuple(written[row] for row in map(int, rows))


def _members(column: Coded[Any]) -> tuple[Longs, Texts]:
    """Each member that a zone names, with the zone."""
    sizes = np.array([*map(len, column.values), 0], dtype=np.int64)  # -1 is the last, which is none
    many, starts = sizes[column.codes], np.cumsum(sizes) - sizes
    zone = np.repeat(np.arange(len(column)), many)
    at = np.arange(len(zone)) - np.repeat(np.cumsum(many) - many, many) + starts[column.codes][zone]
    return zone, Texts.of(each for members in column.values for each in members).take(at)


def _reach(zones: "Sequence[Intervals]") -> Ints:
    ends = [(held[0][0], held[-1][1]) if held else (0, -1) for held in zones]
    return np.array(ends, dtype=np.int64).reshape(-1, 2)


NOT_SAID = ""
"""Stands for the level of a zone that states none, and whose kind stands at none that is known."""


def _levels(stated: Coded[Any], kind: Coded[Any], words: Words) -> list[str | None]:
    """The level of each zone, else that of its kind; None for a kind that stands at none."""
    of_kind = [*(words.zone_level.get(each, NOT_SAID) for each in kind.values), NOT_SAID]
    return [
        of_kind[at] if code < 0 else stated.values[code]
        for code, at in zip(stated.codes.tolist(), kind.codes.tolist(), strict=True)
    ]


def _numbers(levels: "Sequence[str | None]", held: ZonesHeld, words: Words) -> Ints:
    """The level number of each zone: that of its level, and no larger than that of any place in it."""
    known = {level: words.level_number(level) for level in set(levels) - {None, NOT_SAID}}
    found = np.array([known.get(level, 0) for level in levels], dtype=np.int64)
    inner = np.array([level is None for level in levels], dtype=np.bool_)
    found[inner] = held.inside[inner]
    found = np.minimum(found, held.least)
    found[[level == NOT_SAID for level in levels]] = NO_LEVEL
    return found.astype(np.int32)
