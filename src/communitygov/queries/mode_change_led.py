"""Who leads in a mode, in columns: for each target a number for the post and its holder, and what everybody leads."""

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.engine.bulk import Targets
from communitygov.engine.codes import Holdings
from communitygov.engine.held import Answerer
from communitygov.engine.holding import Now
from communitygov.queries.by import whole
from communitygov.queries.load_kept import Kept
from communitygov.queries.load_leading import Leading
from communitygov.queries.load_parties import OWN, UNITS, Parties
from communitygov.queries.mode_change_values import Growth
from communitygov.structure.places import HOUSEHOLD, Bools, Ints, Longs
from communitygov.structure.posts import Posts
from communitygov.structure.shares import ShareRow

if TYPE_CHECKING:
    from communitygov.model.duty import Duty

NAMELESS = ("unnamed", "unknown")


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
        person, _, at = self.texts[number].rpartition("|")
        return person, Ref("post", self.table.id(int(at))) if at else None

    def _like_the_rest(self, holdings: Holdings, row: ShareRow, posts: Ints) -> Bools:
        alike = super()._like_the_rest(holdings, row, posts)
        return alike & self._nameless[self.table.family_of[posts]] if alike.any() else alike

    def _held_alike(self, holdings: Holdings, row: ShareRow, posts: Ints) -> Bools:
        """None: each has a number of its own."""
        del holdings, row
        return np.zeros(len(posts), dtype=np.bool_)

    def _of_answerer(self, answerer: Answerer) -> int:
        named = answerer.person.startswith("person:")
        if answerer.post is not None and not named:
            return self.of_post(answerer.post, int(answerer.holder == "unknown"))
        return self.named(f"{answerer.person}|{'' if answerer.post is None else answerer.post}")


@frozen(eq=False)
class Who:
    """Who leads, surely or perhaps, at some targets: targets and numbers, each pair once, in order."""

    target: Longs
    number: Longs


class Led:
    """Asks who leads in one mode, and adds up what is led for sure."""

    def __init__(self, now: Now, mode: str, carriers: Carriers) -> None:
        self.now: Now = now
        self.mode: str = mode
        self.carriers: Carriers = carriers
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
        return _joined([*leading.sure, *leading.perhaps])


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


def growths(before: Led, after: Led, most: int) -> tuple[list[Growth], int]:
    """Those who lead more on the second side, the most homes more first; and how many there are besides."""
    carriers = before.carriers
    met = [np.concatenate([np.zeros(0, np.int64), *led.kept.parties()]) for led in (before, after)]
    known = np.unique(np.concatenate(met))
    told = [carriers.who(number) for number in known.tolist()]
    texts = sorted({who for who, _ in told})
    place = {who: at for at, who in enumerate(texts)}
    of = np.array([place[who] for who, _ in told], dtype=np.int64)
    homes, duties = zip(*(_counts(led, known, of, len(texts)) for led in (before, after)), strict=True)
    grows = np.flatnonzero((homes[1] > homes[0]) | (duties[1] > duties[0]))
    order: Longs = grows[np.lexsort((grows, duties[0][grows] - duties[1][grows], homes[0][grows] - homes[1][grows]))]
    listed: list[int] = order[:most].tolist()
    posts: dict[int, set[Ref]] = {at: set() for at in listed}
    for at, number in zip(
        of[np.searchsorted(known, np.unique(met[1]))].tolist(), np.unique(met[1]).tolist(), strict=True
    ):
        if at in posts:
            post = carriers.who(number)[1]
            posts[at] |= set() if post is None else {post}
    rows = [
        Growth(
            texts[at],
            tuple(sorted(posts[at])),
            whole(float(homes[0][at])),
            whole(float(homes[1][at])),
            int(duties[0][at]),
            int(duties[1][at]),
        )
        for at in listed
    ]
    return rows, len(order) - len(listed)


def _counts(led: Led, known: Longs, of: Longs, many: int) -> tuple[Longs, Longs]:
    """How many homes and how many duties each leads."""
    tree = led.now.structure.tree
    keys = [np.zeros(0, np.int64)]
    for units, numbers in led.kept.sets.values():
        homes = units >= 0
        homes[homes] = tree.asked_as_home[units[homes]]
        keys.append(of[np.searchsorted(known, numbers[homes])] * len(tree) + units[homes])
    pairs = np.unique(np.concatenate(keys))
    counted = np.bincount(pairs // max(1, len(tree)), weights=tree.homes[pairs % max(1, len(tree))], minlength=many)
    duties: Longs = np.zeros(many, dtype=np.int64)
    for digests in led.by_duty:
        each = [of[np.searchsorted(known, np.unique(led.kept.sets[digest][1]))] for digest in digests]
        if each:
            duties[np.unique(np.concatenate(each))] += 1
    return counted.astype(np.int64), duties
