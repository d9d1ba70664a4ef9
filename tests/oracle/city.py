"""The second implementation on pieces of a register too large for it: homes of single communities of a city.

    python -m tests.oracle.city FOLDER --communities 3 --questions 40 --seed 1

The engine answers from the whole register; the second implementation, which reads nouns, from a piece cut out of it: a
community with all it lies in, the zones that touch it with all they hold, one building beside in each place it lies in
(so that no zone holds such a place whole that does not in the city), the posts that serve any of these, whoever is
named for them, who stands in for them and whom they report to, and every duty, shift, share and switch that may count.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from tests.oracle.compare import comparable, difference, plain
from tests.oracle.meaning import answer

import communitygov as cg
from communitygov.model.columns import texts
from communitygov.model.register import Register

AT = ("2026-03-10T20:30", "2026-03-10T10:00", "2026-02-17T09:00", "2026-03-10", "2027-01-04T10:00")
MODES = (None, None, "service", "epidemic")


class City:
    """The rows of a register by what they name; nothing of the engine is used."""

    def __init__(self, register: Register) -> None:
        self.register = register
        ids, within = list(texts(register.places, "id")), list(texts(register.places, "within", " ".join))
        self.row = {identity: row for row, identity in enumerate(ids)}
        self.parents = {identity: text.split() for identity, text in zip(ids, within, strict=True)}
        self.children: dict[str, list[str]] = {}
        for identity, parents in self.parents.items():
            for parent in parents:
                self.children.setdefault(_base(parent), []).append(identity)
        self.serving = _by(texts(register.posts, "serves"))
        self.of_post = _by(texts(register.appointments, "post"))
        self.post = {identity: row for row, identity in enumerate(texts(register.posts, "id"))}
        self.zones = [(zone, {_base(member) for member in zone.members}) for zone in register.zones]
        self.links = [link for link in register.links if link.kind in FOLLOWED]

    def inside(self, place: str) -> Iterator[str]:
        """A place and all that lies in it."""
        waiting = [place]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += self.children.get(here, ())

    def around(self, place: str) -> Iterator[str]:
        """All that a place lies in."""
        for parent in map(_base, self.parents[place]):
            yield parent
            yield from self.around(parent)

    def piece(self, community: str) -> Register:
        """A community with everything that may answer for its homes."""
        register, core = self.register, set(self.inside(community))
        core.update(self.around(community))
        zones = [(zone, members) for zone, members in self.zones if members & core]
        places = core | {each for _, members in zones for member in members for each in self.inside(member)}
        for outer in self.around(community):
            places.update(self._beside(outer, places))
        places |= {each for place in list(places) for each in self.around(place)}
        areas = core | {zone.id for zone, _ in zones}
        shares = [row for row in register.shares if row.where is None or _base(row.where) in areas]
        bodies = {row.who.id for row in shares if row.who.kind == "organisation"}
        organisations = [row for row in register.organisations if row.id in bodies]
        first = {str(register.posts[row].id) for area in areas for row in self.serving.get(area, ())}
        first |= {row.who.id for row in shares if row.who.kind == "post" and row.where is not None}
        posts = self._with_those_behind(first | {row.head for row in organisations if row.head is not None})
        kept = [register.posts[row] for row in sorted(self.post[each] for each in posts if each in self.post)]
        kept += [row for row in register.posts if row.for_each is not None and row.id not in posts]
        appointments = [register.appointments[row] for each in sorted(posts) for row in self.of_post.get(each, ())]
        there = posts | {row.id for row in kept}
        return register.model_copy(
            update={
                "places": tuple(register.places[self.row[each]] for each in sorted(places, key=self.row.__getitem__)),
                "zones": tuple(zone for zone, _ in zones),
                "posts": tuple(kept),
                "appointments": tuple(appointments),
                "people": tuple(row for row in register.people if row.id in _persons(appointments)),
                "organisations": tuple(organisations),
                "teams": tuple(row for row in register.teams if row.for_each or _base(row.serves or "") in areas),
                "shares": tuple(row for row in shares if row.who.kind != "post" or row.who.id in there),
                "switches": tuple(row for row in register.switches if _base(row.where) in areas),
                "exemptions": tuple(row for row in register.exemptions if _base(row.where) in areas),
                "links": tuple(link for link in self.links if link.who.id in there and link.to.id in there),
                "waivers": (),
                **{name: tuple(getattr(register, name)) for name in ("duties", "shifts")},
            }
        )

    def _beside(self, outer: str, places: set[str]) -> Iterable[str]:
        """A way down from a place to a building that is not in the piece, and so of none of its zones."""
        for child in self.children.get(outer, ()):
            if child in places:
                continue
            if not self.children.get(child):
                if self.register.places[self.row[child]].layout is not None:
                    return [child]
                continue
            below = list(self._beside(child, places))
            if below:
                return [child, *below]
        return []

    def _with_those_behind(self, posts: set[str]) -> set[str]:
        """Posts, those by whose holder they are held, those that stand in for them, and whom they report to."""
        found, waiting = set(posts), list(posts)
        behind: dict[str, list[str]] = {}
        for link in self.links:
            pair = (link.to.id, link.who.id) if link.kind == "stands_in_for" else (link.who.id, link.to.id)
            behind.setdefault(pair[0], []).append(pair[1])
        while waiting:
            here = waiting.pop()
            holders = (self.register.appointments[row].holder for row in self.of_post.get(here, ()))
            more = [*behind.get(here, ()), *(each.ids[0] for each in holders if each.kind == "post")]
            waiting += [each for each in more if each not in found]
            found.update(more)
        return found


FOLLOWED = ("stands_in_for", "reports_to")


def _base(place: str) -> str:
    return place.partition("/")[0]


def _by(column: Iterable[str]) -> dict[str, list[int]]:
    """The rows by what they name; a part of a layout by its building."""
    found: dict[str, list[int]] = {}
    for row, text in enumerate(column):
        found.setdefault(_base(text), []).append(row)
    return found


def _persons(appointments: Iterable[Any]) -> set[str]:
    return {each for row in appointments if row.holder.kind != "post" for each in row.holder.ids}


def homes(register: Register, city: City, community: str, random: Random) -> list[str]:
    """Homes of the layouts of a community, in an order of chance."""
    found: list[str] = []
    for place in city.inside(community):
        layout = register.places[city.row[place]].layout
        if layout is not None:
            floor, home = random.randint(1, layout.floors), random.randint(1, layout.homes)
            found.append(f"{place}/{random.randint(1, layout.entrances)}/{floor}/{floor}{home:02}")
    random.shuffle(found)
    return found


def run(folder: str, communities: int, questions: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Ask both; the states, and what differs."""
    register, random = cg.read(folder), Random(seed)
    structure, city = cg.build(register), City(register)
    levels = texts(register.places, "level")
    every = [identity for identity, row in city.row.items() if levels[row] == "community"]
    duties = list(structure.duties)
    states, wrong = Counter[str](), list[str]()
    for community in random.sample(every, communities):
        piece = city.piece(community)
        asked = homes(register, city, community, random)
        sys.stderr.write(f"{community}: {len(piece.places):,} places, {len(piece.posts):,} posts\n")
        for at in AT:
            for number in range(questions // len(AT)):
                place, duty, mode = asked[number % len(asked)], random.choice(duties), random.choice(MODES)
                ours = answer(piece, place, duty, mode, at)
                theirs = plain(cg.who_answers(structure, place=place, duty=duty, mode=mode, at=at))
                states[ours["state"]] += 1
                lines = difference(comparable(ours), comparable(theirs))
                wrong += ["\n".join((f"{place} {duty} {mode} {at}", *lines))] if lines else []
            random.shuffle(asked)
    return states, wrong


def main() -> int:
    """Ask, and tell what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--communities", type=int, default=3)
    parser.add_argument("--questions", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    states, wrong = run(asked.folder, asked.communities, asked.questions, asked.seed)
    told = ", ".join(f"{state} {many}" for state, many in states.most_common())
    sys.stdout.write("\n".join((f"{states.total():,} answers, {len(wrong)} differ: {told}", *wrong[:10])) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
