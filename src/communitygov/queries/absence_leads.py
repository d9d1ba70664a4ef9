"""What becomes of leads while one is away: who is missed at which lead, and what the lead comes to without them."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field, frozen

from communitygov.engine.cells import Leads
from communitygov.engine.codes import Holdings
from communitygov.engine.gone import bodies_of
from communitygov.engine.held import Held
from communitygov.engine.leads import carried
from communitygov.engine.over import Carrier
from communitygov.engine.worlds import World, every_way
from communitygov.queries.absence_subjects import Subjects
from communitygov.queries.load_parties import carrier_of
from communitygov.structure.places import Bools, Ints

if TYPE_CHECKING:
    from communitygov.engine.holding import Now
    from communitygov.structure.shares import ShareRow

SILENT = 0
"""The effect of one without whom a lead comes to the same, and the same ones answer; perhaps not without another."""
NONE = -1
"""The effect of one without whom nothing changes, whoever else is away."""
ALONE = -2
"""The effect of one that is like no other's."""
MOST_NOWS = 4096
MOST_WAYS = 1 << 16
"""Of so many leads it is kept what they come to while somebody is away."""


@frozen(eq=False)
class Missed:
    """Who is missed at some leads or cells: those of each are ``first[number]:first[number + 1]``."""

    first: Ints
    subject: Ints
    effect: Ints
    """A number for what it comes to without them; alike wherever it is met."""
    like: Ints
    """A number for who they are at it; two of equal numbers are missed together as any other two of these."""

    @classmethod
    def of(cls, many: int, index: Ints, subject: Ints, effect: Ints, like: Ints) -> "Missed":
        """From pairs of a number and one who is missed there, in any order."""
        order = np.argsort(index, kind="stable")
        first = np.zeros(many + 1, dtype=np.int64)
        np.cumsum(np.bincount(index, minlength=many), out=first[1:])
        return cls(first, subject[order], effect[order], like[order])

    def only(self, chosen: Bools) -> "Missed":
        """The same of some who are missed."""
        index, at = self.at(np.arange(len(self.first) - 1))
        kept = chosen[self.subject[at]]
        columns = (each[at[kept]] for each in (self.subject, self.effect, self.like))
        return Missed.of(len(self.first) - 1, index[kept], *columns)

    def at(self, numbers: Ints) -> tuple[Ints, Ints]:
        """The pairs of some numbers, -1 for none: the place among these, and the place in the columns."""
        there = np.flatnonzero(numbers >= 0)
        low = self.first[numbers[there]]
        many = self.first[numbers[there] + 1] - low
        index = np.repeat(there, many)
        return index, np.arange(len(index)) + np.repeat(low - (np.cumsum(many) - many), many)


