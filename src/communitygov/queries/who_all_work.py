"""Who answers, for many places at once: of a class one place is asked, and its leads are those of the same cells."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.bulk import Bulk, Targets
from communitygov.engine.cells import leads_of
from communitygov.engine.columns import Column, Columns
from communitygov.engine.found import CODE
from communitygov.engine.holding import Now
from communitygov.engine.leads import Claim
from communitygov.engine.paint import by_number
from communitygov.engine.row import Row, summed_up
from communitygov.queries.listing import Lister
from communitygov.queries.tabled import carriers
from communitygov.structure.index import Index
from communitygov.structure.places import Bools, Ints, Longs

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.queries.answer import Entry

LISTS = ("lead", "first_responder", "backstop")
NOBODY = -1
Template = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""For each list the columns whose posts stand in it."""


@define(eq=False)
class Told:
    """Who stands in lists, as numbers: below those of posts one post, above them several, or who is no post."""

    posts: int
    _numbers: dict[object, int] = field(factory=dict[object, int])
    more: list[tuple[int, ...] | str] = field(factory=list[tuple[int, ...] | str])

    def number(self, what: tuple[int, ...] | str | None) -> int:
        """The number of some posts, or of a text."""
        if not what:
            return NOBODY
        if isinstance(what, tuple) and len(what) == 1:
            return what[0]
        found = self._numbers.setdefault(what, len(self.more))
        if found == len(self.more):
            self.more.append(what)
        return self.posts + found

    def numbers(self, columns: Sequence[Ints]) -> Longs:
        """The numbers of posts that stand side by side."""
        if len(columns) == 1:
            return columns[0].astype(np.int64)
        each, of = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
        known = [self.number(tuple(dict.fromkeys(row))) for row in each.tolist()]
        found: Longs = np.array(known, dtype=np.int64)[of.reshape(-1)]
        return found


@frozen(eq=False)
class Found:
    """What one duty comes to for some targets."""

    states: Ints
    inherited: Bools
    lists: dict[str, Longs]
    """For each list the numbers of `Told`."""


class Who(Bulk):
    """Asks who answers for duties over targets."""

    def __init__(self, now: Now, targets: Targets, mode: str | None, told: Told) -> None:
        super().__init__(now, targets, mode)
        self.told: Told = told
        self._first: dict[int, list[Column]] = {}

    def _circumstances(self, duty: "Duty", rows: Ints, group: int) -> tuple[list[Ints], Bools]:
        """What tells targets apart: also who of those marked first stands over them."""
        columns, exact = super()._circumstances(duty, rows, group)
        self._first[group] = []
        words, at = self.structure.words, self.now.instant.at
        marked = [row for row in Index.of(self.structure).shares(duty) if row.share.first and row.share.in_force(at)]
        for mode in self.mode_groups[group][0].modes:
            there = tuple(row for row in marked if words.exactness(row.share.modes, mode) is not None)
            if not there:
                continue
            holdings = self._held(mode)
            leads = leads_of(holdings, there)
            unsure = bool(leads.exact.any()) or not holdings.are_sure(leads.code).all()
            for column in Columns(self.now, self.targets.virtual).of(holdings, leads, rows):
                self._first[group].append(column)
                columns += [column.alike if unsure else column.codes, column.is_place]
                exact |= column.told_apart | (unsure & (column.painted.over >= 0))
        return columns, exact

    def who(self, duty: "Duty", at: Ints) -> Found:
        """Who answers for a duty in some of the targets."""
        found = Found(
            np.zeros(len(at), dtype=np.int8),
            np.zeros(len(at), dtype=np.bool_),
            {name: np.full(len(at), NOBODY, dtype=np.int64) for name in LISTS},
        )
        group_of = np.zeros(len(self.rows), dtype=np.int32)
        place_in = np.arange(len(self.rows))
        for group, (_, targets) in enumerate(self.mode_groups):
            group_of[targets], place_in[targets] = group, np.arange(len(targets))
        for group, (_, targets) in enumerate(self.mode_groups):
            if len(targets):
                here = np.flatnonzero(group_of[at] == group)
                if len(here):
                    self._who(duty, group, place_in[at[here]], here, found)
        return found

    def _who(self, duty: "Duty", group: int, at: Ints, here: Ints, found: Found) -> None:
        """Fill in what a duty comes to for some targets of one mode."""
        partition, rows = self.partition(duty, group), self.rows_of(group)
        columns = [*partition.columns, *self._first[group]]
        classes = partition.of[at]
        order = by_number(classes)
        ends = np.flatnonzero(np.diff(classes[order], append=-1)) + 1
        met = classes[order[ends - 1]]
        for number, members in enumerate(np.split(order, ends[:-1])):
            one = int(members[0])
            asked = _Asked(self, duty, int(rows[at[one]]))
            found.states[here[members]], found.inherited[here[members]] = CODE[asked.state], asked.inherited
            exact, first = bool(partition.exact[met[number]]), self._first[group]
            template = None if exact else asked.template(partition.columns, first, int(at[one]))
            left = members if template is None else self._filled(template, columns, at, members, here, found)
            self._each(duty, columns, at[left], rows[at[left]], here[left], found)

    def _filled(
        self, template: Template, columns: list[Column], at: Ints, members: Ints, here: Ints, found: Found
    ) -> Ints:
        """Fill in the posts that stand in the cells of some columns; returns the members for which that is not so."""
        used = sorted({column for each in template for column in each})
        posts = {column: columns[column].post_at(at[members]) for column in used}
        plain = np.ones(len(members), dtype=np.bool_)
        for each in posts.values():
            plain &= each >= 0
        for name, those in zip(LISTS, template, strict=True):
            if those and plain.any():
                found.lists[name][here[members[plain]]] = self.told.numbers([posts[column][plain] for column in those])
        return members[~plain]

    def _each(self, duty: "Duty", columns: list[Column], at: Ints, rows: Ints, here: Ints, found: Found) -> None:
        """Fill in by asking: once for all targets over which the very same leads stand."""
        known: dict[tuple[int, ...], list[int]] = {}
        over = [column.cells(at).tolist() for column in columns]
        keys = list(zip(*over, strict=True)) if over else [()] * len(at)
        for place, row, key in zip(here.tolist(), rows.tolist(), keys, strict=True):
            numbers = known.get(key)
            if numbers is None:
                lists = _Asked(self, duty, row).lists
                numbers = known[key] = [self.told.number(self._carriers(lists[name])) for name in LISTS]
            for name, told in zip(LISTS, numbers, strict=True):
                found.lists[name][place] = told

    def _carriers(self, entries: "Sequence[Entry]") -> tuple[int, ...] | str | None:
        """Who carries some entries: posts by their numbers, as they are told where nobody asks; else a text."""
        table = self.structure.posts_table
        posts = [None if entry.post is None else table.find(entry.post.id) for entry in entries]
        numbers = tuple(dict.fromkeys(post for post in posts if post is not None))
        return carriers(entries) if None in posts else numbers


