"""Questions about many, at the size of a city: processor seconds and peak memory of each.

    python -m tests.benchmarks.many [--part load]

Each question runs in a process of its own, so that peaks are apart. It asserts its answers, never its seconds.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from typing import Literal, TypeVar

import communitygov as cg

T = TypeVar("T")

AT = "2020-02-10T10:00"
LAYOUT = cg.Layout(entrances=3, floors=4, homes=1)


def led(grids: int, *, desk: bool = False) -> cg.Register:
    """Grids of one building with twelve homes each, a leader of each for ten duties; perhaps a desk behind."""
    places = [cg.Place(id="c", level="community")]
    places += [cg.Place(id=f"g{n}", level="grid", within="c") for n in range(grids)]
    places += [cg.Place(id=f"b{n}", level="building", within=f"g{n}", layout=LAYOUT) for n in range(grids)]
    posts = [cg.Post(id="leader", kind="grid_leader", for_each="grid")]
    appointments = [cg.Appointment(post=f"leader-g{n}", holder=f"p{n}") for n in range(grids)]
    shares = [cg.Share(duty=f"d{n}", part="lead", who={"every": "grid_leader"}) for n in range(10)]
    if desk:
        posts.append(cg.Post(id="desk", kind="duty_officer", serves="c"))
        appointments.append(cg.Appointment(post="desk", holder="p-desk"))
        shares += [cg.Share(duty=f"d{n}", part="lead", who="post:desk") for n in range(10)]
    return cg.Register(
        places=places,
        posts=posts,
        appointments=appointments,
        duties=[cg.Duty(id=f"d{n}", applies_to=["household"]) for n in range(10)],
        shares=shares,
    )


def city() -> cg.Register:
    """200 grids, each with a leader, and 20,000 entrances, each with a steward; 100,000 homes, ten duties."""
    layout = cg.Layout(entrances=4, floors=5, homes=1, also="micro_grid")
    places = [cg.Place(id="c", level="community")]
    places += [cg.Place(id=f"g{n}", level="grid", within="c") for n in range(200)]
    places += [cg.Place(id=f"b{n}", level="building", within=f"g{n % 200}", layout=layout) for n in range(5_000)]
    kinds = ("grid_leader", "building_steward")
    appointments = [cg.Appointment(post=f"leader-g{n}", holder=f"p{n}") for n in range(200)]
    appointments += [
        cg.Appointment(post=f"steward-b{n}-{m}", holder=f"q{n}-{m}") for n in range(5_000) for m in range(1, 5)
    ]
    return cg.Register(
        places=places,
        posts=[
            cg.Post(id="leader", kind="grid_leader", for_each="grid"),
            cg.Post(id="steward", kind="building_steward", for_each="micro_grid"),
        ],
        appointments=appointments,
        duties=[cg.Duty(id=f"d{n}", applies_to=["household"]) for n in range(10)],
        shares=[cg.Share(duty=f"d{n}", part="lead", who={"every": kinds[n % 2]}) for n in range(10)],
    )


def load(per: Literal["person", "post"] = "person") -> str:
    """100,000 homes, 20,200 persons."""
    structure = cg.build(city(), at=AT)
    found, said = timed(lambda: cg.load(structure, per=per, at=AT))
    assert (found.homes, len(found.rows)) == (100_000, 20_200)
    return said


def load_per_post() -> str:
    """The same, each post."""
    return load("post")


def chokepoints() -> str:
    """20,200 posts, each below the next in chains of a hundred, that end at one body."""
    register = led(202)
    chain = [cg.Post(id=f"k{n}-{m}", kind="head", serves="c") for n in range(202) for m in range(99)]
    hub = cg.Post(id="hub", kind="head", serves="c")
    above = [
        *(cg.Link(who=f"post:leader-g{n}", kind="reports_to", to=f"post:k{n}-0") for n in range(202)),
        *(
            cg.Link(who=f"post:k{n}-{m}", kind="reports_to", to=f"post:k{n}-{m + 1}")
            for n in range(202)
            for m in range(98)
        ),
        *(cg.Link(who=f"post:k{n}-98", kind="reports_to", to="post:hub") for n in range(202)),
    ]
    held = [cg.Appointment(post=post.id, holder="unnamed") for post in (*chain, hub)]
    changed = {
        "posts": (*register.posts, *chain, hub),
        "appointments": (*register.appointments, *held),
        "links": tuple(above),
    }
    structure = cg.build(register.model_copy(update=changed), at=AT)
    found, said = timed(lambda: cg.chokepoints(structure, level="grid", to="post:hub", at=AT))
    assert len(found.points) == 202 * 100
    assert found.unreached.places == ()
    return said


def absence() -> str:
    """Fifty of 400 leaders of grids are away at once; behind them stands one desk."""
    structure = cg.build(led(400, desk=True), at=AT)
    gone = [f"person:p{n}" for n in range(50)]
    found, said = timed(lambda: cg.absence(structure, gone, at=AT))
    assert (found.pairs_lost, found.pairs_passed_on) == (0, 50 * 12 * 10)
    return said


def absence_of_all() -> str:
    """The same without the desk: what is lost is lost with each of them alone."""
    structure = cg.build(led(400), at=AT)
    gone = [f"person:p{n}" for n in range(50)]
    found, said = timed(lambda: cg.absence(structure, gone, at=AT))
    assert (found.pairs_lost, found.pairs_joint) == (50 * 12 * 10, 0)
    return said


def compare() -> str:
    """96,000 homes in 8,000 groups: each has a leader, and in the second structure another one."""
    register = led(8_000)
    others = tuple(
        each.model_copy(update={"holder": cg.Holder.parse(f"q-{each.post}")}) for each in register.appointments
    )
    structures = [cg.build(each, at=AT) for each in (register, register.model_copy(update={"appointments": others}))]
    found, said = timed(lambda: cg.compare(*structures, duty="d0", at=AT))
    assert found.counts["changed"] == 96_000
    assert len(found.differences) + found.left_out == 8_000
    return said


def answers_for() -> str:
    """One person with 800 posts and ten duties."""
    register = led(800)
    one = tuple(each.model_copy(update={"holder": cg.Holder.parse("p-all")}) for each in register.appointments)
    structure = cg.build(register.model_copy(update={"appointments": one}), at=AT)
    found, said = timed(lambda: cg.answers_for(structure, "person:p-all", at=AT))
    assert (found.homes, len(found.lead), len(found.hats)) == (9_600, 10, 800)
    return said


def timed(ask: Callable[[], T]) -> tuple[T, str]:
    """What is answered, and what it took."""
    began = time.process_time()
    found = ask()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found, f"{time.process_time() - began:8.2f} s  peak {peak:6.0f} MiB"


PARTS = (load, load_per_post, chokepoints, absence, absence_of_all, compare, answers_for)


def tell(part: Callable[[], str]) -> None:
    """Ask one question and say what it took."""
    sys.stdout.write(f"{part.__name__.replace('_', '-'):16} {part()}  {part.__doc__}\n")
    sys.stdout.flush()


def main() -> None:
    """Ask each in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--part", choices=[part.__name__.replace("_", "-") for part in PARTS])
    chosen = parser.parse_args().part
    spawn = multiprocessing.get_context("spawn")
    for part in PARTS:
        if chosen in (None, part.__name__.replace("_", "-")):
            process = spawn.Process(target=tell, args=(part,))
            process.start()
            process.join()
            if process.exitcode:
                sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
