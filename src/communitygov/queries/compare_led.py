"""Who leads on one side, in columns: for each target a number for the post and its holder, and what everybody leads."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.engine.bulk import Targets
from communitygov.engine.codes import Holdings
from communitygov.engine.held import Answerer
from communitygov.engine.held_alike import HeldAlike
from communitygov.engine.holding import Now
from communitygov.queries.load_kept import Kept
from communitygov.queries.load_leading import Leading
from communitygov.queries.load_parties import OWN, PERSON, UNITS, Parties
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs
from communitygov.structure.posts import Posts
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

NAMELESS = ("unnamed", "unknown")
BETWEEN = "\n"
"""Between a person and the post they hold, in a text; no id has it."""
POSTS = 1 << 28
"""More than there are persons: the number of a post with the person who holds it is made from both."""


class Carriers(Parties):
    """Numbers for a post, or a body or a team, together with who holds it."""

    def __init__(self, table: Posts) -> None:
        super().__init__(table, "person")
        nameless = [all(each.holder.kind in NAMELESS for _, each in family.everyone) for family in table.families]
        self._nameless: Bools = np.array(nameless, dtype=np.bool_)

    def who(self, number: int) -> tuple[str, Ref | None]:
        """Who it is: the person, else the post, the body or the team; and the post."""
        if number >= OWN:
            post = Ref("post", self.table.id((number - OWN) // UNITS))
            return str(post), post
        if number >= PERSON:
            at, person = divmod(number - PERSON, POSTS)
            return f"person:{self.table.terms.people.texts[person]}", Ref("post", self.table.id(at))
        who, _, post_id = self.texts[number].partition(BETWEEN)
        return who, Ref("post", post_id) if post_id else None

    def _like_the_rest(self, holdings: Holdings, row: ShareRow, posts: Ints) -> Bools:
        alike = super()._like_the_rest(holdings, row, posts)
        return alike & self._nameless[self.table.family_of[posts]] if alike.any() else alike

    def _of_alike(self, holdings: Holdings, row: ShareRow, posts: Longs) -> Iterator[Longs]:
        """Who holds each of some posts that are alike: found of the first of them."""
        held, first = HeldAlike.of(holdings.likeness), int(posts[0])
        slots, each = held.slots(first), posts.astype(np.int64)
        for number in self.of_one(holdings, row, ("post", first)):
            if number >= OWN:
                yield OWN + each * UNITS + (number - OWN) % UNITS
            else:
                yield PERSON + each * POSTS + held.persons(posts, slots[(number - PERSON) % POSTS])

    def _of_answerer(self, answerer: Answerer) -> int:
        post, who = answerer.post, answerer.person
        if post is None:
            return self.named(who)
        if not who.startswith("person:"):
            return self.of_post(post, int(answerer.holder == "unknown"))
        return self.of_pair(who, post)

    def of_pair(self, who: str, post: int) -> int:
        """The number of a person, ``person:ID``, together with a post."""
        person = self.table.terms.people.find(who.removeprefix("person:"))
        return self.named(who + BETWEEN + self.table.id(post)) if person < 0 else PERSON + post * POSTS + person


class Told:
    """The numbers of one structure as those of another that has the same posts, perhaps in another order."""

    def __init__(self, own: Carriers, other: Carriers) -> None:
        self.own: Carriers = own
        self.other: Carriers = other
        same, people, posts = own.table is other.table, own.table.terms.people, len(own.table)
        self._people: Longs = np.arange(len(people)) if same else other.table.terms.people.find_all(people.texts)
        self._posts: Longs = np.arange(posts) if same else np.full(posts, -1, dtype=np.int64)
        """For each post the number of the other; -1 where that is not looked up yet."""

    def __call__(self, numbers: Longs) -> Longs:
        """What the other has for some numbers."""
        found = np.full(len(numbers), -1, dtype=np.int64)
        named, of_post = (numbers >= PERSON) & (numbers < OWN), numbers >= OWN
        post, unit = np.divmod(numbers[of_post] - OWN, UNITS)
        found[of_post] = OWN + self._post(post) * UNITS + unit
        post, person = np.divmod(numbers[named] - PERSON, POSTS)
        known = self._people[person]
        found[named] = np.where(known < 0, -1, PERSON + self._post(post) * POSTS + known)
        for number in np.unique(numbers[found < 0]).tolist():
            who, held = self.own.who(number)
            post_there = None if held is None else self.other.table.find(held.id)
            told = self.other.named(who) if post_there is None else self.other.of_pair(who, post_there)
            found[numbers == number] = told
        return found

    def _post(self, posts: Longs) -> Longs:
        """What the other has for some posts."""
        table, other = self.own.table, self.other.table
        for post in np.unique(posts[self._posts[posts] < 0]).tolist():
            number = other.find(table.id(post))
            self._posts[post] = post if number is None else number
        found: Longs = self._posts[posts]
        return found


@frozen(eq=False)
class Who:
    """Who leads, surely or perhaps, at some targets: targets and numbers, each pair once, in order."""

    target: Longs
    number: Longs


class Led:
    """Asks who leads in one mode, and adds up what is led for sure."""

    def __init__(self, now: Now, mode: str | None, carriers: Carriers, told: Told | None = None) -> None:
        self.now: Now = now
        self.mode: str | None = mode
        self.carriers: Carriers = carriers
        self.told: Told | None = told
        """Makes the numbers those of the side it is compared with."""
        self.kept: Kept = Kept()
        self.by_duty: list[set[bytes]] = []
        self._leading: dict[int, Leading] = {}

    def begin(self) -> None:
        """Begin with another duty."""
        self.by_duty.append(set())

    def ask(self, duty: "Duty", targets: Targets) -> Who:
        """Who leads the duty at each target; those led for sure are added up."""
        leading = self._leading.get(id(targets))
        if leading is None:
            leading = self._leading[id(targets)] = Leading(self.now, targets, self.mode, self.carriers)
        leading.who_leads(duty)
        sure = _joined(leading.sure)
        if len(sure.target):
            homes = targets.virtual == HOUSEHOLD
            units = targets.rows[sure.target].astype(np.int64) if homes else np.full(len(sure.target), -1)
            self.by_duty[-1].add(self.kept.add(units, sure.number))
        who = _joined([*leading.sure, *leading.perhaps])
        return who if self.told is None else _joined([(who.target, self.told(who.number))])


def _joined(pairs: "list[tuple[Ints, Longs]]") -> Who:
    target = np.concatenate([np.zeros(0, np.int64), *(each for each, _ in pairs)]).astype(np.int64)
    number = np.concatenate([np.zeros(0, np.int64), *(each for _, each in pairs)]).astype(np.int64)
    order = np.lexsort((number, target))
    target, number = target[order], number[order]
    first = np.append(True, (target[1:] != target[:-1]) | (number[1:] != number[:-1])) if len(order) else order > 0
    return Who(target[first], number[first])


def same_who(one: Who, other: Who, at: Longs) -> Bools:
    """At which of some targets, in order, the same ones lead."""
    sides: list[tuple[Longs, Longs]] = []
    for side in (one, other):
        place = np.minimum(np.searchsorted(at, side.target), max(0, len(at) - 1))
        there = at[place] == side.target if len(at) else np.zeros(len(place), dtype=np.bool_)
        sides.append((place[there], side.number[there]))
    known, of = np.unique(np.concatenate([number for _, number in sides]), return_inverse=True)
    keys = np.concatenate([place for place, _ in sides]) * max(1, len(known)) + of
    parts = keys[: len(sides[0][0])], keys[len(sides[0][0]) :]
    both = np.intersect1d(*parts, assume_unique=True) // max(1, len(known))
    counts = [np.bincount(place, minlength=len(at)) for place in (sides[0][0], sides[1][0], both)]
    found: Bools = (counts[0] == counts[2]) & (counts[1] == counts[2])
    return found
