"""The rows of a week: one duty in one place, or in all its places, and when nobody is on."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import frozen

from communitygov.base.ref import Ref
from communitygov.base.rows import Column
from communitygov.queries.answer import HOLES, STATES, Unknown
from communitygov.queries.by import whole
from communitygov.queries.week_cells import COLUMNS

IN_DOUBT = ("ambiguous", "unknown_which")


@frozen
class WeekGap:
    """A stretch of time in which a duty has a hole somewhere in a place, up to and not at its last instant."""

    since: str
    """When it begins; a gap that was there before is cut where the span begins."""
    until: str
    """When it ends; a gap that goes on is cut where the span ends."""
    hours: float
    """How long it is."""
    states: tuple[str, ...]
    """The kinds of hole met in it, in the order of time."""

    def to_json(self) -> dict[str, Any]:
        """The gap in the published form."""
        return {"since": self.since, "until": self.until, "hours": self.hours, "states": list(self.states)}


@frozen
class WeekRow:
    """One duty in one place of the level, over the span."""

    place: Ref
    """The place."""
    duty: Ref
    """The duty."""
    pairs: float
    """How many pairs of the duty and a home or other place lie in it."""
    hours: Mapping[str, float]
    """Hours of the clock in each of `STATES`: at every instant the place is in the gravest state of what lies in it.
    They add up to the length of the span."""
    pair_hours: Mapping[str, float]
    """Pairs × hours in each of `STATES`, as `coverage` counts them."""
    gaps: tuple[WeekGap, ...] = ()
    """When there is a hole in it, in the order of time; at most a hundred."""
    gaps_left_out: int = 0
    """How many gaps are not listed; the hours cover them all."""
    longest: WeekGap | None = None
    """The longest gap, of equal ones the first; None without any."""
    unknowns: tuple[Unknown, ...] = ()
    """What is not known where its state is `unknown_which`: of the first pieces of time, at one place of each."""

    COLUMNS: ClassVar[Mapping[str, Column]] = COLUMNS

    @property
    def nobody(self) -> float:
        """Hours of the clock in which there is a hole somewhere in it."""
        return whole(sum(self.hours[state] for state in HOLES))

    @property
    def in_doubt(self) -> float:
        """Hours of the clock in which there is no hole, and somewhere it is ambiguous or not known who answers."""
        return whole(sum(self.hours[state] for state in IN_DOUBT))

    @property
    def first(self) -> WeekGap | None:
        """The first gap; None without any."""
        return self.gaps[0] if self.gaps else None

    def to_row(self) -> dict[str, Any]:
        """The row of a table: hours of the clock in each state, and the longest and the first gap."""
        longest, first = self.longest, self.first
        return {
            "place": self.place.id,
            "duty": self.duty.id,
            "pairs": self.pairs,
            "nobody": self.nobody,
            **self.hours,
            "gaps": len(self.gaps) + self.gaps_left_out,
            "longest": 0 if longest is None else longest.hours,
            "longest_since": None if longest is None else longest.since,
            "longest_until": None if longest is None else longest.until,
            "first_since": None if first is None else first.since,
            "first_until": None if first is None else first.until,
            "pair_hours": whole(sum(self.pair_hours.values())),
            "pair_hours_nobody": whole(sum(self.pair_hours[state] for state in HOLES)),
        }

    def to_json(self) -> dict[str, Any]:
        """The row in the published form."""
        return {
            "place": str(self.place),
            "duty": str(self.duty),
            "pairs": self.pairs,
            "nobody": self.nobody,
            "hours": dict(self.hours),
            "pair_hours": dict(self.pair_hours),
            "gaps": [gap.to_json() for gap in self.gaps],
            "gaps_left_out": self.gaps_left_out,
            "longest": None if self.longest is None else self.longest.to_json(),
            "unknowns": [each.to_json() for each in self.unknowns],
        }


@frozen
class DutyWeek:
    """One duty over the span, in all its places."""

    duty: Ref
    """The duty."""
    pairs: float
    """How many pairs of the duty and a home or other place are counted."""
    hours: Mapping[str, float]
    """Hours of the clock in each of `STATES`: at every instant the gravest of any place."""
    pair_hours: Mapping[str, float]
    """Pairs × hours in each of `STATES`."""
    nobody_by_day: tuple[float, ...]
    """For each day the hours of the clock in which there is a hole somewhere."""
    in_doubt_by_day: tuple[float, ...]
    """For each day the hours without a hole in which somewhere it is ambiguous or not known who answers."""
    asked_by_day: tuple[float, ...]
    """For each day the hours in which the duty asks anywhere."""
    places: int
    """How many places of the level have any of it in them."""
    places_with_gaps: int
    """In how many of those there is a hole at some hour."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {
        "duty": "text",
        "pairs": "number",
        "nobody": "number",
        **dict.fromkeys(STATES, "number"),
        "places": "count",
        "places_with_gaps": "count",
        "pair_hours": "number",
        "pair_hours_nobody": "number",
    }

    @property
    def nobody(self) -> float:
        """Hours of the clock in which there is a hole somewhere."""
        return whole(sum(self.hours[state] for state in HOLES))

    def to_row(self) -> dict[str, Any]:
        """The row of a table: hours of the clock in each state."""
        return {
            "duty": self.duty.id,
            "pairs": self.pairs,
            "nobody": self.nobody,
            **self.hours,
            "places": self.places,
            "places_with_gaps": self.places_with_gaps,
            "pair_hours": whole(sum(self.pair_hours.values())),
            "pair_hours_nobody": whole(sum(self.pair_hours[state] for state in HOLES)),
        }

    def to_json(self) -> dict[str, Any]:
        """The duty in the published form."""
        return {
            "duty": str(self.duty),
            "pairs": self.pairs,
            "nobody": self.nobody,
            "hours": dict(self.hours),
            "pair_hours": dict(self.pair_hours),
            "nobody_by_day": list(self.nobody_by_day),
            "in_doubt_by_day": list(self.in_doubt_by_day),
            "asked_by_day": list(self.asked_by_day),
            "places": self.places,
            "places_with_gaps": self.places_with_gaps,
        }
