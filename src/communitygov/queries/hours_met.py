"""Which hours what a duty comes to depends on: those it states itself, and the shifts of whoever may lead it."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.queries.days import limits_of
from communitygov.queries.pieces import Piece, is_unknown, on_at
from communitygov.structure.build import Structure
from communitygov.structure.holders import KINDS
from communitygov.structure.index import Index
from communitygov.structure.linked import Linked
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty
    from communitygov.model.post import Appointment
    from communitygov.structure.posts import Posts


@frozen(eq=False)
class Times:
    """Pieces of time of which a duty is asked in the first, since it comes to the same in the others."""

    of: tuple[int, ...]
    """For each piece the number of its time."""
    first: Mapping[int, int]
    """The first piece of each time, and its number."""
    seconds: tuple[float, ...]
    """How long each time is, all its pieces together."""

    def pieces(self, piece: int) -> list[int]:
        """The pieces of the time of one of them."""
        return [at for at, number in enumerate(self.of) if number == self.of[piece]]


class HoursMet:
    """Tells in which pieces of time a duty comes to the same: rather too few than too many."""

    def __init__(self, structure: Structure) -> None:
        self.structure: Structure = structure
        self.table: Posts = structure.posts_table
        self.shifts: list[set[str]] = [set() for _ in self.table.families]
        """The shifts that posts of each family state, and appointments to them."""
        self.next: list[set[int]] = [set() for _ in self.table.families]
        """The families of posts that may answer for one of each family."""
        self._of: dict[str, tuple[str, ...]] = {}
        self._note_shifts()
        self._note_ways()

    def times(self, duty: "Duty", pieces: Sequence[Piece]) -> Times:
        """The pieces in which a duty comes to the same, together."""
        numbers: dict[Hashable, int] = {}
        of = tuple([numbers.setdefault(self._key(duty, piece), len(numbers)) for piece in pieces])
        seconds = [0.0] * len(numbers)
        for number, piece in zip(of, pieces, strict=True):
            seconds[number] += piece.factor
        return Times(of, {of.index(number): number for number in numbers.values()}, tuple(seconds))

    def may_be_unknown(self, duty: "Duty", pieces: Sequence[Piece]) -> bool:
        """Whether it may not be known in some piece if hours are on that a duty depends on."""
        met = self._shifts_met(duty)
        shifts = [self.structure.shifts[name] for name in met if name in self.structure.shifts]
        each = (on_at(self.structure, shifts, limits_of(duty), piece.instant.at) for piece in pieces)
        return len(shifts) < len(met) or any(is_unknown(on) for ons in each for several in ons for on in several)

    def _shifts_met(self, duty: "Duty") -> tuple[str, ...]:
        if duty.id not in self._of:
            self._of[duty.id] = tuple(sorted(self._met(duty)))
        return self._of[duty.id]

    def _key(self, duty: "Duty", piece: Piece) -> Hashable:
        """All that may tell what a duty comes to in a piece from what it comes to in another."""
        shifts = [self.structure.shifts[name] for name in self._shifts_met(duty) if name in self.structure.shifts]
        return piece.state, on_at(self.structure, shifts, limits_of(duty), piece.instant.at)

    def _met(self, duty: "Duty") -> set[str]:
        """The shifts that may decide who leads a duty anywhere, in any mode."""
        leads = [row for row in Index.of(self.structure).shares(duty) if row.share.part == "lead"]
        found = {row.share.shift for row in leads if row.share.shift is not None}
        waiting = {family for row in leads for family in self._carried_by(row)}
        met: set[int] = set()
        while waiting:
            family = waiting.pop()
            met.add(family)
            waiting |= self.next[family] - met
        return found.union(*(self.shifts[family] for family in met))

    def _carried_by(self, row: ShareRow) -> Iterator[int]:
        """The families of the posts that a share may come to."""
        table = self.table
        if row.carrier == "kind":
            kind = row.share.who.id
            yield from table.by_kind.get(kind, ())
            yield from self._families(post for post, (_, own) in table.overridden.items() if own.kind == kind)
        elif row.carrier == "posts":
            yield row.target
        elif row.carrier == "post":
            yield from self._families([row.target])
        elif row.carrier in ("team", "teams"):
            yield from self._seats(row) if row.target >= 0 else ()
            yield from self._families(table.own_lead.values())
        elif row.carrier == "organisation":
            body = self.structure.organisations.get(row.share.who.id)
            yield from self._named(None if body is None else body.head)

    def _seats(self, row: ShareRow) -> Iterable[int]:
        table = self.table
        return (table.teams[row.target] if row.carrier == "teams" else table.team_family(row.target)).seats

    def _families(self, posts: Iterable[int]) -> Iterator[int]:
        return (self.table.family(post) for post in posts if post >= 0)

    def _named(self, name: str | None) -> Iterator[int]:
        """The families of the posts that an id means."""
        if name is not None:
            family, post = self.table.family_named(name), self.table.find(name)
            yield from () if family is None else (family,)
            yield from () if post is None else self._families([post])

    def _note_shifts(self) -> None:
        table, terms = self.table, self.table.terms
        for found, family in zip(self.shifts, table.families, strict=True):
            stated = (family.post.shift, *(each.shift for _, each in family.everyone))
            found.update(name for name in stated if name is not None)
        said = terms.shift >= 0
        pairs = np.unique(table.family_of[terms.post[said]].astype(np.int64) * len(terms.shifts) + terms.shift[said])
        each: list[int] = pairs.tolist()
        for pair in each:
            self.shifts[pair // len(terms.shifts)].add(terms.shifts[pair % len(terms.shifts)])
        for post, (_, own) in table.overridden.items():
            self.shifts[table.family(post)].update(() if own.shift is None else (own.shift,))

    def _note_ways(self) -> None:
        table = self.table
        for number, family in enumerate(table.families):
            self._note_holders(number, (each for _, each in family.everyone))
        for post in np.unique(table.terms.post[table.terms.kind == KINDS.index("post")]).tolist():
            self._note_holders(table.family(post), (each for _, each in table.named[post]))
        for post, made in table.stands_for.items():
            self.next[table.family(post)].add(made)
            self.next[made].add(table.family(post))
        for post, pairs in Linked.of(self.structure).stands_in.items():
            self.next[table.family(post)] |= {*self._families(who for who, _ in pairs)}

    def _note_holders(self, family: int, appointments: "Iterable[Appointment]") -> None:
        for each in appointments:
            if each.holder.kind == "post":
                self.next[family].update(self._named(each.holder.ids[0]))
