"""DuckDB: one row for each entrance, with the post and the person of each kind of post in columns of their own.

Tried, at the size of a district. One row for each entrance and post, masks put together by `bit_or` and group:
twice as slow for coverage; one row for each duty too: thirty times. `who_all` by a case or a query for each duty:
twice as slow as masks; post ids joined and sorted in SQL: twice as slow as numbers, whose ids Arrow takes. A
primary key: a single look-up takes a fifth less than with the entrances sorted, and building takes half as much
again. A query that says the state, in place of the columns it follows from: twice as slow for a single answer.
"""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from tests.benchmarks.peers.base import STATES, Candidate, Who, entrance_of
from tests.benchmarks.peers.masks import OUTWARDS, Kind, masks
from tests.benchmarks.peers.week import stretches


class DuckDB(Candidate):
    """A database in memory with a wide table of entrances and one of grids."""

    name = "duckdb"

    def __init__(self, folder: Path) -> None:
        """Four files, numbered posts and persons, one join per level."""
        self.masks, self.weeks = masks(folder), stretches(folder)
        self.db = duckdb.connect()
        self.db.execute("set preserve_insertion_order = false")
        self._run(f"""
            create table person as select row_number() over () - 1 as number, holder
                from (select distinct holder from '{folder}/appointments.parquet');
            create table post as
                select posts.file_row_number as number, posts.id, kind, serves, shift,
                    person.number as person, person.holder
                from read_parquet('{folder}/posts.parquet', file_row_number = true) posts
                left join '{folder}/appointments.parquet' held on held.post = posts.id
                left join person on person.holder = held.holder;
            create table place as select id, level, "within" from '{folder}/places.parquet'""")
        self.post_ids = self.db.sql("select id from post order by number").to_arrow_table()["id"].combine_chunks()
        self.persons = (
            self.db.sql("select holder from person order by number").to_arrow_table()["holder"].combine_chunks()
        )
        self.bits = {duty: 1 << number for number, duty in enumerate(self.masks.duties)}
        self._run("create table duty (duty varchar, bit bigint)")
        self.db.executemany("insert into duty values (?, ?)", list(self.bits.items()))
        for level in OUTWARDS:
            self._run(f"create table at_{level} as {self._by_kind(level)}")
        kinds = ", ".join(
            f"{column} {kind.name}".replace(" ", "_") for kind in self._at(*OUTWARDS[2:]) for column in COLUMNS
        )
        self._run(f"""
            create table grid as select id as grid, {kinds} from place
                left join at_grid on at_grid.serves = id
                left join (select id as q, "within" as q_in from place) on q = "within"
                left join at_community on at_community.serves = q
                left join (select id as s, "within" as s_in from place) on s = q_in
                left join at_subdistrict on at_subdistrict.serves = s
                left join at_district on at_district.serves = s_in
                where level = 'grid'""")
        wide = ", ".join(f"{column}_{kind.name}" for kind in self.masks.kinds for column in COLUMNS[:2])
        self._run(f"""
            create table entrance as select entrance, weight, {wide} from (
                select place as building, floors * homes as weight,
                    place || '/' || unnest(range(1, entrances + 1)) as entrance
                from '{folder}/layouts.parquet')
                join place on place.id = building
                left join at_entrance on at_entrance.serves = entrance
                left join at_building on at_building.serves = building
                left join grid on grid.grid = place."within" order by entrance""")

    def _run(self, sql: str) -> None:
        self.db.execute(sql)

    def _at(self, *levels: str) -> list[Kind]:
        return [kind for kind in self.masks.kinds if kind.level in levels]

    def _by_kind(self, level: str) -> str:
        """The post, person and shift of each kind that serves each place of a level."""
        names = {"post": "number", "person": "person", "shift": "shift"}
        columns = (
            f"any_value({names[column]}) filter (kind = '{kind.name}') as {column}_{kind.name}"
            for kind in self._at(level)
            for column in COLUMNS
        )
        kinds = ", ".join(f"'{kind.name}'" for kind in self._at(level))
        return f"select serves, {', '.join(columns)} from post where kind in ({kinds}) group by serves"

    def coverage(self) -> dict[str, tuple[int, ...]]:
        """Homes for each combination of masks, few; then their bits."""
        ways = (("person", "near"), ("post", "near"), ("person", "leads"), ("post", "leads"))
        sums = ", ".join(
            " | ".join(f"if({column}_{kind.name} is null, 0, {getattr(kind, mask)})" for kind in self.masks.kinds)
            for column, mask in ways
        )
        found = self.db.execute(f"select {sums}, sum(weight)::bigint from entrance group by all").fetchnumpy()
        *four, homes = found.values()
        states = self.masks.counted(*four)
        return {
            duty: tuple(int(homes[(mask >> number & 1).astype(bool)].sum()) for mask in states)  # type: ignore[attr-defined]
            for number, duty in enumerate(self.masks.duties)
        }

    def who(self, place: str, duty: str) -> Who:
        """The columns of the kinds that lead the duty."""
        bit = self.bits[duty]
        led = [kind for kind in self.masks.kinds if kind.leads & bit]
        if not led:
            return Who("missing", None, None)
        columns = ", ".join(f"post_{kind.name}, person_{kind.name}" for kind in led)
        row = self.db.execute(f"select {columns} from entrance where entrance = ?", [entrance_of(place)]).fetchone()
        there = [found for found in zip(led, row[::2], row[1::2], strict=True) if found[1] is not None]  # type: ignore[index]
        held = [found for found in there if found[2] is not None]
        for kind, post, person in held:
            if kind.near & bit:
                return Who("answered", self.post_ids[post].as_py(), self.persons[person].as_py())
        far = held and not any(kind.near & bit for kind, _, _ in there)
        return Who("too_far" if far else "vacant" if there else "missing", None, None)

    def asked(self, path: Path) -> Any:
        """A table of the database."""
        self._run(
            f"""create or replace table asked as
            select file_row_number as row, place, duty from read_parquet('{path}', file_row_number = true)"""
        )
        return path

    def who_all(self, asked: Path) -> Any:
        """One join with the duties' bits, one with the entrances; the first kind that is held and near enough."""
        near = {kind.name: f"{kind.near} & bit <> 0" for kind in self.masks.kinds}
        leads = {kind.name: f"{kind.leads} & bit <> 0" for kind in self.masks.kinds}
        firsts = (f"case when {mask} and person_{name} is not null then post_{name} end" for name, mask in near.items())
        any_near = " or ".join(f"({mask} and post_{name} is not null)" for name, mask in near.items())
        held = " or ".join(f"({mask} and person_{name} is not null)" for name, mask in leads.items())
        there = " or ".join(f"({mask} and post_{name} is not null)" for name, mask in leads.items())
        told = self.db.sql(f"""
            select number, (case when number is not null then 0 when held and not near then 2 when there then 1
                else 3 end)::tinyint as state
            from (select row, coalesce({", ".join(firsts)}) as number,
                    {any_near} as near, {held} as held, {there} as there
                from asked join duty using (duty) join entrance on entrance = regexp_extract(place, '^[^/]+/[^/]+'))
            order by row""").to_arrow_table()
        state = pa.DictionaryArray.from_arrays(told["state"].combine_chunks(), list(STATES))
        return {"state": state, "post": self.post_ids.take(told["number"].combine_chunks())}

    def load(self) -> Any:
        """What is left for each kind after those further in; a person met further in at the same home counts once."""
        parts: list[str] = []
        taken, before = "0", list[tuple[str, str]]()
        for kind in self.masks.kinds:
            person = f"person_{kind.name}"
            left = f"({person} is not null and ({kind.near} & ~({taken})) <> 0)"
            again = " or ".join(f"({other} = {person} and {answers})" for other, answers in before) or "false"
            parts.append(f"select {person} as number, weight from entrance where {left} and ({again}) is not true")
            before.append((person, left))
            taken += f" | if({person} is null, 0, {kind.near})"
        return self._summed(parts, "homes")

    def lost(self) -> Any:
        """What no other person leads, further in or out; a person's own second post counts once."""
        parts: list[str] = []
        for number, kind in enumerate(self.masks.kinds):
            person, others = f"person_{kind.name}", "0"
            for place, other in enumerate(self.masks.kinds):
                if place != number and other.near & kind.near:
                    column = f"person_{other.name}"
                    same = f" or {column} = {person}" if place > number else ""
                    others += f" | if({column} is null{same}, 0, {other.near})"
            alone = f"bit_count({kind.near} & ~({others}))::bigint"
            parts.append(
                f"select {person} as number, {alone} * weight as weight from entrance where {person} is not null"
            )
        return self._summed(parts, "pairs")

    def _summed(self, parts: list[str], value: str) -> Any:
        each = (f"select number, sum(weight) as weight from ({part}) group by number" for part in parts)
        sql = f"""select holder as person, {value}::bigint as {value} from (
                select number, sum(weight) as {value} from ({" union all ".join(each)}) group by number)
            join person using (number)"""
        return self.db.sql(sql).to_arrow_table()

    def week(self) -> Any:
        """For each set of shifts that is on at some hour, what nobody on leads; one expression."""
        parts = []
        for shifts, hours in self.weeks.items():
            words = ", ".join(f"'{word}'" for word in shifts if word is not None) or "''"
            led = " | ".join(
                f"if(person_{kind.name} is not null"
                f" and coalesce(shift_{kind.name} in ({words}), true), {kind.at_grid}, 0)"
                for kind in self.masks.over_grids
            )
            parts.append(f"bit_count({self.masks.every} & ~({led}))::bigint * {hours}")
        return self.db.sql(f"select grid, ({' + '.join(parts)})::bigint as hours from grid").to_arrow_table()


COLUMNS = ("post", "person", "shift")
