"""Posts that come to those whom appointments to them name: who holds one tells in which places others hold theirs."""

import numpy as np

from communitygov.engine.likeness import Likeness
from communitygov.structure.holders import KINDS
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.terms import CAPACITIES

PERSON = KINDS.index("person")
NAMED = [PERSON, KINDS.index("one_of")]
FIRST_WORD = int.from_bytes(b"unknown\0", "big")
"""Of the words for somebody without a name the first in the order of texts, as eight bytes."""

Slot = tuple[int, int]
"""Which of the appointments to a post, in the order of what they say; and which of the persons it names."""


class HeldAlike:
    """Of posts that are alike, the person of a slot does in each what the person of this slot does in another."""

    def __init__(self, likeness: Likeness) -> None:
        self.likeness: Likeness = likeness
        terms, table = likeness.terms, likeness.table
        self._first: Longs = np.searchsorted(terms.post, np.arange(len(table) + 1, dtype=terms.post.dtype))
        many = np.diff(self._first)
        for_all = np.array([bool(family.everyone) for family in table.families], dtype=np.bool_)
        self.posts: Bools = likeness.by_name & (likeness.number >= 0) & (many > 0) & ~for_all[table.family_of]
        """The posts of which it is true."""
        self.posts &= ~self._told_by_rank()

    def _told_by_rank(self) -> Bools:
        """Posts of which not each has those without a name at the same places among several in one capacity.

        They stand behind everybody who is named, unless a name comes late among texts; and where they say the same,
        it does not matter which of them is which.
        """
        terms, said = self.likeness.terms, self.likeness.sayings
        group = terms.post.astype(np.int64) * len(CAPACITIES) + terms.capacity
        nameless = ~np.isin(terms.kind, NAMED)
        late = np.zeros(len(terms), dtype=np.bool_)
        late[terms.kind == PERSON] = self._is_late(terms.person[terms.first[:-1][terms.kind == PERSON]])
        low, high = (np.full(len(CAPACITIES) * len(self.likeness.table), each) for each in (said.max(initial=0), -1))
        np.minimum.at(low, group[nameless], said[nameless])
        np.maximum.at(high, group[nameless], said[nameless])
        odd = (low < high)[group] | (late & (high >= 0)[group])
        found = np.zeros(len(self.likeness.table), dtype=np.bool_)
        found[terms.post[odd]] = True
        return found

    def _is_late(self, persons: Ints) -> Bools:
        """Whose id comes behind a word for somebody without a name."""
        texts = self.likeness.terms.people.texts
        starts, lengths = texts.offsets[persons], texts.lengths[persons]
        late: Bools = texts.words(starts, lengths).byteswap() >= FIRST_WORD
        return late

    @classmethod
    def of(cls, likeness: Likeness) -> "HeldAlike":
        """What is known of all posts at an instant, made once."""
        kept = likeness.now.kept
        found = kept.get("held_alike")
        return found if isinstance(found, cls) else kept.setdefault("held_alike", cls(likeness))

    def grouped(self, at: Longs, posts: Ints) -> list[Longs]:
        """Places in a list, each of one of some of these posts: those of posts that are alike together."""
        number = self.likeness.number[posts]
        order = np.argsort(number, kind="stable")
        return np.split(at[order], np.flatnonzero(np.diff(number[order])) + 1) if len(at) else []

    def slots(self, post: int) -> dict[int, Slot]:
        """The slot of each person, as a number of `Terms`, whom the appointments to a post name."""
        terms = self.likeness.terms
        found: dict[int, Slot] = {}
        for rank in range(int(self._first[post + 1] - self._first[post])):
            at = int(self.terms_at(np.array([post]), rank)[0])
            persons: list[int] = terms.person[int(terms.first[at]) : int(terms.first[at + 1])].tolist()
            found |= {person: (rank, place) for place, person in enumerate(persons)}
        return found

    def terms_at(self, posts: Longs, rank: int) -> Ints:
        """The appointment of a rank to each of some posts."""
        return self.likeness.by_saying[self._first[posts] + rank]

    def persons(self, posts: Longs, slot: Slot) -> Longs:
        """The person of a slot of each of some posts."""
        terms, (rank, place) = self.likeness.terms, slot
        return terms.person[terms.first[self.terms_at(posts, rank)] + place].astype(np.int64)
