"""Which posts somebody holds at an instant, and the hours of a week that shifts state for them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np

from communitygov.base.time import MINUTES_A_DAY
from communitygov.engine.held_alike import HeldAlike
from communitygov.engine.holding import Now
from communitygov.engine.likeness import Likeness
from communitygov.queries.answers_for_shifts import is_in_mode
from communitygov.queries.load_parties import PERSON, Parties
from communitygov.structure.places import Bools, Ints, Longs
from communitygov.structure.shifts import begins_on
from communitygov.structure.words import SERVICE

if TYPE_CHECKING:
    from communitygov.model.post import Appointment
    from communitygov.structure.posts import Posts

WEEK = 7 * MINUTES_A_DAY
MOST_STEPS = 8
"""Posts held ex officio, one after another, that are followed."""
Shifts = tuple[str | None, str | None]
"""The shift that a post states, and that of an appointment to it."""


class Hats:
    """Who holds which post, and the shifts of each: three columns of one length."""

    def __init__(self, now: Now, parties: Parties, mode: str | None) -> None:
        self.now: Now = now
        self.parties: Parties = parties
        self.mode: str | None = mode
        self.table: Posts = now.structure.posts_table
        self.held: HeldAlike = HeldAlike.of(Likeness.at(now))
        self.kinds: list[Shifts] = []
        self._numbers: dict[Shifts, int] = {}
        columns = list(self._rows())
        self.party: Longs = _joined([column[0] for column in columns])
        self.post: Longs = _joined([column[1] for column in columns])
        self.shifts: Longs = _joined([column[2] for column in columns])
        """Index into ``kinds``."""

    def _rows(self) -> Iterator[tuple[Longs, Longs, Longs]]:
        special = np.zeros(len(self.table), dtype=np.bool_)
        special[self.table.terms.post] = True
        special[list(self.table.overridden)] = True
        alike: Longs = np.flatnonzero(self.held.posts & special)
        for family in self.table.families:
            of = family.family
            posts: Ints = np.arange(of.first, of.first + of.size, dtype=np.int64)
            plain = posts[~special[posts]]
            whole = family.team is None and family.of_team is None
            if family.everyone and len(plain):
                if whole and not any(each.holder.kind == "post" for _, each in family.everyone):
                    yield from self._alike(plain)
                else:
                    yield from (row for post in plain.tolist() for row in self._alike(np.array([post], dtype=np.int64)))
        for posts in self.held.grouped(alike, alike):
            yield from self._held_alike(posts)
        for post in np.flatnonzero(special & ~self.held.posts).tolist():
            yield from self._alike(np.array([post], dtype=np.int64))

    def _held_alike(self, posts: Longs) -> Iterator[tuple[Longs, Longs, Longs]]:
        """The rows of posts of which one tells who holds the others, since each names its holders alike."""
        slots = self.held.slots(int(posts[0]))
        by_slot = {PERSON + person: slot for person, slot in slots.items()}
        for party, those, shifts in self._alike(posts):
            slot = by_slot.get(int(party[0]))
            yield party if slot is None else PERSON + self.held.persons(those, slot), those, shifts

    def _alike(self, posts: Longs) -> Iterator[tuple[Longs, Longs, Longs]]:
        """The rows of posts that are like their first one."""
        first = int(posts[0])
        if not self.now.in_force(first) or not is_in_mode(self.now, first, self.mode):
            return
        for unit, (_, appointment) in enumerate(self.table.appointments(first)):
            if appointment.in_force(self.now.instant.at):
                shifts = np.full(len(posts), self._kind(first, appointment), dtype=np.int64)
                for party in self._holders(posts, unit, appointment):
                    yield party, posts, shifts

    def _kind(self, post: int, appointment: "Appointment") -> int:
        stated = self.table.post(post).shift, appointment.shift
        if stated not in self._numbers:
            self._numbers[stated] = len(self.kinds)
            self.kinds.append(stated)
        return self._numbers[stated]

    def _holders(self, posts: Longs, unit: int, appointment: "Appointment") -> Iterator[Longs]:
        """The party of each post by one appointment; nobody where that is not sure."""
        holder = appointment.holder
        if self.parties.per == "post":
            if holder.kind != "unknown":
                yield self.parties.of_post(0) + (self.parties.of_post(1) - self.parties.of_post(0)) * posts
        elif holder.kind == "unnamed":
            yield self.parties.of_post(0, unit) + (self.parties.of_post(1) - self.parties.of_post(0)) * posts
        elif holder.kind != "unknown" and len(holder.ids) == 1 and holder.kind != "post":
            yield np.full(len(posts), self.parties.of_person(f"person:{holder.ids[0]}"), dtype=np.int64)
        elif holder.kind == "post":
            yield from self._ex_officio(int(posts[0]), appointment)

    def _ex_officio(self, post: int, appointment: "Appointment") -> Iterator[Longs]:
        """Those who hold the post that an appointment names, or hold that ex officio in turn."""
        web = self.now.web(self.mode or SERVICE)
        seen, line = {post}, [web.other(post, appointment)]
        for _ in range(MOST_STEPS):
            following: list[int | None] = []
            for other in line:
                if other is None or other in seen or not self.now.in_force(other):
                    continue
                seen.add(other)
                for unit, (_, each) in enumerate(self.table.appointments(other)):
                    if not each.in_force(self.now.instant.at) or each.capacity == "deputy":
                        continue
                    if each.holder.kind == "post":
                        following.append(web.other(other, each))
                    else:
                        yield from self._holders(np.array([other], dtype=np.int64), unit, each)
            line = following

    def hours(self, kinds: frozenset[int]) -> tuple[float, bool]:
        """The hours of a week that several kinds of shifts come to together, and whether all of them are known."""
        week = np.zeros(WEEK, dtype=np.bool_)
        known = True
        for kind in kinds:
            one = self._week(self.kinds[kind])
            known = known and one is not None
            week |= False if one is None else one
        return float(week.sum()) / 60, known

    def _week(self, shifts: Shifts) -> Bools | None:
        """The minutes of the week around the instant that shifts state; None where none is stated, or not known."""
        weeks = [self._shift(name) for name in shifts if name is not None]
        if not weeks or any(week is None for week in weeks):
            return None
        found = np.ones(WEEK, dtype=np.bool_)
        for week in weeks:
            found &= week if week is not None else found
        return found

    def _shift(self, name: str) -> Bools | None:
        shift = self.now.structure.shifts.get(name)
        if shift is None or shift.hours == "unknown":
            return None
        day = self.now.instant.at.date()
        monday = datetime.combine(day - timedelta(days=day.weekday()), time())
        week = np.zeros(WEEK, dtype=np.bool_)
        for number in range(-1, 7):
            begins = begins_on(
                shift.days, (monday + timedelta(days=number)).date(), self.now.structure.register.calendar
            )
            if not isinstance(begins, bool):
                return None
            for hours in shift.hours if begins else ():
                start = number * MINUTES_A_DAY + hours.start
                week[max(0, start) : max(0, start + hours.length)] = True
        return week


def _joined(columns: list[Longs]) -> Longs:
    return np.concatenate(columns).astype(np.int64) if columns else np.zeros(0, dtype=np.int64)
