"""Who stands behind leads, as numbers: persons, one for each that is not named; or posts."""

from collections.abc import Iterable, Iterator

import numpy as np

from communitygov.engine.cells import Leads
from communitygov.engine.codes import Holdings
from communitygov.engine.held import Answerer
from communitygov.engine.held_alike import HeldAlike
from communitygov.engine.leads import carried
from communitygov.engine.over import Carrier
from communitygov.engine.worlds import every_way
from communitygov.queries.load_behind import Behind
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.posts import Posts
from communitygov.structure.shares import ShareRow

PERSON = 1 << 58
"""From here on numbers are made from that of a person of `Terms`; below they stand for texts."""
OWN = 1 << 60
"""From here on numbers are made from that of a post."""
UNITS = 1 << 20
"""More than anybody appoints to one post."""


def carrier_of(row: ShareRow) -> str:
    """The kind of carrier that a share comes down to."""
    return {"kind": "post", "posts": "post", "teams": "team"}.get(row.carrier, row.carrier)


class Parties:
    """Numbers for those who answer: persons or, with ``per`` post, posts."""

    def __init__(self, table: Posts, per: str) -> None:
        self.table: Posts = table
        self.per: str = per
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._found: dict[object, tuple[int, ...]] = {}
        self._behind: dict[object, Behind] = {}
        self._alike: dict[object, tuple[tuple[int, int], ...]] = {}
        by_posts = [any(each.holder.kind == "post" for _, each in family.everyone) for family in table.families]
        self._ex_officio: Bools = np.array(by_posts, dtype=np.bool_)
        """The families whose posts are held by way of other posts."""

    def named(self, text: str) -> int:
        """The number of a text: of a person whom no appointment to one post names, of a body or team that answers."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return number

    def text(self, number: int) -> str:
        """What a number stands for: ``person:ID``, ``unnamed:POST#N``, ``post:ID``, ``organisation:ID``."""
        if number < PERSON:
            return self.texts[number]
        if number < OWN:
            return f"person:{self.table.terms.people.texts[number - PERSON]}"
        post, unit = divmod(number - OWN, UNITS)
        return f"post:{self.table.id(post)}" if self.per == "post" else f"unnamed:{self.table.id(post)}#{unit}"

    def texts_of(self, numbers: Longs) -> list[str]:
        """What each of some numbers stands for, which are in order."""
        person, own = np.searchsorted(numbers, [PERSON, OWN]).tolist()
        texts: list[int] = numbers[:person].tolist()
        found = [self.texts[number] for number in texts]
        people = self.table.terms.people.texts
        found += [f"person:{text}" for text in people.take(numbers[person:own] - PERSON)]
        post, unit = np.divmod(numbers[own:] - OWN, UNITS)
        units: list[int] = unit.tolist()
        ids = zip(self.table.ids(post), units, strict=True)
        return found + [f"post:{text}" if self.per == "post" else f"unnamed:{text}#{unit}" for text, unit in ids]

    def of_person(self, text: str) -> int:
        """The number of ``person:ID``."""
        found = self._numbers.get(text)
        if found is None:
            person = self.table.terms.people.find(text.removeprefix("person:"))
            if person < 0:
                return self.named(text)
            found = self._numbers[text] = PERSON + person
        return found

    def post_of(self, number: int) -> int | None:
        """The post that a number is made from; None for others."""
        return (number - OWN) // UNITS if number >= OWN else None

    def of_post(self, post: int, unit: int = 0) -> int:
        """The number of a post, or of the one appointed to it by an appointment without a name."""
        return OWN + post * UNITS + (0 if self.per == "post" else unit)

    def of(self, holdings: Holdings, leads: Leads, at: Ints) -> tuple[Ints, Longs]:
        """Everyone behind some leads: for each the index into ``at``, and the number."""
        index: list[Ints] = []
        found: list[Longs] = []
        for share, chosen in _grouped(leads.share[at]):
            row, numbers = leads.rows[share], leads.number[at[chosen]]
            alike = self._like_the_rest(holdings, row, numbers)
            for _, those in _grouped(self.table.family_of[numbers[alike]]):
                posts, each = numbers[alike][those], chosen[alike][those]
                for own, unit in self._of_family(holdings, row, int(posts[0])):
                    index.append(each)
                    made = OWN + posts.astype(np.int64) * UNITS + unit
                    found.append(made if own else np.full(len(posts), unit, dtype=np.int64))
            held = self._held_alike(holdings, row, numbers) & ~alike
            for those in HeldAlike.of(holdings.likeness).grouped(np.flatnonzero(held), numbers[held]):
                for parties in self._of_alike(holdings, row, numbers[those]):
                    index.append(chosen[those])
                    found.append(parties)
            rest = np.flatnonzero(~alike & ~held)
            at_rest, parties = self._one_by_one(holdings, row, numbers[rest])
            index.append(chosen[rest][at_rest])
            found.append(parties)
        none = np.zeros(0, dtype=np.int64)
        return np.concatenate([*index, none]), np.concatenate([*found, none])

    def _one_by_one(self, holdings: Holdings, row: ShareRow, numbers: Ints) -> tuple[Longs, Longs]:
        """Everyone behind carriers of a share that are looked at by themselves: the index of each, and the number."""
        kind = carrier_of(row)
        own = None if kind == "post" else row.share.who
        behind = self._behind.setdefault((holdings.mode, row.share.shift, own, kind), Behind())
        for number in behind.unknown(numbers):
            behind.add(number, self.of_one(holdings, row, (kind, number)))
        return behind.of(numbers)

    def _like_the_rest(self, holdings: Holdings, row: ShareRow, posts: Ints) -> Bools:
        """Which of some posts are like the others of their family, so that who holds one tells who holds another."""
        if carrier_of(row) != "post" or int(posts.min(initial=0)) < 0:
            return np.zeros(len(posts), dtype=np.bool_)
        alike: Bools = ~(holdings.special[posts] | self._ex_officio[self.table.family_of[posts]])
        return alike

    def _held_alike(self, holdings: Holdings, row: ShareRow, posts: Ints) -> Bools:
        """Which of some posts come to those whom appointments to them name, so that one tells of those like it."""
        if carrier_of(row) != "post" or int(posts.min(initial=0)) < 0:
            return np.zeros(len(posts), dtype=np.bool_)
        return HeldAlike.of(holdings.likeness).posts[posts]

    def _of_alike(self, holdings: Holdings, row: ShareRow, posts: Longs) -> Iterator[Longs]:
        """Who answers for each of some posts that are alike: found of the first of them."""
        held, first = HeldAlike.of(holdings.likeness), int(posts[0])
        slots = held.slots(first)
        for number in self.of_one(holdings, row, ("post", first)):
            if number >= OWN:
                yield OWN + posts.astype(np.int64) * UNITS + (number - OWN) % UNITS
            else:
                yield PERSON + held.persons(posts, slots[number - PERSON])

    def _of_family(self, holdings: Holdings, row: ShareRow, post: int) -> tuple[tuple[int, int], ...]:
        """Who answers for a post, told of any other of its family: own and which, or a number."""
        key = (holdings.mode, row.share.shift, int(self.table.family_of[post]))
        found = self._alike.get(key)
        if found is None:
            parts: dict[tuple[int, int], None] = {}
            for number in self.of_one(holdings, row, ("post", post)):
                own = number >= OWN and (number - OWN) // UNITS == post
                parts[(1, (number - OWN) % UNITS) if own else (0, number)] = None
            found = self._alike[key] = tuple(parts)
        return found

    def of_one(self, holdings: Holdings, row: ShareRow, carrier: Carrier) -> tuple[int, ...]:
        """Everyone who answers for one carrier of a share in some reading."""
        key = (holdings.mode, row.share.shift, None if carrier[0] == "post" else row.share.who, carrier)
        found = self._found.get(key)
        if found is None:
            ways = every_way({}, lambda world: carried(holdings.now, row, carrier, holdings.mode, world))
            found = self._found[key] = self.of_answerers(
                answerer for _, held in ways if held.status == "on" for answerer in held.answerers
            )
        return found

    def of_answerers(self, answerers: Iterable[Answerer]) -> tuple[int, ...]:
        """The numbers of some who answer."""
        return tuple(dict.fromkeys(self._of_answerer(each) for each in answerers))

    def _of_answerer(self, answerer: Answerer) -> int:
        if self.per == "post":
            return self.of_person(answerer.person) if answerer.post is None else self.of_post(answerer.post)
        if answerer.person.startswith("person:"):
            return self.of_person(answerer.person)
        name, _, unit = answerer.person.removeprefix("unnamed:").rpartition("#")
        post = self.table.find(name) if answerer.person.startswith("unnamed:") and name else None
        return self.named(answerer.person) if post is None else self.of_post(post, int(unit))


def _grouped(of: Ints) -> Iterator[tuple[int, Ints]]:
    """Each of some numbers with the places in which it stands."""
    order = np.argsort(of, kind="stable")
    numbers, first = np.unique(of[order], return_index=True)
    yield from zip(numbers.tolist(), np.split(order, first[1:]), strict=False)
