"""Who answers for one post in one world: its appointments, whoever stands in, and how several come together."""

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from communitygov.base.errors import BadQuestion
from communitygov.engine.held import NOBODY, Answerer, Held, Step, along
from communitygov.engine.worlds import NO, Watched
from communitygov.model.post import Appointment

if TYPE_CHECKING:
    from communitygov.engine.holding import Now

Path = tuple[int, ...]
"""The posts on the way."""

MOST_STEPS = 8
"""Head, lead seat, stand-in and ex officio are one step each; the ninth is not followed."""
MOST_WAYS = 100_000
"""Ways from one post to others by stand-ins and ex officio; beyond it a question is refused."""


@frozen
class _Unit:
    """One appointment, or one post standing in, that is there."""

    name: str
    """What tells it from the other units of its post."""
    on: bool
    answerers: tuple[Answerer, ...]
    rivals: bool

    @property
    def persons(self) -> frozenset[str]:
        """The persons it comes to."""
        return frozenset(answerer.person for answerer in self.answerers)


class Resolving:
    """Finds who answers for posts in one world, step by step."""

    def __init__(self, now: "Now", mode: str, world: Watched) -> None:
        self.now: Now = now
        self.mode: str = mode
        self.world: Watched = world

    def resolve(self, post: int, path: Path = (), steps: int = 0) -> Held:
        """Who answers for a post reached by a path; the order of the posts on the way plays no part."""
        if not self.now.in_force(post):
            return NOBODY
        if not path:
            return self._look(post, (post,), steps)
        key = (post, frozenset(path), steps)
        found = self.world.seen.get(key)
        if found is None:
            if len(self.world.seen) >= MOST_WAYS:
                raise BadQuestion(
                    f"{self.now.structure.posts_table.id(post)} and others stand in for each other in too many ways",
                    f"{self.now.structure.posts_table.id(post)} 等岗位互相顶岗的方式过多",
                )
            found = self.world.seen[key] = self._look(post, (*path, post), steps)
        return found

    def _look(self, post: int, path: Path, steps: int) -> Held:
        tiers: dict[str, list[_Unit]] = {}
        for number, (row, appointment) in enumerate(self.now.structure.posts_table.appointments(post)):
            if appointment.in_force(self.now.instant.at):
                unit = self._unit(post, number, row, appointment, path, steps)
                if unit is not None:
                    tiers.setdefault(appointment.capacity, []).append(unit)
        holders = [*tiers.get("holder", ()), *tiers.get("seconded", ())]
        there = bool(tiers.get("acting") or holders)
        for units in (tiers.get("acting") or holders, tiers.get("deputy", [])):
            on = [unit for unit in units if unit.on]
            if on:
                return self._several(post, on, there=there)
        on = self._standing_in(post, path, steps)
        if on:
            return self._several(post, on, there=there)
        return Held("off" if there else "vacant", held=there)

    def _unit(
        self,
        post: int,
        number: int,
        row: int | None,
        appointment: Appointment,
        path: Path,
        steps: int,
    ) -> _Unit | None:
        if appointment.holder.kind == "post":
            other = self._ex_officio(post, row, appointment, path, steps)
            if other.status == "vacant":
                return None
            on = other.status == "on" and self._on(post, appointment)
            return _Unit(str(number), on, other.answerers, other.rivals)
        who = self._named(post, number, appointment)
        if who is None:
            return None
        person, holder = who
        name = self.now.structure.posts_table.id(post)
        made_up = bool(appointment.made_up) or bool(self.now.structure.posts_table.post(post).made_up)
        step = Step(
            "appointment",
            f"post:{name}",
            holder,
            appointment.capacity,
            made_up,
            "appointments" if row is not None else None,
            row,
        )
        answerer = Answerer(person, holder, post, appointment.capacity, (step,))
        return _Unit(str(number), self._on(post, appointment), (answerer,), False)

    def _on(self, post: int, appointment: Appointment) -> bool:
        written = self.now.structure.posts_table.post(post)
        return self.world.any_on(self.now.ons(written.shift)) and self.world.any_on(self.now.ons(appointment.shift))

    def _named(self, post: int, number: int, appointment: Appointment) -> tuple[str, str] | None:
        """The identity and the shown holder of an appointment; None when it is read as nobody."""
        holder = appointment.holder
        if holder.kind == "person":
            return f"person:{holder.ids[0]}", f"person:{holder.ids[0]}"
        name = f"{self.now.structure.posts_table.id(post)}#{number}"
        if holder.kind == "unnamed":
            return f"unnamed:{name}", "unnamed"
        if holder.kind == "unknown":
            held = self.world.known(("held", name)) != NO
            return (f"unnamed:{name}", "unknown") if held else None
        first, *others = holder.ids
        chosen = self.world.known(("one_of", name), holder.ids) if others else first
        return f"person:{chosen}", f"person:{chosen}"

    def _ex_officio(
        self,
        post: int,
        row: int | None,
        appointment: Appointment,
        path: Path,
        steps: int,
    ) -> Held:
        other = self._other(post, appointment.holder.ids[0])
        if other is None or other in path or steps >= MOST_STEPS:
            return NOBODY
        held = self.resolve(other, path, steps + 1)
        table = self.now.structure.posts_table
        made_up = bool(appointment.made_up) or bool(table.post(post).made_up)
        section = "appointments" if row is not None else None
        return along(
            held, Step("ex_officio", f"post:{table.id(post)}", f"post:{table.id(other)}", None, made_up, section, row)
        )

    def _other(self, post: int, text: str) -> int | None:
        """The post an ex officio holder means: of a family, the one made for the same place."""
        table = self.now.structure.posts_table
        family = table.family_named(text)
        if family is None:
            return table.find(text)
        place = table.place_row(post)
        return None if place is None else table.made_at(family, place)

    def _standing_in(self, post: int, path: Path, steps: int) -> list[_Unit]:
        units: list[_Unit] = []
        for other, rows in self.now.standing_in(post, self.mode).items():
            if other in path or steps >= MOST_STEPS:
                continue
            held = self.resolve(other, path, steps + 1)
            if held.status == "on":
                on = along(held, self._stands_in(post, other, rows))
                answerers = tuple(evolve(answerer, capacity="stand_in") for answerer in on.answerers)
                units.append(_Unit(f"post:{self._id(other)}", True, answerers, held.rivals))
        return units

    def _stands_in(self, post: int, other: int, rows: list[int]) -> Step:
        table, links = self.now.structure.posts_table, self.now.structure.register.links
        made_up = any(links[row].made_up for row in rows) or table.post(post).made_up or table.post(other).made_up
        ends = f"post:{table.id(post)}", f"post:{table.id(other)}"
        return Step("stands_in", *ends, None, bool(made_up), "links", rows[0])

    def _several(self, post: int, units: list[_Unit], *, there: bool) -> Held:
        """Several units on: together, rivals, or not known which."""
        everyone = tuple(answerer for unit in units for answerer in unit.answerers)
        rivals = any(unit.rivals for unit in units)
        written = self.now.structure.posts_table.post(post)
        if rivals or written.together or len({unit.persons for unit in units}) == 1:
            return Held("on", everyone, rivals, there)
        if len({answerer.person for answerer in everyone}) > written.seats:
            return Held("on", everyone, True, there)
        names = tuple(sorted(unit.name for unit in units))
        chosen = self.world.known(("which", f"{self._id(post)}# {' '.join(names)}"), names)
        return Held("on", next(unit.answerers for unit in units if unit.name == chosen), False, there)

    def _id(self, post: int) -> str:
        return self.now.structure.posts_table.id(post)
