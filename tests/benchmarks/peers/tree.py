"""A tree of places with its posts, for candidates that have such a tree in hand; and single answers by a walk
outwards.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.peers.base import Candidate, Who, entrance_of
from tests.benchmarks.peers.masks import Masks, masks
from tests.benchmarks.peers.tables import rows
from tests.benchmarks.peers.week import stretches


class Post(NamedTuple):
    """A post where it serves."""

    near: int
    leads: int
    at_grid: int
    person: str | None
    id: str
    shift: str | None


class Tree(Candidate):
    """A tree of places with its posts, laid out as the tool has it: `tree` and `chain` ask the tool."""

    masks: Masks
    homes: Mapping[str, int]
    """The homes of each entrance."""
    grids: Sequence[str]
    at: Mapping[str, Sequence[Post]]
    """The posts that serve each place."""
    weeks: Mapping[frozenset[str | None], int]

    def read(self, folder: Path) -> Iterable[tuple[str, str, str | None]]:
        """Read the tables; id, level and outer place of every place, entrances too, outer ones first."""
        self.masks, self.weeks = masks(folder), stretches(folder)
        self.bit = {duty: 1 << number for number, duty in enumerate(self.masks.duties)}
        kinds = {kind.name: kind for kind in self.masks.kinds}
        holder = {row["post"]: row["holder"] for row in rows(folder, "appointments")}
        at: dict[str, list[Post]] = {}
        for row in rows(folder, "posts"):
            kind = kinds[row["kind"]]
            post = Post(kind.near, kind.leads, kind.at_grid, holder.get(row["id"]), row["id"], row["shift"])
            at.setdefault(row["serves"], []).append(post)
        self.at = at
        found = [(row["id"], row["level"], row["within"]) for row in rows(folder, "places")]
        self.grids = [place for place, level, _ in found if level == "grid"]
        self.homes = {}
        for row in rows(folder, "layouts"):
            for number in range(1, row["entrances"] + 1):
                entrance = f"{row['place']}/{number}"
                self.homes[entrance] = row["floors"] * row["homes"]
                found.append((entrance, "entrance", row["place"]))
        return found

    def tree(self) -> "dict[str, str | None]":
        """All places, outer ones first, with what each lies in."""
        raise NotImplementedError

    def chain(self, place: str) -> Iterable[str]:
        """A place, and what holds it, outwards."""
        raise NotImplementedError

    def who(self, place: str, duty: str) -> Who:
        """Walk outwards."""
        return self.who_over(self.chain(entrance_of(place)), self.bit[duty])

    def who_over(self, chain: Iterable[str], bit: int) -> Who:
        """Who answers, of a place and what holds it."""
        state, any_near = "missing", False
        for place in chain:
            for post in self.at.get(place, ()):
                if post.leads & bit:
                    if post.near & bit:
                        if post.person is not None:
                            return Who("answered", post.id, post.person)
                        state, any_near = "vacant", True
                    elif not any_near:
                        state = "too_far" if post.person is not None or state == "too_far" else "vacant"
        return Who(state, None, None)

    def who_all(self, asked: Path) -> dict[str, list[str | None]]:
        """The posts further in than the grid once for each entrance; the grid and beyond once for each duty."""
        outer, at, grids, bits = self.tree(), self.at, set(self.grids), self.bit
        inside: dict[str, tuple[list[Post], str]] = {}
        beyond: dict[tuple[str, str], Who] = {}
        states: list[str | None] = []
        posts: list[str | None] = []
        for home, duty in self.asked_rows:
            entrance, bit = entrance_of(home), bits[duty]
            if entrance not in inside:
                inner, place = list(at.get(entrance, ())), outer[entrance]
                while place is not None and place not in grids:
                    inner += at.get(place, ())
                    place = outer[place]
                inside[entrance] = inner, place or ""
            inner, grid = inside[entrance]
            near_held = [post_id for near, _, _, person, post_id, _ in inner if near & bit and person is not None]
            if near_held:
                states.append("answered")
                posts.append(near_held[0])
                continue
            told = beyond.get((grid, duty))
            if told is None:
                told = beyond[grid, duty] = self.who_over(self.chain(grid), bit)
            states.append(_joined([post for post in inner if post[1] & bit], bit, told.state))
            posts.append(told.post)
        return {"state": states, "post": posts}

    def asked(self, path: Path) -> Path:
        """The pairs as a list."""
        self.asked_rows = [(row["place"], row["duty"]) for row in rows(path.parent, path.stem)]
        return path

    def may(self, person: str, place: str, duty: str) -> bool:
        """Look at the posts of the place and of what holds it."""
        bit = self.bit[duty]
        return any(
            post.leads & bit and post.person == person
            for each in self.chain(entrance_of(place))
            for post in self.at.get(each, ())
        )


def _joined(inner: list[Post], bit: int, beyond: str) -> str:
    """The state, of leads further in that do not answer and what it comes to beyond them."""
    if not inner or beyond in ("answered", "too_far" if not any(post.near & bit for post in inner) else ""):
        return beyond
    if any(post.near & bit for post in inner):
        return "vacant"
    return "too_far" if any(post.person is not None for post in inner) else "vacant"