@define(eq=False)
class Effects:
    """Numbers for what leads come to without somebody, over all duties and modes."""

    subjects: Subjects
    numbers: dict[object, int] = field(factory=lambda: {"silent": SILENT})
    doubtful: set[int] = field(factory=set[int])
    """Those of which it hangs on who else leads whether who leads changes."""
    _of_alike: dict[object, int] = field(factory=dict[object, int])
    _holdings: dict[tuple[tuple[int, ...], str], Holdings] = field(factory=dict[tuple[tuple[int, ...], str], Holdings])
    _nows: dict[tuple[int, ...], "Now"] = field(factory=dict[tuple[int, ...], "Now"])
    _of_single: dict[object, list[tuple[int, int, int]]] = field(factory=dict[object, list[tuple[int, int, int]]])
    _own: int = -1
    _ways: int = 0

    def number(self, key: object) -> int:
        """The number of an effect."""
        return self.numbers.setdefault(key, len(self.numbers))

    def another(self) -> int:
        """A number for one who is like nobody."""
        self._own -= 1
        return self._own

    def without(self, subjects: Iterable[int]) -> "Now":
        """The instant without some."""
        key = tuple(sorted(subjects))
        found = self._nows.get(key)
        if found is None:
            if len(self._nows) > MOST_NOWS or self._ways > MOST_WAYS:
                self._nows.clear()
                self._holdings.clear()
                self._ways = 0
                gc.collect()  # an instant and what was asked hold one another
            found = self._nows[key] = self.subjects.now.without(self.subjects.gone(key))
        return found

    def looked_at(self, leads: int) -> None:
        """Count leads that were looked at while somebody is away: what they come to is kept with the instant."""
        self._ways += leads

    def of_leads(self, holdings: Holdings, leads: Leads) -> Missed:
        """Who is missed at some leads."""
        parts: list[tuple[Ints, ...]] = []
        edges: list[int] = np.searchsorted(leads.share, np.arange(len(leads.rows) + 1)).tolist()
        for share, (low, high) in enumerate(pairwise(edges)):
            if low < high:
                parts += self._of_share(holdings, leads.rows[share], np.arange(low, high), leads.number[low:high])
        return Missed.of(len(leads.number), *joined(parts, 4))

    def _of_share(
        self, holdings: Holdings, row: "ShareRow", at: Ints, numbers: Ints
    ) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
        kind, subjects = carrier_of(row), self.subjects
        through = self.through(row, kind, numbers)
        plain = through >= 0
        plain[plain] = subjects.plain[through[plain]]
        if kind == subjects.kind == "organisation":
            plain[:] = False
        if plain.any():
            yield self._alike(holdings, row, at[plain], numbers[plain], through[plain])
        for lead, number, post in np.stack((at, numbers, through), axis=1)[~plain].tolist():
            found = self._of_one(holdings, row, (kind, number), post)
            if found:
                subject, effect, like = (np.array(each, dtype=np.int64) for each in zip(*found, strict=True))
                yield np.full(len(found), lead), subject, effect, like

    def through(self, row: "ShareRow", kind: str, numbers: Ints) -> Ints:
        """The post that each carrier of a share comes down to at first; -1 for none."""
        table, structure = self.subjects.table, self.subjects.structure
        if kind == "post":
            return numbers
        if kind == "team":
            seats = [None if number < 0 else table.lead_seat(number) for number in numbers.tolist()]
            return np.array([-1 if seat is None else seat for seat in seats], dtype=np.int64)
        body = structure.organisations.get(row.share.who.id) if kind == "organisation" else None
        there = body is not None and body.head is not None and body.in_force(self.subjects.now.instant.at)
        head = table.find(body.head) if body is not None and body.head is not None and there else None
        return np.full(len(numbers), -1 if head is None else head, dtype=np.int64)

    def _alike(
        self, holdings: Holdings, row: "ShareRow", at: Ints, numbers: Ints, through: Ints
    ) -> tuple[Ints, Ints, Ints, Ints]:
        """Who is missed at posts that are held as appointments say: of those alike one is tried."""
        subjects, kind = self.subjects, carrier_of(row)
        index, subject, said = subjects.of_posts(through)
        key = holdings.likeness.number[through[index]].astype(np.int64) * subjects.span + said
        alike, first, of = np.unique(key, return_index=True, return_inverse=True)
        of = of.reshape(-1)
        base = self.number(("alike", holdings.mode, row.share.shift, kind))
        effects = np.zeros(len(alike), dtype=np.int64)
        for number, (each, one) in enumerate(zip(alike.tolist(), first.tolist(), strict=True)):
            known = self._of_alike.get((base, each))
            if known is None:
                carrier = kind, int(numbers[index[one]])
                known = self._of_alike[base, each] = self._effect(holdings, row, carrier, int(subject[one]), sure=True)
            effects[number] = known
        effect = effects[of]
        for one in np.flatnonzero(effect == ALONE).tolist():
            effect[one] = self._effect(holdings, row, (kind, int(numbers[index[one]])), int(subject[one]), sure=False)
        kept = effect != NONE
        return at[index[kept]], subject[kept], effect[kept], key[kept] + (base << 40)

    def _of_one(self, holdings: Holdings, row: "ShareRow", carrier: Carrier, post: int) -> list[tuple[int, int, int]]:
        """Who is missed at one lead, whatever way it is held."""
        key = holdings.mode, row.share.shift, row.share.who if carrier[0] != "post" else None, carrier
        found = self._of_single.get(key)
        if found is None:
            those = self.having_part(holdings, row, carrier[0], post)
            tried = ((one, self._effect(holdings, row, carrier, one, sure=False)) for one in those)
            found = self._of_single[key] = [(one, effect, self.another()) for one, effect in tried if effect != NONE]
        return found

    def having_part(self, holdings: Holdings, row: "ShareRow", kind: str, post: int) -> list[int]:
        """All who have a part in a lead that comes down to a post: without others it comes to the same."""
        posts = reached(holdings, post) if post >= 0 else ()
        those = [subject for each in posts for subject in self.subjects.of_post(each)]
        return [*dict.fromkeys((*those, *self.subjects.of_carrier(kind, row.share.who.id)))]

    def _effect(self, holdings: Holdings, row: "ShareRow", carrier: Carrier, subject: int, *, sure: bool) -> int:
        """What a lead comes to without somebody; ``sure``: who leads then can lead in no other way."""
        now, mode = self.without((subject,)), holdings.mode
        before, after = (_ways(each, row, carrier, mode) for each in (holdings.now, now))
        if not any(status == "on" for way in (*before, *after) for status in (way[1].status,)):
            return NONE
        if [_said(*way) for way in before] == [_said(*way) for way in after]:
            return SILENT
        holdings_without = self._holdings.get(((subject,), mode))
        if holdings_without is None:
            holdings_without = self._holdings[(subject,), mode] = Holdings(now, mode)
        code, exact = holdings_without.of_one(row, carrier)
        if sure:
            return ALONE if exact else self.number(code)
        if not exact and len(before) == len(after) == 1 and self._is_certain(before[0][1], after[0][1], subject):
            return self.number(code)
        effect = self.number(("doubtful", row.number, carrier, mode, subject))
        self.doubtful.add(effect)
        return effect

    def _is_certain(self, before: Held, after: Held, subject: int) -> bool:
        """Whether who leads cannot lead in another way once somebody is away."""
        if before.status != "on":
            return False
        gone = self.subjects.gone((subject,))
        return after.status == "on" or all(
            who.holder.removeprefix("person:") in gone.persons
            or (who.post is not None and who.post in gone.posts)
            or (who.post is not None and not gone.bodies.isdisjoint(bodies_of(self.subjects.table, who.post)))
            for who in before.answerers
        )


def joined(parts: Sequence[tuple[Ints, ...]], columns: int) -> tuple[Ints, ...]:
    """Columns one after another; of no parts as many empty ones."""
    none = np.zeros(0, dtype=np.int64)
    return tuple(np.concatenate([none, *(part[at] for part in parts)]) for at in range(columns))


def reached(holdings: Holdings, post: int) -> tuple[int, ...]:
    """A post, and all whose holders may answer for it."""
    now, web = holdings.now, holdings.now.web(holdings.mode)
    found = {post: None}
    waiting = [post]
    while waiting:
        at = waiting.pop()
        others = [web.other(at, each) for each in now.appointments(at) if each.holder.kind == "post"]
        for other in (*others, *now.standing_in(at, holdings.mode)):
            if other is not None and other not in found:
                found[other] = None
                waiting.append(other)
    return tuple(found)


def _ways(now: "Now", row: "ShareRow", carrier: Carrier, mode: str) -> list[tuple[World, Held]]:
    return list(every_way({}, lambda world: carried(now, row, carrier, mode, world)))


def _said(world: World, held: Held) -> object:
    who = frozenset((each.post, each.person, each.holder) for each in held.answerers)
    return tuple(sorted(world.items())), held.status, held.rivals, held.cut, who
