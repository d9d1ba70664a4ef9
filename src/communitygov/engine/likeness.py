"""Which posts are held alike at an instant: of those of one number each comes to the same, its persons aside."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from communitygov.engine.gone import NOBODY_GONE
from communitygov.engine.holding import Now
from communitygov.engine.paint import renumbered
from communitygov.structure.holders import KINDS
from communitygov.structure.lasting import locked
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.post_likeness import likeness_of
from communitygov.structure.terms import CAPACITIES, Terms

if TYPE_CHECKING:
    from communitygov.structure.posts import Posts

MOST_TERMS = 8
"""Posts with more appointments are looked at one by one."""
MOST_POSTS = 32
"""Whoever is named for more posts may be met anywhere."""
MOST_NAMED = 32
"""One of more persons is not told from one of so many, but looked at by itself."""


class Likeness:
    """Posts that nothing tells apart at an instant but where they are and who is named."""

    def __init__(self, now: Now, base: "Likeness | None" = None) -> None:
        self.now: Now = now
        self._base: Likeness | None = base
        """That of all, when some are away."""
        self.table: Posts = now.structure.posts_table
        self.terms: Terms = self.table.terms

    @classmethod
    def at(cls, now: Now) -> "Likeness":
        """The likeness of all posts at an instant, made once."""
        found = now.kept.get("likeness")
        if not isinstance(found, cls):
            found = now.kept.setdefault("likeness", cls(now))
        if now.gone is NOBODY_GONE:
            return found
        left = now.kept.get("likeness_of_those_left")
        return left if isinstance(left, cls) else now.kept.setdefault("likeness_of_those_left", cls(now, found))

    @cached_property
    def touched(self) -> Ints:
        """The posts that may be held otherwise because some are away."""
        return np.zeros(0, dtype=np.int64) if self._base is None else self.now.gone.touched(self.now.structure)

    @cached_property
    def in_force(self) -> Bools:
        """Which posts are in force; of seats of teams nothing is said here."""
        table = self.table
        there = np.unique(table.family_of)
        likes, first = np.unique(self._written[there], return_index=True)
        by_like = np.zeros(int(likes.max(initial=-1)) + 1, dtype=np.bool_)
        numbers: list[int] = there[first].tolist()
        written = [table.families[at].post for at in numbers]  # not a post: a row of its own may end that
        by_like[likes] = [post.status != "abolished" and post.in_force(self.now.instant.at) for post in written]
        found: Bools = by_like[self._written[table.family_of]]
        return found

    @cached_property
    def of_team(self) -> Bools:
        """Which families are seats of teams."""
        return np.array([family.team is not None for family in self.table.families], dtype=np.bool_)

    @cached_property
    def referenced(self) -> frozenset[int]:
        """Families a post of which may answer for another post."""
        table, links = self.table, self.now.structure.register.links
        by_post = self.terms.post[self.terms.kind == KINDS.index("post")].tolist()
        pairs = [pair for family in table.families for pair in family.everyone]
        pairs += [pair for post in by_post for pair in table.named[post]]
        names = {each.holder.ids[0] for _, each in pairs if each.holder.kind == "post"}
        names |= {link.who.id for link in links if link.kind == "stands_in_for" and link.who.kind == "post"}
        found: set[int] = set()
        for name in names:
            family, post = table.family_named(name), table.find(name)
            found |= {int(table.family_of[post])} if post is not None else set()
            found |= {family} if family is not None else set()
        return frozenset(found)

    @cached_property
    def _written(self) -> Ints:
        """A number for each family: those written alike; made once for a structure."""
        kept = self.now.structure.cache
        if "likeness" not in kept:
            kept.setdefault("likeness", locked(likeness_of(self.table.families)))
        found: Ints = kept["likeness"]
        return found

    @cached_property
    def number(self) -> Ints:
        """A number for each post: those of one number are alike; -1 for one that is to be looked at by itself."""
        if self._base is not None:
            left = self._base.number.copy()
            left[self.touched] = -1
            return left
        said = self._said()
        found = np.zeros(len(self.table), dtype=np.int64)
        found[self._plain] = renumbered(said[self._plain])
        family = self._written[self.table.family_of].astype(np.int64)
        found = renumbered(family * (int(found.max(initial=0)) + 1) + found).astype(np.int32)
        found[~self._plain] = -1
        return found

    @cached_property
    def by_name(self) -> Bools:
        """Which posts come to nobody but those whom appointments to the very post name, and those without a name."""
        named = [any(each.holder.ids for _, each in family.everyone) for family in self.table.families]
        found: Bools = self._plain & ~np.array(named, dtype=np.bool_)[self.table.family_of]
        return found

    def persons_of(self, posts: Ints) -> tuple[Ints, Ints]:
        """The persons named for some posts: for each the index into ``posts``, and the number."""
        low, high = (np.searchsorted(self._of, posts.astype(self._of.dtype), side) for side in ("left", "right"))
        index = np.repeat(np.arange(len(posts)), high - low)
        before = np.repeat(low - np.concatenate(([0], np.cumsum(high - low)[:-1])), high - low) if len(posts) else low
        return index, self.terms.person[np.arange(len(index)) + before]

    @cached_property
    def private(self) -> Bools:
        """Which posts name nobody who may answer over the same places by way of another post."""
        answering = np.zeros(len(self.table.families), dtype=np.bool_)
        answering[list(self.referenced)] = True
        found: Bools = self.by_name & ~answering[self.table.family_of]
        several = self._several
        if len(several):
            found[several] &= ~self._met(several)
        return found

    @cached_property
    def sayings(self) -> Longs:
        """A number for what each appointment says, its persons aside."""
        terms = self.terms
        there = terms.in_force(self.now.instant.at)
        named = np.minimum(np.diff(terms.first), MOST_NAMED).astype(np.int64)
        said = (terms.kind.astype(np.int64) * (MOST_NAMED + 1) + named) * (len(terms.shifts) + 1) + terms.shift + 1
        found: Longs = np.where(there, said * len(CAPACITIES) + terms.capacity + len(CAPACITIES), terms.capacity)
        return found

    @cached_property
    def by_saying(self) -> Longs:
        """The appointments by post, those to one post by what they say."""
        found: Longs = np.arange(len(self.terms))
        return np.lexsort((self.sayings, self.terms.post)) if self._repeated.any() else found

    def _said(self) -> Longs:
        """A number for what the appointments to each post say, their order and persons aside."""
        terms, said, order = self.terms, self.sayings, self.by_saying
        found = np.zeros(len(self.table), dtype=np.int64)
        span = int(said.max(initial=0)) + 2
        for rank in range(min(int(self._rank.max(initial=-1)) + 1, MOST_TERMS)):
            at = order[self._rank == rank]
            posts = terms.post[at]
            key = found[posts] * span + said[at] + 1
            numbers = renumbered(key) + 1 if rank else said[at] + 1
            found[posts] = numbers + (int(found.max(initial=0)) + 1 if rank else 0)
        return found

    @cached_property
    def _repeated(self) -> Bools:
        """Which appointments are to the post of the one before."""
        post = self.terms.post
        return np.concatenate((np.zeros(min(len(post), 1), np.bool_), post[1:] == post[:-1]))

    @cached_property
    def _rank(self) -> Ints:
        """How many appointments to the same post stand before each."""
        at = np.arange(len(self.terms))
        return at - np.maximum.accumulate(np.where(self._repeated, 0, at))

    @cached_property
    def _plain(self) -> Bools:
        """Which posts are held as the appointments to them say, and in no other way."""
        table, terms = self.table, self.terms
        found: Bools = np.ones(len(table), dtype=np.bool_)
        found[[*table.overridden, *self.now.stood_in_for, *table.stands_for, *table.replaced]] = False
        found[terms.post[terms.kind == KINDS.index("post")]] = False
        found[terms.post[self._rank >= MOST_TERMS]] = False
        found[terms.post[np.diff(terms.first) >= MOST_NAMED]] = False
        found[self._twice] = False
        ex_officio = [any(each.holder.kind == "post" for _, each in family.everyone) for family in table.families]
        found &= ~np.array(ex_officio, dtype=np.bool_)[table.family_of]
        return found

    @cached_property
    def _of(self) -> Ints:
        """The post that names each of ``terms.person``."""
        return np.repeat(self.terms.post, np.diff(self.terms.first))

    @cached_property
    def _pairs(self) -> tuple[Ints, Ints]:
        """Every person with every post they are named for, by person."""
        order = np.lexsort((self._of, self.terms.person))
        return self.terms.person[order], self._of[order]

    @cached_property
    def _twice(self) -> Ints:
        """The posts that name a person more than once."""
        person, post = self._pairs
        again = (person[1:] == person[:-1]) & (post[1:] == post[:-1])
        return np.unique(post[1:][again])

    @cached_property
    def _several(self) -> Ints:
        """The posts that name somebody who is named for another post as well, or stands elsewhere."""
        person, post = self._pairs
        again = person[1:] == person[:-1]
        both = np.concatenate((again, [False])) | np.concatenate(([False], again)) if len(person) else again
        return np.unique(post[both | self.terms.elsewhere[person]] if len(person) else post)

    def _met(self, posts: Ints) -> Bools:
        """Which posts name somebody who may answer over the same places by way of another post."""
        person, post = self._pairs
        wanders = self._wandering
        found = np.zeros(len(self.table), dtype=np.bool_)
        found[post[self.terms.elsewhere[person]]] = True
        for step in range(1, MOST_POSTS + 1):  # posts of one person, at one, two and more places from one another
            again = np.flatnonzero(person[step:] == person[:-step])
            one, other = post[again], post[again + step]
            meet = wanders[one] | wanders[other] | self._overlap(one, other) | (step == MOST_POSTS)
            found[one[meet]] = found[other[meet]] = True
            if not len(again):
                break
        return found[posts]

    def _overlap(self, one: Ints, other: Ints) -> Bools:
        """Whether two posts each may serve one place: of places one in the other, of zones perhaps."""
        tree, scope = self.now.structure.tree, self.table.scope
        first, second = scope[one], scope[other]
        rows = len(tree)
        perhaps: Bools = (first >= rows) | (second >= rows)
        if tree.extra_within:
            return perhaps | np.ones(len(one), dtype=np.bool_)
        low, high = np.minimum(first, second), np.maximum(first, second)
        inside = (low >= 0) & ~perhaps
        inside[inside] = high[inside] < tree.end[low[inside]]
        return perhaps | inside

    @cached_property
    def _wandering(self) -> Bools:
        """Which posts may answer elsewhere than where they serve: for another post, a body or a team, or by a share."""
        table, structure = self.table, self.now.structure
        answering = self.of_team.copy()
        answering[list(self.referenced)] = True
        found: Bools = answering[table.family_of]
        found[[row.target for row in structure.share_rows if row.carrier == "post" and row.target >= 0]] = True
        heads = (table.find(body.head) for body in structure.organisations.values() if body.head is not None)
        found[[head for head in heads if head is not None]] = True
        found[[*table.overridden, *table.stands_for, *self.now.stood_in_for]] = True
        return found
