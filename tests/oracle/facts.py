"""Facts for small situations: the common ground of the reference cases, and rows in few words."""

from typing import Any

from communitygov.model.duty import Duty
from communitygov.model.person import Person
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.shift import Shift

DAY, NIGHT = "2020-02-10T10:00", "2020-02-10T22:00"
Rows = dict[str, list[Any]]


def place(name: str, level: str, *within: str, **more: Any) -> Place:
    """A place of a level."""
    return Place(id=name, level=level, within=within, **more)


PLACES = [
    place("C", "community"),
    place("G1", "grid", "C"),
    place("G2", "grid", "C"),
    place("M1", "micro_grid", "G1"),
    place("M2", "micro_grid", "G1"),
    place("M3", "micro_grid", "G2"),
    *(place(f"B{n}", "building", f"M{n}") for n in (1, 2, 3)),
    *(place(f"H{n}{side}", "household", f"B{n}") for n in (1, 2, 3) for side in "ab"),
    place("B9", "building", "G2"),
    place("H9a", "household", "B9"),
    Place(id="S1", site="shop", within="G1"),
]
DUTIES = [
    Duty(id="sweep", applies_to=["household"], answered_at="micro_grid"),
    Duty(id="open", applies_to=["household", "shop"]),
]
SHIFTS = [Shift(id="day", hours="08:00-20:00"), Shift(id="night", hours="20:00-08:00")]
PEOPLE = [Person(id=f"P{n}") for n in range(10)]


def facts(*parts: Rows, **changed: Any) -> Register:
    """A register of the ground above, of some rows each, and of whole sections instead of those above."""
    sections: Rows = {"places": PLACES, "duties": DUTIES, "shifts": SHIFTS, "people": PEOPLE}
    for part in parts:
        sections = {name: [*sections.get(name, []), *part.get(name, [])] for name in {**sections, **part}}
    return Register(**(sections | changed))


def led(duty: str, post: str, serves: str, *holders: Any, part: str = "lead", **share: Any) -> Rows:
    """A post with its holders and its share of a duty."""
    return {
        "posts": [Post(id=post, kind="post", serves=serves)],
        "appointments": held(post, *holders)["appointments"],
        "shares": [Share(duty=duty, part=part, who=f"post:{post}", **share)],
    }


def held(post: str, *holders: Any) -> Rows:
    """Appointments to a post: a holder, or a dict of what the appointment says."""
    said = [each if isinstance(each, dict) and "holder" in each else {"holder": each} for each in holders]
    return {"appointments": [Appointment(post=post, **each) for each in said]}


def on(holder: Any, shift: str, **more: Any) -> dict[str, Any]:
    """An appointment with a shift."""
    return {"holder": holder, "shift": shift, **more}


def persons(entries: list[Any]) -> list[str | None]:
    """The holders of a list, without ``person:``."""
    return [entry.holder and entry.holder.removeprefix("person:") for entry in entries]


def says(found: dict[str, Any], state: str, *leads: str, **lists: list[str | None]) -> None:
    """An answer has a state, leads, and what is listed."""
    assert found["state"] == state
    assert set(persons(found["lead"])) == set(leads)
    for name, holders in lists.items():
        assert persons(found[name]) == holders, name
