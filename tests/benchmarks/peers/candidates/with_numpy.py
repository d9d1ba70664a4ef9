"""numpy by hand, ids looked up by pyarrow: a floor, and what the answers of large sizes are compared with.

Every entrance knows the number of the place of each level that holds it; each kind of post is an array over the
places of its level. Kinds that serve grids and beyond are worked out once a grid. Tried: coverage duty by duty over
all entrances (three times slower than over the few ways in which the inner posts of a grid can be).
"""

from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from tests.benchmarks.peers.base import STATES, Candidate, Who, entrance_of
from tests.benchmarks.peers.masks import OUTWARDS, Kind, masks
from tests.benchmarks.peers.week import stretches


class Numpy(Candidate):
    """Arrays of numbers of places, posts and persons."""

    name = "numpy"

    def __init__(self, folder: Path) -> None:
        """Read columns, turn ids into numbers."""
        self.masks, self.weeks = masks(folder), stretches(folder)
        places = pq.read_table(folder / "places.parquet", columns=["id", "level", "within"])
        self._tree(places, pq.read_table(folder / "layouts.parquet", columns=["place", "entrances", "floors", "homes"]))
        self._posts(pq.read_table(folder / "posts.parquet"), pq.read_table(folder / "appointments.parquet"))

    def _tree(self, places: pa.Table, layouts: pa.Table) -> None:
        level = places["level"].combine_chunks()
        self.ids: dict[str, Any] = {}
        outer: dict[str, Any] = {}
        for word in reversed(OUTWARDS[1:]):
            here = places.filter(pc.equal(level, word))
            self.ids[word] = here["id"].combine_chunks()
            if word != "district":
                beyond = OUTWARDS[OUTWARDS.index(word) + 1]
                outer[word] = _numbers(here["within"], self.ids[beyond])
        count = layouts["entrances"].to_numpy().astype(np.int64)
        building = _numbers(layouts["place"], self.ids["building"])
        self.first = np.zeros(len(self.ids["building"]), dtype=np.int64)
        self.first[building] = np.cumsum(count) - count
        self.homes = np.repeat(layouts["floors"].to_numpy() * layouts["homes"].to_numpy(), count)
        self.over = {"entrance": np.arange(len(self.homes)), "building": np.repeat(building, count)}
        for inner, word in pairwise(OUTWARDS[1:]):
            self.over[word] = outer[inner][self.over[inner]]
        self.over_grid = {"grid": np.arange(len(self.ids["grid"]))}
        for inner, word in pairwise(OUTWARDS[2:]):
            self.over_grid[word] = outer[inner][self.over_grid[inner]]

    def _posts(self, posts: pa.Table, appointments: pa.Table) -> None:
        """For each kind, the post that serves each place of its level, and the person who holds it; -1 for none."""
        self.post_ids = posts["id"].combine_chunks()
        holders = appointments["holder"].combine_chunks().dictionary_encode()
        self.persons = holders.dictionary
        person = np.full(len(posts), -1)
        person[_numbers(appointments["post"], self.post_ids)] = holders.indices.to_numpy()
        shifts = posts["shift"].combine_chunks().dictionary_encode()
        self.shift_words = shifts.dictionary.to_pylist()
        self.shift = pc.fill_null(shifts.indices, -1).to_numpy()
        kind = posts["kind"].combine_chunks().dictionary_encode()
        words = kind.dictionary.to_pylist()
        serves = posts["serves"].combine_chunks()
        self.post: dict[str, Any] = {}
        self.person: dict[str, Any] = {}
        for each in self.masks.kinds:
            rows = np.flatnonzero(kind.indices.to_numpy() == (words.index(each.name) if each.name in words else -1))
            at = self._served(each.level, serves.take(pa.array(rows)))
            size = len(self.homes) if each.level == "entrance" else len(self.ids[each.level])
            self.post[each.name] = _at(at, rows, size)
            self.person[each.name] = _at(at, person[rows], size)

    def _served(self, level: str, serves: Any) -> Any:
        return self._entrances(serves) if level == "entrance" else _numbers(serves, self.ids[level])

    def _entrances(self, texts: Any) -> Any:
        """The numbers of the entrances of ``b7/2`` or of homes ``b7/2/5/501``."""
        parts = pc.split_pattern(texts, "/", max_splits=2)
        number = pc.cast(pc.list_element(parts, 1), pa.int64()).to_numpy()
        return self.first[_numbers(pc.list_element(parts, 0), self.ids["building"])] + number - 1

    def _held(self, kinds: tuple[Kind, ...], mask: str, *, there: bool = False) -> Any:
        """What the kinds of one level lead at each of its places."""
        rows = self.post if there else self.person
        found = np.zeros(len(rows[kinds[0].name]), dtype=np.int64)
        for kind in kinds:
            found |= np.where(rows[kind.name] >= 0, getattr(kind, mask), 0)
        return found

    def _level(self, level: str) -> tuple[Kind, ...]:
        return tuple(kind for kind in self.masks.kinds if kind.level == level)

    def coverage(self) -> dict[str, tuple[int, ...]]:
        """The homes of a grid by how its inner posts are (none, vacant, held); then the masks of those."""
        inner = [kind for kind in self.masks.kinds if kind.level in OUTWARDS[:2]]
        way = np.zeros(len(self.homes), dtype=np.int64)
        for kind in inner:
            is_there, is_held = self.post[kind.name] >= 0, self.person[kind.name] >= 0
            way = way * 3 + (is_there.astype(np.int8) + is_held)[self.over[kind.level]]
        ways, grids = 3 ** len(inner), len(self.ids["grid"])
        homes = np.bincount(self.over["grid"] * ways + way, weights=self.homes, minlength=grids * ways).reshape(
            grids, ways
        )
        grid = self._masked(OUTWARDS[2:], self.over_grid)
        counts = np.zeros((len(self.masks.duties), len(STATES)))
        for number in range(ways):
            inside = [0, 0, 0, 0]
            for place, kind in enumerate(reversed(inner)):
                state = number // 3**place % 3
                both = (
                    kind.near * (state > 1),
                    kind.near * (state > 0),
                    kind.leads * (state > 1),
                    kind.leads * (state > 0),
                )
                inside = [one | two for one, two in zip(inside, both, strict=True)]
            all_four = [one | two for one, two in zip(grid, inside, strict=True)]
            for state, mask in enumerate(self.masks.counted(*all_four)):  # type: ignore[arg-type]
                bits = np.unpackbits(mask.view(np.uint8).reshape(grids, 8), axis=1, bitorder="little")
                counts[:, state] += homes[:, number] @ bits[:, : len(counts)]
        return {duty: tuple(counts[number].astype(int).tolist()) for number, duty in enumerate(self.masks.duties)}

    def _masked(self, levels: tuple[str, ...], over: dict[str, Any]) -> list[Any]:
        """What is near and held, near, held, and there at all, over the levels."""
        wanted = (("near", False), ("near", True), ("leads", False), ("leads", True))
        found = [np.zeros(len(over[levels[0]]), dtype=np.int64) for _ in wanted]
        for level in levels:
            for number, (mask, there) in enumerate(wanted):
                found[number] |= self._held(self._level(level), mask, there=there)[over[level]]
        return found

    def who(self, place: str, duty: str) -> Who:
        """One row of the arrays."""
        building, number = entrance_of(place).split("/")
        entrance = self.first[self._building[building]] + int(number) - 1
        bit, near, held, there = 1 << self._duty[duty], False, False, False
        for kind in self.masks.kinds:
            at = self.over[kind.level][entrance]
            if kind.leads & bit and self.post[kind.name][at] >= 0:
                is_held = self.person[kind.name][at] >= 0
                if kind.near & bit and is_held:
                    post, person = self.post_ids[self.post[kind.name][at]], self.persons[self.person[kind.name][at]]
                    return Who("answered", post.as_py(), person.as_py())
                near, held, there = near or bool(kind.near & bit), held or bool(is_held), True
        return Who("too_far" if held and not near else "vacant" if there else "missing", None, None)

    @cached_property
    def _building(self) -> dict[str, int]:
        return {text: number for number, text in enumerate(self.ids["building"].to_pylist())}

    @cached_property
    def _duty(self) -> dict[str, int]:
        return {duty: number for number, duty in enumerate(self.masks.duties)}

    def asked(self, path: Path) -> pa.Table:
        """An Arrow table."""
        return pq.read_table(path).combine_chunks()

    def who_all(self, asked: pa.Table) -> dict[str, Any]:
        """Kind by kind, from the home outwards, for those not answered yet."""
        entrance = self._entrances(asked["place"].combine_chunks())
        duty = _numbers(asked["duty"], pa.array(self.masks.duties))
        post = np.full(len(duty), -1)
        near, held, there = (np.zeros(len(duty), dtype=np.bool_) for _ in range(3))
        for kind in self.masks.kinds:
            led = np.array([kind.leads >> number & 1 for number in range(len(self.masks.duties))], dtype=np.bool_)
            is_near = np.array([kind.near >> number & 1 for number in range(len(self.masks.duties))], dtype=np.bool_)
            rows = np.flatnonzero(led[duty] & (post < 0))
            at = self.over[kind.level][entrance[rows]]
            found, is_held, enough = self.post[kind.name][at], self.person[kind.name][at] >= 0, is_near[duty[rows]]
            there[rows] |= found >= 0
            near[rows] |= (found >= 0) & enough
            held[rows] |= is_held
            post[rows] = np.where(is_held & enough, found, -1)
        code = np.select([post >= 0, held & ~near, there], [0, 2, 1], 3)
        texts = self.post_ids.take(pa.array(post, mask=post < 0))
        return {"state": pa.DictionaryArray.from_arrays(pa.array(code), list(STATES)), "post": texts}

    def load(self) -> dict[str, Any]:
        """What is left for each kind after those further in; a person met further in at the same home counts once."""
        taken = np.zeros(len(self.homes), dtype=np.int64)
        found = np.zeros(len(self.persons))
        credited: list[Any] = []
        for kind in self.masks.kinds:
            person = self.person[kind.name][self.over[kind.level]]
            rows = np.flatnonzero((person >= 0) & (kind.near & ~taken != 0))
            for other in credited:
                rows = rows[other[rows] != person[rows]]
            found += np.bincount(person[rows], weights=self.homes[rows], minlength=len(found))
            credited.append(_at(rows, person[rows], len(taken)))
            taken |= np.where(person >= 0, kind.near, 0)
        return {"person": self.persons, "homes": found.astype(np.int64)}

    def lost(self) -> dict[str, Any]:
        """What no other person leads, further in or out; a person's own second post counts once."""
        people = {kind.name: self.person[kind.name][self.over[kind.level]] for kind in self.masks.kinds}
        found = np.zeros(len(self.persons))
        for number, kind in enumerate(self.masks.kinds):
            person = people[kind.name]
            others = np.zeros(len(person), dtype=np.int64)
            for place, other in enumerate(self.masks.kinds):
                if place != number and other.near & kind.near:
                    else_held = people[other.name] >= 0
                    if place > number:
                        else_held &= people[other.name] != person
                    others |= np.where(else_held, other.near, 0)
            rows = np.flatnonzero(person >= 0)
            alone = np.bitwise_count(kind.near & ~others[rows]) * self.homes[rows]
            found += np.bincount(person[rows], weights=alone, minlength=len(found))
        return {"person": self.persons, "pairs": found.astype(np.int64)}

    def week(self) -> dict[str, Any]:
        """For each set of shifts that is on at some hour, what nobody on leads."""
        hours_of = np.zeros(len(self.ids["grid"]), dtype=np.int64)
        for shifts, hours in self.weeks.items():
            on = np.array([word in shifts for word in self.shift_words] + [True])
            led = np.zeros(len(hours_of), dtype=np.int64)
            for kind in self.masks.over_grids:
                is_on = (self.person[kind.name] >= 0) & on[self.shift[self.post[kind.name]]]
                led |= np.where(is_on, kind.at_grid, 0)[self.over_grid[kind.level]]
            hours_of += np.bitwise_count(self.masks.every & ~led).astype(np.int64) * hours
        return {"grid": self.ids["grid"], "hours": hours_of}


def _numbers(texts: Any, among: Any) -> Any:
    """The number of each text among others."""
    column = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    return pc.index_in(column, value_set=among).to_numpy(zero_copy_only=False)


def _at(rows: Any, values: Any, size: int) -> Any:
    found = np.full(size, -1)
    found[rows] = values
    return found
