"""The answer to what differs between two structures, or in one between two instants."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from attrs import evolve, field, frozen

from communitygov.base.frozen import FrozenMap
from communitygov.base.ref import Ref
from communitygov.base.rows import Column, Rows
from communitygov.base.shortly import shortly
from communitygov.engine.found import STATES
from communitygov.queries.by import whole
from communitygov.queries.compare_cells import Cells, PairCells
from communitygov.queries.compare_differences import Difference, Kind, of_kind
from communitygov.queries.compare_nouns import NounChange
from communitygov.queries.covered import Coverage
from communitygov.structure.places import Floats

Why = Literal["place", "homes", "not_counted"]


@frozen
class Condition:
    """One of the two things compared: when and how it was asked, and what it comes to."""

    at: str
    """The date or the instant."""
    mode: str | None
    """The mode asked; None: those in force."""
    modes_in_force: tuple[str, ...]
    """The modes counted in, at any of the places."""
    total: float
    """How many pairs of place and duty are counted: the sum of `states`."""
    states: Mapping[str, float]
    """How many are in each state."""
    not_counted: tuple[Ref, ...] = field(default=(), repr=shortly)
    """Places whose households are unknown or not exact."""
    modes_tie: bool = False
    """Whether switches tie somewhere, so that several modes are in force at one place."""

    @classmethod
    def of(cls, covered: Coverage) -> "Condition":
        """What a coverage at one instant found."""
        return cls(
            at=covered.at,
            mode=covered.mode,
            modes_in_force=covered.modes_in_force,
            total=covered.total,
            states=covered.states,
            not_counted=covered.not_counted,
            modes_tie=covered.modes_tie,
        )

    def moved(self, before: Floats, after: Floats) -> "Condition":
        """What it comes to when pairs of some states, one number for each of `STATES`, come to others."""
        states = zip(STATES, (after - before).tolist(), strict=True)
        return evolve(self, states=FrozenMap({state: whole(self.states[state] + more) for state, more in states}))

    def to_json(self) -> dict[str, Any]:
        """The condition in the published form."""
        return {
            "at": self.at,
            "mode": self.mode,
            "modes_in_force": list(self.modes_in_force),
            "total": self.total,
            "states": dict(self.states),
            "not_counted": [str(place) for place in self.not_counted],
        }


@frozen
class OnlyThere:
    """A place some of which is counted in one of the two only."""

    place: Ref
    """The place as the register lists it; of homes of a layout their building."""
    count: float
    """How many households, or places, are counted in one only; for the duty for which they are most."""
    why: Why
    """place: the other has no such place; homes: it has, and not these homes; not_counted: there it is not known how
    many they are."""

    COLUMNS: ClassVar[Mapping[str, Column]] = {"place": "text", "count": "number", "why": "text"}

    def to_row(self) -> dict[str, Any]:
        """The row of a table."""
        return {"place": self.place.id, "count": self.count, "why": self.why}

    def to_json(self) -> dict[str, Any]:
        """The place in the published form."""
        return {"place": str(self.place), "count": self.count, "why": self.why}


@frozen
class Comparison:
    """What differs between two structures, or in one between two instants, by meaning."""

    level: str | None
    """The level asked; None: every place each duty is for."""
    duties: tuple[Ref, ...] = field(repr=shortly)
    """The duties in both, those that are compared."""
    before: Condition
    """What the first comes to."""
    after: Condition
    """What the second comes to."""
    differences: Rows[Difference]
    """What comes to something else, the heaviest first in each kind; at most a thousand."""
    counts: Mapping[str, float]
    """How many pairs are in each of `KINDS`; all of them, listed or not."""
    same: float
    """How many pairs come to the same: the state, and those who lead."""
    left_out: int = 0
    """How many differences are not listed; the counts cover them all."""
    duties_before: tuple[Ref, ...] = ()
    """Duties that only the first has."""
    duties_after: tuple[Ref, ...] = ()
    """Duties that only the second has."""
    places_before: Rows[OnlyThere] = field(factory=lambda: Rows(OnlyThere))
    """Places that are counted in the first only, the heaviest first; at most a thousand."""
    places_after: Rows[OnlyThere] = field(factory=lambda: Rows(OnlyThere))
    """Places that are counted in the second only, the heaviest first; at most a thousand."""
    nouns: Rows[NounChange] = field(factory=lambda: Rows(NounChange))
    """The rows and holders that differ, where there are such; at most a thousand."""
    nouns_left_out: int = 0
    """How many more rows and holders differ."""
    made_up: bool = False
    """Whether anything in either register is marked as made up."""
    names: FrozenMap[str, Any] = field(default=FrozenMap(), converter=FrozenMap[str, Any], eq=False, repr=False)
    """Names of the duties, places, posts and bodies met, by ``kind:id``; never of persons."""
    cells: Cells = field(factory=PairCells, eq=False, repr=False)
    """What each pair comes to, which `kind` looks up; not part of the answer."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all differs: no answer, no place, no duty, no noun."""
        only = (self.duties_before, self.duties_after, self.places_before, self.places_after)
        return not (self.differences or any(only) or self.nouns)

    @property
    def lost(self) -> Rows[Difference]:
        """What was answered, and is a hole."""
        return self.of("lost")

    @property
    def gained(self) -> Rows[Difference]:
        """What was a hole, and is answered."""
        return self.of("gained")

    @property
    def changed(self) -> Rows[Difference]:
        """What another answers for: another post, or somebody else in it."""
        return self.of("changed")

    @property
    def other_hole(self) -> Rows[Difference]:
        """What was a hole, and is one of another kind."""
        return self.of("other_hole")

    def of(self, kind: Kind) -> Rows[Difference]:
        """The differences of one of `KINDS`."""
        return of_kind(self.differences, kind)

    def kind(self, place: "str | Ref", duty: "str | Ref") -> str | None:
        """What becomes of one pair: one of `KINDS`, or ``same``; None where it is not counted in both."""
        text, of = (each if isinstance(each, str) else each.id for each in (place, duty))
        return self.cells.kind(text.removeprefix("place:"), of.removeprefix("duty:"))

    def to_json(self) -> dict[str, Any]:
        """The comparison in the published form ``compare/1``."""
        return {
            "schema": "compare/1",
            "level": self.level,
            "duties": [str(duty) for duty in self.duties],
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "same": self.same,
            "counts": dict(self.counts),
            "differences": [each.to_json() for each in self.differences],
            "left_out": self.left_out,
            "duties_before": [str(duty) for duty in self.duties_before],
            "duties_after": [str(duty) for duty in self.duties_after],
            "places_before": [each.to_json() for each in self.places_before],
            "places_after": [each.to_json() for each in self.places_after],
            "nouns": [each.to_json() for each in self.nouns],
            "nouns_left_out": self.nouns_left_out,
            "made_up": self.made_up,
        }
