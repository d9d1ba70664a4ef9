"""Which posts may answer for which: the ways between posts, where they go round, and where they lead to somebody."""

from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from communitygov.engine.holding import Now
    from communitygov.model.post import Appointment

FIRST = ("acting", "holder", "seconded")
"""The capacities by which a post is held."""


@frozen
class Around:
    """What can be said of a post before any way from it is followed."""

    knot: int
    """A number for the posts that can be reached from it and reach it."""
    somebody: bool
    """Whether there may be somebody, on or off, at it or anywhere it leads to."""
    on: bool
    """Whether somebody may be on there."""
    held: bool
    """Whether it has a holder of its own for sure, on or off."""


class Web:
    """The posts that may answer for others in one mode, looked at as far as they are asked about."""

    def __init__(self, now: "Now", mode: str) -> None:
        self.now: Now = now
        self.mode: str = mode
        self._around: dict[int, Around] = {}
        self._looking: Lock = Lock()  # a knot is noted whole, or another thread would see a part of it

    def around(self, post: int) -> Around:
        """What can be said of a post and all it leads to."""
        found = self._around.get(post)
        if found is None:
            with self._looking:
                if post not in self._around:
                    self._look(post)
            found = self._around[post]
        return found

    def other(self, post: int, appointment: "Appointment") -> int | None:
        """The post an ex officio holder means: of a family, the one made for the same place."""
        table, text = self.now.structure.posts_table, appointment.holder.ids[0]
        family = table.family_named(text)
        if family is None:
            return table.find(text)
        place = table.place_row(post)
        return None if place is None else table.made_at(family, place)

    def _leads_to(self, post: int) -> Iterator[int]:
        """The posts one step from a post."""
        if self.now.in_force(post):
            for appointment in self.now.appointments(post):
                if appointment.holder.kind == "post":
                    other = self.other(post, appointment)
                    if other is not None:
                        yield other
            yield from self.now.standing_in(post, self.mode)

    def _look(self, start: int) -> None:
        """Find the knots of all that a post leads to, by Tarjan's walk without recursion, innermost first."""
        order: dict[int, int] = {start: 0}
        low: dict[int, int] = {start: 0}
        waiting = [start]
        walk = [(start, self._leads_to(start))]
        while walk:
            post, steps = walk[-1]
            for other in steps:
                if other in self._around:
                    continue
                if other not in order:
                    order[other] = low[other] = len(order)
                    waiting.append(other)
                    walk.append((other, self._leads_to(other)))
                    break
                low[post] = min(low[post], order[other])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[post])
                if low[post] == order[post]:
                    at = len(waiting) - 1
                    while waiting[at] != post:
                        at -= 1
                    self._tie(waiting[at:])
                    del waiting[at:]

    def _tie(self, knot: list[int]) -> None:
        """Note the posts of one knot; what it leads to besides is noted already."""
        inside = set(knot)
        own = [self._own(post) for post in knot]
        beyond = [self._around[o] for post in knot for o in self._leads_to(post) if o not in inside]
        somebody = any(there for there, _, _ in own) or any(each.somebody for each in beyond)
        on = any(each for _, each, _ in own) or any(each.on for each in beyond)
        number = min(knot)
        self._around.update(
            {post: Around(number, somebody, on, held) for post, (_, _, held) in zip(knot, own, strict=True)}
        )

    def _own(self, post: int) -> tuple[bool, bool, bool]:
        """Whether a post may have somebody itself, whether that one may be on, and whether it is held for sure."""
        if not self.now.in_force(post):
            return False, False, False
        own = [each for each in self.now.appointments(post) if each.holder.kind != "post"]
        may = self._may_be_on(self.now.structure.posts_table.like(post).shift)
        on = may and any(self._may_be_on(appointment.shift) for appointment in own)
        held = any(each.capacity in FIRST and each.holder.kind != "unknown" for each in own)
        return bool(own), on, held

    def _may_be_on(self, shift: str | None) -> bool:
        return any(on is not False for on in self.now.ons(shift))
