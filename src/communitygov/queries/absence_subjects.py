"""All who may be away: persons, posts or organisations as numbers, and who of them is missed at what post."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.ref import Ref
from communitygov.engine.gone import Gone, bodies_of, sender_of
from communitygov.engine.likeness import Likeness
from communitygov.model.columns import coded
from communitygov.structure.places import Bools, Ints, Longs

if TYPE_CHECKING:
    from communitygov.engine.holding import Now
    from communitygov.structure.build import Structure
    from communitygov.structure.families import PostFamily
    from communitygov.structure.posts import Posts

Missed = tuple[Ints, Ints, Ints]
"""Posts or their places among those asked, who is missed there, and as what, as a number."""


class Subjects(ABC):
    """Those of one kind, as numbers; and for posts held as appointments say, who is missed there, as arrays."""

    kind: str

    def __init__(self, now: "Now") -> None:
        self.now: Now = now
        self.structure: Structure = now.structure
        self.table: Posts = now.structure.posts_table
        self.likeness: Likeness = Likeness.at(now)
        self.plain: Bools = self.likeness.number >= 0
        """Posts of which `of_posts` knows who is missed there; of others `of_post` does."""
        post, subject, said = self._missed()
        order = np.argsort(post, kind="stable")
        self._post: Ints = post[order]
        self._subject: Ints = subject[order]
        self._said: Ints = said[order]
        self.span: int = int(said.max(initial=0)) + 1
        """More than what anybody is missed as."""

    @property
    @abstractmethod
    def many(self) -> int:
        """How many numbers there are."""

    @property
    def there(self) -> int:
        """How many of them there are: a number may be that of one that another stands in the place of."""
        return self.many

    @abstractmethod
    def name(self, number: int) -> str:
        """The id of one."""

    @abstractmethod
    def gone(self, numbers: Iterable[int]) -> Gone:
        """Some of them as away."""

    @abstractmethod
    def of_post(self, post: int) -> Iterator[int]:
        """Those without whom a post, whatever it is held like, may be held otherwise; ways to other posts aside."""

    @abstractmethod
    def _missed(self) -> Missed:
        """Every plain post with each who is missed there."""

    def of_carrier(self, kind: str, name: str) -> Iterator[int]:
        """Those who are missed where a person or a body carries a share."""
        del kind, name
        return iter(())

    def names(self, numbers: Longs) -> list[str]:
        """The ids of several."""
        return [self.name(number) for number in numbers.tolist()]

    def refs(self, numbers: Longs) -> list[Ref]:
        """Some of them."""
        return [Ref(self.kind, name) for name in self.names(numbers)]

    def of_posts(self, posts: Ints) -> Missed:
        """Who is missed at some plain posts: the place of the post among these, who it is, and as what."""
        low, high = (np.searchsorted(self._post, posts.astype(self._post.dtype), side) for side in ("left", "right"))
        many = high - low
        index = np.repeat(np.arange(len(posts)), many)
        at = np.arange(len(index)) + np.repeat(low - (np.cumsum(many) - many), many)
        return index, self._subject[at], self._said[at]


class EveryPost(Subjects):
    """Every post."""

    kind = "post"

    @property
    def many(self) -> int:
        """How many numbers of posts there are."""
        return len(self.table)

    @property
    def there(self) -> int:
        """How many posts there are: of a made one that is replaced only what replaces it."""
        return len(self.table) - len(self.table.replaced)

    def name(self, number: int) -> str:
        """The id of a post."""
        return self.table.id(number)

    def names(self, numbers: Longs) -> list[str]:
        """The ids of several."""
        return self.table.ids(numbers)

    def gone(self, numbers: Iterable[int]) -> Gone:
        """Posts that nobody holds."""
        return Gone(posts=frozenset(numbers))

    def of_post(self, post: int) -> Iterator[int]:
        """The post."""
        yield post

    def _missed(self) -> Missed:
        posts = np.arange(len(self.table))
        return posts, posts, np.zeros(len(posts), dtype=np.int64)


class EveryOrganisation(Subjects):
    """Every organisation, with the posts it has and all whom it sends."""

    kind = "organisation"

    def __init__(self, now: "Now") -> None:
        self._names: tuple[str, ...] = tuple(now.structure.organisations)
        self._number: dict[str, int] = {name: number for number, name in enumerate(self._names)}
        super().__init__(now)

    @property
    def many(self) -> int:
        """How many bodies there are."""
        return len(self._names)

    def name(self, number: int) -> str:
        """The id of a body."""
        return self._names[number]

    def gone(self, numbers: Iterable[int]) -> Gone:
        """Bodies that are not there."""
        return Gone(bodies=frozenset(map(self.name, numbers)))

    def of_post(self, post: int) -> Iterator[int]:
        """The bodies it is of, and those that send whoever holds it."""
        senders = (sender_of(self.structure, post, row) for row, _ in self.now.said(post))
        for body in dict.fromkeys((*bodies_of(self.table, post), *senders)):
            if body is not None and body in self._number:
                yield self._number[body]

    def of_carrier(self, kind: str, name: str) -> Iterator[int]:
        """The body."""
        if kind == "organisation" and name in self._number:
            yield self._number[name]

    def _missed(self) -> Missed:
        """The posts that a body has; those whose holders somebody sends are looked at by themselves."""
        table = self.table
        home = coded(self.structure.register.appointments, "home").codes >= 0
        self.plain[table.terms.post[home[table.terms.row]]] = False
        of = np.full(len(table.families), -1, dtype=np.int64)
        for number, family in enumerate(table.families):
            of[number] = self._number.get(family.post.organisation or "", -1)
            if any(self._sends(family, row) for row, _ in family.everyone):
                first = family.family.first
                self.plain[first : first + family.family.size] = False
        posts = np.flatnonzero(of[table.family_of] >= 0)
        return posts, of[table.family_of[posts]], np.zeros(len(posts), dtype=np.int64)

    def _sends(self, family: "PostFamily", row: int | None) -> bool:
        """Whether a body sends the holders of a family; the first seat made may be one that a team has replaced."""
        if row is None and family.team is not None and family.seat is not None:
            return self.table.teams[family.team].team.seats[family.seat].sent_by is not None
        return sender_of(self.structure, family.family.first, row) is not None
