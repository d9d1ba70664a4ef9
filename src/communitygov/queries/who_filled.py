"""One duty over targets of one mode: what each class comes to, and who of those over a place stands in which list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve, frozen

from communitygov.engine.columns import Column
from communitygov.engine.found import CODE
from communitygov.engine.paint import classes
from communitygov.queries.tabled import carriers
from communitygov.queries.who_stood import Asked, Placed, Slot, Stood
from communitygov.queries.who_told import NOBODY
from communitygov.structure.places import Bools, Ints, Longs

if TYPE_CHECKING:
    from communitygov.engine.bulk import Besides
    from communitygov.engine.partition import Partition
    from communitygov.model.duty import Duty
    from communitygov.queries.answer import Entry
    from communitygov.queries.who_all_work import Who

LISTS = ("lead", "first_responder", "backstop")
Lists = tuple[Placed, Placed, Placed]


@frozen(eq=False)
class Found:
    """What one duty comes to for some targets."""

    states: Ints
    inherited: Bools
    lists: tuple[Longs, ...]
    """For each list the numbers of `Told`."""

    @classmethod
    def of_nobody(cls, size: int) -> "Found":
        """As much, still to be filled in."""
        lists = tuple(np.full(size, NOBODY, dtype=np.int64) for _ in LISTS)
        return cls(np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.bool_), lists)

    def put(self, rows: Ints, some: "Found") -> None:
        """Note what some rows come to."""
        self.states[rows], self.inherited[rows] = some.states, some.inherited
        for every, each in zip(self.lists, some.lists, strict=True):
            every[rows] = each


class Filling:
    """Fills in what a duty comes to; ``at`` are numbers of targets of the mode, ``here`` where each is told."""

    def __init__(self, who: "Who", duty: "Duty", group: int, at: Ints, here: Ints, found: Found) -> None:
        self.who: Who = who
        self.group: int = group
        self.duty: Duty = duty
        self.partition: Partition = who.partition(duty, group)
        self.leading: tuple[Column, ...] = self.partition.columns
        self.first: list[Column] = who.first[group]
        self.columns: list[Column] = [*self.leading, *self.first]
        self.besides: Besides | None = who.besides(duty, group)
        self.rows: Ints = who.rows_of(group)
        self.at: Ints = at
        self.here: Ints = here
        self.found: Found = found
        self._asked: dict[int, Asked] = {}
        self._listed: dict[int, list[int]] = {}
        """Who stands in the lists of some rows, where it was found for a duty that is led alike."""

    def fill(self) -> None:
        """Decide class by class, and fill in those over whom the same leads, however many classes they are."""
        of = self.partition.of[self.at]
        states, inherited = np.zeros(len(self.partition.first), np.int32), np.zeros(len(self.partition.first), np.bool_)
        number_of, kind_of = dict[Lists | None, int](), np.zeros(len(self.partition.first), dtype=np.int32)
        for number in np.flatnonzero(np.bincount(of)).tolist():
            stood = self._stood(number)
            states[number], inherited[number] = CODE[stood.state], stood.inherited
            kind_of[number] = number_of.setdefault(stood.lists, len(number_of))
        self.found.states[self.here], self.found.inherited[self.here] = states[of], inherited[of]
        kind = kind_of[of]
        for lists, number in number_of.items():
            members = np.flatnonzero(kind == number)
            if lists is None:
                self._each(members, [of[members], *(column.alike[self.at[members]] for column in self.columns)])
            else:
                self._filled(lists, members, of)

    def _stood(self, number: int) -> Stood:
        """What is decided for a class; asked once for all classes over which the same stands."""
        at = int(self.partition.first[number])
        row = int(self.rows[at])
        if self.besides is None:
            asked = self._asked[row] = self.who.asked(self.duty, row)
            return Stood(asked.state, asked.inherited, None)
        if self.partition.exact[number]:
            return self._apart(self.besides, row)
        here, base = self.partition.over[number]
        first = tuple([place for place, column in enumerate(self.first) if _code(column, at) >= 0])
        marked = tuple([_told(self.first[place], at) for place in first])
        key = self.besides.key(row, [self.leading[place].key for place in here], base), marked
        over = (*here, *(len(self.leading) + place for place in first))
        known = self.who.stood.get(key)
        if known is None:
            asked = self.who.asked(self.duty, row)
            stood = asked.stood(self.leading, self.first, at)
            if stood.lists is None and stood.state not in ("exempt", "not_applicable"):
                self._asked[row] = asked
                return stood
            known = self.who.stood[key] = _moved(stood, {place: number for number, place in enumerate(over)})
        return _moved(known, dict(enumerate(over)))

    def _apart(self, besides: "Besides", row: int) -> Stood:
        """What a row comes to whose leads are told apart; asked once for duties that are led alike."""
        columns = [column.key for column in self.leading]
        key = self.group, besides.key(row, columns, row), self.who.first_like[self.group]
        found = self.who.apart.get(key)
        if found is None:
            asked = self.who.asked(self.duty, row)
            found = self.who.apart[key] = Stood(asked.state, asked.inherited, None), self._told(asked)
        self._listed[row] = found[1]
        return found[0]

    def _filled(self, lists: Lists, members: Ints, of: Ints) -> None:
        """Fill in the posts that stand in some slots; where one of them is held otherwise each place is asked."""
        slots = tuple(dict.fromkeys(slot for placed in lists for layer in placed for slot in layer))
        plain = np.ones(len(members), dtype=np.bool_)
        leads, posts = dict[Slot, Ints](), dict[Slot, Ints]()
        for slot in slots:
            column = self.columns[slot[0]]
            leads[slot], written = column.standing(self.at[members], slot[1])
            posts[slot] = self._answering(column, leads[slot], written)
            plain &= (leads[slot] >= 0) & (posts[slot] >= 0)
        told = dict[Placed, Longs]()
        if plain.any():
            for placed, found in zip(lists, self.found.lists, strict=True):
                if placed and placed not in told:
                    told[placed] = self.who.told.numbers([[posts[slot][plain] for slot in layer] for layer in placed])
                if placed:
                    found[self.here[members[plain]]] = told[placed]
        left = members[~plain]
        self._each(left, [of[left], *(leads[slot][~plain] for slot in slots)])

    def _answering(self, column: Column, leads: Ints, posts: Ints) -> Ints:
        """The posts that answer for some leads; of one held otherwise than as its appointments say it is looked up."""
        held_otherwise = (leads >= 0) & (posts < 0)
        if not held_otherwise.any():
            return posts
        different, of = np.unique(leads[held_otherwise], return_inverse=True)
        found = posts.copy()
        found[held_otherwise] = np.array([self._answers(column, lead) for lead in different.tolist()])[of]
        return found

    def _answers(self, column: Column, lead: int) -> int:
        (mode,) = self.who.mode_groups[self.group][0].modes
        return NOBODY if column.behind is None else self.who.answering.post(*column.behind.carrier(lead), mode)

    def _each(self, members: Ints, told_by: Sequence[Ints]) -> None:
        """Fill in by asking: once for all targets that some numbers, the class first, do not tell apart."""
        if not len(members):
            return
        same, first = classes(list(told_by))
        apart = self.partition.exact[told_by[0][first]].tolist()
        if self.besides is not None:
            for row, is_apart in zip(self._rows(members[first]), apart, strict=True):
                if is_apart:
                    self._apart(self.besides, row)
        self._put(members, same, [self._numbers(row) for row in self._rows(members[first])])

    def _rows(self, members: Ints) -> list[int]:
        rows: list[int] = self.rows[self.at[members]].tolist()
        return rows

    def _put(self, members: Ints, same: Ints, numbers: Sequence[Sequence[int]]) -> None:
        """Note who stands in the lists of some targets, of classes for each of which it is known."""
        each = np.array(numbers, dtype=np.int64).reshape(-1, len(LISTS))
        for place, found in enumerate(self.found.lists):
            found[self.here[members]] = each[same, place]

    def _numbers(self, row: int) -> list[int]:
        known = self._listed.get(row)
        return self._told(self._asked.get(row) or self.who.asked(self.duty, row)) if known is None else known

    def _told(self, asked: Asked) -> list[int]:
        return [self.who.told.number(self._carriers(entries)) for entries in asked.lists]

    def _carriers(self, entries: "Sequence[Entry]") -> tuple[int, ...] | str | None:
        """Who carries some entries: posts by their numbers, as they are told where nobody asks; else a text."""
        table = self.who.structure.posts_table
        posts = [None if entry.post is None else table.find(entry.post.id) for entry in entries]
        numbers = tuple(dict.fromkeys(post for post in posts if post is not None))
        return carriers(entries) if None in posts else numbers


def _code(column: Column, at: int) -> int:
    return int(column.code(np.array([at]))[0])


def _told(column: Column, at: int) -> tuple[object, ...]:
    """What stands over one target in a column."""
    return (column.key, *column.meant(_code(column, at)), int(column.is_place[at]))


def _moved(stood: Stood, numbers: dict[int, int]) -> Stood:
    """The same with other numbers of the columns."""
    if stood.lists is None:
        return stood
    lists = [
        tuple([tuple([(numbers[column], position) for column, position in layer]) for layer in placed])
        for placed in stood.lists
    ]
    return evolve(stood, lists=(lists[0], lists[1], lists[2]))
