"""What an answer does not know: of all that was met in its readings, what makes a difference."""

from collections.abc import Iterator, Sequence
from itertools import islice

from communitygov.engine.row import InWorld
from communitygov.engine.worlds import World
from communitygov.queries.answer import Unknown
from communitygov.queries.stated_at import position, stated_at
from communitygov.structure.build import Structure
from communitygov.structure.shifts import Unknown as Name

Outcome = tuple[str, frozenset[str], frozenset[str]]
"""The state, the persons who lead, and those who stand behind."""

Read = tuple[World, Outcome]


MOST_MET = 64
"""Of so many unknowns met one after another it is looked which make a difference."""


def unknowns_of(structure: Structure, worlds: Sequence[InWorld]) -> tuple[Unknown, ...]:
    """The unknowns on which the state, who leads or who is the backstop depends, each once, in the order met."""
    if len(worlds) < 2:
        return ()
    modes = tuple(sorted({world.mode for world in worlds}))
    told = (_told(structure, *name, modes) for name in dict.fromkeys(_deciding(worlds)))
    return tuple(dict.fromkeys(told))


def _deciding(worlds: Sequence[InWorld]) -> Iterator[Name]:
    """The unknowns whose values lead to different outcomes: where worlds part, each on the first they differ in."""
    waiting: list[tuple[list[Read], int]] = [([(world.world, _outcome(world)) for world in worlds], 0)]
    while waiting:
        read, met = waiting.pop()
        first = next(islice(read[0][0], met, None), None)
        if first is None or met >= MOST_MET or len({outcome for _, outcome in read}) < 2:
            continue
        parts: dict[str | None, list[Read]] = {}
        for world, outcome in read:
            parts.setdefault(world.get(first), []).append((world, outcome))
        if len({frozenset(outcome for _, outcome in part) for part in parts.values()}) > 1:
            yield first
        waiting += [(part, met + 1) for part in reversed(parts.values())]


def _outcome(world: InWorld) -> Outcome:
    decision = world.decision
    behind = () if decision is None else (each for _, held in decision.backstop for each in held.persons)
    return (*world.outcome, frozenset(behind))


def _told(structure: Structure, kind: str, about: str, modes: tuple[str, ...]) -> Unknown:
    """An unknown by the name the engine has for it."""
    if kind == "workday":
        return Unknown(kind, about)
    if kind == "mode":
        return Unknown(kind, f"place:{about}", modes)
    if kind == "shift":
        return _shift(structure, about)
    if kind == "answers":
        lacks = "head" if about.startswith("organisation:") else "lead_seat"
        return Unknown(lacks, about, (), stated_at(structure, about))
    post, _, rest = about.partition("#")
    subject = f"post:{post}"
    if kind == "which":
        return Unknown("which", subject, (), stated_at(structure, subject))
    return _holder(structure, "one_of" if kind == "one_of" else "holder", subject, int(rest))


def _shift(structure: Structure, name: str) -> Unknown:
    row = next((row for row, shift in enumerate(structure.register.shifts) if shift.id == name), None)
    return Unknown("shift" if row is None else "hours", f"shift:{name}", (), position(structure, "shifts", row))


def _holder(structure: Structure, kind: str, subject: str, number: int) -> Unknown:
    table = structure.posts_table
    post = table.find(subject.removeprefix("post:"))
    if post is None:
        return Unknown(kind, subject)
    row, appointment = table.appointments(post)[number]
    place = stated_at(structure, subject) if row is None else position(structure, "appointments", row)
    options = appointment.holder.ids if kind == "one_of" else ()
    return Unknown(kind, subject, tuple(f"person:{each}" for each in options), place)
