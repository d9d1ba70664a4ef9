"""Who answers for one post in one world: its appointments, whoever stands in, and how several come together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from communitygov.engine.held import NOBODY, Answerer, Held, Step, along, united
from communitygov.engine.ways import TooTangled, Ways
from communitygov.engine.worlds import ALWAYS, NO, World, known

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
from communitygov.structure.shifts import Ons, Unknown

if TYPE_CHECKING:
    from communitygov.engine.holding import Now
    from communitygov.engine.web import Web

Path = tuple[int, ...]
"""The posts on the way."""
Key = tuple[int, int, frozenset[int]]
"""A post, the steps to it, and the posts on the way to it that it may lead back to."""

MOST_STEPS = 8
"""Head, lead seat, stand-in and ex officio are one step each; the ninth is not followed."""
MOST_LOOKS = 1 << 16
"""Appointments and stand-ins that are looked at to find what one post comes to, in all its worlds together."""
OFF = Held("off", held=True)
"""Held, and nobody on."""


@frozen(eq=False)
class _Unit:
    """One appointment, or one post standing in, that is there."""

    name: str
    """What tells it from the other units of its post."""
    on: bool
    answerers: tuple[Answerer, ...]
    rivals: bool
    persons: frozenset[str]
    """The persons it comes to."""


Said = tuple[int, int | None, "Appointment"]
"""An appointment to a post: its number among them, its row, and itself."""


class Work:
    """What was found on the way to what one post comes to, whatever the world; and how much more may be looked at."""

    def __init__(self, now: "Now", mode: str) -> None:
        self.now: Now = now
        self.web: Web = now.web(mode)
        self.sure: dict[Key, Held] = {}
        self.left: int = MOST_LOOKS

    def look(self, looks: int) -> None:
        """Count looks.

        Raises
        ------
        TooTangled
            When there are more than `MOST_LOOKS`.
        """
        self.left -= looks
        if self.left < 0:
            raise TooTangled


def ways_of(now: "Now", post: int, mode: str, steps: int) -> Ways:
    """What a post comes to in each world, as far as it is looked at; the same whatever was asked before."""
    work = Work(now, mode)
    return Ways(lambda world: Resolving(work, world).resolve(post, (), steps))


class Resolving:
    """Finds who answers for posts in one world, step by step."""

    def __init__(self, work: Work, world: World) -> None:
        self.work: Work = work
        self.now: Now = work.now
        self.world: World = world
        self.touched: bool = False
        """Whether an unknown was met."""
        self.seen: dict[Key, Held] = {}
        """What was worked out in this world alone."""

    def resolve(self, post: int, path: Path, steps: int) -> Held:
        """Who answers for a post reached by a path, of which only the posts it may lead back to play a part."""
        if not self.now.in_force(post):
            return NOBODY
        if not path:
            return self._look(post, (post,), steps)
        around = self.work.web.around
        knot = around(post).knot
        key = post, steps, frozenset([each for each in path if around(each).knot == knot])
        found = self.work.sure.get(key)
        if found is not None:
            return found
        found = self.seen.get(key)
        if found is not None:
            self.touched = True
            return found
        before, self.touched = self.touched, False
        found = self._look(post, (*path, post), steps)
        (self.seen if self.touched else self.work.sure)[key] = found
        self.touched = before or self.touched
        return found

    def _look(self, post: int, path: Path, steps: int) -> Held:
        tiers = self._tiers(post)
        first = self._there(post, tiers.get("acting", ()), path, steps) or self._there(
            post, [*tiers.get("holder", ()), *tiers.get("seconded", ())], path, steps
        )
        on = (
            [unit for unit in first if unit.on]
            or [unit for unit in self._there(post, tiers.get("deputy", ()), path, steps) if unit.on]
            or self._standing_in(post, path, steps)
        )
        if on:
            return self._several(post, on, there=bool(first))
        return OFF if first else NOBODY

    def _tiers(self, post: int) -> dict[str, list[Said]]:
        found: dict[str, list[Said]] = {}
        for number, (row, appointment) in enumerate(self.now.said(post)):
            if appointment.in_force(self.now.instant.at):
                found.setdefault(appointment.capacity, []).append((number, row, appointment))
        return found

    def _there(self, post: int, said: Iterable[Said], path: Path, steps: int) -> list[_Unit]:
        """The units of some appointments that are there."""
        units = [self._unit(post, number, row, appointment, path, steps) for number, row, appointment in said]
        return [unit for unit in units if unit is not None]

    def _unit(
        self, post: int, number: int, row: int | None, appointment: "Appointment", path: Path, steps: int
    ) -> _Unit | None:
        self.work.look(1)
        made_up = bool(appointment.made_up) or bool(self.now.structure.posts_table.like(post).made_up)
        section = "appointments" if row is not None else None
        subject = f"post:{self._id(post)}"
        if appointment.holder.kind == "post":
            other = self._ex_officio(post, appointment, path, steps)
            if other is None or other[1].status == "vacant":
                return None
            step = Step("ex_officio", subject, f"post:{self._id(other[0])}", None, made_up, section, row)
            held = along(other[1], step)
            on = held.status == "on" and self._on(post, appointment)
            return _Unit(str(number), on, held.answerers, held.rivals, held.persons)
        who = self._named(post, number, appointment)
        if who is None:
            return None
        person, holder = who
        step = Step("appointment", subject, holder, appointment.capacity, made_up, section, row)
        answerer = Answerer(person, holder, post, appointment.capacity, (step,))
        return _Unit(str(number), self._on(post, appointment), (answerer,), False, frozenset((person,)))

    def _on(self, post: int, appointment: "Appointment") -> bool:
        written = self.now.structure.posts_table.like(post)
        return self._any_on(self.now.ons(written.shift)) and self._any_on(self.now.ons(appointment.shift))

    def _any_on(self, ons: Ons) -> bool:
        return ons == ALWAYS or any(on is True or (on is not False and self._known(on) != NO) for on in ons)

    def _known(self, unknown: Unknown, options: tuple[str, ...] = ("yes", NO)) -> str:
        self.touched = True
        return known(self.world, unknown, options)

    def _named(self, post: int, number: int, appointment: "Appointment") -> tuple[str, str] | None:
        """The identity and the shown holder of an appointment; None when it is read as nobody."""
        holder = appointment.holder
        if holder.kind == "person":
            return f"person:{holder.ids[0]}", f"person:{holder.ids[0]}"
        name = f"{self._id(post)}#{number}"
        if holder.kind == "unnamed":
            return f"unnamed:{name}", "unnamed"
        if holder.kind == "unknown":
            held = self._known(("held", name)) != NO
            return (f"unnamed:{name}", "unknown") if held else None
        first, *others = holder.ids
        chosen = self._known(("one_of", name), holder.ids) if others else first
        return f"person:{chosen}", f"person:{chosen}"

    def _ex_officio(self, post: int, appointment: "Appointment", path: Path, steps: int) -> tuple[int, Held] | None:
        other = self.work.web.other(post, appointment)
        if other is None or other in path or steps >= MOST_STEPS:
            return None
        around = self.work.web.around(other)
        if not around.somebody:
            return None
        if around.held and not around.on:
            return other, OFF
        held = self.resolve(other, path, steps + 1)
        self.work.look(len(held.answerers))
        return other, held

    def _standing_in(self, post: int, path: Path, steps: int) -> list[_Unit]:
        units: list[_Unit] = []
        for other, rows in self.now.standing_in(post, self.work.web.mode).items():
            if other in path or steps >= MOST_STEPS or not self.work.web.around(other).on:
                continue
            held = self.resolve(other, path, steps + 1)
            self.work.look(1 + len(held.answerers))
            if held.status == "on":
                on = along(held, self._stands_in(post, other, rows))
                answerers = tuple(evolve(answerer, capacity="stand_in") for answerer in on.answerers)
                units.append(_Unit(f"post:{self._id(other)}", True, answerers, held.rivals, held.persons))
        return units

    def _stands_in(self, post: int, other: int, rows: list[int]) -> Step:
        table, links = self.now.structure.posts_table, self.now.structure.register.links
        made_up = any(links[row].made_up for row in rows) or table.like(post).made_up or table.like(other).made_up
        ends = f"post:{table.id(post)}", f"post:{table.id(other)}"
        return Step("stands_in", *ends, None, bool(made_up), "links", rows[0])

    def _several(self, post: int, units: list[_Unit], *, there: bool) -> Held:
        """Several units on: together, rivals, or not known which."""
        if len(units) == 1:
            return Held("on", units[0].answerers, units[0].rivals, there)
        rivals = any(unit.rivals for unit in units)
        everyone = {person for unit in units for person in unit.persons}
        written = self.now.structure.posts_table.like(post)
        if not rivals and not written.together and len({unit.persons for unit in units}) > 1:
            if len(everyone) <= written.seats:
                return Held("on", self._which(post, units).answerers, False, there)
            rivals = True
        return Held("on", united(who for unit in units for who in unit.answerers), rivals, there)

    def _which(self, post: int, units: list[_Unit]) -> _Unit:
        """Which of several units it is: one unknown for the post and the units that are on."""
        names = tuple(sorted(unit.name for unit in units))
        chosen = self._known(("which", f"{self._id(post)}# {' '.join(names)}"), names)
        return next(unit for unit in units if unit.name == chosen)

    def _id(self, post: int) -> str:
        return self.now.structure.posts_table.id(post)
