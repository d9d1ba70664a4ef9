"""Appointments that name one post, as columns: who holds which post, in which capacity, from when until when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from communitygov.base.texts import TextIndex, Texts
from communitygov.model.columns import Periods, coded, distinct
from communitygov.structure.holders import KINDS, Holders
from communitygov.structure.lasting import Lasting
from communitygov.structure.places import Bools, Ints, Longs

if TYPE_CHECKING:
    from communitygov.base.coded import Coded
    from communitygov.model.post import Appointment

CAPACITIES = ("holder", "acting", "deputy", "seconded")
EVER, NEVER = np.iinfo(np.int64).min, np.iinfo(np.int64).max
_EPOCH = datetime(1970, 1, 1)  # local time has no zone
_MICROSECOND = timedelta(microseconds=1)

ForAll = Mapping[int, Mapping[str, "Appointment"]]
"""What the appointments for every post of a family agree in, by family and capacity."""


def instant_number(at: datetime) -> int:
    """An instant of local time as a number: microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


@frozen(eq=False, repr=False, getstate_setstate=False)
class Terms(Lasting):
    """The appointments that name one post, in the order of the posts."""

    post: Ints
    """Number of the post."""
    row: Ints
    """Row of the register."""
    capacity: Ints
    """Index into `CAPACITIES`."""
    kind: Ints
    """Index into `KINDS`."""
    shift: Ints
    """Index into ``shifts``; -1 for none."""
    since: Longs
    """First instant in force; `EVER` where open. Instants are numbers as `instant_number` makes them."""
    until: Longs
    """First instant no longer in force; `NEVER` where open."""
    first: Ints
    """Where the persons of each begin in ``person``; one number more than there are appointments."""
    person: Ints
    """The persons named, as numbers from 0 on."""
    people: TextIndex
    """The id of each of these persons."""
    elsewhere: Bools
    """For each person whether they are also named for every post of a row, or as the one who carries a share."""
    shifts: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.post)

    def naming(self, person: str) -> Ints:
        """The posts with an appointment that names a person, each once."""
        number = self.people.find(person)
        if number < 0:
            return self.post[:0]
        rows = np.searchsorted(self.first, np.flatnonzero(self.person == number), side="right") - 1
        return np.unique(self.post[rows])

    def in_force(self, at: datetime) -> Bools:
        """Which of them are in force at an instant."""
        number = instant_number(at)
        there: Bools = (self.since <= number) & (number < self.until)
        return there

    @classmethod
    def of(
        cls, written: "Sequence[Appointment]", post: Longs, family: Longs, for_all: ForAll, others: Iterable[str]
    ) -> "Terms":
        """The columns of the appointments of a register to one post each.

        ``post`` is the number of the post that each names, -1 for none, and ``family`` where what it does not state is
        taken from; ``others`` are the persons who answer elsewhere too.
        """
        rows: Longs = np.flatnonzero(post >= 0)
        rows = rows[np.argsort(post[rows], kind="stable")]
        holders = Holders.of(written).take(rows)
        taken = _Taken(written, rows, family[rows], for_all)
        since, until = taken.periods()
        shift, shifts = taken.shifts()
        named = np.diff(holders.first) * ~holders.is_post()
        person, people = distinct(holders.ids.take(holders.at[~holders.is_post()[holders.row]]))
        index = TextIndex.of(people)
        met = index.find_all(Texts.of(set(others)))
        elsewhere = np.zeros(len(people), dtype=np.bool_)
        elsewhere[met[met >= 0]] = True
        return cls(
            post=post[rows].astype(np.int32),
            row=rows.astype(np.int32),
            capacity=taken.capacity,
            kind=holders.kind,
            shift=shift,
            since=since,
            until=until,
            first=np.concatenate(([0], np.cumsum(named))).astype(np.int32),
            person=person,
            people=index,
            elsewhere=elsewhere,
            shifts=shifts,
        )


class _Taken:
    """Some appointments, with what they do not state taken from those for every post of their families."""

    def __init__(self, written: "Sequence[Appointment]", rows: Longs, family: Longs, for_all: ForAll) -> None:
        capacity = coded(written, "capacity")
        numbers = np.array([*map(CAPACITIES.index, capacity.values), 0], dtype=np.int8)  # not stated: it is the first
        self.written: Sequence[Appointment] = written
        self.rows: Longs = rows
        self.capacity: Ints = numbers[capacity.codes[rows]]
        self.bases: list[tuple[Bools, Appointment]] = [
            ((family == number) & (self.capacity == CAPACITIES.index(name)), base)
            for number, each in for_all.items()
            for name, base in each.items()
        ]

    def periods(self) -> tuple[Longs, Longs]:
        """First instant in force, and first instant no longer so."""
        read = Periods.of(self.written)
        codes = read.codes[self.rows]
        since = np.array([_start(start) for start, _ in read.values], dtype=np.int64)[codes]
        until = np.array([_end(end) for _, end in read.values], dtype=np.int64)[codes]
        if self.bases:
            said = {field: coded(self.written, field).codes[self.rows] >= 0 for field in ("since", "until", "through")}
            for mine, base in self.bases:
                start, end = base.period
                since[mine & ~said["since"]] = _start(start)
                until[mine & ~said["until"] & ~said["through"]] = _end(end)
        return since, until

    def shifts(self) -> tuple[Ints, tuple[str, ...]]:
        """The shift of each, and the ids of the shifts in the order in which they are first met."""
        column: Coded[str] = coded(self.written, "shift")
        codes, names = column.codes[self.rows].copy(), dict.fromkeys(column.values)
        for _, base in self.bases:
            if base.shift is not None:
                names.setdefault(base.shift)
        number = {name: at for at, name in enumerate(names)}
        stated = codes >= 0
        codes = np.array([*(number[name] for name in column.values), -1], dtype=np.int32)[codes]
        for mine, base in self.bases:
            if base.shift is not None:
                codes[mine & ~stated] = number[base.shift]
        met, first = np.unique(codes[codes >= 0], return_index=True)
        order = met[np.argsort(first)]
        new = np.full(len(names) + 1, -1, dtype=np.int32)
        new[order] = np.arange(len(order), dtype=np.int32)
        listed = list(names)
        return new[codes], tuple(listed[at] for at in map(int, order))


def _start(start: datetime | None) -> int:
    return EVER if start is None else instant_number(start)


def _end(end: datetime | None) -> int:
    return NEVER if end is None else instant_number(end)


__all__ = ["CAPACITIES", "EVER", "KINDS", "NEVER", "ForAll", "Terms", "instant_number"]
