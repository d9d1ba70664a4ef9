"""Small structures from a seed, in which every noun and every field that an answer reads occurs; and questions.

One seed is one register and its questions, on every machine. Words are drawn so that most rows touch one another: few
places, few people, few kinds of post, few instants. Nothing is meant to be sensible; everything can be written.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

from communitygov.model.duty import Duty
from communitygov.model.link import Link
from communitygov.model.organisation import Organisation
from communitygov.model.person import Person
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.shift import Calendar, Shift
from communitygov.model.switch import Exemption, Switch
from communitygov.model.team import Team
from communitygov.model.vocabulary import Vocabulary
from communitygov.model.zone import Zone

if TYPE_CHECKING:
    from communitygov.model.noun import Row

Said = dict[str, Any]

INSTANTS = (
    "2020-02-10T10:00",  # a Monday
    "2020-02-10T22:00",
    "2020-02-10",
    "2020-02-10T08:00",
    "2020-02-10T07:59",
    "2020-02-10T20:00",
    "2020-02-11T00:00",
    "2020-02-11T03:00",
    "2020-02-15T10:00",  # a Saturday
    "2020-02-16T03:00",
    "2020-02-01T12:00",
    "2020-03-01",
    "2021-02-10T10:00",  # a year few calendars state
    "2021-01-01T03:00",
)
LIKELY = (14, 9, 6, 5, 3, 5, 3, 4, 4, 3, 3, 2, 4, 2)
STARTS = (
    "2019-01-01",
    "2020-02-01",
    "2020-02-01T12:00",
    "2020-02-10",
    "2020-02-10T08:00",
    "2020-02-10T20:00",
    "2020-02-11",
)
ENDS = ("2020-02-10", "2020-02-10T08:00", "2020-02-10T20:00", "2020-02-11", "2020-02-16", "2020-03-01", "2021-02-10")
LAST_DAYS = ("2020-02-09", "2020-02-10", "2020-02-15", "2020-02-29", "2020-02-10T08:00")

KINDS = ("grid_leader", "building_steward", "grid_member", "police_officer")
PEOPLE = ("p-1", "p-2", "p-3", "p-4")
SHIFTS: dict[str, Said] = {
    "day": {"hours": "08:00-20:00"},
    "night": {"hours": "20:00-08:00", "days": "daily"},
    "work": {"hours": "08:00-20:00", "days": "workdays"},
    "work_early": {"hours": "07:00-12:00", "days": "workdays"},
    "work_night": {"hours": "22:00-06:00", "days": "workdays"},
    "weekend": {"hours": ["00:00-12:00", "14:00-24:00"], "days": ["sat", "sun"]},
    "some": {"hours": "09:00-09:00", "days": ["2020-02-09", "2020-02-10", "2021-02-10"]},
    "monday": {"hours": "20:00-08:00", "days": ["mon"]},
    "unclear": {"hours": "unknown"},
    "unclear_monday": {"hours": "unknown", "days": ["mon"]},
    "unclear_work": {"hours": "unknown", "days": "workdays"},
}
SHIFT_WORDS = (*SHIFTS, "day", "day", "day", "night", "work", "ghost")
MODES = ("service", "emergency", "emergency", "epidemic", "epidemic", "flood", "storm_tide", "unheard_of")
ASKED_MODES = ("service", "emergency", "epidemic", "flood", "storm_tide")
LEVELS = ("community", "grid", "micro_grid", "building", "entrance", "floor", "household")
EACH = (
    "grid",
    "grid",
    "grid",
    "micro_grid",
    "micro_grid",
    "building",
    "household",
    "household",
    "entrance",
    "shop",
    "lane",
)

OWN_WORDS = Vocabulary.model_validate(
    {
        "levels": [{"id": "lane", "rank": 75}],
        "sites": [{"id": "kiosk", "stands_at": "lane"}, {"id": "lost_site", "stands_at": "nowhere"}],
        "zones": [{"id": "patrol", "stands_at": "micro_grid"}, {"id": "lost_zone", "stands_at": "nowhere"}],
        "modes": [{"id": "storm_tide", "kind_of": "flood"}],
        "templates": [
            {
                "id": "pair",
                "seats": [
                    {"id": "one", "kind": "grid_member", "lead": True},
                    {"id": "two", "kind": "police_officer", "lead": True},
                    {"id": "clerk", "kind": "grid_leader"},
                ],
            }
        ],
    }
)
OTHER_WORDS = OWN_WORDS.extended(
    Vocabulary.model_validate(
        {
            "levels": [{"id": "micro_grid", "rank": 85}, {"id": "lane", "rank": 45}],
            "sites": [{"id": "shop", "stands_at": "grid"}, {"id": "case", "stands_at": "building"}],
            "zones": [{"id": "old_grid"}, {"id": "compound", "stands_at": "building"}],
            "modes": [{"id": "flood"}, {"id": "service", "kind_of": "epidemic"}],
        }
    )
)
SEATS = {
    "seed_1_3": ("grid_leader", "liaison_cadre", "police_officer", "public_health_liaison"),
    "stairwell_committee": ("steward", "member"),
    "case_service_group": ("doctor", "volunteer"),
    "pair": ("clerk", "two", "one"),
}


class Maker:
    """Draws the rows of one register."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.late = Random(f"late {seed}")
        """Draws what was thought of later, so that what a seed drew before it still draws."""
        self.rows: dict[str, list[Row]] = {}
        self.ids: dict[str, list[str]] = {}
        self.homes: list[str] = []
        """Ids made from layouts."""

    # ------------------------------------------------------------------ drawing

    def chance(self, probability: float) -> bool:
        """Whether something happens."""
        return self.random.random() < probability

    def pick(self, options: Any) -> Any:
        """One of several."""
        return options[int(self.random.random() * len(options))]

    def some(self, options: Any, most: int) -> list[Any]:
        """Up to so many of several, at least one, each once."""
        return list(dict.fromkeys(self.pick(options) for _ in range(1 + int(self.random.random() * most))))

    def add(self, section: str, noun: Any, said: Said) -> None:
        """Put a row into the register."""
        row = noun(**said)
        self.rows.setdefault(section, []).append(row)
        if said.get("id") is not None:
            self.ids.setdefault(section, []).append(said["id"])

    def usual(self, said: Said, *, period: float = 0.1, made_up: float = 0.06) -> Said:
        """A row with what any row may have."""
        if self.chance(period):
            said |= self.period()
        if self.chance(made_up):
            said["made_up"] = self.pick((True, True, ("name",)))
        if self.chance(0.02):
            said |= {"source": "list 7", "note": "seen", "attributes": {"colour": "red"}}
        return said

    def period(self) -> Said:
        """A period with a start, an end, a last day, or both."""
        start, end, last = self.pick(STARTS), self.pick(ENDS), self.pick(LAST_DAYS)
        draw = self.random.random()
        if draw < 0.4:
            return {"since": start}
        if draw < 0.7:
            return {"until": end}
        if draw < 0.85:
            return {"through": last}
        return {"since": start, "until": max(start, end)} if len(start) == len(end) else {"since": start}

    def each_kind(self) -> str:
        """A kind of place to write a row for; mostly one that is there."""
        there = [kind for kind in EACH if kind in self.of_kind]
        return str(self.pick(there if there and self.chance(0.85) else EACH))

    def area(self, beyond: float = 0.02) -> str:
        """A place or zone; rarely one that nobody knows."""
        if self.chance(beyond):
            return "nowhere"
        if self.chance(0.32) and "zones" in self.ids:
            return self.pick(self.ids["zones"])
        return self.pick(self.homes) if self.homes and self.chance(0.08) else self.pick(self.wide)

    # ------------------------------------------------------------------ the ground

    def ground(self) -> None:
        """Places: one community, a grid or two, and what lies in them."""
        outer = ()
        if self.chance(0.1):
            self.place("s", "subdistrict")
            outer = ("s",)
        self.place("c", "community", *outer)
        grids = ["g1", "g2"][: 1 + self.chance(0.35)]
        for grid in grids:
            self.place(grid, "grid", "g1" if grid == "g2" and self.chance(0.15) else "c")
        for index in range(self.pick((0, 1, 1, 2))):
            self.place(f"m{index + 1}", self.pick(("micro_grid",) * 9 + ("lane",)), self.pick(grids))
        for index in range(self.pick((1, 1, 2, 2, 3))):
            self.building(f"b{index + 1}", self.pick(self.ids["places"][-3:]))
        for index in range(self.pick((0, 0, 1, 1, 2))):
            self.site(f"x{index + 1}")
        self.wide = [name for name in self.ids["places"] if not name.startswith("h")]
        self.wide += ["c", "c", "c", "g1", "g1", "g1", "g1", *self.pick((("g1", "g1"), ("c",), self.wide[-2:]))]
        self.of_kind: dict[str, list[str]] = {}
        for row in self.rows["places"]:
            for kind in filter(None, (row.level, row.site, row.also)):  # type: ignore[attr-defined]
                self.of_kind.setdefault(kind, []).append(row.id)  # type: ignore[attr-defined]
        for home in self.homes:
            kind = {1: "entrance", 2: "floor", 3: "household"}[home.count("/")]
            self.of_kind.setdefault(kind, []).append(home)
        if self.chance(0.03):
            self.place("a", "grid", "z")
            self.place("z", self.pick(("grid", "micro_grid", "unheard_of")), "a")

    def place(self, name: str, level: str, *within: str, **more: Any) -> None:
        """One place; now and then with a second parent, or one that nobody knows."""
        known = self.ids.get("places", [])
        if self.chance(0.09) and known:
            within = (*within, self.pick(known))
        if self.chance(0.02):
            within = (*within[:-1], "nowhere")
        if self.chance(0.01):
            level = "unheard_of"
        if self.chance(0.04):
            more["also"] = self.pick(LEVELS)
        self.add("places", Place, self.usual({"id": name, "level": level, "within": within, **more}, period=0.05))

    def building(self, name: str, within: str) -> None:
        """A building with a layout, with homes written out, known only by number, or not counted."""
        draw = self.random.random()
        if draw < 0.4:
            entrances, floors, homes = (1 + self.chance(0.5) for _ in range(3))
            layout: Said = {"entrances": entrances, "floors": floors, "homes": homes}
            if self.chance(0.4):
                layout["also"] = "micro_grid"
            outer = f"{name}/1" if self.chance(0.03) else within
            self.place(name, "building", outer, layout=layout)
            made = [f"{name}/{e + 1}" for e in range(entrances)]
            made += [f"{each}/{f + 1}" for each in made[:entrances] for f in range(floors)]
            made += [f"{each}/{each[-1]}{h + 1:02}" for each in made[entrances:] for h in range(homes)]
            self.homes += made
        elif draw < 0.75:
            self.place(name, "building", within)
            if self.chance(0.15):
                self.place(f"{name}e", self.pick(("entrance", "floor")), name)
                name = f"{name}e"
            for index in range(self.pick((1, 1, 2))):
                self.place(f"h{name}{index + 1}", "household", name)
        else:
            counts = (24, 7, 0, {"about": 30}, {"more_than": 10}, {"less_than": 50}, "unknown", None)
            self.place(name, "building", within, households=self.pick(counts))

    def site(self, name: str) -> None:
        """A shop, a gate, a case in a home or a building."""
        site = self.pick(("shop", "shop", "gate", "case", "case", "office_block", "kiosk", "lost_site", "unheard_of"))
        places = self.homes if site == "case" and self.homes and self.chance(0.5) else self.ids["places"]
        if self.ids["places"][-1].startswith("x") and self.chance(0.4):
            places = self.ids["places"][-1:]
        said: Said = {"id": name, "site": site, "within": self.pick(places)}
        if site == "case":
            said["until"] = self.pick(ENDS)
        if self.chance(0.05):
            said["households"] = 5
        if self.chance(0.04):
            said["also"] = self.pick(LEVELS)
        self.add("places", Place, self.usual(said, period=0 if "until" in said else 0.05))

    def zones(self) -> None:
        """Zones: overlapping ones, one set in two spellings, with and without a level."""
        places = [*self.ids["places"], *self.homes]
        members: list[str] = []
        for index in range(self.pick((0, 1, 2, 2, 3, 3))):
            respelt = members and self.chance(0.3)
            overlapping = self.some(members, 1) if members and self.chance(0.4) else []
            members = self.respelt(members) if respelt else [*overlapping, *self.some(places, 3)]
            kinds = ("police_area", "old_grid", "old_grid", "patrol", "lost_zone", "unheard_of", *("compound",) * 4)
            said: Said = {"id": f"z-{index + 1}", "kind": self.pick(kinds), "members": members}
            if respelt and self.chance(0.7):
                said["kind"] = self.rows["zones"][-1].kind  # type: ignore[attr-defined]
            if self.chance(0.2):
                said["level"] = self.pick((*LEVELS, "unheard_of"))
            if self.chance(0.03):
                said["members"] = [*members, "nowhere"]
            self.add("zones", Zone, self.usual(said, period=0.05))
        if self.chance(0.3):
            self.beside()

    def beside(self) -> None:
        """A zone that states no level, and one beside or in it that stands at the level of what holds both."""
        kinds = {"community": "police_area", "grid": "old_grid", "micro_grid": "patrol"}
        for row in self.rows["places"]:
            inside = [each.id for each in self.rows["places"] if row.id in each.within]  # type: ignore[attr-defined]
            if row.level in kinds and len(inside) > 1:  # type: ignore[attr-defined]
                one = self.pick(inside)
                self.add("zones", Zone, {"id": "z-in", "kind": "compound", "members": self.some(inside[:2], 2)})
                said = {"id": "z-by", "kind": kinds[row.level], "members": [one, *self.some(self.ids["places"], 2)]}  # type: ignore[attr-defined]
                self.add("zones", Zone, said)
                self.claimed = ["z-in", "z-by"]
                return

    def respelt(self, members: list[str]) -> list[str]:
        """The same places, one of them written as what lies in it."""
        inside = [
            (row, parent)
            for row in self.rows["places"]
            for parent in row.within
            if parent in members  # type: ignore[attr-defined]
        ]
        if not inside:
            return members[::-1]
        parent = self.pick(inside)[1]
        return [each for each in members if each != parent] + [row.id for row, above in inside if above == parent]

    # ------------------------------------------------------------------ people, bodies, posts

    def holder(self) -> Any:
        """Who holds a post."""
        draw = self.random.random()
        if draw < 0.58 or (self.unknowns > 4 and draw < 0.76):
            return self.pick(PEOPLE)
        if draw < 0.67:
            return "unnamed"
        self.unknowns += draw < 0.76
        if draw < 0.71:
            return "unknown"
        if draw < 0.76:
            return {"one_of": self.some(PEOPLE, 3)}
        return f"post:{self.pick(self.post_words[:6])}"

    def shift(self, said: Said, probability: float) -> None:
        """A shift, now and then."""
        if self.chance(probability):
            said["shift"] = self.pick(SHIFT_WORDS)

    def people(self) -> None:
        """People, shifts, calendar and bodies."""
        for person in PEOPLE:
            if self.chance(0.9):
                self.add("people", Person, self.usual({"id": person}, period=0.06, made_up=0.03))
        for name, said in SHIFTS.items():
            self.add("shifts", Shift, self.usual({"id": name, **said}, period=0.06, made_up=0))
        for index in range(self.pick((0, 1, 1, 2, 2, 3))):
            said = {"id": f"o-{index + 1}", "kind": "party_branch" if index else "police_station"}
            if self.chance(0.75):
                said["serves"] = self.area()
            if self.chance(0.6):
                said["head"] = "ghost" if self.chance(0.05) else self.pick(self.ids["posts"])
            if self.chained and self.chance(0.5):
                said["head"] = self.chained
            if self.chance(0.4):
                said["whole"] = True
            if index:
                said["above"] = "o-1"
            self.add("organisations", Organisation, self.usual(said, period=0.12))

    def post(self, name: str) -> None:
        """One post, for one place or for each of a kind."""
        said: Said = {"id": name, "kind": self.pick(KINDS)}
        if self.chance(0.33):
            said["for_each"] = self.each_kind()
            if self.chance(0.25):
                said["within"] = self.area()
            self.each[name] = said["for_each"]
        elif self.chance(0.97):
            said["serves"] = self.area()
        if self.chance(0.15):
            said["seats"] = self.pick((2, 2, 3))
        if self.chance(0.1):
            said["together"] = True
        if self.chance(0.08):
            said["status"] = self.pick(("established", "temporary", "abolished"))
        self.shift(said, 0.2)
        self.add("posts", Post, self.usual(said, period=0.12 if "for_each" in said else 0.05))
        if "for_each" in said and self.chance(0.25):
            own: Said = {"id": self.made_id(name, said["for_each"]), "kind": self.pick(KINDS)}
            for field, values in (("serves", (self.area(),)), ("seats", (2,)), ("status", ("abolished",))):
                if self.chance(0.2):
                    own[field] = self.pick(values)
            self.shift(own, 0.2)
            self.add("posts", Post, self.usual(own, period=0.15))

    def made_id(self, row: str, kind: str) -> str:
        """The id of a row made for a place of a kind; now and then for one that is no such place."""
        places = self.of_kind.get(kind, []) if self.chance(0.9) else self.ids["places"]
        return f"{row}-{self.pick(places or self.ids['places']).replace('/', '-')}"

    def posts(self) -> None:
        """Posts and who holds them."""
        for name in self.post_words[: self.pick((4, 5, 6, 7, 8))]:
            self.post(name)
        for name in self.ids["posts"]:
            for _ in range(self.pick((0, 1, 1, 1, 1, 2, 2))):
                self.appointment(name)
        for name, kind in self.each.items():
            if self.chance(0.4):
                self.appointment(self.made_id(name, kind))
        if self.chance(0.09):
            self.chain()
        if self.chance(0.1):
            self.knot()

    def appointment(self, post: str) -> None:
        """Somebody in a post."""
        others = len(self.of_kind.get(self.each[post], ())) if post in self.each else 0
        self.unknowns += others  # each made post has its own
        known = self.unknowns
        said: Said = {"post": post, "holder": self.holder()}
        self.unknowns -= others if self.unknowns == known else 0
        capacity = self.pick(("holder",) * 7 + ("acting", "deputy", "deputy", "seconded"))
        if capacity != "holder":
            said["capacity"] = capacity
        if capacity == "seconded" and self.chance(0.5):
            said["home"] = "o-1"
        self.shift(said, 0.3)
        self.add("appointments", Appointment, self.usual(said, period=0.15))

    def chain(self) -> None:
        """A line of posts of six to ten steps, each held by the next one's holder or stood in for by it."""
        length = self.pick((6, 7, 7, 8, 8, 9, 9, 10))
        self.chained = self.ids["posts"][0]
        names = [self.chained, *(f"n{index}" for index in range(length))]
        for one, other in pairwise(names):
            self.add("posts", Post, {"id": other, "kind": "clerk"})
            if self.chance(0.6):
                self.add("appointments", Appointment, {"post": one, "holder": f"post:{other}"})
            else:
                self.add("links", Link, {"kind": "stands_in_for", "who": f"post:{other}", "to": f"post:{one}"})
        self.add("appointments", Appointment, {"post": names[-1], "holder": self.pick(PEOPLE)})

    def knot(self) -> None:
        """Three posts of several seats, held by people and by one another."""
        names = ("k1", "k2", "k3")
        for name in names:
            said: Said = {"id": name, "kind": self.pick(KINDS), "serves": self.area(), "seats": self.pick((1, 2, 2, 3))}
            if self.chance(0.2):
                said["together"] = True
            self.add("posts", Post, said)
            for _ in range(self.pick((2, 3, 3))):
                holder = self.pick(PEOPLE) if self.chance(0.55) else f"post:{self.pick(names)}"
                capacity = self.pick(("holder",) * 4 + ("acting", "deputy"))
                self.add("appointments", Appointment, {"post": name, "holder": holder, "capacity": capacity})

    def met_twice(self) -> None:
        """Two grids alike; in one of them somebody not named leads near by, perhaps, and further out as well."""
        outer, shift = self.late.choice(((), ("c",))), self.late.choice(("unclear", "unclear", "unclear_work"))
        by_post, adds = self.late.random() < 0.5, self.late.random() < 0.2
        shifted = {"shift": shift}
        for side, near in ("v", "far"), ("w", "other"):
            grid, part = f"{side}1", f"{side}2"
            levels = {grid: ("grid", outer), part: ("micro_grid", grid), f"h{side}": ("household", part)}
            for name, (level, within) in levels.items():
                self.add("places", Place, {"id": name, "level": level, "within": within})
            for word in ("far", "other"):
                self.add("posts", Post, {"id": f"{side}-{word}", "kind": "clerk", "serves": grid})
                self.add("appointments", Appointment, {"post": f"{side}-{word}", "holder": "unnamed"})
            share = {"duty": "d-1", "part": "lead", "who": f"post:{side}-{near}", "where": part, "adds": adds}
            if by_post:
                on_share = self.late.random() < 0.5
                self.add("posts", Post, {"id": f"{side}-near", "kind": "clerk", "serves": part})
                held = {"post": f"{side}-near", "holder": f"post:{side}-{near}"}
                self.add("appointments", Appointment, held if on_share else held | shifted)
                share |= {"who": f"post:{side}-near"} | (shifted if on_share else {})
            else:
                share |= shifted
            self.add("shares", Share, share)
            self.add("shares", Share, {"duty": "d-1", "part": "lead", "who": f"post:{side}-far"})

    def teams(self) -> None:
        """Teams with and without templates, for one place or for each."""
        for index in range(self.pick((0, 1, 1, 1, 2))):
            name, template = f"t-{index + 1}", self.pick((*SEATS, "unheard_of", None))
            said: Said = {"id": name, "seats": self.seats(SEATS.get(template or "", ("clerk", "chief")))}
            if template is not None:
                said["template"] = template
            if self.chance(0.45):
                said["for_each"] = self.each_kind()
                if self.chance(0.2):
                    said["within"] = self.area()
            else:
                said["serves"] = self.area()
            if self.chance(0.4):
                said["modes"] = self.some(MODES, 2)
            self.add("teams", Team, self.usual(said, period=0.16))
            if "for_each" in said and self.chance(0.25):
                own = {"id": self.made_id(name, said["for_each"]), "seats": self.seats(("clerk", "one"))}
                self.add("teams", Team, self.usual(own))
            words = [f"{name}-{seat}" for seat in said["seats"]]
            self.seat_words += words
            if words and self.chance(0.2):
                self.appointment(self.pick(words))
            if words and self.chance(0.25):
                word = self.pick(words)
                if "for_each" in said:
                    word = self.made_id(name, said["for_each"]) + word.removeprefix(name)
                own = {"id": word, "kind": self.pick(KINDS)}
                self.shift(own, 0.3)
                self.add("posts", Post, self.usual(own, period=0.35))

    def seats(self, words: tuple[str, ...]) -> Said:
        """Some seats of a team, in any order."""
        chosen = self.some(words, len(words) + 1)
        seats: Said = {}
        for word in chosen:
            seat: Said = {} if self.chance(0.2) else {"holder": self.holder()}
            if self.chained and self.chance(0.4):
                seat["holder"] = f"post:{self.chained}"
            if self.chance(0.15):
                seat["kind"] = self.pick(KINDS)
            if self.chance(0.05):
                seat["sent_by"] = "o-1"
            if self.chance(0.3):
                seat["lead"] = True
            self.shift(seat, 0.12)
            seats[word] = seat
        return {} if self.chance(0.05) else seats

    # ------------------------------------------------------------------ duties and shares

    def duties(self) -> None:
        """Duties of few kinds of place, modes and hours; some state the level they must be answered at."""
        for index in range(2):
            said: Said = {"id": f"d-{index + 1}"}
            if self.chance(0.16):
                said["applies_to"] = self.some(("household", "shop", "case", *LEVELS), 3)
                if self.chance(0.85):
                    said["applies_to"] = ["household", *said["applies_to"]]
            if self.chance(0.06):
                said["modes"] = self.some(MODES, 2)
            if self.chance(0.06):
                said["hours"] = self.pick(("08:00-20:00", "20:00-08:00", ["06:00-09:00", "21:00-23:00"]))
            if self.chance(0.05):
                said["days"] = self.pick(("daily", "workdays", ["mon", "tue"], ["2020-02-10", "2021-02-10"]))
            if self.chance(0.55):
                said["answered_at"] = self.required()
            if self.chance(0.4):
                said["group"] = "care"
            self.add("duties", Duty, self.usual(said, period=0.06))

    def required(self) -> Any:
        """A level, a table by kind of place, or rows with hours."""
        levels = ("community", "grid", "grid", "micro_grid", "micro_grid", "building", "household", "lane")
        draw = self.random.random()
        if draw < 0.6:
            return self.pick(levels)
        if draw < 0.8:
            return {self.pick(("household", "shop", "case", "building", "micro_grid")): self.pick(levels) for _ in "ab"}
        rows: list[Said] = []
        for _ in range(self.pick((1, 2))):
            row: Said = {"level": "unheard_of" if self.chance(0.1) else self.pick(levels)}
            if self.chance(0.4):
                row["of"] = self.pick(("household", "shop", "building"))
            if self.chance(0.6):
                row["hours"] = self.pick(("08:00-20:00", "20:00-08:00"))
            if self.chance(0.4):
                row["days"] = self.pick(("workdays", ["sat", "sun"], "daily"))
            rows.append(row)
        return rows

    def who(self) -> Any:
        """Who carries a share."""
        draw = self.random.random()
        if draw < 0.18:
            return {"every": self.pick(KINDS)}
        if draw < 0.3 and "teams" in self.ids:
            return f"team:{self.pick(self.ids['teams'])}"
        if draw < 0.45 and "organisations" in self.ids:
            return f"organisation:{self.pick(self.ids['organisations'])}"
        if draw < 0.52:
            return f"person:{self.pick((*PEOPLE, 'p-9'))}"
        rare = (*self.seat_words, *self.seat_words, *self.post_words, "ghost")
        return f"post:{self.pick(rare if draw < 0.6 else self.ids['posts'])}"

    def shares(self) -> None:
        """Shares: of a duty, of the group, of everything."""
        where = ""
        for index in range(self.pick((6, 9, 11, 12, 13, 15))):
            said: Said = {"part": self.pick(("lead",) * 9 + ("assist", "inform", "supervise", "advise"))}
            draw = self.random.random()
            if draw < 0.78:
                said["duty"] = self.pick(("d-1", "d-1", "d-1", "d-2"))
            elif draw < 0.88:
                said["group"] = "care"
            said["who"] = self.who()
            if self.claimed:
                said |= {"part": "lead", "where": self.claimed.pop()}
            elif self.chance(0.35) or str(said["who"]).startswith("person"):
                # two claims at one scope now and then
                said["where"] = where = where if where and self.chance(0.5) else self.area()
            elif self.chance(0.1):
                said["for_each"] = self.each_kind()
                if self.chance(0.3):
                    said["within"] = self.area()
            self.ways(said)
            if self.chance(0.3) or "for_each" in said:
                said["id"] = f"s-{index + 1}"
            self.add("shares", Share, self.usual(said, period=0.08))
            if "for_each" in said and self.chance(0.3):
                own = {
                    "id": self.made_id(said["id"], said["for_each"]),
                    "part": "lead",
                    "duty": "d-1",
                    "who": self.who(),
                }
                self.add("shares", Share, self.usual(own, period=0.2))

    def ways(self, said: Said) -> None:
        """In which modes and shifts, with whom, and who is first."""
        if self.chance(0.2):
            said["modes"] = self.some(MODES, 2)
        self.shift(said, 0.17)
        if self.chance(0.15):
            said["first"] = True
        if self.chance(0.16):
            said["joint"] = self.pick(("pact", "pact", "other"))
        if self.chance(0.12):
            said["adds"] = True

    # ------------------------------------------------------------------ what reaches across

    def reaching(self) -> None:
        """Switches, exemptions, links."""
        for index in range(self.pick((0, 0, 1, 1, 2, 3))):
            said: Said = {"mode": self.pick(MODES), "where": self.area()}
            if self.chance(0.3):
                said |= {"by": "post:q1", "id": f"w-{index + 1}"}
            self.add("switches", Switch, self.usual(said, period=0.15))
        if self.chance(0.18):
            said = {"where": self.area(), "reason": "empty"}
            draw = self.random.random()
            if draw < 0.7:
                said |= {"duty": "d-1"} if draw < 0.5 else {"group": "care"}
            self.add("exemptions", Exemption, self.usual(said, period=0.4))
        for _ in range(self.pick((0, 1, 2, 3, 4, 5, 7))):
            said = {"kind": self.pick(("reports_to",) * 4 + ("stands_in_for",) * 3 + ("pairs_with",))}
            said["who"], said["to"] = self.end(said["kind"]), self.end(said["kind"])
            if self.chance(0.2):
                said["modes"] = self.some(MODES, 2)
            self.add("links", Link, self.usual(said, period=0.15))

    def end(self, kind: str) -> str:
        """One end of a link."""
        if kind == "stands_in_for" or self.chance(0.7):
            return f"post:{self.pick(self.seat_words if self.seat_words and self.chance(0.1) else self.ids['posts'])}"
        draw = self.random.random()
        if draw < 0.4 and "teams" in self.ids:
            return f"team:{self.pick(self.ids['teams'])}"
        if draw < 0.75 and "organisations" in self.ids:
            return f"organisation:{self.pick(self.ids['organisations'])}"
        return str(self.pick(("person:p-1", "person:p-9", "post:ghost", "place:g1", "organisation:o-9")))

    def calendar(self) -> Calendar | None:
        """A calendar of one year, of several, or none."""
        if self.chance(0.4):
            return None
        years = self.pick(((2020,), (2020,), (2019, 2020, 2021), (2021,)))
        return Calendar(
            years=years, holidays=self.pick(((), ("2020-02-10",))), workdays=self.pick(((), ("2020-02-15",)))
        )

    def register(self) -> Register:
        """All of it."""
        self.post_words = [f"q{index + 1}" for index in range(8)]
        self.each: dict[str, str] = {}
        self.seat_words: list[str] = []
        self.claimed: list[str] = []
        """Areas that two shares are still to claim."""
        self.chained = ""
        """The post a long chain begins at, if there is one."""
        self.unknowns = 0
        """How many holders are not known: readings multiply."""
        self.ground()
        self.zones()
        self.posts()
        self.teams()
        self.people()
        self.duties()
        self.shares()
        self.reaching()
        if self.late.random() < 0.04:
            self.met_twice()
        if self.chance(0.3):
            for rows in self.rows.values():
                self.random.shuffle(rows)
        words = OTHER_WORDS if self.chance(0.12) else OWN_WORDS
        zone = "Asia/Shanghai" if self.chance(0.1) else None
        return Register(vocabulary=words, calendar=self.calendar(), time_zone=zone, **self.rows)


