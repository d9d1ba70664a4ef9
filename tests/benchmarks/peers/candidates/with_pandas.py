"""pandas: one row for each entrance, with the post and the person of each kind of post in columns of their own.

Tried, at the size of a district. One row for each entrance and post, masks added up by group: twice as slow for
coverage. Entrances of home ids by `extract`: three times slower than by `replace`.
"""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from tests.benchmarks.peers.base import STATES, Candidate, Who, entrance_of
from tests.benchmarks.peers.masks import OUTWARDS, Kind, masks
from tests.benchmarks.peers.week import stretches


class Pandas(Candidate):
    """A wide frame of entrances, and one of grids."""

    name = "pandas"

    def __init__(self, folder: Path) -> None:
        """Read the columns needed; outwards level by level."""
        self.masks, self.weeks = masks(folder), stretches(folder)
        places = pd.read_parquet(folder / "places.parquet", columns=["id", "level", "within"])
        within = places.set_index("id")["within"]
        self._read_posts(folder)
        grid = self._kinds(pd.DataFrame(index=pd.Index(places["id"][places["level"] == "grid"])), "grid")
        outer = grid.index
        for level in OUTWARDS[3:]:
            outer = pd.Index(within.to_numpy()[within.index.get_indexer(outer)])
            below = self._kinds(pd.DataFrame(index=outer.unique()), level)
            grid[below.columns] = below.to_numpy()[below.index.get_indexer(outer)]
        self.grid = grid
        layouts = pd.read_parquet(folder / "layouts.parquet", columns=["place", "entrances", "floors", "homes"])
        building = self._kinds(pd.DataFrame(index=pd.Index(layouts["place"])), "building")
        building["weight"] = (layouts["floors"] * layouts["homes"]).to_numpy()
        at = grid.index.get_indexer(within.to_numpy()[within.index.get_indexer(building.index)])
        rows = np.repeat(np.arange(len(layouts)), layouts["entrances"])
        number = np.arange(len(rows)) - rows.searchsorted(rows) + 1
        entrance = building.index[rows] + "/" + pd.Series(number).astype("str").to_numpy()
        wide = self._kinds(pd.DataFrame(index=entrance), "entrance")
        wide[building.columns] = building.to_numpy()[rows]
        shown = [column for column in grid.columns if not column.startswith("shift")]
        wide[shown] = grid[shown].to_numpy()[at[rows]]
        self.wide = wide

    def _read_posts(self, folder: Path) -> None:
        posts = pd.read_parquet(folder / "posts.parquet", columns=["id", "kind", "serves", "shift"])
        held = pd.read_parquet(folder / "appointments.parquet", columns=["post", "holder"])
        person, self.persons = pd.factorize(held["holder"])
        self.post_ids = posts["id"].to_numpy()
        posts["post"] = np.arange(len(posts))
        posts["person"] = -1
        posts.iloc[pd.Index(posts["id"]).get_indexer(held["post"]), posts.columns.get_loc("person")] = person  # type: ignore[index]
        posts["shift"], self.shifts = pd.factorize(posts["shift"])
        self.by_kind = {kind: rows.set_index("serves") for kind, rows in posts.groupby("kind", observed=True)}

    def _kinds(self, frame: pd.DataFrame, level: str) -> pd.DataFrame:
        """The frame, with post, person and shift of each kind that serves this level; -1 for none."""
        for kind in self._at(level):
            served = self.by_kind.get(kind.name)
            at = np.full(len(frame), -1) if served is None else served.index.get_indexer(frame.index)
            for column in COLUMNS[: 2 if level in OUTWARDS[:2] else 3]:
                values = np.array([-1]) if served is None else np.append(served[column].to_numpy(), -1)
                frame[f"{column} {kind.name}"] = values[at]
        return frame

    def _at(self, level: str) -> list[Kind]:
        return [kind for kind in self.masks.kinds if kind.level == level]

    def _any(self, column: str, mask: str) -> Any:
        """What the posts, or the persons, over each entrance lead."""
        found = np.zeros(len(self.wide), dtype=np.int64)
        for kind in self.masks.kinds:
            found |= (self.wide[f"{column} {kind.name}"].to_numpy() >= 0) * np.int64(getattr(kind, mask))
        return found

    def coverage(self) -> dict[str, tuple[int, ...]]:
        """Homes for each combination of masks; then their bits."""
        ways = (("person", "near"), ("post", "near"), ("person", "leads"), ("post", "leads"))
        frame = pd.DataFrame({str(number): self._any(*way) for number, way in enumerate(ways)})
        classes = self.wide["weight"].groupby([frame[name].to_numpy() for name in frame], sort=False).sum()
        states = self.masks.counted(*(classes.index.get_level_values(level).to_numpy() for level in range(4)))  # type: ignore[arg-type]
        homes = classes.to_numpy()
        return {
            duty: tuple(int(homes[(mask >> number & 1).astype(np.bool_)].sum()) for mask in states)  # type: ignore[attr-defined]
            for number, duty in enumerate(self.masks.duties)
        }

    def who(self, place: str, duty: str) -> Who:
        """One row by its label."""
        row, bit = self.wide.loc[entrance_of(place)], 1 << self.masks.duties.index(duty)
        there = [kind for kind in self.masks.kinds if kind.leads & bit and row[f"post {kind.name}"] >= 0]
        held = [kind for kind in there if row[f"person {kind.name}"] >= 0]
        for kind in held:
            if kind.near & bit:
                post, person = row[f"post {kind.name}"], row[f"person {kind.name}"]
                return Who("answered", self.post_ids[post], self.persons[person])
        far = held and not any(kind.near & bit for kind in there)
        return Who("too_far" if far else "vacant" if there else "missing", None, None)

    def asked(self, path: Path) -> pd.DataFrame:
        """A frame."""
        return pd.read_parquet(path)

    def who_all(self, asked: pd.DataFrame) -> pd.DataFrame:
        """Rows of the wide frame by label; then duty by duty the kinds that lead it."""
        entrance = asked["place"].str.replace(r"/[^/]+/[^/]+$", "", regex=True)
        at = self.wide.index.get_indexer(entrance)
        state, post = np.full(len(asked), 3), np.full(len(asked), -1)
        for duty, rows in asked.groupby("duty", observed=True).indices.items():
            number, here = self.masks.duties.index(str(duty)), at[rows]
            near, held, there = (np.zeros(len(rows), dtype=np.bool_) for _ in range(3))
            found = np.full(len(rows), -1)
            for kind in self.masks.kinds:
                if kind.leads >> number & 1:
                    posts = self.wide[f"post {kind.name}"].to_numpy()[here]
                    is_held = self.wide[f"person {kind.name}"].to_numpy()[here] >= 0
                    there |= posts >= 0
                    held |= is_held
                    if kind.near >> number & 1:
                        near |= posts >= 0
                        found = np.where((found < 0) & is_held, posts, found)
            post[rows] = found
            state[rows] = np.select([found >= 0, held & ~near, there], [0, 2, 1], 3)
        ids = pd.Series(np.append(self.post_ids, None)).take(post).to_numpy()
        return pd.DataFrame({"state": pd.Categorical.from_codes(state, list(STATES)), "post": ids})

    def load(self) -> "pd.Series[int]":
        """What is left for each kind after those further in; a person met further in at the same home counts once."""
        homes = self.wide["weight"].to_numpy()
        taken = np.zeros(len(homes), dtype=np.int64)
        parts, before = [], list[Any]()
        for kind in self.masks.kinds:
            person = self.wide[f"person {kind.name}"].to_numpy()
            chosen = (person >= 0) & (kind.near & ~taken != 0)
            for other in before:
                chosen &= other != person
            parts.append(pd.Series(homes[chosen]).groupby(person[chosen], sort=False).sum())
            before.append(np.where(chosen, person, -1))
            taken |= (person >= 0) * np.int64(kind.near)
        return self._named(parts)

    def lost(self) -> "pd.Series[int]":
        """What no other person leads, further in or out; a person's own second post counts once."""
        homes, parts = self.wide["weight"].to_numpy(), []
        people = {kind: self.wide[f"person {kind.name}"].to_numpy() for kind in self.masks.kinds}
        for number, (kind, person) in enumerate(people.items()):
            others = np.zeros(len(homes), dtype=np.int64)
            for place, (other, held_by) in enumerate(people.items()):
                if place != number and other.near & kind.near:
                    else_held = held_by >= 0 if place < number else (held_by >= 0) & (held_by != person)
                    others |= else_held * np.int64(other.near)
            held = person >= 0
            pairs = np.bitwise_count(kind.near & ~others[held]) * homes[held]
            parts.append(pd.Series(pairs).groupby(person[held], sort=False).sum())
        return self._named(parts)

    def _named(self, parts: "list[pd.Series[int]]") -> "pd.Series[int]":
        summed = pd.concat(parts)
        summed = summed.groupby(level=0).sum()
        return summed.set_axis(self.persons.take(summed.index.to_numpy()))

    def week(self) -> "pd.Series[int]":
        """For each set of shifts that is on at some hour, what nobody on leads."""
        total = np.zeros(len(self.grid), dtype=np.int64)
        for shifts, hours in self.weeks.items():
            on = np.append(self.shifts.isin([word for word in shifts if word is not None]), True)
            led = np.zeros(len(total), dtype=np.int64)
            for kind in self.masks.over_grids:
                is_on = (self.grid[f"person {kind.name}"].to_numpy() >= 0) & on[
                    self.grid[f"shift {kind.name}"].to_numpy()
                ]
                led |= is_on * np.int64(kind.at_grid)
            total += np.bitwise_count(self.masks.every & ~led).astype(np.int64) * hours
        return pd.Series(total, index=self.grid.index)


COLUMNS = ("post", "person", "shift")