class _Asked:
    """One place and one duty, asked as a single question asks them."""

    def __init__(self, who: Who, duty: "Duty", row: int) -> None:
        asked = Row(who.now, who.targets.spot(who.now, row), duty, who.mode)
        worlds = asked.worlds()
        summary = summed_up(worlds)
        self.who: Who = who
        self.state: str = summary.state
        self.inherited: bool = summary.inherited
        lister = Lister(asked, asked.telling(worlds))
        lists = lister.lead(), lister.first(), lister.backstop()
        self.lists: dict[str, tuple[Entry, ...]] = dict(zip(LISTS, lists, strict=True))
        stands = {id(world.stand): world.stand for world in worlds if world.stand is not None}
        self.claims: list[Claim] = [claim for stand in stands.values() for claim in stand.claims]

    def template(self, leading: Sequence[Column], first: Sequence[Column], at: int) -> Template | None:
        """The columns whose posts stand in the lists: those of leads, then those of whoever is marked first.

        None where somebody else stands there. A post stands in a column only where it carries the share itself: one
        that answers for another post is another over the next place.
        """
        structure = self.who.structure
        table, scopes = structure.posts_table, structure.scopes
        claims = [claim for claim in self.claims if claim.carrier[0] == "post" and claim.carrier[1] >= 0]
        known = {(each.share.key, table.id(each.carrier[1]), scopes.ref(each.scope)): each for each in claims}
        found: list[tuple[int, ...]] = []
        for name in LISTS:
            numbers: dict[int, None] = {}
            for entry in self.lists[name]:
                if entry.post is None or entry.share is None or entry.scope is None:
                    return None
                claim = known.get((entry.share.id, entry.post.id, entry.scope))
                if claim is None:
                    return None
                marked = name == "first_responder" and claim.share.share.first
                column = _column(first if marked else leading, at, claim)
                if column is None:
                    return None
                numbers[column + len(leading) if marked else column] = None
            found.append(tuple(numbers))
        return found[0], found[1], found[2]


def _column(columns: Sequence[Column], at: int, claim: Claim) -> int | None:
    """The column in which a claim stands over a target, alone and held as appointments say."""
    key, post, here = (claim.catch_all, claim.number), claim.carrier[1], np.array([at])
    return next(
        (number for number, each in enumerate(columns) if each.key == key and each.post_at(here)[0] == post), None
    )
