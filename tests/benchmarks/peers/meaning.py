"""The part of the meaning that every candidate answers, in words; and once more, slowly, in plain Python.

**What is given.** Places form one tree, each inside the level right outside it: city, district, sub-district,
community, grid, building. A building has a layout: so many entrances, each with so many floors of so many homes. An
entrance is a place of its own, called `BUILDING/2`; a home is `BUILDING/2/5/501`. All homes of an entrance are
answered for alike, and weigh what they are. A post has a kind and serves one place (an entrance too); posts of a
kind all stand at one level. A post is held by one person, or by nobody; a person may hold several. A duty asks of
homes and of grids, and states the level at which it must be answered, or none. A share says that all posts of a
kind lead a duty, each where it serves. At any one place at most one post leads a duty. A post may state a shift:
hours on days of the week. A shift that begins before midnight ends after it.

**What is not in it.** Zones, teams, bodies, deputies, acting and seconded holders, unnamed and unknown holders,
exemptions, modes, periods, catch-alls, joint and additional leads, helpers, several leads at one place, levels that
differ with the kind of place.

**Who answers.** The leads of a place and a duty are the posts that lead the duty and serve the place or one that
holds it. A lead is near enough if the duty states no level, or its place stands at that level or further in, or it
is the very place that is asked about. An entrance and a building stand further in than a micro-grid. Leads are
tried from the place outwards: the first that is near enough and held answers. Else the state is `too_far` if no
lead is near enough and one that is not is held; `vacant` if there is any lead; `missing` if there is none. What is
held and off shift counts for the week alone.

**What is asked.**

- `coverage`: for each duty, how many homes are in each of the four states.
- `who`: for one home and one duty, by their ids, the state, and the post and the person that answer.
- `who_all`: the state and the post, for a table of a million such pairs.
- `load`: for each person, how many homes they answer for in any duty, each home once.
- `lost`: for each person, how many pairs of home and duty are answered, and would not be if this person alone were
  away.
- `week`: for each grid, hours of the week in which nobody answers who is on, added up over the duties.
- `may`: whether one person holds a post that leads one duty over one home, near enough or not, whoever else does.
"""

from pathlib import Path

from tests.benchmarks.peers.base import STATES, Answers, Candidate, Who, entrance_of
from tests.benchmarks.peers.tables import rows
from tests.benchmarks.peers.week import hours_on

INWARDS = ("city", "district", "subdistrict", "community", "grid", "micro_grid", "building", "entrance")


class Slow(Candidate):
    """Every question one pair at a time, from the words alone."""

    name = "reference"

    def __init__(self, folder: Path) -> None:
        """Read the rows as they are."""
        self.level = {row["id"]: row["level"] for row in rows(folder, "places")}
        self.within = {row["id"]: row["within"] for row in rows(folder, "places")}
        self.homes: dict[str, int] = {}
        for row in rows(folder, "layouts"):
            for number in range(1, row["entrances"] + 1):
                entrance = f"{row['place']}/{number}"
                self.level[entrance], self.within[entrance] = "entrance", row["place"]
                self.homes[entrance] = row["floors"] * row["homes"]
        self.posts = {row["id"]: row for row in rows(folder, "posts")}
        self.holder = {row["post"]: row["holder"] for row in rows(folder, "appointments")}
        self.required = {row["id"]: row["answered_at"] for row in rows(folder, "duties")}
        self.leads = {(row["who"].removeprefix("every:"), row["duty"]) for row in rows(folder, "shares")}
        self.on = hours_on(folder)
        self.at: dict[str, list[str]] = {}
        for post in self.posts.values():
            self.at.setdefault(post["serves"], []).append(post["id"])

    def _leads(self, place: str, duty: str) -> list[tuple[str, bool]]:
        """The leads outwards, and whether each is near enough."""
        found: list[tuple[str, bool]] = []
        here: str | None = place
        while here:
            for post in self.at.get(here, ()):
                is_near = here == place or self._near(here, duty)
                found += [(post, is_near)] if (self.posts[post]["kind"], duty) in self.leads else []
            here = self.within[here]
        return found

    def _near(self, place: str, duty: str) -> bool:
        required = self.required[duty]
        return required is None or INWARDS.index(self.level[place]) >= INWARDS.index(required)

    def _answer(self, place: str, duty: str, away: str | None = None) -> Who:
        leads = self._leads(place, duty)
        held = {post for post, _ in leads if self.holder.get(post, away) != away}
        for post, near in leads:
            if near and post in held:
                return Who("answered", post, self.holder[post])
        if held and not any(near for _, near in leads):
            return Who("too_far", None, None)
        return Who("vacant" if leads else "missing", None, None)

    def coverage(self) -> Answers:
        """Count the pairs one by one."""
        counts = {duty: [0] * len(STATES) for duty in self.required}
        for duty, count in counts.items():
            for entrance, homes in self.homes.items():
                count[STATES.index(self._answer(entrance, duty).state)] += homes
        return {duty: tuple(count) for duty, count in counts.items()}

    def who(self, place: str, duty: str) -> Who:
        """Walk outwards."""
        return self._answer(entrance_of(place), duty)

    def who_all(self, asked: Path) -> Answers:
        """Ask for each row."""
        answers = [self.who(row["place"], row["duty"]) for row in rows(asked.parent, asked.stem)]
        return {"state": [each.state for each in answers], "post": [each.post for each in answers]}

    def load(self) -> Answers:
        """Note for each person the entrances."""
        found: dict[str, set[str]] = {}
        for duty in self.required:
            for entrance in self.homes:
                person = self._answer(entrance, duty).person
                if person is not None:
                    found.setdefault(person, set()).add(entrance)
        return {person: sum(self.homes[each] for each in entrances) for person, entrances in found.items()}

    def lost(self) -> Answers:
        """Ask again for each pair without whoever answers it."""
        found: dict[str, int] = {}
        for duty in self.required:
            for entrance, homes in self.homes.items():
                person = self._answer(entrance, duty).person
                if person is not None and self._answer(entrance, duty, away=person).state != "answered":
                    found[person] = found.get(person, 0) + homes
        return found

    def week(self) -> Answers:
        """Look at each hour of each pair."""
        found: dict[str, int] = {}
        for grid in (place for place, level in self.level.items() if level == "grid"):
            found[grid] = 0
            for duty in self.required:
                near = [post for post, enough in self._leads(grid, duty) if enough and post in self.holder]
                on = [self.on[self.posts[post]["shift"]] for post in near]
                found[grid] += sum(not any(hours[hour] for hours in on) for hour in range(168))
        return found

    def may(self, person: str, place: str, duty: str) -> bool:
        """Look at all leads."""
        return any(self.holder.get(post) == person for post, _ in self._leads(entrance_of(place), duty))
