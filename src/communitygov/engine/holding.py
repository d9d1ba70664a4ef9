"""Who answers for a post, a team, a body or a person at one instant: step 5 of the meaning."""

from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

from attrs import evolve, field, frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.time import Instant
from communitygov.engine.held import NOBODY, Answerer, Held, Step, along
from communitygov.engine.placed import Placed
from communitygov.engine.worlds import NO, Watched, World, known
from communitygov.model.link import Link
from communitygov.model.post import Appointment
from communitygov.structure.build import Structure
from communitygov.structure.shifts import Ons, shift_on

MOST_WAYS = 100_000
"""Ways from one post to others by stand-ins and ex officio; beyond it a question is refused."""
MOST_STEPS = 8
"""Head, lead seat, stand-in and ex officio are one step each; the ninth is not followed."""


@frozen
class _Unit:
    """One appointment, or one post standing in, that is there."""

    on: bool
    answerers: tuple[Answerer, ...]
    rivals: bool


@frozen(eq=False)
class Now:
    """One structure at one instant."""

    structure: Structure
    instant: Instant
    kept: dict[str, Any] = field(factory=dict[str, Any])
    """What questions about this instant have worked out."""
    _shifts: dict[str, Ons] = field(factory=dict[str, Ons])
    _sure: dict[tuple[int, str, int], Held] = field(factory=dict[tuple[int, str, int], Held])
    _stand_ins: dict[int, list[tuple[int, tuple[str, ...], int]]] = field(
        factory=dict[int, list[tuple[int, tuple[str, ...], int]]]
    )

    switches: Placed = field(init=False)
    """The switches in force, by scope."""
    exemptions: Placed = field(init=False)
    """The exemptions in force, by scope."""

    def __attrs_post_init__(self) -> None:
        register, at = self.structure.register, self.instant
        object.__setattr__(self, "switches", Placed.of(register.switches, self.structure.switch_scopes, at))
        object.__setattr__(self, "exemptions", Placed.of(register.exemptions, self.structure.exemption_scopes, at))
        for number, link in enumerate(self.structure.register.links):
            if link.kind == "stands_in_for" and link.in_force(self.instant.at):
                for who, to in linked_posts(self.structure, link):
                    self._stand_ins.setdefault(to, []).append((who, link.modes, number))

    @property
    def stood_in_for(self) -> Collection[int]:
        """The posts that another stands in for."""
        return self._stand_ins.keys()

    def ons(self, shift: str | None) -> Ons:
        """Whether a shift is on."""
        if shift is None:
            return (True,)
        found = self._shifts.get(shift)
        if found is None:
            row = self.structure.shifts.get(shift)
            found = self._shifts[shift] = shift_on(row, shift, self.instant, self.structure.register.calendar)
        return found

    def in_force(self, post: int) -> bool:
        """Whether a post is in force."""
        table = self.structure.posts_table
        if post in table.replaced:
            return False
        written = table.post(post)
        if written.status == "abolished" or not written.in_force(self.instant.at):
            return False
        team = table.team_of(post)
        return team is None or table.team(team).in_force(self.instant.at)

    def post(self, post: int, mode: str, world: World, steps: int = 0) -> Held:
        """Who answers for a post."""
        sure = self._sure.get((post, mode, steps))
        if sure is not None:
            return sure
        asked = dict(world)
        held = self._post(post, mode, Watched(asked), (), steps)
        if not held[1]:
            self._sure[post, mode, steps] = held[0]
        return held[0]

    def _post(self, post: int, mode: str, world: Watched, path: tuple[int, ...], steps: int) -> tuple[Held, bool]:
        world.touched = False
        held = self._resolve(post, mode, world, path, steps)
        return held, world.touched

    def _resolve(self, post: int, mode: str, world: Watched, path: tuple[int, ...], steps: int) -> Held:
        """Who answers for a post reached by a path; the order of the posts on the way plays no part."""
        if not self.in_force(post):
            return NOBODY
        if not path:
            return self._look(post, mode, world, (post,), steps)
        key = (post, frozenset(path), steps)
        found = world.seen.get(key)
        if found is None:
            if len(world.seen) >= MOST_WAYS:
                raise BadQuestion(
                    f"{self.structure.posts_table.id(post)} and others stand in for each other in too many ways",
                    f"{self.structure.posts_table.id(post)} 等岗位互相顶岗的方式过多",
                )
            found = world.seen[key] = self._look(post, mode, world, (*path, post), steps)
        return found

    def _look(self, post: int, mode: str, world: Watched, path: tuple[int, ...], steps: int) -> Held:
        tiers: dict[str, list[_Unit]] = {}
        for number, (row, appointment) in enumerate(self.structure.posts_table.appointments(post)):
            if appointment.in_force(self.instant.at):
                unit = self._unit(post, number, row, appointment, mode, world, path, steps)
                if unit is not None:
                    tiers.setdefault(appointment.capacity, []).append(unit)
        holders = [*tiers.get("holder", ()), *tiers.get("seconded", ())]
        there = bool(tiers.get("acting") or holders)
        for units in (tiers.get("acting") or holders, tiers.get("deputy", [])):
            on = [unit for unit in units if unit.on]
            if on:
                return self._several(post, on, world, there=there)
        on = self._standing_in(post, mode, world, path, steps)
        if on:
            return self._several(post, on, world, there=there)
        return Held("off" if there else "vacant", held=there)

    def _unit(
        self,
        post: int,
        number: int,
        row: int | None,
        appointment: Appointment,
        mode: str,
        world: Watched,
        path: tuple[int, ...],
        steps: int,
    ) -> _Unit | None:
        if appointment.holder.kind == "post":
            other = self._ex_officio(post, row, appointment, mode, world, path, steps)
            if other.status == "vacant":
                return None
            on = other.status == "on" and self._on(post, appointment, world)
            return _Unit(on, other.answerers, other.rivals)
        who = self._named(post, number, appointment, world)
        if who is None:
            return None
        person, holder = who
        name = self.structure.posts_table.id(post)
        made_up = bool(appointment.made_up) or bool(self.structure.posts_table.post(post).made_up)
        step = Step(
            "appointment",
            f"post:{name}",
            holder,
            appointment.capacity,
            made_up,
            "appointments" if row is not None else None,
            row,
        )
        return _Unit(
            self._on(post, appointment, world), (Answerer(person, holder, post, appointment.capacity, (step,)),), False
        )

    def _on(self, post: int, appointment: Appointment, world: Watched) -> bool:
        written = self.structure.posts_table.post(post)
        return world.any_on(self.ons(written.shift)) and world.any_on(self.ons(appointment.shift))

    def _named(self, post: int, number: int, appointment: Appointment, world: Watched) -> tuple[str, str] | None:
        """The identity and the shown holder of an appointment; None when it is read as nobody."""
        holder = appointment.holder
        if holder.kind == "person":
            return f"person:{holder.ids[0]}", f"person:{holder.ids[0]}"
        name = f"{self.structure.posts_table.id(post)}#{number}"
        if holder.kind == "unnamed":
            return f"unnamed:{name}", "unnamed"
        if holder.kind == "unknown":
            held = world.known(("held", name)) != NO
            return (f"unnamed:{name}", "unknown") if held else None
        first, *others = holder.ids
        chosen = world.known(("one_of", name), holder.ids) if others else first
        return f"person:{chosen}", f"person:{chosen}"

    def _ex_officio(
        self,
        post: int,
        row: int | None,
        appointment: Appointment,
        mode: str,
        world: Watched,
        path: tuple[int, ...],
        steps: int,
    ) -> Held:
        other = self._other(post, appointment.holder.ids[0])
        if other is None or other in path or steps >= MOST_STEPS:
            return NOBODY
        held = self._resolve(other, mode, world, path, steps + 1)
        table = self.structure.posts_table
        made_up = bool(appointment.made_up) or bool(table.post(post).made_up)
        section = "appointments" if row is not None else None
        return along(
            held, Step("ex_officio", f"post:{table.id(post)}", f"post:{table.id(other)}", None, made_up, section, row)
        )

    def _other(self, post: int, text: str) -> int | None:
        """The post an ex officio holder means: of a family, the one made for the same place."""
        table = self.structure.posts_table
        family = table.family_named(text)
        if family is None:
            return table.find(text)
        place = table.place_row(post)
        return None if place is None else table.made_at(family, place)

    def _standing_in(self, post: int, mode: str, world: Watched, path: tuple[int, ...], steps: int) -> list[_Unit]:
        units: list[_Unit] = []
        for other, rows in self._stand_ins_in(post, mode).items():
            if other in path or steps >= MOST_STEPS:
                continue
            held = self._resolve(other, mode, world, path, steps + 1)
            if held.status == "on":
                on = along(held, self._stands_in(post, other, rows))
                units.append(_Unit(True, tuple(evolve(a, capacity="stand_in") for a in on.answerers), held.rivals))
        return units

    def _stand_ins_in(self, post: int, mode: str) -> dict[int, list[int]]:
        """The posts that stand in for a post in a mode, each with the links that say so."""
        found: dict[int, list[int]] = {}
        for other, modes, row in self._stand_ins.get(post, ()):
            if self.structure.words.exactness(modes, mode) is not None:
                found.setdefault(other, []).append(row)
        return found

    def _stands_in(self, post: int, other: int, rows: list[int]) -> Step:
        table, links = self.structure.posts_table, self.structure.register.links
        made_up = any(links[row].made_up for row in rows) or table.post(post).made_up or table.post(other).made_up
        ends = f"post:{table.id(post)}", f"post:{table.id(other)}"
        return Step("stands_in", *ends, None, bool(made_up), "links", rows[0])

    def _several(self, post: int, units: list[_Unit], world: Watched, *, there: bool) -> Held:
        """Several units on: together, rivals, or not known which."""
        distinct = {frozenset(answerer.person for answerer in unit.answerers): unit for unit in reversed(units)}
        everyone = tuple(answerer for unit in units for answerer in unit.answerers)
        rivals = any(unit.rivals for unit in units)
        if len(distinct) == 1:
            return Held("on", everyone, rivals, there)
        written = self.structure.posts_table.post(post)
        if written.together or rivals:
            return Held("on", everyone, rivals, there)
        if len({answerer.person for answerer in everyone}) > written.seats:
            return Held("on", everyone, True, there)
        names = tuple(sorted("+".join(sorted(persons)) for persons in distinct))
        chosen = world.known(("which", f"{self.structure.posts_table.id(post)} {' '.join(names)}"), names)
        on = tuple(
            a
            for unit in units
            if "+".join(sorted({b.person for b in unit.answerers})) == chosen
            for a in unit.answerers
        )
        return Held("on", on, False, there)

    def team(self, team: int | None, text: str, mode: str, world: World) -> Held:
        """Who answers for a team: its lead seat; without one, perhaps the team."""
        table = self.structure.posts_table
        if team is None or team < 0 or not table.team(team).in_force(self.instant.at):
            return NOBODY
        seat = table.lead_seat(team)
        if seat is None:
            return self._perhaps(f"team:{text}", world, made_up=bool(table.team(team).made_up))
        held = self.post(seat, mode, world, 1)
        made_up = bool(table.team(team).made_up)
        family = table.team_family(team)
        return along(
            held, Step("lead_seat", f"team:{text}", f"post:{table.id(seat)}", None, made_up, "teams", family.row)
        )

    def organisation(self, text: str, mode: str, world: World) -> Held:
        """Who answers for a body: its head; without one the whole, if so declared, else perhaps the body."""
        body = self.structure.organisations.get(text)
        if body is None or not body.in_force(self.instant.at):
            return NOBODY
        if body.head is not None:
            head = self.structure.posts_table.find(body.head)
            if head is None:
                return NOBODY
            held = self.post(head, mode, world, 1)
            return along(held, Step("head", f"organisation:{text}", f"post:{body.head}", None, bool(body.made_up)))
        if body.whole:
            step = Step("whole", f"organisation:{text}", None, None, bool(body.made_up))
            who = Answerer(f"organisation:{text}", "unnamed", None, None, (step,))
            return Held("on", (who,), held=True)
        return self._perhaps(f"organisation:{text}", world, made_up=bool(body.made_up))

    @staticmethod
    def _perhaps(name: str, world: World, *, made_up: bool) -> Held:
        if known(world, ("answers", name)) == NO:
            return NOBODY
        step = Step("perhaps", name, None, None, made_up)
        return Held("on", (Answerer(name, "unknown", None, None, (step,)),), held=True)

    def person(self, text: str) -> Held:
        """A person answers while in force."""
        person = self.structure.people_by_id.get(text)
        if person is None or not person.in_force(self.instant.at):
            return NOBODY
        step = Step("person", f"person:{text}", None, None, bool(person.made_up))
        return Held("on", (Answerer(f"person:{text}", f"person:{text}", None, None, (step,)),), held=True)


def linked_posts(structure: Structure, link: Link) -> Iterator[tuple[int, int]]:
    """The pairs of posts a link joins; rows written for each place mean all, of two those of one place."""
    if link.who.kind != "post" or link.to.kind != "post":
        return iter(())
    table = structure.posts_table
    who, to = table.family_named(link.who.id), table.family_named(link.to.id)
    if who is not None and to is not None:
        return table.pairs_of_one_place(who, to)
    return product(table.all_named(link.who.id), table.all_named(link.to.id))
