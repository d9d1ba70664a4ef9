"""Small structures drawn from a seed in which rows come back, week after week; and a span of weeks to ask about."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from communitygov.model.register import Register

Said = dict[str, Any]

FIRST = date(2020, 12, 14)
"""A Monday: every span begins in its week, and passes the end of a year."""
HOURS = ("08:00-20:00", "20:00-08:00", "22:00-06:00", ["06:00-09:00", "21:00-23:00"], "06:00-22:00")
DAYS = ("workdays", "workdays", "daily", ["mon", "tue", "fri"], ["sat", "sun"], ["2020-12-24", "2020-12-31"])
MODES = ("epidemic", "emergency", "flood")
HOLDERS = ("p1", "p2", "unnamed", "unknown", "p1|p2")
POSTS = ("x", "y", "s", "z-g1", "z-g2")
DUTIES = ("d1", "d2")
THEMES = (
    "x",
    "y",
    "s",
    "s",
    "z",
    "z",
    "people",
    "shifts",
    "organisations",
    "duties",
    "switches",
    "links",
    "exemptions",
)
"""What is dated: few things at once, since days are alike only where all of them are."""


class Recurring:
    """Draws the rows of one seed."""

    def __init__(self, seed: int) -> None:
        self.random: Random = Random(f"recurring {seed}")
        self.sections: dict[str, Any] = {}
        self.themes: set[str] = set(self.random.sample(THEMES, self.random.choice((1, 1, 2, 2, 3))))
        self.start: date = FIRST + timedelta(days=self.random.randrange(-1, 4))
        self.every: int = self.random.choice((2, 3, 4, 7, 7))

    def chance(self, of: float) -> bool:
        """Whether something happens."""
        return self.random.random() < of

    def pick(self, among: Any) -> Any:
        """One of several."""
        return self.random.choice(among)

    # ------------------------------------------------------------------ time

    def again(self, row: Said) -> list[Said]:
        """A row over and over: as long each time, so many days apart."""
        length = timedelta(days=self.pick((1, 1, 2, self.every)))
        starts = [self.start + timedelta(days=self.every * at) for at in range(25 // self.every)]
        return [row | {"from": str(day), "until": str(day + length)} for day in starts]

    def twice(self, theme: str, row: Said) -> list[Said]:
        """A row that perhaps is there for a time only; then another of its id follows, which nothing finds."""
        if theme not in self.themes or self.chance(0.5):
            return [row]
        days = self.random.sample(range(1, 20), 4)
        first, second, third, last = (str(FIRST + timedelta(days=day)) for day in sorted(days))
        return [row | {"from": first, "until": second}, row | {"from": third, "until": last}]

    # ------------------------------------------------------------------ rows

    def register(self) -> Register:
        """All of it."""
        add = self.sections
        add["places"] = [
            {"id": "c", "level": "community"},
            {"id": "g1", "level": "grid", "within": "c", "households": 3},
            {"id": "g2", "level": "grid", "within": "c", "households": 5},
        ]
        if self.chance(0.8):
            years = self.pick(([2020], [2020], [2021], [2020, 2021]))
            add["calendar"] = {
                "years": years,
                "holidays": [day for day in ("2020-12-25", "2021-01-01") if int(day[:4]) in years],
                "workdays": [day for day in ("2020-12-27", "2021-01-02") if int(day[:4]) in years],
            }
        names = ("a", "b", "n")
        add["shifts"] = [each for name in names for each in self.twice("shifts", self.shift(name))]
        add["people"] = [each for name in ("p1", "p2") for each in self.twice("people", {"id": name})]
        add["organisations"] = self.twice("organisations", {"id": "o", "kind": "police_station", "whole": True})
        add["posts"] = [self.post("x", serves="g1"), self.post("y", serves="g2"), self.post("s", serves="c")]
        if "z" in self.themes:
            add["posts"].append(self.post("z", for_each="grid"))
        add["appointments"] = [each for name in ("x", "y", "s") for each in self.held(name)] + self.held_for_each()
        add["duties"] = [each for name in DUTIES for each in self.twice("duties", self.duty(name))]
        add["shares"] = [self.share() for _ in range(self.pick((3, 4, 5)))]
        add["shares"] += [row | {"duty": "d2"} for row in add["shares"] if row["duty"] == "d1" and self.chance(0.5)]
        add["shares"] = [self.changed(row) for row in add["shares"]]
        self.reaching()
        return Register.model_validate(add)

    def shift(self, name: str) -> Said:
        """Hours on days; of some the hours are not known."""
        return {"id": name, "hours": "unknown" if self.chance(0.1) else self.pick(HOURS), "days": self.pick(DAYS)}

    def on_shift(self, row: Said, often: float) -> Said:
        """A row that perhaps has a shift."""
        return row | ({"shift": self.pick(("a", "b", "n"))} if self.chance(often) else {})

    def post(self, name: str, **more: str) -> Said:
        """A post."""
        return self.on_shift({"id": name, "kind": "grid_leader", **more}, 0.4)

    def held(self, post: str) -> list[Said]:
        """Holders of a post that come back, each in turn."""
        if post not in self.themes:
            return [self.on_shift({"post": post, "holder": self.pick(HOLDERS[:3])}, 0.3)]
        holders = self.random.sample(HOLDERS, 2)
        turns = [
            self.on_shift({"holder": holder}, 0.3) for holder in (holders if self.chance(0.7) else holders[:1] * 2)
        ]
        return [row | turns[at % 2] for at, row in enumerate(self.again({"post": post}))]

    def held_for_each(self) -> list[Said]:
        """A holder for every post made from one row, and those of one post, who take from it what they do not say."""
        everyone: Said = {"post": "z", "holder": "p1"}
        if "z" not in self.themes:
            return []
        days = sorted(self.random.sample(range(20), 2))
        everyone |= {key: str(FIRST + timedelta(days=day)) for key, day in zip(("from", "until"), days, strict=True)}
        own = self.again({"post": "z-g1", "holder": "p2"})
        own[0].pop(self.pick(("from", "from", "until")))
        return [*[everyone] * self.chance(0.8), *own]

    def duty(self, name: str) -> Said:
        """A duty; some ask for a level, all the time or in hours, and some are asked in hours only."""
        said: Said = {"id": name}
        if self.chance(0.15):
            said |= {"hours": self.pick(HOURS), "days": self.pick(DAYS)}
        if self.chance(0.6):
            rows = [{"level": "grid", "hours": self.pick(HOURS), "days": self.pick(DAYS)} for _ in "ab"]
            said["answered_at"] = self.pick(("grid", rows[:1], rows[:1], rows))
        return said

    def share(self) -> Said:
        """Who leads; of a duty or of everything."""
        who = self.pick(("post:x", "post:y", "post:s", "post:s", "person:p1", "person:p2", "organisation:o"))
        if "z" in self.themes and self.chance(0.5):
            who = "post:z"
        said: Said = {"part": "lead", "duty": self.pick(("d1", "d1", "d2")), "who": who}
        if not who.startswith("post") or self.chance(0.4):
            said["where"] = self.pick(("c", "g1", "g2"))
        return self.changed(said) if self.chance(0.5) else said

    def changed(self, row: Said) -> Said:
        """The same share in another way: in modes, on a shift, with others, for a time."""
        row = self.on_shift(row, 0.25)
        if self.chance(0.6 if "switches" in self.themes else 0.2):
            row |= {"modes": self.random.sample(MODES, self.pick((1, 2)))}
        if self.chance(0.15):
            row |= {"joint": "pact"}
        if self.chance(0.15):
            row |= {"adds": True}
        return row

    def reaching(self) -> None:
        """Switches of modes that take turns, exemptions and stand-ins that come back."""
        add = self.sections
        if "switches" in self.themes:
            modes = self.random.sample(MODES, 2)
            rows = self.again({"where": self.pick(("c", "g1"))})
            add["switches"] = [row | {"id": f"w{at}", "mode": modes[at % 2]} for at, row in enumerate(rows)]
        if "exemptions" in self.themes:
            add["exemptions"] = self.again({"duty": self.pick(DUTIES), "where": self.pick(("c", "g2")), "reason": "r"})
        if "links" in self.themes:
            who, to = self.random.sample(POSTS if "z" in self.themes else POSTS[:3], 2)
            add.setdefault("switches", [{"id": "w", "where": "c", "mode": self.pick(MODES)}])
            rows = self.again({"kind": "stands_in_for", "who": f"post:{who}", "to": f"post:{to}"})
            modes = [add["switches"][0]["mode"], self.pick(MODES)]
            told = self.chance(0.7)
            add["links"] = [row | ({"modes": [modes[at % 2]]} if told else {}) for at, row in enumerate(rows)]


def recurring(seed: int) -> tuple[Register, list[str], str | None, str, str]:
    """The register of a seed; and duties in an order, a mode or none, and the two ends of a span of some weeks."""
    drawn = Recurring(seed)
    register, random = drawn.register(), drawn.random
    start = datetime.combine(FIRST, datetime.min.time()) + timedelta(minutes=random.randrange(0, 7 * 1440, 30))
    end = start + timedelta(days=random.randrange(14, 21), minutes=random.randrange(0, 1440, 30))
    duties = random.sample(DUTIES, 2)
    mode = random.choice((None, None, None, *MODES))
    return register, duties, mode, start.isoformat(timespec="minutes"), end.isoformat(timespec="minutes")
