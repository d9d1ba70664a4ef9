"""Who is missed over which places: the leads of a duty cell by cell, and one number for all somebody leads there."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from communitygov.engine.cells import Leads, leading, leads_of
from communitygov.engine.codes import Holdings
from communitygov.engine.distinct import distinct
from communitygov.engine.partition import Partition
from communitygov.engine.patterns import FEW, Members, Patterns
from communitygov.queries.absence_leads import SILENT, Effects, Missed, joined
from communitygov.queries.absence_swaps import Swaps
from communitygov.structure.places import Bools, Ints
from communitygov.structure.shares import ShareRow


@frozen(eq=False)
class Footprints:
    """Who is missed where: a row of columns for each target and each who is missed there."""

    target: Ints
    """Numbers of targets, in order."""
    subject: Ints
    effect: Ints
    """What it comes to without them, in the column or columns where they lead."""
    column: Ints
    """The first column where they are missed, from the nearest on."""
    like: Ints
    """Who they are there, as `Missed` has it."""

    def take(self, chosen: "Ints | Bools") -> "Footprints":
        """Some of them."""
        return Footprints(
            self.target[chosen], self.subject[chosen], self.effect[chosen], self.column[chosen], self.like[chosen]
        )


@frozen(eq=False)
class MissedOver:
    """Who is missed in each column of the leads of a duty, cell by cell."""

    effects: Effects
    columns: tuple[Missed, ...]
    again: tuple[Missed, ...]
    """The same of those who are missed in several columns."""
    twice: Bools
    """Who these are."""
    adds: bool
    """Whether a lead joins whoever answers."""

    @classmethod
    def of(
        cls, effects: Effects, holdings: Sequence[Holdings], shares: tuple[ShareRow, ...], partition: Partition
    ) -> "MissedOver":
        """Look at the leads of some shares, in the mode in force or in those between which it is open."""
        found: list[Missed] = []
        adds = False
        for each in holdings:
            leads = leads_of(each, leading(each, shares))
            missed = effects.of_leads(each, leads)
            number = each.now.structure.scopes.numbers[leads.scope]
            for key in _keys(leads, number):
                sets = partition.columns[len(found)].painted.sets
                patterns = Patterns(each, leads, Members.of_column(leads, number, key))
                found.append(_of_cells(effects, missed, patterns, sets, len(found)))
            adds = adds or any(row.share.adds for row in leads.rows)
        met = [distinct(each.subject) for each in found]
        many = np.bincount(np.concatenate([np.zeros(0, np.int64), *met]), minlength=effects.subjects.many)
        twice = many > 1
        return cls(effects, tuple(found), tuple(each.only(twice) for each in found), twice, adds)

    def over(self, partition: Partition, targets: Ints, until: Ints) -> Footprints:
        """Who is missed over some targets in a column up to one of each target, counted from the nearest on."""
        parts: list[tuple[Ints, ...]] = []
        for column, each in enumerate(zip(self.columns, self.again, strict=True)):
            over, beyond = partition.columns[column].painted.over, until < column
            for missed, chosen in zip(each, (targets[~beyond], targets[beyond]), strict=True):
                index, at = missed.at(over[chosen])
                where = np.full(len(index), column, dtype=np.int64)
                parts.append((chosen[index], missed.subject[at], missed.effect[at], where, missed.like[at]))
        found = self._met(Footprints(*joined(parts, 5)))
        last = np.full(len(partition.of), -1, dtype=np.int64)
        last[targets] = until
        return found.take(found.column <= last[found.target])

    def _met(self, found: Footprints) -> Footprints:
        """Those who are missed in several columns over one target once, with an effect that stands for all of these."""
        several = self.twice[found.subject]
        if not several.any():
            return found
        some = found.take(several)
        order = np.lexsort((some.column, some.subject, some.target))
        some = some.take(order)
        new = np.ones(len(order), dtype=np.bool_)
        new[1:] = (some.target[1:] != some.target[:-1]) | (some.subject[1:] != some.subject[:-1])
        first = np.flatnonzero(new)
        many = np.diff(np.append(first, len(order)))
        effect, like = some.effect[first].copy(), some.like[first].copy()
        said: dict[object, int] = {}
        for at in np.flatnonzero(many > 1).tolist():
            part = slice(int(first[at]), int(first[at]) + int(many[at]))
            key = tuple(zip(some.column[part].tolist(), some.effect[part].tolist(), strict=True))
            if key not in said:
                said[key] = self._of_several(key)
            effect[at] = said[key]
            like[at] = self.effects.number(("likes", *some.like[part].tolist())) + (1 << 60)
        kept, once = found.take(~several), some.take(first)
        parts = (
            (kept.target, once.target),
            (kept.subject, once.subject),
            (kept.effect, effect),
            (kept.column, once.column),
            (kept.like, like),
        )
        return Footprints(*(np.concatenate(each) for each in parts))

    def _of_several(self, parts: tuple[tuple[int, int], ...]) -> int:
        if all(effect == SILENT for _, effect in parts):
            return SILENT
        number = self.effects.number(("several", parts))
        if any(effect in self.effects.doubtful for _, effect in parts):
            self.effects.doubtful.add(number)
        return number


def _keys(leads: Leads, number: Ints) -> list[tuple[bool, int]]:
    """The columns of some leads, in the order in which they are made."""
    catch = np.array([row.share.catch_all for row in leads.rows], dtype=np.bool_)[leads.share]
    return [
        (is_catch, level) for is_catch in (False, True) for level in distinct(number[catch == is_catch])[::-1].tolist()
    ]


def _of_cells(
    effects: Effects, missed: Missed, patterns: Patterns, sets: Sequence[tuple[int, ...]], column: int
) -> Missed:
    """Who is missed at each cell of a column, and at each set of overlapping cells."""
    members = patterns.members
    cells, sizes = len(members.scopes), np.diff(members.first)
    index, at = missed.at(members.order)
    cell = np.repeat(np.arange(cells), sizes)[index]
    single = sizes[cell] == 1
    parts = [(cell[single], missed.subject[at[single]], missed.effect[at[single]], missed.like[at[single]])]
    many = np.flatnonzero(sizes > 1)
    apart = _nobody_twice(patterns, many)
    several: list[tuple[int, tuple[int, ...], bool]] = [
        (number, (number,), known) for number, known in zip(many.tolist(), apart.tolist(), strict=True)
    ]
    swaps = Swaps(effects, patterns.holdings, patterns.leads)
    several += [(cells + number, those, False) for number, those in enumerate(sets)]
    for number, those, known in several:
        leads = np.concatenate([members.of(each) for each in those])
        where = None if known else (column, tuple(members.scopes[[*those]].tolist()))
        found = _of_several(effects, missed, leads, where, None if known else swaps)
        if found:
            subject, effect, like = (np.array(each, dtype=np.int64) for each in zip(*found, strict=True))
            parts.append((np.full(len(found), number), subject, effect, like))
    return Missed.of(cells + len(sets), *joined(parts, 4))


def _nobody_twice(patterns: Patterns, cells: Ints) -> Bools:
    """Which of some cells have leads of whom no two can come to one person, whoever is away."""
    members = patterns.members
    sizes = np.diff(members.first)[cells]
    if not len(cells):
        return np.zeros(0, dtype=np.bool_)
    at = np.repeat(np.arange(len(cells)), sizes)
    lead = np.concatenate([members.of(cell) for cell in cells.tolist()])
    found: Bools = ~patterns.may_coincide(at, lead, len(cells)) & (sizes <= FEW)
    return found


def _of_several(
    effects: Effects, missed: Missed, leads: Ints, cell: tuple[int, tuple[int, ...]] | None, swaps: Swaps | None
) -> list[tuple[int, int, int]]:
    """Who is missed at several leads of one cell; what it comes to without them is told of a cell alone, if given."""
    by_subject: dict[int, list[tuple[int, int, int]]] = {}
    index, at = missed.at(leads)
    columns = index, missed.subject[at], missed.effect[at], missed.like[at]
    for place, subject, effect, like in zip(*(column.tolist() for column in columns), strict=True):
        by_subject.setdefault(subject, []).append((place, effect, like))
    found: list[tuple[int, int, int]] = []
    met = np.bincount(columns[0], minlength=len(leads)).tolist()
    for subject, those in by_subject.items():
        parts = tuple((place, effect) for place, effect, _ in those)
        (place, effect, like), *others = those
        swap = swaps.of(int(leads[place]), like) if swaps is not None and not others and met[place] == 1 else None
        if swap is not None:
            number = effects.number(("swap", cell, swap, effect)) if effect != SILENT else SILENT
            effects.doubtful.update({number} - {SILENT})
            found.append((subject, number, effects.number(("swapped", cell, swap, like)) + (1 << 60)))
            continue
        alone = cell is not None or any(effect in effects.doubtful for _, effect in parts)
        if all(effect == SILENT for _, effect in parts):
            number = SILENT
        elif alone:
            number = effects.number(("cell", cell, parts, subject))
            effects.doubtful.add(number)
        else:
            number = effects.number(("leads", parts))
        likes = effects.another() if alone else effects.number(("like", *((place, like) for place, _, like in those)))
        found.append((subject, number, likes if alone else likes + (1 << 60)))
    return found
