"""Kinds of zone that are to cover everything, and the homes that they leave out."""

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from communitygov.rules.look import Look
from communitygov.rules.places.outside import homeful
from communitygov.structure.intervals import Intervals, merged
from communitygov.structure.places import Bools, Ints, Tree


@frozen
class Hole:
    """Places side by side that no zone of a kind holds any home of, in one that others of the kind hold a part of."""

    around: int
    """The row that is divided."""
    rows: tuple[int, ...]


@frozen(eq=False)
class Partition:
    """A kind of zone that is to cover everything, and what it leaves out."""

    kind: str
    silent: tuple[str, ...]
    """Its zones that do not say what they hold, or name what is written nowhere: then its holes are not known."""
    left_out: Bools
    """The rows that weigh homes and lie in no zone of the kind."""
    holes: tuple[Hole, ...]
    apart: tuple[int, ...]
    """Rows without any such zone that stand further out than the zones do, or lie in nothing."""


def partitions(look: Look) -> Iterator[Partition]:
    """Each kind of which a zone is in force."""
    whole = {word.id for word in look.structure.words.vocabulary.zones if word.partition}
    by_kind: dict[str, list[int]] = {}
    for number, zone in enumerate(look.structure.scopes.zones):
        if zone.kind in whole:
            by_kind.setdefault(zone.kind, []).append(number)
    return (_partition(look, kind, zones) for kind, zones in by_kind.items())


def _partition(look: Look, kind: str, numbers: Sequence[int]) -> Partition:
    scopes = look.structure.scopes
    tree = scopes.tree
    zones = [scopes.zones[number] for number in numbers]
    silent = tuple(
        zone.id
        for zone in zones
        if not zone.members or any(tree.find(each) is None and not _has_been(look, each) for each in zone.members)
    )
    held = _held(tree, merged(pair for number in numbers for pair in scopes.zone_atoms[number]))
    left_out = homeful(tree) & ~held
    without, apart = _outermost(tree, left_out, homeful(tree) & held, int(scopes.zone_number[list(numbers)].min()))
    holes = tuple(Hole(around, tuple(rows)) for around, rows in without.items())
    return Partition(kind, silent, left_out, holes, tuple(apart))


def _has_been(look: Look, member: str) -> bool:
    """Whether a member is written, and only not there on the day: a building that is gone, or one to come."""
    written = look.kept("ids of all places", lambda: frozenset(place.id for place in look.register.places))
    return member.partition("/")[0] in written


def _held(tree: Tree, atoms: Intervals) -> Bools:
    """The rows that are atoms, or stand for some, of a set."""
    before = tree.atoms_before
    starts, ends = (np.array([pair[at] for pair in atoms], dtype=np.int64) for at in (0, 1))
    at = np.searchsorted(starts, before[:-1], "right") - 1
    inside = (at >= 0) & (before[:-1] < ends[at]) if len(starts) else np.zeros(len(tree), dtype=np.bool_)
    return np.asarray(inside & (before[1:] > before[:-1]), dtype=np.bool_)


def _outermost(tree: Tree, left_out: Bools, held: Bools, nearest: int) -> tuple[dict[int, list[int]], list[int]]:
    """The outermost rows with homes of which none is held: by the row around that is held in part; and those apart."""
    open_in, held_in = _within(tree, left_out), _within(tree, held)
    found: dict[int, list[int]] = {}
    apart: list[int] = []
    for row in np.flatnonzero((open_in > 0) & (held_in == 0)).tolist():
        outer = [each for each in (int(tree.parent[row]), *tree.extra_parents.get(row, ())) if each >= 0]
        divided = [each for each in outer if held_in[each]]
        if divided and int(tree.number[row]) >= nearest:
            found.setdefault(divided[0], []).append(row)
        elif divided or not outer:
            apart.append(row)
    return found, apart


def _within(tree: Tree, marked: Bools) -> Ints:
    """How many marked rows lie in each row, itself among them."""
    before = np.concatenate(([0], np.cumsum(marked)))
    found: Ints = before[tree.end] - before[:-1]
    for row in tree.extra_within:
        found[row] = sum(int(before[end] - before[start]) for start, end in tree.rows_within(row))
    return found