def register(seed: int) -> Register:
    """The register of a seed."""
    return Maker(seed).register()


def places_of(register: Register) -> list[str]:
    """Every place that a question may name, those of layouts too."""
    names = [place.id for place in register.places]
    for place in register.places:
        if place.layout is not None:
            for e in range(1, place.layout.entrances + 1):
                names.append(f"{place.id}/{e}")
                for f in range(1, place.layout.floors + 1):
                    names.append(f"{place.id}/{e}/{f}")
                    names += [f"{place.id}/{e}/{f}/{f}{h:02}" for h in range(1, place.layout.homes + 1)]
    return names


def elsewhere(at: str) -> str:
    """An instant in the hours of Shanghai, as a clock in London says it; a date stays."""
    if len(at) == 10:
        return at
    return (datetime.fromisoformat(at) - timedelta(hours=8)).replace(tzinfo=UTC).isoformat(timespec="minutes")


def questions(seed: int, register: Register, number: int = 7) -> list[tuple[str, str, str | None, str]]:
    """Questions about the register of a seed: place, duty, mode (or None) and instant or date."""
    random = Random(f"questions {seed}")
    names = places_of(register)
    parents = {parent for place in register.places for parent in place.within}
    sites = {place.id for place in register.places if place.site is not None}
    inner = [name for name in names if name in sites or (name not in parents and name.count("/") in (0, 3))] or names
    instants = random.choices(INSTANTS, LIKELY, k=2)
    if register.time_zone is not None:
        instants = [elsewhere(at) for at in instants]
    return [
        (
            random.choice(inner if random.random() < 0.75 else names),
            "d-2" if random.random() < 0.2 else "d-1",
            None if random.random() < 0.6 else random.choice(ASKED_MODES),
            random.choice(instants),
        )
        for _ in range(number)
    ]
