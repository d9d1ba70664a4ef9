"""What posts come to, as codes: leads of one code need not be told apart."""

from collections.abc import Iterator
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

import numpy as np
from attrs import define, field

from communitygov.engine.held import Held
from communitygov.engine.holding import Now
from communitygov.engine.leads import carried
from communitygov.engine.likeness import Likeness
from communitygov.engine.over import Carrier
from communitygov.engine.worlds import World, every_way
from communitygov.structure.places import Bools, Ints
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.structure.posts import Posts

SHARED = ("shift", "workday")
"""Kinds of unknown that many posts may stand on at once."""

Pattern = tuple[object, ...]
Part = tuple[Ints, Ints, Ints, Bools]
"""Carriers of a share: their numbers, their scopes, the codes of what they come to, and which must be told apart."""


@define
class Codes:
    """Numbers for patterns, and whether leads of a pattern must be told apart."""

    numbers: dict[Pattern, int] = field(factory=dict[Pattern, int])
    sure: set[int] = field(factory=set[int])
    """Those of patterns that nothing unknown is part of."""
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
        self.codes: Codes = now.structure.cache.setdefault("codes", Codes())
        """The same for every instant and mode: a number means one pattern."""
        self.sure: set[int] = self.codes.sure
        self.likeness: Likeness = Likeness.at(now)
        self._single: dict[tuple[int, Carrier], tuple[int, bool]] = {}
        self._posts: dict[int, tuple[int, bool]] = {}
        self.parts: dict[object, list[Part]] = {}
        """Who carries shares, for whoever asks about another that the same carry."""
        self.carrying: int = 0
        """How many posts are kept in them."""
        self.overridden: Ints = np.array(sorted(self.table.overridden), dtype=np.int64)

    @cached_property
    def special(self) -> Bools:
        """Which posts are not like the rest of their family."""
        found = np.zeros(len(self.table), dtype=np.bool_)
        found[self.table.terms.post] = True
        found[[*self.table.overridden, *self.now.stood_in_for]] = True
        found[self.likeness.touched] = True
        return found

    def of_posts(self, row: ShareRow, posts: Ints) -> tuple[Ints, Bools]:
        """Codes of what posts come to for a share, and which must be told apart; of posts held alike one is asked."""
        codes, exact = np.zeros(len(posts), dtype=np.int32), np.zeros(len(posts), dtype=np.bool_)
        if not len(posts):
            return codes, exact
        alone = self._alike(row, posts, codes)
        for at in alone.tolist():
            codes[at], exact[at] = self.of_one(row, ("post", int(posts[at])))
        return codes, exact

    def _alike(self, row: ShareRow, posts: Ints, codes: Ints) -> Ints:
        """Note the codes of posts that others are like; those left are to be asked by themselves."""
        number = self.likeness.number[posts]
        size = max(int(number.max(initial=-1)) + 1, 1)
        first = np.full(size, -1, dtype=np.int64)
        first[number[number >= 0][::-1]] = np.flatnonzero(number >= 0)[::-1]
        of, unsure = np.full(size, -1, dtype=np.int32), np.zeros(size, dtype=np.bool_)
        for like in np.flatnonzero(first >= 0).tolist():
            code, _ = self.of_one(row, ("post", int(posts[first[like]])))
            of[like], unsure[like] = code, code not in self.sure
        known = number >= 0
        codes[known] = of[number[known]]
        known[known] = ~unsure[number[known]]
        if unsure.any():
            known |= self._private_alike(row, posts, number, unsure, codes)
        return np.flatnonzero(~known)

    def _private_alike(self, row: ShareRow, posts: Ints, number: Ints, unsure: Bools, codes: Ints) -> Bools:
        """Of posts that meet something unknown, note the codes of those of whom nobody is met anywhere else."""
        private = (number >= 0) & unsure[number] & self.likeness.private[posts]
        at = np.flatnonzero(private)
        likes, first, of = np.unique(number[at], return_index=True, return_inverse=True)
        found = [self.of_one(row, ("post", int(posts[at[one]]))) for one in first.tolist()]
        codes[at] = np.array([code for code, _ in found], dtype=np.int32)[of] if len(likes) else codes[at]
        private[at] = ~np.array([exact for _, exact in found], dtype=np.bool_)[of] if len(likes) else private[at]
        return private

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
        sure[[code for code in tuple(self.sure) if code < len(sure)]] = True  # a copy: other threads may add
        return sure[codes]

    def _is_private(self, carrier: Carrier, ways: list[tuple[World, Held]]) -> bool:
        """Whether every person and unknown that a carrier comes to is its own, so that no other lead can meet it."""
        if carrier[0] != "post" or int(self.table.family_of[carrier[1]]) in self.likeness.referenced:
            return False
        own = f"{self.table.id(carrier[1])}#"
        persons = {person for _, held in ways for person in held.persons if not person.startswith(f"unnamed:{own}")}
        unknowns = {name for world, _ in ways for kind, name in world if kind not in SHARED}
        alone = not persons or bool(self.likeness.private[carrier[1]])
        return alone and all(name.startswith(own) for name in unknowns)

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
