"""polars: one row for each entrance, with the post and the person of each kind of post in columns of their own.

Tried, at the size of a district. One row for each entrance and post, masks added up by group: four times slower for
coverage. `who_all` with all kinds for all rows at once: three times slower than duty by duty.
"""

from functools import reduce
from operator import or_
from pathlib import Path

import polars as pl
from tests.benchmarks.peers.base import STATES, Candidate, Who, entrance_of
from tests.benchmarks.peers.masks import OUTWARDS, Kind, masks
from tests.benchmarks.peers.week import stretches

ZERO = pl.lit(0, dtype=pl.Int64)


class Polars(Candidate):
    """A wide frame of entrances, and one of grids."""

    name = "polars"

    def __init__(self, folder: Path) -> None:
        """Scan the files, join outwards, one plan for all."""
        self.masks, self.weeks = masks(folder), stretches(folder)
        places = pl.scan_parquet(folder / "places.parquet").select("id", "level", "within")
        appointments = pl.scan_parquet(folder / "appointments.parquet").select("post", "holder")
        self.persons = persons = appointments.select("holder").unique().with_row_index("person").collect()
        self.posts = (
            pl.scan_parquet(folder / "posts.parquet")
            .with_row_index("post")
            .join(appointments, left_on="id", right_on="post", how="left")
            .join(persons.lazy(), on="holder", how="left")
            .sort("post")
            .collect()
        )
        layouts = pl.scan_parquet(folder / "layouts.parquet").select(
            pl.col("place").alias("building"),
            pl.int_ranges(1, pl.col("entrances") + 1).alias("number"),
            (pl.col("floors") * pl.col("homes")).cast(pl.Int64).alias("weight"),
        )
        grids = places.filter(pl.col("level") == "grid").select(
            pl.col("id").alias("grid"), pl.col("within").alias("community")
        )
        grids = self._outwards(self._with_kinds(grids, "grid"), places)
        buildings = places.filter(pl.col("level") == "building").select(
            pl.col("id").alias("building"), pl.col("within").alias("grid")
        )
        entrances = (
            self._with_kinds(buildings, "building")
            .join(layouts, on="building")
            .explode("number")
            .with_columns(pl.format("{}/{}", "building", "number").alias("entrance"))
        )
        self.grids = grids.collect().with_row_index("at")
        wide = self._with_kinds(entrances, "entrance").join(
            self.grids.lazy().select("grid", "^(post|person) .*$"), on="grid", how="left"
        )
        self.wide = wide.drop("building", "number", "grid").sort("entrance").collect()
        self.post_ids = self.posts["id"]

    def _with_kinds(self, frame: pl.LazyFrame, level: str) -> pl.LazyFrame:
        """The frame, with the post and the person of each kind that serves this level."""
        for kind in self._at(level):
            served = (
                self.posts.lazy()
                .filter(pl.col("kind") == kind.name)
                .select(
                    pl.col("serves").alias(level),
                    pl.col("post").alias(f"post {kind.name}"),
                    pl.col("person").alias(f"person {kind.name}"),
                    pl.col("shift").alias(f"shift {kind.name}"),
                )
            )
            served = served if level in OUTWARDS[2:] else served.drop(f"shift {kind.name}")
            frame = frame.join(served, on=level, how="left")
        return frame

    def _outwards(self, grids: pl.LazyFrame, places: pl.LazyFrame) -> pl.LazyFrame:
        for level, beyond in (("community", "subdistrict"), ("subdistrict", "district"), ("district", None)):
            outer = places.filter(pl.col("level") == level).select(
                pl.col("id").alias(level), *([pl.col("within").alias(beyond)] if beyond else [])
            )
            grids = grids.join(self._with_kinds(outer, level), on=level, how="left")
        return grids

    def _at(self, level: str) -> list[Kind]:
        return [kind for kind in self.masks.kinds if kind.level == level]

    def coverage(self) -> dict[str, tuple[int, ...]]:
        """Homes for each combination of masks, few; then their bits."""
        held, near, held_any, there = (
            reduce(or_, [_if(f"{column} {kind.name}", getattr(kind, mask)) for kind in self.masks.kinds])
            for column, mask in (("person", "near"), ("post", "near"), ("person", "leads"), ("post", "leads"))
        )
        classes = (
            self.wide.lazy()
            .select(pl.col("weight"), held.alias("0"), near.alias("1"), held_any.alias("2"), there.alias("3"))
            .group_by("0", "1", "2", "3")
            .agg(pl.col("weight").sum())
            .collect()
        )
        answered, vacant, too_far, missing = self.masks.counted(*(classes[name] for name in "0123"))  # type: ignore[arg-type]
        states = pl.DataFrame(
            [answered.alias("0"), vacant.alias("1"), too_far.alias("2"), missing.alias("3"), classes["weight"]]
        )
        every = [
            (pl.col("weight").filter(pl.col(str(state)) & (1 << number) != 0).sum()).alias(f"{number} {state}")
            for number in range(len(self.masks.duties))
            for state in range(4)
        ]
        row = states.select(every).row(0)
        return {duty: row[number * 4 : number * 4 + 4] for number, duty in enumerate(self.masks.duties)}

    def who(self, place: str, duty: str) -> Who:
        """Entrances are sorted: the row is found by halves."""
        at = self.wide["entrance"].search_sorted(entrance_of(place))
        row = self.wide.row(at, named=True)
        bit = 1 << self.masks.duties.index(duty)
        there = [kind for kind in self.masks.kinds if kind.leads & bit and row[f"post {kind.name}"] is not None]
        held = [kind for kind in there if row[f"person {kind.name}"] is not None]
        for kind in held:
            if kind.near & bit:
                post, person = row[f"post {kind.name}"], row[f"person {kind.name}"]
                return Who("answered", self.post_ids[post], self.persons["holder"][person])
        far = held and not any(kind.near & bit for kind in there)
        return Who("too_far" if far else "vacant" if there else "missing", None, None)

    def asked(self, path: Path) -> pl.DataFrame:
        """A frame."""
        return pl.read_parquet(path)

    def who_all(self, asked: pl.DataFrame) -> pl.DataFrame:
        """Duty by duty: the first column that is held, of those few kinds that lead it near enough."""
        entrance = pl.col("place").str.extract(r"^([^/]+/[^/]+)/")
        rows = self.wide.lazy().select("entrance").with_row_index("at")
        found = asked.lazy().select("duty", entrance.alias("entrance")).with_row_index("row")
        found = found.join(rows, on="entrance", how="left").select("row", "at", "duty").collect()
        plans = []
        for number, duty in enumerate(self.masks.duties):
            kinds = [kind for kind in self.masks.kinds if kind.leads >> number & 1]
            led = [f"{column} {kind.name}" for kind in kinds for column in ("post", "person")]
            part = found.lazy().filter(pl.col("duty") == duty)
            wide = self.wide.lazy().select(pl.int_range(pl.len(), dtype=pl.UInt32).alias("at"), *led)
            plans.append(part.join(wide, on="at", how="left").select("row", *_who(kinds, number)))
        told = pl.concat(pl.collect_all(plans)).sort("row")
        names = pl.Series(STATES, dtype=pl.Categorical)
        return pl.DataFrame({"state": names.gather(told["state"]), "post": self.post_ids.gather(told["post"])})

    def load(self) -> pl.DataFrame:
        """What is left for each kind after those further in; a person met further in at the same home counts once."""
        parts, taken, before = [], ZERO, list[tuple[str, pl.Expr]]()
        for kind in self.masks.kinds:
            person = f"person {kind.name}"
            left = pl.col(person).is_not_null() & (pl.lit(kind.near, dtype=pl.Int64) & ~taken != 0)
            again = [(pl.col(other) == pl.col(person)).fill_null(False) & answers for other, answers in before]
            chosen = self.wide.lazy().filter(left & ~reduce(or_, again, pl.lit(False)))
            parts.append(chosen.group_by(pl.col(person).alias("person")).agg(pl.col("weight").sum().alias("homes")))
            before.append((person, left))
            taken = taken | _if(person, kind.near)
        return self._named(parts, "homes")

    def lost(self) -> pl.DataFrame:
        """What no other person leads, further in or out; a person's own second post counts once."""
        parts = []
        for number, kind in enumerate(self.masks.kinds):
            person, others = pl.col(f"person {kind.name}"), ZERO
            for place, other in enumerate(self.masks.kinds):
                if place != number and other.near & kind.near:
                    else_held = pl.col(f"person {other.name}").is_not_null()
                    if place > number:
                        else_held = else_held & (pl.col(f"person {other.name}") != person).fill_null(False)
                    others = others | pl.when(else_held).then(pl.lit(other.near, dtype=pl.Int64)).otherwise(ZERO)
            alone = (pl.lit(kind.near, dtype=pl.Int64) & ~others).bitwise_count_ones().cast(pl.Int64) * pl.col("weight")
            chosen = self.wide.lazy().filter(person.is_not_null()).select(person.alias("person"), alone.alias("pairs"))
            parts.append(chosen.group_by("person").agg(pl.col("pairs").sum()))
        return self._named(parts, "pairs")

    def _named(self, parts: list[pl.LazyFrame], value: str) -> pl.DataFrame:
        summed = pl.concat(parts).group_by("person").agg(pl.col(value).sum())
        return summed.join(self.persons.lazy(), on="person").select(pl.col("holder").alias("person"), value).collect()

    def week(self) -> pl.DataFrame:
        """For each set of shifts that is on at some hour, what nobody on leads; one expression."""
        total = ZERO
        for shifts, hours in self.weeks.items():
            words = [word for word in shifts if word is not None]
            led = ZERO
            for kind in self.masks.over_grids:
                shift = pl.col(f"shift {kind.name}")
                on = pl.col(f"person {kind.name}").is_not_null() & (shift.is_null() | shift.is_in(words))
                led = led | pl.when(on).then(pl.lit(kind.at_grid, dtype=pl.Int64)).otherwise(ZERO)
            total = (
                total + (pl.lit(self.masks.every, dtype=pl.Int64) & ~led).bitwise_count_ones().cast(pl.Int64) * hours
            )
        return self.grids.lazy().select("grid", total.alias("hours")).collect()


def _if(column: str, mask: int) -> pl.Expr:
    return pl.when(pl.col(column).is_not_null()).then(pl.lit(mask, dtype=pl.Int64)).otherwise(ZERO)


def _who(kinds: list[Kind], number: int) -> tuple[pl.Expr, pl.Expr]:
    """State and post for one duty, of the kinds that lead it."""
    none = pl.lit(False)
    there = {kind: pl.col(f"post {kind.name}").is_not_null() for kind in kinds}
    held = {kind: pl.col(f"person {kind.name}").is_not_null() for kind in kinds}
    near = [kind for kind in kinds if kind.near >> number & 1]
    posts = [pl.when(held[kind]).then(pl.col(f"post {kind.name}")) for kind in near]
    post = pl.coalesce(*posts, pl.lit(None, dtype=pl.UInt32))
    any_near = reduce(or_, [there[kind] for kind in near], none)
    state = (
        pl.when(post.is_not_null()).then(pl.lit(0))
        .when(reduce(or_, held.values(), none) & ~any_near).then(pl.lit(2))
        .when(reduce(or_, there.values(), none)).then(pl.lit(1))
        .otherwise(pl.lit(3))
    )  # fmt: skip
    return state.cast(pl.UInt8).alias("state"), post.alias("post")
