"""What posts and appointments have in common: their columns, and the usual ways in which a post is held."""

from typing import Final

import numpy as np
from attrs import define, field

from communitygov.synth.columns import Bools, Column, Table, Texts, kept, rows, several, stacked, texts
from communitygov.synth.draws import chance
from communitygov.synth.people import People

POST: Final = ("id", "kind", "serves", "organisation", "seats", "together", "shift")
APPOINTMENT: Final = ("post", "holder", "capacity", "home", "shift", "from", "until")

SINCE: Final = "2024-03-01"
SECONDED: Final = ("2026-01-05", "2026-07-01")
FORMER: Final = ("2020-06-01", "2024-03-01")
ENDED: Final = ("2022-09-01", "2026-01-01")


@define(eq=False)
class Staff:
    """Gathers the posts and appointments of a county."""

    people: People
    rng: np.random.Generator
    posts: list[Table] = field(factory=list[Table])
    appointments: list[Table] = field(factory=list[Table])
    links: list[Table] = field(factory=list[Table])
    paired: list[Texts] = field(factory=list[Texts])
    """Those of whom it is only known that one of two holds a post."""

    def post(self, ids: Texts, **columns: Column | str | int | bool) -> None:
        """Posts; ``seats`` is one where it is not stated."""
        self.posts.append(rows({"id": ids, "seats": 1, "together": False, **columns}, len(ids)))

    def appoint(self, posts: Texts, holder: Column | str, **columns: Column | str) -> None:
        """Appointments, since the same day where no other is stated."""
        stated = {"post": posts, "holder": holder, "from": SINCE}
        self.appointments.append(rows({**stated, **columns}, len(posts)))

    def by_turns(self, posts: Texts, by_day: Column | str) -> None:
        """One by day, and a deputy by night."""
        self.appoint(posts, by_day, shift="day")
        self.appoint(posts, self.named(len(posts)), shift="night", capacity="deputy")

    def stand_in(self, who: Texts, to: Texts) -> None:
        """Posts that stand in for others."""
        self.links.append(rows({"kind": "stands_in_for", "who": who, "to": to}, len(who)))

    def named(self, many: int, unnamed: float = 0.2) -> Texts:
        """Persons of their own, some of them unnamed."""
        return np.where(self.chance(many, unnamed), several("unnamed", many), self.people.some(many))

    def one_of(self, many: int) -> Texts:
        """One of two persons."""
        pair = self.people.some(many), self.people.some(many)
        self.paired += pair
        return texts("one_of:", pair[0], " ", pair[1])

    def history(self, posts: Texts, part: float) -> None:
        """Some whose term has ended, followed by those who hold the post now."""
        chosen = posts[self.chance(len(posts), part)]
        self.appoint(chosen, self.people.some(len(chosen)), **{"from": FORMER[0], "until": FORMER[1]})

    def vacated(self, posts: Texts) -> None:
        """Every second of these posts was held until some weeks ago, the others never."""
        left = posts[::2]
        self.appoint(left, self.people.some(len(left)), **{"from": ENDED[0], "until": ENDED[1]})

    def chance(self, many: int, part: float) -> Bools:
        """Draw which of so many are chosen."""
        return chance(self.rng, many, part)

    def tables(self) -> dict[str, Table]:
        """The rows of posts, appointments and people; whoever was drawn and holds nothing is left out."""
        people, appointments = self.people.table(), stacked(APPOINTMENT, self.appointments)
        return {
            "people": kept(people, np.isin(people["id"], np.concatenate([appointments["holder"], *self.paired]))),
            "posts": stacked(POST, self.posts),
            "appointments": appointments,
        }
