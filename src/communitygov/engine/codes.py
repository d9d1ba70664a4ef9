"""What posts come to, as codes: leads of one code need not be told apart."""

from collections.abc import Iterator
from itertools import count

import numpy as np
from attrs import define, field

from communitygov.engine.held import Held
from communitygov.engine.holding import Now
from communitygov.engine.leads import Carrier, carried
from communitygov.engine.worlds import World, every_way
from communitygov.structure.places import Bools, Ints
from communitygov.structure.posts import PostFamily, Posts
from communitygov.structure.shares import ShareRow

SHARED = ("shift", "workday")
"""Kinds of unknown that many posts may stand on at once."""

Pattern = tuple[object, ...]


@define
class Codes:
    """Numbers for patterns, and whether leads of a pattern must be told apart."""

    numbers: dict[Pattern, int] = field(factory=dict[Pattern, int])
    _next: Iterator[int] = field(factory=count)

    def of(self, pattern: Pattern) -> int:
        """The number of a pattern; of two threads that number at once the first one's number stands for both."""
        found = self.numbers.get(pattern)
        return self.numbers.setdefault(pattern, next(self._next)) if found is None else found


class Holdings:
    """What posts come to at an instant in a mode, as patterns; worked out once for every post of a family alike."""

    def __init__(self, now: Now, mode: str) -> None:
        self.now: Now = now
        self.mode: str = mode
        self.table: Posts = now.structure.posts_table
        self.codes: Codes = Codes()
        self.sure: set[int] = set()
        """Codes of patterns that nothing unknown is part of."""
        self._single: dict[tuple[int, Carrier], tuple[int, bool]] = {}
        self._posts: dict[int, tuple[int, bool]] = {}
        self.referenced: frozenset[int] = self._referenced()
        named = (self.table.named, self.table.overridden, now.stood_in_for)
        self.special: Ints = np.unique(np.array([post for numbers in named for post in numbers], dtype=np.int64))
        """Posts that are not like the rest of their family."""
        self.overridden: Ints = np.array(sorted(self.table.overridden), dtype=np.int64)

    def _referenced(self) -> frozenset[int]:
        """Families a post of which may answer for another post."""
        found: set[int] = set()
        appointments = [pair for family in self.table.families for pair in family.everyone]
        appointments += [pair for pairs in self.table.named.values() for pair in pairs]
        names = {appointment.holder.ids[0] for _, appointment in appointments if appointment.holder.kind == "post"}
        links = self.now.structure.register.links
        names |= {link.who.id for link in links if link.kind == "stands_in_for" and link.who.kind == "post"}
        for name in names:
            family, post = self.table.family_named(name), self.table.find(name)
            found |= {int(self.table.family_of[post])} if post is not None else set()
            found |= {family} if family is not None else set()
        return frozenset(found)

    def of_posts(self, row: ShareRow, posts: Ints) -> tuple[Ints, Bools]:
        """Codes of what posts of one family come to for a share, and which must be told apart."""
        codes, exact = np.zeros(len(posts), dtype=np.int32), np.zeros(len(posts), dtype=np.bool_)
        if not len(posts):
            return codes, exact
        family = self.table.families[int(self.table.family_of[posts[0]])]
        own = self._own(family, posts)
        if not own.all():
            at = int(np.flatnonzero(~own)[0])
            codes[:], exact[:] = self.of_one(row, ("post", int(posts[at])))
        for at in np.flatnonzero(own).tolist():
            codes[at], exact[at] = self.of_one(row, ("post", int(posts[at])))
        return codes, exact

    def _own(self, family: PostFamily, posts: Ints) -> Bools:
        """Which posts of a family are not like the rest of it."""
        if any(appointment.holder.kind == "post" for _, appointment in family.everyone):
            return np.ones(len(posts), dtype=np.bool_)
        return np.isin(posts, within(self.special, family.family.first, family.family.size))

    def of_one(self, row: ShareRow, carrier: Carrier) -> tuple[int, bool]:
        """The code of what one carrier of a share comes to, and whether it must be told apart."""
        always_on = self.now.ons(row.share.shift) == (True,)
        if carrier[0] == "post" and carrier[1] >= 0 and always_on:
            found = self._posts.get(carrier[1])
            if found is None:
                found = self._posts[carrier[1]] = self._code(row, carrier)
            return found
        key = (row.number, carrier)
        if key not in self._single:
            self._single[key] = self._code(row, carrier)
        return self._single[key]

    def are_sure(self, codes: Ints) -> Bools:
        """Which codes are of patterns that nothing unknown is part of."""
        sure = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.bool_)
        sure[[code for code in self.sure if code < len(sure)]] = True
        return sure[codes]

    def _is_private(self, carrier: Carrier, ways: list[tuple[World, Held]]) -> bool:
        """Whether every person and unknown that a carrier comes to is its own, so that no other lead can meet it."""
        if carrier[0] != "post" or int(self.table.family_of[carrier[1]]) in self.referenced:
            return False
        own = f"{self.table.id(carrier[1])}#"
        persons = {person for _, held in ways for person in held.persons}
        unknowns = {name for world, _ in ways for kind, name in world if kind not in SHARED}
        return all(person.startswith(f"unnamed:{own}") for person in persons) and all(
            name.startswith(own) for name in unknowns
        )

    def _code(self, row: ShareRow, carrier: Carrier) -> tuple[int, bool]:
        ways = list(every_way({}, lambda world: carried(self.now, row, carrier, self.mode, world)))
        if len(ways) == 1:
            held = ways[0][1]
            code = self.codes.of(("sure", held.status, held.rivals, len(held.persons)))
            self.sure.add(code)
            return code, False
        if not self._is_private(carrier, ways):
            return self.codes.of(("own", row.number, carrier)), True
        labels: dict[object, int] = {}
        pattern = tuple(
            (
                tuple(
                    (key if key[0] in SHARED else labels.setdefault(key, len(labels)), world[key])
                    for key in sorted(world)
                ),
                held.status,
                held.rivals,
                tuple(sorted(labels.setdefault(person, len(labels)) for person in held.persons)),
            )
            for world, held in ways
        )
        return self.codes.of(("ways", *pattern)), False


def within(numbers: Ints, first: int, size: int) -> Ints:
    """Those of some sorted numbers that lie in a stretch."""
    low, high = np.searchsorted(numbers, (first, first + size))
    return numbers[low:high]
