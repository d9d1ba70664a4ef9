"""Posts held alike are told by one of them: load must say the same where each is looked at by itself."""

from random import Random
from typing import Any

import numpy as np
import pytest

from communitygov.engine.held_alike import HeldAlike
from communitygov.engine.likeness import Likeness
from communitygov.model.duty import Duty
from communitygov.model.place import Place
from communitygov.model.post import Appointment, Post
from communitygov.model.register import Register
from communitygov.model.share import Share
from communitygov.model.shift import Shift
from communitygov.queries.load import load
from communitygov.structure.build import build

AT = "2026-03-10T20:30"
BUILDINGS = 9


def appointments(random: Random) -> list[dict[str, Any]]:
    """Draw what few patterns say of nine posts, in any order, of persons of whom some are met twice."""
    patterns = [[_term(random) for _ in range(random.randint(1, 3))] for _ in range(random.randint(1, 2))]
    people = random.choice((12, 1000))
    found: list[dict[str, Any]] = []
    for number in range(BUILDINGS):
        for said in random.choice(patterns):
            persons = [f"{random.choice('pz')}{each}" for each in random.sample(range(people), 2)]
            holder: Any = {"one": persons[0], "two": {"one_of": persons}}.get(said["holder"], said["holder"])
            found.append({**said, "post": f"steward-b{number}", "holder": holder})
    random.shuffle(found)
    return found


def _term(random: Random) -> dict[str, Any]:
    said = {
        "holder": random.choice(("one", "one", "one", "two", "unnamed", "unknown")),
        "capacity": random.choice(("holder", "holder", "acting", "deputy", "seconded")),
        "since": random.choice((None, None, "2026-01-01", "2026-04-01")),
        "shift": random.choice((None, None, "day", "evening", "unknown")),
    }
    return {field: value for field, value in said.items() if value is not None}


def of(appointments: list[dict[str, Any]], seats: int, everyone: str | None) -> Register:
    """Give a register of nine buildings with a steward each, appointed to as told."""
    places = [Place(id="c", level="community")]
    told = {"level": "building", "within": "c"}
    places += [Place.model_validate({**told, "id": f"b{n}", "households": n + 1}) for n in range(BUILDINGS)]
    said = [Appointment.model_validate(each) for each in appointments]
    said += (
        [Appointment.model_validate({"post": "steward", "holder": everyone, "capacity": "deputy"})] if everyone else []
    )
    return Register(
        places=tuple(places),
        posts=(
            Post(id="steward", kind="building_steward", for_each="building", seats=seats),
            Post(id="chief", kind="community_secretary", serves="c"),
        ),
        appointments=(*said, Appointment.model_validate({"post": "chief", "holder": "p2"})),
        shifts=tuple(
            Shift.model_validate({"id": name, "hours": hours, "days": "daily"})
            for name, hours in (("day", "08:00-17:00"), ("evening", "17:00-22:00"), ("unknown", "unknown"))
        ),
        duties=(Duty(id="visit", applies_to=("household",)),),
        shares=tuple(
            Share.model_validate({"duty": "visit", "part": "lead", "who": {"every": kind}})
            for kind in ("building_steward", "community_secretary")
        ),
    )


def none_alike(self: HeldAlike, likeness: Likeness) -> None:
    """Make every post one to be looked at by itself."""
    self.likeness = likeness
    self.posts = np.zeros(len(likeness.table), dtype=np.bool_)


@pytest.mark.parametrize("seed", range(40))
def test_posts_held_alike_are_told_as_if_each_was_looked_at(seed: int) -> None:
    """Hold that what is told of one post of several alike is what each comes to."""
    random = Random(seed)
    per: Any = random.choice(("person", "person", "post"))
    register = of(appointments(random), random.randint(1, 2), random.choice((None, None, "p8", "unnamed")))
    found = load(build(register, at=AT), at=AT, per=per)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HeldAlike, "__init__", none_alike)
        apart = load(build(register, at=AT), at=AT, per=per)
    assert found == apart
