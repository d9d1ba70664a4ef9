"""ladybug, an embedded graph database: places and posts as nodes, and Cypher along the edges outwards.

The masks of its posts stand at each place, so that coverage goes from entrance to district once. Tried: paths of
any length instead of six named steps.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import ladybug
from tests.benchmarks.peers.base import Candidate, Who, entrance_of
from tests.benchmarks.peers.masks import OUTWARDS, masks

FOUR = {"held": "near", "near": "near", "held_any": "leads", "there": "leads"}
"""The masks at a place, and what of a post goes into each; the two called ``held`` are of posts with a person."""
PATH = "-[:WITHIN]->".join(f"({level}:Place)" for level in OUTWARDS)


class Ladybug(Candidate):
    """A database in memory."""

    name = "ladybug"

    def __init__(self, folder: Path) -> None:
        """Nodes and edges are copied from the files; then each place is told the masks of its posts."""
        self.masks = masks(folder)
        self.db = ladybug.Connection(ladybug.Database(":memory:"))
        self.bits = {duty: 1 << number for number, duty in enumerate(self.masks.duties)}
        places = f"load from '{folder}/places.parquet'"
        entrances = f"load from '{folder}/layouts.parquet' unwind range(1, entrances) as n"
        entrance = "place + '/' + cast(n as string)"
        four = ", ".join(f"{name} int64 default 0" for name in FOUR)
        kinds = " ".join(f"when kind = '{kind.name}' then {{{kind.name}}}" for kind in self.masks.kinds)
        near, leads = (
            f"case {kinds} else 0 end".format(**{kind.name: getattr(kind, mask) for kind in self.masks.kinds})
            for mask in ("near", "leads")
        )
        serving = "match (post:Post)-[:SERVES]->(p:Place)"
        summed = "sum(post.near) as n, sum(post.leads) as l"
        for query in (
            f"create node table Place(id string primary key, level string, homes int64, {four})",
            "create rel table WITHIN(from Place to Place, many_one)",
            "create node table Post(id string primary key, near int64, leads int64, person string)",
            "create rel table SERVES(from Post to Place, many_one)",
            f"copy Place(id, level, homes) from ({places} return id, level, cast(0 as int64))",
            f"copy Place(id, level, homes) from ({entrances} return {entrance}, 'entrance', floors * homes)",
            f"copy WITHIN from ({places} where within is not null return id, within)",
            f"copy WITHIN from ({entrances} return {entrance}, place)",
            f"copy Post(id, near, leads) from (load from '{folder}/posts.parquet' return id, {near}, {leads})",
            f"copy SERVES from (load from '{folder}/posts.parquet' return id, serves)",
            f"load from '{folder}/appointments.parquet' match (one:Post {{id: post}}) set one.person = holder",
            f"{serving} with p, {summed} set p.near = n, p.there = l",
            f"{serving} where post.person is not null with p, {summed} set p.held = n, p.held_any = l",
        ):
            self.db.execute(query)
        over = "match (e:Place {id: $entrance})-[w:WITHIN*0..6]->(:Place)<-[:SERVES]-(post:Post)"
        led = f"{over} where bitwise_and(post.leads, $bit) <> 0"
        self.who_query = f"{led} return length(w) as far, post.near, post.id, post.person order by far"
        self.may_query = f"{led} and post.person = $person return count(*)"

    def coverage(self) -> dict[str, tuple[int, ...]]:
        """Homes for each combination of masks, few; then their bits."""
        sums = ", ".join(f"{_either(f'{level}.{name}' for level in OUTWARDS)} as {name}" for name in FOUR)
        rows = self._rows(f"match {PATH} where entrance.level = 'entrance' return {sums}, sum(entrance.homes)")
        counts = [[0, 0, 0, 0] for _ in self.masks.duties]
        for held, near, held_any, there, homes in rows:
            for state, mask in enumerate(self.masks.counted(held, near, held_any, there)):
                for number in range(len(counts)):
                    counts[number][state] += int(homes) * (mask >> number & 1)
        return {duty: tuple(count) for duty, count in zip(self.masks.duties, counts, strict=True)}

    def who(self, place: str, duty: str) -> Who:
        """The leads outwards."""
        bit = self.bits[duty]
        rows = self._rows(self.who_query, {"entrance": entrance_of(place), "bit": bit})
        for _, near, post, person in rows:
            if near & bit and person is not None:
                return Who("answered", post, person)
        far = any(row[3] is not None for row in rows) and not any(row[1] & bit for row in rows)
        return Who("too_far" if far else "vacant" if rows else "missing", None, None)

    def may(self, person: str, place: str, duty: str) -> bool:
        """How many leads this person has there."""
        asked = {"entrance": entrance_of(place), "bit": self.bits[duty], "person": person}
        return bool(self._rows(self.may_query, asked)[0][0])

    def _rows(self, query: Any, asked: dict[str, Any] | None = None) -> list[list[Any]]:
        return self.db.execute(query, asked or {}).get_all()  # type: ignore[union-attr,return-value]


def _either(columns: Iterable[str]) -> str:
    """The bits of any of the columns."""
    first, *rest = columns
    return f"bitwise_or({first}, {_either(rest)})" if rest else first
